//! The facts of a slip: everything a printed line can be made of, and nothing about paper.

use crate::evidence::Wallet;
use crate::ids::{DepositId, SaleId, SlipNo, TradeNo};
use crate::member::{CardId, Import, MoveKind, Spent};
use crate::report::{CashSlip, Report};
use crate::tender::{Method, RecordKind};
use crate::time::Wall;
use money::{Fen, FenDelta};
use serde::{Deserialize, Serialize};

/// What a slip is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum SlipKind {
    /// A settled sale.
    Sale,
    /// Money given back.
    Refund,
    /// A charge that no sale wanted, and its way back.
    Orphan,
    /// A deposit taken: 押金单.
    Deposit,
    /// A deposit settled: taken by the shop, given back, or both.
    Settlement,
    /// Cash moved without a guest.
    CashMove,
    /// A shift handed over: 交班单.
    Handover,
    /// A summary of a shift that goes on, or of a day.
    Summary,
    /// Something done to member cards without a sale: set right, moved, replaced, closed.
    Card,
    /// A card's statement.
    Statement,
    /// A batch of old balances, to be signed.
    Import,
}

/// What a deposit's slip says beside its payment lines.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DepositPart {
    pub deposit: DepositId,
    pub room: String,
    /// Frozen, paid, cash, booked: never to be mixed up.
    pub hold: HoldKind,
    pub method: Method,
    /// `out_freeze_no` or the charge's number; empty for cash and bookkeeping.
    pub number: String,
    pub payer: Option<String>,
    pub amount: Fen,
    /// Taken by the shop with this slip.
    pub consumed: Fen,
    /// Given back with this slip.
    pub returned: Fen,
    /// Still held afterwards.
    pub left: Fen,
    /// False while the way back is not proven.
    pub arrived: bool,
    /// The wallet gives it back by itself after so many days; `None` where nothing does.
    pub days: Option<u16>,
}

/// The four ways a deposit is held, on paper.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum HoldKind {
    Frozen,
    Paid,
    Cash,
    Booked,
}

/// What a slip says of one member card. It bears no name and no phone number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CardPart {
    pub card: CardId,
    /// The first move's kind; says what happened.
    pub kind: MoveKind,
    /// What moved, in fen: positive is more on the card.
    pub principal: FenDelta,
    pub gift: FenDelta,
    /// Afterwards, in fen.
    pub principal_after: Fen,
    pub gift_after: Fen,
}

/// One line of a printed statement.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StatementLine {
    pub wall: Wall,
    pub kind: MoveKind,
    pub principal: FenDelta,
    pub gift: FenDelta,
    /// Principal and gift afterwards, in fen.
    pub after: Fen,
}

/// One payment line of a slip.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum SlipTender {
    Wallet {
        wallet: Wallet,
        amount: Fen,
        /// What the guest paid in money after coupons.
        guest_paid: Fen,
        no: TradeNo,
        transaction_id: Option<String>,
    },
    Cash {
        amount: Fen,
        rounding: FenDelta,
        received: Fen,
        change: Fen,
    },
    Record {
        kind: RecordKind,
        amount: Fen,
        reference: String,
    },
    /// A refund through a wallet; `arrived` is false while the money is under way.
    WalletRefund {
        wallet: Wallet,
        amount: Fen,
        no: TradeNo,
        of: TradeNo,
        arrived: bool,
    },
    CashRefund {
        amount: Fen,
    },
    RecordRefund {
        kind: RecordKind,
        amount: Fen,
    },
    /// A sale's part that was taken from a deposit.
    Deposit {
        deposit: DepositId,
        method: Method,
        amount: Fen,
    },
    /// Paid by a member card.
    Member {
        card: CardId,
        spent: Spent,
    },
    /// A payment by card that went back onto it.
    MemberRefund {
        card: CardId,
        amount: Fen,
    },
}

/// A slip.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Slip {
    pub no: SlipNo,
    pub kind: SlipKind,
    /// The sale it belongs to; [`SaleId::NONE`] for slips of deposits, cash and shifts.
    pub sale: SaleId,
    /// The slip of the sale that a refund belongs to.
    pub original: Option<SlipNo>,
    pub wall: Wall,
    pub staff: String,
    pub device: String,
    /// Practice mode: the slip says so.
    pub practice: bool,
    pub gross: Fen,
    pub discount: Fen,
    /// Paid, or given back.
    pub total: Fen,
    pub tenders: Vec<SlipTender>,
    pub reason: String,
    /// One entry for each deposit that the slip is about; with a sale, the deposit that was paid with it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub deposits: Vec<DepositPart>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cash: Option<CashSlip>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub report: Option<Box<Report>>,
    /// One entry for each member card that the slip is about.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub cards: Vec<CardPart>,
    /// Newest last.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub statement: Vec<StatementLine>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub import: Option<Import>,
    /// Who approved, when the right was another person's.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub approved_by: String,
}
