//! Requests (cpay 569/37632, 37672, 37674, 37673, 37675 and «关闭订单»). A field that is not filled is left out.
//! Those of deposits are in [`super::deposit`].

use super::identity::{OrderClient, PayMchKey};
use super::lenient;
use super::order::AuthorCode;
use money::Fen;
use serde::{Deserialize, Serialize};

/// `micro_pay`, `scan_code_pay` without a payment code, and `deposit_consume` with a deposit.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Pay {
    /// What is to be paid.
    pub pay_content: PayContent,
    /// Whose money.
    pub pay_mch_key: PayMchKey,
    /// Which counter.
    pub order_client: OrderClient,
    /// At most 32 of `[0-9A-Za-z]`.
    pub nonce_str: String,
}

/// `pay_content`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct PayContent {
    /// Our number.
    pub out_trade_no: String,
    /// The guest's payment code; `micro_pay` only.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub author_code: Option<AuthorCode>,
    /// In fen.
    #[serde(deserialize_with = "lenient::fen", skip_serializing_if = "Option::is_none")]
    pub total_fee: Option<Fen>,
    /// `CNY`.
    #[serde(deserialize_with = "lenient::text", skip_serializing_if = "Option::is_none")]
    pub fee_type: Option<String>,
    /// What the guest's bill says.
    #[serde(deserialize_with = "lenient::text", skip_serializing_if = "Option::is_none")]
    pub body: Option<String>,
    /// The till's own serial number.
    #[serde(deserialize_with = "lenient::text", skip_serializing_if = "Option::is_none")]
    pub client_flow_id: Option<String>,
    /// Goods, as JSON text.
    #[serde(deserialize_with = "lenient::text", skip_serializing_if = "Option::is_none")]
    pub detail: Option<String>,
    /// Free text.
    #[serde(deserialize_with = "lenient::text", skip_serializing_if = "Option::is_none")]
    pub remark: Option<String>,
    /// Unix seconds; `scan_code_pay` only.
    #[serde(deserialize_with = "lenient::int", skip_serializing_if = "Option::is_none")]
    pub time_expire: Option<i64>,
    /// The deposit; `deposit_consume` only.
    #[serde(deserialize_with = "lenient::text", skip_serializing_if = "Option::is_none")]
    pub out_freeze_no: Option<String>,
    /// Give the rest of the deposit back at once; `deposit_consume` only.
    #[serde(deserialize_with = "lenient::flag", skip_serializing_if = "Option::is_none")]
    pub is_confirm_unfreeze: Option<bool>,
    /// Alipay only.
    #[serde(deserialize_with = "lenient::one", skip_serializing_if = "Option::is_none")]
    pub alipay_pay_content_ext: Option<AlipayPay>,
}

/// `alipay_pay_content_ext`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct AlipayPay {
    /// Takes discounts, in fen.
    #[serde(deserialize_with = "lenient::fen", skip_serializing_if = "Option::is_none")]
    pub discountable_amount: Option<Fen>,
    /// Takes none, in fen.
    #[serde(deserialize_with = "lenient::fen", skip_serializing_if = "Option::is_none")]
    pub undiscountable_amount: Option<Fen>,
}

/// `query_order`, `close_order` and `reverse`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct AboutOrder {
    /// Whose money.
    pub pay_mch_key: PayMchKey,
    /// Which counter.
    pub order_client: OrderClient,
    /// The order.
    pub out_trade_no: String,
    /// 1 scanned, 2 shown; absent for `reverse` and for consumptions of deposits.
    #[serde(deserialize_with = "lenient::int", skip_serializing_if = "Option::is_none")]
    pub trade_type: Option<i64>,
    /// At most 32 of `[0-9A-Za-z]`.
    pub nonce_str: String,
}

/// `refund`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Refund {
    /// What goes back.
    pub refund_content: RefundContent,
    /// Whose money and in whose right.
    pub pay_mch_key: PayMchKey,
    /// Which counter.
    pub order_client: OrderClient,
    /// 1 without, 2 with permission check by the cloud.
    #[serde(deserialize_with = "lenient::int", skip_serializing_if = "Option::is_none")]
    pub api_version: Option<i64>,
    /// At most 32 of `[0-9A-Za-z]`.
    pub nonce_str: String,
}

/// `refund_content`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct RefundContent {
    /// The order.
    pub out_trade_no: String,
    /// The refund's own number.
    pub out_refund_no: String,
    /// The order's full amount, in fen.
    #[serde(deserialize_with = "lenient::fen", skip_serializing_if = "Option::is_none")]
    pub total_fee: Option<Fen>,
    /// This refund's amount, in fen.
    #[serde(deserialize_with = "lenient::fen", skip_serializing_if = "Option::is_none")]
    pub refund_fee: Option<Fen>,
    /// `CNY`.
    #[serde(deserialize_with = "lenient::text", skip_serializing_if = "Option::is_none")]
    pub refund_fee_type: Option<String>,
    /// At most 64 characters.
    #[serde(deserialize_with = "lenient::text", skip_serializing_if = "Option::is_none")]
    pub refund_reason: Option<String>,
    /// A number or a text.
    #[serde(deserialize_with = "lenient::text", skip_serializing_if = "Option::is_none")]
    pub client_refund_flow_id: Option<String>,
    /// The deposit that the order was taken from; such orders only.
    #[serde(deserialize_with = "lenient::text", skip_serializing_if = "Option::is_none")]
    pub out_freeze_no: Option<String>,
}

/// `query_refund_order`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct AskRefund {
    /// Whose money.
    pub pay_mch_key: PayMchKey,
    /// Which counter.
    pub order_client: OrderClient,
    /// The order.
    pub out_trade_no: String,
    /// The refund.
    pub out_refund_no: String,
    /// At most 32 of `[0-9A-Za-z]`.
    pub nonce_str: String,
}
