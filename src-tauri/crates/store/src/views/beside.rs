//! Tables `guest_names` and `secrets`: written with the facts, and no part of the chain, so that they can be
//! forgotten. The verifier passes them over.

use crate::cell::{int, whole};
use crate::error::BookError;
use domain::fact::SecretKind;
use domain::ids::{DepositId, StaffId};
use domain::time::Wall;
use rusqlite::{Connection, OptionalExtension, Row, params};
use std::fmt;

/// Something that is kept beside the journal, in the same commit as its facts.
#[derive(Clone, PartialEq, Eq)]
pub enum Beside {
    /// The guest's name as typed; an empty one is forgotten.
    GuestName { deposit: DepositId, name: String },
    /// The hash of a PIN or badge; takes the place of the former one.
    Secret { staff: StaffId, kind: SecretKind, hash: String },
    /// A PIN or badge is taken away.
    SecretGone { staff: StaffId, kind: SecretKind },
}

/// Neither names nor hashes get into logs.
impl fmt::Debug for Beside {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::GuestName { deposit, .. } => write!(f, "GuestName({})", deposit.0),
            Self::Secret { kind, .. } => write!(f, "Secret({kind:?})"),
            Self::SecretGone { kind, .. } => write!(f, "SecretGone({kind:?})"),
        }
    }
}

/// The hash of somebody's PIN or badge.
#[derive(Clone, PartialEq, Eq)]
pub struct SecretRow {
    pub staff: StaffId,
    pub kind: SecretKind,
    pub hash: String,
}

/// The hash stays out of logs.
impl fmt::Debug for SecretRow {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "SecretRow({:?})", self.kind)
    }
}

fn code(kind: SecretKind) -> Result<&'static str, BookError> {
    match kind {
        SecretKind::Pin => Ok("pin"),
        SecretKind::Badge => Ok("badge"),
        SecretKind::None => Err(BookError::conflict("no secret cannot be kept")),
    }
}

pub(crate) fn write(conn: &Connection, beside: &Beside) -> Result<(), BookError> {
    match beside {
        Beside::GuestName { deposit, name } if name.is_empty() => {
            conn.prepare_cached("DELETE FROM guest_names WHERE deposit = ?")?.execute([int(deposit.0)?])?;
        }
        Beside::GuestName { deposit, name } => {
            conn.prepare_cached("INSERT OR REPLACE INTO guest_names VALUES (?, ?)")?
                .execute(params![int(deposit.0)?, name])?;
        }
        Beside::Secret { staff, kind, hash } => {
            conn.prepare_cached("INSERT OR REPLACE INTO secrets VALUES (?, ?, ?)")?.execute(params![
                staff.0,
                code(*kind)?,
                hash
            ])?;
        }
        Beside::SecretGone { staff, kind } => {
            conn.prepare_cached("DELETE FROM secrets WHERE staff = ? AND kind = ?")?
                .execute(params![staff.0, code(*kind)?])?;
        }
    }
    Ok(())
}

pub(crate) fn name(conn: &Connection, deposit: DepositId) -> Result<Option<String>, BookError> {
    let mut read = conn.prepare_cached("SELECT name FROM guest_names WHERE deposit = ?")?;
    Ok(read.query_row([int(deposit.0)?], |row| row.get(0)).optional()?)
}

/// Deposits that are over, were taken before then, and still have a name.
pub(crate) fn named_before(conn: &Connection, before: Wall) -> Result<Vec<DepositId>, BookError> {
    let mut find = conn.prepare_cached(
        "SELECT n.deposit FROM guest_names n JOIN deposits d ON d.id = n.deposit
         WHERE d.state IN ('spent', 'dead') AND d.wall < ? ORDER BY n.deposit LIMIT 1000",
    )?;
    let read = |row: &Row<'_>| Ok(DepositId(whole(row, "deposit")?));
    find.query_and_then([before.0], read)?.collect()
}

/// By person.
pub(crate) fn secrets(conn: &Connection) -> Result<Vec<SecretRow>, BookError> {
    let mut find = conn.prepare_cached("SELECT * FROM secrets ORDER BY staff, kind")?;
    find.query_and_then([], read)?.collect()
}

fn read(row: &Row<'_>) -> Result<SecretRow, BookError> {
    let kind: String = row.get("kind")?;
    let kind = [SecretKind::Pin, SecretKind::Badge].into_iter().find(|known| code(*known) == Ok(&kind));
    Ok(SecretRow {
        staff: StaffId(row.get("staff")?),
        kind: kind.ok_or_else(|| BookError::damaged("a secret's kind is unknown"))?,
        hash: row.get("hash")?,
    })
}
