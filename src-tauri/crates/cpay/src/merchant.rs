//! Who asks: the merchant, the shop, the counter and the person at it.

use crate::key::Key;
use crate::wire::identity::{OrderClient, PayMchKey};
use domain::cloud::Authority;
use domain::evidence::Wallet;
use domain::ids::{DeviceId, StaffId};

/// Longest `authorization_name`, in characters.
const NAME_MAX: usize = 32;

/// Everything about this counter that goes into a request. The order-number prefix is here for
/// the key test only; real numbers are made by the caller.
#[derive(Clone, Debug)]
pub struct Merchant {
    /// The sub-merchant's authentication key.
    pub key: Key,
    /// The service provider's account.
    pub out_mch_id: String,
    /// The merchant's account.
    pub out_sub_mch_id: String,
    /// The shop, unique in the cloud.
    pub out_shop_id: String,
    /// The shop's number inside the merchant.
    pub shop_id: Option<String>,
    /// This counter inside the shop.
    pub device_id: DeviceId,
    /// Who is on duty.
    pub staff_id: StaffId,
    /// Unique per counter, at most 32 characters; samples use the MAC address.
    pub machine_no: String,
    /// Number allotted to a device model; 0 when none was.
    pub sub_terminal_type: i64,
    /// At most 10 characters.
    pub sdk_version: String,
    /// IPv4 address of this machine.
    pub spbill_create_ip: String,
    /// `VENDOR_MODEL_serial`; needed by devices that were set up by a configuration QR code.
    pub sn_code: Option<String>,
    /// `cloud_cashier_id`.
    pub prefix: String,
    /// What the guest's bill says (`body`), at most 128 characters: brand, branch, goods.
    pub body_text: String,
    /// In whose right refunds and releases are made when the call names nobody.
    pub refund: RefundAuthority,
    /// 1 = the cloud checks no permission for refunds, 2 = it does (cpay 569/37673).
    pub api_version: u32,
}

/// In whose right money goes back when a call names nobody (cpay 569/37673).
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RefundAuthority {
    /// The merchant's administrator.
    Admin,
    /// A staff member with the refund right.
    Staff {
        /// The member's number in the shop.
        id: StaffId,
        /// The member's name, printed by the cloud into the reason.
        name: Option<String>,
    },
}

/// The operating system as cpay numbers it: 1 Windows, 4 Linux, 100 other.
#[must_use]
pub const fn terminal_type() -> i64 {
    if cfg!(windows) {
        1
    } else if cfg!(target_os = "linux") {
        4
    } else {
        100
    }
}

/// A wallet as `pay_platform`.
#[must_use]
pub const fn platform(wallet: Wallet) -> i64 {
    match wallet {
        Wallet::WeChat => 1,
        Wallet::Alipay => 2,
        Wallet::OnlineCard => 3,
    }
}

impl Merchant {
    /// `pay_mch_key` of an ordinary call.
    #[must_use]
    pub fn mch_key(&self, wallet: Wallet) -> PayMchKey {
        PayMchKey {
            pay_platform: Some(platform(wallet)),
            out_mch_id: Some(self.out_mch_id.clone()),
            out_sub_mch_id: Some(self.out_sub_mch_id.clone()),
            out_shop_id: Some(self.out_shop_id.clone()),
            ..PayMchKey::default()
        }
    }

    /// `pay_mch_key` of a refund or release: in the right of `by`, else in the merchant's own.
    #[must_use]
    pub fn giving_key(&self, wallet: Wallet, by: Option<&Authority>) -> PayMchKey {
        let plain = self.mch_key(wallet);
        let staff = |id: &StaffId, name: Option<String>| PayMchKey {
            is_sub_mch_admin: Some(false),
            authorization_staff_id: Some(id.0.clone()),
            authorization_name: name,
            ..plain.clone()
        };
        match (by, &self.refund) {
            (Some(by), _) => {
                let name: String = by.name.chars().take(NAME_MAX).collect();
                let name = (!name.is_empty()).then_some(name);
                if by.admin {
                    PayMchKey { is_sub_mch_admin: Some(true), authorization_name: name, ..plain }
                } else {
                    staff(&by.staff, name)
                }
            }
            (None, RefundAuthority::Admin) => PayMchKey { is_sub_mch_admin: Some(true), ..plain },
            (None, RefundAuthority::Staff { id, name }) => staff(id, name.clone()),
        }
    }

    /// `order_client`.
    #[must_use]
    pub fn order_client(&self) -> OrderClient {
        OrderClient {
            shop_id: self.shop_id.clone(),
            device_id: Some(self.device_id.0.clone()),
            staff_id: Some(self.staff_id.0.clone()),
            terminal_type: Some(terminal_type()),
            sub_terminal_type: Some(self.sub_terminal_type),
            machine_no: Some(self.machine_no.clone()),
            sdk_version: Some(self.sdk_version.clone()),
            spbill_create_ip: Some(self.spbill_create_ip.clone()),
            sn_code: self.sn_code.clone(),
        }
    }
}
