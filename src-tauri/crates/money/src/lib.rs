//! Amounts of money as types, and what cashiers type and hear.
//!
//! [`Fen`] is an amount (never negative), [`FenDelta`] a difference. Both are
//! bounded so that they fit a JavaScript safe integer, and every sum is checked:
//! there is no `+` to forget about. This crate may not know anything else of ours,
//! no clock, no IO and no float.

mod entry;
mod fen;
mod show;
mod spoken;

pub use entry::{AmountError, parse_amount, parse_percent};
pub use fen::{Fen, FenDelta, Rate};
pub use spoken::{Reading, spoken};
