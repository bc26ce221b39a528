//! Every plan on a card of every standing and every shape of balance, and the names that are stored.

use super::table::{done, programme};
use super::*;
use crate::ledger::{Account, Posting};
use std::collections::BTreeSet;

const WRITTEN: &str = include_str!("standings.txt");

const ACTS: [&str; 17] = [
    "top 60",
    "tier 1",
    "spend 60",
    "upto 60",
    "back 30 of 40+20^6",
    "refund 60 of 200+20",
    "refund all of 200+20",
    "move 60 A0+0",
    "small 3",
    "principal -60",
    "gift +3",
    "lose",
    "found",
    "replace A0+0",
    "close",
    "open 60",
    "undo 60+0",
];

const BALANCES: [&str; 5] = ["0+0", "100+0", "0+50", "100+50", "7+5"];

/// A closed card is always empty.
fn cards() -> Vec<String> {
    let of = |letter: char| BALANCES.iter().map(move |balance| format!("{letter}{balance}"));
    of('A').chain(of('L')).chain(["C0+0".to_owned()]).collect()
}

#[test]
fn every_plan_on_every_card() {
    let mut lines = Vec::new();
    for act in ACTS {
        lines.extend(cards().iter().map(|card| format!("{card} {act} => {}", done(card, act))));
    }
    for (line, written) in lines.iter().zip(WRITTEN.lines()) {
        assert_eq!(line, written, "what a plan does to a card has changed");
    }
    assert_eq!(lines.len(), WRITTEN.lines().count());
}

#[test]
fn names_are_unique_and_read_back() {
    for kind in MoveKind::ALL {
        assert_eq!(MoveKind::from_code(kind.code()), Some(kind));
    }
    assert_eq!(MoveKind::from_code("gift"), None);
    let kinds: BTreeSet<_> = MoveKind::ALL.iter().map(|kind| kind.code()).collect();
    let refusals: BTreeSet<_> = MemberRefusal::ALL.iter().map(|why| why.code()).collect();
    assert_eq!((kinds.len(), refusals.len()), (MoveKind::ALL.len(), MemberRefusal::ALL.len()));
    let troubles = [
        Trouble::NameEmpty,
        Trouble::NameTooLong,
        Trouble::NothingSold,
        Trouble::TooManyTiers,
        Trouble::TierZero(1),
        Trouble::TierTwice(1),
        Trouble::GiftPercent(1),
        Trouble::SpendingGiftPercent,
        Trouble::GiftAboveAmount(1),
        Trouble::TierAboveLimit(1),
        Trouble::UnnamedAboveNamed,
    ];
    let codes: BTreeSet<_> = troubles.iter().map(|trouble| trouble.code()).collect();
    assert_eq!(codes.len(), troubles.len());
}

/// What 7 fen of principal and 2 of gift do by each kind, with the drawer on the other side; `L` is limited.
const SIDES: [&str; 18] = [
    "top_up L member_principal -7, member_gift -2, cash_drawer +7, gift_expense +2",
    "top_up_refund member_principal -7, member_gift -2, cash_drawer +7, gift_expense +2",
    "gift_withheld member_principal -7, member_gift -2, gift_expense +9",
    "spend member_principal -7, member_gift -2, cash_drawer +9",
    "spend_gift member_principal -7, member_gift -2, gift_expense +9",
    "give_back member_principal -7, member_gift -2, cash_drawer +9",
    "spend_gift_back member_principal -7, member_gift -2, gift_expense +9",
    "small_change L member_principal -7, member_gift -2, cash_drawer +7, gift_expense +2",
    "card_out member_principal -7, member_gift -2",
    "card_in L member_principal -7, member_gift -2",
    "adjust L member_principal -7, member_gift -2, member_adjustment +9",
    "lost member_principal -7, member_gift -2, member_adjustment +9",
    "found member_principal -7, member_gift -2, member_adjustment +9",
    "replace_out member_principal -7, member_gift -2",
    "replace_in member_principal -7, member_gift -2",
    "close member_principal -7, member_gift -2, cash_drawer +7, gift_expense +2",
    "opening member_principal -7, member_gift -2, member_opening +9",
    "opening_undone member_principal -7, member_gift -2, member_opening +9",
];

