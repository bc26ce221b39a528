//! Change of a sale in notes that goes on a card.

use crate::audit::{audit, balance};
use crate::desk::said;
use crate::house::House;
use domain::ledger::Account;
use domain::member::MoveKind;
use domain::refusal::Refusal;
use domain::slip::SlipKind;
use till::engine::members::MemberCommand;
use till::view::{Ask, GuestView, Stage};

#[test]
fn a_scan_after_the_sale_asks_and_the_notes_stay_in_the_drawer() {
    let mut house = House::new();
    let card = house.loaded("100");
    let drawer = balance(&house, Account::CashDrawer);
    house.desk.type_line("8.5");
    house.cash("10").0.unwrap();
    assert!(house.picture().change_to_card);
    house.desk.scan("VIP-7").0.unwrap();
    match house.desk.ask() {
        Some(Ask::KeepChange { card, change, after }) => {
            assert_eq!((card.number.as_str(), change.fen, after.fen), ("000001", 150, 10_150));
        }
        other => panic!("{other:?}"),
    }
    let (result, outputs) = house.desk.answer(true);
    result.unwrap();
    audit(&house);
    assert_eq!(house.on(card), (10_150, 0));
    assert_eq!(balance(&house, Account::CashDrawer), drawer + 1000, "all ten yuan");
    assert_eq!(said(&outputs), ["会员卡充值成功，一点五元"]);
    let green = house.green();
    assert_eq!((green.change.unwrap().fen, green.cards[0].after.fen), (0, 10_150));
    assert!(matches!(house.guest(), GuestView::PaidByCard { card, .. } if card.after.fen == 10_150));
    let slip = house.last_slip();
    assert_eq!(
        (slip.kind, slip.cards[0].kind, slip.original.is_some()),
        (SlipKind::Card, MoveKind::SmallChange, true)
    );
    // once
    assert!(!house.picture().change_to_card);
    assert_eq!(house.refused(MemberCommand::KeepChange { card }), Refusal::CaseUnknown);
    // the refund of the sale gives back what was paid for it, not what is on the card
    let sale = slip.sale;
    house.refund(sale, "").0.unwrap();
    assert_eq!((house.on(card), balance(&house, Account::CashDrawer)), ((10_150, 0), drawer + 150));
}

#[test]
fn by_key_and_only_while_the_change_lies_there() {
    let mut house = House::new();
    let card = house.loaded("100");
    let keep = || MemberCommand::KeepChange { card };
    assert_eq!(house.refused(keep()), Refusal::CaseUnknown);
    house.desk.cash("8");
    assert_eq!(house.refused(keep()), Refusal::CaseUnknown, "it was exact");
    house.desk.type_line("8");
    house.cash("10").0.unwrap();
    house.desk.type_line("5");
    assert_eq!(house.refused(keep()), Refusal::CaseUnknown, "the next guest");
    house.cash("6").0.unwrap();
    house.does(keep());
    assert_eq!(house.on(card), (10_100, 0));
    // no to the question leaves the change in the guest's hand, and a key can still change that
    house.desk.type_line("5");
    house.cash("7").0.unwrap();
    house.desk.scan("VIP-7").0.unwrap();
    house.desk.answer(false).0.unwrap();
    assert!(matches!(house.desk.stage(), Stage::Paid(view) if view.change.as_ref().unwrap().fen == 200));
    house.does(keep());
    assert_eq!(house.on(card), (10_300, 0));
}

#[test]
fn the_rules_of_cards_hold_for_change() {
    let mut house = House::new();
    let plain = house.open("", "", "VIP-9");
    house.load(plain, "999");
    house.desk.type_line("8");
    house.cash("10").0.unwrap();
    assert_eq!(house.desk.scan("VIP-9").0, Err(Refusal::CardOverLimit));
    assert_eq!(house.refused(MemberCommand::KeepChange { card: plain }), Refusal::CardOverLimit);
    house.does(MemberCommand::Lose { card: plain });
    assert_eq!(house.refused(MemberCommand::KeepChange { card: plain }), Refusal::CardLost);
    // a top-up's change goes on a card as well
    house.does(MemberCommand::Found { card: plain });
    house.dismiss();
    house.dismiss();
    let card = house.open("王芳", "", "VIP-7");
    house.asks(card, "88");
    house.cash("90").0.unwrap();
    house.does(MemberCommand::KeepChange { card });
    assert_eq!(house.on(card), (9000, 0));
    assert_eq!(house.green().cards.len(), 2);
}
