//! What changes between the dry run and the import, or during it: all of it counts or nothing.

use crate::house::{House, table};
use domain::member::CardId;
use domain::refusal::Refusal;
use till::engine::members::MemberCommand;
use till::view::{ChoiceView, HolderEdit, IntakeView, MeetView, PayOutView, RepeatView};

fn open(house: &House, phone: &str) {
    let holder = HolderEdit { name: "张".into(), phone: phone.into(), ..HolderEdit::default() };
    house.wish(MemberCommand::Open { holder }).unwrap();
}

fn nothing_came(house: &House, cards: usize) {
    assert_eq!(house.cards().len(), cards);
    assert_eq!(house.reader().batches(9).unwrap(), []);
    assert_eq!(house.finder.find("会员", 9).unwrap(), []);
    house.is_sound();
}

#[test]
fn another_file_of_the_name_is_not_brought_in() {
    let house = House::new();
    let path = house.write("old.csv", &table(30));
    for changed in [table(31), table(30).replace("VIP0000007", "VIP0000099")] {
        house.write("old.csv", &table(30));
        house.check(&path);
        std::fs::write(&path, changed).unwrap();
        assert_eq!(house.bring(), Err("file.changed".to_owned()));
        nothing_came(&house, 0);
    }
    let sentence = |_: &cardfile::Fault| String::new();
    assert_eq!(house.intake.error_file(&house.path("errors.csv"), &sentence), Err(Refusal::ImportFile));
    assert!(!house.path("errors.csv").exists() && !house.path("errors.csv.part").exists());
    std::fs::remove_file(&path).unwrap();
    assert_eq!(house.bring(), Err("file.unreadable".to_owned()));
    nothing_came(&house, 0);
}

#[test]
fn members_who_came_or_went_meanwhile_are_seen() {
    let house = House::new();
    let path = house.write("old.csv", "手机号,余额\n13800138000,1\n13900139000,2\n");
    house.check(&path);
    open(&house, "13900139000");
    assert_eq!(house.bring(), Err("ImportStale".to_owned()));
    nothing_came(&house, 1);
    // the next dry run knows
    let dry = house.check_again();
    assert_eq!(dry.meet_rows, 1);
    let dry = house.choose(ChoiceView { repeat: RepeatView::Refuse, meet: MeetView::Merge });
    assert_eq!((dry.new_cards, dry.merged), (1, 1));
    house.wish(MemberCommand::Lose { card: CardId(1) }).unwrap();
    assert_eq!(house.bring(), Err("ImportStale".to_owned()));
    house.wish(MemberCommand::Found { card: CardId(1) }).unwrap();
    house.check_again();
    house.wish(MemberCommand::Close { card: CardId(1), pay_out: PayOutView::Cash }).unwrap();
    assert_eq!(house.bring(), Err("ImportStale".to_owned()));
    nothing_came(&house, 0);
    house.check_again();
    house.bring().unwrap();
    assert_eq!(house.cards().iter().map(|card| card.total().get()).sum::<i64>(), 300);
    house.is_sound();
}

#[test]
fn a_card_that_is_lost_or_closed_while_it_is_written_ends_the_import() {
    let house = House::new();
    open(&house, "13800138000");
    let text = table(6_000) + "张,13800138000,,1,0\n";
    // the member's row comes first, and thousands after it
    let text = text.replacen("赠送\n", "赠送\n李,13800138000,,1,0\n", 1).replace("张,13800138000,,1,0\n", "");
    let path = house.write("old.csv", &text);
    house.check(&path);
    house.choose(ChoiceView { repeat: RepeatView::Refuse, meet: MeetView::Merge });
    house.intake.run().unwrap();
    while house.reader().staged_batch().unwrap().is_none() {
        std::thread::yield_now();
    }
    // a card that is used meanwhile is none the worse
    house
        .wish(MemberCommand::Adjust {
            card: CardId(1),
            part: till::view::CardPartView::Gift,
            amount: "+1".into(),
            reason: "补".into(),
        })
        .unwrap();
    house.wish(MemberCommand::Close { card: CardId(1), pay_out: PayOutView::Cash }).unwrap();
    assert_eq!(house.ended(), Err("ImportStale".to_owned()));
    nothing_came(&house, 0);
}

#[test]
fn a_member_who_is_opened_meanwhile_has_a_number_behind_the_import() {
    let house = House::new();
    let path = house.write("old.csv", &table(6_000));
    house.check(&path);
    house.intake.run().unwrap();
    while house.reader().staged_batch().unwrap().is_none() {
        std::thread::yield_now();
    }
    assert!(matches!(house.intake.state(), IntakeView::Running { .. }));
    assert_eq!(house.intake.check(), Err(Refusal::ImportBusy));
    open(&house, "13800138000");
    house.ended().unwrap();
    let cards = house.cards();
    assert_eq!(cards.len(), 6_001);
    assert_eq!((cards[0].id, cards[6_000].id), (CardId(1), CardId(6_001)));
    let found = house.finder.find("13800138000", 9).unwrap();
    assert_eq!(found.iter().map(|found| found.card).collect::<Vec<_>>(), [6_001]);
    house.is_sound();
}
