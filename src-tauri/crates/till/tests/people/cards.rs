//! Rights about member cards: closing counts as giving back, setting right has limits of its own, and each can be
//! approved on the spot.

use crate::desk::fen;
use crate::house::{ADMIN, CLERK, House, MANAGER, REFUNDER, person};
use domain::fact::Fact;
use domain::member::{CardId, Standing};
use domain::refusal::Refusal;
use domain::staff::{Act, Grant, Right, Role};
use till::engine::Command;
use till::engine::members::MemberCommand;
use till::view::{CardPartView, PayOutView};

fn close(card: CardId) -> Command {
    Command::Member(MemberCommand::Close { card, pay_out: PayOutView::Bank })
}

fn adjust(card: CardId, amount: &str) -> Command {
    let (part, reason) = (CardPartView::Principal, "打错".to_owned());
    Command::Member(MemberCommand::Adjust { card, part, amount: amount.to_owned(), reason })
}

/// A clerk on duty with this grant, and cards with these amounts on them.
fn shop(who: &str, grants: Vec<Grant>, amounts: &[&str]) -> (House, Vec<CardId>) {
    let mut house = House::staffed();
    house.badge(ADMIN).unwrap();
    let mut clerk = person(who, Role::Clerk, &[]);
    clerk.grants = grants;
    house.does(Command::SaveStaff { staff: clerk, known: true });
    house.badge(who).unwrap();
    house.does(Command::StartShift { float: "500".to_owned() });
    let cards =
        amounts.iter().enumerate().map(|(at, amount)| house.card(&format!("VIP{at}"), amount)).collect();
    (house, cards)
}

fn standing(house: &House, card: CardId) -> Standing {
    house.desk.counter.book().card(card).unwrap().unwrap().standing
}

#[test]
fn closings_and_refunds_are_one_limit_of_a_day() {
    let grant = Grant { right: Right::Refund, each: None, day: Some(fen(10_000)) };
    let (mut house, cards) = shop(REFUNDER, vec![grant], &["60", "50", "40"]);
    house.does(close(cards[0]));
    assert_eq!(standing(&house, cards[0]), Standing::Closed);
    // also after a restart
    let mut house = house.restart();
    house.badge(REFUNDER).unwrap();
    house.does(close(cards[1]));
    let (_, approval) = house.approval().unwrap();
    assert_eq!((approval.why.0.as_str(), approval.amount.unwrap().fen), ("RightLimitDay", 5000));
    house.does(Command::Dismiss);
    assert_eq!(standing(&house, cards[1]), Standing::Active);
    house.does(close(cards[2]));
    assert_eq!(standing(&house, cards[2]), Standing::Closed);
    // nothing of the day is left for a refund
    let sale = house.sale("10");
    house.does(House::refund(sale, "0.01"));
    assert_eq!(house.approval().unwrap().1.why.0, "RightLimitDay");
}

#[test]
fn a_closing_is_approved_with_its_card_and_its_amount() {
    let (mut house, cards) = shop(CLERK, Vec::new(), &["60"]);
    house.does(close(cards[0]));
    let (_, approval) = house.approval().unwrap();
    assert_eq!((approval.act.as_str(), approval.amount.unwrap().fen), ("CloseCard", 6000));
    house.approve(MANAGER).unwrap();
    assert_eq!(standing(&house, cards[0]), Standing::Closed);
    let approved = house.facts().into_iter().find_map(|fact| match fact {
        Fact::Approved { act, amount, .. } => Some((act, amount)),
        _ => None,
    });
    assert_eq!(approved, Some((Act::CloseCard, fen(6000))));
    let slip = house.desk.counter.book().slips_of_card(cards[0]).unwrap().pop().unwrap();
    assert_eq!(slip.approved_by, "员工2");
}

#[test]
fn setting_right_counts_up_and_down_alike() {
    let grant = Grant { right: Right::AdjustCards, each: Some(fen(5000)), day: Some(fen(8000)) };
    let (mut house, cards) = shop(CLERK, vec![grant], &["100"]);
    let card = cards[0];
    house.does(adjust(card, "-50.01"));
    assert_eq!(house.approval().unwrap().1.why.0, "RightLimitEach");
    house.does(Command::Dismiss);
    house.does(adjust(card, "-50"));
    house.does(adjust(card, "+30"));
    let on = |house: &House| house.desk.counter.book().card(card).unwrap().unwrap().principal;
    assert_eq!(on(&house), fen(8000));
    let mut house = house.restart();
    house.badge(CLERK).unwrap();
    house.does(adjust(card, "+0.01"));
    assert_eq!(house.approval().unwrap().1.why.0, "RightLimitDay");
    house.approve(ADMIN).unwrap();
    assert_eq!(on(&house), fen(8001));
    // an amount that cannot be read is refused before anybody is asked
    assert_eq!(house.key(adjust(card, "5")).unwrap_err(), Refusal::AmountUnreadable);
    assert!(house.approval().is_none());
}

/// The refund of a top-up is asked for by what leaves the drawer, not by what was typed.
#[test]
fn the_refund_of_a_top_up_is_as_much_as_is_paid_out() {
    let grant = Grant { right: Right::Refund, each: Some(fen(5000)), day: None };
    let (mut house, cards) = shop(REFUNDER, vec![grant], &["60"]);
    let sale = house.desk.sale_of_last_slip().id;
    house.desk.type_line("20");
    house.desk.scan("VIP0").0.unwrap();
    house.does(Command::Dismiss);
    // 40 of it are there
    house.does(House::refund(sale, ""));
    assert!(house.approval().is_none());
    assert_eq!(house.desk.counter.book().card(cards[0]).unwrap().unwrap().principal, fen(0));
}
