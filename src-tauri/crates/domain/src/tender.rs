//! The ways of paying one part of a sale.

use crate::evidence::Wallet;
use crate::ids::{DepositId, TradeNo};
use crate::ledger::Account;
use crate::member::{CardId, Spent};
use crate::refund::Source;
use money::{Fen, FenDelta};
use serde::{Deserialize, Serialize};

/// How money comes and goes, as summaries break it down.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Method {
    WeChat,
    Alipay,
    /// The balance of a member card that the payment cloud holds.
    OnlineCard,
    /// The balance of a member card of this shop.
    MemberCard,
    Cash,
    BankCard,
    Voucher,
    RoomAccount,
}

impl Method {
    /// In the order of slips and reports.
    pub const ALL: [Self; 8] = [
        Self::WeChat,
        Self::Alipay,
        Self::OnlineCard,
        Self::MemberCard,
        Self::Cash,
        Self::BankCard,
        Self::Voucher,
        Self::RoomAccount,
    ];

    #[must_use]
    pub const fn of_wallet(wallet: Wallet) -> Self {
        match wallet {
            Wallet::WeChat => Self::WeChat,
            Wallet::Alipay => Self::Alipay,
            Wallet::OnlineCard => Self::OnlineCard,
        }
    }

    #[must_use]
    pub const fn of_record(kind: RecordKind) -> Self {
        match kind {
            RecordKind::BankCard => Self::BankCard,
            RecordKind::Voucher => Self::Voucher,
            RecordKind::RoomAccount => Self::RoomAccount,
        }
    }

    /// Where its money lies; of a card its principal, beside which stands its gift.
    #[must_use]
    pub const fn account(self) -> Account {
        match self {
            Self::WeChat => Account::Clearing(Wallet::WeChat),
            Self::Alipay => Account::Clearing(Wallet::Alipay),
            Self::OnlineCard => Account::Clearing(Wallet::OnlineCard),
            Self::MemberCard => Account::MemberPrincipal,
            Self::Cash => Account::CashDrawer,
            Self::BankCard => Account::BankCard,
            Self::Voucher => Account::Voucher,
            Self::RoomAccount => Account::RoomAccount,
        }
    }

    /// The name stored in tables; never changed once used.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::WeChat => "wechat",
            Self::Alipay => "alipay",
            Self::OnlineCard => "online_card",
            Self::MemberCard => "member_card",
            Self::Cash => "cash",
            Self::BankCard => "bank_card",
            Self::Voucher => "voucher",
            Self::RoomAccount => "room_account",
        }
    }
}

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
    /// Through the payment cloud. `held` is charged on top and is a deposit, not the sale's money.
    Wallet {
        no: TradeNo,
        wallet: Wallet,
        amount: Fen,
        part: WalletPart,
        #[serde(default, skip_serializing_if = "Fen::is_nothing")]
        held: Fen,
    },
    /// Notes and coins. `amount` counts for the sale; `rounding` is what cash rounding gave up
    /// (negative) or won; `received - change` went into the drawer, of which `held` is a deposit.
    Cash {
        amount: Fen,
        rounding: FenDelta,
        received: Fen,
        change: Fen,
        #[serde(default, skip_serializing_if = "Fen::is_nothing")]
        held: Fen,
    },
    /// Booked only.
    Record { kind: RecordKind, amount: Fen, reference: String },
    /// Taken from a deposit; `back` is how it can be given back later.
    Deposit { deposit: DepositId, back: Source, amount: Fen },
    /// Paid by a member card: its principal and gift, and what that earned.
    Member { card: CardId, spent: Spent },
}

impl Tender {
    /// What counts for the sale, zero unless paid.
    #[must_use]
    pub fn counted(&self) -> Fen {
        match self {
            Self::Member { spent, .. } => spent.amount(),
            Self::Wallet { part: WalletPart::Paid, amount, .. }
            | Self::Cash { amount, .. }
            | Self::Record { amount, .. }
            | Self::Deposit { amount, .. } => *amount,
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
