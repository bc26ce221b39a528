//! The hash chain: one row for each fact, each bound to the one before it.

use crate::cell::{digest, int, json, small, whole};
use crate::error::BookError;
use crate::head::Head;
use domain::fact::{Entry, Stamp};
use domain::ids::{ShiftId, StaffId};
use domain::time::{BusinessDate, Moment, Wall};
use rusqlite::{Connection, Row, params};
use sha2::{Digest, Sha256};

/// Keeps these hashes apart from any other use of SHA-256; the number is that of the encoding.
const DOMAIN: &[u8] = b"qiantai.journal.1\0";
/// Version of the body's shape, column `v`.
pub(crate) const BODY_VERSION: u32 = 1;

/// One row of the journal.
#[derive(Clone, PartialEq, Eq)]
pub struct JournalRow {
    pub device: String,
    pub epoch: u64,
    /// 1 for the first fact, without gaps.
    pub seq: u64,
    pub prev_hash: [u8; 32],
    pub hash: [u8; 32],
    /// `Fact::kind`.
    pub kind: String,
    /// Version of the body's shape.
    pub v: u32,
    pub stamp: Stamp,
    /// The entry as JSON text, exactly as hashed.
    pub body: String,
}

/// The body speaks of guests' payments, so it stays out of logs.
impl std::fmt::Debug for JournalRow {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("JournalRow").field("seq", &self.seq).field("kind", &self.kind).finish_non_exhaustive()
    }
}

impl JournalRow {
    /// The row that follows `head`.
    pub(crate) fn after(head: &Head, stamp: &Stamp, entry: &Entry) -> Result<Self, BookError> {
        let mut row = Self {
            device: head.device.0.clone(),
            epoch: head.epoch,
            seq: head.seq.saturating_add(1),
            prev_hash: head.hash,
            hash: [0; 32],
            kind: entry.fact.kind(),
            v: BODY_VERSION,
            stamp: stamp.clone(),
            body: json(entry)?,
        };
        row.hash = row.digest();
        Ok(row)
    }

    /// SHA-256 over the domain, the former hash and every column: numbers as 8 bytes big-endian,
    /// texts with their length before them, so that no two rows share an encoding.
    #[must_use]
    pub fn digest(&self) -> [u8; 32] {
        let mut hash = Sha256::new();
        hash.update(DOMAIN);
        hash.update(self.prev_hash);
        let mut text = |text: &str| {
            hash.update(u64::try_from(text.len()).unwrap_or(u64::MAX).to_be_bytes());
            hash.update(text.as_bytes());
        };
        text(&self.device);
        text(&self.kind);
        text(&self.stamp.staff.0);
        text(&self.body);
        hash.update(self.epoch.to_be_bytes());
        hash.update(self.seq.to_be_bytes());
        hash.update(u64::from(self.v).to_be_bytes());
        hash.update(u64::from(self.stamp.business_date.0).to_be_bytes());
        hash.update(self.stamp.wall.0.to_be_bytes());
        hash.update(self.stamp.moment.0.to_be_bytes());
        hash.update(self.stamp.shift.0.to_be_bytes());
        hash.finalize().into()
    }

    /// The fact and its moves.
    ///
    /// # Errors
    /// [`BookError::Damaged`] when the body is of another version, unreadable or of another kind.
    pub fn entry(&self) -> Result<Entry, BookError> {
        if self.v != BODY_VERSION {
            return Err(BookError::damaged(format!("fact {} has version {}", self.seq, self.v)));
        }
        let entry: Entry = serde_json::from_str(&self.body)
            .map_err(|error| BookError::damaged(format!("fact {}: {error}", self.seq)))?;
        if entry.fact.kind() != self.kind {
            return Err(BookError::damaged(format!("fact {} is of another kind", self.seq)));
        }
        Ok(entry)
    }

    pub(crate) fn insert(&self, conn: &Connection) -> Result<(), BookError> {
        let mut write =
            conn.prepare_cached("INSERT INTO journal VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")?;
        write.execute(params![
            int(self.seq)?,
            self.device,
            int(self.epoch)?,
            self.prev_hash,
            self.hash,
            self.kind,
            self.v,
            self.stamp.business_date.0,
            self.stamp.wall.0,
            int(self.stamp.moment.0)?,
            self.stamp.staff.0,
            int(self.stamp.shift.0)?,
            self.body,
        ])?;
        Ok(())
    }

    pub(crate) fn read(row: &Row<'_>) -> Result<Self, BookError> {
        Ok(Self {
            device: row.get("device")?,
            epoch: whole(row, "epoch")?,
            seq: whole(row, "seq")?,
            prev_hash: digest(row, "prev_hash")?,
            hash: digest(row, "hash")?,
            kind: row.get("kind")?,
            v: small(row, "v")?,
            stamp: Stamp {
                business_date: BusinessDate(small(row, "business_date")?),
                wall: Wall(row.get("wall_ms")?),
                moment: Moment(whole(row, "elapsed_ms")?),
                staff: StaffId(row.get("staff")?),
                shift: ShiftId(whole(row, "shift")?),
            },
            body: row.get("body")?,
        })
    }
}

/// Rows after `after`, oldest first.
pub(crate) fn rows(conn: &Connection, after: u64, limit: u32) -> Result<Vec<JournalRow>, BookError> {
    let mut read = conn.prepare_cached("SELECT * FROM journal WHERE seq > ? ORDER BY seq LIMIT ?")?;
    read.query_and_then(params![int(after)?, limit], JournalRow::read)?.collect()
}

/// The head must be the last row of the chain, and that row must be what was hashed.
///
/// # Errors
/// [`BookError::Damaged`].
pub(crate) fn check_end(conn: &Connection, head: &Head) -> Result<(), BookError> {
    let mut read = conn.prepare_cached("SELECT * FROM journal ORDER BY seq DESC LIMIT 1")?;
    let Some(last) = read.query_and_then([], JournalRow::read)?.next().transpose()? else {
        return Err(BookError::damaged("the journal is empty"));
    };
    if last.digest() != last.hash || last.hash != head.hash || last.seq != head.seq {
        return Err(BookError::damaged("the end of the journal does not fit"));
    }
    Ok(())
}
