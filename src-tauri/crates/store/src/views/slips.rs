//! Table `slips`.

use crate::cell::{body, int, json};
use crate::error::BookError;
use domain::ids::{SaleId, SlipNo};
use domain::slip::{Slip, SlipKind};
use rusqlite::{Connection, OptionalExtension, params};

const fn kind_code(kind: SlipKind) -> &'static str {
    match kind {
        SlipKind::Sale => "sale",
        SlipKind::Refund => "refund",
        SlipKind::Orphan => "orphan",
    }
}

pub(crate) fn insert(conn: &Connection, slip: &Slip) -> Result<(), BookError> {
    let mut write = conn.prepare_cached("INSERT INTO slips VALUES (?, ?, ?, 0, ?)")?;
    write.execute(params![slip.no.0, kind_code(slip.kind), int(slip.sale.0)?, json(slip)?])?;
    Ok(())
}

pub(crate) fn get(conn: &Connection, no: &SlipNo) -> Result<Option<Slip>, BookError> {
    let mut read = conn.prepare_cached("SELECT body FROM slips WHERE no = ?")?;
    read.query_and_then([&no.0], body)?.next().transpose()
}

pub(crate) fn of_sale(conn: &Connection, sale: SaleId) -> Result<Vec<Slip>, BookError> {
    let mut read = conn.prepare_cached("SELECT body FROM slips WHERE sale = ? ORDER BY no")?;
    read.query_and_then([int(sale.0)?], body)?.collect()
}

/// How often a reprint was asked for; 0 for an unknown slip.
pub(crate) fn reprints(conn: &Connection, no: &SlipNo) -> Result<u32, BookError> {
    let mut read = conn.prepare_cached("SELECT reprints FROM slips WHERE no = ?")?;
    Ok(read.query_row([&no.0], |row| row.get(0)).optional()?.unwrap_or(0))
}

pub(crate) fn count_reprint(conn: &Connection, no: &SlipNo) -> Result<(), BookError> {
    conn.prepare_cached("UPDATE slips SET reprints = reprints + 1 WHERE no = ?")?.execute([&no.0])?;
    Ok(())
}
