//! From a grey frame to the codes in it.

mod agreement;
mod bars;
mod black;
mod chain;
mod clock;
mod grey;
mod grid;
mod guard;
mod lines;
mod number;
mod others;
mod search;
mod signs;
mod square;
mod ways;

pub use agreement::Agreement;
pub use chain::{InFrame, Patient, read_all};

/// A grey frame; rows from the top, one byte a dot, no padding between rows.
#[derive(Clone, Copy)]
pub struct Luma<'a> {
    pub width: usize,
    pub height: usize,
    pub dots: &'a [u8],
}

/// The kind of a code.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Symbology {
    Qr,
    Code128,
}

/// One code in a frame. It may be somebody's money: there is no way to print it.
#[derive(Clone, PartialEq, Eq)]
pub struct Reading {
    /// What the code says, as it is meant to be read: text as UTF-8.
    pub text: Vec<u8>,
    pub symbology: Symbology,
    /// It may be believed alone; otherwise a second look has to say the same.
    pub sure: bool,
}
