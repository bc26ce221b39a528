//! Answers: the head that every answer has, and the details by interface.

use super::freeze::{FreezeOrderContent, UnfreezeOrderContent};
use super::identity::{OrderClient, PayMchKey};
use super::lenient;
use super::order::OrderContent;
use super::refund::RefundOrderContent;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

/// The inner object. Every key that is not of the head may be the detail.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Inner {
    /// Coarse result of the call, never of the payment.
    #[serde(deserialize_with = "lenient::int")]
    pub status: Option<i64>,
    /// A Chinese sentence.
    #[serde(deserialize_with = "lenient::text")]
    pub description: Option<String>,
    /// The server's log number, for support.
    #[serde(deserialize_with = "lenient::int")]
    pub log_id: Option<i64>,
    /// Fine code; the list pages print it with a capital I.
    #[serde(deserialize_with = "lenient::int", alias = "Internal_status")]
    pub internal_status: Option<i64>,
    /// The details.
    #[serde(flatten)]
    pub rest: Map<String, Value>,
}

impl Inner {
    /// The detail under the first of these names. `None` when absent or no object.
    #[must_use]
    pub fn detail<T: DeserializeOwned>(&self, names: &[&str]) -> Option<T> {
        let value = names.iter().find_map(|name| self.rest.get(*name))?;
        serde_json::from_value(value.clone()).ok()
    }
}

/// The answer to `ping`: bare, unsigned.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Ping {
    /// 0.
    #[serde(deserialize_with = "lenient::int", skip_serializing_if = "Option::is_none")]
    pub status: Option<i64>,
    /// `ok`.
    #[serde(deserialize_with = "lenient::text", skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// The server's clock, Unix seconds.
    #[serde(deserialize_with = "lenient::int", skip_serializing_if = "Option::is_none")]
    pub timestamp: Option<i64>,
}

/// The detail of `micro_pay`, `query_order` and `deposit_consume`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct OrderDetail {
    /// The payment.
    #[serde(deserialize_with = "lenient::one", skip_serializing_if = "Option::is_none")]
    pub order_content: Option<OrderContent>,
    /// Whose money.
    #[serde(deserialize_with = "lenient::one", skip_serializing_if = "Option::is_none")]
    pub pay_mch_key: Option<PayMchKey>,
    /// The counter that made the order; an object or an array.
    #[serde(deserialize_with = "lenient::one", skip_serializing_if = "Option::is_none")]
    pub order_client: Option<OrderClient>,
    /// The server's own.
    #[serde(deserialize_with = "lenient::text", skip_serializing_if = "Option::is_none")]
    pub nonce_str: Option<String>,
}

/// The detail of `scan_code_pay` and `scan_code_freeze`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct CodeDetail {
    /// What the guest scans.
    #[serde(deserialize_with = "lenient::text", skip_serializing_if = "Option::is_none")]
    pub code_url: Option<String>,
    /// The server's own.
    #[serde(deserialize_with = "lenient::text", skip_serializing_if = "Option::is_none")]
    pub nonce_str: Option<String>,
}

/// The detail of `refund` and `query_refund_order`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct RefundDetail {
    /// An object for `refund`, an array for `query_refund_order`.
    #[serde(deserialize_with = "lenient::many", skip_serializing_if = "Vec::is_empty")]
    pub refund_order_content: Vec<RefundOrderContent>,
    /// Whose money.
    #[serde(deserialize_with = "lenient::one", skip_serializing_if = "Option::is_none")]
    pub pay_mch_key: Option<PayMchKey>,
    /// A table says object, its example array.
    #[serde(deserialize_with = "lenient::one", skip_serializing_if = "Option::is_none")]
    pub order_client: Option<OrderClient>,
    /// The server's own.
    #[serde(deserialize_with = "lenient::text", skip_serializing_if = "Option::is_none")]
    pub nonce_str: Option<String>,
}

/// The detail of `close_order` and `reverse`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct BareDetail {
    /// The server's own.
    #[serde(deserialize_with = "lenient::text", skip_serializing_if = "Option::is_none")]
    pub nonce_str: Option<String>,
}

/// The detail of `micro_freeze` and `query_freeze_order`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct FreezeDetail {
    /// The deposit.
    #[serde(deserialize_with = "lenient::one", skip_serializing_if = "Option::is_none")]
    pub freeze_order_content: Option<FreezeOrderContent>,
    /// Whose money.
    #[serde(deserialize_with = "lenient::one", skip_serializing_if = "Option::is_none")]
    pub pay_mch_key: Option<PayMchKey>,
    /// The counter that made it; an object or an array.
    #[serde(deserialize_with = "lenient::one", skip_serializing_if = "Option::is_none")]
    pub order_client: Option<OrderClient>,
    /// The server's own.
    #[serde(deserialize_with = "lenient::text", skip_serializing_if = "Option::is_none")]
    pub nonce_str: Option<String>,
}

/// The detail of `unfreeze` and `query_unfreeze_order`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct UnfreezeDetail {
    /// An object for `unfreeze`, an array for `query_unfreeze_order`.
    #[serde(deserialize_with = "lenient::many", skip_serializing_if = "Vec::is_empty")]
    pub unfreeze_order_content: Vec<UnfreezeOrderContent>,
    /// Whose money.
    #[serde(deserialize_with = "lenient::one", skip_serializing_if = "Option::is_none")]
    pub pay_mch_key: Option<PayMchKey>,
    /// The counter that made it; an object or an array.
    #[serde(deserialize_with = "lenient::one", skip_serializing_if = "Option::is_none")]
    pub order_client: Option<OrderClient>,
    /// The server's own.
    #[serde(deserialize_with = "lenient::text", skip_serializing_if = "Option::is_none")]
    pub nonce_str: Option<String>,
}
