//! `query_order_list` (cpay 569/37879): one flat row per payment, refund, deposit or release.

use super::lenient;
use super::list_deposit::{ListedFreeze, ListedUnfreeze};
use super::order::CouponInfo;
use money::Fen;
use serde::{Deserialize, Serialize};

/// The request. Times are inclusive Unix seconds; pages count from 1.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct QueryOrderList {
    /// Empty for all.
    #[serde(deserialize_with = "lenient::many", skip_serializing_if = "Vec::is_empty")]
    pub sub_pay_platforms: Vec<i64>,
    /// The merchant.
    #[serde(deserialize_with = "lenient::text", skip_serializing_if = "Option::is_none")]
    pub out_sub_mch_id: Option<String>,
    /// The shop; needed with the next two.
    #[serde(deserialize_with = "lenient::text", skip_serializing_if = "Option::is_none")]
    pub out_shop_id: Option<String>,
    /// Only this member.
    #[serde(deserialize_with = "lenient::text", skip_serializing_if = "Option::is_none")]
    pub staff_id: Option<String>,
    /// Only this counter.
    #[serde(deserialize_with = "lenient::text", skip_serializing_if = "Option::is_none")]
    pub device_id: Option<String>,
    /// Only this source.
    #[serde(deserialize_with = "lenient::int", skip_serializing_if = "Option::is_none")]
    pub source_type: Option<i64>,
    /// 1 payments, 2 refunds, 3 both, 4 deposits, 5 releases.
    #[serde(deserialize_with = "lenient::int", skip_serializing_if = "Option::is_none")]
    pub order_type: Option<i64>,
    /// Unix seconds.
    #[serde(deserialize_with = "lenient::int", skip_serializing_if = "Option::is_none")]
    pub start_time: Option<i64>,
    /// Unix seconds.
    #[serde(deserialize_with = "lenient::int", skip_serializing_if = "Option::is_none")]
    pub end_time: Option<i64>,
    /// From 1.
    #[serde(deserialize_with = "lenient::int", skip_serializing_if = "Option::is_none")]
    pub page_num: Option<i64>,
    /// Rows per page.
    #[serde(deserialize_with = "lenient::int", skip_serializing_if = "Option::is_none")]
    pub page_size: Option<i64>,
    /// Only this type.
    #[serde(deserialize_with = "lenient::int", skip_serializing_if = "Option::is_none")]
    pub trade_type: Option<i64>,
    /// 1 created, 2 succeeded (default).
    #[serde(deserialize_with = "lenient::int", skip_serializing_if = "Option::is_none")]
    pub pay_time_type: Option<i64>,
    /// 1 created, 2 started (default).
    #[serde(deserialize_with = "lenient::int", skip_serializing_if = "Option::is_none")]
    pub refund_time_type: Option<i64>,
    /// 1 created, 2 updated (default).
    #[serde(deserialize_with = "lenient::int", skip_serializing_if = "Option::is_none")]
    pub time_filter: Option<i64>,
    /// 0 successful only (default), 1 all.
    #[serde(deserialize_with = "lenient::int", skip_serializing_if = "Option::is_none")]
    pub status: Option<i64>,
    /// Left out by the example.
    #[serde(deserialize_with = "lenient::text", skip_serializing_if = "Option::is_none")]
    pub nonce_str: Option<String>,
}

/// The detail of the answer.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct OrderList {
    /// Rows on all pages.
    #[serde(deserialize_with = "lenient::int", skip_serializing_if = "Option::is_none")]
    pub total_count: Option<i64>,
    /// This page.
    #[serde(deserialize_with = "lenient::many", skip_serializing_if = "Vec::is_empty")]
    pub order_details: Vec<ListRow>,
    /// The server's own.
    #[serde(deserialize_with = "lenient::text", skip_serializing_if = "Option::is_none")]
    pub nonce_str: Option<String>,
}

/// Exactly one of the four.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct ListRow {
    /// A payment.
    #[serde(deserialize_with = "lenient::one", skip_serializing_if = "Option::is_none")]
    pub order: Option<ListedOrder>,
    /// A refund.
    #[serde(deserialize_with = "lenient::one", skip_serializing_if = "Option::is_none")]
    pub refund_order: Option<ListedRefund>,
    /// A deposit.
    #[serde(deserialize_with = "lenient::one", skip_serializing_if = "Option::is_none")]
    pub freeze_order: Option<ListedFreeze>,
    /// A release.
    #[serde(deserialize_with = "lenient::one", skip_serializing_if = "Option::is_none")]
    pub unfreeze_order: Option<ListedUnfreeze>,
}

