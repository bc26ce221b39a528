//! Shifts computed by hand: what is typed is told as a story, what the slip must say was worked out on paper.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a failed test may panic")]

#[path = "../desk/mod.rs"]
#[allow(dead_code, reason = "shared with other tests")]
mod desk;

mod book;
mod golden;
mod rules;
mod story;
