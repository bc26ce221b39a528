//! A shift: who is on duty, the float, the count, the difference. Three states: open, counted, closed.

use crate::ids::{ShiftId, StaffId};
use crate::time::{BusinessDate, Wall};
use money::{Fen, FenDelta};
use serde::{Deserialize, Serialize};

/// Longest note, in characters.
pub const NOTE_MAX: usize = 60;
/// Notes and coins of the renminbi, in fen, largest first; a count by note names only these.
pub const NOTES: [i64; 13] = [10_000, 5_000, 2_000, 1_000, 500, 200, 100, 50, 20, 10, 5, 2, 1];

/// What was counted, by whom, against what.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Count {
    pub by: StaffId,
    /// How many of which note, in fen; empty when one sum was typed.
    pub notes: Vec<(Fen, u32)>,
    /// Notes and coins together, in fen.
    pub sum: Fen,
    /// What the book held when the count was locked; negative when more was given out than came in.
    pub expected: FenDelta,
    pub wall: Wall,
}

impl Count {
    /// Counted less expected: positive is over, negative short.
    #[must_use]
    pub fn difference(&self) -> Option<FenDelta> {
        self.sum.as_delta().plus(self.expected.negated())
    }
}

/// Why the count differs, as the cashier says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum DifferenceReason {
    /// Change was given wrongly.
    Change,
    /// Something was not booked.
    NotBooked,
    /// A false note.
    Counterfeit,
    /// Counted wrongly before.
    Miscounted,
    Unknown,
}

/// How a shift ended.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Closing {
    pub by: StaffId,
    /// Who takes over; `None` when nobody is there.
    pub next: Option<StaffId>,
    pub difference: FenDelta,
    pub reason: Option<DifferenceReason>,
    pub note: String,
    pub wall: Wall,
}

/// Where a shift stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum ShiftState {
    Open,
    /// The count is locked; no cash moves until the shift is closed or counted anew.
    Counted,
    Closed,
}

/// One shift of one person on this counter.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Shift {
    pub id: ShiftId,
    pub owner: StaffId,
    /// The owner's name then, for slips.
    pub name: String,
    pub opened: Wall,
    /// Everything of the shift belongs to this business day.
    pub day: BusinessDate,
    /// Cash in the drawer when it began, in fen.
    pub float: Fen,
    pub count: Option<Count>,
    pub closing: Option<Closing>,
}

impl Shift {
    #[must_use]
    pub const fn state(&self) -> ShiftState {
        match (&self.count, &self.closing) {
            (_, Some(_)) => ShiftState::Closed,
            (Some(_), None) => ShiftState::Counted,
            (None, None) => ShiftState::Open,
        }
    }
}

/// Cash that moves without a guest.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum CashWay {
    /// Out of the drawer into the safe or to the bank.
    Drop,
    PayIn,
    PayOut,
}

/// Why cash moves without a guest.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum CashReason {
    /// To the safe or the bank.
    Safe,
    /// Change fetched or given away.
    Change,
    /// Small purchases of the shop.
    Purchase,
    /// A guest's parcel, taxi or the like, paid by the shop.
    ForGuest,
    Other,
}

/// One move of cash without a guest.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CashMove {
    pub way: CashWay,
    /// In fen; at least 1.
    pub amount: Fen,
    pub reason: CashReason,
    /// At most [`NOTE_MAX`] characters.
    pub note: String,
}
