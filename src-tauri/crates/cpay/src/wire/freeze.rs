//! `freeze_order_content` and `unfreeze_order_content`: a deposit and what went back of it, as the cloud holds
//! them (cpay 569 «公共数据结构»).

use super::lenient;
use super::order::AuthorCode;
use money::Fen;
use serde::{Deserialize, Serialize};

/// `freeze_order_content`; only ever sent by the cloud.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct FreezeOrderContent {
    /// Our number.
    #[serde(deserialize_with = "lenient::text", skip_serializing_if = "Option::is_none")]
    pub out_freeze_no: Option<String>,
    /// The wallet's own number.
    #[serde(deserialize_with = "lenient::text", skip_serializing_if = "Option::is_none")]
    pub freeze_id: Option<String>,
    /// 1 the guest's code was scanned, 2 our code was scanned.
    #[serde(deserialize_with = "lenient::int", skip_serializing_if = "Option::is_none")]
    pub trade_type: Option<i64>,
    /// The payment code that was used.
    #[serde(deserialize_with = "lenient::one", skip_serializing_if = "Option::is_none")]
    pub author_code: Option<AuthorCode>,
    /// Unix seconds.
    #[serde(deserialize_with = "lenient::int", skip_serializing_if = "Option::is_none")]
    pub time_expire: Option<i64>,
    /// Frozen at, Unix seconds; 0 when it is not.
    #[serde(deserialize_with = "lenient::int", skip_serializing_if = "Option::is_none")]
    pub time_end: Option<i64>,
    /// Unix seconds.
    #[serde(deserialize_with = "lenient::int", skip_serializing_if = "Option::is_none")]
    pub create_time: Option<i64>,
    /// Unix seconds.
    #[serde(deserialize_with = "lenient::int", skip_serializing_if = "Option::is_none")]
    pub last_update_time: Option<i64>,
    /// The cloud is still at work on it.
    #[serde(deserialize_with = "lenient::flag", skip_serializing_if = "Option::is_none")]
    pub is_transforming: Option<bool>,
    /// The whole deposit, in fen.
    #[serde(deserialize_with = "lenient::fen", skip_serializing_if = "Option::is_none")]
    pub freeze_fee: Option<Fen>,
    /// `CNY`.
    #[serde(deserialize_with = "lenient::text", skip_serializing_if = "Option::is_none")]
    pub fee_type: Option<String>,
    /// Frozen of the guest in money, in fen.
    #[serde(deserialize_with = "lenient::fen", skip_serializing_if = "Option::is_none")]
    pub cash_fee: Option<Fen>,
    /// `CNY`.
    #[serde(deserialize_with = "lenient::text", skip_serializing_if = "Option::is_none")]
    pub cash_fee_type: Option<String>,
    /// In fen.
    #[serde(deserialize_with = "lenient::fen", skip_serializing_if = "Option::is_none")]
    pub settlement_total_fee: Option<Fen>,
    /// What the guest's bill says.
    #[serde(deserialize_with = "lenient::text", skip_serializing_if = "Option::is_none")]
    pub body: Option<String>,
    /// Goods, as JSON text.
    #[serde(deserialize_with = "lenient::text", skip_serializing_if = "Option::is_none")]
    pub detail: Option<String>,
    /// Free text.
    #[serde(deserialize_with = "lenient::text", skip_serializing_if = "Option::is_none")]
    pub remark: Option<String>,
    /// Taken by consumptions, in fen.
    #[serde(deserialize_with = "lenient::fen", skip_serializing_if = "Option::is_none")]
    pub total_consume_fee: Option<Fen>,
    /// Given back by us, with consumptions or by releases, in fen.
    #[serde(deserialize_with = "lenient::fen", skip_serializing_if = "Option::is_none")]
    pub total_manual_unfreeze_fee: Option<Fen>,
    /// Given back by the wallet when its time was over, in fen.
    #[serde(deserialize_with = "lenient::fen", skip_serializing_if = "Option::is_none")]
    pub total_auto_unfreeze_fee: Option<Fen>,
    /// Refunded of consumptions, in fen.
    #[serde(deserialize_with = "lenient::fen", skip_serializing_if = "Option::is_none")]
    pub total_refund_fee: Option<Fen>,
    /// WeChat's part.
    #[serde(deserialize_with = "lenient::one", skip_serializing_if = "Option::is_none")]
    pub wxpay_freeze_order_content_ext: Option<WechatFreeze>,
    /// Alipay's part.
    #[serde(deserialize_with = "lenient::one", skip_serializing_if = "Option::is_none")]
    pub alipay_freeze_order_content_ext: Option<AlipayFreeze>,
}

