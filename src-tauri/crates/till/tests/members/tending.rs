//! Set right, moved from card to card, told on paper, written out.

use crate::audit::balance;
use crate::house::{House, fen};
use domain::fact::Fact;
use domain::ledger::Account;
use domain::member::{MoveKind, Why};
use domain::refusal::Refusal;
use domain::slip::SlipKind;
use till::engine::members::MemberCommand;
use till::view::CardPartView;

#[test]
fn a_balance_is_set_right_with_a_sign_and_a_reason() {
    let mut house = House::new();
    let card = house.loaded("100");
    let adjust = |part, amount: &str, reason: &str| {
        let (amount, reason) = (amount.to_owned(), reason.to_owned());
        MemberCommand::Adjust { card, part, amount, reason }
    };
    house.does(adjust(CardPartView::Principal, "-3.5", "打错了 13812345678"));
    house.does(adjust(CardPartView::Gift, "+20", "补赠"));
    assert_eq!(house.on(card), (9650, 2000));
    assert_eq!(balance(&house, Account::MemberAdjustment), 1650);
    let slip = house.last_slip();
    assert_eq!(
        (slip.kind, slip.cards[0].kind, slip.reason.as_str()),
        (SlipKind::Card, MoveKind::Adjust, "补赠")
    );
    assert_eq!((slip.cards[0].gift.get(), slip.cards[0].gift_after), (2000, fen(2000)));
    let notes: Vec<String> = house
        .facts()
        .into_iter()
        .filter_map(|fact| match fact {
            Fact::CardsMoved { why: Why::Desk, note, .. } => Some(note),
            _ => None,
        })
        .collect();
    assert_eq!(notes, ["打错了 138****5678", "补赠"]);
    let table = [
        (adjust(CardPartView::Principal, "20", "x"), Refusal::AmountUnreadable),
        (adjust(CardPartView::Principal, "+20", " "), Refusal::ReasonMissing),
        (adjust(CardPartView::Principal, "-96.51", "x"), Refusal::BalanceTooLow),
        (adjust(CardPartView::Gift, "+5000", "x"), Refusal::CardOverLimit),
        (adjust(CardPartView::Gift, "+0", "x"), Refusal::AmountZero),
    ];
    for (wish, why) in table {
        assert_eq!(house.refused(wish), why);
    }
}

#[test]
fn card_to_card_needs_both_holders() {
    let mut house = House::new();
    let one = house.loaded("300");
    let two = house.open("李雷", "13900001111", "VIP-8");
    let transfer = |from, to, amount: &str, agreed| {
        let amount = amount.to_owned();
        MemberCommand::Transfer { from, to, amount, agreed }
    };
    assert_eq!(house.refused(transfer(one, two, "", false)), Refusal::ConsentMissing);
    assert_eq!(house.refused(transfer(one, one, "", true)), Refusal::CardSame);
    assert_eq!(house.refused(transfer(two, one, "", true)), Refusal::NothingOnCard);
    house.does(transfer(one, two, "110", true));
    assert_eq!((house.on(one), house.on(two)), ((20_000, 2000), (10_000, 1000)));
    let slip = house.last_slip();
    let kinds: Vec<MoveKind> = slip.cards.iter().map(|part| part.kind).collect();
    assert_eq!((slip.kind, kinds), (SlipKind::Card, vec![MoveKind::CardOut, MoveKind::CardIn]));
    assert_eq!(slip.reason, "双方持卡人同意");
    assert_eq!(house.picture().opened_member, Some(one.0));
    house.does(transfer(one, two, "", true));
    assert_eq!((house.on(one), house.on(two)), ((0, 0), (30_000, 3000)));
    let plain = house.open("", "", "");
    assert_eq!(house.refused(transfer(two, plain, "1000.01", true)), Refusal::BalanceTooLow);
    house.load(two, "800");
    assert_eq!(house.refused(transfer(two, plain, "1000.01", true)), Refusal::CardOverLimit);
}

#[test]
fn a_statement_has_a_page_of_lines_newest_last() {
    let mut house = House::new();
    let card = house.loaded("300");
    for _ in 0..25 {
        house.desk.type_line("1");
        house.desk.scan("VIP-7").0.unwrap();
    }
    house.does(MemberCommand::PrintStatement { card });
    let slip = house.last_slip();
    assert_eq!((slip.kind, slip.statement.len()), (SlipKind::Statement, 26));
    assert_eq!((slip.statement[0].kind, slip.statement[0].after), (MoveKind::TopUp, fen(33_000)));
    assert_eq!(slip.statement[25].after, fen(30_500));
    assert_eq!((slip.cards[0].principal_after, slip.cards[0].gift_after), (fen(30_000), fen(500)));
    for _ in 0..20 {
        house.desk.type_line("10");
        house.desk.scan("VIP-7").0.unwrap();
    }
    house.does(MemberCommand::PrintStatement { card });
    let slip = house.last_slip();
    assert_eq!(slip.statement.len(), 40);
    let (principal, gift) = house.on(card);
    assert_eq!(slip.statement[39].after.get(), principal + gift);
    assert_eq!(
        house.refused(MemberCommand::PrintStatement { card: domain::member::CardId(9) }),
        Refusal::CardUnknown
    );
}

#[test]
fn writing_members_out_is_written_down() {
    let mut house = House::new();
    house.does(MemberCommand::Export { count: 812, masked: true });
    assert!(house.facts().contains(&Fact::MembersExported { count: 812, masked: true }));
}
