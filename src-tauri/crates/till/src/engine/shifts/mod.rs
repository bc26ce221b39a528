//! Shifts: who is on duty, the drawer's cash, the count, the handover, and the figures of all that.
//!
//! A fact belongs to the shift that is open when it is committed, and to that shift's business day; between two
//! shifts it goes to nobody's bucket. Nothing is ever counted again later, so a printed figure stays true.

mod cash;
mod close;
mod count;
pub mod find;
mod open;
pub mod report;
mod show;

use super::Counter;
use crate::clock::Now;
use domain::fact::Mode;
use domain::ids::{SaleId, ShiftId, SlipNo};
use domain::refusal::Refusal;
use domain::shift::{Shift, ShiftState};
use domain::slip::{Slip, SlipKind};
use money::{Fen, parse_amount};
use store::{Book, Suspects};

/// A shift that is open for longer was forgotten, in ms.
pub(super) const FORGOTTEN_MS: i64 = 18 * 3_600_000;

/// The shift that is open or counted, if any.
pub(super) struct Shifts {
    pub open: Option<Shift>,
    /// What may explain a difference, once the count is locked.
    pub suspects: Suspects,
    /// What the drawer holds by the book, while no shift is open: the float that is proposed.
    pub float: Fen,
}

impl Shifts {
    /// # Errors
    /// [`Refusal::BookTrouble`].
    pub fn load(book: &Book) -> Result<Self, Refusal> {
        let trouble = |_| Refusal::BookTrouble;
        let open = book.open_shift().map_err(trouble)?;
        let suspects = match &open {
            Some(shift) if shift.count.is_some() => book.suspects(shift.id).map_err(trouble)?,
            _ => Suspects::default(),
        };
        let float = book.drawer_balance().map_err(trouble)?.as_fen().unwrap_or_default();
        Ok(Self { open, suspects, float })
    }

    /// The open shift, or nobody's.
    pub fn id(&self) -> ShiftId {
        self.open.as_ref().map_or(ShiftId::UNATTENDED, |shift| shift.id)
    }

    pub fn state(&self) -> ShiftState {
        self.open.as_ref().map_or(ShiftState::Closed, Shift::state)
    }
}

impl Counter {
    /// Cash waits while the count is locked, so that the count stays what it is.
    pub(super) fn cash_may_move(&self) -> Result<(), Refusal> {
        if self.shifts.state() == ShiftState::Counted { Err(Refusal::ShiftCounted) } else { Ok(()) }
    }

    /// A slip that belongs to no sale.
    pub(super) fn bare_slip(&self, now: Now, no: SlipNo, kind: SlipKind) -> Slip {
        Slip {
            no,
            kind,
            sale: SaleId::NONE,
            original: None,
            wall: now.wall,
            staff: self.hands_name(),
            device: self.config.device.0.clone(),
            practice: self.config.mode == Mode::Practice,
            gross: Fen::ZERO,
            discount: Fen::ZERO,
            total: Fen::ZERO,
            tenders: Vec::new(),
            reason: String::new(),
            deposits: Vec::new(),
            cash: None,
            report: None,
            cards: Vec::new(),
            statement: Vec::new(),
            import: None,
            approved_by: self.approved_by(),
        }
    }
}

/// An amount that may be nothing, as floats and counts may.
fn amount_or_nothing(text: &str) -> Result<Fen, Refusal> {
    match parse_amount(text) {
        Err(money::AmountError::Zero) => Ok(Fen::ZERO),
        read => Ok(read?),
    }
}
