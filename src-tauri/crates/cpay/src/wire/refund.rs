//! `refund_order_content`: a refund as the cloud holds it (cpay 569/37673, 569/37675).

use super::lenient;
use super::order::{CouponInfo, FundBill};
use money::Fen;
use serde::{Deserialize, Serialize};

/// `refund_order_content`; only ever sent by the cloud.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct RefundOrderContent {
    /// The refund's own number.
    #[serde(deserialize_with = "lenient::text", skip_serializing_if = "Option::is_none")]
    pub out_refund_no: Option<String>,
    /// The wallet's number of the refund.
    #[serde(deserialize_with = "lenient::text", skip_serializing_if = "Option::is_none")]
    pub refund_id: Option<String>,
    /// The order it belongs to.
    #[serde(deserialize_with = "lenient::text", skip_serializing_if = "Option::is_none")]
    pub out_trade_no: Option<String>,
    /// As on the order.
    #[serde(deserialize_with = "lenient::int", skip_serializing_if = "Option::is_none")]
    pub trade_type: Option<i64>,
    /// The nonce of the request that made the refund.
    #[serde(deserialize_with = "lenient::text", skip_serializing_if = "Option::is_none")]
    pub nonce_str: Option<String>,
    /// Unix seconds.
    #[serde(deserialize_with = "lenient::int", skip_serializing_if = "Option::is_none")]
    pub create_time: Option<i64>,
    /// Unix seconds.
    #[serde(deserialize_with = "lenient::int", skip_serializing_if = "Option::is_none")]
    pub last_update_time: Option<i64>,
    /// The cloud is still at work on the refund.
    #[serde(deserialize_with = "lenient::flag", skip_serializing_if = "Option::is_none")]
    pub is_transforming: Option<bool>,
    /// Unix seconds; 0 while under way.
    #[serde(deserialize_with = "lenient::int", skip_serializing_if = "Option::is_none")]
    pub refund_success_time: Option<i64>,
    /// The order's amount, in fen.
    #[serde(deserialize_with = "lenient::fen", skip_serializing_if = "Option::is_none")]
    pub total_fee: Option<Fen>,
    /// This refund's amount, in fen.
    #[serde(deserialize_with = "lenient::fen", skip_serializing_if = "Option::is_none")]
    pub refund_fee: Option<Fen>,
    /// `CNY`.
    #[serde(deserialize_with = "lenient::text", skip_serializing_if = "Option::is_none")]
    pub refund_fee_type: Option<String>,
    /// Taken from the settlement, in fen.
    #[serde(deserialize_with = "lenient::fen", skip_serializing_if = "Option::is_none")]
    pub settlement_refund_fee: Option<Fen>,
    /// A number in the table, a text in the examples.
    #[serde(deserialize_with = "lenient::text", skip_serializing_if = "Option::is_none")]
    pub client_refund_flow_id: Option<String>,
    /// Undocumented; 4 in every successful example.
    #[serde(deserialize_with = "lenient::int", skip_serializing_if = "Option::is_none")]
    pub trade_state: Option<i64>,
    /// The reason, with operator and authoriser appended in lines.
    #[serde(deserialize_with = "lenient::text", skip_serializing_if = "Option::is_none")]
    pub refund_reason: Option<String>,
    /// One object or an array.
    #[serde(deserialize_with = "lenient::many", skip_serializing_if = "Vec::is_empty")]
    pub coupon_infos: Vec<CouponInfo>,
    /// The order is a consumption of a deposit.
    #[serde(deserialize_with = "lenient::flag", skip_serializing_if = "Option::is_none")]
    pub is_deposit_mode: Option<bool>,
    /// The deposit.
    #[serde(deserialize_with = "lenient::text", skip_serializing_if = "Option::is_none")]
    pub out_freeze_no: Option<String>,
    /// The whole deposit, in fen.
    #[serde(deserialize_with = "lenient::fen", skip_serializing_if = "Option::is_none")]
    pub freeze_fee: Option<Fen>,
    /// WeChat's part.
    #[serde(deserialize_with = "lenient::one", skip_serializing_if = "Option::is_none")]
    pub wxpay_refund_order_content_ext: Option<WechatRefund>,
    /// Alipay's part.
    #[serde(deserialize_with = "lenient::one", skip_serializing_if = "Option::is_none")]
    pub alipay_refund_order_content_ext: Option<AlipayRefund>,
    /// The member card's part.
    #[serde(deserialize_with = "lenient::one", skip_serializing_if = "Option::is_none")]
    pub card_refund_order_content_ext: Option<CardRefund>,
}

/// `card_refund_order_content_ext` (cpay 569/11609).
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct CardRefund {
    /// State 1 to 3.
    #[serde(deserialize_with = "lenient::int", skip_serializing_if = "Option::is_none")]
    pub state: Option<i64>,
}

/// `wxpay_refund_order_content_ext`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct WechatRefund {
    /// State 1 to 6.
    #[serde(deserialize_with = "lenient::int", skip_serializing_if = "Option::is_none")]
    pub state: Option<i64>,
    /// In fen.
    #[serde(deserialize_with = "lenient::fen", skip_serializing_if = "Option::is_none")]
    pub cash_refund_fee: Option<Fen>,
    /// Taken from the settlement, in fen; the old page has it here.
    #[serde(deserialize_with = "lenient::fen", skip_serializing_if = "Option::is_none")]
    pub settlement_refund_fee: Option<Fen>,
    /// `ORIGINAL` or `BALANCE`.
    #[serde(deserialize_with = "lenient::text", skip_serializing_if = "Option::is_none")]
    pub refund_channel: Option<String>,
    /// Where the money goes.
    #[serde(deserialize_with = "lenient::text", skip_serializing_if = "Option::is_none")]
    pub refund_recv_account: Option<String>,
}

/// `alipay_refund_order_content_ext`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct AlipayRefund {
    /// State 1 to 5.
    #[serde(deserialize_with = "lenient::int", skip_serializing_if = "Option::is_none")]
    pub refund_status: Option<i64>,
    /// `Y` when money moved.
    #[serde(deserialize_with = "lenient::text", skip_serializing_if = "Option::is_none")]
    pub fund_change: Option<String>,
    /// Given back at, as Alipay writes it.
    #[serde(deserialize_with = "lenient::text", skip_serializing_if = "Option::is_none")]
    pub gmt_refund_pay: Option<String>,
    /// Where the money goes.
    #[serde(deserialize_with = "lenient::many", skip_serializing_if = "Vec::is_empty")]
    pub refund_detail_item_list: Vec<FundBill>,
}
