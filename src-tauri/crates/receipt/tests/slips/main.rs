//! Slips as they come out: golden slips, foreign texts, and paper against screen.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

mod cases;
mod foreign;
mod forms;
mod golden;
mod hotel;
mod kinds;
mod members;
mod pace;
mod pictures;
mod reader;
mod ways;
