//! From an answer's bytes to evidence: verify, then compare, then look up the table.

mod order;
mod refund;

use crate::envelope::{self, Opened};
use crate::merchant::Merchant;
use crate::table::{Kind, RefundKind, Status};
use crate::wire::response::{Inner, Ping};
use domain::cloud::{CloudAnswer, CloudCall, Reach};
use domain::evidence::{Doubt, Evidence, RefundEvidence};
use order::Asked;
use refund::AskedRefund;

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
        CloudAnswer::Payment(order::about(&Asked { kind, name, no, wallet, amount }, merchant, inner))
    };
    let refund = |kind, name, no, of, wallet, amount| {
        let asked = AskedRefund { kind, name, no, of, wallet, amount };
        CloudAnswer::Refund(refund::about(&asked, merchant, inner))
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
