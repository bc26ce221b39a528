//! What kind of work the counter does, and what the wallets' channels can do with deposits.

use super::Settings;
use domain::deposit::{Channel, Channels, Times};
use domain::entry::Slash;
use serde::{Deserialize, Serialize};
use specta::Type;
use till::config::Work;
use till::view::WorkView;

/// One wallet's channel, as the shop's contract has it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(deny_unknown_fields)]
#[expect(clippy::struct_excessive_bools, reason = "each is a switch on the screen")]
pub struct ChannelView {
    /// The shop may take deposits through it.
    pub open: bool,
    /// The counter scans the guest's code.
    pub by_code: bool,
    /// The guest scans the counter's code.
    pub by_qr: bool,
    /// Several consumptions of one deposit.
    pub many: bool,
    /// The rest may stay frozen after a consumption.
    pub keeps_rest: bool,
    /// The wallet gives it back by itself after so many days.
    pub days: u16,
    /// The ageing list warns so many days before.
    pub warn_days: u16,
}

impl From<Channel> for ChannelView {
    fn from(channel: Channel) -> Self {
        let Channel { open, by_code, by_qr, consumptions, keeps_rest, days, warn_days } = channel;
        Self { open, by_code, by_qr, many: consumptions == Times::Many, keeps_rest, days, warn_days }
    }
}

impl From<ChannelView> for Channel {
    fn from(view: ChannelView) -> Self {
        let ChannelView { open, by_code, by_qr, many, keeps_rest, days, warn_days } = view;
        let consumptions = if many { Times::Many } else { Times::Once };
        Self { open, by_code, by_qr, consumptions, keeps_rest, days, warn_days }
    }
}

impl ChannelView {
    /// A channel lets go between a day and a year, and the warning comes before that.
    #[must_use]
    pub const fn is_valid(&self) -> bool {
        self.days >= 1 && self.days <= 365 && self.warn_days < self.days && (self.many || !self.keeps_rest)
    }
}

/// The channels as the engine takes them.
#[must_use]
pub fn channels(settings: &Settings) -> Channels {
    Channels { wechat: settings.deposit_wechat.into(), alipay: settings.deposit_alipay.into() }
}

/// The shop's channels as published, before anything is set.
pub(super) fn published() -> (ChannelView, ChannelView) {
    let Channels { wechat, alipay } = Channels::default();
    (wechat.into(), alipay.into())
}

impl Settings {
    /// What the counter takes.
    #[must_use]
    pub const fn work(&self) -> Work {
        match self.work {
            WorkView::CashierOnly => Work::CashierOnly,
            WorkView::DepositOnly => Work::DepositOnly,
            WorkView::Both => Work::Both,
        }
    }

    /// What `/` on the amount line begins.
    #[must_use]
    pub const fn slash(&self) -> Slash {
        if self.slash_deposit { Slash::Deposit } else { Slash::Undiscountable }
    }
}
