//! From a grey frame to the codes in it.

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
