//! Giving money back: every refund has its own number from birth, and what is not known counts as given.
//!
//! `refunded + unknown <= paid` holds per tender. The same number is repeated until a question about
//! that very number is answered, so a repeat can never give twice.

mod plan;
#[cfg(test)]
mod proofs;
mod step;
#[cfg(test)]
mod table;

pub use plan::{Part, Plan, left, plan};
pub use step::{Asked, Effect, Event, Rules, Step, step};
pub(crate) use step::{Life, walk};

use crate::cloud::Authority;
use crate::evidence::{Doubt, RefundReason, Wallet};
use crate::ids::{SaleId, TradeNo};
use crate::ledger::Account;
use crate::member::{CardId, Refunded, Spent};
use crate::tender::RecordKind;
use crate::time::Moment;
use money::Fen;
use serde::{Deserialize, Serialize};

/// Which money goes back.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Source {
    /// A paid attempt; `total` is the order's full amount.
    Wallet { of: TradeNo, wallet: Wallet, total: Fen },
    /// From the drawer.
    Cash,
    /// On the other terminal or paper; booked here.
    Record(RecordKind),
    /// A consumption of a frozen deposit: an order like a payment, refunded with the deposit's number (cpay 5.8).
    Consumed { of: TradeNo, freeze: TradeNo, wallet: Wallet, total: Fen },
    /// Onto the member card that paid it. `part` is the tender's place in its sale: each part of a payment by
    /// card goes back in its own ratio of principal and gift.
    Member { card: CardId, part: u32 },
}

impl Source {
    /// The account the money leaves.
    #[must_use]
    pub const fn account(&self) -> Account {
        match self {
            Self::Wallet { wallet, .. } | Self::Consumed { wallet, .. } => Account::Clearing(*wallet),
            Self::Cash => Account::CashDrawer,
            Self::Record(kind) => kind.account(),
            Self::Member { .. } => Account::MemberPrincipal,
        }
    }

    /// The order, wallet and full amount of a refund through the cloud; `None` for cash and bookkeeping.
    #[must_use]
    pub const fn order(&self) -> Option<(&TradeNo, Wallet, Fen)> {
        match self {
            Self::Wallet { of, wallet, total } | Self::Consumed { of, wallet, total, .. } => {
                Some((of, *wallet, *total))
            }
            Self::Cash | Self::Record(_) | Self::Member { .. } => None,
        }
    }
}

/// What a refund does to a member card.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum CardBack {
    /// A payment by card: what goes back onto it, and what it had earned that is taken back.
    Spent(Spent),
    /// A top-up: what was taken off the card for all ways back that were begun together. The first of them has it.
    Unloaded { card: CardId, is: Refunded },
}

/// Where a refund stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Phase {
    /// Committed, and the call may be under way.
    Dispatched,
    /// Not known; the counter asks.
    Asking(Doubt),
    /// The cloud accepted it; the money is under way.
    Accepted,
    /// The money went back.
    Done,
    /// Proven that no money went back.
    Failed(RefundReason),
}

impl Phase {
    /// True when nothing more is expected.
    #[must_use]
    pub const fn is_final(&self) -> bool {
        matches!(self, Self::Done | Self::Failed(_))
    }

    /// The name stored in the journal's kind and the table; never changed once used.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Dispatched => "dispatched",
            Self::Asking(_) => "asking",
            Self::Accepted => "accepted",
            Self::Done => "done",
            Self::Failed(_) => "failed",
        }
    }
}

/// One refund.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Refund {
    /// `out_refund_no`; the same in every repeat.
    pub no: TradeNo,
    /// The sale whose money goes back.
    pub sale: SaleId,
    /// Which of its money.
    pub source: Source,
    /// What goes back, in fen; at least 1.
    pub amount: Fen,
    /// True when it gives back a charge that no sale wanted.
    pub orphan: bool,
    /// For the guest and the cloud; at most 64 characters (cpay 569/37673).
    pub reason: String,
    /// Repeated with every repeat of the call, so that the content stays the same.
    pub nonce: String,
    /// Where it stands.
    pub phase: Phase,
    /// When its first sending was committed.
    pub dispatched: Moment,
    /// In whose right it goes; repeated with every repeat.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<Authority>,
    /// What the cloud took from the settlement, once it is done, in fen.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub settled: Option<Fen>,
    /// What it does to a member card.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub card: Option<CardBack>,
    /// Not durable: found again by asking.
    #[serde(skip)]
    pub course: Course,
}

/// What may be forgotten in a crash.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Course {
    /// When to ask next.
    pub next: Option<Moment>,
    /// Questions asked.
    pub asked: u32,
    /// When the newest sending of the refund itself left.
    pub sent: Option<Moment>,
    /// A verified no that waits for its confirmation, and when it was heard.
    pub refusal: Option<(RefundReason, Moment)>,
}
