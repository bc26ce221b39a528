//! Shifts: who is on duty, the drawer's cash, the count, the handover, and the figures of all that.

use super::Counter;
use crate::clock::Now;
use domain::ids::ShiftId;
use domain::refusal::Refusal;
use domain::shift::Shift;
use store::Book;

/// The shift that is open or counted, if any.
pub(super) struct Shifts {
    pub open: Option<Shift>,
}

impl Shifts {
    /// # Errors
    /// [`Refusal::BookTrouble`].
    pub fn load(book: &Book) -> Result<Self, Refusal> {
        Ok(Self { open: book.open_shift().map_err(|_| Refusal::BookTrouble)? })
    }

    /// The open shift, or nobody's.
    pub fn id(&self) -> ShiftId {
        self.open.as_ref().map_or(ShiftId::UNATTENDED, |shift| shift.id)
    }
}
use crate::view::{HeldSaleView, ScopeView, ShiftView};
use domain::ids::{SaleId, StaffId};
use domain::shift::{CashReason, CashWay, DifferenceReason};
use domain::time::BusinessDate;
use money::Fen;

// the doors of this room; each is filled below or in a file of its own
impl Counter {
    /// The business day a fact of now belongs to: the open shift's, else the calendar's; never before `self.day`.
    pub(super) fn day_now(&self, _now: Now) -> BusinessDate {
        self.day
    }
    pub(super) fn shift_view(&self, _now: Now) -> Option<ShiftView> {
        None
    }
    pub(super) fn proposed_float(&self) -> Fen {
        Fen::ZERO
    }
    pub(super) fn held_views(&self) -> Vec<HeldSaleView> {
        Vec::new()
    }
    pub(super) fn hold(&mut self, _now: Now) -> Result<(), Refusal> {
        Err(Refusal::Busy)
    }
    pub(super) fn recall(&mut self, _sale: SaleId) -> Result<(), Refusal> {
        Err(Refusal::Busy)
    }
    pub(super) fn start_shift(&mut self, _now: Now, _float: &str) -> Result<(), Refusal> {
        Err(Refusal::Busy)
    }
    pub(super) fn move_cash(&mut self, _now: Now, _way: CashWay, _amount: &str, _reason: CashReason, _note: &str) -> Result<(), Refusal> {
        Err(Refusal::Busy)
    }
    pub(super) fn count_shift(&mut self, _now: Now, _notes: Vec<(Fen, u32)>, _sum: &str) -> Result<(), Refusal> {
        Err(Refusal::Busy)
    }
    pub(super) fn close_shift(&mut self, _now: Now, _reason: Option<DifferenceReason>, _note: &str, _next: Option<StaffId>) -> Result<(), Refusal> {
        Err(Refusal::Busy)
    }
    pub(super) fn print_report(&mut self, _now: Now, _scope: ScopeView) -> Result<(), Refusal> {
        Err(Refusal::Busy)
    }
}
