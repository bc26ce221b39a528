//! What a slip is made of before it meets paper.

use crate::logo::Logo;

/// Where a line of text stands on the paper.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Align {
    #[default]
    Left,
    Centre,
    Right,
}

/// How large letters are, in both directions.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Size {
    /// 12 x 24 dots, a hanzi 24 x 24.
    #[default]
    One,
    /// Twice as wide and as high.
    Two,
}

impl Size {
    /// 1 or 2.
    #[must_use]
    pub const fn factor(self) -> usize {
        match self {
            Self::One => 1,
            Self::Two => 2,
        }
    }
}

/// One element of a slip. Texts may hold anything: they are filtered on their way to paper.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Line {
    /// The shop's picture, centred; left out where the paper is narrower.
    Logo(Logo),
    /// Text that wraps.
    Text { text: String, align: Align, size: Size, bold: bool },
    /// A label at the left and its value at the right edge; the value moves to a row of its own
    /// when both do not fit.
    Pair { left: String, right: String, size: Size, bold: bool },
    /// A line across the paper.
    Rule,
    /// An empty row.
    Blank,
    /// CODE128 with its text below. Becomes a QR code where bars would be wider than the paper,
    /// and text where the content is not printable ASCII.
    Barcode(String),
    /// A QR code of printable ASCII; text where it is anything else or too long.
    Qr(String),
    /// The end of a slip. Every job ends cut, whether or not its last line says so.
    Cut,
}

impl Line {
    /// Left-aligned text of normal size.
    #[must_use]
    pub fn text(text: impl Into<String>) -> Self {
        Self::Text { text: text.into(), align: Align::Left, size: Size::One, bold: false }
    }

    /// Centred text.
    #[must_use]
    pub fn centred(text: impl Into<String>, size: Size, bold: bool) -> Self {
        Self::Text { text: text.into(), align: Align::Centre, size, bold }
    }

    /// A plain pair.
    #[must_use]
    pub fn pair(left: impl Into<String>, right: impl Into<String>) -> Self {
        Self::Pair { left: left.into(), right: right.into(), size: Size::One, bold: false }
    }
}
