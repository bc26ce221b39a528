//! Table `card_moves`: the statements.

use super::batches;
use super::cards::{self, CardRow};
use crate::cell::{delta, fen, int, small, whole};
use crate::error::BookError;
use crate::project::Line;
use domain::ids::{SaleId, StaffId, TradeNo};
use domain::member::{Card, CardId, Move, MoveKind, Why};
use domain::time::{BusinessDate, Wall};
use money::{Fen, FenDelta};
use rusqlite::{Connection, Row, params};

/// One line of a statement.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StatementRow {
    /// Place of the fact.
    pub seq: u64,
    /// Place in the fact, 1 for the first move; 0 for what a batch brought onto its own card.
    pub n: u32,
    pub kind: MoveKind,
    /// Positive is more on the card, in fen.
    pub principal: FenDelta,
    pub gift: FenDelta,
    /// Afterwards, in fen.
    pub principal_after: Fen,
    pub gift_after: Fen,
    pub wall: Wall,
    pub business_date: BusinessDate,
    pub staff: StaffId,
    /// The sale or top-up that moved it.
    pub sale: Option<SaleId>,
    /// The refund that moved it, when it was one.
    pub refund: Option<TradeNo>,
    pub note: String,
}

/// Which lines of a statement are asked for, newest first.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct StatementSpan {
    /// Not before this time.
    pub from: Option<Wall>,
    /// Not after this time.
    pub to: Option<Wall>,
    /// Only older lines than this one, by `seq` and `n`.
    pub before: Option<(u64, u32)>,
    /// Most lines to answer.
    pub limit: u32,
}

/// The sale and the refund that stand behind a move.
const fn behind(why: &Why) -> (Option<SaleId>, Option<&TradeNo>) {
    match why {
        Why::Sale { sale } | Why::Unloaded { sale, .. } | Why::Change { sale } => (Some(*sale), None),
        Why::GivenBack { sale, no, .. } | Why::Reloaded { sale, no, .. } => (Some(*sale), Some(no)),
        Why::Desk => (None, None),
    }
}

/// The move with this place in its fact; `after` is the card once it has happened.
pub(crate) fn insert(
    line: &Line<'_>,
    n: u32,
    own: &Move,
    after: &Card,
    why: &Why,
    note: &str,
) -> Result<(), BookError> {
    let (sale, refund) = behind(why);
    let mut write = line
        .conn
        .prepare_cached("INSERT INTO card_moves VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")?;
    write.execute(params![
        int(own.card.0)?,
        int(line.seq)?,
        n,
        own.kind.code(),
        own.principal.get(),
        own.gift.get(),
        after.principal.get(),
        after.gift.get(),
        line.stamp.wall.0,
        line.stamp.business_date.0,
        line.stamp.staff.0,
        sale.map(|sale| int(sale.0)).transpose()?,
        refund.map(TradeNo::as_str),
        note,
    ])?;
    Ok(())
}

fn read(row: &Row<'_>) -> Result<StatementRow, BookError> {
    let kind: String = row.get("kind")?;
    let sale: Option<i64> = row.get("sale")?;
    let refund: Option<String> = row.get("refund")?;
    let number = |no: String| TradeNo::new(no).ok_or_else(|| BookError::damaged("a refund has no number"));
    Ok(StatementRow {
        seq: whole(row, "seq")?,
        n: small(row, "n")?,
        kind: MoveKind::from_code(&kind).ok_or_else(|| BookError::damaged("a move's kind is unknown"))?,
        principal: delta(row, "principal")?,
        gift: delta(row, "gift")?,
        principal_after: fen(row, "principal_after")?,
        gift_after: fen(row, "gift_after")?,
        wall: Wall(row.get("wall")?),
        business_date: BusinessDate(small(row, "business_date")?),
        staff: StaffId(row.get("staff")?),
        sale: sale.map(u64::try_from).transpose().map_err(BookError::damaged)?.map(SaleId),
        refund: refund.map(number).transpose()?,
        note: row.get("note")?,
    })
}

/// Newest first; what a batch brought onto its own card comes last.
pub(crate) fn statement(
    conn: &Connection,
    card: CardId,
    span: &StatementSpan,
) -> Result<Vec<StatementRow>, BookError> {
    let Some(row) = cards::get(conn, card)? else { return Ok(Vec::new()) };
    let (seq, n) = span.before.unwrap_or((i64::MAX.unsigned_abs(), 0));
    let (from, to) = (span.from.map_or(i64::MIN, |wall| wall.0), span.to.map_or(i64::MAX, |wall| wall.0));
    let mut find = conn.prepare_cached(
        "SELECT * FROM card_moves WHERE card = ? AND (seq, n) < (?, ?) AND wall BETWEEN ? AND ? \
         ORDER BY seq DESC, n DESC LIMIT ?",
    )?;
    let asked = params![int(card.0)?, int(seq)?, n, from, to, span.limit];
    let mut lines: Vec<StatementRow> = find.query_and_then(asked, read)?.collect::<Result<_, _>>()?;
    if u32::try_from(lines.len()).is_ok_and(|lines| lines < span.limit) {
        let first = brought(conn, &row)?;
        lines.extend(
            first.filter(|first| (first.seq, first.n) < (seq, n) && (from..=to).contains(&first.wall.0)),
        );
    }
    Ok(lines)
}

/// The line that a card of a batch begins with: what is on it without its rows, or before the first of them.
fn brought(conn: &Connection, row: &CardRow) -> Result<Option<StatementRow>, BookError> {
    let Some(batch) = row.batch else { return Ok(None) };
    let Some(batch) = batches::get(conn, batch)? else {
        return Err(BookError::damaged(format!("card {} is of no batch", row.card.id.0)));
    };
    let mut find = conn.prepare_cached(
        "SELECT principal_after - principal AS principal, gift_after - gift AS gift \
         FROM card_moves WHERE card = ? ORDER BY seq, n LIMIT 1",
    )?;
    let before = |row: &Row<'_>| Ok::<_, BookError>((fen(row, "principal")?, fen(row, "gift")?));
    let found = find.query_and_then([int(row.card.id.0)?], before)?.next().transpose()?;
    let (principal, gift) = found.unwrap_or((row.card.principal, row.card.gift));
    Ok(Some(StatementRow {
        seq: batch.seq,
        n: 0,
        kind: MoveKind::Opening,
        principal: principal.as_delta(),
        gift: gift.as_delta(),
        principal_after: principal,
        gift_after: gift,
        wall: batch.wall,
        business_date: batch.business_date,
        staff: batch.staff,
        sale: None,
        refund: None,
        note: String::new(),
    }))
}
