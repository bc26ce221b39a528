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
}

const fn code(state: TxnState) -> &'static str {
    match state {
        TxnState::Pending => "pending",
        TxnState::Posted => "posted",
        TxnState::Voided => "voided",
    }
}

pub(crate) fn apply(line: &Line<'_>, step: &Move) -> Result<(), BookError> {
    match step {
        Move::Pend(txn) => insert(line, txn, TxnState::Pending),
        Move::Direct(txn) => insert(line, txn, TxnState::Posted),
        Move::Post(id) => decide(line, id, TxnState::Posted),
        Move::Void(id) => decide(line, id, TxnState::Voided),
    }
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

const OF_DAYS: &str = "SELECT p.account, sum(p.delta) AS delta \
    FROM ledger_txn t JOIN posting p ON p.txn = t.id \
    WHERE t.state = 'posted' AND t.business_date BETWEEN ?1 AND ?2 GROUP BY p.account";

/// The index begins with the day, so the few days there are get looked up first, then the shift in each.
const OF_SHIFT: &str = "WITH RECURSIVE day (d) AS ( \
      SELECT min(business_date) FROM ledger_txn WHERE state = 'posted' \
      UNION ALL \
      SELECT (SELECT min(business_date) FROM ledger_txn WHERE state = 'posted' AND business_date > d) \
      FROM day WHERE d IS NOT NULL) \
    SELECT p.account, sum(p.delta) AS delta FROM day CROSS JOIN ledger_txn t CROSS JOIN posting p \
    WHERE t.state = 'posted' AND t.business_date = day.d AND t.shift = ?1 AND p.txn = t.id \
    GROUP BY p.account";

/// Sums by account; accounts without a posting are left out.
pub(crate) fn balances(conn: &Connection, over: Over) -> Result<BTreeMap<Account, FenDelta>, BookError> {
    let of_days = |from: u32, to: u32| {
        conn.prepare_cached(OF_DAYS)?.query_and_then(params![from, to], sum)?.collect::<Result<_, _>>()
    };
    match over {
        Over::Everything => of_days(0, u32::MAX),
        Over::Days { from, to } => of_days(from.0, to.0),
        Over::Shift(shift) => conn.prepare_cached(OF_SHIFT)?.query_and_then([int(shift.0)?], sum)?.collect(),
    }
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
