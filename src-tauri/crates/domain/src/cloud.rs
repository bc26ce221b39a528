//! What the counter asks of the payment cloud and what comes back, without the cloud's wire words.

use crate::evidence::{Evidence, RefundEvidence, Wallet};
use crate::ids::{StaffId, TradeNo};
use money::Fen;
use serde::{Deserialize, Serialize};
use std::fmt;

/// A guest's payment code. Held in memory for one call; never stored, never logged.
#[derive(Clone, PartialEq, Eq)]
pub struct PayCode(String);

impl PayCode {
    /// Takes the digits as classified.
    #[must_use]
    pub fn new(digits: impl Into<String>) -> Self {
        Self(digits.into())
    }

    /// The digits, for the one call that needs them.
    #[must_use]
    pub fn reveal(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for PayCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("PayCode(…)")
    }
}

/// One call. Each carries the number that names it for ever.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CloudCall {
    /// Charge a scanned code; sent once.
    Pay(PayCall),
    /// Ask for a code that the guest scans; sent once.
    ShowCode(ShowCall),
    /// What became of an attempt?
    AskPayment { no: TradeNo, wallet: Wallet, amount: Fen, shown: bool },
    /// Withdraw an unpaid shown code.
    Close { no: TradeNo, wallet: Wallet },
    /// Give a scanned payment back or close it (a capability).
    Reverse { no: TradeNo, wallet: Wallet },
    /// Give back all or a part of a paid order.
    Refund(RefundCall),
    /// What became of a refund?
    AskRefund { no: TradeNo, of: TradeNo, wallet: Wallet, amount: Fen },
    /// Freeze a deposit behind a scanned code; sent once (cpay `micro_freeze`).
    Freeze(FreezeCall),
    /// Ask for a code that freezes a deposit when the guest scans it; sent once (cpay `scancode_freeze`).
    ShowFreeze(ShowFreezeCall),
    /// What became of a freeze? Answered as a payment: `Paid` means frozen (cpay `query_freeze_order`).
    AskFreeze { no: TradeNo, wallet: Wallet, amount: Fen },
    /// What is left of a frozen deposit at the cloud? The same question, answered as [`CloudAnswer::Hold`].
    AskHold { no: TradeNo, wallet: Wallet, amount: Fen },
    /// Take a part of a frozen deposit (cpay `deposit_consume`).
    Consume(ConsumeCall),
    /// What became of a consumption? It is an order of its own (cpay `query_order`).
    AskConsume { no: TradeNo, freeze: TradeNo, wallet: Wallet, amount: Fen },
    /// Give a frozen deposit back without taking anything (cpay `unfreeze`).
    Release(ReleaseCall),
    /// What became of a release (cpay `query_unfreeze_order`)?
    AskRelease { no: TradeNo, freeze: TradeNo, wallet: Wallet, amount: Fen },
    /// Is the payment endpoint there?
    Probe,
}

/// The content of a freeze behind a scanned code.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FreezeCall {
    /// `out_freeze_no`.
    pub no: TradeNo,
    pub wallet: Wallet,
    pub code: PayCode,
    pub amount: Fen,
    /// Free text for the shop, such as the room; at most 128 characters.
    pub remark: String,
    pub nonce: String,
}

/// The content of a code that freezes when it is scanned. Only wallets whose channel has it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ShowFreezeCall {
    /// `out_freeze_no`.
    pub no: TradeNo,
    pub wallet: Wallet,
    pub amount: Fen,
    pub remark: String,
    pub nonce: String,
    /// How long the code may be scanned, in seconds.
    pub life_s: u32,
}

/// The content of a consumption. A repeat of the same number repeats every field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ConsumeCall {
    /// The consumption's own `out_trade_no`.
    pub no: TradeNo,
    /// The deposit's `out_freeze_no`.
    pub freeze: TradeNo,
    pub wallet: Wallet,
    /// What is taken, in fen.
    pub amount: Fen,
    /// Give the rest back at once (`is_confirm_unfreeze`); WeChat knows nothing else.
    pub release_rest: bool,
    pub nonce: String,
}

/// The content of a release. A repeat of the same number repeats every field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReleaseCall {
    /// `out_unfreeze_no`.
    pub no: TradeNo,
    /// The deposit's `out_freeze_no`.
    pub freeze: TradeNo,
    pub wallet: Wallet,
    /// What goes back, in fen; WeChat gives back the whole deposit only.
    pub amount: Fen,
    pub nonce: String,
    /// In whose right; `None` is the merchant's own.
    pub by: Option<Authority>,
}

/// In whose right money goes back (cpay 569/37673: `is_sub_mch_admin`, `authorization_staff_id`,
/// `authorization_name`). Kept with the refund, so that every repeat says the same.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Authority {
    /// Who gives it back, or the person who approved.
    pub staff: StaffId,
    /// At most 32 characters reach the cloud.
    pub name: String,
    /// A merchant admin; then no staff number is sent.
    pub admin: bool,
}

/// What the cloud says is left of a frozen deposit, verified. All in fen.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct HoldFacts {
    pub frozen: Fen,
    /// Taken by consumptions.
    pub consumed: Fen,
    /// Given back by us, with consumptions or by releases.
    pub released: Fen,
    /// Given back by the wallet when its time was over.
    pub lapsed: Fen,
}

/// The content of a charge.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PayCall {
    pub no: TradeNo,
    pub wallet: Wallet,
    pub code: PayCode,
    pub amount: Fen,
    /// Part of the amount that takes no discount (Alipay only); zero otherwise.
    pub undiscountable: Fen,
    /// The till's own serial number, sent as `client_flow_id`.
    pub flow: String,
    /// Up to 32 of `[0-9A-Za-z]`, drawn by the caller.
    pub nonce: String,
}

/// The content of a shown code.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ShowCall {
    pub no: TradeNo,
    pub wallet: Wallet,
    pub amount: Fen,
    pub undiscountable: Fen,
    pub flow: String,
    pub nonce: String,
    /// How long the code may be paid, in seconds; turned into the cloud's clock by the client.
    pub life_s: u32,
}

/// The content of a refund. A repeat of the same number repeats every field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RefundCall {
    pub no: TradeNo,
    pub of: TradeNo,
    pub wallet: Wallet,
    /// The order's full amount.
    pub total: Fen,
    pub amount: Fen,
    pub reason: String,
    pub nonce: String,
    /// The deposit's `out_freeze_no` when the order is a consumption of one (cpay 5.8).
    pub freeze: Option<TradeNo>,
    /// In whose right; `None` is the merchant's own.
    pub by: Option<Authority>,
}

/// What a call brought.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CloudAnswer {
    /// To Pay, ShowCode, AskPayment, Close, Reverse, Freeze, ShowFreeze and AskFreeze.
    Payment(Evidence),
    /// To Refund, AskRefund, Consume, AskConsume, Release and AskRelease.
    Refund(RefundEvidence),
    /// To AskHold; `None` when nothing is proven.
    Hold(Option<HoldFacts>),
    /// To Probe.
    Probe(Reach),
}

/// Whether the payment endpoint answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reach {
    /// It does; its clock in Unix seconds.
    Here { server_time: i64 },
    /// It does not.
    Away,
}
