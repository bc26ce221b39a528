//! The file's shape: forward-only migrations, each in one transaction, counted by `user_version`.

use crate::error::BookError;
use rusqlite::Connection;

/// Marks the file as a book of this program: "Qtai" in ASCII.
pub(crate) const APPLICATION_ID: i64 = 0x5174_6169;

/// Migration n lifts a file from version n to n + 1. Never edited once used, only added to.
const MIGRATIONS: [&str; 6] = [
    include_str!("../migrations/001_book.sql"),
    include_str!("../migrations/002_paper_roles.sql"),
    include_str!("../migrations/003_hotel.sql"),
    include_str!("../migrations/004_members.sql"),
    include_str!("../migrations/005_online_card.sql"),
    include_str!("../migrations/006_cards_in_many.sql"),
];

/// The newest version this program knows.
pub(crate) fn newest() -> i64 {
    i64::try_from(MIGRATIONS.len()).unwrap_or(i64::MAX)
}

/// What a file says about itself, read without changing it.
pub(crate) enum Kind {
    /// No table at all: a new file, or one whose creation was cut off before its commit.
    Empty,
    /// A book with this version, `1 ..= newest`.
    Ours(i64),
}

/// Looks at a file.
///
/// # Errors
/// [`BookError::NotABook`], [`BookError::NewerBook`], [`BookError::Damaged`].
pub(crate) fn kind(conn: &Connection) -> Result<Kind, BookError> {
    let id = pragma(conn, "application_id")?;
    let version = pragma(conn, "user_version")?;
    if id == 0 && version == 0 {
        let objects: i64 = conn.query_row("SELECT count(*) FROM sqlite_schema", [], |row| row.get(0))?;
        return if objects == 0 { Ok(Kind::Empty) } else { Err(BookError::NotABook) };
    }
    if id != APPLICATION_ID {
        return Err(BookError::NotABook);
    }
    if version > newest() {
        return Err(BookError::NewerBook { file: version, program: newest() });
    }
    if version < 1 {
        return Err(BookError::damaged("the book has no version"));
    }
    Ok(Kind::Ours(version))
}

fn pragma(conn: &Connection, name: &str) -> Result<i64, BookError> {
    Ok(conn.pragma_query_value(None, name, |row| row.get(0))?)
}

/// Gives an empty file its tables. The caller holds the transaction, so that a file never exists
/// with tables and without its first fact.
///
/// # Errors
/// As SQLite reports them.
pub(crate) fn create(conn: &Connection) -> Result<(), BookError> {
    for migration in MIGRATIONS {
        conn.execute_batch(migration)?;
    }
    conn.pragma_update(None, "application_id", APPLICATION_ID)?;
    conn.pragma_update(None, "user_version", newest())?;
    Ok(())
}

/// Lifts an older file to the newest version, one transaction for each step.
///
/// # Errors
/// As SQLite reports them; the file stays at the last version reached.
pub(crate) fn lift(conn: &mut Connection, from: i64) -> Result<(), BookError> {
    // a table that takes another's place is made, filled and renamed, and meanwhile nothing may be referred
    // to; SQLite ignores this inside a transaction
    conn.pragma_update(None, "foreign_keys", false)?;
    let done = climb(conn, &MIGRATIONS, from);
    conn.pragma_update(None, "foreign_keys", true)?;
    done
}

fn climb(conn: &mut Connection, migrations: &[&str], from: i64) -> Result<(), BookError> {
    let done = usize::try_from(from).map_err(BookError::damaged)?;
    for (version, migration) in (1_i64..).zip(migrations).skip(done) {
        let tx = conn.transaction_with_behavior(rusqlite::TransactionBehavior::Immediate)?;
        tx.execute_batch(migration)?;
        tx.pragma_update(None, "user_version", version)?;
        tx.commit()?;
    }
    Ok(())
}

/// The whole schema as text, one object after the other, in a fixed order.
///
/// # Errors
/// As SQLite reports them.
pub(crate) fn text(conn: &Connection) -> Result<String, BookError> {
    let mut read = conn
        .prepare("SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY tbl_name, type DESC, name")?;
    let mut rows = read.query([])?;
    let mut text = String::new();
    while let Some(row) = rows.next()? {
        text.push_str(&row.get::<_, String>(0)?);
        text.push_str(";\n\n");
    }
    Ok(text)
}

/// Compares the file's schema with the one this program would create.
///
/// # Errors
/// [`BookError::Damaged`] when they differ.
pub(crate) fn check(conn: &Connection) -> Result<(), BookError> {
    let fresh = Connection::open_in_memory()?;
    create(&fresh)?;
    if text(conn)? == text(&fresh)? { Ok(()) } else { Err(BookError::damaged("the schema differs")) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_schema_is_pinned() {
        let fresh = Connection::open_in_memory().unwrap();
        create(&fresh).unwrap();
        let made = text(&fresh).unwrap();
        let pinned = include_str!("../tests/schema.sql");
        assert_eq!(made, pinned, "a change of the schema needs a new migration and a new tests/schema.sql");
    }

    #[test]
    fn a_lift_stops_at_the_last_whole_version() {
        let mut conn = Connection::open_in_memory().unwrap();
        let steps = ["CREATE TABLE a (x)", "CREATE TABLE b (x)", "CREATE TABLE c (x); CREATE TABLE a (x)"];
        assert!(climb(&mut conn, &steps, 0).is_err());
        assert_eq!(pragma(&conn, "user_version").unwrap(), 2);
        let text = text(&conn).unwrap();
        assert!(text.contains("TABLE b") && !text.contains("TABLE c"), "{text}");
        climb(&mut conn, &["-", "-", "CREATE TABLE c (x)"], 2).unwrap();
        assert_eq!(pragma(&conn, "user_version").unwrap(), 3);
    }
}