#[test]
fn every_kind_has_its_other_side() {
    let fen = |n: i64| super::table::fen(n).as_delta();
    for (kind, written) in MoveKind::ALL.into_iter().zip(SIDES) {
        let lines = Move { card: CardId(1), kind, principal: fen(7), gift: fen(2) };
        let line = |it: &Posting| format!("{} {:+}", it.account.code(), it.delta.get());
        let lines: Vec<_> = lines.postings(Account::CashDrawer).iter().map(line).collect();
        let limited = if kind.is_limited() { " L" } else { "" };
        assert_eq!(format!("{}{limited} {}", kind.code(), lines.join(", ")), written);
    }
}

/// What is wrong with the programme once this is done to it.
fn troubles(spoil: impl Fn(&mut Programme)) -> Vec<Trouble> {
    let mut it = programme();
    spoil(&mut it);
    it.check()
}

#[test]
fn a_programme_that_cannot_be_says_why() {
    let fen = super::table::fen;
    assert_eq!(troubles(|_| {}), []);
    assert_eq!(Programme::default().check(), []);
    assert_eq!(troubles(|it| it.name = " ".to_owned()), [Trouble::NameEmpty]);
    assert_eq!(troubles(|it| it.name = "卡".repeat(20)), []);
    assert_eq!(troubles(|it| it.name = "卡".repeat(21)), [Trouble::NameTooLong]);
    let none = |it: &mut Programme| (it.tiers, it.any_amount) = (Vec::new(), false);
    assert_eq!(troubles(none), [Trouble::NothingSold]);
    assert_eq!(troubles(|it| it.any_amount = false), []);
    let many = |it: &mut Programme| {
        it.tiers = (1..=10).map(|n| Tier { amount: fen(n), gift: Gift::None }).collect();
    };
    assert_eq!(troubles(many), [Trouble::TooManyTiers]);
    assert_eq!(troubles(|it| it.tiers[3].amount = Fen::ZERO), [Trouble::TierZero(3)]);
    assert_eq!(troubles(|it| it.tiers[3].amount = fen(200)), [Trouble::TierTwice(3)]);
    assert_eq!(troubles(|it| it.tiers[0].gift = Gift::Percent(100)), []);
    assert_eq!(troubles(|it| it.tiers[0].gift = Gift::Percent(101)), [Trouble::GiftPercent(0)]);
    assert_eq!(troubles(|it| it.tiers[0].gift = Gift::Percent(u16::MAX)), [Trouble::GiftPercent(0)]);
    assert_eq!(troubles(|it| it.tiers[1].gift = Gift::Amount(fen(200))), []);
    assert_eq!(troubles(|it| it.tiers[1].gift = Gift::Amount(fen(201))), [Trouble::GiftAboveAmount(1)]);
    assert_eq!(troubles(|it| it.tiers[0].amount = fen(871)), [Trouble::TierAboveLimit(0)]);
    assert_eq!(troubles(|it| it.tiers[0].amount = Fen::MAX), [Trouble::TierAboveLimit(0)]);
    assert_eq!(troubles(|it| it.spending_gift = 101), [Trouble::SpendingGiftPercent]);
    assert_eq!(troubles(|it| it.limits.unnamed = fen(1001)), [Trouble::UnnamedAboveNamed]);
    let warned =
        Programme { tiers: vec![Tier { amount: fen(5), gift: Gift::Amount(fen(6)) }], ..programme() };
    assert!(warned.is_sound());
    assert!(!Programme { name: String::new(), ..programme() }.is_sound());
}

#[test]
fn an_older_setting_is_read_with_the_defaults_of_what_it_lacks() {
    let read: Programme =
        serde_json::from_str(r#"{"name":"金卡","tiers":[{"amount":50000}],"new":1}"#).unwrap();
    let tiers = vec![Tier { amount: super::table::fen(50_000), gift: Gift::None }];
    assert_eq!(read, Programme { name: "金卡".to_owned(), tiers, ..Programme::default() });
    let whole = serde_json::to_string(&programme()).unwrap();
    assert_eq!(serde_json::from_str::<Programme>(&whole).unwrap(), programme());
    let limits = Limits::default();
    let yuan = [limits.named, limits.unnamed, limits.real_name_from, limits.cash_back].map(Fen::get);
    assert_eq!(yuan, [500_000, 100_000, 1_000_000, 10_000]);
}
