//! Waiting policies as data: when to ask, when to give up, when "not found" counts.

use crate::evidence::Wallet;
use serde::{Deserialize, Serialize};

/// How long to wait for one kind of attempt. All in milliseconds.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct WaitPolicy {
    /// First question after dispatch when no answer came.
    pub first_ask: u64,
    /// First question after an answer that says "the guest is paying".
    pub ask_while_paying: u64,
    /// Pause between questions until `give_up`.
    pub pause: u64,
    /// After this the cashier is told and a reversal or close is tried.
    pub give_up: u64,
    /// A reversal is sent no earlier than this after dispatch.
    pub reverse_after: u64,
    /// Only a question sent later than this after dispatch may hear "not found" as a no:
    /// code life plus the longest accepted transit.
    pub horizon: u64,
    /// Pauses after giving up; the last repeats.
    pub tail: Vec<u64>,
    /// After this a reversal is no longer possible and a refund takes its place.
    pub reverse_until: u64,
}

/// The longest transit of one message that is accepted, in ms.
pub(crate) const TRANSIT: u64 = 130_000;
/// How long a payment code can be charged, in ms; generous, since published figures are 60 to 180 s.
pub(crate) const CODE_LIFE: u64 = 180_000;
/// How long the code on our screen can be paid, in ms.
pub const SHOWN_CODE_LIFE: u64 = 120_000;

/// The policies of all wallets.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Policies {
    /// WeChat and the online card in its wallet, guest's code scanned.
    pub wechat: WaitPolicy,
    /// Alipay, guest's code scanned.
    pub alipay: WaitPolicy,
    /// Any wallet, our code on the screen.
    pub shown: WaitPolicy,
    /// Refunds.
    pub refund: WaitPolicy,
}

impl Policies {
    /// The policy of an attempt.
    #[must_use]
    pub const fn of(&self, wallet: Wallet, shown: bool) -> &WaitPolicy {
        match (shown, wallet) {
            (true, _) => &self.shown,
            (false, Wallet::WeChat | Wallet::OnlineCard) => &self.wechat,
            (false, Wallet::Alipay) => &self.alipay,
        }
    }
}

impl Default for Policies {
    /// Published values: WeChat merchant guide (5 s, 45 s, reversal after 15 s and within 7 days),
    /// Alipay guide (3 s, 60 s, cancel within 24 h), cpay (2-minute rule).
    fn default() -> Self {
        let tail = vec![5_000, 10_000, 30_000, 60_000, 120_000, 300_000];
        let base = WaitPolicy {
            first_ask: 5_000,
            ask_while_paying: 2_000,
            pause: 5_000,
            give_up: 45_000,
            reverse_after: 15_000,
            horizon: CODE_LIFE + TRANSIT,
            tail: tail.clone(),
            reverse_until: 7 * 24 * 3_600_000,
        };
        Self {
            alipay: WaitPolicy {
                first_ask: 3_000,
                pause: 3_000,
                give_up: 60_000,
                reverse_until: 24 * 3_600_000,
                ..base.clone()
            },
            shown: WaitPolicy {
                first_ask: 2_000,
                pause: 2_000,
                give_up: SHOWN_CODE_LIFE,
                horizon: SHOWN_CODE_LIFE + TRANSIT,
                ..base.clone()
            },
            refund: WaitPolicy {
                first_ask: 3_000,
                ask_while_paying: 3_000,
                pause: 5_000,
                give_up: 30_000,
                horizon: TRANSIT,
                ..base.clone()
            },
            wechat: base,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_card_in_wechats_wallet_waits_as_wechat_does() {
        let policies = Policies::default();
        assert_eq!(policies.of(Wallet::OnlineCard, false), &policies.wechat);
        assert_ne!(policies.of(Wallet::Alipay, false), &policies.wechat);
    }
}
