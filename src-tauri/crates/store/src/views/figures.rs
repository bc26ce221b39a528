//! What every figure is: a sum over posted transactions. The same words make the figure and its rows, so a
//! figure and what it opens into cannot differ.

use super::ledger::{OF, Span};
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

/// Figures that are sums over the time's own transactions. What a drawer began with and what is held at the
/// end come from elsewhere.
pub(crate) const SUMMED: [Figure; 21] = [
    Figure::Trade,
    Figure::Settle,
    Figure::Received,
    Figure::Discount,
    Figure::Refund,
    Figure::RefundSettle,
    Figure::DepositsTaken,
    Figure::DepositsConsumed,
    Figure::DepositsReturned,
    Figure::DepositsLapsed,
    Figure::CashFloat,
    Figure::CashSales,
    Figure::CashRefunds,
    Figure::CashDepositsIn,
    Figure::CashDepositsOut,
    Figure::CashPaidIn,
    Figure::CashPaidOut,
    Figure::CashDropped,
    Figure::CashDifference,
    Figure::ShopDiscount,
    Figure::Orphans,
];

/// One transaction's part of a figure, over the columns of [`flat`].
fn part(figure: Figure) -> String {
    let minus = |a, b| format!("({} - {})", part(a), part(b));
    match figure {
        Figure::Trade => "iif(kind IN ('pay', 'tender', 'consume'), sales, 0)".to_owned(),
        Figure::Discount => "iif(kind = 'coupon', coupon, iif(kind = 'tender', rounding, 0))".to_owned(),
        Figure::Settle => minus(Figure::Trade, Figure::Discount),
        Figure::Refund => "iif(kind = 'refund', refunds, 0)".to_owned(),
        Figure::RefundSettle => "iif(kind = 'refund', refunds, iif(kind = 'recoup', coupon, 0))".to_owned(),
        Figure::Received => minus(Figure::Settle, Figure::RefundSettle),
        Figure::DepositsTaken => "iif(kind IN ('deposit', 'pay', 'tender'), held, 0)".to_owned(),
        Figure::DepositsConsumed => "iif(kind = 'consume', sales, 0)".to_owned(),
        // what leaves with a consumption and is not sold goes back
        Figure::DepositsReturned => {
            "CASE kind WHEN 'release' THEN -held WHEN 'consume' THEN -held - sales ELSE 0 END".to_owned()
        }
        Figure::DepositsLapsed => "iif(kind = 'lapse', -held, 0)".to_owned(),
        Figure::CashFloat => "iif(kind = 'float', drawer, 0)".to_owned(),
        // a deposit that was paid with the sale lies in the same notes
        Figure::CashSales => "CASE WHEN method <> 'cash' THEN 0 WHEN kind = 'tender' THEN drawer - paid \
             WHEN kind = 'consume' THEN drawer_in ELSE 0 END"
            .to_owned(),
        Figure::CashRefunds => "iif(kind = 'refund', -drawer, 0)".to_owned(),
        Figure::CashDepositsIn => "CASE WHEN method <> 'cash' THEN 0 WHEN kind = 'deposit' THEN drawer \
             WHEN kind = 'tender' THEN paid ELSE 0 END"
            .to_owned(),
        // a consumption takes notes out of the deposits and puts them into the sales
        Figure::CashDepositsOut => {
            "CASE kind WHEN 'release' THEN -drawer WHEN 'consume' THEN drawer_in - drawer ELSE 0 END"
                .to_owned()
        }
        Figure::CashPaidIn => "iif(kind = 'cash', -paid_in, 0)".to_owned(),
        Figure::CashPaidOut => "iif(kind = 'cash', paid_out, 0)".to_owned(),
        Figure::CashDropped => "iif(kind = 'cash', safe, 0)".to_owned(),
        Figure::CashDifference => "iif(kind = 'count', drawer, 0)".to_owned(),
        Figure::CashExpected => format!(
            "({} + {} - {} + {} - {} + {} - {} - {})",
            part(Figure::CashFloat),
            part(Figure::CashSales),
            part(Figure::CashRefunds),
            part(Figure::CashDepositsIn),
            part(Figure::CashDepositsOut),
            part(Figure::CashPaidIn),
            part(Figure::CashPaidOut),
            part(Figure::CashDropped)
        ),
        Figure::ShopDiscount => "given_up".to_owned(),
        Figure::Orphans => "orphans".to_owned(),
        // not of the time: what is held now
        Figure::DepositsHeld => "0".to_owned(),
    }
}

/// Each transaction of a span as one row: kind, method, and what it moved on each account that counts.
fn flat() -> String {
    let account = |code: &str, sign: &str| format!("sum(iif(p.account = '{code}', {sign}p.delta, 0))");
    let methods: String = Method::ALL
        .map(|method| format!(" WHEN '{}' THEN '{}'", method.account().code(), method.code()))
        .concat();
    let columns = [
        (account("sales", "-"), "sales"),
        (account("wallet_discount", ""), "coupon"),
        (account("rounding", ""), "rounding"),
        (account("refunds", ""), "refunds"),
        (account("orphan_charges", "-"), "orphans"),
        (account("merchant_discount", ""), "given_up"),
        (account("deposits_paid", "-"), "paid"),
        (format!("{} + {}", account("deposits_paid", "-"), account("deposits_frozen", "")), "held"),
        (account("cash_drawer", ""), "drawer"),
        ("sum(iif(p.account = 'cash_drawer' AND p.delta > 0, p.delta, 0))".to_owned(), "drawer_in"),
        (account("cash_over_short", ""), "over_short"),
        (account("paid_in", ""), "paid_in"),
        (account("paid_out", ""), "paid_out"),
        (account("safe", ""), "safe"),
    ];
    let columns: String = columns.map(|(sum, name)| format!(", {sum} AS {name}")).concat();
    format!(
        "WITH flat AS MATERIALIZED (SELECT t.id AS txn, t.seq_closed AS seq, \
           substr(t.id, 1, instr(t.id, '-') - 1) AS kind, substr(t.id, instr(t.id, '-') + 1) AS number, \
           ifnull(max(CASE p.account{methods} END), '') AS method{columns} \
         FROM ledger_txn t CROSS JOIN posting p WHERE {OF} AND p.txn = t.id GROUP BY t.id) "
    )
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
