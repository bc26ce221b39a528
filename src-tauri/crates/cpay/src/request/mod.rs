//! From a call of the rules to the bytes that are signed and sent.

mod deposit;

use crate::envelope;
use crate::merchant::Merchant;
use crate::wire::order::AuthorCode;
use crate::wire::request::{AboutOrder, AlipayPay, AskRefund, Pay, PayContent, Refund, RefundContent};
use domain::cloud::{CloudCall, PayCall, RefundCall, ShowCall};
use domain::evidence::Wallet;
use domain::ids::TradeNo;
use money::Fen;
use serde::Serialize;
use std::fmt;

/// Longest `body`, in characters.
const BODY_MAX: usize = 128;
/// Longest `refund_reason`, in characters.
const REASON_MAX: usize = 64;
/// `trade_type` of a scanned payment code.
pub const SCANNED: i64 = 1;
/// `trade_type` of a code on our screen.
pub const SHOWN: i64 = 2;

/// What is posted.
#[derive(Clone, PartialEq, Eq)]
pub struct Request {
    /// Such as `/cpay/micro_pay`.
    pub path: &'static str,
    /// The outer JSON.
    pub body: String,
}

impl fmt::Debug for Request {
    /// The body may hold a payment code.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Request({}, {} bytes)", self.path, self.body.len())
    }
}

/// The request of a call.
///
/// `nonce` (up to 32 of `[0-9A-Za-z]`) is used by calls that do not carry their own.
/// `server_now` is the cloud's clock in Unix seconds; without it a shown code carries no
/// `time_expire` and lives as long as the cloud likes.
///
/// # Errors
/// None in practice: these types always serialise.
pub fn request(
    call: &CloudCall,
    merchant: &Merchant,
    nonce: &str,
    server_now: Option<i64>,
) -> Result<Request, serde_json::Error> {
    let about = |no: &TradeNo, wallet: Wallet, trade_type: Option<i64>| AboutOrder {
        pay_mch_key: merchant.mch_key(wallet),
        order_client: merchant.order_client(),
        out_trade_no: no.as_str().to_owned(),
        trade_type,
        nonce_str: nonce.to_owned(),
    };
    match call {
        CloudCall::Pay(call) => signed("/cpay/micro_pay", &pay(call, merchant), merchant),
        CloudCall::ShowCode(call) => {
            signed("/cpay/scan_code_pay", &show(call, merchant, server_now), merchant)
        }
        CloudCall::AskPayment { no, wallet, shown, .. } => {
            let trade_type = if *shown { SHOWN } else { SCANNED };
            signed("/cpay/query_order", &about(no, *wallet, Some(trade_type)), merchant)
        }
        CloudCall::Close { no, wallet } => {
            signed("/cpay/close_order", &about(no, *wallet, Some(SHOWN)), merchant)
        }
        CloudCall::Reverse { no, wallet } => signed("/cpay/reverse", &about(no, *wallet, None), merchant),
        CloudCall::Refund(call) => signed("/cpay/refund", &refund(call, merchant), merchant),
        CloudCall::AskRefund { no, of, wallet, .. } => {
            let ask = AskRefund {
                pay_mch_key: merchant.mch_key(*wallet),
                order_client: merchant.order_client(),
                out_trade_no: of.as_str().to_owned(),
                out_refund_no: no.as_str().to_owned(),
                nonce_str: nonce.to_owned(),
            };
            signed("/cpay/query_refund_order", &ask, merchant)
        }
        CloudCall::Freeze(call) => signed("/cpay/micro_freeze", &deposit::freeze(call, merchant), merchant),
        CloudCall::ShowFreeze(call) => {
            signed("/cpay/scancode_freeze", &deposit::show(call, merchant, server_now), merchant)
        }
        CloudCall::AskFreeze { no, wallet, .. } | CloudCall::AskHold { no, wallet, .. } => {
            let ask = deposit::ask_freeze(no, *wallet, nonce, merchant);
            signed("/cpay/query_freeze_order", &ask, merchant)
        }
        CloudCall::Consume(call) => {
            signed("/cpay/deposit_consume", &deposit::consume(call, merchant), merchant)
        }
        CloudCall::AskConsume { no, wallet, .. } => {
            signed("/cpay/query_order", &about(no, *wallet, None), merchant)
        }
        CloudCall::Release(call) => signed("/cpay/unfreeze", &deposit::release(call, merchant), merchant),
        CloudCall::AskRelease { no, freeze, wallet, .. } => {
            let ask = deposit::ask_release(no, freeze, *wallet, nonce, merchant);
            signed("/cpay/query_unfreeze_order", &ask, merchant)
        }
        CloudCall::Probe => Ok(Request { path: "/cpay/ping", body: "{}".to_owned() }),
    }
}

