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
