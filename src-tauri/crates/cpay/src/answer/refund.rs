//! Refunds: what must agree before the table's ruling is believed. Consumptions and releases share the shape.

use crate::merchant::Merchant;
use crate::reason;
use crate::seen;
use crate::table::{self, RefundKind, RefundRuling, Status};
use crate::wire::refund::RefundOrderContent;
use crate::wire::response::Inner;
use domain::evidence::{Doubt, RefundEvidence, RefundFacts, RefundReason, Wallet};
use domain::ids::TradeNo;
use money::Fen;

/// What was asked about a refund, a consumption or a release.
pub struct AskedRefund<'a> {
    pub kind: RefundKind,
    pub name: &'static str,
    pub no: &'a TradeNo,
    /// The order, or the deposit.
    pub of: &'a TradeNo,
    pub wallet: Wallet,
    pub amount: Fen,
}

/// What a verified answer proves about the refund asked for.
pub fn about(asked: &AskedRefund<'_>, merchant: &Merchant, inner: &Inner) -> RefundEvidence {
    let detail = seen::refund_detail(inner, asked.name);
    let status = Status::of(inner.status);
    if !seen::same_merchant(detail.pay_mch_key.as_ref(), merchant, asked.wallet) {
        return RefundEvidence::Unsure(Doubt::Mismatch);
    }
    let mine = |content: &&_| is_mine(content, asked);
    let content = detail.refund_order_content.iter().find(mine);
    if content.is_none() && !detail.refund_order_content.is_empty() {
        return RefundEvidence::Unsure(Doubt::Mismatch);
    }
    let state = match content.map(|content| seen::refund_state(content, asked.wallet)).transpose() {
        Ok(state) => state.flatten(),
        Err(()) => return RefundEvidence::Unsure(Doubt::Mismatch),
    };
    let ruling = table::refund(asked.kind, status, inner.internal_status, asked.wallet, state);
    evidence(ruling, content.map_or(asked.amount, |content| settled(content, asked.amount)), false, || {
        reason::refund(inner.description.as_deref().unwrap_or_default())
    })
}

/// The evidence of a ruling; `was_paid` tells what closed from what was paid and given back, `words` reads the
/// sentence of a refusal.
pub fn evidence(
    ruling: RefundRuling,
    settled: Fen,
    was_paid: bool,
    words: impl FnOnce() -> Result<RefundReason, Doubt>,
) -> RefundEvidence {
    match ruling {
        RefundRuling::Done => RefundEvidence::Done(RefundFacts { settled }),
        RefundRuling::Processing => RefundEvidence::Processing,
        RefundRuling::Failed(reason) => RefundEvidence::Failed(reason),
        RefundRuling::FailedByWords => match words() {
            Ok(reason) => RefundEvidence::Failed(reason),
            Err(doubt) => RefundEvidence::Unsure(doubt),
        },
        RefundRuling::Closed if was_paid => RefundEvidence::Unsure(Doubt::Unknown),
        RefundRuling::Closed => RefundEvidence::Failed(RefundReason::Declined),
        RefundRuling::NotFound => RefundEvidence::NotFound,
        RefundRuling::Unsure(doubt) => RefundEvidence::Unsure(doubt),
    }
}

/// What is taken from the settlement, in fen; the full amount when the cloud is silent or says more.
fn settled(content: &RefundOrderContent, amount: Fen) -> Fen {
    let by_wallet = content.wxpay_refund_order_content_ext.as_ref();
    let told = content.settlement_refund_fee.or(by_wallet.and_then(|ext| ext.settlement_refund_fee));
    told.filter(|told| *told <= amount).unwrap_or(amount)
}

fn is_mine(content: &RefundOrderContent, asked: &AskedRefund<'_>) -> bool {
    content.out_refund_no.as_deref() == Some(asked.no.as_str())
        && content.out_trade_no.as_deref() == Some(asked.of.as_str())
        && content.refund_fee == Some(asked.amount)
}
