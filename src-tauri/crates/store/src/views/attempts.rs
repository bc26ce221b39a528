//! Table `attempts`. `orphan` marks money the cloud holds and no sale took.

use crate::cell::{body, exactly_one, int, json};
use crate::error::BookError;
use domain::attempt::{Attempt, Means, Phase, Want};
use domain::evidence::Wallet;
use domain::ids::{SaleId, TradeNo};
use rusqlite::{Connection, OptionalExtension, params};

const fn wallet_code(wallet: Wallet) -> &'static str {
    match wallet {
        Wallet::WeChat => "wechat",
        Wallet::Alipay => "alipay",
        Wallet::OnlineCard => "online_card",
    }
}

const fn means_code(means: Means) -> &'static str {
    match means {
        Means::Scanned => "scanned",
        Means::Shown => "shown",
    }
}

const fn want_code(want: Want) -> &'static str {
    match want {
        Want::Keep => "keep",
        Want::GiveBack => "give_back",
    }
}

/// The wallet's own number, once paid.
fn transaction_id(phase: &Phase) -> Option<&str> {
    match phase {
        Phase::Paid(paid) => paid.transaction_id.as_deref(),
        _ => None,
    }
}

pub(crate) fn insert(conn: &Connection, attempt: &Attempt) -> Result<(), BookError> {
    let mut write =
        conn.prepare_cached("INSERT INTO attempts VALUES (?, ?, ?, ?, ?, ?, ?, ?, 0, ?, ?, ?)")?;
    write.execute(params![
        attempt.no.as_str(),
        int(attempt.sale.0)?,
        wallet_code(attempt.wallet),
        means_code(attempt.means),
        attempt.amount.get(),
        attempt.phase.code(),
        attempt.phase.is_final(),
        want_code(attempt.want),
        int(attempt.dispatched.0)?,
        transaction_id(&attempt.phase),
        json(attempt)?,
    ])?;
    Ok(())
}

/// Phase and want; `orphan` is kept when `None`, and is never left on an attempt that is not paid.
pub(crate) fn update(conn: &Connection, attempt: &Attempt, orphan: Option<bool>) -> Result<(), BookError> {
    let paid = matches!(attempt.phase, Phase::Paid(_));
    let mut write = conn.prepare_cached(
        "UPDATE attempts SET phase = ?, final = ?, want = ?, orphan = ? AND ifnull(?, orphan), \
         transaction_id = ?, body = ? WHERE no = ?",
    )?;
    let changed = write.execute(params![
        attempt.phase.code(),
        attempt.phase.is_final(),
        want_code(attempt.want),
        paid,
        orphan,
        transaction_id(&attempt.phase),
        json(attempt)?,
        attempt.no.as_str(),
    ])?;
    exactly_one(changed, || format!("there is no attempt {}", attempt.no))
}

pub(crate) fn get(conn: &Connection, no: &str) -> Result<Option<Attempt>, BookError> {
    let mut read = conn.prepare_cached("SELECT body FROM attempts WHERE no = ?")?;
    read.query_and_then([no], body)?.next().transpose()
}

pub(crate) fn must_exist(conn: &Connection, no: &TradeNo) -> Result<Attempt, BookError> {
    get(conn, no.as_str())?.ok_or_else(|| BookError::conflict(format!("there is no attempt {no}")))
}

/// Not decided, in the order of their numbers.
pub(crate) fn open(conn: &Connection) -> Result<Vec<Attempt>, BookError> {
    let mut read = conn.prepare_cached("SELECT body FROM attempts WHERE final = 0 ORDER BY no")?;
    read.query_and_then([], body)?.collect()
}

/// Paid, taken by no sale, and not on its way back: without a refund, or each refund has failed.
pub(crate) fn owed(conn: &Connection) -> Result<Vec<Attempt>, BookError> {
    let mut read = conn.prepare_cached(
        "SELECT body FROM attempts a WHERE orphan = 1 AND NOT EXISTS (SELECT 1 FROM refunds r \
         WHERE r.sale = a.sale AND r.orphan = 1 AND r.of_no = a.no AND r.phase <> 'failed') ORDER BY no",
    )?;
    read.query_and_then([], body)?.collect()
}

pub(crate) fn of_sale(conn: &Connection, sale: SaleId) -> Result<Vec<Attempt>, BookError> {
    let mut read = conn.prepare_cached("SELECT body FROM attempts WHERE sale = ? ORDER BY no")?;
    read.query_and_then([int(sale.0)?], body)?.collect()
}

/// The number of the sale an attempt or a refund belongs to.
pub(crate) fn sale_of_trade(conn: &Connection, no: &str) -> Result<Option<i64>, BookError> {
    let mut read = conn.prepare_cached(
        "SELECT sale FROM attempts WHERE no = ?1 UNION ALL SELECT sale FROM refunds WHERE no = ?1 LIMIT 1",
    )?;
    Ok(read.query_row([no], |row| row.get(0)).optional()?)
}

/// The number of the sale that was paid under a wallet's own number.
pub(crate) fn sale_of_transaction(conn: &Connection, id: &str) -> Result<Option<i64>, BookError> {
    let mut read =
        conn.prepare_cached("SELECT sale FROM attempts WHERE transaction_id = ? ORDER BY no LIMIT 1")?;
    Ok(read.query_row([id], |row| row.get(0)).optional()?)
}
