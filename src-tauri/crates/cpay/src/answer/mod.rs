//! From an answer's bytes to evidence: verify, then compare, then look up the table.

mod draw;
mod freeze;
mod order;
mod refund;

use crate::envelope::{self, Opened};
use crate::merchant::Merchant;
use crate::table::{FreezeKind, Kind, RefundKind, Status};
use crate::wire::response::{Inner, Ping};
use domain::cloud::{CloudAnswer, CloudCall, Reach};
use domain::evidence::{Doubt, Evidence, RefundEvidence};
use freeze::AskedFreeze;
use order::Asked;
use refund::AskedRefund;

/// The detail's key of the question about a deposit.
const ASK_FREEZE: &str = "query_freeze_order";

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
        CloudCall::Pay(_) | CloudCall::ShowCode(_) | CloudCall::Freeze(_) | CloudCall::ShowFreeze(_) => {
            CloudAnswer::Payment(Evidence::NeverLeft)
        }
        CloudCall::Refund(_) | CloudCall::Consume(_) | CloudCall::Release(_) => {
            CloudAnswer::Refund(RefundEvidence::NeverLeft)
        }
        _ => silence(call),
    }
}

fn doubt(call: &CloudCall, why: Doubt) -> CloudAnswer {
    match call {
        CloudCall::Pay(_)
        | CloudCall::ShowCode(_)
        | CloudCall::AskPayment { .. }
        | CloudCall::Close { .. }
        | CloudCall::Reverse { .. }
        | CloudCall::Freeze(_)
        | CloudCall::ShowFreeze(_)
        | CloudCall::AskFreeze { .. } => CloudAnswer::Payment(Evidence::Unsure(why)),
        CloudCall::Refund(_)
        | CloudCall::AskRefund { .. }
        | CloudCall::Consume(_)
        | CloudCall::AskConsume { .. }
        | CloudCall::Release(_)
        | CloudCall::AskRelease { .. } => CloudAnswer::Refund(RefundEvidence::Unsure(why)),
        CloudCall::AskHold { .. } => CloudAnswer::Hold(None),
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
    let given = |kind, name, no, of, wallet, amount| AskedRefund { kind, name, no, of, wallet, amount };
    let refund = |asked| CloudAnswer::Refund(refund::about(&asked, merchant, inner));
    let consumption = |asked| CloudAnswer::Refund(draw::consumption(&asked, merchant, inner));
    let release = |asked| CloudAnswer::Refund(draw::release(&asked, merchant, inner));
    let freeze = |kind, name, no, wallet, amount| {
        CloudAnswer::Payment(freeze::about(&AskedFreeze { kind, name, no, wallet, amount }, merchant, inner))
    };
    let (once, ask) = (RefundKind::Refund, RefundKind::Ask);
    match call {
        CloudCall::Pay(c) => about(Kind::Pay, "micro_pay", &c.no, c.wallet, Some(c.amount)),
        CloudCall::AskPayment { no, wallet, amount, shown } => {
            let kind = if *shown { Kind::AskShown } else { Kind::AskScanned };
            about(kind, "query_order", no, *wallet, Some(*amount))
        }
        CloudCall::ShowCode(c) => about(Kind::ShowCode, "scan_code_pay", &c.no, c.wallet, Some(c.amount)),
        CloudCall::Close { no, wallet } => about(Kind::Close, "close_order", no, *wallet, None),
        CloudCall::Reverse { no, wallet } => about(Kind::Reverse, "reverse", no, *wallet, None),
        CloudCall::Refund(c) => refund(given(once, "refund", &c.no, &c.of, c.wallet, c.amount)),
        CloudCall::AskRefund { no, of, wallet, amount } => {
            refund(given(ask, "query_refund_order", no, of, *wallet, *amount))
        }
        CloudCall::Freeze(c) => freeze(FreezeKind::Freeze, "micro_freeze", &c.no, c.wallet, c.amount),
        CloudCall::ShowFreeze(c) => freeze(FreezeKind::Show, "scan_code_freeze", &c.no, c.wallet, c.amount),
        CloudCall::AskFreeze { no, wallet, amount } => {
            freeze(FreezeKind::Ask, ASK_FREEZE, no, *wallet, *amount)
        }
        CloudCall::AskHold { no, wallet, amount } => {
            let (kind, name) = (FreezeKind::Ask, ASK_FREEZE);
            let asked = AskedFreeze { kind, name, no, wallet: *wallet, amount: *amount };
            CloudAnswer::Hold(freeze::hold(&asked, merchant, inner))
        }
        CloudCall::Consume(c) => {
            consumption(given(once, "deposit_consume", &c.no, &c.freeze, c.wallet, c.amount))
        }
        CloudCall::AskConsume { no, freeze, wallet, amount } => {
            consumption(given(ask, "query_order", no, freeze, *wallet, *amount))
        }
        CloudCall::Release(c) => release(given(once, "unfreeze", &c.no, &c.freeze, c.wallet, c.amount)),
        CloudCall::AskRelease { no, freeze, wallet, amount } => {
            release(given(ask, "query_unfreeze_order", no, freeze, *wallet, *amount))
        }
        CloudCall::Probe => CloudAnswer::Probe(Reach::Away),
    }
}
