//! People at a real counter with a real book: who may do what, how somebody proves who he is, and what a second
//! person's approval is good for.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a failed test may panic")]

#[path = "../desk/mod.rs"]
#[allow(dead_code, reason = "shared with other tests")]
mod desk;

mod approval;
mod cards;
mod house;
mod lockout;
mod looks;
mod matrix;
mod proof;
mod roster;
mod samples;
mod sign;
mod thread;
