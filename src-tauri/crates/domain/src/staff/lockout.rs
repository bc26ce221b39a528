//! Wrong PINs: after five the person waits, longer each time; after twenty on a day a manager must unlock.
//!
//! Counted per person, in the counter's own elapsed time, which neither restarts nor clocks can shorten.

use crate::time::{BusinessDate, Moment};
use serde::{Deserialize, Serialize};

/// Misses in a row before the first wait.
pub const LOCK_MISSES: u32 = 5;
/// Misses on one business day after which only somebody else can unlock.
pub const MISSES_A_DAY: u32 = 20;
/// The first wait, in ms; it doubles with every further miss.
const FIRST_WAIT: u64 = 30_000;
/// The longest wait, in ms.
const LONGEST_WAIT: u64 = 900_000;

/// What one person has missed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Misses {
    /// In a row since the last success.
    pub row: u32,
    /// On `day`.
    pub today: u32,
    pub day: BusinessDate,
    /// Nothing is tried before this.
    pub until: Moment,
}

impl Misses {
    /// After one more wrong PIN. A day that goes back does not forget.
    #[must_use]
    pub fn missed(self, day: BusinessDate, now: Moment) -> Self {
        let today = if day > self.day { 1 } else { self.today.saturating_add(1) };
        let row = self.row.saturating_add(1);
        let over = row.checked_sub(LOCK_MISSES);
        let wait = over.map_or(0, |over| {
            1_u64.checked_shl(over.min(16)).map_or(LONGEST_WAIT, |n| (FIRST_WAIT * n).min(LONGEST_WAIT))
        });
        Self { row, today, day: day.max(self.day), until: now.after(wait) }
    }

    /// After a right one, or when somebody else unlocked.
    #[must_use]
    pub const fn cleared(self) -> Self {
        Self { row: 0, today: 0, day: self.day, until: Moment(0) }
    }

    /// Milliseconds until a PIN may be tried again; `None` when only somebody else can unlock.
    #[must_use]
    pub fn wait(&self, day: BusinessDate, now: Moment) -> Option<u64> {
        if self.today >= MISSES_A_DAY && day <= self.day {
            return None;
        }
        Some(self.until.since(now))
    }
}
