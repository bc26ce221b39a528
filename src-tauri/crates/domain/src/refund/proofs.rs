//! The rules of refunds, one story each, and the bound that no sequence of refunds breaks.

use super::table::{done, refund};
use super::*;
use crate::entry::Entry;
use crate::evidence::RefundEvidence;
use crate::ids::DepositId;
use crate::policy::Policies;
use crate::refusal::Refusal;
use crate::sale::{Sale, SaleStatus};
use crate::tender::{Tender, WalletPart};
use proptest::prelude::*;

fn at(second: u64) -> Moment {
    Moment((second + 1) * 1000)
}

fn happens(refund: &mut Refund, second: u64, event: Event) -> Vec<Effect> {
    let policy = Policies::default().refund;
    let step = step(refund, event, Rules { policy: &policy }, at(second));
    *refund = step.next;
    step.effects
}

fn hears(refund: &mut Refund, from: Asked, sent: u64, second: u64, evidence: RefundEvidence) -> Vec<Effect> {
    happens(refund, second, Event::Heard { from, sent: at(sent), evidence })
}

#[test]
fn the_same_number_is_sent_again_only_after_a_question_past_the_horizon_finds_nothing() {
    let horizon = Policies::default().refund.horizon / 1000;
    let mut it = refund(Phase::Dispatched, 1000);
    assert_eq!(happens(&mut it, 0, Event::Dispatch), [Effect::Send]);
    assert_eq!(happens(&mut it, 0, Event::Dispatch), [], "not twice");
    assert_eq!(hears(&mut it, Asked::Query, horizon - 1, horizon + 50, RefundEvidence::NotFound), []);
    let before = it.clone();
    assert_eq!(hears(&mut it, Asked::Query, horizon, horizon + 51, RefundEvidence::NotFound), [Effect::Send]);
    assert_eq!(
        (&it.no, it.amount, &it.nonce, &it.reason),
        (&before.no, before.amount, &before.nonce, &before.reason),
        "the same number with the same content"
    );
    // the horizon of the repeat counts from the repeat
    let again = 2 * horizon + 50;
    assert_eq!(hears(&mut it, Asked::Query, again, again + 1, RefundEvidence::NotFound), []);
    assert_eq!(hears(&mut it, Asked::Query, again + 1, again + 2, RefundEvidence::NotFound), [Effect::Send]);
}

#[test]
fn after_a_restart_the_horizon_starts_anew() {
    let horizon = Policies::default().refund.horizon / 1000;
    let mut it = refund(Phase::Dispatched, 1000);
    happens(&mut it, 0, Event::Dispatch);
    happens(&mut it, horizon, Event::Restarted);
    assert_eq!(hears(&mut it, Asked::Query, horizon + 1, horizon + 2, RefundEvidence::NotFound), []);
    let late = 2 * horizon;
    assert_eq!(hears(&mut it, Asked::Query, late, late + 1, RefundEvidence::NotFound), [Effect::Send]);
}

#[test]
fn a_repeat_that_never_left_does_not_end_the_refund() {
    let mut it = refund(Phase::Dispatched, 1000);
    happens(&mut it, 0, Event::Dispatch);
    hears(&mut it, Asked::Query, 200, 201, RefundEvidence::NotFound);
    assert_eq!(hears(&mut it, Asked::Send, 201, 202, RefundEvidence::NeverLeft), []);
    assert!(!it.phase.is_final());
}

#[test]
fn a_refused_repeat_needs_more_than_an_early_not_found() {
    let mut it = refund(Phase::Dispatched, 1000);
    happens(&mut it, 0, Event::Dispatch);
    hears(&mut it, Asked::Query, 200, 201, RefundEvidence::NotFound);
    let taken = RefundEvidence::Failed(RefundReason::Declined);
    assert_eq!(hears(&mut it, Asked::Send, 201, 202, taken), [Effect::Ask]);
    hears(&mut it, Asked::Query, 202, 203, RefundEvidence::NotFound);
    assert!(!it.phase.is_final(), "the first may have arrived and be the reason of the refusal");
    hears(&mut it, Asked::Query, 204, 205, done());
    assert_eq!((it.phase, it.settled), (Phase::Done, Fen::new(999)));
}

fn number(count: u64) -> TradeNo {
    TradeNo::new(format!("1300005200011234{count:08}")).unwrap()
}

fn wallet(count: u64, amount: i64, part: WalletPart) -> Tender {
    wallet_with(count, amount, part, 0)
}

