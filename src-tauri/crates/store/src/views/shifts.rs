//! Table `shifts`: those that somebody began. A day's automatic shift has no row.

use crate::cell::{body, exactly_one, int, json};
use crate::error::BookError;
use domain::ids::ShiftId;
use domain::shift::{Shift, ShiftState};
use domain::time::BusinessDate;
use rusqlite::{Connection, params};

const fn code(state: ShiftState) -> &'static str {
    match state {
        ShiftState::Open => "open",
        ShiftState::Counted => "counted",
        ShiftState::Closed => "closed",
    }
}

pub(crate) fn insert(conn: &Connection, shift: &Shift) -> Result<(), BookError> {
    let mut write = conn.prepare_cached("INSERT INTO shifts VALUES (?, ?, ?, ?, ?, ?)")?;
    write.execute(params![
        int(shift.id.0)?,
        shift.owner.0,
        code(shift.state()),
        shift.day.0,
        shift.opened.0,
        json(shift)?,
    ])?;
    Ok(())
}

pub(crate) fn update(conn: &Connection, shift: &Shift) -> Result<(), BookError> {
    let mut write = conn.prepare_cached("UPDATE shifts SET state = ?, body = ? WHERE id = ?")?;
    let changed = write.execute(params![code(shift.state()), json(shift)?, int(shift.id.0)?])?;
    exactly_one(changed, || format!("there is no shift {}", shift.id.0))
}

pub(crate) fn get(conn: &Connection, id: ShiftId) -> Result<Option<Shift>, BookError> {
    let mut read = conn.prepare_cached("SELECT body FROM shifts WHERE id = ?")?;
    read.query_and_then([int(id.0)?], body)?.next().transpose()
}

pub(crate) fn must_go_on(conn: &Connection, id: ShiftId) -> Result<Shift, BookError> {
    match get(conn, id)? {
        Some(shift) if shift.state() != ShiftState::Closed => Ok(shift),
        Some(_) => Err(BookError::conflict(format!("shift {} is closed", id.0))),
        None => Err(BookError::conflict(format!("there is no shift {}", id.0))),
    }
}

/// The newest shift that is not closed.
pub(crate) fn open(conn: &Connection) -> Result<Option<Shift>, BookError> {
    newest(conn, "SELECT body FROM shifts WHERE state <> 'closed' ORDER BY id DESC LIMIT 1")
}

/// The newest shift that is closed.
pub(crate) fn last_closed(conn: &Connection) -> Result<Option<Shift>, BookError> {
    newest(conn, "SELECT body FROM shifts WHERE state = 'closed' ORDER BY id DESC LIMIT 1")
}

fn newest(conn: &Connection, sql: &str) -> Result<Option<Shift>, BookError> {
    conn.prepare_cached(sql)?.query_and_then([], body)?.next().transpose()
}

/// Those of the days, newest first.
pub(crate) fn list(
    conn: &Connection,
    from: Option<BusinessDate>,
    to: Option<BusinessDate>,
    limit: u32,
) -> Result<Vec<Shift>, BookError> {
    let mut read =
        conn.prepare_cached("SELECT body FROM shifts WHERE day BETWEEN ? AND ? ORDER BY id DESC LIMIT ?")?;
    let (from, to) = (from.map_or(0, |day| day.0), to.map_or(u32::MAX, |day| day.0));
    read.query_and_then(params![from, to, limit], body)?.collect()
}
