//! The ways of paying one part of a sale.

use crate::evidence::Wallet;
use crate::ids::TradeNo;
use crate::ledger::Account;
use money::{Fen, FenDelta};
use serde::{Deserialize, Serialize};

/// Money taken elsewhere and only booked here.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum RecordKind {
    /// The bank's own card terminal.
    BankCard,
    /// A paper voucher.
    Voucher,
    /// The guest's room account.
    RoomAccount,
}

impl RecordKind {
    /// Where it is booked.
    #[must_use]
    pub const fn account(self) -> Account {
        match self {
            Self::BankCard => Account::BankCard,
            Self::Voucher => Account::Voucher,
            Self::RoomAccount => Account::RoomAccount,
        }
    }
}

/// Where a wallet part stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum WalletPart {
    /// Sent; not yet known.
    Open,
    /// Open, and whatever it brings goes back: the sale does not count on it.
    Unwanted,
    /// Paid and counted for this sale.
    Paid,
    /// Proven not paid.
    Dead,
    /// Paid although the sale does not want it: owed back.
    Orphan,
}

/// One part of a sale's payment.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Tender {
    /// Through the payment cloud.
    Wallet { no: TradeNo, wallet: Wallet, amount: Fen, part: WalletPart },
    /// Notes and coins. `amount` counts for the sale; `rounding` is what cash rounding gave up
    /// (negative) or won; `received - change` went into the drawer.
    Cash { amount: Fen, rounding: FenDelta, received: Fen, change: Fen },
    /// Booked only.
    Record { kind: RecordKind, amount: Fen, reference: String },
}

impl Tender {
    /// What counts for the sale, zero unless paid.
    #[must_use]
    pub const fn counted(&self) -> Fen {
        match self {
            Self::Wallet { part: WalletPart::Paid, amount, .. }
            | Self::Cash { amount, .. }
            | Self::Record { amount, .. } => *amount,
            Self::Wallet { .. } => Fen::ZERO,
        }
    }

    /// What may still come in for the sale.
    #[must_use]
    pub const fn awaited(&self) -> Fen {
        match self {
            Self::Wallet { part: WalletPart::Open, amount, .. } => *amount,
            _ => Fen::ZERO,
        }
    }
}

/// How cash is rounded; wallets never are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CashRounding {
    /// The smallest coin that is handled, in fen; 0 and 1 mean none.
    pub unit: Fen,
    /// Down, or to the nearest.
    pub nearest: bool,
}

impl Default for CashRounding {
    fn default() -> Self {
        Self { unit: Fen::ZERO, nearest: false }
    }
}

impl CashRounding {
    /// What is asked in cash for `due`; never zero for a due above zero.
    #[must_use]
    pub fn apply(self, due: Fen) -> Fen {
        let rounded =
            if self.nearest { due.round_near(self.unit).unwrap_or(due) } else { due.round_down(self.unit) };
        if rounded.is_zero() { due } else { rounded }
    }
}
