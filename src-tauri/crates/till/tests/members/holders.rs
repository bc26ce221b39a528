//! Who a card belongs to: other words, a look, and forgetting.

use crate::finding::{names, view};
use crate::house::{House, edit};
use domain::fact::Fact;
use domain::member::CardId;
use domain::refusal::Refusal;
use till::engine::members::MemberCommand;
use till::view::{CardPartView, HolderView, PayOutView};

fn rename(card: CardId, name: &str, phone: &str, code: &str) -> MemberCommand {
    MemberCommand::Rename { card, holder: edit(name, phone, code) }
}

fn count(house: &House, kind: &str) -> usize {
    house.facts().iter().filter(|fact| fact.kind() == kind).count()
}

#[test]
fn other_words_keep_a_phone_that_was_masked() {
    let mut house = House::new();
    let card = house.loaded("100");
    house.does(rename(card, "李雷", "138****5678", "VIP-9"));
    assert!(matches!(view(&house, card).holder, HolderView::Known { name, phone, code, .. }
        if name == "李雷" && phone == "138****5678" && code == "VIP9"));
    assert_eq!((names(&house, "12345678"), count(&house, "card.named")), (vec![card.0], 0));
    assert_eq!(house.refused(rename(card, "李雷", "139****5678", "")), Refusal::HolderPhone);
    house.does(rename(card, "李雷", "", ""));
    assert!(names(&house, "5678").is_empty());
    let other = house.open("王芳", "", "VIP-7");
    assert_eq!(house.refused(rename(card, "李雷", "", "VIP-7")), Refusal::CardNumberTaken);
    house.does(rename(other, "王芳", "", "VIP-7"));
    house.does(MemberCommand::Close { card: other, pay_out: PayOutView::Cash });
    assert_eq!(house.refused(rename(other, "王芳", "", "")), Refusal::CardClosed);
}

#[test]
fn a_name_more_or_less_is_another_limit() {
    let mut house = House::new();
    let card = house.open("", "", "");
    house.does(rename(card, "王芳", "", ""));
    assert!(house.card(card).named);
    house.load(card, "2000");
    assert_eq!(house.refused(rename(card, "", "", "")), Refusal::CardOverLimit);
    let (part, amount, reason) = (CardPartView::Principal, "-1500".to_owned(), "退".to_owned());
    house.does(MemberCommand::Adjust { card, part, amount, reason });
    house.does(rename(card, "", "13812345678", ""));
    assert!(!house.card(card).named);
    assert_eq!(count(&house, "card.named"), 2);
    let named: Vec<bool> = house
        .facts()
        .into_iter()
        .filter_map(|fact| match fact {
            Fact::CardNamed { named, .. } => Some(named),
            _ => None,
        })
        .collect();
    assert_eq!(named, [true, false]);
}

#[test]
fn a_look_is_written_down_and_nothing_else() {
    let mut house = House::new();
    let card = house.loaded("100");
    let look = |reason: &str| MemberCommand::SeePhone { card, reason: reason.to_owned() };
    assert_eq!(house.refused(look("")), Refusal::ReasonMissing);
    house.does(look("核对身份"));
    assert!(house.facts().contains(&Fact::HolderSeen { card, reason: "核对身份".to_owned() }));
    let nobody = house.open("李雷", "", "");
    let wish = MemberCommand::SeePhone { card: nobody, reason: "核对".to_owned() };
    assert_eq!(house.refused(wish), Refusal::HolderGone);
    // the screen never has it, and a log has no word at all
    let told = serde_json::to_string(&view(&house, card)).unwrap();
    assert!(told.contains("138****5678") && !told.contains("13812345678"));
    let logged = format!("{:?}{:?}", house.picture(), view(&house, card));
    assert!(!logged.contains("王芳") && !logged.contains("5678"), "{logged}");
}

#[test]
fn the_forgotten_are_gone_and_their_accounts_stay() {
    let mut house = House::new();
    let card = house.loaded("3000");
    house.does(MemberCommand::Forget { card });
    let seen = view(&house, card);
    assert_eq!((seen.holder, seen.total.fen), (HolderView::Forgotten, 300_000));
    // nobody knows by name whose it is: it can be spent, not loaded
    assert!(seen.over_limit);
    let top_up = MemberCommand::TopUp { card, tier: Some(1), amount: String::new() };
    assert_eq!(house.refused(top_up), Refusal::CardOverLimit);
    assert!(names(&house, "王芳").is_empty() && names(&house, "5678").is_empty());
    assert_eq!(names(&house, "000001"), [card.0], "by its number");
    let mut house = house.restart();
    assert_eq!(view(&house, card).holder, HolderView::Forgotten);
    house.desk.type_line("10");
    house.does(MemberCommand::Pay { card, amount: String::new() });
    let wish = MemberCommand::SeePhone { card, reason: "核对".to_owned() };
    assert_eq!(house.refused(wish), Refusal::HolderGone);
    // somebody else may be put down
    house.does(rename(card, "李雷", "13900001111", ""));
    assert_eq!(names(&house, "李雷"), [card.0]);
    let nobody = house.open("", "", "");
    assert_eq!(house.refused(MemberCommand::Forget { card: nobody }), Refusal::HolderGone);
}

/// The words are destroyed before the book says so. Cut short in between, the page tells it, and the same wish
/// writes the fact.
#[test]
fn a_forgetting_that_the_book_did_not_take_is_kept_all_the_same() {
    let mut house = House::new();
    let card = house.loaded("100");
    let intruder = rusqlite::Connection::open(house.folder.path().join("book")).unwrap();
    intruder.execute_batch("BEGIN IMMEDIATE").unwrap();
    assert_eq!(house.wish(MemberCommand::Forget { card }).0, Err(Refusal::BookTrouble));
    intruder.execute_batch("ROLLBACK").unwrap();
    let mut house = house.after_a_cut();
    assert_eq!((view(&house, card).holder, count(&house, "holder.forgotten")), (HolderView::Forgotten, 0));
    house.does(MemberCommand::Forget { card });
    assert_eq!(count(&house, "holder.forgotten"), 1);
}

#[test]
fn while_holders_are_away_nothing_of_them_changes() {
    let mut house = House::new();
    let card = house.loaded("100");
    let plain = house.open("", "", "");
    std::fs::rename(house.holders().join("keys"), house.folder.path().join("away")).unwrap();
    let mut house = house.restart();
    let wishes = [
        rename(card, "李雷", "", ""),
        MemberCommand::Forget { card },
        MemberCommand::SeePhone { card, reason: "核对".to_owned() },
        MemberCommand::Replace { card, code: String::new() },
        MemberCommand::Replace { card: plain, code: "VIP-8".to_owned() },
    ];
    for wish in wishes {
        assert_eq!(house.refused(wish), Refusal::MembersAway);
    }
    // nobody is missed by name
    house.does(MemberCommand::Replace { card: plain, code: String::new() });
    assert_eq!(view(&house, CardId(3)).holder, HolderView::Away);
}