/// With a deposit on top of what the sale counts.
fn wallet_with(count: u64, amount: i64, part: WalletPart, held: i64) -> Tender {
    let [amount, held] = [amount, held].map(|n| Fen::new(n).unwrap());
    Tender::Wallet { no: number(count), wallet: Wallet::WeChat, amount, part, held }
}

fn sale(tenders: Vec<Tender>) -> Sale {
    let due = Fen::new(100_000).unwrap();
    let entry = Entry { gross: due, discount: Fen::ZERO, undiscountable: Fen::ZERO, due, deposit: Fen::ZERO };
    Sale { tenders, status: SaleStatus::Settled, ..Sale::open(SaleId(7), entry) }
}

/// What each source holds of the sale, by hand: unwanted money is no part of it.
fn paid(sale: &Sale, source: &Source) -> i64 {
    let of = |tender: &Tender| match (tender, source) {
        (Tender::Wallet { no, amount, part: WalletPart::Paid, .. }, Source::Wallet { of, .. })
            if no == of =>
        {
            amount.get()
        }
        (Tender::Cash { received, change, held, .. }, Source::Cash) => {
            received.get() - change.get() - held.get()
        }
        (Tender::Deposit { back, amount, .. }, source) if back == source => amount.get(),
        (Tender::Record { kind, amount, .. }, Source::Record(own)) if kind == own => amount.get(),
        _ => 0,
    };
    sale.tenders.iter().map(of).sum()
}

fn held() -> impl Strategy<Value = i64> {
    prop_oneof![Just(0_i64), 1..9000_i64]
}

fn consumed() -> Source {
    let total = Fen::new(9000).unwrap();
    Source::Consumed { of: number(8), freeze: number(9), wallet: Wallet::Alipay, total }
}

fn tenders() -> impl Strategy<Value = Vec<Tender>> {
    let part = prop_oneof![
        6 => Just(WalletPart::Paid),
        1 => Just(WalletPart::Dead),
        1 => Just(WalletPart::Unwanted),
        1 => Just(WalletPart::Orphan),
    ];
    let fen = |n: i64| Fen::new(n).unwrap();
    let tender = prop_oneof![
        (0..4_u64, 1..9000_i64, part, held())
            .prop_map(|(count, amount, part, held)| wallet_with(count, amount, part, held)),
        (1..9000_i64, 0..500_i64, -4..=4_i64, held()).prop_map(move |(amount, change, rounding, held)| {
            let kept = (amount + rounding).max(1);
            Tender::Cash {
                amount: fen(amount),
                rounding: fen(kept).delta(fen(amount)),
                received: fen(kept + held + change),
                change: fen(change),
                held: fen(held),
            }
        }),
        (1..9000_i64).prop_map(move |amount| Tender::Record {
            kind: RecordKind::Voucher,
            amount: fen(amount),
            reference: String::new(),
        }),
        (0..3_u64, 1..9000_i64).prop_map(move |(which, amount)| {
            let back = match which {
                0 => Source::Cash,
                1 => Source::Record(RecordKind::Voucher),
                _ => consumed(),
            };
            Tender::Deposit { deposit: DepositId(which), back, amount: fen(amount) }
        }),
    ];
    proptest::collection::vec(tender, 1..6).prop_map(|mut tenders| {
        // a number belongs to one tender
        let mut seen = std::collections::BTreeSet::new();
        tenders.retain(|tender| match tender {
            Tender::Wallet { no, .. } => seen.insert(no.clone()),
            _ => true,
        });
        tenders
    })
}

/// A wish, and what becomes of an older refund in between.
type Turn = (Option<i64>, usize, u8);

