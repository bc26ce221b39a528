//! A top-up in several parts: nothing is on the card before the last of them.

use crate::audit::{audit, balance};
use crate::house::{House, fen};
use domain::evidence::{Doubt, Evidence};
use domain::ledger::Account;
use domain::sale::SaleStatus;
use till::engine::Command;
use till::view::{Ask, Stage};

#[test]
fn notes_and_then_a_wallet() {
    let mut house = House::new();
    let card = house.open("王芳", "", "");
    house.asks(card, "300");
    house.cash("200").0.unwrap();
    audit(&house);
    assert_eq!((house.on(card), balance(&house, Account::TopUps)), ((0, 0), -20_000));
    let open = house.picture().open_sale.unwrap();
    assert_eq!((open.rest.fen, open.partly, open.top_up.unwrap().after.fen), (10_000, true, 33_000));
    let charge = house.scan_wallet();
    assert_eq!(charge.amount, fen(10_000));
    house.paid(&charge);
    assert_eq!(house.on(card), (30_000, 3000));
    assert_eq!(house.green().tenders.len(), 2);
    assert_eq!(balance(&house, Account::TopUps), 0);
}

#[test]
fn given_up_half_paid_goes_back_as_it_came() {
    let mut house = House::new();
    let card = house.open("王芳", "", "");
    house.asks(card, "300");
    house.cash("200").0.unwrap();
    house.desk.key(Command::AbandonSale).0.unwrap();
    assert!(matches!(house.desk.ask(), Some(Ask::GiveUpSale { counted }) if counted.fen == 20_000));
    house.desk.answer(true).0.unwrap();
    audit(&house);
    assert_eq!((house.on(card), balance(&house, Account::CashDrawer)), ((0, 0), 0));
    assert!(house.last_slip().cards.is_empty(), "nothing was on the card");
    assert!(matches!(house.desk.stage(), Stage::Amount));
}

#[test]
fn notes_beside_a_doubtful_payment_load_once() {
    let mut house = House::new();
    let card = house.open("王芳", "", "");
    house.asks(card, "300");
    let charge = house.scan_wallet();
    house.hears(&charge, Evidence::Unsure(Doubt::Silence));
    house.cash("").0.unwrap();
    assert!(matches!(house.desk.ask(), Some(Ask::GoOnBesideOpen { .. })));
    house.desk.answer(true).0.unwrap();
    audit(&house);
    assert_eq!(house.on(card), (30_000, 3000));
    house.desk.wait(4_000);
    let outputs = house.paid(&charge);
    let back = crate::house::back_of(&outputs);
    assert_eq!((back.amount, house.on(card)), (fen(30_000), (30_000, 3000)));
    assert_eq!(house.last_sale().status, SaleStatus::Settled);
}
