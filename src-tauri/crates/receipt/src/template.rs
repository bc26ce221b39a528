//! Paper, and what of a slip is printed on it.

use crate::words::Language;
use serde::{Deserialize, Serialize};

/// How many columns of normal size the paper has. One column is one byte of GB text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Columns {
    /// 58 mm paper, 384 dots.
    C32,
    /// 80 mm paper on printers with 512 dots.
    C42,
    /// 80 mm paper, 576 dots.
    C48,
}

impl Columns {
    /// Every width, narrow first.
    pub const ALL: [Self; 3] = [Self::C32, Self::C42, Self::C48];

    /// `None` unless 32, 42 or 48.
    #[must_use]
    pub fn of(count: usize) -> Option<Self> {
        Self::ALL.into_iter().find(|columns| columns.count() == count)
    }

    /// The number of columns.
    #[must_use]
    pub const fn count(self) -> usize {
        match self {
            Self::C32 => 32,
            Self::C42 => 42,
            Self::C48 => 48,
        }
    }

    /// The printable width in dots.
    #[must_use]
    pub const fn dots(self) -> usize {
        match self {
            Self::C32 => 384,
            Self::C42 => 512,
            Self::C48 => 576,
        }
    }
}

/// The paper in the printer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Paper {
    pub columns: Columns,
    /// Empty rows before each cut, so that a printer without a cutter can be torn off; at most 10 are fed.
    pub feed: u8,
}

impl Paper {
    /// Paper of this width with three rows before the cut.
    #[must_use]
    pub const fn new(columns: Columns) -> Self {
        Self { columns, feed: 3 }
    }
}

/// Which facts of a slip are printed. What proves something cannot be left out: the slip number,
/// the total, every payment with its amount, and the marks of practice and of reprints.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Fields {
    /// The shop's name.
    pub shop: bool,
    /// What kind of slip it is.
    pub title: bool,
    pub time: bool,
    pub staff: bool,
    pub device: bool,
    /// The payment's and the refund's own numbers.
    pub order_no: bool,
    /// The wallet's own number.
    pub transaction_id: bool,
    /// What the guest paid after coupons, where that is less than the amount.
    pub guest_paid: bool,
    /// The remark of a sale, the reason of a refund.
    pub reason: bool,
    /// The slip number as bars at the end.
    pub barcode: bool,
}

impl Fields {
    /// Everything.
    pub const ALL: Self = Self {
        shop: true,
        title: true,
        time: true,
        staff: true,
        device: true,
        order_no: true,
        transaction_id: true,
        guest_paid: true,
        reason: true,
        barcode: true,
    };
}

impl Default for Fields {
    fn default() -> Self {
        Self::ALL
    }
}

/// What a slip's words look like: the shop and its choices in one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Template {
    pub shop: String,
    /// Below the shop's name: address, telephone …; at most 12 are printed.
    pub header: Vec<String>,
    /// Above the bar code: thanks, house rules …; at most 12 are printed.
    pub footer: Vec<String>,
    pub language: Language,
    pub paper: Paper,
    pub fields: Fields,
}
