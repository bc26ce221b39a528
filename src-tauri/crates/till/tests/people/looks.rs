//! A whole phone number leaves the counter once for each look in the book, and for nobody but the person who looked.

use crate::house::{CLERK, House, MANAGER};
use domain::fact::Fact;
use domain::member::CardId;
use domain::refusal::Refusal;
use till::engine::Command;
use till::engine::members::MemberCommand;
use till::view::HolderEdit;

/// A clerk on duty, and a member's card.
fn shop() -> (House, CardId) {
    let mut house = House::staffed();
    house.badge(CLERK).unwrap();
    house.does(Command::StartShift { float: "500".to_owned() });
    let holder =
        HolderEdit { name: "王芳".to_owned(), phone: "13812345678".to_owned(), ..HolderEdit::default() };
    house.does(Command::Member(MemberCommand::Open { holder }));
    let card = CardId(house.desk.picture().opened_member.unwrap());
    (house, card)
}

fn look(card: CardId) -> Command {
    Command::Member(MemberCommand::SeePhone { card, reason: "来电核对".to_owned() })
}

fn takes(house: &mut House, card: CardId) -> bool {
    let now = house.desk.now;
    house.desk.counter.take_look(now, card)
}

fn looks(house: &House) -> usize {
    house.facts().iter().filter(|fact| matches!(fact, Fact::HolderSeen { .. })).count()
}

#[test]
fn one_look_in_the_book_is_one_number() {
    let (mut house, card) = shop();
    house.does(Command::Lock);
    house.badge(MANAGER).unwrap();
    assert!(!takes(&mut house, card), "nobody has looked yet");
    house.does(look(card));
    assert_eq!(looks(&house), 1);
    assert!(!takes(&mut house, CardId(card.0 + 1)), "another card");
    assert!(takes(&mut house, card));
    assert!(!takes(&mut house, card), "used once");
    assert!(!house.facts().iter().any(|fact| format!("{fact:?}").contains("12345678")));
}

#[test]
fn a_wish_that_waits_for_a_second_person_gives_nothing_away() {
    let (mut house, card) = shop();
    house.does(look(card));
    assert_eq!(house.approval().unwrap().1.act, "SeePhone");
    assert!(!takes(&mut house, card));
    assert_eq!(looks(&house), 0);
    house.approve(MANAGER).unwrap();
    assert_eq!(looks(&house), 1);
    assert!(takes(&mut house, card), "the clerk who asked sees it");
    assert!(!takes(&mut house, card));
}

#[test]
fn a_look_is_over_after_a_minute_and_with_the_person() {
    let (mut house, card) = shop();
    house.does(Command::Lock);
    house.badge(MANAGER).unwrap();
    house.does(look(card));
    house.desk.wait(60_000);
    assert!(!takes(&mut house, card));
    house.does(look(card));
    house.does(Command::Lock);
    assert!(!takes(&mut house, card), "the counter is locked");
    house.badge(CLERK).unwrap();
    assert!(!takes(&mut house, card), "somebody else stands here");
}

#[test]
fn a_look_needs_a_reason() {
    let (mut house, card) = shop();
    house.does(Command::Lock);
    house.badge(MANAGER).unwrap();
    let nameless = Command::Member(MemberCommand::SeePhone { card, reason: " ".to_owned() });
    assert_eq!(house.key(nameless).unwrap_err(), Refusal::ReasonMissing);
    assert!(!takes(&mut house, card));
}
