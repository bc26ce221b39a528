//! A bound on the time for a frame.

use std::time::{Duration, Instant};

/// Runs from its making.
pub struct Clock {
    start: Instant,
    limit: Duration,
}

impl Clock {
    pub fn new(limit: Duration) -> Self {
        Self { start: Instant::now(), limit }
    }

    pub fn over(&self) -> bool {
        self.start.elapsed() >= self.limit
    }

    pub fn spent(&self) -> Duration {
        self.start.elapsed()
    }
}
