//! The member card whose balance the payment cloud holds: a third wallet, by its own code only.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a failed test may panic")]

#[path = "../desk/mod.rs"]
#[allow(dead_code, reason = "shared with other tests")]
mod desk;

mod paying;
mod refusing;

use desk::Desk;

pub const CARD: &str = "991234567890123456";
pub const OTHER_CARD: &str = "991234567890123457";

/// A shop that takes cards of the payment cloud.
pub fn taking() -> Desk {
    let mut desk = Desk::new();
    desk.set_up(|config| config.online_cards = true);
    desk
}
