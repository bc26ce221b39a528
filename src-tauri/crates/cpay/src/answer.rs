//! From an answer's bytes to evidence: verify, then compare, then look up the table.

use crate::envelope::{self, Opened};
use crate::merchant::Merchant;
use crate::reason::{self, Said};
use crate::seen;
use crate::table::{self, Kind, RefundKind, RefundRuling, Ruling, Status};
use crate::wire::order::OrderContent;
use crate::wire::response::{CodeDetail, Inner, Ping};
use domain::cloud::{CloudAnswer, CloudCall, Reach};
use domain::evidence::{Doubt, Evidence, PaidFacts, RefundEvidence, Wallet};
use domain::ids::TradeNo;
use money::Fen;

/// Longest `code_url` that is shown, in bytes; the page says 64.
const CODE_URL_MAX: usize = 512;

/// What an answer proves. `body` is everything that arrived, at most
/// [`envelope::ANSWER_MAX`] bytes of it are looked at.
#[must_use]
pub fn answer(call: &CloudCall, merchant: &Merchant, http_status: u16, body: &[u8]) -> CloudAnswer {
    if matches!(call, CloudCall::Probe) {
        return CloudAnswer::Probe(probe(http_status, body));
    }
    if http_status >= 500 {
        return doubt(call, Doubt::CloudUnsure);
    }
    match read(body, merchant) {
        Ok(inner) => verified(call, merchant, &inner),
        Err(why) => doubt(call, why),
    }
}

/// The evidence of a call that brought nothing back.
#[must_use]
pub fn silence(call: &CloudCall) -> CloudAnswer {
    doubt(call, Doubt::Silence)
}

/// The evidence of an answer that cannot be verified.
#[must_use]
pub fn unverified(call: &CloudCall) -> CloudAnswer {
    doubt(call, Doubt::Unverified)
}

/// The evidence of a call of which not one byte left. A question that did not leave is silence:
/// it moves nothing and its absence proves nothing.
#[must_use]
pub fn never_left(call: &CloudCall) -> CloudAnswer {
    match call {
        CloudCall::Pay(_) | CloudCall::ShowCode(_) => CloudAnswer::Payment(Evidence::NeverLeft),
        CloudCall::Refund(_) => CloudAnswer::Refund(RefundEvidence::NeverLeft),
        _ => silence(call),
    }
}

fn doubt(call: &CloudCall, why: Doubt) -> CloudAnswer {
    match call {
        CloudCall::Pay(_)
        | CloudCall::ShowCode(_)
        | CloudCall::AskPayment { .. }
        | CloudCall::Close { .. }
        | CloudCall::Reverse { .. } => CloudAnswer::Payment(Evidence::Unsure(why)),
        CloudCall::Refund(_) | CloudCall::AskRefund { .. } => {
            CloudAnswer::Refund(RefundEvidence::Unsure(why))
        }
        CloudCall::Probe => CloudAnswer::Probe(Reach::Away),
    }
}

/// The inner object of a verified answer. An unsigned one is at best the cloud's own "unknown".
pub(crate) fn read(body: &[u8], merchant: &Merchant) -> Result<Inner, Doubt> {
    let parse = |text: &str| serde_json::from_str::<Inner>(text);
    match envelope::check(body, &merchant.key) {
        Ok(Opened::Verified(text)) => parse(&text).map_err(|_| Doubt::Unknown),
        Ok(Opened::Unsigned(text)) => match parse(&text).map(|inner| Status::of(inner.status)) {
            Ok(Status::Unsure) => Err(Doubt::CloudUnsure),
            _ => Err(Doubt::Unverified),
        },
        Err(_) => Err(Doubt::Unverified),
    }
}

fn probe(http_status: u16, body: &[u8]) -> Reach {
    let ping = serde_json::from_slice::<Ping>(body.get(..envelope::ANSWER_MAX).unwrap_or(body)).ok();
    match ping {
        Some(Ping { status: Some(0), timestamp: Some(server_time), .. })
            if http_status == 200 && server_time > 0 =>
        {
            Reach::Here { server_time }
        }
        _ => Reach::Away,
    }
}

