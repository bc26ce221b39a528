//! The count: by note or as one sum. It locks; only then is it compared with the book.

use super::super::Counter;
use super::amount_or_nothing;
use crate::clock::Now;
use domain::fact::{Entry, Fact};
use domain::refusal::Refusal;
use domain::shift::{Count, NOTES, sum_notes};
use money::Fen;

impl Counter {
    /// Locks the count of the open shift, or counts it anew.
    pub(in super::super) fn count_shift(
        &mut self,
        now: Now,
        notes: Vec<(Fen, u32)>,
        sum: &str,
    ) -> Result<(), Refusal> {
        let shift = self.shifts.open.as_ref().map(|shift| shift.id).ok_or(Refusal::ShiftNone)?;
        let notes: Vec<(Fen, u32)> = notes.into_iter().filter(|(_, count)| *count > 0).collect();
        let known = notes.iter().all(|(note, _)| NOTES.contains(&note.get()));
        let counted = match (notes.is_empty(), sum.trim().is_empty()) {
            (false, true) if known => sum_notes(&notes).ok_or(Refusal::CountUnreadable)?,
            (true, false) => amount_or_nothing(sum).map_err(|_| Refusal::CountUnreadable)?,
            _ => return Err(Refusal::CountUnreadable),
        };
        let expected = self.book.drawer_balance().map_err(|_| Refusal::BookTrouble)?;
        let count = Count { by: self.hands(), notes, sum: counted, expected, wall: now.wall };
        count.difference().ok_or(Refusal::CountUnreadable)?;
        self.commit(now, &[Entry::plain(Fact::ShiftCounted { shift, count: count.clone() })])?;
        if let Some(open) = &mut self.shifts.open {
            open.count = Some(count);
        }
        self.shifts.suspects = self.book.suspects(shift).unwrap_or_default();
        Ok(())
    }
}
