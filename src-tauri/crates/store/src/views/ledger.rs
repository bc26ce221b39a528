//! Tables `ledger_txn` and `posting`. A transaction's date and shift are those of the fact that decided
//! it, and of the one that opened it while it pends: a closed shift's figures never move again.

use crate::cell::{delta, exactly_one, int};
use crate::error::BookError;
use crate::project::Line;
use domain::ids::ShiftId;
use domain::ledger::{Account, Move, Txn, TxnId, TxnState};
use domain::time::BusinessDate;
use money::{Fen, FenDelta};
use rusqlite::{Connection, Row, params};
use std::collections::BTreeMap;

/// Which posted transactions are summed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Over {
    /// All of them.
    Everything,
    /// Those of the business days `from ..= to`.
    Days {
        /// First day.
        from: BusinessDate,
        /// Last day.
        to: BusinessDate,
    },
    /// Those of one shift.
    Shift(ShiftId),
    /// Those of one shift on one business day: what arrived between shifts has number 0 on every day.
    ShiftOfDay { shift: ShiftId, day: BusinessDate },
}

const fn code(state: TxnState) -> &'static str {
    match state {
        TxnState::Pending => "pending",
        TxnState::Posted => "posted",
        TxnState::Voided => "voided",
    }
}

/// What one step changes of the balances that the head keeps.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Swing {
    pub drawer: FenDelta,
    pub held: FenDelta,
    pub principal: FenDelta,
    pub gift: FenDelta,
}

pub(crate) fn apply(line: &Line<'_>, step: &Move) -> Result<Swing, BookError> {
    match step {
        Move::Pend(txn) => insert(line, txn, TxnState::Pending).map(|()| Swing::default()),
        Move::Direct(txn) => {
            insert(line, txn, TxnState::Posted)?;
            swing(line, &txn.id)
        }
        Move::Post(id) => {
            decide(line, id, TxnState::Posted)?;
            swing(line, id)
        }
        Move::Void(id) => decide(line, id, TxnState::Voided).map(|()| Swing::default()),
    }
}

fn swing(line: &Line<'_>, id: &TxnId) -> Result<Swing, BookError> {
    const SWING: &str = "SELECT ifnull(sum(iif(account = 'cash_drawer', delta, 0)), 0) AS drawer, \
        ifnull(sum(CASE account WHEN 'deposits_frozen' THEN delta WHEN 'deposits_paid' THEN -delta \
          ELSE 0 END), 0) AS held, \
        ifnull(sum(iif(account = 'member_principal', -delta, 0)), 0) AS principal, \
        ifnull(sum(iif(account = 'member_gift', -delta, 0)), 0) AS gift \
        FROM posting WHERE txn = ?";
    let read = |row: &Row<'_>| {
        Ok(Swing {
            drawer: delta(row, "drawer")?,
            held: delta(row, "held")?,
            principal: delta(row, "principal")?,
            gift: delta(row, "gift")?,
        })
    };
    let found = line.conn.prepare_cached(SWING)?.query_and_then([&id.0], read)?.next();
    found.unwrap_or(Ok(Swing::default()))
}

fn insert(line: &Line<'_>, txn: &Txn, state: TxnState) -> Result<(), BookError> {
    if !txn.balances() {
        return Err(BookError::Unbalanced(txn.id.0.clone()));
    }
    let seq = int(line.seq)?;
    let mut write = line.conn.prepare_cached("INSERT INTO ledger_txn VALUES (?, ?, ?, ?, ?, ?)")?;
    write.execute(params![
        txn.id.0,
        code(state),
        seq,
        (state != TxnState::Pending).then_some(seq),
        line.stamp.business_date.0,
        int(line.stamp.shift.0)?,
    ])?;
    let mut write = line.conn.prepare_cached("INSERT INTO posting VALUES (?, ?, ?, ?)")?;
    for (n, posting) in (1_i64..).zip(&txn.postings) {
        write.execute(params![txn.id.0, n, posting.account.code(), posting.delta.get()])?;
    }
    Ok(())
}

fn decide(line: &Line<'_>, id: &TxnId, state: TxnState) -> Result<(), BookError> {
    let mut write = line.conn.prepare_cached(
        "UPDATE ledger_txn SET state = ?, seq_closed = ?, business_date = ?, shift = ? \
         WHERE id = ? AND state = 'pending'",
    )?;
    let changed = write.execute(params![
        code(state),
        int(line.seq)?,
        line.stamp.business_date.0,
        int(line.stamp.shift.0)?,
        id.0,
    ])?;
    exactly_one(changed, || format!("{} is not pending", id.0))
}

