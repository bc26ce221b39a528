//! A book that cannot be written for a while: nothing changes, nothing leaves, and nothing is forgotten.

use crate::house::{House, WECHAT, fen};
use crate::settling::{consumes, releases};
use domain::cloud::{CloudCall, HoldFacts};
use domain::refusal::Refusal;
use till::engine::{Command, Input};

/// Somebody else's hand on the book.
fn lock(house: &House) -> rusqlite::Connection {
    let intruder = rusqlite::Connection::open(&house.path).unwrap();
    intruder.execute_batch("BEGIN IMMEDIATE").unwrap();
    intruder
}

#[test]
fn a_freeze_and_a_settlement_that_are_not_written_do_not_leave() {
    let mut house = House::new();
    let id = house.frozen("806", "500", WECHAT);
    let cash = house.cash_deposit("807", "300");
    let (kicks, said) = (house.kicks, house.said.len());
    let hand = lock(&house);
    house.room("808");
    house.type_line("200");
    assert_eq!(house.scan(WECHAT), Err(Refusal::BookTrouble));
    assert_eq!(house.cash(""), Err(Refusal::BookTrouble));
    assert_eq!(house.settle(&[id, cash], "0"), Err(Refusal::BookTrouble));
    assert!(house.calls.is_empty() && house.all().len() == 2);
    assert_eq!((house.kicks, house.said.len()), (kicks, said), "the drawer stays shut");
    drop(hand);
    house.scan(WECHAT).unwrap();
    house.only(|call| matches!(call, CloudCall::Freeze(_)));
    house.settle(&[id, cash], "0").unwrap();
    assert_eq!((house.kicks, house.stands(cash)), (kicks + 1, (0, 30_000, 0, 0)));
}

#[test]
fn an_answer_that_is_not_written_is_asked_for_again() {
    let mut house = House::new();
    let call = house.freeze("806", "500", WECHAT);
    let hand = lock(&house);
    house.paid(&call);
    assert!(!house.newest().is_held() && house.printed == 0);
    drop(hand);
    house.wait(5_000);
    let ask = house.last(|call| matches!(call, CloudCall::AskFreeze { .. }));
    house.paid(&ask);
    let id = house.newest().id;
    assert!(house.deposit(id).is_held());

    house.settle(&[id], "380").unwrap();
    let call = house.only(consumes);
    let hand = lock(&house);
    house.done(&call);
    assert_eq!(house.stands(id), (0, 0, 50_000, 0));
    drop(hand);
    house.wait(5_000);
    let ask = house.last(|call| matches!(call, CloudCall::AskConsume { .. }));
    house.done(&ask);
    assert_eq!(house.stands(id), (38_000, 12_000, 0, 0));
    house.verify();
}

#[test]
fn a_way_back_that_is_not_written_is_tried_again_after_a_pause() {
    let mut house = House::new();
    house.set_up(|config| config.refund_orphans = false);
    let call = house.freeze("806", "500", WECHAT);
    let id = house.newest().id;
    house.key(Command::GiveBack { key: format!("freeze:{}", id.0) }).unwrap();
    house.paid(&call);
    let hand = lock(&house);
    house.set_up(|config| config.refund_orphans = true);
    house.feed(Input::Tick);
    assert!(house.draws(id).is_empty());
    let wake = house.counter().wake_at().unwrap();
    assert!(wake > house.now.moment, "no whirl");
    drop(hand);
    house.wait(60_000);
    house.only(releases);
}

#[test]
fn a_lapse_that_is_not_written_is_asked_for_again() {
    let mut house = House::new();
    let id = house.frozen("806", "500", WECHAT);
    house.wait(30 * crate::house::DAY);
    let asks = |call: &CloudCall| matches!(call, CloudCall::AskHold { .. });
    let facts =
        || Some(HoldFacts { frozen: fen(50_000), consumed: fen(0), released: fen(0), lapsed: fen(50_000) });
    let call = house.only(asks);
    let hand = lock(&house);
    house.held_at_cloud(&call, facts());
    assert_eq!(house.deposit(id).lapsed, fen(0));
    drop(hand);
    house.wait(600_000);
    let call = house.only(asks);
    house.held_at_cloud(&call, facts());
    assert_eq!(house.deposit(id).lapsed, fen(50_000));
}
