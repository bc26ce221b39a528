//! What is wrong with one row.

use serde::{Deserialize, Serialize};

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Field {
    /// The member's name.
    Name,
    /// The member's mobile number.
    Phone,
    /// The number on the card.
    CardNo,
    /// All money on the card, in yuan.
    Balance,
    /// The paid part of it, in yuan.
    Principal,
    /// The given part of it, in yuan.
    Gift,
    /// Free text.
    Remark,
    /// Not imported.
    Ignore,
}

/// One fault of a row; `field` is `None` when the row as a whole is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fault {
    /// Where.
    pub field: Option<Field>,
    /// What.
    pub code: FaultCode,
}

impl Fault {
    /// What is wrong in one field.
    #[must_use]
    pub const fn at(field: Field, code: FaultCode) -> Self {
        Self { field: Some(field), code }
    }

    pub(crate) const fn row(code: FaultCode) -> Self {
        Self { field: None, code }
    }
}

/// A closed list; one sentence each on the screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", rename_all_fields = "camelCase", tag = "is")]
pub enum FaultCode {
    /// Nothing in a cell that must be filled; for a phone: neither phone nor card number.
    Empty,
    /// An amount below zero.
    Negative,
    /// `1.2E+3` as an amount.
    Scientific,
    /// More than two decimals that are not zeros.
    TooManyDecimals,
    /// A number cell that is not a whole fen.
    NotWholeFen,
    /// An amount above the bound for one card.
    TooLarge,
    /// Two points in an amount.
    TwoPoints,
    /// Commas that do not part thousands, such as `12,50`.
    Commas,
    /// A date where none belongs.
    Date,
    /// The error of a formula, such as `#N/A`.
    FormulaError,
    /// A text that is no amount, or TRUE and FALSE.
    NotAnAmount,
    /// Not a mobile number of the mainland.
    NotAMobile,
    /// A phone with stars in it.
    Masked,
    /// A number that a spreadsheet has rounded: `1.38E+10`, or more digits than it keeps.
    Destroyed,
    /// A sign that is neither letter, digit nor dash in a card number.
    NotACardNo,
    /// Longer than the bound of its field, in characters.
    TooLong,
    /// Fewer columns than are needed.
    HalfRow,
    /// More filled columns than the table has, as an unquoted `1,234.50` makes them.
    ExtraCells,
    /// A quote that takes in the rows after it.
    OpenQuote,
    /// A balance that is not principal and gift together.
    SumDiffers,
    /// A line of sums in the middle of the table.
    TotalInside,
    /// The phone or card number of another row.
    Repeats { line: u32 },
    /// The phone or card number of a member who is here already. The reader knows no members: its caller says so.
    Known,
}
