//! New cards, with their holder or without.

use crate::audit::audit;
use crate::house::{House, edit};
use domain::fact::Fact;
use domain::member::CardId;
use domain::refusal::Refusal;
use members::{Person, Trouble};
use till::engine::Command;
use till::engine::members::MemberCommand;
use till::engine::members::find;
use till::view::HolderView;

fn open(name: &str, phone: &str, code: &str) -> MemberCommand {
    MemberCommand::Open { holder: edit(name, phone, code) }
}

fn holder(house: &House, card: CardId) -> HolderView {
    let finder = house.desk.counter.finder();
    find::card(house.desk.counter.book(), finder.as_ref(), &crate::house::programme(), card).unwrap().holder
}

#[test]
fn a_card_with_its_holder_opens_its_page() {
    let mut house = House::new();
    let card = house.open("王芳", "138 1234 5678", "vip-7");
    assert_eq!(card, CardId(1));
    assert_eq!(house.picture().opened_member, Some(1));
    assert!(house.card(card).named && house.card(card).total().is_zero());
    let known = HolderView::Known {
        name: "王芳".to_owned(),
        phone: "138****5678".to_owned(),
        code: "VIP7".to_owned(),
        note: String::new(),
    };
    assert_eq!(holder(&house, card), known);
    house.dismiss();
    assert_eq!(house.picture().opened_member, None);
    // a phone alone names nobody
    let card = house.open("", "13900001111", "");
    assert!(!house.card(card).named);
    let card = house.open("", "", "");
    assert_eq!((house.card(card).named, holder(&house, card)), (false, HolderView::Nobody));
}

#[test]
fn what_is_no_holder_is_refused_and_leaves_nothing() {
    let mut house = House::new();
    house.open("王芳", "", "VIP7");
    let table = [
        (open(&"长".repeat(41), "", ""), Refusal::HolderName),
        (open("", "12", ""), Refusal::HolderPhone),
        (open("", "138****5678", ""), Refusal::HolderPhone),
        (open("", "", "会员"), Refusal::CardNumberTaken),
        (open("", "", "vip 7"), Refusal::CardNumberTaken),
        // a scan of these would never be taken for a card
        (open("", "", "134567890123456789"), Refusal::CardNumberTaken),
        (open("", "", "8000112300000001"), Refusal::CardNumberTaken),
        (open("", "", "QTABCDEFGHABCDEFGHABCDEFGH"), Refusal::CardNumberTaken),
    ];
    for (wish, why) in table {
        assert_eq!(house.refused(wish), why);
    }
    let finder = house.desk.counter.finder().unwrap();
    assert_eq!(finder.health().map(|_| finder.memory().unwrap().1), Ok(1));
}

/// The person is on the disk before the card; what a power cut leaves between the two belongs to no card, and is
/// destroyed at the next start, or by the next that gets its number.
#[test]
fn a_person_without_a_card_never_comes_with_somebody_elses() {
    let mut house = House::new();
    let intruder = rusqlite::Connection::open(house.folder.path().join("book")).unwrap();
    intruder.execute_batch("BEGIN IMMEDIATE").unwrap();
    assert_eq!(house.wish(open("王芳", "13812345678", "VIP7")).0, Err(Refusal::BookTrouble));
    intruder.execute_batch("ROLLBACK").unwrap();
    assert!(house.desk.counter.finder().unwrap().holder(1).is_ok());
    let mut house = house.after_a_cut();
    assert_eq!(house.desk.counter.finder().unwrap().holder(1), Err(Trouble::Absent));
    let finder = house.desk.counter.finder();
    let list = |house: &House, query: &str| {
        let book = house.desk.counter.book();
        find::list(book, finder.as_ref(), &crate::house::programme(), query, 9).unwrap().cards
    };
    assert_eq!(list(&house, "王芳"), []);
    let card = house.open("李雷", "13900001111", "VIP7");
    assert_eq!(card, CardId(1));
    assert_eq!(list(&house, "王芳"), []);
    assert_eq!(list(&house, "李雷").len(), 1);
    // the same where nobody is named: the words of the one before are not told to this card
    let mut house = House::new();
    let number = house.desk.counter.book().head().counters.card;
    drop(std::mem::replace(&mut house.desk, crate::desk::Desk::new()));
    let book = store::Book::reader(&house.folder.path().join("book")).unwrap();
    let mut holders = crate::desk::open_holders(&house.holders(), &book).unwrap();
    let left = Person { phone: members::Phone::parse("13812345678"), ..Person::default() };
    holders.add(number, &left).unwrap();
    drop(holders);
    let mut house = house.restart();
    let card = house.open("", "", "");
    assert_eq!((card.0, holder(&house, card)), (number, HolderView::Nobody));
}

#[test]
fn while_holders_are_away_cards_go_by_their_number() {
    let mut house = House::new();
    let card = house.loaded("100");
    let keys = house.holders().join("keys");
    std::fs::rename(&keys, house.folder.path().join("away")).unwrap();
    let mut house = house.restart();
    assert_eq!(house.picture().members.unwrap().trouble.as_deref(), Some("keys_missing"));
    assert_eq!(holder(&house, card), HolderView::Away);
    for wish in [open("李雷", "", ""), open("", "13900001111", ""), open("", "", "VIP8")] {
        assert_eq!(house.refused(wish), Refusal::MembersAway);
    }
    let plain = house.open("", "", "");
    house.load(plain, "100");
    // what is found by its number pays as ever, and a scan says why it finds nothing
    house.desk.type_line("30");
    house.does(MemberCommand::Pay { card, amount: String::new() });
    assert_eq!(house.on(card).0, 7000);
    assert_eq!(house.desk.scan("VIP-7").0, Err(Refusal::MembersAway));
    assert_eq!(house.desk.scan("9912345").0, Err(Refusal::MembersAway));
    assert_eq!(house.desk.scan("6901234567892").0, Err(Refusal::ScanGoods));
    audit(&house);
}

#[test]
fn a_shop_without_cards_has_none() {
    let mut house = House::with(|config| config.members = None);
    assert_eq!(house.picture().members, None);
    assert_eq!(house.refused(open("", "", "")), Refusal::MembersOff);
    assert_eq!(house.refused(MemberCommand::Show { card: Some(CardId(1)) }), Refusal::MembersOff);
    assert_eq!(house.wish(MemberCommand::Show { card: None }).0, Ok(()));
    assert_eq!(house.desk.scan("9912345").0, Err(Refusal::ScanMember));
    assert!(!house.facts().iter().any(|fact| matches!(fact, Fact::CardOpened { .. })));
    house.desk.type_line("10");
    assert_eq!(house.desk.key(Command::Cash { received: "20".to_owned() }).0, Ok(()));
    assert!(!house.picture().change_to_card);
}
