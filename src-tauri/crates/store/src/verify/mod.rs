//! The verifier: trusts nothing but the journal's chain, and rebuilds everything else from it.

mod cards;
mod chain;
mod compare;

use crate::book::Book;
use crate::error::BookError;
use crate::reader::Reader;
use crate::schema;
use rusqlite::Connection;
use std::fmt;
use std::path::Path;

/// Findings of one kind after which looking on tells nothing more.
const MOST: usize = 100;

/// One thing that is not as it must be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Finding {
    /// SQLite's own check of pages, rows and indexes, in its words.
    Pages(String),
    /// A row refers to one that does not exist.
    Reference {
        /// The table of the row.
        table: String,
    },
    /// Tables, indexes or triggers are not those of this program.
    Schema,
    /// Facts are missing before this one.
    Gap {
        /// The place that was expected.
        expected: u64,
        /// The place that was found.
        found: u64,
    },
    /// The fact does not follow the one before it.
    Link {
        /// Its place.
        seq: u64,
    },
    /// A column of the fact is not what was hashed.
    Hash {
        /// Its place.
        seq: u64,
    },
    /// The fact cannot be read, or contradicts those before it.
    Fact {
        /// Its place, 0 when even that is unreadable.
        seq: u64,
        /// Why.
        why: String,
    },
    /// The postings of a transaction do not sum to zero.
    Unbalanced {
        /// Its id.
        txn: String,
    },
    /// What is on the cards is not what was posted.
    Cards {
        /// The account.
        account: &'static str,
    },
    /// A batch's rows are not what it says of itself.
    Batch {
        /// Its number.
        id: u64,
    },
    /// The journal demands a row that the table does not have.
    Missing {
        /// The table.
        table: &'static str,
        /// The row.
        key: String,
    },
    /// The table has a row of which the journal knows nothing.
    Foreign {
        /// The table.
        table: &'static str,
        /// The row.
        key: String,
    },
    /// A cell is not what the journal makes of it.
    Differs {
        /// The table.
        table: &'static str,
        /// The row.
        key: String,
        /// The column.
        column: String,
    },
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Pages(what) => write!(f, "pages: {what}"),
            Self::Reference { table } => write!(f, "{table}: a row refers to one that does not exist"),
            Self::Schema => f.write_str("the schema differs"),
            Self::Gap { expected, found } => write!(f, "journal: expected {expected}, found {found}"),
            Self::Link { seq } => write!(f, "journal {seq}: does not follow the one before it"),
            Self::Hash { seq } => write!(f, "journal {seq}: is not what was hashed"),
            Self::Fact { seq, why } => write!(f, "journal {seq}: {why}"),
            Self::Unbalanced { txn } => write!(f, "ledger {txn}: does not sum to zero"),
            Self::Cards { account } => write!(f, "ledger {account}: is not what is on the cards"),
            Self::Batch { id } => write!(f, "batch {id}: its rows are not what it says"),
            Self::Missing { table, key } => write!(f, "{table} {key}: missing"),
            Self::Foreign { table, key } => write!(f, "{table} {key}: not in the journal"),
            Self::Differs { table, key, column } => write!(f, "{table} {key}: {column} differs"),
        }
    }
}

/// What the verifier saw.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Report {
    /// Facts that were read.
    pub facts: u64,
    /// Hash of the last fact that was read: the anchor.
    pub head: [u8; 32],
    /// Empty when the book is sound.
    pub findings: Vec<Finding>,
}

impl Report {
    /// True when nothing was found.
    #[must_use]
    pub const fn is_sound(&self) -> bool {
        self.findings.is_empty()
    }

    /// The anchor as 64 hexadecimal digits.
    #[must_use]
    pub fn anchor(&self) -> String {
        hex::encode(self.head)
    }
}

/// Checks a file: pages, schema, chain, balance, cards, and every view against a rebuild from the journal.
/// Reads one moment's state; the book's writer may go on meanwhile.
///
/// # Errors
/// [`BookError::NotABook`], [`BookError::NewerBook`], [`BookError::Locked`], [`BookError::Io`], and
/// [`BookError::Damaged`] when not even the file's header can be read. All other damage is a finding.
pub fn verify(path: &Path) -> Result<Report, BookError> {
    let reader = Reader::open(path)?;
    let still = reader.conn.unchecked_transaction()?;
    let mut findings = Vec::new();
    told(pages(&still, &mut findings), &mut findings)?;
    let (facts, head) = content(&still, &mut findings)?;
    Ok(Report { facts, head, findings })
}

/// As [`verify`], without the check of pages and schema: for a book that is open, and for simulators.
///
/// # Errors
/// [`BookError::Io`]; all damage is a finding.
pub fn verify_book(book: &Book) -> Result<Report, BookError> {
    let mut findings = Vec::new();
    let still = book.conn.unchecked_transaction()?;
    let (facts, head) = content(&still, &mut findings)?;
    Ok(Report { facts, head, findings })
}

fn content(conn: &Connection, findings: &mut Vec<Finding>) -> Result<(u64, [u8; 32]), BookError> {
    // a private database that moves to a temporary file when it outgrows memory
    let mut rebuilt = Connection::open("")?;
    crate::open::settle(&rebuilt)?;
    rebuilt.execute_batch("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF")?;
    let walk = chain::walk(conn, &mut rebuilt, findings)?;
    told(unbalanced(conn, findings), findings)?;
    told(cards::check(conn, findings), findings)?;
    if walk.complete {
        for view in &compare::VIEWS {
            told(compare::table(conn, &rebuilt, view, findings), findings)?;
        }
    }
    Ok((walk.facts, walk.head))
}

/// Damage met on the way is a finding; a failing disk is not.
fn told(done: Result<(), BookError>, findings: &mut Vec<Finding>) -> Result<(), BookError> {
    match done {
        Err(BookError::Damaged(what)) => {
            findings.push(Finding::Pages(what));
            Ok(())
        }
        Err(BookError::NotABook) => {
            findings.push(Finding::Pages("a page is unreadable".to_owned()));
            Ok(())
        }
        other => other,
    }
}

fn pages(conn: &Connection, findings: &mut Vec<Finding>) -> Result<(), BookError> {
    let mut read = conn.prepare("PRAGMA integrity_check(100)")?;
    let lines: Vec<String> = read.query_map([], |row| row.get(0))?.collect::<Result<_, _>>()?;
    findings.extend(lines.into_iter().filter(|line| line != "ok").map(Finding::Pages));
    let mut read = conn.prepare("PRAGMA foreign_key_check")?;
    let tables: Vec<String> = read.query_map([], |row| row.get(0))?.take(MOST).collect::<Result<_, _>>()?;
    findings.extend(tables.into_iter().map(|table| Finding::Reference { table }));
    if schema::check(conn).is_err() {
        findings.push(Finding::Schema);
    }
    Ok(())
}

fn unbalanced(conn: &Connection, findings: &mut Vec<Finding>) -> Result<(), BookError> {
    let mut read = conn.prepare("SELECT txn FROM posting GROUP BY txn HAVING sum(delta) <> 0 LIMIT 100")?;
    let ids: Vec<String> = read.query_map([], |row| row.get(0))?.collect::<Result<_, _>>()?;
    findings.extend(ids.into_iter().map(|txn| Finding::Unbalanced { txn }));
    Ok(())
}
