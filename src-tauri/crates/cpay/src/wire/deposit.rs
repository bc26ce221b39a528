//! Requests of deposits (cpay 569 «刷卡押金冻结», «扫码押金冻结», «押金解冻» and their questions). A consumption is a
//! [`super::request::Pay`].

use super::identity::{OrderClient, PayMchKey};
use super::lenient;
use super::order::AuthorCode;
use money::Fen;
use serde::{Deserialize, Serialize};

/// `micro_freeze`, and `scancode_freeze` without a payment code.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Freeze {
    /// What is to be frozen.
    pub freeze_content: FreezeContent,
    /// Whose money.
    pub pay_mch_key: PayMchKey,
    /// Which counter.
    pub order_client: OrderClient,
    /// At most 32 of `[0-9A-Za-z]`.
    pub nonce_str: String,
}

/// `freeze_content`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct FreezeContent {
    /// Our number.
    pub out_freeze_no: String,
    /// The guest's payment code; `micro_freeze` only.
    #[serde(deserialize_with = "lenient::one", skip_serializing_if = "Option::is_none")]
    pub author_code: Option<AuthorCode>,
    /// In fen.
    #[serde(deserialize_with = "lenient::fen", skip_serializing_if = "Option::is_none")]
    pub freeze_fee: Option<Fen>,
    /// `CNY`.
    #[serde(deserialize_with = "lenient::text", skip_serializing_if = "Option::is_none")]
    pub fee_type: Option<String>,
    /// What the guest's bill says.
    #[serde(deserialize_with = "lenient::text", skip_serializing_if = "Option::is_none")]
    pub body: Option<String>,
    /// Goods, as JSON text.
    #[serde(deserialize_with = "lenient::text", skip_serializing_if = "Option::is_none")]
    pub detail: Option<String>,
    /// Free text; at most 128 characters.
    #[serde(deserialize_with = "lenient::text", skip_serializing_if = "Option::is_none")]
    pub remark: Option<String>,
    /// Unix seconds; `scancode_freeze` only.
    #[serde(deserialize_with = "lenient::int", skip_serializing_if = "Option::is_none")]
    pub time_expire: Option<i64>,
}

/// `query_freeze_order`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct AskFreeze {
    /// Whose money.
    pub pay_mch_key: PayMchKey,
    /// Which counter.
    pub order_client: OrderClient,
    /// The deposit.
    pub out_freeze_no: String,
    /// At most 32 of `[0-9A-Za-z]`.
    pub nonce_str: String,
}

/// `unfreeze`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Unfreeze {
    /// What goes back.
    pub unfreeze_content: UnfreezeContent,
    /// Whose money and in whose right.
    pub pay_mch_key: PayMchKey,
    /// Which counter.
    pub order_client: OrderClient,
    /// At most 32 of `[0-9A-Za-z]`.
    pub nonce_str: String,
}

/// `unfreeze_content`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct UnfreezeContent {
    /// The deposit.
    pub out_freeze_no: String,
    /// The release's own number.
    pub out_unfreeze_no: String,
    /// In fen.
    #[serde(deserialize_with = "lenient::fen", skip_serializing_if = "Option::is_none")]
    pub unfreeze_fee: Option<Fen>,
    /// Free text; at most 128 characters.
    #[serde(deserialize_with = "lenient::text", skip_serializing_if = "Option::is_none")]
    pub remark: Option<String>,
}

/// `query_unfreeze_order`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct AskUnfreeze {
    /// Whose money.
    pub pay_mch_key: PayMchKey,
    /// Which counter.
    pub order_client: OrderClient,
    /// The deposit.
    pub out_freeze_no: String,
    /// The release; all of the deposit without it.
    #[serde(deserialize_with = "lenient::text", skip_serializing_if = "Option::is_none")]
    pub out_unfreeze_no: Option<String>,
    /// At most 32 of `[0-9A-Za-z]`.
    pub nonce_str: String,
}
