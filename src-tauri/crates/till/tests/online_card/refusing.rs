//! What no such card does, each refused before anything is written.

use crate::desk::{ALIPAY, Desk, calls, charge_of, fen};
use crate::{CARD, OTHER_CARD, taking};
use domain::entry::Slash;
use domain::evidence::Wallet;
use domain::member::{CardId, Programme};
use domain::refusal::Refusal;
use std::path::Path;
use till::engine::Command;
use till::engine::members::MemberCommand;
use till::view::{Ask, HolderEdit};

/// A shop that takes them and has cards of its own, of which one has this code.
fn with_own_cards(folder: &Path, code: &str) -> Desk {
    let mut desk = Desk::on_disk(&folder.join("book"));
    desk.set_up(|config| (config.online_cards, config.members) = (true, Some(Programme::default())));
    let holder = HolderEdit {
        name: "王芳".to_owned(),
        phone: String::new(),
        code: code.to_owned(),
        note: String::new(),
    };
    desk.key(Command::Member(MemberCommand::Open { holder })).0.unwrap();
    desk.key(Command::Member(MemberCommand::Show { card: None })).0.unwrap();
    desk.key(Command::Dismiss).0.unwrap();
    desk
}

#[test]
fn a_shop_that_takes_no_cards_says_so() {
    let mut desk = Desk::new();
    desk.type_line("88");
    let before = desk.counter.book().head().clone();
    let (result, outputs) = desk.scan(CARD);
    assert_eq!((result, calls(&outputs)), (Err(Refusal::ScanMember), false));
    assert_eq!(desk.counter.book().head(), &before);
    // another wallet pays that very amount
    let (result, outputs) = desk.scan(ALIPAY);
    assert_eq!((result, charge_of(&outputs).amount), (Ok(()), fen(8_800)));
}

/// A card of this shop comes first, whatever its code looks like.
#[test]
fn a_card_of_the_shop_comes_first() {
    let folder = tempfile::tempdir().unwrap();
    let mut desk = with_own_cards(folder.path(), CARD);
    desk.type_line("88");
    let before = desk.counter.book().head().clone();
    let (result, outputs) = desk.scan(CARD);
    assert_eq!((result, calls(&outputs)), (Err(Refusal::NothingOnCard), false));
    assert_eq!(desk.counter.book().head(), &before);
    let (result, outputs) = desk.scan(OTHER_CARD);
    assert_eq!((result, charge_of(&outputs).amount), (Ok(()), fen(8_800)));
}

/// While nobody can say whose it is, it is not the cloud's either.
#[test]
fn a_code_that_may_be_the_shops_own_waits_for_its_holders() {
    let mut desk = Desk::new();
    desk.set_up(|config| (config.online_cards, config.members) = (true, Some(Programme::default())));
    desk.type_line("88");
    let (result, outputs) = desk.scan(CARD);
    assert_eq!((result, calls(&outputs)), (Err(Refusal::MembersAway), false));
}

#[test]
fn a_card_of_the_shop_is_not_loaded_by_one_of_the_cloud() {
    let folder = tempfile::tempdir().unwrap();
    let mut desk = with_own_cards(folder.path(), CARD);
    let load = MemberCommand::TopUp { card: CardId(1), tier: None, amount: "100".to_owned() };
    desk.key(Command::Member(load)).0.unwrap();
    let before = desk.counter.book().head().clone();
    let (result, outputs) = desk.scan(OTHER_CARD);
    assert_eq!((result, calls(&outputs)), (Err(Refusal::CardByCard), false));
    assert_eq!(desk.counter.book().head(), &before);
    let (result, outputs) = desk.scan(ALIPAY);
    assert_eq!((result, charge_of(&outputs).amount), (Ok(()), fen(10_000)));
}

#[test]
fn nothing_is_written_for_a_deposit_by_card() {
    let mut desk = taking();
    let (room, name) = ("806".to_owned(), String::new());
    desk.key(Command::Room { room, name }).0.unwrap();
    desk.type_line("500");
    let before = desk.counter.book().head().clone();
    let (result, outputs) = desk.scan(CARD);
    assert_eq!((result, calls(&outputs)), (Err(Refusal::DepositChannel), false));
    assert_eq!(desk.counter.book().head(), &before);
}

/// A deposit on top of a sale is as little a card's as one alone; the sale itself may be.
#[test]
fn nothing_is_written_for_a_deposit_on_top_of_a_sale_by_card() {
    let mut desk = taking();
    desk.set_up(|config| (config.online_cards, config.limits.slash) = (true, Slash::Deposit));
    desk.type_line("300/500");
    let before = desk.counter.book().head().clone();
    let (result, outputs) = desk.scan(CARD);
    assert_eq!((result, calls(&outputs)), (Err(Refusal::DepositChannel), false));
    assert_eq!(desk.counter.book().head(), &before);
    desk.type_line("300");
    let (result, outputs) = desk.scan(CARD);
    assert_eq!((result, charge_of(&outputs).amount), (Ok(()), fen(30_000)));
}

#[test]
fn no_code_is_shown_for_a_card() {
    let mut desk = taking();
    desk.type_line("88");
    let before = desk.counter.book().head().clone();
    let (result, outputs) = desk.key(Command::ShowCode { wallet: Wallet::OnlineCard });
    assert_eq!((result, calls(&outputs)), (Err(Refusal::CodeNotShown), false));
    assert_eq!(desk.counter.book().head(), &before);
}

/// Only Alipay can be told of a part that takes no discount.
#[test]
fn an_undiscountable_part_is_asked_about() {
    let mut desk = taking();
    desk.type_line("300/80");
    let (result, outputs) = desk.scan(CARD);
    assert_eq!((result, calls(&outputs)), (Ok(()), false));
    assert!(matches!(desk.ask(), Some(Ask::DropUndiscountable { part }) if part.fen == 8_000));
    let (_, outputs) = desk.answer(true);
    let charge = charge_of(&outputs);
    assert_eq!((charge.amount, charge.undiscountable), (fen(30_000), fen(0)));
}
