//! What stands on the main screen, and what only the cashier can end.

use super::{
    ApprovalView, CardChangeView, CardView, CaseView, Code, DepositCard, MoneyView, SettledView, TenderView,
    WalletView,
};
use serde::Serialize;
use specta::Type;

/// What the main screen shows.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
#[serde(tag = "is", rename_all = "snake_case")]
pub enum Stage {
    /// The amount line listens.
    Amount,
    /// The amount is shown to the guest; a code is awaited.
    Armed,
    /// A code was scanned before the amount; it is kept for `left_ms`.
    CodeReady { wallet: WalletView, left_ms: u64 },
    /// An attempt is under way or in doubt.
    Waiting {
        key: String,
        wallet: WalletView,
        amount: MoneyView,
        doubt: Option<Code>,
        /// Milliseconds since the charge was sent.
        age_ms: u64,
        /// Milliseconds until patience is over; the screen counts down.
        left_ms: u64,
        /// The money is being given back.
        giving_back: bool,
        can_reverse: bool,
        /// The room, when it is a deposit and not a sale.
        room: Option<String>,
    },
    /// Our code is on the guest's screen; `code` is empty until the cloud made one.
    ShowingCode {
        key: String,
        wallet: WalletView,
        amount: MoneyView,
        code: Option<String>,
        left_ms: u64,
        /// The room, when it is a deposit and not a sale.
        room: Option<String>,
    },
    /// Green: paid in full.
    Paid(PaidView),
    /// Money went back, or is under way.
    Refunded { amount: MoneyView, arrived: bool },
    /// A deposit is held.
    DepositTaken {
        card: Box<DepositCard>,
        slip: String,
        /// Cash to give back; `None` without cash.
        change: Option<MoneyView>,
        late: bool,
    },
    /// A deposit was settled, or is being settled.
    DepositSettled(SettledView),
    /// Not paid; the same amount stays armed.
    Refused { card: Code, wallet: Option<WalletView>, amount: Option<MoneyView> },
}

/// The green card.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
pub struct PaidView {
    pub amount: MoneyView,
    pub tenders: Vec<TenderView>,
    /// Cash to give back; `None` without cash.
    pub change: Option<MoneyView>,
    /// Paid on top as a deposit: paid, not frozen.
    pub deposit: Option<MoneyView>,
    pub slip: String,
    /// Found late, after the guest may have left.
    pub late: bool,
    /// What it did to member cards: paid by them, topped up, change put on them.
    pub cards: Vec<CardChangeView>,
}

/// A pause that only the cashier can end.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
pub struct Question {
    /// Answers name the question they mean.
    pub id: u32,
    pub ask: Ask,
}

/// What is asked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
#[serde(tag = "is", rename_all = "snake_case")]
pub enum Ask {
    /// Ten times the usual amount.
    Unusual { due: MoneyView, usual: MoneyView },
    /// A case of the same amount is open on this lane since less than three minutes.
    SameAmount { due: MoneyView, cases: Vec<CaseView> },
    /// A WeChat code, but a non-discountable part was typed: drop it?
    DropUndiscountable { part: MoneyView },
    /// One of our own slips was scanned while an amount is typed: open the slip?
    OpenSlip { slip: String, due: MoneyView },
    /// The sale has an undecided attempt; going on means that a late payment will be given back.
    GoOnBesideOpen { case: CaseView },
    /// A partly paid sale is to be given up: give back what was paid?
    GiveUpSale { counted: MoneyView },
    /// Less is on the card than is due: pay this part by it, the rest otherwise?
    PartByCard { card: Box<CardView>, part: MoneyView, rest: MoneyView },
    /// The change goes on the card and not into the guest's hand?
    KeepChange { card: Box<CardView>, change: MoneyView, after: MoneyView },
    /// A second person must approve, here and now, this act and this amount.
    Approve { approval: ApprovalView },
}
