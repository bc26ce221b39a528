//! Which column holds what: guessed from a header's words and from what stands in the columns.

use crate::cells::{Cell, Shape};
use crate::fault::Field;
use crate::header::word;
use crate::keys::{card_no, phone};
use crate::limit::{COLUMNS_MAX, PREVIEW_ROWS};
use crate::trouble::MappingFault;
use serde::{Deserialize, Serialize};

/// How a table is to be read; the caller may change it before reading.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Mapping {
    /// Which sheet of a workbook, from 0; 0 for a text.
    pub sheet: usize,
    /// Rows before the first member: the header and what stands above it. At most the preview's.
    pub skip: u32,
    /// What each column holds, from the left; columns beyond are extra.
    pub columns: Vec<Field>,
}

impl Mapping {
    /// Whether a table can be read by it.
    ///
    /// # Errors
    /// The first fault found.
    pub fn check(&self) -> Result<(), MappingFault> {
        let has = |field: Field| self.columns.contains(&field);
        let twice = |(at, field): (usize, &Field)| {
            *field != Field::Ignore && self.columns.iter().skip(at + 1).any(|other| other == field)
        };
        if self.columns.len() > COLUMNS_MAX {
            Err(MappingFault::TooWide)
        } else if usize::try_from(self.skip).map_or(true, |skip| skip > PREVIEW_ROWS) {
            Err(MappingFault::HeaderTooFar)
        } else if self.columns.iter().enumerate().any(twice) {
            Err(MappingFault::Twice)
        } else if !has(Field::Phone) && !has(Field::CardNo) {
            Err(MappingFault::NoKey)
        } else if has(Field::Gift) && !has(Field::Principal) {
            Err(MappingFault::GiftAlone)
        } else if !has(Field::Balance) && !has(Field::Principal) {
            Err(MappingFault::NoMoney)
        } else {
            Ok(())
        }
    }
}

/// A mapping, and whether the user need not be asked about it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Guess {
    /// The mapping.
    pub mapping: Mapping,
    /// True when a header's words alone told every field, each once.
    pub sure: bool,
}

/// Guesses from the first rows of a table.
pub(crate) fn guess(sheet: usize, rows: &[Vec<String>]) -> Guess {
    let header = rows.iter().position(|row| is_header(row));
    let width = header.and_then(|at| rows.get(at)).map_or_else(
        || rows.iter().map(Vec::len).max().unwrap_or(0),
        |row| row.iter().rposition(|cell| !cell.is_empty()).map_or(0, |last| last + 1),
    );
    let mut columns = vec![Field::Ignore; width];
    let mut sure = header.is_some();
    if let Some(row) = header.and_then(|at| rows.get(at)) {
        for (column, cell) in columns.iter_mut().zip(row) {
            *column = word(cell).unwrap_or(Field::Ignore);
        }
        sure &= only_once(&mut columns);
    }
    let skip = header.map_or(0, |at| at + 1);
    let body = rows.get(skip..).unwrap_or_default();
    if !columns.contains(&Field::Phone) && !columns.contains(&Field::CardNo) {
        sure = false;
        by_content(&mut columns, body, header.is_none());
    }
    let mapping = Mapping { sheet, skip: u32::try_from(skip).unwrap_or(0), columns };
    sure &= mapping.check().is_ok();
    Guess { mapping, sure }
}

/// Two cells that are words of different fields, or every filled cell a word.
fn is_header(row: &[String]) -> bool {
    let words: Vec<Field> = row.iter().filter_map(|cell| word(cell)).collect();
    let kinds = words.iter().filter(|field| **field != Field::Ignore);
    let mut kinds: Vec<&Field> = kinds.collect();
    kinds.dedup();
    let filled = row.iter().filter(|cell| !cell.is_empty()).count();
    kinds.len() >= 2 || (!kinds.is_empty() && words.len() == filled)
}

/// Keeps the first of each field; false when there was a second.
fn only_once(columns: &mut [Field]) -> bool {
    let mut seen = Vec::new();
    let mut once = true;
    for column in columns.iter_mut().filter(|column| **column != Field::Ignore) {
        if seen.contains(column) {
            *column = Field::Ignore;
            once = false;
        } else {
            seen.push(*column);
        }
    }
    once
}

/// Share of the filled cells of a column that a test holds for, in percent; 0 for an empty column.
fn share(body: &[Vec<String>], column: usize, test: impl Fn(&str) -> bool) -> usize {
    let cells = || body.iter().filter_map(|row| row.get(column)).filter(|cell| !cell.is_empty());
    cells().filter(|cell| test(cell)).count() * 100 / cells().count().max(1)
}

