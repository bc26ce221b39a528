//! Finding a deposit again from what the guest or the cashier has in hand.

use super::deposits::{self, DepositState, OPEN};
use crate::cell::{body, fen, small, whole};
use crate::error::BookError;
use domain::deposit::Deposit;
use domain::ids::{DepositId, StaffId};
use domain::slip::HoldKind;
use domain::tender::Method;
use domain::time::{BusinessDate, Wall};
use money::Fen;
use rusqlite::{Connection, Row, ToSql, params};

/// Fewest characters of a number's end.
const TAIL_MIN: usize = 4;

/// What is looked for; every field that is set must fit.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DepositSearch {
    /// The room, exactly.
    pub room: Option<String>,
    /// A part of the guest's name.
    pub name: Option<String>,
    pub method: Option<Method>,
    /// First business day of the asking.
    pub from: Option<BusinessDate>,
    /// Last business day of the asking.
    pub to: Option<BusinessDate>,
    /// What was asked, exactly.
    pub amount: Option<Fen>,
    /// Only what is undecided or still held; oldest first then, newest first else.
    pub open_only: bool,
    /// Most rows to answer.
    pub limit: u32,
}

/// One line of a list of deposits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DepositRow {
    pub id: DepositId,
    /// The first deposit of the stay.
    pub chain: DepositId,
    pub room: String,
    /// The guest's, when one was typed.
    pub name: Option<String>,
    pub method: Method,
    pub hold: HoldKind,
    pub amount: Fen,
    /// What may still be taken or given back, in fen.
    pub left: Fen,
    pub state: DepositState,
    /// The payer's mask.
    pub payer: Option<String>,
    /// `out_freeze_no`, or the number of the charge it was paid with.
    pub number: Option<String>,
    pub wall: Wall,
    pub business_date: BusinessDate,
    pub staff: StaffId,
}

fn line(row: &Row<'_>) -> Result<DepositRow, BookError> {
    let deposit: Deposit = body(row)?;
    let state: String = row.get("state")?;
    let state = DepositState::ALL.into_iter().find(|known| known.code() == state);
    Ok(DepositRow {
        id: deposit.id,
        chain: deposit.chain,
        name: row.get("name")?,
        method: deposit.hold.method(),
        hold: deposits::kind_of(&deposit.hold),
        amount: deposit.amount,
        left: fen(row, "left")?,
        state: state.ok_or_else(|| BookError::damaged("a deposit's state is unknown"))?,
        payer: deposit.payer().map(str::to_owned),
        number: deposit.number().map(|no| no.as_str().to_owned()),
        wall: Wall(row.get("wall")?),
        business_date: BusinessDate(small(row, "business_date")?),
        staff: StaffId(row.get("staff")?),
        room: deposit.room,
    })
}

/// Only the conditions that are asked are written, so that their indexes are met.
pub(crate) fn search(conn: &Connection, search: &DepositSearch) -> Result<Vec<DepositRow>, BookError> {
    let text = |text: &Option<String>| text.as_deref().map(str::trim).map(str::to_owned);
    let (room, name) = (text(&search.room), text(&search.name));
    let (method, amount) = (search.method.map(Method::code), search.amount.map(Fen::get));
    let (from, to) = (search.from.map(|day| day.0), search.to.map(|day| day.0));
    let mut sql =
        "SELECT d.*, n.name FROM deposits d LEFT JOIN guest_names n ON n.deposit = d.id WHERE 1".to_owned();
    let mut asked: Vec<&dyn ToSql> = Vec::new();
    let conditions: [(bool, &str, &dyn ToSql); 6] = [
        (room.is_some(), "d.room = ?", &room),
        (name.is_some(), "instr(lower(n.name), lower(?)) > 0", &name),
        (method.is_some(), "d.method = ?", &method),
        (from.is_some(), "d.business_date >= ?", &from),
        (to.is_some(), "d.business_date <= ?", &to),
        (amount.is_some(), "d.amount = ?", &amount),
    ];
    for (wanted, condition, value) in conditions {
        if wanted {
            sql.push_str(" AND ");
            sql.push_str(condition);
            asked.push(value);
        }
    }
    if search.open_only {
        sql.push_str(" AND d.");
        sql.push_str(OPEN);
    }
    sql.push_str(if search.open_only { " ORDER BY d.id LIMIT ?" } else { " ORDER BY d.id DESC LIMIT ?" });
    asked.push(&search.limit);
    conn.prepare_cached(&sql)?.query_and_then(asked.as_slice(), line)?.collect()
}

fn one(row: &Row<'_>) -> Result<DepositId, BookError> {
    Ok(DepositId(whole(row, "id")?))
}

/// By a freeze's number, a paid deposit's charge or a draw's number: all of it, or its end when only one
/// deposit has it.
pub(crate) fn by_number(conn: &Connection, number: &str) -> Result<Option<Deposit>, BookError> {
    let number = number.trim();
    let mut read = conn.prepare_cached(
        "SELECT id FROM deposits WHERE number = ?1 \
         UNION ALL SELECT deposit AS id FROM draws WHERE no = ?1 LIMIT 1",
    )?;
    if let Some(id) = read.query_and_then([number], one)?.next().transpose()? {
        return deposits::get(conn, id);
    }
    if number.chars().count() < TAIL_MIN {
        return Ok(None);
    }
    // both sides walk along their narrow index, not along the bodies
    let mut read = conn.prepare_cached(
        "SELECT id FROM deposits WHERE number IS NOT NULL AND substr(number, -length(?1)) = ?1 \
         UNION SELECT deposit AS id FROM draws WHERE substr(no, -length(?1)) = ?1 LIMIT 2",
    )?;
    let found: Vec<DepositId> = read.query_and_then([number], one)?.collect::<Result<_, _>>()?;
    match found.as_slice() {
        [id] => deposits::get(conn, *id),
        _ => Ok(None),
    }
}

/// By the wallet's own number: the freeze's, or that of the charge it was paid with.
pub(crate) fn by_voucher(conn: &Connection, transaction_id: &str) -> Result<Option<Deposit>, BookError> {
    let mut read = conn.prepare_cached(
        "SELECT id FROM deposits WHERE transaction_id = ?1 \
         UNION ALL SELECT d.id FROM attempts a JOIN deposits d ON d.number = a.no \
         WHERE a.transaction_id = ?1 LIMIT 1",
    )?;
    let found = read.query_and_then(params![transaction_id], one)?.next().transpose()?;
    found.map_or(Ok(None), |id| deposits::get(conn, id))
}

/// By the column of another table.
pub(crate) fn by_column(conn: &Connection, id: Option<i64>) -> Result<Option<Deposit>, BookError> {
    match id.map(u64::try_from) {
        Some(Ok(id)) => deposits::get(conn, DepositId(id)),
        Some(Err(error)) => Err(BookError::damaged(error)),
        None => Ok(None),
    }
}
