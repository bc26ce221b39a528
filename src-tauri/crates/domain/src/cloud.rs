//! What the counter asks of the payment cloud and what comes back, without the cloud's wire words.

use crate::evidence::{Evidence, RefundEvidence, Wallet};
use crate::ids::TradeNo;
use money::Fen;
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
    /// Is the payment endpoint there?
    Probe,
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
}

/// What a call brought.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CloudAnswer {
    /// To Pay, ShowCode, AskPayment, Close and Reverse.
    Payment(Evidence),
    /// To Refund and AskRefund.
    Refund(RefundEvidence),
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