/// A payment in a list.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct ListedOrder {
    /// The service provider.
    #[serde(deserialize_with = "lenient::text", skip_serializing_if = "Option::is_none")]
    pub out_mch_id: Option<String>,
    /// The merchant.
    #[serde(deserialize_with = "lenient::text", skip_serializing_if = "Option::is_none")]
    pub out_sub_mch_id: Option<String>,
    /// The shop.
    #[serde(deserialize_with = "lenient::text", skip_serializing_if = "Option::is_none")]
    pub out_shop_id: Option<String>,
    /// Who was on duty.
    #[serde(deserialize_with = "lenient::text", skip_serializing_if = "Option::is_none")]
    pub staff_id: Option<String>,
    /// The counter.
    #[serde(deserialize_with = "lenient::text", skip_serializing_if = "Option::is_none")]
    pub device_id: Option<String>,
    /// 100 WeChat, 200 Alipay, 300 member card.
    #[serde(deserialize_with = "lenient::int", skip_serializing_if = "Option::is_none")]
    pub sub_pay_platform: Option<i64>,
    /// As on the order.
    #[serde(deserialize_with = "lenient::int", skip_serializing_if = "Option::is_none")]
    pub trade_type: Option<i64>,
    /// Our number.
    #[serde(deserialize_with = "lenient::text", skip_serializing_if = "Option::is_none")]
    pub out_trade_no: Option<String>,
    /// The wallet's own number.
    #[serde(deserialize_with = "lenient::text", skip_serializing_if = "Option::is_none")]
    pub transaction_id: Option<String>,
    /// In fen.
    #[serde(deserialize_with = "lenient::fen", skip_serializing_if = "Option::is_none")]
    pub total_fee: Option<Fen>,
    /// `CNY`.
    #[serde(deserialize_with = "lenient::text", skip_serializing_if = "Option::is_none")]
    pub fee_type: Option<String>,
    /// In fen.
    #[serde(deserialize_with = "lenient::fen", skip_serializing_if = "Option::is_none")]
    pub cash_fee: Option<Fen>,
    /// In fen.
    #[serde(deserialize_with = "lenient::fen", skip_serializing_if = "Option::is_none")]
    pub settlement_total_fee: Option<Fen>,
    /// `total_fee - settlement_total_fee`, in fen.
    #[serde(deserialize_with = "lenient::fen", skip_serializing_if = "Option::is_none")]
    pub discount_fee: Option<Fen>,
    /// What is still kept, in fen.
    #[serde(deserialize_with = "lenient::fen", skip_serializing_if = "Option::is_none")]
    pub remaining_settlement_fee: Option<Fen>,
    /// Given back, in fen.
    #[serde(deserialize_with = "lenient::fen", skip_serializing_if = "Option::is_none")]
    pub refunded_fee: Option<Fen>,
    /// One object or an array.
    #[serde(deserialize_with = "lenient::many", skip_serializing_if = "Vec::is_empty")]
    pub coupon_infos: Vec<CouponInfo>,
    /// Paid at, Unix seconds.
    #[serde(deserialize_with = "lenient::int", skip_serializing_if = "Option::is_none")]
    pub time_end: Option<i64>,
    /// Unix seconds.
    #[serde(deserialize_with = "lenient::int", skip_serializing_if = "Option::is_none")]
    pub create_time: Option<i64>,
    /// Unix seconds.
    #[serde(deserialize_with = "lenient::int", skip_serializing_if = "Option::is_none")]
    pub last_update_time: Option<i64>,
    /// What the guest's bill says.
    #[serde(deserialize_with = "lenient::text", skip_serializing_if = "Option::is_none")]
    pub body: Option<String>,
    /// The till's own serial number.
    #[serde(deserialize_with = "lenient::text", skip_serializing_if = "Option::is_none")]
    pub client_flow_id: Option<String>,
    /// 0 for a counter.
    #[serde(deserialize_with = "lenient::int", skip_serializing_if = "Option::is_none")]
    pub source_type: Option<i64>,
    /// The deposit; consumptions only, like the next four.
    #[serde(deserialize_with = "lenient::text", skip_serializing_if = "Option::is_none")]
    pub out_freeze_no: Option<String>,
    /// The whole deposit, in fen.
    #[serde(deserialize_with = "lenient::fen", skip_serializing_if = "Option::is_none")]
    pub freeze_fee: Option<Fen>,
    /// The order is a consumption.
    #[serde(deserialize_with = "lenient::flag", skip_serializing_if = "Option::is_none")]
    pub is_deposit_mode: Option<bool>,
    /// The rest went back with it.
    #[serde(deserialize_with = "lenient::flag", skip_serializing_if = "Option::is_none")]
    pub is_confirm_unfreeze: Option<bool>,
    /// What went back with it, in fen.
    #[serde(deserialize_with = "lenient::fen", skip_serializing_if = "Option::is_none")]
    pub manual_unfreeze_fee: Option<Fen>,
    /// As on the order.
    #[serde(deserialize_with = "lenient::int", skip_serializing_if = "Option::is_none")]
    pub wxpay_current_trade_state: Option<i64>,
    /// As on the order.
    #[serde(deserialize_with = "lenient::int", skip_serializing_if = "Option::is_none")]
    pub alipay_current_trade_state: Option<i64>,
}

