//! A request that was verified.

use crate::answer::Answer;
use crate::cloud::Name;
use crate::merchant::Registered;
use serde::de::DeserializeOwned;
use serde_json::Value;

/// A request whose code was right.
pub(crate) struct Asked<'a> {
    pub now_ms: i64,
    pub merchant: &'a Registered,
    /// The inner object.
    pub inner: &'a Value,
}

impl Asked<'_> {
    /// The request as its type.
    pub fn read<T: DeserializeOwned>(&self) -> Option<T> {
        serde_json::from_value(self.inner.clone()).ok()
    }

    /// Merchant and number.
    pub fn name(&self, no: &str) -> Name {
        (self.merchant.out_sub_mch_id.clone(), no.to_owned())
    }

    /// 102 when a new number does not begin as it must, 104 when it is none.
    pub fn wrong_number(&self, no: &str) -> Option<Answer> {
        if no.is_empty() || no.len() > 32 || !no.bytes().all(|b| b.is_ascii_alphanumeric()) {
            return Some(Answer::refused(2, "订单号格式错误"));
        }
        (!no.starts_with(&self.merchant.prefix)).then(|| Answer::other_number("订单号前缀错误"))
    }

    /// Provider and shop, where they are named.
    pub fn names_the_shop(&self) -> bool {
        let key = self.inner.get("pay_mch_key").unwrap_or(self.inner);
        let same =
            |name: &str, ours: &str| key.get(name).and_then(Value::as_str).is_none_or(|named| named == ours);
        same("out_mch_id", &self.merchant.out_mch_id) && same("out_shop_id", &self.merchant.out_shop_id)
    }
}
