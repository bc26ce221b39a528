//! Shifts and their figures on the screen.

use super::{MoneyView, PersonView};
use domain::shift::{CashReason, CashWay, DifferenceReason};
use money::FenDelta;
use serde::{Deserialize, Serialize};
use specta::Type;

/// A difference in fen: a minus stands in front where it is negative.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Type)]
pub struct SignedView {
    pub fen: i64,
    pub text: String,
}

impl From<FenDelta> for SignedView {
    fn from(delta: FenDelta) -> Self {
        let (sign, size) = match delta.as_fen() {
            Some(fen) => ("", fen),
            None => ("-", delta.negated().as_fen().unwrap_or_default()),
        };
        Self { fen: delta.get(), text: format!("{sign}{size:#}") }
    }
}

/// A way of cash on the bridge.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum CashWayView {
    Drop,
    PayIn,
    PayOut,
}

impl From<CashWayView> for CashWay {
    fn from(way: CashWayView) -> Self {
        match way {
            CashWayView::Drop => Self::Drop,
            CashWayView::PayIn => Self::PayIn,
            CashWayView::PayOut => Self::PayOut,
        }
    }
}

/// A reason on the bridge.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum CashReasonView {
    Safe,
    Change,
    Purchase,
    ForGuest,
    Other,
}

impl From<CashReasonView> for CashReason {
    fn from(reason: CashReasonView) -> Self {
        match reason {
            CashReasonView::Safe => Self::Safe,
            CashReasonView::Change => Self::Change,
            CashReasonView::Purchase => Self::Purchase,
            CashReasonView::ForGuest => Self::ForGuest,
            CashReasonView::Other => Self::Other,
        }
    }
}

/// Why the count differs, on the bridge.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum DifferenceReasonView {
    Change,
    NotBooked,
    Counterfeit,
    Miscounted,
    Unknown,
}

impl From<DifferenceReasonView> for DifferenceReason {
    fn from(reason: DifferenceReasonView) -> Self {
        match reason {
            DifferenceReasonView::Change => Self::Change,
            DifferenceReasonView::NotBooked => Self::NotBooked,
            DifferenceReasonView::Counterfeit => Self::Counterfeit,
            DifferenceReasonView::Miscounted => Self::Miscounted,
            DifferenceReasonView::Unknown => Self::Unknown,
        }
    }
}

impl From<DifferenceReason> for DifferenceReasonView {
    fn from(reason: DifferenceReason) -> Self {
        match reason {
            DifferenceReason::Change => Self::Change,
            DifferenceReason::NotBooked => Self::NotBooked,
            DifferenceReason::Counterfeit => Self::Counterfeit,
            DifferenceReason::Miscounted => Self::Miscounted,
            DifferenceReason::Unknown => Self::Unknown,
        }
    }
}

/// Where the open shift stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum ShiftStateView {
    Open,
    Counted,
    Closed,
}

/// The open shift on the main screen.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
pub struct ShiftView {
    pub id: u64,
    pub owner: PersonView,
    pub opened_ms: i64,
    pub state: ShiftStateView,
    pub float: MoneyView,
    /// The owner is at the counter.
    pub own: bool,
    /// Open for longer than a shift lasts: somebody forgot it.
    pub forgotten: bool,
    /// Only with the right, or once the count is locked.
    pub expected: Option<SignedView>,
    pub counted: Option<MoneyView>,
    pub difference: Option<SignedView>,
    /// What may explain a difference; empty before the count.
    pub suspects: Vec<SuspectView>,
}

/// Something that may explain a difference: `suspect.<name>` in the words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
pub struct SuspectView {
    pub name: String,
    pub count: u32,
    pub amount: Option<MoneyView>,
}

/// One row of the history of shifts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
pub struct ShiftRow {
    pub id: u64,
    pub owner: String,
    pub day: String,
    pub opened_ms: i64,
    pub closed_ms: Option<i64>,
    pub state: ShiftStateView,
    pub difference: Option<SignedView>,
    pub slip: Option<String>,
}

/// A sale on hold.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
pub struct HeldSaleView {
    pub sale: u64,
    pub due: MoneyView,
    /// Still to be paid.
    pub rest: MoneyView,
    /// An attempt of it is not decided.
    pub in_doubt: bool,
}
