//! What every figure is: a sum over posted transactions. The same words make the figure and its rows, so a
//! figure and what it opens into cannot differ.

use super::ledger::Span;
use super::parts::{SUMMED, flat, part};
use crate::cell::{delta, small, whole};
use crate::error::BookError;
use domain::ids::StaffId;
use domain::report::Figure;
use domain::tender::Method;
use domain::time::Wall;
use money::FenDelta;
use rusqlite::{Connection, Row, params};
use std::collections::BTreeMap;

/// One transaction behind a figure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FigureRow {
    /// Its name. What the drawer or the deposits held before has an empty one.
    pub txn: String,
    /// Place of the fact that posted it; 0 for what was there before.
    pub seq: u64,
    pub wall: Wall,
    pub staff: StaffId,
    /// What stands behind the first dash of the name: a trade number, sale, deposit, shift or slip.
    pub number: String,
    /// Its part of the figure, in fen.
    pub amount: FenDelta,
}

/// Every figure of one method, or of what has none, and how many transactions stand behind some.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Tally {
    pub sums: BTreeMap<Figure, FenDelta>,
    pub trades: u32,
    pub refunds: u32,
    pub taken: u32,
    pub consumed: u32,
    pub returned: u32,
    pub topped_up: u32,
    /// Payments by member card.
    pub spent: u32,
    /// Against cash over and short when a shift began.
    pub opening: FenDelta,
}

/// By method; the one of transactions without a method is `None`.
pub(crate) fn tallies(conn: &Connection, span: Span) -> Result<BTreeMap<Option<Method>, Tally>, BookError> {
    let sums: String = SUMMED.map(|figure| format!(", sum({}) AS {figure:?}", part(figure))).concat();
    let counts: String = [
        ("trades", part(Figure::Trade)),
        ("refund_count", part(Figure::Refund)),
        ("taken_count", part(Figure::DepositsTaken)),
        ("consumed_count", part(Figure::DepositsConsumed)),
        ("returned_count", part(Figure::DepositsReturned)),
        ("topped_up_count", part(Figure::MembersToppedUp)),
        ("spent_count", "iif(kind = 'tender', abs(principal) + abs(gift), 0)".to_owned()),
    ]
    .map(|(name, part)| format!(", sum(({part}) <> 0) AS {name}"))
    .concat();
    let sql = format!(
        "{}SELECT method{sums}{counts}, sum(iif(kind = 'float', -over_short, 0)) AS opening \
         FROM flat GROUP BY method",
        flat()
    );
    let mut read = conn.prepare_cached(&sql)?;
    read.query_and_then(params![span.from, span.to, span.shift], tally)?.collect()
}

fn tally(row: &Row<'_>) -> Result<(Option<Method>, Tally), BookError> {
    let method: String = row.get("method")?;
    let mut sums = BTreeMap::new();
    for figure in SUMMED {
        sums.insert(figure, delta(row, &format!("{figure:?}"))?);
    }
    let tally = Tally {
        sums,
        trades: small(row, "trades")?,
        refunds: small(row, "refund_count")?,
        taken: small(row, "taken_count")?,
        consumed: small(row, "consumed_count")?,
        returned: small(row, "returned_count")?,
        topped_up: small(row, "topped_up_count")?,
        spent: small(row, "spent_count")?,
        opening: delta(row, "opening")?,
    };
    Ok((Method::ALL.into_iter().find(|known| known.code() == method), tally))
}

/// The transactions behind a figure, newest first.
pub(crate) fn rows(
    conn: &Connection,
    span: Span,
    figure: Figure,
    method: Option<Method>,
    limit: u32,
) -> Result<Vec<FigureRow>, BookError> {
    let sql = format!(
        "{}SELECT x.*, j.wall_ms, j.staff FROM ( \
           SELECT txn, seq, number, {} AS amount FROM flat \
           WHERE amount <> 0 AND (?4 IS NULL OR method = ?4) ORDER BY seq DESC, txn DESC LIMIT ?5) x \
         JOIN journal j ON j.seq = x.seq ORDER BY x.seq DESC, x.txn DESC",
        flat(),
        part(figure)
    );
    let mut read = conn.prepare_cached(&sql)?;
    let method = method.map(Method::code);
    read.query_and_then(params![span.from, span.to, span.shift, method, limit], figure_row)?.collect()
}

/// How many ways back of deposits went out of the drawer.
pub(crate) fn releases(conn: &Connection, span: Span) -> Result<u32, BookError> {
    let sql = format!("{}SELECT count(*) AS n FROM flat WHERE kind = 'release' AND drawer <> 0", flat());
    let mut read = conn.prepare_cached(&sql)?;
    let found = read.query_and_then(params![span.from, span.to, span.shift], |row| small(row, "n"))?.next();
    found.unwrap_or(Ok(0))
}

/// What is held of every deposit, newest first.
pub(crate) fn held_rows(
    conn: &Connection,
    method: Option<Method>,
    limit: u32,
) -> Result<Vec<FigureRow>, BookError> {
    let mut read = conn.prepare_cached(&format!(
        "SELECT 'deposit-' || d.id AS txn, d.id || '' AS number, d.wall AS wall_ms, d.staff, d.held AS amount, \
           ifnull((SELECT t.seq_closed FROM ledger_txn t WHERE t.id = 'deposit-' || d.id), 0) AS seq \
         FROM deposits d WHERE d.{} AND d.held > 0 AND (?1 IS NULL OR d.method = ?1) \
         ORDER BY d.id DESC LIMIT ?2",
        super::deposits::OPEN
    ))?;
    read.query_and_then(params![method.map(Method::code), limit], figure_row)?.collect()
}

fn figure_row(row: &Row<'_>) -> Result<FigureRow, BookError> {
    Ok(FigureRow {
        txn: row.get("txn")?,
        seq: whole(row, "seq")?,
        wall: Wall(row.get("wall_ms")?),
        staff: StaffId(row.get("staff")?),
        number: row.get("number")?,
        amount: delta(row, "amount")?,
    })
}
