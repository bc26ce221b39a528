//! Tables of old balances through the real engine's thread, a book and holders on the disk.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::print_stdout,
    reason = "a failed test may panic; paces are told"
)]

#[path = "../desk/mod.rs"]
#[allow(dead_code, reason = "shared with other tests")]
mod desk;

mod crash;
mod decisions;
mod house;
mod meeting;
mod out;
mod pace;
mod rights;
mod round;
mod stale;
