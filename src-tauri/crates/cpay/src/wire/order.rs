//! `order_content`: a payment as the cloud holds it (cpay 569 «公共数据结构», 569/37632).

use super::identity::PayerId;
use super::lenient;
use money::Fen;
use serde::{Deserialize, Serialize};
use std::fmt;

/// `author_code`: the guest's payment code. Also echoed by the cloud; never shown.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct AuthorCode(pub String);

impl fmt::Debug for AuthorCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("AuthorCode(…)")
    }
}

/// `order_content`; only ever sent by the cloud.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct OrderContent {
    /// Our number.
    #[serde(deserialize_with = "lenient::text", skip_serializing_if = "Option::is_none")]
    pub out_trade_no: Option<String>,
    /// The wallet's own number, 28 digits.
    #[serde(deserialize_with = "lenient::text", skip_serializing_if = "Option::is_none")]
    pub transaction_id: Option<String>,
    /// 1 the guest's code was scanned, 2 our code was scanned.
    #[serde(deserialize_with = "lenient::int", skip_serializing_if = "Option::is_none")]
    pub trade_type: Option<i64>,
    /// The payment code that was used.
    #[serde(deserialize_with = "lenient::one", skip_serializing_if = "Option::is_none")]
    pub author_code: Option<AuthorCode>,
    /// The code on our screen.
    #[serde(deserialize_with = "lenient::text", skip_serializing_if = "Option::is_none")]
    pub code_url: Option<String>,
    /// Unix seconds.
    #[serde(deserialize_with = "lenient::int", skip_serializing_if = "Option::is_none")]
    pub time_expire: Option<i64>,
    /// Paid at, Unix seconds; 0 when unpaid.
    #[serde(deserialize_with = "lenient::int", skip_serializing_if = "Option::is_none")]
    pub time_end: Option<i64>,
    /// The nonce of the request that made the order.
    #[serde(deserialize_with = "lenient::text", skip_serializing_if = "Option::is_none")]
    pub nonce_str: Option<String>,
    /// Unix seconds.
    #[serde(deserialize_with = "lenient::int", skip_serializing_if = "Option::is_none")]
    pub create_time: Option<i64>,
    /// Unix seconds.
    #[serde(deserialize_with = "lenient::int", skip_serializing_if = "Option::is_none")]
    pub last_update_time: Option<i64>,
    /// The cloud is still at work on the order.
    #[serde(deserialize_with = "lenient::flag", skip_serializing_if = "Option::is_none")]
    pub is_transforming: Option<bool>,
    /// 0 for a counter.
    #[serde(deserialize_with = "lenient::int", skip_serializing_if = "Option::is_none")]
    pub source_type: Option<i64>,
    /// The till's own serial number.
    #[serde(deserialize_with = "lenient::text", skip_serializing_if = "Option::is_none")]
    pub client_flow_id: Option<String>,
    /// 1.0 scaled by 10^8.
    #[serde(deserialize_with = "lenient::int", skip_serializing_if = "Option::is_none")]
    pub exchange_rate: Option<i64>,
    /// Undocumented; 4 in every successful example.
    #[serde(deserialize_with = "lenient::int", skip_serializing_if = "Option::is_none")]
    pub trade_state: Option<i64>,
    /// Ordered, in fen.
    #[serde(deserialize_with = "lenient::fen", skip_serializing_if = "Option::is_none")]
    pub total_fee: Option<Fen>,
    /// `CNY`.
    #[serde(deserialize_with = "lenient::text", skip_serializing_if = "Option::is_none")]
    pub fee_type: Option<String>,
    /// Paid by the guest in money after coupons, in fen.
    #[serde(deserialize_with = "lenient::fen", skip_serializing_if = "Option::is_none")]
    pub cash_fee: Option<Fen>,
    /// `CNY`.
    #[serde(deserialize_with = "lenient::text", skip_serializing_if = "Option::is_none")]
    pub cash_fee_type: Option<String>,
    /// Settled to the merchant, in fen.
    #[serde(deserialize_with = "lenient::fen", skip_serializing_if = "Option::is_none")]
    pub settlement_total_fee: Option<Fen>,
    /// Given back, in fen; lists only.
    #[serde(deserialize_with = "lenient::fen", skip_serializing_if = "Option::is_none")]
    pub refunded_fee: Option<Fen>,
    /// What the guest's bill says.
    #[serde(deserialize_with = "lenient::text", skip_serializing_if = "Option::is_none")]
    pub body: Option<String>,
    /// Goods, as JSON text.
    #[serde(deserialize_with = "lenient::text", skip_serializing_if = "Option::is_none")]
    pub detail: Option<String>,
    /// Free text.
    #[serde(deserialize_with = "lenient::text", skip_serializing_if = "Option::is_none")]
    pub remark: Option<String>,
    /// Printed as one object on the list page and as an array elsewhere.
    #[serde(deserialize_with = "lenient::many", skip_serializing_if = "Vec::is_empty")]
    pub coupon_infos: Vec<CouponInfo>,
    /// The deposit that the order takes from; consumptions only, like the next five (cpay 5.5).
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
    /// The wallet's number of the deposit.
    #[serde(deserialize_with = "lenient::text", skip_serializing_if = "Option::is_none")]
    pub freeze_id: Option<String>,
    /// WeChat's part.
    #[serde(deserialize_with = "lenient::one", skip_serializing_if = "Option::is_none")]
    pub wxpay_order_content_ext: Option<WechatOrder>,
    /// Alipay's part.
    #[serde(deserialize_with = "lenient::one", skip_serializing_if = "Option::is_none")]
    pub alipay_order_content_ext: Option<AlipayOrder>,
    /// The member card's part.
    #[serde(deserialize_with = "lenient::one", skip_serializing_if = "Option::is_none")]
    pub card_order_content_ext: Option<CardOrder>,
}

