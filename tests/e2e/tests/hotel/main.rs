//! A hotel's counter in the real window: its people, deposits and shifts, by keyboard.

mod closing;
mod day;
mod desk;
mod lock;
mod restart;
mod sums;

use tokio::sync::Mutex;

/// One window at a time: the machine has two cores, and keys go where the pointer is.
static ONE: Mutex<()> = Mutex::const_new(());