/// `wxpay_freeze_order_content_ext`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct WechatFreeze {
    /// State 1 to 7.
    #[serde(deserialize_with = "lenient::int", skip_serializing_if = "Option::is_none")]
    pub current_trade_state: Option<i64>,
    /// Such as `CFT`.
    #[serde(deserialize_with = "lenient::text", skip_serializing_if = "Option::is_none")]
    pub bank_type: Option<String>,
    /// A sentence for the cashier.
    #[serde(deserialize_with = "lenient::text", skip_serializing_if = "Option::is_none")]
    pub trade_state_desc: Option<String>,
}

/// `alipay_freeze_order_content_ext`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct AlipayFreeze {
    /// State 1 to 4.
    #[serde(deserialize_with = "lenient::int", skip_serializing_if = "Option::is_none")]
    pub current_trade_state: Option<i64>,
    /// Such as `PRE_AUTH`.
    #[serde(deserialize_with = "lenient::text", skip_serializing_if = "Option::is_none")]
    pub product_code: Option<String>,
}

/// `unfreeze_order_content`; only ever sent by the cloud.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct UnfreezeOrderContent {
    /// The deposit.
    #[serde(deserialize_with = "lenient::text", skip_serializing_if = "Option::is_none")]
    pub out_freeze_no: Option<String>,
    /// The release's own number.
    #[serde(deserialize_with = "lenient::text", skip_serializing_if = "Option::is_none")]
    pub out_unfreeze_no: Option<String>,
    /// The wallet's number of the release.
    #[serde(deserialize_with = "lenient::text", skip_serializing_if = "Option::is_none")]
    pub unfreeze_id: Option<String>,
    /// Given back at, Unix seconds; 0 while under way.
    #[serde(deserialize_with = "lenient::int", skip_serializing_if = "Option::is_none")]
    pub time_end: Option<i64>,
    /// The nonce of the request that made the release.
    #[serde(deserialize_with = "lenient::text", skip_serializing_if = "Option::is_none")]
    pub nonce_str: Option<String>,
    /// Unix seconds.
    #[serde(deserialize_with = "lenient::int", skip_serializing_if = "Option::is_none")]
    pub create_time: Option<i64>,
    /// Unix seconds.
    #[serde(deserialize_with = "lenient::int", skip_serializing_if = "Option::is_none")]
    pub last_update_time: Option<i64>,
    /// The cloud is still at work on it.
    #[serde(deserialize_with = "lenient::flag", skip_serializing_if = "Option::is_none")]
    pub is_transforming: Option<bool>,
    /// In fen.
    #[serde(deserialize_with = "lenient::fen", skip_serializing_if = "Option::is_none")]
    pub unfreeze_fee: Option<Fen>,
    /// `CNY`.
    #[serde(deserialize_with = "lenient::text", skip_serializing_if = "Option::is_none")]
    pub fee_type: Option<String>,
    /// Free text.
    #[serde(deserialize_with = "lenient::text", skip_serializing_if = "Option::is_none")]
    pub remark: Option<String>,
    /// The wallet's number of the deposit.
    #[serde(deserialize_with = "lenient::text", skip_serializing_if = "Option::is_none")]
    pub freeze_id: Option<String>,
    /// WeChat's part.
    #[serde(deserialize_with = "lenient::one", skip_serializing_if = "Option::is_none")]
    pub wxpay_unfreeze_order_content_ext: Option<WechatUnfreeze>,
    /// Alipay's part.
    #[serde(deserialize_with = "lenient::one", skip_serializing_if = "Option::is_none")]
    pub alipay_unfreeze_order_content_ext: Option<AlipayUnfreeze>,
}

/// `wxpay_unfreeze_order_content_ext`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct WechatUnfreeze {
    /// State 1 to 4.
    #[serde(deserialize_with = "lenient::int", skip_serializing_if = "Option::is_none")]
    pub current_trade_state: Option<i64>,
}

/// `alipay_unfreeze_order_content_ext`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct AlipayUnfreeze {
    /// State 1 to 5.
    #[serde(deserialize_with = "lenient::int", skip_serializing_if = "Option::is_none")]
    pub current_trade_state: Option<i64>,
    /// Of a credit line, in fen.
    #[serde(deserialize_with = "lenient::fen", skip_serializing_if = "Option::is_none")]
    pub credit_amount: Option<Fen>,
    /// Of own money, in fen.
    #[serde(deserialize_with = "lenient::fen", skip_serializing_if = "Option::is_none")]
    pub fund_amount: Option<Fen>,
}
