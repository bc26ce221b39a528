//! The floors of a commit: the same bytes written over and flushed, and a bare sale on rusqlite.

use rusqlite::{Connection, params};
use std::fs::File;
use std::io::{Result as Io, Seek, SeekFrom, Write};
use std::path::Path;
use std::time::{Duration, Instant};

/// Bytes of the file that is written over, about that of a well-used log.
const ROOM: usize = 16 << 20;
/// Pages in the log before SQLite empties it by itself, as the book has it.
const LOG_PAGES: i64 = 8192;

/// A file of fixed size that is written over from front to back, again and again.
pub struct Plain {
    file: File,
    at: usize,
    block: Vec<u8>,
}

impl Plain {
    /// Makes the file and puts it on the disk.
    pub fn create(path: &Path) -> Io<Self> {
        let block = vec![0x5A; ROOM];
        let mut file = File::create(path)?;
        file.write_all(&block)?;
        file.sync_all()?;
        Ok(Self { file, at: 0, block })
    }

    /// Writes so many bytes over and flushes them (fdatasync on Linux).
    pub fn flush(&mut self, bytes: u64) -> Io<Duration> {
        let bytes = usize::try_from(bytes).unwrap_or(ROOM).min(ROOM);
        if self.at + bytes > ROOM {
            self.at = 0;
        }
        let start = Instant::now();
        self.file.seek(SeekFrom::Start(u64::try_from(self.at).unwrap_or(0)))?;
        self.file.write_all(self.block.get(..bytes).unwrap_or_default())?;
        self.file.sync_data()?;
        let time = start.elapsed();
        self.at += bytes;
        Ok(time)
    }
}

const TABLES: &str = "
PRAGMA foreign_keys = ON;
CREATE TABLE orders (id INTEGER PRIMARY KEY, no TEXT NOT NULL, day INTEGER NOT NULL, amount INTEGER NOT NULL,
  status TEXT NOT NULL, body TEXT NOT NULL) STRICT;
CREATE UNIQUE INDEX orders_by_no ON orders (no);
CREATE INDEX orders_by_day ON orders (day, amount);
CREATE TABLE tenders (id INTEGER PRIMARY KEY, sale INTEGER NOT NULL REFERENCES orders (id),
  method TEXT NOT NULL, amount INTEGER NOT NULL) STRICT;
CREATE INDEX tenders_by_sale ON tenders (sale);
CREATE TABLE journal (seq INTEGER PRIMARY KEY, event TEXT NOT NULL, body TEXT NOT NULL) STRICT;
CREATE UNIQUE INDEX journal_by_event ON journal (event);
CREATE TABLE outbox (seq INTEGER PRIMARY KEY REFERENCES journal (seq), body TEXT NOT NULL) STRICT;
";

/// A sale of four inserts (order, tender, journal, outbox) and four indexes, WAL and FULL.
pub struct BareBook {
    conn: Connection,
    next: i64,
    body: String,
}

impl BareBook {
    /// Makes the file.
    pub fn create(path: &Path) -> rusqlite::Result<Self> {
        let conn = Connection::open(path)?;
        conn.query_row("PRAGMA journal_mode = WAL", [], |_| Ok(()))?;
        conn.pragma_update(None, "synchronous", "FULL")?;
        conn.pragma_update(None, "wal_autocheckpoint", LOG_PAGES)?;
        conn.execute_batch(TABLES)?;
        Ok(Self { conn, next: 1, body: "x".repeat(300) })
    }

    /// One sale, durable when it returns.
    pub fn sale(&mut self) -> rusqlite::Result<Duration> {
        let start = Instant::now();
        let (id, number) = (self.next, format!("0100005200010000{:08}", self.next));
        let tx = self.conn.transaction()?;
        tx.prepare_cached("INSERT INTO orders VALUES (?, ?, 20261123, 1850, 'settled', ?)")?
            .execute(params![id, number, self.body])?;
        tx.prepare_cached("INSERT INTO tenders VALUES (?, ?, 'cash', 1850)")?.execute(params![id, id])?;
        tx.prepare_cached("INSERT INTO journal VALUES (?, ?, ?)")?.execute(params![id, number, self.body])?;
        tx.prepare_cached("INSERT INTO outbox VALUES (?, ?)")?.execute(params![id, self.body])?;
        tx.commit()?;
        self.next += 1;
        Ok(start.elapsed())
    }

    /// Empties the log, as the counter does when it is idle.
    pub fn idle(&self) -> rusqlite::Result<()> {
        self.conn.query_row("PRAGMA wal_checkpoint(PASSIVE)", [], |_| Ok(()))
    }
}