/// A refund in a list.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct ListedRefund {
    /// The service provider.
    #[serde(deserialize_with = "lenient::text", skip_serializing_if = "Option::is_none")]
    pub out_mch_id: Option<String>,
    /// The merchant.
    #[serde(deserialize_with = "lenient::text", skip_serializing_if = "Option::is_none")]
    pub out_sub_mch_id: Option<String>,
    /// The shop.
    #[serde(deserialize_with = "lenient::text", skip_serializing_if = "Option::is_none")]
    pub out_shop_id: Option<String>,
    /// Who was on duty.
    #[serde(deserialize_with = "lenient::text", skip_serializing_if = "Option::is_none")]
    pub staff_id: Option<String>,
    /// The counter.
    #[serde(deserialize_with = "lenient::text", skip_serializing_if = "Option::is_none")]
    pub device_id: Option<String>,
    /// 100 WeChat, 200 Alipay, 300 member card.
    #[serde(deserialize_with = "lenient::int", skip_serializing_if = "Option::is_none")]
    pub sub_pay_platform: Option<i64>,
    /// As on the order.
    #[serde(deserialize_with = "lenient::int", skip_serializing_if = "Option::is_none")]
    pub trade_type: Option<i64>,
    /// The order.
    #[serde(deserialize_with = "lenient::text", skip_serializing_if = "Option::is_none")]
    pub out_trade_no: Option<String>,
    /// The refund.
    #[serde(deserialize_with = "lenient::text", skip_serializing_if = "Option::is_none")]
    pub out_refund_no: Option<String>,
    /// The wallet's number of the refund.
    #[serde(deserialize_with = "lenient::text", skip_serializing_if = "Option::is_none")]
    pub refund_id: Option<String>,
    /// The order's amount, in fen.
    #[serde(deserialize_with = "lenient::fen", skip_serializing_if = "Option::is_none")]
    pub total_fee: Option<Fen>,
    /// In fen.
    #[serde(deserialize_with = "lenient::fen", skip_serializing_if = "Option::is_none")]
    pub refund_fee: Option<Fen>,
    /// `CNY`.
    #[serde(deserialize_with = "lenient::text", skip_serializing_if = "Option::is_none")]
    pub refund_fee_type: Option<String>,
    /// In fen.
    #[serde(deserialize_with = "lenient::fen", skip_serializing_if = "Option::is_none")]
    pub settlement_refund_fee: Option<Fen>,
    /// Unix seconds.
    #[serde(deserialize_with = "lenient::int", skip_serializing_if = "Option::is_none")]
    pub create_time: Option<i64>,
    /// Unix seconds.
    #[serde(deserialize_with = "lenient::int", skip_serializing_if = "Option::is_none")]
    pub last_update_time: Option<i64>,
    /// The reason.
    #[serde(deserialize_with = "lenient::text", skip_serializing_if = "Option::is_none")]
    pub refund_reason: Option<String>,
    /// A number or a text.
    #[serde(deserialize_with = "lenient::text", skip_serializing_if = "Option::is_none")]
    pub client_refund_flow_id: Option<String>,
    /// The order is a consumption of a deposit.
    #[serde(deserialize_with = "lenient::flag", skip_serializing_if = "Option::is_none")]
    pub is_deposit_mode: Option<bool>,
    /// The deposit.
    #[serde(deserialize_with = "lenient::text", skip_serializing_if = "Option::is_none")]
    pub out_freeze_no: Option<String>,
    /// The whole deposit, in fen.
    #[serde(deserialize_with = "lenient::fen", skip_serializing_if = "Option::is_none")]
    pub freeze_fee: Option<Fen>,
    /// As on the refund.
    #[serde(deserialize_with = "lenient::int", skip_serializing_if = "Option::is_none")]
    pub wxpay_refund_state: Option<i64>,
    /// As on the refund.
    #[serde(deserialize_with = "lenient::int", skip_serializing_if = "Option::is_none")]
    pub alipay_refund_state: Option<i64>,
}
