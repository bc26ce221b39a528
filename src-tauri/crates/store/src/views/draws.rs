//! Table `draws`. Staff and date are those of the opening: whose right moved the money.

use crate::cell::{body, exactly_one, int, json};
use crate::error::BookError;
use crate::project::Line;
use domain::deposit::{Draw, DrawKind};
use domain::ids::{DepositId, TradeNo};
use rusqlite::{Connection, params};

const fn kind_code(kind: DrawKind) -> &'static str {
    match kind {
        DrawKind::Consume => "consume",
        DrawKind::Release => "release",
    }
}

pub(crate) fn insert(line: &Line<'_>, draw: &Draw) -> Result<(), BookError> {
    let mut write = line.conn.prepare_cached("INSERT INTO draws VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")?;
    write.execute(params![
        draw.no.as_str(),
        int(draw.deposit.0)?,
        kind_code(draw.kind),
        draw.amount.get(),
        draw.freed.get(),
        draw.phase.code(),
        draw.phase.is_final(),
        line.stamp.staff.0,
        line.stamp.business_date.0,
        json(draw)?,
    ])?;
    Ok(())
}

pub(crate) fn update(conn: &Connection, draw: &Draw) -> Result<(), BookError> {
    let mut write = conn.prepare_cached("UPDATE draws SET phase = ?, final = ?, body = ? WHERE no = ?")?;
    let changed =
        write.execute(params![draw.phase.code(), draw.phase.is_final(), json(draw)?, draw.no.as_str()])?;
    exactly_one(changed, || format!("there is no draw {}", draw.no))
}

pub(crate) fn get(conn: &Connection, no: &str) -> Result<Option<Draw>, BookError> {
    let mut read = conn.prepare_cached("SELECT body FROM draws WHERE no = ?")?;
    read.query_and_then([no], body)?.next().transpose()
}

pub(crate) fn must_exist(conn: &Connection, no: &TradeNo) -> Result<Draw, BookError> {
    get(conn, no.as_str())?.ok_or_else(|| BookError::conflict(format!("there is no draw {no}")))
}

/// In the order of their numbers.
pub(crate) fn of_deposit(conn: &Connection, deposit: DepositId) -> Result<Vec<Draw>, BookError> {
    let mut read = conn.prepare_cached("SELECT body FROM draws WHERE deposit = ? ORDER BY no")?;
    read.query_and_then([int(deposit.0)?], body)?.collect()
}

/// All draws of the open deposits.
pub(crate) fn of_open(conn: &Connection) -> Result<Vec<Draw>, BookError> {
    let mut read = conn.prepare_cached(&format!(
        "SELECT w.body FROM deposits d CROSS JOIN draws w WHERE {} AND w.deposit = d.id ORDER BY d.id, w.no",
        super::deposits::OPEN
    ))?;
    read.query_and_then([], body)?.collect()
}
