//! Table `slips`.

use crate::cell::{body, int, json};
use crate::error::BookError;
use domain::ids::{DepositId, SaleId, ShiftId, SlipNo};
use domain::member::CardId;
use domain::report::Scope;
use domain::slip::{Slip, SlipKind};
use rusqlite::{Connection, OptionalExtension, params};

const fn kind_code(kind: SlipKind) -> &'static str {
    match kind {
        SlipKind::Sale => "sale",
        SlipKind::Refund => "refund",
        SlipKind::Orphan => "orphan",
        SlipKind::Deposit => "deposit",
        SlipKind::Settlement => "settlement",
        SlipKind::CashMove => "cash_move",
        SlipKind::Handover => "handover",
        SlipKind::Summary => "summary",
        SlipKind::Card => "card",
        SlipKind::Statement => "statement",
        SlipKind::Import => "import",
    }
}

pub(crate) fn insert(conn: &Connection, slip: &Slip) -> Result<(), BookError> {
    let sale = (slip.sale != SaleId::NONE).then(|| int(slip.sale.0)).transpose()?;
    let deposit = slip.deposits.first().map(|part| int(part.deposit.0)).transpose()?;
    let shift = shift_of(slip).map(|shift| int(shift.0)).transpose()?;
    let card = slip.cards.first().map(|part| int(part.card.0)).transpose()?;
    let mut write = conn.prepare_cached("INSERT INTO slips VALUES (?, ?, ?, 0, ?, ?, ?, ?)")?;
    write.execute(params![slip.no.0, kind_code(slip.kind), sale, deposit, shift, card, json(slip)?])?;
    Ok(())
}

/// The shift that a report is about.
fn shift_of(slip: &Slip) -> Option<ShiftId> {
    match slip.report.as_ref().map(|report| &report.scope) {
        Some(Scope::Shift { shift, .. }) => Some(*shift),
        _ => None,
    }
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

/// The deposit that stands first on a slip.
pub(crate) fn deposit_of(conn: &Connection, no: &SlipNo) -> Result<Option<i64>, BookError> {
    let mut read = conn.prepare_cached("SELECT deposit FROM slips WHERE no = ?")?;
    Ok(read.query_row([&no.0], |row| row.get(0)).optional()?.flatten())
}

pub(crate) fn of_deposit(conn: &Connection, deposit: DepositId) -> Result<Vec<Slip>, BookError> {
    let mut read = conn.prepare_cached("SELECT body FROM slips WHERE deposit = ? ORDER BY no")?;
    read.query_and_then([int(deposit.0)?], body)?.collect()
}

pub(crate) fn of_card(conn: &Connection, card: CardId) -> Result<Vec<Slip>, BookError> {
    let mut read = conn.prepare_cached("SELECT body FROM slips WHERE card = ? ORDER BY no")?;
    read.query_and_then([int(card.0)?], body)?.collect()
}

/// A report that was issued.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReportRow {
    pub slip: Slip,
    /// `None` for a day, and for a batch of old balances.
    pub shift: Option<ShiftId>,
}

/// Newest first; other kinds of slips are no reports.
pub(crate) fn reports(conn: &Connection, kind: SlipKind, limit: u32) -> Result<Vec<ReportRow>, BookError> {
    if !matches!(kind, SlipKind::Handover | SlipKind::Summary | SlipKind::Import) {
        return Ok(Vec::new());
    }
    // the kind is written out, as only then the index of reports is known to fit
    let sql = format!(
        "SELECT body FROM slips WHERE kind = '{}' ORDER BY substr(no, -8) DESC LIMIT ?",
        kind_code(kind)
    );
    let mut read = conn.prepare_cached(&sql)?;
    let row = |row: &rusqlite::Row<'_>| {
        let slip: Slip = body(row)?;
        Ok(ReportRow { shift: shift_of(&slip), slip })
    };
    read.query_and_then([limit], row)?.collect()
}
