//! `persons`: the tables, and how the file is opened.

use crate::keys::Keys;
use crate::trouble::Trouble;
use rusqlite::{Connection, OpenFlags, OptionalExtension};
use std::path::Path;

/// The file's name in the folder.
pub(crate) const PERSONS: &str = "persons";
/// `QTPN`.
const APPLICATION: i64 = 0x5154_504E;
const VERSION: i64 = 1;

/// Bytes of SQLite's smallest page.
const SMALLEST: u64 = 512;

const TABLES: &str = "
CREATE TABLE person(card INTEGER PRIMARY KEY, slot INTEGER NOT NULL, batch INTEGER NOT NULL, sealed BLOB NOT NULL);
CREATE TABLE batch(id INTEGER PRIMARY KEY, rows INTEGER NOT NULL);
CREATE TABLE mark(id INTEGER PRIMARY KEY CHECK (id = 0), salt BLOB NOT NULL, copy TEXT);
";

/// Opens the file for the writer; makes the tables when it is new.
///
/// # Errors
/// [`Trouble::PersonsMissing`], [`Trouble::PersonsDamaged`], [`Trouble::Newer`], [`Trouble::Mismatch`].
pub(crate) fn open(folder: &Path, keys: &Keys) -> Result<Connection, Trouble> {
    let path = folder.join(PERSONS);
    let length = std::fs::metadata(&path).map_or(0, |meta| meta.len());
    if keys.slots() > 0 && length < SMALLEST {
        // SQLite would begin such a file anew
        return Err(if length == 0 { Trouble::PersonsMissing } else { Trouble::PersonsDamaged });
    }
    let conn = Connection::open(&path)?;
    settle(&conn)?;
    // bytes; a batch is written in a quarter of the pieces, in half the time, of SQLite's own size. An older file
    // keeps the size it has
    conn.pragma_update(None, "page_size", 16_384)?;
    let _: String = conn.query_row("PRAGMA journal_mode = WAL", [], |row| row.get(0))?;
    conn.pragma_update(None, "synchronous", "FULL")?;
    // pages, so 16 MiB
    conn.pragma_update(None, "wal_autocheckpoint", 1_000)?;
    let (application, version) = marks(&conn)?;
    if (application, version) == (0, 0) && is_empty(&conn)? {
        if keys.slots() > 0 {
            return Err(Trouble::PersonsMissing);
        }
        create(&conn, keys)?;
        return Ok(conn);
    }
    if application != APPLICATION {
        return Err(Trouble::PersonsDamaged);
    }
    if version != VERSION {
        return Err(if version > VERSION { Trouble::Newer } else { Trouble::PersonsDamaged });
    }
    let salt: Option<Vec<u8>> =
        conn.query_row("SELECT salt FROM mark WHERE id = 0", [], |row| row.get(0)).optional()?;
    if salt.ok_or(Trouble::PersonsDamaged)? != keys.salt() {
        return Err(Trouble::Mismatch);
    }
    Ok(conn)
}

/// Opens the file beside its writer, for a copy; nothing is made.
///
/// # Errors
/// [`Trouble::PersonsMissing`], [`Trouble::PersonsDamaged`], [`Trouble::Newer`].
pub(crate) fn open_beside(folder: &Path) -> Result<Connection, Trouble> {
    let path = folder.join(PERSONS);
    if !path.exists() {
        return Err(Trouble::PersonsMissing);
    }
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let conn = Connection::open_with_flags(path, flags)?;
    settle(&conn)?;
    match marks(&conn)? {
        (APPLICATION, VERSION) => Ok(conn),
        (APPLICATION, version) if version > VERSION => Err(Trouble::Newer),
        _ => Err(Trouble::PersonsDamaged),
    }
}

/// Opens the file beside its writer, to read.
pub(crate) fn open_to_read(folder: &Path) -> Result<Connection, Trouble> {
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let conn = Connection::open_with_flags(folder.join(PERSONS), flags)?;
    settle(&conn)?;
    Ok(conn)
}

/// Nothing of the file is written elsewhere, and a name's schema from outside does nothing.
fn settle(conn: &Connection) -> Result<(), Trouble> {
    conn.busy_timeout(std::time::Duration::from_secs(2))?;
    conn.pragma_update(None, "temp_store", "MEMORY")?;
    conn.pragma_update(None, "trusted_schema", false)?;
    conn.pragma_update(None, "cell_size_check", true)?;
    Ok(())
}

fn marks(conn: &Connection) -> Result<(i64, i64), Trouble> {
    let application = conn.query_row("PRAGMA application_id", [], |row| row.get(0))?;
    Ok((application, conn.query_row("PRAGMA user_version", [], |row| row.get(0))?))
}

fn is_empty(conn: &Connection) -> Result<bool, Trouble> {
    Ok(conn.query_row("SELECT count(*) = 0 FROM sqlite_master", [], |row| row.get(0))?)
}

fn create(conn: &Connection, keys: &Keys) -> Result<(), Trouble> {
    let txn = conn.unchecked_transaction()?;
    txn.execute_batch(TABLES)?;
    txn.execute("INSERT INTO mark(id, salt) VALUES (0, ?1)", [keys.salt()])?;
    txn.pragma_update(None, "application_id", APPLICATION)?;
    txn.pragma_update(None, "user_version", VERSION)?;
    Ok(txn.commit()?)
}

/// A number of ours in a column; SQLite's go to 2^63 - 1.
///
/// # Errors
/// [`Trouble::OutOfRange`].
pub(crate) fn cell(number: u64) -> Result<i64, Trouble> {
    i64::try_from(number).map_err(|_| Trouble::OutOfRange)
}
