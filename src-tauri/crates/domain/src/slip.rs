//! The facts of a slip: everything a printed line can be made of, and nothing about paper.

use crate::evidence::Wallet;
use crate::ids::{SaleId, SlipNo, TradeNo};
use crate::tender::RecordKind;
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
}

/// A slip.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Slip {
    pub no: SlipNo,
    pub kind: SlipKind,
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
}
