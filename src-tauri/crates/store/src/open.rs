//! Opening: whose file it is, whether it is whole, and who may write.

use crate::book::Book;
use crate::error::BookError;
use crate::head::Head;
use crate::journal;
use crate::reader::Reader;
use crate::schema::{self, Kind};
use domain::fact::{Entry, Fact, Mode, Stamp};
use domain::ids::{DeviceId, Numbering};
use rusqlite::{Connection, TransactionBehavior};
use std::fs::{File, TryLockError};
use std::path::{Path, PathBuf};
use std::time::Duration;

/// Pages of 4 KiB in the log before SQLite empties it by itself, in the middle of a commit: 32 MiB,
/// some 500 sales without one idle moment.
pub(crate) const LOG_PAGES: i64 = 8192;
/// Memory for pages, in KiB; a month of sales stays in it.
const CACHE_KIB: i64 = 16 * 1024;
/// Prepared statements that are kept; more than this crate has.
const STATEMENTS: usize = 160;
/// How long a foreign program may hold the file before [`BookError::Locked`].
const PATIENCE: Duration = Duration::from_secs(2);

/// Who opens the book. For a new file it becomes the first fact; for an existing one only the mode
/// is compared.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Opening {
    pub mode: Mode,
    pub device: DeviceId,
    pub numbering: Numbering,
    pub stamp: Stamp,
}

impl Book {
    /// Opens the book at `path`, or begins one where there is no file. Checks that the file is
    /// whole and that the chain ends where the head says; [`crate::verify`] checks the rest.
    ///
    /// # Errors
    /// Any [`BookError`] but `Poisoned`, `Unbalanced` and `Conflict`. A file that is refused is left as it was.
    pub fn open(path: &Path, opening: &Opening) -> Result<Self, BookError> {
        let path = resolve(path)?;
        let lock = lock(&path)?;
        let mut conn = Connection::open(&path)?;
        conn.busy_timeout(PATIENCE)?;
        // nothing is written before the file is known to be ours
        let kind = schema::kind(&conn)?;
        if let Kind::Ours(_) = kind {
            match Head::mode_of(&conn)? {
                Some(mode) if mode != opening.mode => return Err(BookError::WrongMode { book: mode }),
                Some(_) => {}
                None => return Err(BookError::damaged("the book has no mode")),
            }
            quick_check(&conn)?;
        }
        let log: String = conn.query_row("PRAGMA journal_mode = WAL", [], |row| row.get(0))?;
        if log != "wal" {
            return Err(BookError::Io("the file system cannot hold a write-ahead log".to_owned()));
        }
        durable(&conn)?;
        let head = match kind {
            Kind::Empty => begin(&mut conn, opening)?,
            Kind::Ours(version) => {
                schema::lift(&mut conn, version)?;
                schema::check(&conn)?;
                let head = Head::load(&conn)?;
                journal::check_end(&conn, &head)?;
                head
            }
        };
        Ok(Self { reader: Reader { conn }, head, poisoned: false, _lock: Some(lock) })
    }

    /// A book in memory, with the same tables and rules.
    ///
    /// # Errors
    /// [`BookError::Io`] when memory runs out.
    pub fn in_memory(opening: &Opening) -> Result<Self, BookError> {
        let mut conn = Connection::open_in_memory()?;
        settle(&conn)?;
        let head = begin(&mut conn, opening)?;
        Ok(Self { reader: Reader { conn }, head, poisoned: false, _lock: None })
    }
}

/// Tables and first fact in one transaction: a crash leaves an empty file or a whole book.
fn begin(conn: &mut Connection, opening: &Opening) -> Result<Head, BookError> {
    let Opening { mode, device, numbering, stamp } = opening.clone();
    let mut head = Head::before(mode, device.clone(), numbering.clone());
    let tx = conn.transaction_with_behavior(TransactionBehavior::Immediate)?;
    schema::create(&tx)?;
    let first = Entry::plain(Fact::BookOpened { mode, device, numbering });
    crate::append::write(&tx, &mut head, &stamp, &[first])?;
    tx.commit()?;
    Ok(head)
}

/// What every connection of ours needs.
pub(crate) fn settle(conn: &Connection) -> Result<(), BookError> {
    conn.set_prepared_statement_cache_capacity(STATEMENTS);
    conn.pragma_update(None, "foreign_keys", true)?;
    conn.pragma_update(None, "trusted_schema", false)?;
    Ok(())
}

/// What the writer of a file needs besides. Memory mapping stays off: behind a map an unreadable
/// sector is a signal that ends the program, behind a read it is an error that can be told.
fn durable(conn: &Connection) -> Result<(), BookError> {
    settle(conn)?;
    conn.pragma_update(None, "synchronous", "FULL")?;
    conn.pragma_update(None, "wal_autocheckpoint", LOG_PAGES)?;
    conn.pragma_update(None, "cache_size", -CACHE_KIB)?;
    conn.pragma_update(None, "cell_size_check", true)?;
    // a name or hash that is forgotten is not left in the file
    conn.pragma_update(None, "secure_delete", true)?;
    Ok(())
}

/// SQLite's own check of the pages, without the indexes' content.
pub(crate) fn quick_check(conn: &Connection) -> Result<(), BookError> {
    let found: String = conn.query_row("PRAGMA quick_check(1)", [], |row| row.get(0))?;
    if found == "ok" { Ok(()) } else { Err(BookError::Damaged(found)) }
}

/// Two names of one file must meet at one lock.
fn resolve(path: &Path) -> Result<PathBuf, BookError> {
    if let Ok(known) = path.canonicalize() {
        return Ok(known);
    }
    let folder = match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder.canonicalize()?,
        _ => Path::new(".").canonicalize()?,
    };
    let name = path.file_name().ok_or_else(|| BookError::Io("the path names no file".to_owned()))?;
    Ok(folder.join(name))
}

/// Held for as long as the book is open and given up by the system when the program ends. A file of
/// its own, so that SQLite's locks and those of readers are not met.
fn lock(path: &Path) -> Result<File, BookError> {
    let mut name = path.as_os_str().to_owned();
    name.push(".lock");
    let file = File::options().create(true).truncate(false).write(true).open(PathBuf::from(name))?;
    match file.try_lock() {
        Ok(()) => Ok(file),
        Err(TryLockError::WouldBlock) => Err(BookError::Locked),
        Err(TryLockError::Error(error)) => Err(error.into()),
    }
}