fn fate(refund: &mut Refund, fate: u8) {
    if refund.phase.is_final() {
        return;
    }
    refund.phase = match fate {
        0 => Phase::Done,
        1 => Phase::Failed(RefundReason::Declined),
        2 => Phase::Accepted,
        _ => Phase::Asking(Doubt::Silence),
    };
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn refunded_and_unknown_never_exceed_paid(
        tenders in tenders(),
        turns in proptest::collection::vec((proptest::option::weighted(0.8, 0..6000_i64), 0..20_usize, 0..4_u8), 1..20),
    ) {
        let sale = sale(tenders);
        let turns: Vec<Turn> = turns;
        let mut refunds: Vec<Refund> = Vec::new();
        for (wish, older, what) in turns {
            let known = refunds.len().max(1);
            if let Some(refund) = refunds.get_mut(older % known) {
                fate(refund, what);
            }
            let room: i64 = left(&sale, &refunds).iter().map(|part| part.amount.get()).sum();
            let wished = wish.map(|fen| Fen::new(fen).unwrap());
            match plan(&sale, &refunds, wished) {
                Ok(plan) => {
                    let planned: i64 = plan.parts.iter().map(|part| part.amount.get()).sum();
                    prop_assert_eq!(planned, wish.unwrap_or(room));
                    prop_assert_eq!(planned + plan.left_after.get(), room);
                    for part in plan.parts {
                        let cloud = part.source.order().is_some();
                        let phase = if cloud { Phase::Dispatched } else { Phase::Done };
                        let mut it = refund(phase, part.amount.get());
                        it.source = part.source;
                        refunds.push(it);
                    }
                }
                Err(Refusal::RefundNothingLeft) => prop_assert_eq!(room, 0),
                Err(Refusal::RefundTooMuch) => prop_assert!(wish.is_some_and(|wish| wish > room)),
                Err(Refusal::AmountZero) => prop_assert_eq!(wish, Some(0)),
                Err(other) => prop_assert!(false, "{:?}", other),
            }
            for refund in &refunds {
                let same = refunds.iter().filter(|r| r.source == refund.source);
                let given: i64 =
                    same.filter(|r| !matches!(r.phase, Phase::Failed(_))).map(|r| r.amount.get()).sum();
                prop_assert!(given <= paid(&sale, &refund.source), "{:?}", refund.source);
            }
        }
    }
}

#[test]
fn an_open_sale_is_not_refunded_and_wallets_come_first() {
    let cash = |n: i64| Tender::Cash {
        amount: Fen::new(n).unwrap(),
        rounding: money::FenDelta::ZERO,
        received: Fen::new(n + 100).unwrap(),
        change: Fen::new(100).unwrap(),
        held: Fen::ZERO,
    };
    let mut it = sale(vec![cash(500), wallet(1, 700, WalletPart::Paid)]);
    let plan_of = |sale: &Sale, n| plan(sale, &[], Some(Fen::new(n).unwrap()));
    let parts = plan_of(&it, 800).unwrap().parts;
    assert!(matches!(parts[0].source, Source::Wallet { .. }) && parts[0].amount.get() == 700);
    assert!(parts[1].source == Source::Cash && parts[1].amount.get() == 100);
    assert_eq!(plan_of(&it, 1201), Err(Refusal::RefundTooMuch));
    it.status = SaleStatus::Open;
    assert_eq!(plan_of(&it, 100), Err(Refusal::SaleNotSettled));
}

/// What was paid on top as a deposit goes back as a deposit, never as a refund of the sale; the cloud is told
/// the order's whole amount all the same.
#[test]
fn a_deposits_money_is_never_given_away_as_the_sales() {
    let fen = |n: i64| Fen::new(n).unwrap();
    let cash = Tender::Cash {
        amount: fen(1007),
        rounding: fen(1000).delta(fen(1007)),
        received: fen(10_000),
        change: fen(4000),
        held: fen(5000),
    };
    let order = Source::Wallet { of: number(1), wallet: Wallet::WeChat, total: fen(80_000) };
    let table = [
        (vec![wallet_with(1, 30_000, WalletPart::Paid, 50_000)], vec![(order, 30_000)]),
        (vec![wallet_with(1, 30_000, WalletPart::Orphan, 50_000)], vec![]),
        (vec![cash], vec![(Source::Cash, 1000)]),
        (
            vec![
                Tender::Deposit { deposit: DepositId(2), back: Source::Cash, amount: fen(700) },
                Tender::Deposit { deposit: DepositId(3), back: consumed(), amount: fen(9000) },
            ],
            vec![(consumed(), 9000), (Source::Cash, 700)],
        ),
    ];
    for (tenders, expected) in table {
        let sale = sale(tenders);
        let parts: Vec<_> =
            left(&sale, &[]).into_iter().map(|part| (part.source, part.amount.get())).collect();
        assert_eq!(parts, expected);
        let all: i64 = expected.iter().map(|(_, amount)| amount).sum();
        let more = plan(&sale, &[], Fen::new(all + 1));
        let refused = if all == 0 { Refusal::RefundNothingLeft } else { Refusal::RefundTooMuch };
        assert_eq!(more, Err(refused));
    }
}