fn verified(call: &CloudCall, merchant: &Merchant, inner: &Inner) -> CloudAnswer {
    let about = |kind, name, no, wallet, amount| {
        CloudAnswer::Payment(about_order(&Asked { kind, name, no, wallet, amount }, merchant, inner))
    };
    let refund = |kind, name, no, of, wallet, amount| {
        let asked = AskedRefund { kind, name, no, of, wallet, amount };
        CloudAnswer::Refund(about_refund(&asked, merchant, inner))
    };
    match call {
        CloudCall::Pay(c) => about(Kind::Pay, "micro_pay", &c.no, c.wallet, Some(c.amount)),
        CloudCall::AskPayment { no, wallet, amount, shown } => {
            let kind = if *shown { Kind::AskShown } else { Kind::AskScanned };
            about(kind, "query_order", no, *wallet, Some(*amount))
        }
        CloudCall::ShowCode(c) => about(Kind::ShowCode, "scan_code_pay", &c.no, c.wallet, Some(c.amount)),
        CloudCall::Close { no, wallet } => about(Kind::Close, "close_order", no, *wallet, None),
        CloudCall::Reverse { no, wallet } => about(Kind::Reverse, "reverse", no, *wallet, None),
        CloudCall::Refund(c) => refund(RefundKind::Refund, "refund", &c.no, &c.of, c.wallet, c.amount),
        CloudCall::AskRefund { no, of, wallet, amount } => {
            refund(RefundKind::Ask, "query_refund_order", no, of, *wallet, *amount)
        }
        CloudCall::Probe => CloudAnswer::Probe(Reach::Away),
    }
}

/// What was asked about a payment.
struct Asked<'a> {
    kind: Kind,
    /// The detail's key.
    name: &'static str,
    no: &'a TradeNo,
    wallet: Wallet,
    amount: Option<Fen>,
}

fn about_order(asked: &Asked<'_>, merchant: &Merchant, inner: &Inner) -> Evidence {
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
    match table::payment(asked.kind, status, inner.internal_status, asked.wallet, state) {
        Ruling::Paid => order.map_or(Evidence::Unsure(Doubt::Unknown), |order| paid(order, asked)),
        Ruling::Paying(doubt) => Evidence::Paying(doubt),
        Ruling::CodeReady => code_ready(inner, asked.name),
        Ruling::Failed(reason) => Evidence::Failed(reason),
        Ruling::FailedByWords => match reason::payment(inner.description.as_deref().unwrap_or_default()) {
            Said::No(reason) => Evidence::Failed(reason),
            Said::Doubtful(Doubt::Typing) => Evidence::Paying(Doubt::Typing),
            Said::Doubtful(doubt) => Evidence::Unsure(doubt),
        },
        Ruling::NumberTaken => Evidence::NumberTaken,
        Ruling::Closed => Evidence::Closed,
        Ruling::ClosedOrGivenBack if order.is_some_and(seen::had_been_paid) => Evidence::GivenBack,
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
fn paid(order: &OrderContent, asked: &Asked<'_>) -> Evidence {
    let Some(total) = order.total_fee.filter(|told| Some(*told) == asked.amount) else {
        return Evidence::Unsure(Doubt::Mismatch);
    };
    let part = |told: Option<Fen>| told.filter(|told| *told <= total).unwrap_or(total);
    Evidence::Paid(PaidFacts {
        transaction_id: order.transaction_id.clone().filter(|id| !id.is_empty()),
        guest_paid: part(order.cash_fee),
        settled: part(order.settlement_total_fee),
        paid_at: order.time_end.filter(|at| *at > 0).unwrap_or(0),
    })
}

fn code_ready(inner: &Inner, name: &str) -> Evidence {
    let url = inner.detail::<CodeDetail>(&[name]).and_then(|detail| detail.code_url).unwrap_or_default();
    let showable = !url.is_empty() && url.len() <= CODE_URL_MAX && url.bytes().all(|b| b.is_ascii_graphic());
    if showable { Evidence::CodeReady(url) } else { Evidence::Unsure(Doubt::Unknown) }
}

/// What was asked about a refund.
struct AskedRefund<'a> {
    kind: RefundKind,
    name: &'static str,
    no: &'a TradeNo,
    of: &'a TradeNo,
    wallet: Wallet,
    amount: Fen,
}

fn about_refund(asked: &AskedRefund<'_>, merchant: &Merchant, inner: &Inner) -> RefundEvidence {
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
    match table::refund(asked.kind, status, inner.internal_status, asked.wallet, state) {
        RefundRuling::Done => RefundEvidence::Done,
        RefundRuling::Processing => RefundEvidence::Processing,
        RefundRuling::Failed(reason) => RefundEvidence::Failed(reason),
        RefundRuling::FailedByWords => {
            match reason::refund(inner.description.as_deref().unwrap_or_default()) {
                Ok(reason) => RefundEvidence::Failed(reason),
                Err(doubt) => RefundEvidence::Unsure(doubt),
            }
        }
        RefundRuling::NotFound => RefundEvidence::NotFound,
        RefundRuling::Unsure(doubt) => RefundEvidence::Unsure(doubt),
    }
}

fn is_mine(content: &crate::wire::refund::RefundOrderContent, asked: &AskedRefund<'_>) -> bool {
    content.out_refund_no.as_deref() == Some(asked.no.as_str())
        && content.out_trade_no.as_deref() == Some(asked.of.as_str())
        && content.refund_fee == Some(asked.amount)
}
