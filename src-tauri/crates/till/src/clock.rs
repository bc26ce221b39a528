//! The only place that reads the machine's clocks.

use domain::time::{Moment, Wall};
use std::time::{Instant, SystemTime, UNIX_EPOCH};

/// Now, in both kinds of time.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Now {
    pub moment: Moment,
    pub wall: Wall,
}

/// The running counter's clock: the book's last moment plus monotonic time since start.
#[derive(Clone, Copy, Debug)]
pub struct Clock {
    base: Moment,
    started: Instant,
}

impl Clock {
    /// Goes on from the newest moment in the book.
    #[must_use]
    pub fn from(base: Moment) -> Self {
        Self { base, started: Instant::now() }
    }

    /// Reads both clocks. A wall clock before 1970 reads as 0.
    #[must_use]
    pub fn now(&self) -> Now {
        let run = u64::try_from(self.started.elapsed().as_millis()).unwrap_or(u64::MAX);
        Now { moment: self.base.after(run), wall: wall() }
    }
}

/// The wall clock in Unix milliseconds.
#[must_use]
pub fn wall() -> Wall {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    Wall(i64::try_from(since.as_millis()).unwrap_or(i64::MAX))
}
