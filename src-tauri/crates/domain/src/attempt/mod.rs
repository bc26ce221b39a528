//! One attempt to take money through a wallet: one `out_trade_no`, from before the first byte to a proof.
//!
//! ```text
//! Prepared -> Dispatched -> Asking -> Paid | Refused | NeverArrived | Reversed
//!                              '----> Reversing -> Settling -> Reversed | NeverArrived
//! ```
//! Nothing but a verified yes or no ends an attempt; silence keeps it asking. The charge is sent
//! once: after a crash or a time-out the counter asks, it never sends again.

mod heard;
#[cfg(test)]
mod proofs;
mod schedule;
mod step;
#[cfg(test)]
mod table;
#[cfg(test)]
mod world;

pub use step::{Asked, Effect, Event, Misstep, Rules, Step, step};

use crate::evidence::{Doubt, PaidFacts, Reason, Wallet};
use crate::ids::{SaleId, TradeNo};
use crate::time::Moment;
use money::Fen;
use serde::{Deserialize, Serialize};

/// Where an attempt stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Phase {
    /// Thought of; nothing has left.
    Prepared,
    /// Committed, and the call may be under way.
    Dispatched,
    /// Not known; the counter asks.
    Asking(Doubt),
    /// The cloud holds the money.
    Paid(PaidFacts),
    /// Proven not paid.
    Refused(Reason),
    /// A reversal is committed and is being sent.
    Reversing,
    /// The reversal was accepted, which proves nothing; the counter asks.
    Settling,
    /// Proven given back or closed by the reversal.
    Reversed,
    /// Proven that the cloud never saw it.
    NeverArrived,
}

impl Phase {
    /// True when nothing more is expected.
    #[must_use]
    pub const fn is_final(&self) -> bool {
        matches!(self, Self::Paid(_) | Self::Refused(_) | Self::Reversed | Self::NeverArrived)
    }

    /// True when it is proven that the guest was not charged, or has the money back.
    #[must_use]
    pub const fn is_dead(&self) -> bool {
        matches!(self, Self::Refused(_) | Self::Reversed | Self::NeverArrived)
    }

    /// The name stored in the journal's kind and the table; never changed once used.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Prepared => "prepared",
            Self::Dispatched => "dispatched",
            Self::Asking(_) => "asking",
            Self::Paid(_) => "paid",
            Self::Refused(_) => "refused",
            Self::Reversing => "reversing",
            Self::Settling => "settling",
            Self::Reversed => "reversed",
            Self::NeverArrived => "never_arrived",
        }
    }
}

/// What the counter strives for, apart from what is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Want {
    /// The money is for the sale.
    Keep,
    /// Whatever came in goes back.
    GiveBack,
}

/// How the guest's wallet and the counter meet.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Means {
    /// The counter scans the guest's code.
    Scanned,
    /// The guest scans the counter's code.
    Shown,
}

/// One attempt.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Attempt {
    /// `out_trade_no`; journalled before the first byte leaves, never used again.
    pub no: TradeNo,
    /// The sale it is to pay; [`SaleId::NONE`] for the freeze of a deposit.
    pub sale: SaleId,
    /// Whose money is moved.
    pub wallet: Wallet,
    /// Who scans whom.
    pub means: Means,
    /// What is charged, in fen; at least 1.
    pub amount: Fen,
    /// The part of it that is a deposit paid with the sale; the sale counts the rest.
    #[serde(default, skip_serializing_if = "Fen::is_nothing")]
    pub held: Fen,
    /// What is.
    pub phase: Phase,
    /// What is striven for.
    pub want: Want,
    /// When the call was committed to be sent.
    pub dispatched: Moment,
    /// Not durable beyond this line: found again by asking.
    #[serde(skip)]
    pub course: Course,
}

/// What is known between commits and may be forgotten in a crash.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Course {
    /// When to ask next.
    pub next: Option<Moment>,
    /// Questions asked.
    pub asked: u32,
    /// Questions asked since giving up.
    pub asked_late: u32,
    /// The first verified no, while it waits for its confirmation, and when it was heard.
    pub refusal: Option<(Reason, Moment)>,
    /// Answers to questions sent before this moment are outdated: the newest question whose answer
    /// can still change its mind, or the moment a reversal was accepted or proven.
    pub heard: Option<Moment>,
    /// When the cloud was first heard not to know the number although nothing can arrive any more.
    pub missing: Option<Moment>,
    /// How often it was found paid although a reversal had been asked for.
    pub still_paid: u32,
    /// No reversal leaves after this moment: too many were in vain.
    pub reversals_end: Option<Moment>,
    /// The code on our screen, while it can be scanned.
    pub shown: Option<String>,
}

impl Attempt {
    /// An attempt of which nothing has left yet.
    #[must_use]
    pub fn prepare(no: TradeNo, sale: SaleId, wallet: Wallet, means: Means, amount: Fen) -> Self {
        Self {
            no,
            sale,
            wallet,
            means,
            amount,
            held: Fen::ZERO,
            phase: Phase::Prepared,
            want: Want::Keep,
            dispatched: Moment::default(),
            course: Course::default(),
        }
    }

    /// True when the cloud's words suggest that another order has this number. Such a number is
    /// never reversed or closed: that would give back somebody else's payment (cpay 569/37632, 407).
    pub(crate) fn foreign(&self) -> bool {
        self.phase == Phase::Asking(Doubt::Mismatch)
            || self.course.refusal.is_some_and(|(reason, _)| reason == Reason::NumberTaken)
    }

    /// True once the policy's patience is over and the case is still open: it has a place in the tray.
    #[must_use]
    pub fn escalated(&self, policy: &crate::policy::WaitPolicy, now: Moment) -> bool {
        !self.phase.is_final() && now.since(self.dispatched) >= policy.give_up
    }
}
