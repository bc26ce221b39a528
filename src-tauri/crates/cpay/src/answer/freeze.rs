//! Deposits: what must agree before the table's ruling, or a deposit's totals, are believed.

use super::order::evidence;
use crate::merchant::Merchant;
use crate::request::SHOWN;
use crate::seen;
use crate::table::{self, FreezeKind, Ruling, Status};
use crate::wire::freeze::FreezeOrderContent;
use crate::wire::response::{FreezeDetail, Inner};
use domain::cloud::HoldFacts;
use domain::evidence::{Doubt, Evidence, PaidFacts, Wallet};
use domain::ids::TradeNo;
use money::Fen;

/// What was asked about a deposit.
pub struct AskedFreeze<'a> {
    pub kind: FreezeKind,
    /// The detail's key.
    pub name: &'static str,
    pub no: &'a TradeNo,
    pub wallet: Wallet,
    pub amount: Fen,
}

/// What a verified answer proves about the freeze asked for.
pub fn about(asked: &AskedFreeze<'_>, merchant: &Merchant, inner: &Inner) -> Evidence {
    let detail = seen::freeze_detail(inner, asked.name);
    let ruling = match ruling(asked, &detail, merchant, inner) {
        Ok(ruling) => ruling,
        Err(doubt) => return Evidence::Unsure(doubt),
    };
    let freeze = detail.freeze_order_content.as_ref();
    let payer = seen::payer(detail.pay_mch_key.as_ref(), None, asked.wallet);
    let frozen = || freeze.map_or(Evidence::Unsure(Doubt::Unknown), |freeze| frozen(freeze, asked, payer));
    evidence(ruling, inner, asked.name, freeze.is_some_and(seen::had_been_frozen), frozen)
}

/// What is left of a deposit. `None` unless the answer is about a deposit that is or was frozen, tells every
/// total, and the totals do not exceed the deposit; one that is over has nothing left.
pub fn hold(asked: &AskedFreeze<'_>, merchant: &Merchant, inner: &Inner) -> Option<HoldFacts> {
    let detail = seen::freeze_detail(inner, asked.name);
    let ruling = ruling(asked, &detail, merchant, inner).ok()?;
    let freeze = detail.freeze_order_content.as_ref()?;
    // while the cloud is still at work on it, its totals may be halfway
    if freeze.is_transforming == Some(true) {
        return None;
    }
    let facts = HoldFacts {
        // the same as asked: anything else is a mismatch
        frozen: freeze.freeze_fee?,
        consumed: freeze.total_consume_fee?,
        released: freeze.total_manual_unfreeze_fee?,
        lapsed: freeze.total_auto_unfreeze_fee?,
    };
    let spent = Fen::sum([facts.consumed, facts.released, facts.lapsed])?;
    let rest = facts.frozen.less(spent)?;
    match ruling {
        Ruling::Paid => Some(facts),
        Ruling::GivenBack | Ruling::ClosedOrGivenBack => rest.is_zero().then_some(facts),
        _ => None,
    }
}

fn ruling(
    asked: &AskedFreeze<'_>,
    detail: &FreezeDetail,
    merchant: &Merchant,
    inner: &Inner,
) -> Result<Ruling, Doubt> {
    if !seen::same_merchant(detail.pay_mch_key.as_ref(), merchant, asked.wallet) {
        return Err(Doubt::Mismatch);
    }
    let freeze = detail.freeze_order_content.as_ref();
    let state = freeze.map(|freeze| matching_state(freeze, asked)).transpose()?.flatten();
    let shown = freeze.is_some_and(|freeze| freeze.trade_type == Some(SHOWN));
    let status = Status::of(inner.status);
    Ok(table::freeze(asked.kind, status, inner.internal_status, asked.wallet, state, shown))
}

/// The state of a deposit that is the one asked for: same number, same wallet, and the same amount where one is
/// told.
fn matching_state(freeze: &FreezeOrderContent, asked: &AskedFreeze<'_>) -> Result<Option<i64>, Doubt> {
    let same_no = freeze.out_freeze_no.as_deref() == Some(asked.no.as_str());
    if !same_no || freeze.freeze_fee.is_some_and(|told| told != asked.amount) {
        return Err(Doubt::Mismatch);
    }
    seen::freeze_state(freeze, asked.wallet).map_err(|()| Doubt::Mismatch)
}

/// Frozen only with the amount in the answer.
fn frozen(freeze: &FreezeOrderContent, asked: &AskedFreeze<'_>, payer: Option<String>) -> Evidence {
    let Some(total) = freeze.freeze_fee.filter(|told| *told == asked.amount) else {
        return Evidence::Unsure(Doubt::Mismatch);
    };
    let part = |told: Option<Fen>| told.filter(|told| *told <= total).unwrap_or(total);
    Evidence::Paid(PaidFacts {
        transaction_id: freeze.freeze_id.clone().filter(|id| !id.is_empty()),
        guest_paid: part(freeze.cash_fee),
        settled: part(freeze.settlement_total_fee),
        paid_at: freeze.time_end.filter(|at| *at > 0).unwrap_or(0),
        payer,
    })
}
