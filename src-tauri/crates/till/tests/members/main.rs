//! Member cards at a real counter with a real book and real holders on the disk: every flow, also cut short.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a failed test may panic")]

#[path = "../desk/mod.rs"]
#[allow(dead_code, reason = "shared with other tests")]
mod desk;

mod audit;
mod back;
mod batch;
mod change;
mod failing;
mod finding;
mod holders;
mod house;
mod late;
mod life;
mod loading;
mod opening;
mod paper;
mod paying;
mod replacing;
mod restart;
mod scanning;
mod split;
mod tending;
