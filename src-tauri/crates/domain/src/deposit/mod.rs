//! Deposits (押金): held in the guest's wallet, in the drawer or on the bank's terminal, until the guest leaves.
//!
//! A freeze walks like a payment (`attempt`), a consumption or release like a refund (`refund`): each has its own
//! number, and only a verified yes or no ends it. At every instant
//! `consumed + released + lapsed + unknown <= amount`.

mod channel;
mod draw;
mod plan;
#[cfg(test)]
mod proofs;
mod standing;
#[cfg(test)]
mod table;
#[cfg(test)]
mod world;

pub use channel::{Channel, Channels, Times};
pub use draw::{Draw, DrawKind, step_draw};
pub use plan::{Plan, Settle, Share, plan};
pub use standing::{Standing, lapse, standing};

use crate::attempt::{Attempt, Phase, Want};
use crate::evidence::Wallet;
use crate::ids::{DepositId, SaleId, TradeNo};
use crate::ledger::Account;
use crate::tender::{Method, RecordKind};
use crate::time::{Moment, Wall};
use money::Fen;
use serde::{Deserialize, Serialize};

/// Longest room, in characters.
pub const ROOM_MAX: usize = 16;

/// How a deposit is held. The four are different things and are marked as such everywhere.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Hold {
    /// Frozen in the guest's wallet: not the shop's money (cpay 5.2, 5.3).
    Frozen { wallet: Wallet },
    /// Paid together with a sale ("consumption + deposit", cpay 5.11); goes back by a refund of that charge.
    Paid { wallet: Wallet, of: TradeNo, total: Fen, sale: SaleId },
    /// Notes in the drawer.
    Cash,
    /// Taken on the bank's own terminal, booked here.
    Record(RecordKind),
}

impl Hold {
    /// The method it is reported under.
    #[must_use]
    pub const fn method(&self) -> Method {
        match self {
            Self::Frozen { wallet } | Self::Paid { wallet, .. } => Method::of_wallet(*wallet),
            Self::Cash => Method::Cash,
            Self::Record(kind) => Method::of_record(*kind),
        }
    }

    /// What the deposit is held in: money of a liability, or the memorandum of frozen ones.
    #[must_use]
    pub const fn liability(&self) -> Account {
        match self {
            Self::Frozen { .. } => Account::DepositsFrozen,
            Self::Paid { .. } | Self::Cash | Self::Record(_) => Account::DepositsPaid,
        }
    }

    /// True when taking from it or giving it back needs the payment cloud.
    #[must_use]
    pub const fn through_cloud(&self) -> bool {
        matches!(self, Self::Frozen { .. } | Self::Paid { .. })
    }
}

/// One deposit: what one guest left once.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Deposit {
    pub id: DepositId,
    /// The first deposit of the stay; a later one of the same room is chained to it. Its own id when it is the first.
    pub chain: DepositId,
    /// Room or table, as typed; at most [`ROOM_MAX`] characters.
    pub room: String,
    /// What was asked, in fen; at least 1.
    pub amount: Fen,
    pub hold: Hold,
    /// The freeze on its way or done; only with [`Hold::Frozen`]. Its `sale` is [`SaleId::NONE`].
    pub freeze: Option<Attempt>,
    /// Given back by the wallet when the time was over, in fen.
    pub lapsed: Fen,
    /// When it was asked for.
    pub taken: Moment,
    /// The same for people, and for the day count of the ageing list.
    pub wall: Wall,
}

impl Deposit {
    /// True once the money is proven held: only then may anything be taken or given back.
    #[must_use]
    pub fn is_held(&self) -> bool {
        match (&self.hold, &self.freeze) {
            (Hold::Frozen { .. }, Some(freeze)) => matches!(freeze.phase, Phase::Paid(_)),
            (Hold::Frozen { .. }, None) => false,
            _ => true,
        }
    }

    /// True when the freeze is proven not to be.
    #[must_use]
    pub fn is_dead(&self) -> bool {
        self.freeze.as_ref().is_some_and(|freeze| freeze.phase.is_dead())
    }

    /// Frozen although the counter had given it up: it goes back by itself.
    #[must_use]
    pub fn is_unwanted(&self) -> bool {
        self.is_held() && self.freeze.as_ref().is_some_and(|freeze| freeze.want == Want::GiveBack)
    }

    /// `out_freeze_no`, or the number of the charge that the deposit is a part of.
    #[must_use]
    pub fn number(&self) -> Option<&TradeNo> {
        match (&self.hold, &self.freeze) {
            (Hold::Paid { of, .. }, _) => Some(of),
            (_, Some(freeze)) => Some(&freeze.no),
            _ => None,
        }
    }

    /// The payer's mask, once the cloud has told it.
    #[must_use]
    pub fn payer(&self) -> Option<&str> {
        match self.freeze.as_ref().map(|freeze| &freeze.phase) {
            Some(Phase::Paid(facts)) => facts.payer.as_deref(),
            _ => None,
        }
    }

    /// The wallet's own number, as on the guest's voucher.
    #[must_use]
    pub fn transaction_id(&self) -> Option<&str> {
        match self.freeze.as_ref().map(|freeze| &freeze.phase) {
            Some(Phase::Paid(facts)) => facts.transaction_id.as_deref(),
            _ => None,
        }
    }
}