/// Whether a cell can be a field's.
type Test<'a> = &'a dyn Fn(&str) -> bool;

/// Names what the header left open: a phone by its shape, then, without a header, the rest.
fn by_content(columns: &mut [Field], body: &[Vec<String>], all: bool) {
    const MOST: usize = 60;
    let is_phone = |text: &str| phone(Cell { shape: Shape::Text, text }).is_ok_and(|read| read.is_some());
    let is_amount = |text: &str| crate::amount::amount(Cell { shape: Shape::Text, text }).is_ok();
    let is_card = |text: &str| text.len() >= 4 && card_no(Cell { shape: Shape::Text, text }).is_ok();
    let is_name = |text: &str| !text.bytes().any(|b| b.is_ascii_digit()) && text.chars().count() <= 20;
    let tests: [(Field, Test<'_>); 4] = [
        (Field::Phone, &is_phone),
        (Field::Balance, &|text| is_amount(text) && (text.contains('.') || !is_card(text))),
        (Field::CardNo, &|text| is_card(text) && !text.contains('.')),
        (Field::Name, &is_name),
    ];
    for (field, test) in tests.iter().take(if all { tests.len() } else { 1 }) {
        let free = columns.iter().enumerate().filter(|(_, column)| **column == Field::Ignore);
        let best = free.map(|(at, _)| (share(body, at, test), std::cmp::Reverse(at))).max();
        if let Some((percent, std::cmp::Reverse(at))) = best
            && percent >= MOST
            && let Some(column) = columns.get_mut(at)
        {
            *column = *field;
        }
    }
    if all && !columns.contains(&Field::Balance) {
        let free =
            columns.iter().enumerate().filter(|(_, column)| matches!(column, Field::Ignore | Field::CardNo));
        let last = free.filter(|(at, _)| share(body, *at, is_amount) >= MOST).map(|(at, _)| at).next_back();
        if let Some(column) = last.and_then(|at| columns.get_mut(at)) {
            *column = Field::Balance;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(rows: &[&[&str]]) -> Vec<Vec<String>> {
        rows.iter().map(|row| row.iter().map(|cell| (*cell).to_owned()).collect()).collect()
    }

    #[test]
    fn the_template_needs_no_question() {
        let read = guess(0, &rows(&[&["会员名称", "手机号", "余额"], &["张三", "13800138000", "1.00"]]));
        assert!(read.sure);
        assert_eq!(read.mapping.skip, 1);
        assert_eq!(read.mapping.columns, [Field::Name, Field::Phone, Field::Balance]);
    }

    #[test]
    fn words_in_both_languages_and_rows_above() {
        let read = guess(
            0,
            &rows(&[
                &["2026年会员表", "", "", ""],
                &["序号", "Card No.", "本金(元)", "赠送金额", "Mobile *", "备注"],
            ]),
        );
        use Field::{CardNo, Gift, Ignore, Phone, Principal, Remark};
        assert_eq!((read.sure, read.mapping.skip), (true, 2));
        assert_eq!(read.mapping.columns, [Ignore, CardNo, Principal, Gift, Phone, Remark]);
    }

    #[test]
    fn content_is_asked_about() {
        let read = guess(0, &rows(&[&["张三", "13800138000", "12.50"], &["李四", "13900139000", "8"]]));
        assert!(!read.sure);
        assert_eq!(read.mapping.skip, 0);
        assert_eq!(read.mapping.columns, [Field::Name, Field::Phone, Field::Balance]);
    }

    #[test]
    fn two_columns_of_a_kind_are_asked_about() {
        let read = guess(0, &rows(&[&["手机", "联系电话", "余额"]]));
        assert!(!read.sure);
        assert_eq!(read.mapping.columns, [Field::Phone, Field::Ignore, Field::Balance]);
    }

    #[test]
    fn what_cannot_be_read() {
        use Field::{Balance, Gift, Name, Phone};
        for (columns, fault) in [
            (vec![Name, Balance], MappingFault::NoKey),
            (vec![Phone, Name], MappingFault::NoMoney),
            (vec![Phone, Balance, Gift], MappingFault::GiftAlone),
            (vec![Phone, Phone, Balance], MappingFault::Twice),
            (vec![Field::Ignore; 300], MappingFault::TooWide),
        ] {
            assert_eq!(Mapping { sheet: 0, skip: 0, columns }.check(), Err(fault));
        }
        let far = Mapping { sheet: 0, skip: 21, columns: vec![Phone, Balance] };
        assert_eq!(far.check(), Err(MappingFault::HeaderTooFar));
    }
}
