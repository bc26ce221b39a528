//! What one row gives.

use crate::fault::Fault;
use money::Fen;
use serde::{Deserialize, Serialize};
use std::fmt;

/// Money on a card.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", tag = "is")]
pub enum Money {
    /// What of it was given is not known.
    Whole {
        /// All of it.
        amount: Fen,
    },
    /// Paid and given apart.
    Split {
        /// The paid part.
        principal: Fen,
        /// The given part.
        gift: Fen,
    },
}

impl Money {
    /// All of it; `None` above the bound of an amount.
    #[must_use]
    pub const fn all(self) -> Option<Fen> {
        match self {
            Self::Whole { amount } => Some(amount),
            Self::Split { principal, gift } => principal.plus(gift),
        }
    }

    /// Both together; `None` above the bound, or when only one is split.
    #[must_use]
    pub fn plus(self, other: Self) -> Option<Self> {
        match (self, other) {
            (Self::Whole { amount: a }, Self::Whole { amount: b }) => {
                Some(Self::Whole { amount: a.plus(b)? })
            }
            (Self::Split { principal: a, gift: b }, Self::Split { principal: c, gift: d }) => {
                Some(Self::Split { principal: a.plus(c)?, gift: b.plus(d)? })
            }
            _ => None,
        }
    }
}

/// A row that can be imported. Its `Debug` shows no one's name or numbers.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct RowRead {
    /// Row of a sheet or line of a text where it starts, from 1.
    pub line: u32,
    /// Other lines whose money is in it, when repeats are summed.
    pub also: Vec<u32>,
    /// The member's name; may be empty.
    pub name: String,
    /// Eleven digits.
    pub phone: Option<String>,
    /// Letters, digits and dashes, with its leading zeros.
    pub card_no: Option<String>,
    /// The money.
    pub money: Money,
    /// Free text; may be empty.
    pub remark: String,
}

impl fmt::Debug for RowRead {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "RowRead({}, {:?})", self.line, self.money)
    }
}

/// A row that cannot. Its `Debug` shows no cells.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RowBad {
    /// As in [`RowRead`].
    pub line: u32,
    /// The cells as they stand in the file.
    pub cells: Vec<String>,
    /// All that is wrong, at least one.
    pub faults: Vec<Fault>,
}

impl fmt::Debug for RowBad {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "RowBad({}, {:?})", self.line, self.faults)
    }
}

/// One row, either way.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Row {
    /// Can be imported.
    Read(RowRead),
    /// Cannot.
    Bad(RowBad),
}
