//! Named steps of the engine, so that a test can stop the program dead at each of them.

use std::fmt;

/// Passed before and after every commit, call and print.
pub trait Waypoints: Send + Sync {
    /// The program is at this step. `name` is `commit.before:<kind>`, `commit.after:<kind>`,
    /// `call.before:<call>`, `call.after:<call>`, `print.before` or `print.after`.
    fn pass(&self, name: &dyn fmt::Display);
}

/// Nobody watches.
pub struct Unwatched;

impl Waypoints for Unwatched {
    fn pass(&self, _name: &dyn fmt::Display) {}
}
