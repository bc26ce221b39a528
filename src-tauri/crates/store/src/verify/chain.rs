//! Walks the journal once: recomputes every hash and lets every fact work on empty tables.

use super::{Finding, MOST};
use crate::append;
use crate::error::BookError;
use crate::head::Head;
use crate::journal::JournalRow;
use crate::schema;
use domain::fact::{Entry, Fact};
use rusqlite::Connection;

/// How far the walk came.
pub(super) struct Walk {
    pub facts: u64,
    pub head: [u8; 32],
    /// Every fact worked on the rebuilt tables, so that they can be compared.
    pub complete: bool,
}

struct Walker<'a> {
    rebuilt: &'a Connection,
    findings: &'a mut Vec<Finding>,
    head: Option<Head>,
    facts: u64,
    last: [u8; 32],
    next: u64,
    replays: bool,
}

/// # Errors
/// [`BookError::Io`] and [`BookError::Locked`]; damage is a finding.
pub(super) fn walk(
    conn: &Connection,
    rebuilt: &mut Connection,
    findings: &mut Vec<Finding>,
) -> Result<Walk, BookError> {
    let tx = rebuilt.transaction()?;
    schema::create(&tx)?;
    let mut walker =
        Walker { rebuilt: &tx, findings, head: None, facts: 0, last: [0; 32], next: 1, replays: true };
    let read = each(conn, &mut walker);
    walker.tell(read)?;
    if let Some(head) = &walker.head {
        head.save(&tx)?;
    } else {
        walker.replays = false;
        walker.findings.push(Finding::Fact { seq: 0, why: "the journal is empty".to_owned() });
    }
    let Walker { facts, last: head, replays: complete, .. } = walker;
    tx.commit()?;
    Ok(Walk { facts, head, complete })
}

fn each(conn: &Connection, walker: &mut Walker<'_>) -> Result<(), BookError> {
    let mut read = conn.prepare("SELECT * FROM journal ORDER BY seq")?;
    let mut rows = read.query([])?;
    while let Some(row) = rows.next()? {
        if walker.findings.len() >= MOST {
            walker.replays = false;
            return Ok(());
        }
        let read = JournalRow::read(row).and_then(|row| walker.take(&row));
        walker.tell(read)?;
        walker.next = walker.next.saturating_add(1);
    }
    Ok(())
}

impl Walker<'_> {
    /// A fact that cannot be read or replayed ends the rebuild, and the walk goes on.
    fn tell(&mut self, done: Result<(), BookError>) -> Result<(), BookError> {
        match done {
            Ok(()) => Ok(()),
            Err(error @ (BookError::Io(_) | BookError::Locked | BookError::DiskFull)) => Err(error),
            Err(error) => {
                self.replays = false;
                self.findings.push(Finding::Fact { seq: self.next, why: error.to_string() });
                Ok(())
            }
        }
    }

    fn take(&mut self, row: &JournalRow) -> Result<(), BookError> {
        if row.seq != self.next {
            self.findings.push(Finding::Gap { expected: self.next, found: row.seq });
            self.next = row.seq;
        }
        if row.prev_hash != self.last {
            self.findings.push(Finding::Link { seq: row.seq });
        }
        if row.digest() != row.hash {
            self.findings.push(Finding::Hash { seq: row.seq });
        }
        self.last = row.hash;
        self.facts = self.facts.saturating_add(1);
        let entry = row.entry()?;
        if self.replays { self.replay(row, &entry) } else { Ok(()) }
    }

    fn replay(&mut self, row: &JournalRow, entry: &Entry) -> Result<(), BookError> {
        if self.head.is_none() {
            let Fact::BookOpened { mode, device, numbering } = &entry.fact else {
                return Err(BookError::damaged("the first fact opens no book"));
            };
            self.head = Some(Head::before(*mode, device.clone(), numbering.clone()));
        }
        if let Some(head) = &mut self.head {
            // the row's own words are hashed, and must be those of the state before it
            if row.device != head.device.0 || row.epoch != head.epoch {
                return Err(BookError::damaged("the fact is of another device or epoch"));
            }
            append::take(self.rebuilt, head, row, entry)?;
        }
        Ok(())
    }
}
