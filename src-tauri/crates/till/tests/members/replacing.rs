//! A new card in the place of a lost or broken one.

use crate::audit::audit;
use crate::finding::{names, view};
use crate::house::House;
use domain::member::{CardId, MoveKind, Standing};
use domain::refusal::Refusal;
use till::engine::members::MemberCommand;
use till::view::HolderView;

fn replace(card: CardId, code: &str) -> MemberCommand {
    MemberCommand::Replace { card, code: code.to_owned() }
}

#[test]
fn the_money_and_the_holder_move_and_the_old_plastic_is_worth_nothing() {
    let mut house = House::new();
    let old = house.loaded("300");
    house.does(MemberCommand::Lose { card: old });
    house.does(replace(old, "VIP-8"));
    let new = CardId(house.picture().opened_member.unwrap());
    assert_eq!((house.on(old), house.on(new)), ((0, 0), (30_000, 3000)));
    assert_eq!((house.card(old).standing, house.card(new).named), (Standing::Closed, true));
    let seen = view(&house, new);
    assert!(matches!(&seen.holder, HolderView::Known { name, phone, code, .. }
        if name == "王芳" && phone == "138****5678" && code == "VIP8"));
    assert_eq!(view(&house, old).successor, Some(new.0));
    let kinds: Vec<MoveKind> = house.last_slip().cards.iter().map(|part| part.kind).collect();
    assert_eq!(kinds, [MoveKind::ReplaceOut, MoveKind::ReplaceIn]);
    // find shows one card
    assert_eq!(names(&house, "王芳"), [new.0]);
    assert_eq!(names(&house, "5678"), [new.0]);
    house.dismiss();
    house.desk.type_line("10");
    assert!(house.desk.scan("VIP-7").0.is_err(), "the lost plastic pays nothing");
    house.desk.scan("VIP-8").0.unwrap();
    audit(&house);
    assert_eq!(house.refused(replace(old, "")), Refusal::CardClosed);
    // a plain code can be printed again, also the former one
    house.does(replace(new, "VIP-7"));
    let third = CardId(house.picture().opened_member.unwrap());
    house.dismiss();
    house.spend("VIP-7", "1");
    assert_eq!(names(&house, "王芳"), [third.0]);
}

#[test]
fn a_code_of_somebody_else_is_not_printed_twice() {
    let mut house = House::new();
    let one = house.loaded("100");
    house.open("李雷", "", "VIP-8");
    assert_eq!(house.refused(replace(one, "VIP-8")), Refusal::CardNumberTaken);
    assert_eq!(house.refused(replace(one, "会员")), Refusal::CardNumberTaken);
    // the same code on new plastic
    house.does(replace(one, "VIP-7"));
    assert_eq!(view(&house, CardId(3)).total.fen, 10_000);
    house.dismiss();
    house.desk.scan("VIP-7").0.unwrap();
    assert_eq!(house.picture().opened_member, Some(3));
}

/// Cut short between the commit and the old card's forgetting: the old words lie on a closed card. They are shown
/// nowhere as a second card, and go with the holder.
#[test]
fn old_words_that_a_power_cut_left_go_with_the_holder() {
    let mut house = House::new();
    let old = house.loaded("100");
    house.does(replace(old, "VIP-8"));
    let new = CardId(house.picture().opened_member.unwrap());
    // as it was before the last step
    drop(std::mem::replace(&mut house.desk, crate::desk::Desk::new()));
    let book = store::Book::reader(&house.folder.path().join("book")).unwrap();
    let mut holders = crate::desk::open_holders(&house.holders(), &book).unwrap();
    let words = holders.finder().holder(new.0).unwrap();
    holders.add(old.0, &members::Person { code: members::Code::parse("VIP7"), ..words }).unwrap();
    drop((holders, book));
    let mut house = house.restart();
    house.desk.type_line("10");
    assert_eq!(house.desk.scan("VIP-7").0, Err(Refusal::CardClosed));
    house.desk.type_line("");
    assert_eq!(names(&house, "王芳"), [new.0, old.0], "a closed card comes last");
    house.does(MemberCommand::Forget { card: new });
    let finder = house.desk.counter.finder().unwrap();
    for card in [old, new] {
        assert_eq!(finder.holder(card.0), Err(members::Trouble::Absent));
    }
    assert!(names(&house, "王芳").is_empty());
}
