//! Compares a table with its rebuilt twin, row by row and cell by cell.

use super::{Finding, MOST};
use crate::error::BookError;
use rusqlite::types::ValueRef;
use rusqlite::{Connection, Row, Rows};
use std::cmp::Ordering;

/// A table that is a fold over the journal, and the columns that name a row; they are its first. Guests' names
/// and hashes of secrets are none: the journal knows nothing of them.
pub(super) struct View {
    table: &'static str,
    key: &'static [&'static str],
}

pub(super) const VIEWS: [View; 16] = [
    View { table: "head", key: &["one"] },
    View { table: "sales", key: &["id"] },
    View { table: "attempts", key: &["no"] },
    View { table: "refunds", key: &["no"] },
    View { table: "deposits", key: &["id"] },
    View { table: "draws", key: &["no"] },
    View { table: "staff", key: &["id"] },
    View { table: "shifts", key: &["id"] },
    View { table: "cards", key: &["id"] },
    View { table: "card_moves", key: &["card", "seq", "n"] },
    View { table: "batches", key: &["id"] },
    View { table: "batch_balances", key: &["batch", "card"] },
    View { table: "slips", key: &["no"] },
    View { table: "print_jobs", key: &["id"] },
    View { table: "ledger_txn", key: &["id"] },
    View { table: "posting", key: &["txn", "n"] },
];

/// A cell with its bytes as they are, be they text or not. Ordered as SQLite orders.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Cell {
    Null,
    Integer(i64),
    Real(u64),
    Text(Vec<u8>),
    Blob(Vec<u8>),
}

impl From<ValueRef<'_>> for Cell {
    fn from(value: ValueRef<'_>) -> Self {
        match value {
            ValueRef::Null => Self::Null,
            ValueRef::Integer(n) => Self::Integer(n),
            ValueRef::Real(bits) => Self::Real(bits.to_bits()),
            ValueRef::Text(bytes) => Self::Text(bytes.to_vec()),
            ValueRef::Blob(bytes) => Self::Blob(bytes.to_vec()),
        }
    }
}

fn next(rows: &mut Rows<'_>, width: usize) -> Result<Option<Vec<Cell>>, BookError> {
    let read = |row: &Row<'_>| (0..width).map(|at| Ok(row.get_ref(at)?.into())).collect();
    rows.next()?.map(read).transpose()
}

fn name(cells: &[Cell]) -> String {
    let one = |cell: &Cell| match cell {
        Cell::Integer(n) => n.to_string(),
        Cell::Text(bytes) => String::from_utf8_lossy(bytes).into_owned(),
        _ => "?".to_owned(),
    };
    cells.iter().map(one).collect::<Vec<_>>().join("/")
}

/// # Errors
/// As SQLite reports them.
pub(super) fn table(
    book: &Connection,
    rebuilt: &Connection,
    view: &View,
    findings: &mut Vec<Finding>,
) -> Result<(), BookError> {
    let View { table, key } = view;
    let sql = format!("SELECT * FROM {table} ORDER BY {}", key.join(", "));
    let (mut ours, mut theirs) = (book.prepare(&sql)?, rebuilt.prepare(&sql)?);
    let columns: Vec<String> = theirs.column_names().map(str::to_owned).collect();
    let (mut ours, mut theirs) = (ours.query([])?, theirs.query([])?);
    let width = columns.len();
    let (mut have, mut want) = (next(&mut ours, width)?, next(&mut theirs, width)?);
    while findings.len() < MOST {
        let order = match (&have, &want) {
            (None, None) => break,
            (Some(_), None) => Ordering::Less,
            (None, Some(_)) => Ordering::Greater,
            (Some(have), Some(want)) => have.get(..key.len()).cmp(&want.get(..key.len())),
        };
        match (order, &have, &want) {
            (Ordering::Less, Some(row), _) => {
                findings
                    .push(Finding::Foreign { table, key: name(row.get(..key.len()).unwrap_or_default()) });
            }
            (Ordering::Greater, _, Some(row)) => {
                findings
                    .push(Finding::Missing { table, key: name(row.get(..key.len()).unwrap_or_default()) });
            }
            (_, Some(have), Some(want)) => {
                let key = name(want.get(..key.len()).unwrap_or_default());
                let differs = have.iter().zip(want).zip(&columns).filter(|((have, want), _)| have != want);
                findings.extend(differs.map(|(_, column)| Finding::Differs {
                    table,
                    key: key.clone(),
                    column: column.clone(),
                }));
            }
            _ => break,
        }
        if order != Ordering::Greater {
            have = next(&mut ours, width)?;
        }
        if order != Ordering::Less {
            want = next(&mut theirs, width)?;
        }
    }
    Ok(())
}
