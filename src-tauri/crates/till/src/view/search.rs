//! What search, detail and the refund preview show.

use super::{CardChangeView, Code, MethodView, ModeView, MoneyView, RecordView, UnloadView, WalletView};
use serde::Serialize;
use specta::Type;

/// Where a sale stands, for people.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum SaleStateView {
    Open,
    Settled,
    Abandoned,
    PartlyRefunded,
    Refunded,
}

/// One part of a payment.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
#[serde(tag = "is", rename_all = "snake_case")]
pub enum TenderView {
    Wallet {
        wallet: WalletView,
        amount: MoneyView,
        guest_paid: Option<MoneyView>,
        state: String,
    },
    Cash {
        amount: MoneyView,
        received: MoneyView,
        change: MoneyView,
    },
    Record {
        kind: RecordView,
        amount: MoneyView,
        reference: String,
    },
    /// Paid by a member card: the guest's own money and gifts.
    Member {
        card: u64,
        amount: MoneyView,
        principal: MoneyView,
        gift: MoneyView,
    },
    /// Taken from a deposit.
    Deposit {
        deposit: u64,
        method: MethodView,
        amount: MoneyView,
    },
}

/// One row of a search.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
pub struct SaleRow {
    pub sale: u64,
    /// Empty while the sale is open.
    pub slip: String,
    /// Unix milliseconds, for the screen's own clock format.
    pub wall_ms: i64,
    pub due: MoneyView,
    pub state: SaleStateView,
    pub tenders: Vec<TenderView>,
    pub refunded: MoneyView,
}

/// One attempt of a sale.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
pub struct AttemptLine {
    pub no: String,
    pub wallet: WalletView,
    pub amount: MoneyView,
    /// `phase.<code>` in the words.
    pub phase: String,
    pub why: Option<Code>,
    pub transaction_id: Option<String>,
}

/// One refund of a sale.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
pub struct RefundLine {
    pub no: String,
    pub amount: MoneyView,
    pub phase: String,
    pub why: Option<Code>,
    /// `wallet`, `cash`, `record`, `member`.
    pub source: String,
}

/// One slip of a sale.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
pub struct SlipLine {
    pub no: String,
    /// `sale`, `refund`, `orphan`, `deposit`, `settlement`, `card`, `statement`; others belong to no guest.
    pub kind: String,
    pub total: MoneyView,
}

/// One sale opened.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
pub struct SaleDetail {
    pub row: SaleRow,
    pub mode: ModeView,
    pub gross: MoneyView,
    pub discount: MoneyView,
    /// Paid on top as a deposit: paid, not frozen.
    pub deposit: Option<MoneyView>,
    pub left_to_refund: MoneyView,
    pub attempts: Vec<AttemptLine>,
    pub refunds: Vec<RefundLine>,
    pub slips: Vec<SlipLine>,
}

/// One part of a refund before it is done.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
pub struct RefundPartView {
    /// `wallet`, `cash`, `record`, `member`.
    pub source: String,
    pub wallet: Option<WalletView>,
    pub amount: MoneyView,
}

/// What a refund would do.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
pub struct RefundPreview {
    pub sale: u64,
    pub amount: MoneyView,
    pub left_before: MoneyView,
    pub left_after: MoneyView,
    pub parts: Vec<RefundPartView>,
    /// What it does to member cards: one that paid, or one that was topped up.
    pub cards: Vec<CardChangeView>,
    /// A top-up: the gift goes back first.
    pub unload: Option<UnloadView>,
}
