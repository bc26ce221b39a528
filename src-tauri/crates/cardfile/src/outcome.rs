//! What a file holds, counted and summed.

use crate::repeats::{Group, Repeat};
use crate::trouble::FileTrouble;
use money::Fen;
use serde::{Deserialize, Serialize};

/// A line of sums at the end of a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct TotalRow {
    /// Where it stands.
    pub line: u32,
    /// What it says; `None` when that cannot be read.
    pub says: Option<Fen>,
    /// What all readable amounts above it come to.
    pub counted: Fen,
}

impl TotalRow {
    /// Whether it says what was counted.
    #[must_use]
    pub fn agrees(&self) -> bool {
        self.says == Some(self.counted)
    }
}

/// Counts and sums. Always `rows = good_rows + bad_rows` and `in_file = good + bad`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Outcome {
    /// Rows of the table that are not blank, without a line of sums at its end.
    pub rows: u32,
    /// Rows whose money is imported.
    pub good_rows: u32,
    /// Rows that are not.
    pub bad_rows: u32,
    /// Members that are imported: fewer than good rows when repeats are summed.
    pub members: u32,
    /// Bad rows whose amount cannot be read; no sum knows of it.
    pub unknown_amounts: u32,
    /// Rows of blanks.
    pub blank_rows: u32,
    /// All readable amounts.
    pub in_file: Fen,
    /// Those of good rows.
    pub good: Fen,
    /// Those of bad rows.
    pub bad: Fen,
    /// The line of sums, if there is one.
    pub total: Option<TotalRow>,
}

impl Default for Outcome {
    fn default() -> Self {
        Self {
            rows: 0,
            good_rows: 0,
            bad_rows: 0,
            members: 0,
            unknown_amounts: 0,
            blank_rows: 0,
            in_file: Fen::ZERO,
            good: Fen::ZERO,
            bad: Fen::ZERO,
            total: None,
        }
    }
}

impl Outcome {
    fn count(&mut self, line: u32, amount: Option<Fen>) -> Result<Fen, FileTrouble> {
        self.rows += 1;
        self.unknown_amounts += u32::from(amount.is_none());
        let amount = amount.unwrap_or(Fen::ZERO);
        self.in_file = self.in_file.plus(amount).ok_or(FileTrouble::SumTooLarge { line })?;
        Ok(amount)
    }

    /// `members` is 0 for a row that only adds to another.
    pub(crate) fn good(&mut self, line: u32, amount: Fen, members: u32) -> Result<(), FileTrouble> {
        let amount = self.count(line, Some(amount))?;
        self.good_rows += 1;
        self.members += members;
        self.good = self.good.plus(amount).ok_or(FileTrouble::SumTooLarge { line })?;
        Ok(())
    }

    pub(crate) fn bad(&mut self, line: u32, amount: Option<Fen>) -> Result<(), FileTrouble> {
        let amount = self.count(line, amount)?;
        self.bad_rows += 1;
        self.bad = self.bad.plus(amount).ok_or(FileTrouble::SumTooLarge { line })?;
        Ok(())
    }

    /// The same file, when repeats are decided.
    pub(crate) fn decided(mut self, groups: &[Group], repeat: Repeat) -> Self {
        for group in groups {
            let rows = u32::try_from(group.lines.len()).unwrap_or(u32::MAX);
            if repeat == Repeat::Sum && group.sums() {
                self.members = self.members.saturating_sub(rows.saturating_sub(1));
                continue;
            }
            for (at, amount) in group.amounts.iter().enumerate() {
                if group.kept(repeat) != Some(at) {
                    self.good_rows = self.good_rows.saturating_sub(1);
                    self.members = self.members.saturating_sub(1);
                    self.bad_rows = self.bad_rows.saturating_add(1);
                    // a part of one sum moves to the other, and both together fit
                    self.good = self.good.less_or_zero(*amount);
                    self.bad = self.bad.plus(*amount).unwrap_or(self.bad);
                }
            }
        }
        self
    }
}