/// Serialises once and signs those bytes.
pub(crate) fn signed<T: Serialize>(
    path: &'static str,
    inner: &T,
    merchant: &Merchant,
) -> Result<Request, serde_json::Error> {
    let text = serde_json::to_string(inner)?;
    Ok(Request { path, body: envelope::seal(text, &merchant.key)? })
}

fn pay(call: &PayCall, merchant: &Merchant) -> Pay {
    let content = content(&call.no, call.amount, &call.flow, merchant);
    Pay {
        pay_content: PayContent {
            author_code: Some(AuthorCode(call.code.reveal().to_owned())),
            alipay_pay_content_ext: undiscountable(call.wallet, call.undiscountable),
            ..content
        },
        pay_mch_key: merchant.mch_key(call.wallet),
        order_client: merchant.order_client(),
        nonce_str: call.nonce.clone(),
    }
}

fn show(call: &ShowCall, merchant: &Merchant, server_now: Option<i64>) -> Pay {
    let content = content(&call.no, call.amount, &call.flow, merchant);
    Pay {
        pay_content: PayContent {
            time_expire: server_now.and_then(|now| now.checked_add(i64::from(call.life_s))),
            alipay_pay_content_ext: undiscountable(call.wallet, call.undiscountable),
            ..content
        },
        pay_mch_key: merchant.mch_key(call.wallet),
        order_client: merchant.order_client(),
        nonce_str: call.nonce.clone(),
    }
}

fn content(no: &TradeNo, amount: Fen, flow: &str, merchant: &Merchant) -> PayContent {
    PayContent {
        out_trade_no: no.as_str().to_owned(),
        total_fee: Some(amount),
        fee_type: Some("CNY".to_owned()),
        body: Some(clip(&merchant.body_text, BODY_MAX)),
        client_flow_id: (!flow.is_empty()).then(|| flow.to_owned()),
        ..PayContent::default()
    }
}

fn undiscountable(wallet: Wallet, amount: Fen) -> Option<AlipayPay> {
    let wanted = wallet == Wallet::Alipay && !amount.is_zero();
    wanted.then_some(AlipayPay { discountable_amount: None, undiscountable_amount: Some(amount) })
}

fn refund(call: &RefundCall, merchant: &Merchant) -> Refund {
    Refund {
        refund_content: RefundContent {
            out_trade_no: call.of.as_str().to_owned(),
            out_refund_no: call.no.as_str().to_owned(),
            total_fee: Some(call.total),
            refund_fee: Some(call.amount),
            refund_fee_type: Some("CNY".to_owned()),
            refund_reason: (!call.reason.is_empty()).then(|| clip(&call.reason, REASON_MAX)),
            client_refund_flow_id: None,
            out_freeze_no: call.freeze.as_ref().map(|freeze| freeze.as_str().to_owned()),
        },
        pay_mch_key: merchant.giving_key(call.wallet, call.by.as_ref()),
        order_client: merchant.order_client(),
        api_version: Some(i64::from(merchant.api_version)),
        nonce_str: call.nonce.clone(),
    }
}

fn clip(text: &str, chars: usize) -> String {
    text.chars().take(chars).collect()
}
