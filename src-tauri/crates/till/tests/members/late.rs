//! A wallet that answers late: what is wanted is loaded whenever it comes, what was given up goes back.

use crate::audit::{audit, balance};
use crate::desk::said;
use crate::house::{House, back_of, fen, refund_done};
use domain::evidence::{Doubt, Evidence};
use domain::ledger::Account;
use domain::refusal::Refusal;
use till::engine::Command;
use till::engine::members::MemberCommand;
use till::view::{CaseKind, PayOutView, Stage};

#[test]
fn a_parked_top_up_is_loaded_when_it_is_paid() {
    let mut house = House::new();
    let card = house.open("王芳", "", "");
    house.asks(card, "300");
    let charge = house.scan_wallet();
    house.hears(&charge, Evidence::Unsure(Doubt::Silence));
    house.desk.key(Command::Park).0.unwrap();
    // nobody pays the same again by mistake, and nobody takes the card away under it
    let busy = [
        MemberCommand::TopUp { card, tier: Some(2), amount: String::new() },
        MemberCommand::Lose { card },
        MemberCommand::Replace { card, code: String::new() },
        MemberCommand::Close { card, pay_out: PayOutView::Cash },
    ];
    for wish in busy {
        assert_eq!(house.refused(wish), Refusal::CardBusy);
    }
    let outputs = house.paid(&charge);
    assert_eq!(house.on(card), (30_000, 3000));
    assert!(said(&outputs)[0].starts_with("补到账，微信收款"), "{outputs:?}");
    assert!(matches!(house.desk.stage(), Stage::Amount));
    house.does(MemberCommand::Lose { card });
}

#[test]
fn what_was_given_up_goes_back_and_touches_no_card() {
    let mut house = House::new();
    let card = house.open("王芳", "", "");
    house.asks(card, "300");
    let charge = house.scan_wallet();
    house.hears(&charge, Evidence::Unsure(Doubt::Silence));
    house.desk.key(Command::GiveBack { key: format!("pay:{}", charge.no) }).0.unwrap();
    audit(&house);
    // the money comes all the same, and is wanted no more
    house.desk.wait(20_000);
    let outputs = house.paid(&charge);
    let back = back_of(&outputs);
    assert_eq!((house.on(card), balance(&house, Account::OrphanCharges)), ((0, 0), -30_000));
    house.answers(&back, refund_done(fen(30_000)));
    assert_eq!(balance(&house, Account::Clearing(domain::evidence::Wallet::WeChat)), 0);
    assert_eq!(balance(&house, Account::OrphanCharges), 0);
    assert!(!house.desk.counter.has_open_work());
}

/// Nothing was paid when the card was closed, so it could be; a wallet that is asked afterwards is refused.
#[test]
fn no_card_is_there_any_more() {
    let mut house = House::new();
    let card = house.open("王芳", "", "");
    house.asks(card, "300");
    house.desk.key(Command::Hold).0.unwrap();
    let sale = domain::ids::SaleId(house.picture().held[0].sale);
    house.does(MemberCommand::Close { card, pay_out: PayOutView::Cash });
    house.desk.key(Command::Recall { sale }).0.unwrap();
    assert_eq!(house.cash("").0, Err(Refusal::CardClosed));
    assert_eq!(house.record("").0, Err(Refusal::CardClosed));
    assert_eq!(house.desk.scan(crate::desk::WECHAT).0, Err(Refusal::CardClosed));
    assert_eq!(house.desk.cases(CaseKind::Payment), []);
    audit(&house);
}

#[test]
fn a_replaced_card_has_its_top_up_on_the_new_one() {
    let mut house = House::new();
    let card = house.open("王芳", "", "");
    house.asks(card, "300");
    house.desk.key(Command::Hold).0.unwrap();
    let sale = domain::ids::SaleId(house.picture().held[0].sale);
    house.does(MemberCommand::Replace { card, code: String::new() });
    let new = domain::member::CardId(house.picture().opened_member.unwrap());
    house.dismiss();
    house.desk.key(Command::Recall { sale }).0.unwrap();
    assert_eq!(house.picture().open_sale.unwrap().top_up.unwrap().card, new.0);
    let charge = house.scan_wallet();
    house.paid(&charge);
    assert_eq!((house.on(card), house.on(new)), ((0, 0), (30_000, 3000)));
}

#[test]
fn limits_that_are_reached_meanwhile_do_not_refuse_what_is_paid() {
    let mut house = House::new();
    let card = house.open("王芳", "", "");
    house.asks(card, "3000");
    let charge = house.scan_wallet();
    let (part, reason) = (till::view::CardPartView::Principal, "旧卡".to_owned());
    house.does(MemberCommand::Adjust { card, part, amount: "+4000".to_owned(), reason });
    house.paid(&charge);
    assert_eq!(house.on(card), (700_000, 0));
    let view = crate::finding::view(&house, card);
    assert!(view.over_limit, "it can be spent, not loaded");
    let wish = MemberCommand::TopUp { card, tier: Some(1), amount: String::new() };
    assert_eq!(house.refused(wish), Refusal::CardOverLimit);
}
