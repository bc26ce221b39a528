//! When the running engine passed its named steps.

use std::fmt::Display;
use std::sync::{Mutex, PoisonError};
use std::time::Instant;
use till::waypoint::Waypoints;

/// Every step with its time.
#[derive(Debug, Default)]
pub struct Trail(Mutex<Vec<(Instant, String)>>);

impl Waypoints for Trail {
    fn pass(&self, name: &dyn Display) {
        let now = Instant::now();
        self.0.lock().unwrap_or_else(PoisonError::into_inner).push((now, name.to_string()));
    }
}

impl Trail {
    /// When a step was first passed since the last [`Trail::clear`].
    pub fn at(&self, name: &str) -> Option<Instant> {
        let steps = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        steps.iter().find(|(_, step)| step == name).map(|(at, _)| *at)
    }

    /// Forgets everything.
    pub fn clear(&self) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).clear();
    }
}
