//! Deposits and releases in `query_order_list` (cpay 569/37879, `order_type` 4 and 5).

use super::lenient;
use money::Fen;
use serde::{Deserialize, Serialize};

/// A deposit in a list.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct ListedFreeze {
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
    /// 100 WeChat, 200 Alipay.
    #[serde(deserialize_with = "lenient::int", skip_serializing_if = "Option::is_none")]
    pub sub_pay_platform: Option<i64>,
    /// As on the order.
    #[serde(deserialize_with = "lenient::int", skip_serializing_if = "Option::is_none")]
    pub trade_type: Option<i64>,
    /// Our number.
    #[serde(deserialize_with = "lenient::text", skip_serializing_if = "Option::is_none")]
    pub out_freeze_no: Option<String>,
    /// The wallet's own number.
    #[serde(deserialize_with = "lenient::text", skip_serializing_if = "Option::is_none")]
    pub freeze_id: Option<String>,
    /// The whole deposit, in fen.
    #[serde(deserialize_with = "lenient::fen", skip_serializing_if = "Option::is_none")]
    pub freeze_fee: Option<Fen>,
    /// `CNY`.
    #[serde(deserialize_with = "lenient::text", skip_serializing_if = "Option::is_none")]
    pub fee_type: Option<String>,
    /// In fen.
    #[serde(deserialize_with = "lenient::fen", skip_serializing_if = "Option::is_none")]
    pub cash_fee: Option<Fen>,
    /// In fen.
    #[serde(deserialize_with = "lenient::fen", skip_serializing_if = "Option::is_none")]
    pub settlement_total_fee: Option<Fen>,
    /// Taken by consumptions, in fen.
    #[serde(deserialize_with = "lenient::fen", skip_serializing_if = "Option::is_none")]
    pub total_consume_fee: Option<Fen>,
    /// Given back by us, in fen.
    #[serde(deserialize_with = "lenient::fen", skip_serializing_if = "Option::is_none")]
    pub total_manual_unfreeze_fee: Option<Fen>,
    /// Given back by the wallet when its time was over, in fen.
    #[serde(deserialize_with = "lenient::fen", skip_serializing_if = "Option::is_none")]
    pub total_auto_unfreeze_fee: Option<Fen>,
    /// Refunded of consumptions, in fen.
    #[serde(deserialize_with = "lenient::fen", skip_serializing_if = "Option::is_none")]
    pub total_refund_fee: Option<Fen>,
    /// Unix seconds.
    #[serde(deserialize_with = "lenient::int", skip_serializing_if = "Option::is_none")]
    pub create_time: Option<i64>,
    /// Unix seconds.
    #[serde(deserialize_with = "lenient::int", skip_serializing_if = "Option::is_none")]
    pub last_update_time: Option<i64>,
    /// Frozen at, Unix seconds.
    #[serde(deserialize_with = "lenient::int", skip_serializing_if = "Option::is_none")]
    pub time_end: Option<i64>,
    /// What the guest's bill says.
    #[serde(deserialize_with = "lenient::text", skip_serializing_if = "Option::is_none")]
    pub body: Option<String>,
    /// Free text.
    #[serde(deserialize_with = "lenient::text", skip_serializing_if = "Option::is_none")]
    pub remark: Option<String>,
    /// As on the order.
    #[serde(deserialize_with = "lenient::int", skip_serializing_if = "Option::is_none")]
    pub wxpay_current_trade_state: Option<i64>,
    /// As on the order.
    #[serde(deserialize_with = "lenient::int", skip_serializing_if = "Option::is_none")]
    pub alipay_current_trade_state: Option<i64>,
}

/// A release in a list.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct ListedUnfreeze {
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
    /// The deposit.
    #[serde(deserialize_with = "lenient::text", skip_serializing_if = "Option::is_none")]
    pub out_freeze_no: Option<String>,
    /// The release.
    #[serde(deserialize_with = "lenient::text", skip_serializing_if = "Option::is_none")]
    pub out_unfreeze_no: Option<String>,
    /// The wallet's number of the release.
    #[serde(deserialize_with = "lenient::text", skip_serializing_if = "Option::is_none")]
    pub unfreeze_id: Option<String>,
    /// The wallet's number of the deposit.
    #[serde(deserialize_with = "lenient::text", skip_serializing_if = "Option::is_none")]
    pub freeze_id: Option<String>,
    /// In fen.
    #[serde(deserialize_with = "lenient::fen", skip_serializing_if = "Option::is_none")]
    pub unfreeze_fee: Option<Fen>,
    /// `CNY`.
    #[serde(deserialize_with = "lenient::text", skip_serializing_if = "Option::is_none")]
    pub fee_type: Option<String>,
    /// Given back at, Unix seconds.
    #[serde(deserialize_with = "lenient::int", skip_serializing_if = "Option::is_none")]
    pub time_end: Option<i64>,
    /// Unix seconds.
    #[serde(deserialize_with = "lenient::int", skip_serializing_if = "Option::is_none")]
    pub create_time: Option<i64>,
    /// Unix seconds.
    #[serde(deserialize_with = "lenient::int", skip_serializing_if = "Option::is_none")]
    pub last_update_time: Option<i64>,
    /// Free text.
    #[serde(deserialize_with = "lenient::text", skip_serializing_if = "Option::is_none")]
    pub remark: Option<String>,
    /// As on the order.
    #[serde(deserialize_with = "lenient::int", skip_serializing_if = "Option::is_none")]
    pub wxpay_current_trade_state: Option<i64>,
    /// As on the order.
    #[serde(deserialize_with = "lenient::int", skip_serializing_if = "Option::is_none")]
    pub alipay_current_trade_state: Option<i64>,
}
