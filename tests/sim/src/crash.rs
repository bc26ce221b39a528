//! Dying at the n-th step of the engine.

use std::fmt;
use std::panic::resume_unwind;
use std::sync::atomic::{AtomicU64, Ordering};
use till::waypoint::Waypoints;

/// What flies up when the program dies.
pub struct Died;

/// Counts steps down; 0 is disarmed.
#[derive(Default)]
pub struct CrashPoint {
    left: AtomicU64,
}

impl CrashPoint {
    /// Dies at the n-th step from here.
    pub fn arm(&self, steps: u64) {
        self.left.store(steps, Ordering::Relaxed);
    }

    pub fn disarm(&self) {
        self.left.store(0, Ordering::Relaxed);
    }
}

impl Waypoints for CrashPoint {
    fn pass(&self, _name: &dyn fmt::Display) {
        let left = self.left.load(Ordering::Relaxed);
        if left == 0 {
            return;
        }
        self.left.store(left - 1, Ordering::Relaxed);
        if left == 1 {
            resume_unwind(Box::new(Died));
        }
    }
}
