//! The engine of the counter: rules, book, cloud and devices meet here and nowhere else.
//!
//! [`engine::Counter`] is one state with one door: an input comes in, facts are committed, outputs
//! go out; it never waits. [`task`] gives it a thread, a clock, a network and devices. This crate may
//! not know a window, a concrete driver, or the wall clock outside [`clock`].

pub mod clock;
pub mod config;
pub mod engine;
pub mod intake;
pub mod limits;
pub mod task;
pub mod view;
pub mod waypoint;
