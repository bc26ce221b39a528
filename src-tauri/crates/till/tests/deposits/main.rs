//! What the counter promises about deposits, one promise at a time.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a failed test may panic")]
#![allow(clippy::panic, reason = "a failed test may panic")]

mod chance;
mod finding;
mod giving_up;
mod house;
mod locked;
mod paid;
mod people;
mod restart;
mod settling;
mod taking;
mod watching;
