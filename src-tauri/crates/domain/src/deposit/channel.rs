//! What a wallet's channel can do with a deposit: data, because channels differ and change.

use crate::evidence::Wallet;
use serde::{Deserialize, Serialize};

/// How often a frozen deposit may be consumed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Times {
    /// Once; the rest goes back with it.
    Once,
    /// Several times, until nothing is left.
    Many,
}

/// The rules of one wallet's channel.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Channel {
    /// The shop may take deposits through it (white list, grant, direct channel; cpay 5.1).
    pub open: bool,
    /// The counter scans the guest's code.
    pub by_code: bool,
    /// The guest scans the counter's code.
    pub by_qr: bool,
    pub consumptions: Times,
    /// The rest may stay frozen after a consumption.
    pub keeps_rest: bool,
    /// The wallet gives the deposit back by itself after so many days.
    pub days: u16,
    /// The ageing list warns so many days before that.
    pub warn_days: u16,
}

/// The channels of the wallets that can hold deposits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Channels {
    pub wechat: Channel,
    pub alipay: Channel,
}

/// A card's balance holds no deposits.
const CLOSED: Channel = Channel {
    open: false,
    by_code: false,
    by_qr: false,
    consumptions: Times::Once,
    keeps_rest: false,
    days: 0,
    warn_days: 0,
};

impl Channels {
    #[must_use]
    pub const fn of(&self, wallet: Wallet) -> &Channel {
        match wallet {
            Wallet::WeChat => &self.wechat,
            Wallet::Alipay => &self.alipay,
            Wallet::OnlineCard => &CLOSED,
        }
    }
}

impl Default for Channels {
    /// As published: WeChat one consumption and the rest at once, Alipay may keep the rest frozen and shows
    /// codes, both let go after 30 days (cpay 5.3, 5.5, 5.6, 5.9).
    fn default() -> Self {
        let wechat = Channel {
            open: true,
            by_code: true,
            by_qr: false,
            consumptions: Times::Once,
            keeps_rest: false,
            days: 30,
            warn_days: 3,
        };
        let alipay = Channel { by_qr: true, consumptions: Times::Many, keeps_rest: true, ..wechat };
        Self { wechat, alipay }
    }
}
