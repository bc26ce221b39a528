//! Between Rust's values and SQLite's cells, with every conversion checked.

use crate::error::BookError;
use money::{Fen, FenDelta};
use rusqlite::Row;
use serde::{Serialize, de::DeserializeOwned};

/// SQLite's integers are signed; no counter of a shop reaches the other half.
pub(crate) fn int(n: u64) -> Result<i64, BookError> {
    i64::try_from(n).map_err(|_| BookError::conflict("a number above 2^63"))
}

/// A number that was stored with [`int`].
pub(crate) fn whole(row: &Row<'_>, at: &str) -> Result<u64, BookError> {
    let n: i64 = row.get(at)?;
    u64::try_from(n).map_err(|_| BookError::damaged(format!("{at} is negative")))
}

/// A number of at most 32 bits.
pub(crate) fn small(row: &Row<'_>, at: &str) -> Result<u32, BookError> {
    let n: i64 = row.get(at)?;
    u32::try_from(n).map_err(|_| BookError::damaged(format!("{at} is out of bounds")))
}

/// A 32-byte hash.
pub(crate) fn digest(row: &Row<'_>, at: &str) -> Result<[u8; 32], BookError> {
    let bytes: Vec<u8> = row.get(at)?;
    bytes.try_into().map_err(|_| BookError::damaged(format!("{at} is not 32 bytes")))
}

/// An amount in fen.
pub(crate) fn fen(row: &Row<'_>, at: &str) -> Result<Fen, BookError> {
    Fen::new(row.get(at)?).ok_or_else(|| BookError::damaged(format!("{at} is no amount")))
}

/// A difference in fen.
pub(crate) fn delta(row: &Row<'_>, at: &str) -> Result<FenDelta, BookError> {
    FenDelta::new(row.get(at)?).ok_or_else(|| BookError::damaged(format!("{at} is no difference")))
}

/// The JSON text of a value.
pub(crate) fn json(value: &impl Serialize) -> Result<String, BookError> {
    serde_json::to_string(value).map_err(BookError::conflict)
}

/// A value stored with [`json`] in the column `body`.
pub(crate) fn body<T: DeserializeOwned>(row: &Row<'_>) -> Result<T, BookError> {
    let text: String = row.get("body")?;
    serde_json::from_str(&text).map_err(BookError::damaged)
}

/// Runs an update that must meet exactly one row.
pub(crate) fn exactly_one(changed: usize, what: impl FnOnce() -> String) -> Result<(), BookError> {
    if changed == 1 { Ok(()) } else { Err(BookError::Conflict(what())) }
}