/// `card_order_content_ext` (cpay 569/11609).
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct CardOrder {
    /// State 1 to 5.
    #[serde(deserialize_with = "lenient::int", skip_serializing_if = "Option::is_none")]
    pub current_trade_state: Option<i64>,
    /// The card's number, at most 32 characters.
    #[serde(deserialize_with = "lenient::one", skip_serializing_if = "Option::is_none")]
    pub membership_number: Option<PayerId>,
}

/// `wxpay_order_content_ext`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct WechatOrder {
    /// State 1 to 14.
    #[serde(deserialize_with = "lenient::int", skip_serializing_if = "Option::is_none")]
    pub current_trade_state: Option<i64>,
    /// Free text.
    #[serde(deserialize_with = "lenient::text", skip_serializing_if = "Option::is_none")]
    pub attach: Option<String>,
    /// Such as `CFT`.
    #[serde(deserialize_with = "lenient::text", skip_serializing_if = "Option::is_none")]
    pub bank_type: Option<String>,
    /// `total_fee - cash_fee`, in fen.
    #[serde(deserialize_with = "lenient::fen", skip_serializing_if = "Option::is_none")]
    pub coupon_fee: Option<Fen>,
    /// Coupons used.
    #[serde(deserialize_with = "lenient::int", skip_serializing_if = "Option::is_none")]
    pub coupon_count: Option<i64>,
    /// A sentence for the cashier.
    #[serde(deserialize_with = "lenient::text", skip_serializing_if = "Option::is_none")]
    pub trade_state_desc: Option<String>,
}

/// `alipay_order_content_ext`; the required marks of its table are not honoured by its own example.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct AlipayOrder {
    /// State 1 to 7.
    #[serde(deserialize_with = "lenient::int", skip_serializing_if = "Option::is_none")]
    pub current_trade_state: Option<i64>,
    /// Where the money came from.
    #[serde(deserialize_with = "lenient::many", skip_serializing_if = "Vec::is_empty")]
    pub fund_bill_list: Vec<FundBill>,
    /// Paid at, as Alipay writes it.
    #[serde(deserialize_with = "lenient::text", skip_serializing_if = "Option::is_none")]
    pub send_pay_date: Option<String>,
    /// Given back at, as Alipay writes it.
    #[serde(deserialize_with = "lenient::text", skip_serializing_if = "Option::is_none")]
    pub gmt_refund: Option<String>,
    /// Closed at, as Alipay writes it.
    #[serde(deserialize_with = "lenient::text", skip_serializing_if = "Option::is_none")]
    pub gmt_close: Option<String>,
    /// Given back, in fen.
    #[serde(deserialize_with = "lenient::fen", skip_serializing_if = "Option::is_none")]
    pub refund_fee: Option<Fen>,
    /// The guest's masked account.
    #[serde(deserialize_with = "lenient::text", skip_serializing_if = "Option::is_none")]
    pub buyer_logon_id: Option<String>,
    /// Paid in points, in fen.
    #[serde(deserialize_with = "lenient::fen", skip_serializing_if = "Option::is_none")]
    pub point_amount: Option<Fen>,
    /// Invoiced, in fen.
    #[serde(deserialize_with = "lenient::fen", skip_serializing_if = "Option::is_none")]
    pub invoice_amount: Option<Fen>,
    /// Takes no discount, in fen.
    #[serde(deserialize_with = "lenient::fen", skip_serializing_if = "Option::is_none")]
    pub undiscountable_amount: Option<Fen>,
}

/// `AlipayFundBill`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct FundBill {
    /// Such as `ALIPAYACCOUNT`.
    #[serde(deserialize_with = "lenient::text", skip_serializing_if = "Option::is_none")]
    pub fund_channel: Option<String>,
    /// In fen.
    #[serde(deserialize_with = "lenient::fen", skip_serializing_if = "Option::is_none")]
    pub amount: Option<Fen>,
    /// In fen.
    #[serde(deserialize_with = "lenient::fen", skip_serializing_if = "Option::is_none")]
    pub real_amount: Option<Fen>,
}

/// `CouponInfo` (cpay 569/37879).
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct CouponInfo {
    /// At most 20 characters.
    #[serde(deserialize_with = "lenient::text", skip_serializing_if = "Option::is_none")]
    pub coupon_id: Option<String>,
    /// In fen.
    #[serde(deserialize_with = "lenient::fen", skip_serializing_if = "Option::is_none")]
    pub coupon_fee: Option<Fen>,
    /// `CASH` was paid for in advance; `NO_CASH` lowers the merchant's settlement.
    #[serde(deserialize_with = "lenient::text", skip_serializing_if = "Option::is_none")]
    pub coupon_type: Option<String>,
    /// 1 merchant, 2 platform, 3 other.
    #[serde(deserialize_with = "lenient::int", skip_serializing_if = "Option::is_none")]
    pub contribute_type: Option<i64>,
}
