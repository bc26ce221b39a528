//! What the pretend cloud says to a charge: paid, signed.

use cpay::Key;
use cpay::envelope::{Answered, AuthenInfo, Sealed};
use cpay::wire::order::{OrderContent, WechatOrder};
use cpay::wire::request::Pay;
use cpay::wire::response::OrderDetail;
use serde_json::json;
use std::time::{SystemTime, UNIX_EPOCH};

fn unix_seconds() -> i64 {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    i64::try_from(since.as_secs()).unwrap_or(0)
}

/// To `ping`.
pub fn ping() -> String {
    json!({"status": 0, "description": "ok", "timestamp": unix_seconds()}).to_string()
}

/// To `micro_pay`: verified, paid, signed. `None` when the request is no signed charge.
pub fn paid(body: &[u8], key: &Key) -> Option<String> {
    let sealed: Sealed = serde_json::from_slice(body).ok()?;
    let text = sealed.request_content;
    sealed.authen_info.filter(|info| info.vouches(&text, key))?;
    let pay: Pay = serde_json::from_str(&text).ok()?;
    let content = pay.pay_content;
    let order = OrderContent {
        out_trade_no: Some(content.out_trade_no),
        transaction_id: Some("4200002187202611230123456789".to_owned()),
        trade_type: Some(1),
        total_fee: content.total_fee,
        cash_fee: content.total_fee,
        settlement_total_fee: content.total_fee,
        fee_type: Some("CNY".to_owned()),
        time_end: Some(unix_seconds()),
        wxpay_order_content_ext: Some(WechatOrder { current_trade_state: Some(2), ..WechatOrder::default() }),
        ..OrderContent::default()
    };
    let detail = OrderDetail {
        order_content: Some(order),
        pay_mch_key: Some(pay.pay_mch_key),
        order_client: Some(pay.order_client),
        nonce_str: Some(pay.nonce_str),
    };
    let inner = json!({
        "status": 0, "description": "操作成功。", "log_id": 1, "internal_status": 0, "micro_pay": detail,
    });
    let text = inner.to_string();
    let authen_info = Some(AuthenInfo::of(&text, key));
    serde_json::to_string(&Answered { response_content: text, authen_info }).ok()
}
