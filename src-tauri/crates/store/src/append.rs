//! The only way to write.

use crate::book::Book;
use crate::error::BookError;
use crate::head::Head;
use crate::journal::JournalRow;
use crate::project::{Line, project};
use crate::views::beside::{self, Beside};
use domain::fact::{Entry, Stamp};
use rusqlite::{Connection, TransactionBehavior};

impl Book {
    /// Makes the entries durable, in their order, with their views and postings: all of them or
    /// none. When it returns `Ok` they survive a power cut.
    ///
    /// # Errors
    /// [`BookError::Unbalanced`] and [`BookError::Conflict`] when the entries are wrong,
    /// [`BookError::DiskFull`] and [`BookError::Locked`] when they may be tried again: the book stays usable.
    /// [`BookError::Io`] and [`BookError::Damaged`] poison it: every later append answers
    /// [`BookError::Poisoned`] until the book is opened again.
    pub fn append(&mut self, stamp: &Stamp, entries: &[Entry]) -> Result<(), BookError> {
        self.append_beside(stamp, entries, &[])
    }

    /// As [`Self::append`], with what is kept beside the journal in the same transaction: names and hashes that
    /// must be forgotten one day, which a chain cannot.
    ///
    /// # Errors
    /// As for [`Self::append`]; [`BookError::Conflict`] also for the name of a guest without a deposit.
    pub fn append_beside(
        &mut self,
        stamp: &Stamp,
        entries: &[Entry],
        beside: &[Beside],
    ) -> Result<(), BookError> {
        if self.poisoned {
            return Err(BookError::Poisoned);
        }
        if entries.is_empty() && beside.is_empty() {
            return Ok(());
        }
        let mut head = self.head.clone();
        let done = self.commit(&mut head, stamp, entries, beside);
        match &done {
            Ok(()) => self.head = head,
            // a transaction that cannot even be given up is a disk failure, too
            Err(error) => self.poisoned = error.poisons() || !self.reader.conn.is_autocommit(),
        }
        done
    }

    /// While `spared`, appends are written in their order and not flushed: a power cut may take those behind the
    /// last flushed append, from some place on. For the pieces of a batch, of which nothing counts before its last
    /// fact, and that one is flushed with all before it.
    ///
    /// # Errors
    /// [`BookError::Io`]; then the book is poisoned, since nobody knows what is flushed.
    pub fn spare_flush(&mut self, spared: bool) -> Result<(), BookError> {
        let how = if spared { "NORMAL" } else { "FULL" };
        let done = self.reader.conn.pragma_update(None, "synchronous", how).map_err(BookError::from);
        self.poisoned |= done.is_err();
        done
    }

    fn commit(
        &mut self,
        head: &mut Head,
        stamp: &Stamp,
        entries: &[Entry],
        beside: &[Beside],
    ) -> Result<(), BookError> {
        // dropped without a commit it rolls back
        let tx = self.reader.conn.transaction_with_behavior(TransactionBehavior::Immediate)?;
        write(&tx, head, stamp, entries)?;
        beside.iter().try_for_each(|beside| beside::write(&tx, beside))?;
        Ok(tx.commit()?)
    }
}

/// Journal rows, views and head inside the caller's transaction.
pub(crate) fn write(
    conn: &Connection,
    head: &mut Head,
    stamp: &Stamp,
    entries: &[Entry],
) -> Result<(), BookError> {
    for entry in entries {
        let row = JournalRow::after(head, stamp, entry)?;
        row.insert(conn)?;
        take(conn, head, &row, entry)?;
    }
    head.save(conn)
}

/// Lets one journal row work on the views and the head. Replaying does nothing else.
pub(crate) fn take(
    conn: &Connection,
    head: &mut Head,
    row: &JournalRow,
    entry: &Entry,
) -> Result<(), BookError> {
    head.stamped(&row.stamp);
    project(&Line { conn, seq: row.seq, stamp: &row.stamp }, entry, head)?;
    head.seq = row.seq;
    head.hash = row.hash;
    Ok(())
}
