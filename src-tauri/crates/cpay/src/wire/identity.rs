//! `pay_mch_key` and `order_client` (cpay 569 «公共数据结构»).

use super::lenient;
use serde::{Deserialize, Serialize};

/// `pay_mch_key`: whose money.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct PayMchKey {
    /// 1 WeChat, 2 Alipay.
    #[serde(deserialize_with = "lenient::int", skip_serializing_if = "Option::is_none")]
    pub pay_platform: Option<i64>,
    /// 100 WeChat, 200 Alipay.
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
    /// Refunds only; one note spells it `is_sub_admin`.
    #[serde(
        deserialize_with = "lenient::flag",
        alias = "is_sub_admin",
        skip_serializing_if = "Option::is_none"
    )]
    pub is_sub_mch_admin: Option<bool>,
    /// Refunds only; absent for the administrator.
    #[serde(deserialize_with = "lenient::text", skip_serializing_if = "Option::is_none")]
    pub authorization_staff_id: Option<String>,
    /// Refunds only.
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
