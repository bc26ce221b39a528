//! A merchant as the cloud knows it.

use cpay::Key;
use serde::{Deserialize, Serialize};
use std::fmt;

/// A registered merchant with one shop.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Registered {
    /// The service provider.
    pub out_mch_id: String,
    /// The merchant.
    pub out_sub_mch_id: String,
    /// The shop.
    pub out_shop_id: String,
    /// The shop's number inside the merchant.
    pub shop_id: String,
    /// The shop's name.
    pub shop_name: String,
    /// The order-number prefix.
    pub prefix: String,
    /// The authentication key.
    pub key: String,
    /// Members with the refund right; asked with `api_version` 2 only.
    pub refund_staff: Vec<String>,
}

impl fmt::Debug for Registered {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Registered({})", self.out_sub_mch_id)
    }
}

impl Registered {
    /// The merchant of practice mode. Its key is public on purpose.
    #[must_use]
    pub fn practice() -> Self {
        Self {
            out_mch_id: "sz01practiceProvider".to_owned(),
            out_sub_mch_id: "sz01practiceMerchant".to_owned(),
            out_shop_id: "sz01practiceShop0001".to_owned(),
            shop_id: "229776".to_owned(),
            shop_name: "练习店".to_owned(),
            prefix: "01000052".to_owned(),
            key: "0123456789ABCDEF0123456789ABCDEF".to_owned(),
            refund_staff: vec!["1001".to_owned()],
        }
    }

    pub(crate) fn key(&self) -> Option<Key> {
        Key::new(self.key.as_str())
    }
}
