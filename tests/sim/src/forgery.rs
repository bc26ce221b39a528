//! Lies: answers that were touched on the way, and answers that verify and are wrong all the same.

use crate::chance::Chance;
use crate::network::Journey;
use cpay::Merchant;
use domain::cloud::CloudCall;
use domain::evidence::Wallet;
use sandbox::{Cloud, Reply};
use std::collections::BTreeSet;

/// An answer whose content was changed behind its authentication code: a refusal or a doubt turned
/// into a payment, another amount, another number.
pub fn touched(chance: &mut Chance, reply: &Reply) -> Reply {
    let body = match chance.below(4) {
        0 => {
            reply.body.replace("\\\"status\\\":103", "\\\"status\\\":0").replace("state\\\":9", "state\\\":2")
        }
        1 => reply.body.replace("\\\"total_fee\\\":", "\\\"total_fee\\\":1"),
        2 => reply.body.replace("current_trade_state\\\":", "current_trade_state\\\":2,\\\"was\\\":"),
        _ => reply.body.chars().take(reply.body.len() / 2).collect(),
    };
    if body == reply.body {
        return Reply { body: body.replace("authen_code", "authen_kode"), ..reply.clone() };
    }
    Reply { body, ..reply.clone() }
}

/// A cloud whose parts do not agree for longer than this, in ms, disagrees about one answer only.
const LAG: i64 = 120_000;

fn known_since(cloud: &Cloud, no: &str) -> Option<i64> {
    let order = cloud.orders().iter().find(|order| order.no == no).and_then(|order| order.paid_ms);
    order.or_else(|| cloud.holds().iter().find(|hold| hold.no == no).and_then(|hold| hold.frozen_ms))
}

/// A verified wrong answer: the charge is refused although it was taken, or a lagging part of the
/// cloud does not know the number yet. Both happen, and the rules must survive them.
pub fn verified_lie(
    journey: &Journey,
    merchant: &Merchant,
    cloud: &Cloud,
    cloud_ms: i64,
    lied: &mut BTreeSet<String>,
) -> Option<Reply> {
    let no = match &journey.call {
        CloudCall::Pay(call) => call.no.to_string(),
        CloudCall::Freeze(call) => call.no.to_string(),
        CloudCall::AskPayment { no, .. } | CloudCall::AskFreeze { no, .. } => no.to_string(),
        _ => return None,
    };
    // two verified lies about one charge, of different kinds, are beyond what the rules promise
    let charged = matches!(journey.call, CloudCall::Pay(_) | CloudCall::Freeze(_));
    let kind = format!("{charged}:{no}");
    let other = format!("{}:{no}", !charged);
    if lied.contains(&other) {
        return None;
    }
    // a part of the cloud that lags for minutes is asked twice; two that lag so are beyond the promise
    let old = known_since(cloud, &no).is_some_and(|since| cloud_ms.saturating_sub(since) > LAG);
    if !charged && old && !lied.insert(format!("late:{no}")) {
        return None;
    }
    lied.insert(kind);
    let inner = match &journey.call {
        CloudCall::Pay(call) => {
            cloud.orders().iter().find(|order| order.no == call.no.as_str())?;
            r#"{"status":104,"description":"余额不足","log_id":1,"internal_status":1}"#
        }
        CloudCall::Freeze(call) => {
            cloud.holds().iter().find(|hold| hold.no == call.no.as_str())?;
            r#"{"status":104,"description":"余额不足","log_id":1,"internal_status":1}"#
        }
        CloudCall::AskFreeze { no, .. } => {
            cloud.holds().iter().find(|hold| hold.no == no.as_str() && !hold.shown)?;
            r#"{"status":104,"description":"订单不存在","log_id":1,"internal_status":400}"#
        }
        CloudCall::AskPayment { no, shown: false, .. } => {
            cloud.orders().iter().find(|order| order.no == no.as_str())?;
            r#"{"status":104,"description":"订单不存在","log_id":1,"internal_status":400}"#
        }
        _ => return None,
    };
    Some(signed(inner, merchant))
}

/// A verified "paid" that speaks of another amount, while the guest has not paid: an answer meant for
/// somebody else. Only the comparison of the amount keeps it out.
pub fn other_amount(journey: &Journey, merchant: &Merchant, cloud: &Cloud) -> Option<Reply> {
    let CloudCall::Pay(call) = &journey.call else { return None };
    if !cloud.captured(call.no.as_str()).is_zero() {
        return None;
    }
    let wallet = match call.wallet {
        Wallet::WeChat => "wxpay_order_content_ext",
        Wallet::Alipay => "alipay_order_content_ext",
        Wallet::OnlineCard => "card_order_content_ext",
    };
    let inner = serde_json::json!({
        "status": 0, "description": "操作成功。", "log_id": 1, "internal_status": 0,
        "micro_pay": {
            "nonce_str": "0",
            "order_content": {
                "out_trade_no": call.no.as_str(),
                "total_fee": call.amount.get() + 1,
                wallet: { "current_trade_state": 2 },
            },
        },
    });
    Some(signed(&inner.to_string(), merchant))
}

/// The worst cloud takes a reversal for a charge that it has not seen yet.
pub fn hollow_ack(journey: &Journey, merchant: &Merchant, cloud: &Cloud) -> Option<Reply> {
    let CloudCall::Reverse { no, .. } = &journey.call else { return None };
    if cloud.orders().iter().any(|order| order.no == no.as_str()) {
        return None;
    }
    let inner = r#"{"status":0,"description":"操作成功。","log_id":1,"internal_status":0,"reverse":{"nonce_str":"0"}}"#;
    Some(signed(inner, merchant))
}

/// An answer with a right code.
pub fn signed(inner: &str, merchant: &Merchant) -> Reply {
    let code = merchant.key.code(inner.as_bytes());
    let body = serde_json::json!({
        "response_content": inner,
        "authen_info": { "a": { "authen_type": 1, "authen_code": code } },
    });
    Reply { http_status: 200, body: body.to_string(), fate: sandbox::Fate::Deliver }
}