/// The days and the shift that a sum is over, as parameters 1 to 3 of [`OF`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Span {
    pub from: u32,
    pub to: u32,
    /// `None` for all shifts.
    pub shift: Option<i64>,
}

/// Posted transactions `t` of a [`Span`].
pub(crate) const OF: &str =
    "t.state = 'posted' AND t.business_date BETWEEN ?1 AND ?2 AND (?3 IS NULL OR t.shift = ?3)";

/// The index begins with the day, so the few days there are get looked up one after the other, and the shift
/// in each.
const DAYS_OF_SHIFT: &str = "WITH RECURSIVE day (d) AS ( \
      SELECT min(business_date) FROM ledger_txn WHERE state = 'posted' \
      UNION ALL \
      SELECT (SELECT min(business_date) FROM ledger_txn WHERE state = 'posted' AND business_date > d) \
      FROM day WHERE d IS NOT NULL) \
    SELECT min(d) AS first, max(d) AS last FROM day WHERE d IS NOT NULL AND EXISTS (SELECT 1 \
      FROM ledger_txn t WHERE t.state = 'posted' AND t.business_date = day.d AND t.shift = ?1)";

impl Span {
    pub(crate) fn of(conn: &Connection, over: Over) -> Result<Self, BookError> {
        match over {
            Over::Everything => Ok(Self { from: 0, to: u32::MAX, shift: None }),
            Over::Days { from, to } => Ok(Self { from: from.0, to: to.0, shift: None }),
            Over::ShiftOfDay { shift, day } => {
                Ok(Self { from: day.0, to: day.0, shift: Some(int(shift.0)?) })
            }
            Over::Shift(shift) => {
                let shift = int(shift.0)?;
                let (first, last): (Option<u32>, Option<u32>) = conn
                    .prepare_cached(DAYS_OF_SHIFT)?
                    .query_row([shift], |row| Ok((row.get("first")?, row.get("last")?)))?;
                // without a day nothing was posted
                Ok(Self { from: first.unwrap_or(1), to: last.unwrap_or(0), shift: Some(shift) })
            }
        }
    }
}

/// Sums by account; accounts without a posting are left out.
pub(crate) fn balances(conn: &Connection, over: Over) -> Result<BTreeMap<Account, FenDelta>, BookError> {
    let Span { from, to, shift } = Span::of(conn, over)?;
    let mut read = conn.prepare_cached(&format!(
        "SELECT p.account, sum(p.delta) AS delta FROM ledger_txn t CROSS JOIN posting p \
         WHERE {OF} AND p.txn = t.id GROUP BY p.account"
    ))?;
    read.query_and_then(params![from, to, shift], sum)?.collect()
}

/// What was posted to the drawer from a day on.
pub(crate) fn drawer_from(conn: &Connection, day: BusinessDate) -> Result<FenDelta, BookError> {
    let mut read = conn.prepare_cached(
        "SELECT ifnull(sum(p.delta), 0) AS delta FROM ledger_txn t CROSS JOIN posting p \
         WHERE t.state = 'posted' AND t.business_date >= ?1 AND p.txn = t.id AND p.account = 'cash_drawer'",
    )?;
    let found = read.query_and_then([day.0], |row| delta(row, "delta"))?.next();
    found.unwrap_or(Ok(FenDelta::ZERO))
}

fn sum(row: &Row<'_>) -> Result<(Account, FenDelta), BookError> {
    let account: String = row.get("account")?;
    let account = Account::from_code(&account).ok_or_else(|| BookError::damaged("an account is unknown"))?;
    Ok((account, delta(row, "delta")?))
}

/// The debits of everything that pends, in fen.
pub(crate) fn pending_total(conn: &Connection) -> Result<Fen, BookError> {
    let mut read = conn.prepare_cached(
        "SELECT ifnull(sum(p.delta), 0) AS fen FROM ledger_txn t JOIN posting p ON p.txn = t.id \
         WHERE t.state = 'pending' AND p.delta > 0",
    )?;
    let found = read.query_and_then([], |row| crate::cell::fen(row, "fen"))?.next();
    found.unwrap_or(Ok(Fen::ZERO))
}
