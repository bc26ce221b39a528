//! How often the drawer was opened. The facts are counted where they stand, along an index of their own.

use super::ledger::{Over, Span};
use crate::cell::{int, small};
use crate::error::BookError;
use domain::fact::DrawerReason;
use rusqlite::{Connection, Row, params};

/// As for the ledger: the days first, then the shift in each.
const DAYS_OF_SHIFT: &str = "WITH RECURSIVE day (d) AS ( \
      SELECT min(business_date) FROM journal WHERE kind = 'drawer.opened' \
      UNION ALL \
      SELECT (SELECT min(business_date) FROM journal WHERE kind = 'drawer.opened' AND business_date > d) \
      FROM day WHERE d IS NOT NULL) \
    SELECT min(d) AS first, max(d) AS last FROM day WHERE d IS NOT NULL AND EXISTS (SELECT 1 \
      FROM journal j WHERE j.kind = 'drawer.opened' AND j.business_date = day.d AND j.shift = ?1)";

fn span(conn: &Connection, over: Over) -> Result<Span, BookError> {
    let Over::Shift(shift) = over else { return Span::of(conn, over) };
    let shift = int(shift.0)?;
    let (first, last): (Option<u32>, Option<u32>) = conn
        .prepare_cached(DAYS_OF_SHIFT)?
        .query_row([shift], |row| Ok((row.get("first")?, row.get("last")?)))?;
    Ok(Span { from: first.unwrap_or(1), to: last.unwrap_or(0), shift: Some(shift) })
}

/// By reason, in their order; a reason without an opening is left out.
pub(crate) fn openings(conn: &Connection, over: Over) -> Result<Vec<(DrawerReason, u32)>, BookError> {
    let Span { from, to, shift } = span(conn, over)?;
    let mut read = conn.prepare_cached(
        "SELECT json_extract(body, '$.fact.DrawerOpened.reason') AS reason, count(*) AS n FROM journal \
         WHERE kind = 'drawer.opened' AND business_date BETWEEN ?1 AND ?2 AND (?3 IS NULL OR shift = ?3) \
         GROUP BY 1",
    )?;
    let mut all: Vec<(DrawerReason, u32)> =
        read.query_and_then(params![from, to, shift], counted)?.collect::<Result<_, _>>()?;
    all.sort_unstable();
    Ok(all)
}

fn counted(row: &Row<'_>) -> Result<(DrawerReason, u32), BookError> {
    let reason: String = row.get("reason")?;
    let reason = serde_json::from_value(serde_json::Value::String(reason)).map_err(BookError::damaged)?;
    Ok((reason, small(row, "n")?))
}
