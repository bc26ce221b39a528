//! Lost, found, closed.

use crate::audit::{audit, balance};
use crate::house::{House, fen};
use domain::ledger::Account;
use domain::member::{MoveKind, Standing};
use domain::refusal::Refusal;
use domain::slip::{SlipKind, SlipTender};
use till::engine::Output;
use till::engine::members::MemberCommand;
use till::engine::members::previews::close_preview;
use till::view::PayOutView;

#[test]
fn a_lost_card_is_frozen_until_it_is_found() {
    let mut house = House::new();
    let card = house.loaded("100");
    house.does(MemberCommand::Lose { card });
    assert_eq!(house.card(card).standing, Standing::Lost);
    assert_eq!((house.last_slip().kind, house.last_slip().cards[0].kind), (SlipKind::Card, MoveKind::Lost));
    assert_eq!(house.refused(MemberCommand::Lose { card }), Refusal::CardLost);
    let close = MemberCommand::Close { card, pay_out: PayOutView::Cash };
    assert_eq!(house.refused(close), Refusal::CardLost);
    house.dismiss();
    house.desk.type_line("10");
    assert_eq!(house.desk.scan("VIP-7").0, Err(Refusal::CardLost));
    house.desk.type_line("");
    let mut house = house.restart();
    house.does(MemberCommand::Found { card });
    assert_eq!(house.refused(MemberCommand::Found { card }), Refusal::CardNotLost);
    house.dismiss();
    house.spend("VIP-7", "10");
    assert_eq!(house.on(card), (9000, 50));
}

#[test]
fn a_closed_card_is_paid_out_within_the_limit_of_notes() {
    let mut house = House::new();
    let card = house.loaded("300");
    let (book, finder) = (house.desk.counter.book(), house.desk.counter.finder());
    let told = close_preview(book, finder.as_ref(), &crate::house::programme(), card).unwrap();
    assert_eq!(
        (told.paid_out.fen, told.expired.fen, told.in_cash, told.cash_back.fen),
        (30_000, 3000, false, 10_000)
    );
    let close = |pay_out| MemberCommand::Close { card, pay_out };
    assert_eq!(house.refused(close(PayOutView::Cash)), Refusal::CashBackTooMuch);
    let outputs = house.does(close(PayOutView::Bank));
    assert!(!outputs.iter().any(|output| matches!(output, Output::Kick(_))));
    assert_eq!((house.card(card).standing, house.on(card)), (Standing::Closed, (0, 0)));
    assert_eq!(balance(&house, Account::BankCard), -30_000);
    assert_eq!(balance(&house, Account::GiftExpense), 0, "the gift has expired");
    let slip = house.last_slip();
    assert_eq!((slip.total, slip.cards[0].kind), (fen(30_000), MoveKind::Close));
    assert!(matches!(slip.tenders[..], [SlipTender::RecordRefund { .. }]));
    for wish in [close(PayOutView::Bank), MemberCommand::Lose { card }] {
        assert_eq!(house.refused(wish), Refusal::CardClosed);
    }
    // its code is told, and free for another card
    house.dismiss();
    assert_eq!(house.desk.scan("VIP-7").0, Err(Refusal::CardClosed));
    let new = house.open("李雷", "", "VIP-7");
    house.dismiss();
    house.desk.scan("VIP-7").0.unwrap();
    assert_eq!(house.picture().opened_member, Some(new.0));
}

#[test]
fn notes_open_the_drawer_and_wait_while_it_is_counted() {
    let mut house = House::new();
    let card = house.loaded("100");
    let empty = house.open("", "", "");
    let close = |card| MemberCommand::Close { card, pay_out: PayOutView::Cash };
    let counted = till::engine::Command::CountShift { notes: Vec::new(), sum: "100".to_owned() };
    house.desk.key(counted).0.unwrap();
    assert_eq!(house.refused(close(card)), Refusal::ShiftCounted);
    // nothing is paid out of an empty card
    let outputs = house.does(close(empty));
    assert!(!outputs.iter().any(|output| matches!(output, Output::Kick(_))));
    let again = till::engine::Command::CloseShift { reason: None, note: String::new(), next: None };
    house.desk.key(again).0.unwrap();
    let outputs = house.does(close(card));
    assert!(outputs.iter().any(|output| matches!(output, Output::Kick(_))));
    assert_eq!(balance(&house, Account::CashDrawer), 0);
    audit(&house);
}
