//! Finds out which device is the scanner: it listens to all of them while a person scans three times.

mod choice;
mod ears;

pub use choice::{Advice, Choice, Heard, Source, Wizard};
pub use ears::Ears;
