//! `pay_mch_key` and `order_client` (cpay 569 «公共数据结构»).

use super::lenient;
use serde::{Deserialize, Serialize};
use std::fmt;

/// Characters of a payer's id that may be shown.
const MASK: usize = 4;

/// The wallet's own id of a payer, or the number of his card. Never shown whole.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct PayerId(pub String);

impl PayerId {
    /// The last four characters. `None` when the id is so short that they would show most of it, or when they
    /// are of a kind that no wallet uses.
    #[must_use]
    pub fn mask(&self) -> Option<String> {
        let of_an_id = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '_';
        let whole = self.0.len();
        let last = self.0.get(whole.checked_sub(MASK)?..)?;
        (whole >= 2 * MASK && last.chars().all(of_an_id)).then(|| last.to_owned())
    }
}

impl fmt::Debug for PayerId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("PayerId(…)")
    }
}

/// `wxpay_pay_mch_key_ext`; answers only.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct WechatKey {
    /// The payer.
    #[serde(deserialize_with = "lenient::one", skip_serializing_if = "Option::is_none")]
    pub open_id: Option<PayerId>,
}

/// `alipay_pay_mch_key_ext`; answers only.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct AlipayKey {
    /// The payer.
    #[serde(deserialize_with = "lenient::one", skip_serializing_if = "Option::is_none")]
    pub user_id: Option<PayerId>,
}

/// `pay_mch_key`: whose money.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct PayMchKey {
    /// 1 WeChat, 2 Alipay, 3 member card.
    #[serde(deserialize_with = "lenient::int", skip_serializing_if = "Option::is_none")]
    pub pay_platform: Option<i64>,
    /// 100 WeChat, 200 Alipay, 300 member card.
    #[serde(deserialize_with = "lenient::int", skip_serializing_if = "Option::is_none")]
    pub sub_pay_platform: Option<i64>,
    /// The service provider.
    #[serde(deserialize_with = "lenient::text", skip_serializing_if = "Option::is_none")]
    pub out_mch_id: Option<String>,
    /// The merchant.
    #[serde(deserialize_with = "lenient::text", skip_serializing_if = "Option::is_none")]
    pub out_sub_mch_id: Option<String>,
    /// The shop.
    #[serde(deserialize_with = "lenient::text", skip_serializing_if = "Option::is_none")]
    pub out_shop_id: Option<String>,
    /// WeChat's part.
    #[serde(deserialize_with = "lenient::one", skip_serializing_if = "Option::is_none")]
    pub wxpay_pay_mch_key_ext: Option<WechatKey>,
    /// Alipay's part.
    #[serde(deserialize_with = "lenient::one", skip_serializing_if = "Option::is_none")]
    pub alipay_pay_mch_key_ext: Option<AlipayKey>,
    /// Refunds and releases only; one note spells it `is_sub_admin`.
    #[serde(
        deserialize_with = "lenient::flag",
        alias = "is_sub_admin",
        skip_serializing_if = "Option::is_none"
    )]
    pub is_sub_mch_admin: Option<bool>,
    /// Refunds and releases only; absent for the administrator.
    #[serde(deserialize_with = "lenient::text", skip_serializing_if = "Option::is_none")]
    pub authorization_staff_id: Option<String>,
    /// Refunds and releases only; at most 32 characters.
    #[serde(deserialize_with = "lenient::text", skip_serializing_if = "Option::is_none")]
    pub authorization_name: Option<String>,
}

/// `order_client`: which counter.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct OrderClient {
    /// The shop's number inside the merchant.
    #[serde(deserialize_with = "lenient::text", skip_serializing_if = "Option::is_none")]
    pub shop_id: Option<String>,
    /// The counter inside the shop.
    #[serde(deserialize_with = "lenient::text", skip_serializing_if = "Option::is_none")]
    pub device_id: Option<String>,
    /// Who is on duty.
    #[serde(deserialize_with = "lenient::text", skip_serializing_if = "Option::is_none")]
    pub staff_id: Option<String>,
    /// 1 Windows, 2 Android, 3 iOS, 4 Linux, 100 other.
    #[serde(deserialize_with = "lenient::int", skip_serializing_if = "Option::is_none")]
    pub terminal_type: Option<i64>,
    /// The device model.
    #[serde(deserialize_with = "lenient::int", skip_serializing_if = "Option::is_none")]
    pub sub_terminal_type: Option<i64>,
    /// Unique per counter.
    #[serde(deserialize_with = "lenient::text", skip_serializing_if = "Option::is_none")]
    pub machine_no: Option<String>,
    /// At most 10 characters.
    #[serde(deserialize_with = "lenient::text", skip_serializing_if = "Option::is_none")]
    pub sdk_version: Option<String>,
    /// IPv4.
    #[serde(deserialize_with = "lenient::text", skip_serializing_if = "Option::is_none")]
    pub spbill_create_ip: Option<String>,
    /// The device's serial.
    #[serde(deserialize_with = "lenient::text", skip_serializing_if = "Option::is_none")]
    pub sn_code: Option<String>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_payer_is_never_more_than_four_characters() {
        let mask = |id: &str| PayerId(id.to_owned()).mask();
        assert_eq!(mask("oUpF8uMuAJO_M2pxb1Q9zNjWeS6o").as_deref(), Some("eS6o"));
        assert_eq!(mask("2088102122524333").as_deref(), Some("4333"));
        assert_eq!(mask("12345678").as_deref(), Some("5678"));
        for odd in ["", "o", "4333", "1234567", "123456789\u{1b}ab", "123456789 abc", "一二三四五六七八"]
        {
            assert_eq!(mask(odd), None, "{odd}");
        }
        assert!(!format!("{:?}", PayerId("2088102122524333".to_owned())).contains("4333"));
    }
}
