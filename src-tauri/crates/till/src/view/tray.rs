//! The tray of everything that is open.

use super::{Code, MoneyView, WalletView};
use serde::{Deserialize, Serialize};
use specta::Type;

/// What kind of case it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum CaseKind {
    /// A payment that is not decided.
    Payment,
    /// Charged although the sale did not want it.
    Orphan,
    /// A refund that has not arrived.
    Refund,
    /// A refund that failed.
    RefundFailed,
    /// A slip that may or may not have come out.
    PrintUnclear,
    /// Slips that wait for the printer.
    PrintQueued,
    /// A partly paid, refused or held sale that is still open.
    Sale,
    /// A deposit's freeze that is not decided.
    Freeze,
    /// A consumption or way back of a deposit that is not decided.
    Draw,
    /// One that failed; nothing was taken or given back.
    DrawFailed,
    /// A deposit that came in although it was given up: it goes back.
    DepositUnwanted,
}

/// What the cashier can do with a case.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum CaseAct {
    /// Ask the cloud at once.
    AskNow,
    /// Give the money back.
    GiveBack,
    /// Refund the orphan charge, or try the failed refund again with a new number.
    Refund,
    /// The slip came out.
    CameOut,
    /// The slip did not come out: print it again.
    PrintAgain,
    /// The slip is not needed.
    DropPrint,
    /// Bring the sale back to the main screen.
    Resume,
}

/// One case.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
pub struct CaseView {
    /// Names the case in commands.
    pub key: String,
    pub kind: CaseKind,
    pub wallet: Option<WalletView>,
    pub amount: Option<MoneyView>,
    /// The last eight digits of the number, for people.
    pub label: String,
    /// Milliseconds the case has been open on this counter's clock.
    pub age_ms: u64,
    pub doubt: Option<Code>,
    /// Open for longer than the policy's patience.
    pub escalated: bool,
    pub giving_back: bool,
    pub acts: Vec<CaseAct>,
}
