//! A whole phone number leaves the counter once for each look that the book knows of, and what is forgotten leaves
//! the copies, too.

use super::super::Counter;
use super::Members;
use crate::clock::Now;
use domain::fact::{Entry, Fact, Stamp};
use domain::ids::StaffId;
use domain::member::CardId;
use domain::time::Moment;

/// How long a look may be taken up after it was written down, in ms.
const TAKE_UP_MS: u64 = 60_000;

/// A look that was written down and is not taken up yet.
pub(super) struct Look {
    card: CardId,
    staff: StaffId,
    until: Moment,
}

impl Members {
    /// These entries are in the book.
    pub(in super::super) fn written(&mut self, stamp: &Stamp, entries: &[Entry]) {
        for entry in entries {
            match &entry.fact {
                Fact::HolderSeen { card, .. } => {
                    let until = stamp.moment.after(TAKE_UP_MS);
                    self.look = Some(Look { card: *card, staff: stamp.staff.clone(), until });
                }
                Fact::HolderForgotten { .. } | Fact::BatchUndone { .. } => self.forgotten = true,
                _ => {}
            }
        }
    }
}

impl Counter {
    /// True once for a look at this card that the person at the counter has had written down a moment ago. A wish
    /// that still waits for a second person has none.
    pub fn take_look(&mut self, now: Now, card: CardId) -> bool {
        let hands = self.hands();
        let fits = |look: &mut Look| look.card == card && look.staff == hands && now.moment < look.until;
        !self.people.is_locked() && self.members.look.take_if(fits).is_some()
    }

    /// True once after somebody was forgotten.
    pub fn take_forgotten(&mut self) -> bool {
        std::mem::take(&mut self.members.forgotten)
    }
}
