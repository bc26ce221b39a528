//! A way back of a top-up that fails: its money is on the card again, and can be tried again.

use crate::audit::{audit, balance};
use crate::house::{House, back_of, fen, refund_done};
use domain::fact::Fact;
use domain::ids::SaleId;
use domain::ledger::Account;
use domain::member::{CardId, MoveKind, Why};
use till::engine::Command;
use till::view::{CaseAct, CaseKind};

/// Loaded by wallet: 300 + 30.
fn shop() -> (House, CardId, SaleId) {
    let mut house = House::new();
    let card = house.open("王芳", "", "VIP-7");
    house.asks(card, "300");
    let charge = house.scan_wallet();
    house.paid(&charge);
    let sale = house.last_sale().id;
    house.dismiss();
    (house, card, sale)
}

#[test]
fn the_principal_comes_back_onto_the_card_and_the_gift_does_not() {
    let (mut house, card, sale) = shop();
    let back = back_of(&house.refund(sale, "100").1);
    house.fails(&back);
    assert_eq!(house.on(card), (30_000, 0));
    assert_eq!(balance(&house, Account::TopUps), 0);
    let reloaded = house.facts().into_iter().find_map(|fact| match fact {
        Fact::CardsMoved { moves, why: Why::Reloaded { amount, .. }, .. } => Some((moves[0].kind, amount)),
        _ => None,
    });
    assert_eq!(reloaded, Some((MoveKind::TopUp, fen(10_000))));
    let case = house.desk.cases(CaseKind::RefundFailed).remove(0);
    assert_eq!(case.amount.unwrap().fen, 10_000);
    // again, from the tray: off the card anew, and no gift a second time
    let again = Command::Act { key: case.key, act: CaseAct::Refund };
    let (result, outputs) = house.desk.key(again);
    result.unwrap();
    audit(&house);
    let back = back_of(&outputs);
    assert_eq!((back.amount, house.on(card)), (fen(10_000), (20_000, 0)));
    assert_eq!(house.desk.cases(CaseKind::RefundFailed), []);
    house.answers(&back, refund_done(fen(10_000)));
    // and the rest
    let back = back_of(&house.refund(sale, "").1);
    house.answers(&back, refund_done(fen(20_000)));
    assert_eq!((house.on(card), balance(&house, Account::GiftExpense)), ((0, 0), 0));
    assert_eq!(balance(&house, Account::Clearing(domain::evidence::Wallet::WeChat)), 0);
}

#[test]
fn after_a_restart_in_the_middle() {
    let (mut house, card, sale) = shop();
    back_of(&house.refund(sale, "100").1);
    let mut house = house.after_a_cut();
    assert_eq!(house.on(card), (20_000, 0));
    // the question about it leaves by itself; the answer is a no that a second question confirms
    house.desk.wait(200_000);
    let outputs = house.desk.feed(till::engine::Input::Tick);
    let asked = back_of(&outputs);
    house.fails(&asked);
    assert_eq!((house.on(card), balance(&house, Account::TopUps)), ((30_000, 0), 0));
}

#[test]
fn of_several_ways_one_fails() {
    let mut house = House::new();
    let card = house.open("王芳", "", "");
    house.asks(card, "300");
    house.cash("200").0.unwrap();
    let charge = house.scan_wallet();
    house.paid(&charge);
    let sale = house.last_sale().id;
    let (result, outputs) = house.refund(sale, "250");
    result.unwrap();
    // the wallet's hundred first, the rest in notes
    let back = back_of(&outputs);
    assert_eq!((back.amount, house.on(card)), (fen(10_000), (5000, 0)));
    assert_eq!(balance(&house, Account::CashDrawer), 5000);
    let cash = house.last_slip();
    assert_eq!(
        (cash.total, cash.cards[0].principal.get()),
        (fen(15_000), -15_000),
        "each slip tells its own"
    );
    house.fails(&back);
    assert_eq!(house.on(card), (15_000, 0));
    let back = back_of(&house.refund(sale, "").1);
    assert_eq!(back.amount, fen(10_000));
    house.answers(&back, refund_done(fen(10_000)));
    let wallet = house.last_slip();
    assert_eq!((wallet.total, wallet.cards[0].principal.get()), (fen(10_000), -10_000));
    assert_eq!((house.on(card), balance(&house, Account::CashDrawer)), ((0, 0), 0));
}

/// What never came onto the card cannot come onto it again.
#[test]
fn a_top_up_that_was_given_up_has_nothing_to_put_back() {
    let mut house = House::new();
    let card = house.open("王芳", "", "");
    house.asks(card, "300");
    house.desk.type_line("");
    let charge = house.scan_wallet();
    house.paid(&charge);
    house.dismiss();
    house.asks(card, "500");
    house.cash("100").0.unwrap();
    house.desk.type_line("50");
    let part = house.scan_wallet();
    assert_eq!(part.amount, fen(5000));
    house.paid(&part);
    house.desk.key(Command::AbandonSale).0.unwrap();
    let (result, outputs) = house.desk.answer(true);
    result.unwrap();
    audit(&house);
    let back = back_of(&outputs);
    house.fails(&back);
    assert_eq!((house.on(card), balance(&house, Account::TopUps)), ((30_000, 3000), -5000));
    let case = house.desk.cases(CaseKind::RefundFailed).remove(0);
    let (result, outputs) = house.desk.key(Command::Act { key: case.key, act: CaseAct::Refund });
    result.unwrap();
    house.answers(&back_of(&outputs), refund_done(fen(5000)));
    assert_eq!(balance(&house, Account::TopUps), 0);
}
