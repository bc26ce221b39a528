//! Payments: what must agree before the table's ruling is believed.

use crate::merchant::Merchant;
use crate::reason::{self, Said};
use crate::seen;
use crate::table::{self, Kind, Ruling, Status};
use crate::wire::order::OrderContent;
use crate::wire::response::{CodeDetail, Inner};
use domain::evidence::{Doubt, Evidence, PaidFacts, Wallet};
use domain::ids::TradeNo;
use money::Fen;

/// Longest `code_url` that is shown, in bytes; the page says 64.
const CODE_URL_MAX: usize = 512;

/// What was asked about a payment.
pub struct Asked<'a> {
    pub kind: Kind,
    /// The detail's key.
    pub name: &'static str,
    pub no: &'a TradeNo,
    pub wallet: Wallet,
    pub amount: Option<Fen>,
}

/// What a verified answer proves about the payment asked for.
pub fn about(asked: &Asked<'_>, merchant: &Merchant, inner: &Inner) -> Evidence {
    let detail = seen::order_detail(inner, asked.name);
    if !seen::same_merchant(detail.pay_mch_key.as_ref(), merchant, asked.wallet) {
        return Evidence::Unsure(Doubt::Mismatch);
    }
    let order = detail.order_content.as_ref();
    let state = match order.map(|order| matching_state(order, asked)).transpose() {
        Ok(state) => state.flatten(),
        Err(doubt) => return Evidence::Unsure(doubt),
    };
    let status = Status::of(inner.status);
    let ruling = table::payment(asked.kind, status, inner.internal_status, asked.wallet, state);
    let payer = seen::payer(detail.pay_mch_key.as_ref(), order, asked.wallet);
    let paid = || order.map_or(Evidence::Unsure(Doubt::Unknown), |order| paid(order, asked, payer));
    evidence(ruling, inner, asked.name, order.is_some_and(seen::had_been_paid), paid)
}

/// The evidence of a ruling. `was_paid` tells a closed order from one that was paid and given back.
pub fn evidence(
    ruling: Ruling,
    inner: &Inner,
    name: &str,
    was_paid: bool,
    paid: impl FnOnce() -> Evidence,
) -> Evidence {
    match ruling {
        Ruling::Paid => paid(),
        Ruling::Paying(doubt) => Evidence::Paying(doubt),
        Ruling::CodeReady => code_ready(inner, name),
        Ruling::Failed(reason) => Evidence::Failed(reason),
        Ruling::FailedByWords => match reason::payment(inner.description.as_deref().unwrap_or_default()) {
            Said::No(reason) => Evidence::Failed(reason),
            Said::Doubtful(Doubt::Typing) => Evidence::Paying(Doubt::Typing),
            Said::Doubtful(doubt) => Evidence::Unsure(doubt),
        },
        Ruling::NumberTaken => Evidence::NumberTaken,
        Ruling::Closed => Evidence::Closed,
        Ruling::ClosedOrGivenBack if was_paid => Evidence::GivenBack,
        Ruling::ClosedOrGivenBack => Evidence::Closed,
        Ruling::GivenBack => Evidence::GivenBack,
        Ruling::NotFound => Evidence::NotFound,
        Ruling::Acknowledged => Evidence::Acknowledged,
        Ruling::Unsure(doubt) => Evidence::Unsure(doubt),
    }
}

/// The state of an order that is the one asked for: same number, same wallet, and the same amount
/// where one is told.
fn matching_state(order: &OrderContent, asked: &Asked<'_>) -> Result<Option<i64>, Doubt> {
    let same_no = order.out_trade_no.as_deref() == Some(asked.no.as_str());
    let same_amount = match (order.total_fee, asked.amount) {
        (Some(told), Some(asked)) => told == asked,
        _ => true,
    };
    if !same_no || !same_amount {
        return Err(Doubt::Mismatch);
    }
    seen::order_state(order, asked.wallet).map_err(|()| Doubt::Mismatch)
}

/// Paid only with the amount in the answer.
fn paid(order: &OrderContent, asked: &Asked<'_>, payer: Option<String>) -> Evidence {
    let Some(total) = order.total_fee.filter(|told| Some(*told) == asked.amount) else {
        return Evidence::Unsure(Doubt::Mismatch);
    };
    let part = |told: Option<Fen>| told.filter(|told| *told <= total).unwrap_or(total);
    Evidence::Paid(PaidFacts {
        transaction_id: order.transaction_id.clone().filter(|id| !id.is_empty()),
        guest_paid: part(order.cash_fee),
        settled: part(order.settlement_total_fee),
        paid_at: order.time_end.filter(|at| *at > 0).unwrap_or(0),
        payer,
    })
}

fn code_ready(inner: &Inner, name: &str) -> Evidence {
    let url = inner.detail::<CodeDetail>(&[name]).and_then(|detail| detail.code_url).unwrap_or_default();
    let showable = !url.is_empty() && url.len() <= CODE_URL_MAX && url.bytes().all(|b| b.is_ascii_graphic());
    if showable { Evidence::CodeReady(url) } else { Evidence::Unsure(Doubt::Unknown) }
}
