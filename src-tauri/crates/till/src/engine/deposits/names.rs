//! Guests' names are needed while somebody may ask about the deposit, and no longer.

use super::super::Counter;
use crate::clock::Now;
use domain::time::Wall;
use store::Beside;

/// A name is forgotten so long after its deposit was taken, once that is over, in ms: 90 days.
const NAME_MS: i64 = 90 * 24 * 3_600_000;

impl Counter {
    /// Looks at every start and at every handover. What the book refuses now it takes the next time.
    pub(in crate::engine) fn forget_old_names(&mut self, now: Now) {
        let before = Wall(now.wall.0.saturating_sub(NAME_MS));
        let Ok(deposits) = self.book.named_before(before) else { return };
        let gone: Vec<Beside> =
            deposits.into_iter().map(|deposit| Beside::GuestName { deposit, name: String::new() }).collect();
        let stamp = self.stamp(now);
        if self.book.append_beside(&stamp, &[], &gone).is_err() {
            tracing::warn!("old names stay until the next handover");
        }
    }
}
