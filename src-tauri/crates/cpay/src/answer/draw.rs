//! Consumptions and releases of deposits: what must agree before the table's ruling is believed.

use super::refund::{AskedRefund, evidence};
use crate::merchant::Merchant;
use crate::reason;
use crate::seen;
use crate::table::{self, Status};
use crate::wire::freeze::UnfreezeOrderContent;
use crate::wire::order::OrderContent;
use crate::wire::response::Inner;
use domain::evidence::{Doubt, RefundEvidence, RefundReason};
use money::Fen;

/// What a verified answer proves about the consumption asked for. Its order must name our number, the deposit and
/// the amount.
pub fn consumption(asked: &AskedRefund<'_>, merchant: &Merchant, inner: &Inner) -> RefundEvidence {
    let mismatch = RefundEvidence::Unsure(Doubt::Mismatch);
    let detail = seen::order_detail(inner, asked.name);
    if !seen::same_merchant(detail.pay_mch_key.as_ref(), merchant, asked.wallet) {
        return mismatch;
    }
    let order = detail.order_content.as_ref();
    if order.is_some_and(|order| !takes_mine(order, asked)) {
        return mismatch;
    }
    let Ok(state) = order.map(|order| seen::order_state(order, asked.wallet)).transpose() else {
        return mismatch;
    };
    let told = order.and_then(|order| order.settlement_total_fee);
    let status = Status::of(inner.status);
    let ruling = table::consumption(asked.kind, status, inner.internal_status, asked.wallet, state.flatten());
    let was_paid = order.is_some_and(seen::had_been_paid);
    evidence(ruling, part(told, asked.amount), was_paid, || draw_words(inner))
}

/// What a verified answer proves about the release asked for.
pub fn release(asked: &AskedRefund<'_>, merchant: &Merchant, inner: &Inner) -> RefundEvidence {
    let mismatch = RefundEvidence::Unsure(Doubt::Mismatch);
    let detail = seen::unfreeze_detail(inner, asked.name);
    if !seen::same_merchant(detail.pay_mch_key.as_ref(), merchant, asked.wallet) {
        return mismatch;
    }
    let contents = &detail.unfreeze_order_content;
    let content = contents.iter().find(|content| gives_mine(content, asked));
    if content.is_none() && !contents.is_empty() {
        return mismatch;
    }
    let Ok(state) = content.map(|content| seen::release_state(content, asked.wallet)).transpose() else {
        return mismatch;
    };
    let status = Status::of(inner.status);
    let ruling = table::release(asked.kind, status, inner.internal_status, asked.wallet, state.flatten());
    evidence(ruling, asked.amount, false, || draw_words(inner))
}

fn draw_words(inner: &Inner) -> Result<RefundReason, Doubt> {
    reason::draw(inner.description.as_deref().unwrap_or_default())
}

fn takes_mine(order: &OrderContent, asked: &AskedRefund<'_>) -> bool {
    order.out_trade_no.as_deref() == Some(asked.no.as_str())
        && order.out_freeze_no.as_deref() == Some(asked.of.as_str())
        && order.total_fee == Some(asked.amount)
}

fn gives_mine(content: &UnfreezeOrderContent, asked: &AskedRefund<'_>) -> bool {
    content.out_unfreeze_no.as_deref() == Some(asked.no.as_str())
        && content.out_freeze_no.as_deref() == Some(asked.of.as_str())
        && content.unfreeze_fee == Some(asked.amount)
}

/// What the cloud settles of it, in fen; the full amount when it is silent or says more.
fn part(told: Option<Fen>, amount: Fen) -> Fen {
    told.filter(|told| *told <= amount).unwrap_or(amount)
}
