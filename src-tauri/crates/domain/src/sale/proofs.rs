//! The bounds that no sequence of tenders breaks.

use super::table::{fen, fresh, number};
use super::*;
use money::FenDelta;
use proptest::prelude::*;

/// What may happen to a sale. Amounts in fen.
#[derive(Clone, Copy, Debug)]
enum Act {
    Wallet(i64),
    Record(i64),
    Cash(i64),
    /// The open attempt comes in or dies.
    Decided(bool),
    /// Cash may overtake the open attempt.
    Overtaken,
}

fn acts() -> impl Strategy<Value = Vec<Act>> {
    let act = prop_oneof![
        (0..3000_i64).prop_map(Act::Wallet),
        (0..1500_i64).prop_map(Act::Record),
        (0..3000_i64).prop_map(Act::Cash),
        (0..15_000_i64).prop_map(Act::Cash),
        any::<bool>().prop_map(Act::Decided),
        Just(Act::Overtaken),
    ];
    proptest::collection::vec(act, 1..25)
}

fn apply(sale: &mut Sale, count: usize, act: Act, rounding: CashRounding) -> Option<Tender> {
    let open = sale.open_attempts().next().cloned();
    let tender = match (act, open) {
        (Act::Wallet(n), _) => sale.start_wallet(&number(count), Wallet::WeChat, fen(n)),
        (Act::Record(n), _) => sale.take_record(RecordKind::Voucher, fen(n), ""),
        (Act::Cash(n), _) => sale.take_cash(fen(n), rounding),
        (Act::Decided(paid), Some(no)) => {
            let counts = paid && sale.takes(&no);
            sale.mark(&no, if counts { WalletPart::Paid } else { WalletPart::Dead });
            return None;
        }
        (Act::Overtaken, Some(no)) => {
            sale.mark(&no, WalletPart::Unwanted);
            return None;
        }
        (Act::Decided(_) | Act::Overtaken, None) => return None,
    };
    let tender = tender.ok()?;
    sale.tenders.push(tender.clone());
    Some(tender)
}

/// What is held, or will be if the open attempt comes in.
fn held(sale: &Sale) -> i64 {
    let of = |tender: &Tender| match tender {
        Tender::Wallet { part: WalletPart::Open | WalletPart::Paid, held, .. }
        | Tender::Cash { held, .. } => held.get(),
        _ => 0,
    };
    sale.tenders.iter().map(of).sum()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 3000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn counted_and_awaited_never_exceed_due(
        due in 1..5000_i64,
        deposit in prop_oneof![Just(0_i64), 1..9000_i64],
        acts in acts(),
        unit in prop_oneof![Just(0_i64), Just(1), Just(5), Just(10), Just(100)],
        nearest in any::<bool>(),
    ) {
        let rounding = CashRounding { unit: fen(unit), nearest };
        let mut sale = fresh(due, deposit);
        for (count, act) in acts.into_iter().enumerate() {
            let before = sale.rest();
            let tender = apply(&mut sale, count, act, rounding);
            let counted = sale.counted().get() + sale.awaited().get();
            prop_assert!(counted <= due, "{} of {} after {:?}", counted, due, act);
            prop_assert!(sale.open_attempts().count() <= 1);
            if let Some(Tender::Cash { amount, rounding: won, received, change, held }) = tender {
                prop_assert!(held.is_zero() || amount == before, "the deposit comes with the whole rest");
                // what stays in the drawer is what counts and what rounding won
                prop_assert_eq!(received.get() - change.get(), amount.get() + won.get() + held.get());
                prop_assert!(change == Fen::ZERO || amount == before, "change only from the whole rest");
                prop_assert!(won == FenDelta::ZERO || amount == before, "rounding only at the end");
                prop_assert!(won.get().abs() < unit.max(1), "rounding below one coin");
            }
            // the deposit is held once, and a sale that is paid has it
            prop_assert!(held(&sale) == 0 || held(&sale) == deposit);
            if sale.is_paid_up() {
                prop_assert_eq!(held(&sale), deposit);
                break;
            }
        }
    }

    #[test]
    fn cash_rounding_never_asks_zero(due in 1..100_000_i64, unit in 0..1000_i64, nearest in any::<bool>()) {
        let asked = CashRounding { unit: fen(unit), nearest }.apply(fen(due)).get();
        prop_assert!(asked > 0);
        prop_assert!((asked - due).abs() < unit.max(1));
        prop_assert!(asked == due || asked % unit == 0);
    }
}
