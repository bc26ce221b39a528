//! Table `refunds`.

use crate::cell::{body, exactly_one, int, json};
use crate::error::BookError;
use crate::project::Line;
use domain::ids::{SaleId, StaffId, TradeNo};
use domain::refund::{Refund, Source};
use domain::tender::RecordKind;
use domain::time::BusinessDate;
use money::Fen;
use rusqlite::{Connection, params};

const fn source_code(source: &Source) -> &'static str {
    match source {
        Source::Wallet { .. } => "wallet",
        Source::Cash => "cash",
        Source::Record(RecordKind::BankCard) => "bank_card",
        Source::Record(RecordKind::Voucher) => "voucher",
        Source::Record(RecordKind::RoomAccount) => "room_account",
        Source::Consumed { .. } => "consumed",
        Source::Member { .. } => "member",
    }
}

/// The attempt or consumption a wallet refund gives back from.
fn of_no(source: &Source) -> Option<&str> {
    match source {
        Source::Wallet { of, .. } | Source::Consumed { of, .. } => Some(of.as_str()),
        Source::Cash | Source::Record(_) | Source::Member { .. } => None,
    }
}

/// With who opened it and on which day.
pub(crate) fn insert(line: &Line<'_>, refund: &Refund) -> Result<(), BookError> {
    let mut write =
        line.conn.prepare_cached("INSERT INTO refunds VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")?;
    write.execute(params![
        refund.no.as_str(),
        int(refund.sale.0)?,
        source_code(&refund.source),
        of_no(&refund.source),
        refund.amount.get(),
        refund.phase.code(),
        refund.phase.is_final(),
        refund.orphan,
        line.stamp.staff.0,
        line.stamp.business_date.0,
        json(refund)?,
    ])?;
    Ok(())
}

pub(crate) fn update(conn: &Connection, refund: &Refund) -> Result<(), BookError> {
    let mut write = conn.prepare_cached("UPDATE refunds SET phase = ?, final = ?, body = ? WHERE no = ?")?;
    let changed = write.execute(params![
        refund.phase.code(),
        refund.phase.is_final(),
        json(refund)?,
        refund.no.as_str(),
    ])?;
    exactly_one(changed, || format!("there is no refund {}", refund.no))
}

pub(crate) fn get(conn: &Connection, no: &str) -> Result<Option<Refund>, BookError> {
    let mut read = conn.prepare_cached("SELECT body FROM refunds WHERE no = ?")?;
    read.query_and_then([no], body)?.next().transpose()
}

pub(crate) fn must_exist(conn: &Connection, no: &TradeNo) -> Result<Refund, BookError> {
    get(conn, no.as_str())?.ok_or_else(|| BookError::conflict(format!("there is no refund {no}")))
}

/// Not decided, in the order of their numbers.
pub(crate) fn open(conn: &Connection) -> Result<Vec<Refund>, BookError> {
    let mut read = conn.prepare_cached("SELECT body FROM refunds WHERE final = 0 ORDER BY no")?;
    read.query_and_then([], body)?.collect()
}

pub(crate) fn of_sale(conn: &Connection, sale: SaleId) -> Result<Vec<Refund>, BookError> {
    let mut read = conn.prepare_cached("SELECT body FROM refunds WHERE sale = ? ORDER BY no")?;
    read.query_and_then([int(sale.0)?], body)?.collect()
}

/// What somebody has given back on one day and what is not known to have failed, orphan charges left out:
/// refunds, and what left deposits that were wanted.
pub(crate) fn moved_by(conn: &Connection, staff: &StaffId, day: BusinessDate) -> Result<Fen, BookError> {
    let mut read = conn.prepare_cached(
        "SELECT (SELECT ifnull(sum(amount), 0) FROM refunds \
           WHERE business_date = ?1 AND staff = ?2 AND orphan = 0 AND phase <> 'failed') \
         + (SELECT ifnull(sum(iif(w.kind = 'release', w.amount, w.freed)), 0) \
           FROM draws w JOIN deposits d ON d.id = w.deposit \
           WHERE w.business_date = ?1 AND w.staff = ?2 AND w.phase <> 'failed' AND d.unwanted = 0) AS fen",
    )?;
    let found = read.query_and_then(params![day.0, staff.0], |row| crate::cell::fen(row, "fen"))?.next();
    found.unwrap_or(Ok(Fen::ZERO))
}
