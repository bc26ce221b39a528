//! Table `sales`. Date, shift, staff and wall time are those of the opening until the sale is closed,
//! then those of the closing.

use super::ledger::Span;
use crate::cell::{body, exactly_one, fen, int, json};
use crate::error::BookError;
use crate::project::Line;
use domain::ids::{SaleId, SlipNo};
use domain::sale::{Sale, SaleStatus};
use money::Fen;
use rusqlite::{Connection, params};

pub(crate) const fn code(status: SaleStatus) -> &'static str {
    match status {
        SaleStatus::Open => "open",
        SaleStatus::Settled => "settled",
        SaleStatus::Abandoned => "abandoned",
    }
}

pub(crate) fn insert(line: &Line<'_>, sale: &Sale) -> Result<(), BookError> {
    let mut write =
        line.conn.prepare_cached("INSERT INTO sales VALUES (?, ?, ?, ?, ?, ?, ?, NULL, ?, ?, ?, ?, ?)")?;
    write.execute(params![
        int(sale.id.0)?,
        sale.entry.gross.get(),
        sale.entry.discount.get(),
        sale.entry.due.get(),
        sale.entry.undiscountable.get(),
        code(sale.status),
        sale.counted().get(),
        line.stamp.business_date.0,
        int(line.stamp.shift.0)?,
        line.stamp.staff.0,
        line.stamp.wall.0,
        json(sale)?,
    ])?;
    Ok(())
}

/// Tenders and what they count.
pub(crate) fn update(conn: &Connection, sale: &Sale) -> Result<(), BookError> {
    let mut write = conn.prepare_cached("UPDATE sales SET counted = ?, body = ? WHERE id = ?")?;
    let changed = write.execute(params![sale.counted().get(), json(sale)?, int(sale.id.0)?])?;
    exactly_one(changed, || format!("there is no sale {}", sale.id.0))
}

/// Settled or abandoned. The day is set apart, so that its index is left alone on all but a few sales.
pub(crate) fn close(line: &Line<'_>, sale: &Sale, slip: Option<&SlipNo>) -> Result<(), BookError> {
    let (id, day) = (int(sale.id.0)?, line.stamp.business_date.0);
    let mut write = line.conn.prepare_cached(
        "UPDATE sales SET status = ?, slip_no = ?, shift = ?, staff = ?, wall = ?, counted = ?, body = ? \
         WHERE id = ?",
    )?;
    let changed = write.execute(params![
        code(sale.status),
        slip.map(|slip| &slip.0),
        int(line.stamp.shift.0)?,
        line.stamp.staff.0,
        line.stamp.wall.0,
        sale.counted().get(),
        json(sale)?,
        id,
    ])?;
    exactly_one(changed, || format!("there is no sale {id}"))?;
    let mut write = line
        .conn
        .prepare_cached("UPDATE sales SET business_date = ?2 WHERE id = ?1 AND business_date <> ?2")?;
    write.execute(params![id, day])?;
    Ok(())
}

pub(crate) fn get(conn: &Connection, id: SaleId) -> Result<Option<Sale>, BookError> {
    let mut read = conn.prepare_cached("SELECT body FROM sales WHERE id = ?")?;
    read.query_and_then([int(id.0)?], body)?.next().transpose()
}

pub(crate) fn must_exist(conn: &Connection, id: SaleId) -> Result<Sale, BookError> {
    get(conn, id)?.ok_or_else(|| BookError::conflict(format!("there is no sale {}", id.0)))
}

pub(crate) fn must_be_open(conn: &Connection, id: SaleId) -> Result<Sale, BookError> {
    let sale = must_exist(conn, id)?;
    if sale.status == SaleStatus::Open {
        Ok(sale)
    } else {
        Err(BookError::conflict(format!("sale {} is closed", id.0)))
    }
}

/// Oldest first.
pub(crate) fn open(conn: &Connection) -> Result<Vec<Sale>, BookError> {
    let mut read = conn.prepare_cached("SELECT body FROM sales WHERE status = 'open' ORDER BY id")?;
    read.query_and_then([], body)?.collect()
}

/// Closed by one shift, in the order of their numbers.
pub(crate) fn of_shift(conn: &Connection, span: Span) -> Result<Vec<Sale>, BookError> {
    let mut read = conn.prepare_cached(
        "SELECT body FROM sales WHERE business_date BETWEEN ?1 AND ?2 AND shift IS ?3 AND status <> 'open' \
         ORDER BY id",
    )?;
    read.query_and_then(params![span.from, span.to, span.shift], body)?.collect()
}

/// The median due of the last `n` settled sales, top-ups left out, the lower one of two; `None` below ten sales.
pub(crate) fn usual_due(conn: &Connection, n: u32) -> Result<Option<Fen>, BookError> {
    const FEWEST: usize = 10;
    let mut read = conn.prepare_cached(
        "SELECT due FROM sales WHERE status = 'settled' \
           AND json_extract(body, '$.purpose') IS NULL ORDER BY id DESC LIMIT ?",
    )?;
    let mut dues: Vec<Fen> = read.query_and_then([n], |row| fen(row, "due"))?.collect::<Result<_, _>>()?;
    if dues.len() < FEWEST {
        return Ok(None);
    }
    dues.sort_unstable();
    Ok(dues.get((dues.len() - 1) / 2).copied())
}
