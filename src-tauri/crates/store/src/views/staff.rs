//! Table `staff`: who works here now, their wrong PINs, and whether a PIN and a badge are set. The secrets'
//! hashes are beside the journal.

use crate::cell::{body, exactly_one, int, json, small, whole};
use crate::error::BookError;
use domain::fact::SecretKind;
use domain::ids::StaffId;
use domain::staff::{Misses, Staff};
use domain::time::{BusinessDate, Moment};
use rusqlite::{Connection, Row, params};

/// Somebody who works here.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StaffRow {
    pub staff: Staff,
    pub misses: Misses,
    /// A PIN is set.
    pub pin: bool,
    /// A badge is set.
    pub badge: bool,
}

fn read(row: &Row<'_>) -> Result<StaffRow, BookError> {
    Ok(StaffRow {
        staff: body(row)?,
        misses: Misses {
            row: small(row, "misses")?,
            today: small(row, "today")?,
            day: BusinessDate(small(row, "day")?),
            until: Moment(whole(row, "until_ms")?),
        },
        pin: row.get("pin")?,
        badge: row.get("badge")?,
    })
}

/// Adds somebody, or changes what is known of him; misses and secrets stay.
pub(crate) fn save(conn: &Connection, staff: &Staff) -> Result<(), BookError> {
    let mut write = conn.prepare_cached(
        "INSERT INTO staff VALUES (?1, 0, 0, 0, 0, 0, 0, ?2) ON CONFLICT (id) DO UPDATE SET body = ?2",
    )?;
    write.execute(params![staff.id.0, json(staff)?])?;
    Ok(())
}

pub(crate) fn remove(conn: &Connection, id: &StaffId) -> Result<(), BookError> {
    met(conn.prepare_cached("DELETE FROM staff WHERE id = ?")?.execute([&id.0])?)
}

fn met(changed: usize) -> Result<(), BookError> {
    exactly_one(changed, || "there is no such person".to_owned())
}

pub(crate) fn secret(conn: &Connection, id: &StaffId, kind: SecretKind, set: bool) -> Result<(), BookError> {
    let sql = match kind {
        SecretKind::Pin => "UPDATE staff SET pin = ? WHERE id = ?",
        SecretKind::Badge => "UPDATE staff SET badge = ? WHERE id = ?",
        SecretKind::None => return Err(BookError::conflict("no secret cannot be set")),
    };
    met(conn.prepare_cached(sql)?.execute(params![set, id.0])?)
}

pub(crate) fn missed(conn: &Connection, id: &StaffId, misses: &Misses) -> Result<(), BookError> {
    let mut write =
        conn.prepare_cached("UPDATE staff SET misses = ?, today = ?, day = ?, until_ms = ? WHERE id = ?")?;
    met(write.execute(params![misses.row, misses.today, misses.day.0, int(misses.until.0)?, id.0])?)
}

/// The misses are forgotten as the domain forgets them. Nobody's are none: before the first person is named
/// the counter's own signs in.
pub(crate) fn cleared(conn: &Connection, id: &StaffId) -> Result<(), BookError> {
    match get(conn, id)? {
        Some(known) => missed(conn, id, &known.misses.cleared()),
        None => Ok(()),
    }
}

pub(crate) fn get(conn: &Connection, id: &StaffId) -> Result<Option<StaffRow>, BookError> {
    let mut find = conn.prepare_cached("SELECT * FROM staff WHERE id = ?")?;
    find.query_and_then([&id.0], read)?.next().transpose()
}

/// In the order of their numbers.
pub(crate) fn all(conn: &Connection) -> Result<Vec<StaffRow>, BookError> {
    let mut find = conn.prepare_cached("SELECT * FROM staff ORDER BY id")?;
    find.query_and_then([], read)?.collect()
}
