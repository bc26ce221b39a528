//! Table `deposits`. Date, shift, staff and wall time are those of the asking. `held` is what the ledger holds
//! of it, `left` what of that nothing undecided may take.

use crate::cell::{body, exactly_one, int, json};
use crate::error::BookError;
use crate::project::Line;
use domain::deposit::{Deposit, Draw, Hold, Standing, standing};
use domain::ids::DepositId;
use domain::slip::HoldKind;
use money::Fen;
use rusqlite::{Connection, params};

/// Where a deposit stands, as lists tell it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum DepositState {
    /// The freeze is not decided.
    Taking,
    /// Something is held, or a draw of it is not decided.
    Held,
    /// All of it was taken or given back.
    Spent,
    /// Proven never to have been held.
    Dead,
}

impl DepositState {
    pub(crate) const ALL: [Self; 4] = [Self::Taking, Self::Held, Self::Spent, Self::Dead];

    pub(crate) const fn code(self) -> &'static str {
        match self {
            Self::Taking => "taking",
            Self::Held => "held",
            Self::Spent => "spent",
            Self::Dead => "dead",
        }
    }
}

/// What is still open, as the index of open deposits says it.
pub(crate) const OPEN: &str = "state IN ('taking', 'held')";

pub(crate) const fn kind_of(hold: &Hold) -> HoldKind {
    match hold {
        Hold::Frozen { .. } => HoldKind::Frozen,
        Hold::Paid { .. } => HoldKind::Paid,
        Hold::Cash => HoldKind::Cash,
        Hold::Record(_) => HoldKind::Booked,
    }
}

const fn kind_code(kind: HoldKind) -> &'static str {
    match kind {
        HoldKind::Frozen => "frozen",
        HoldKind::Paid => "paid",
        HoldKind::Cash => "cash",
        HoldKind::Booked => "booked",
    }
}

/// What of a deposit the ledger holds: everything but what is known to have left it.
fn held(deposit: &Deposit, stands: &Standing) -> Fen {
    let gone = Fen::sum([stands.consumed, stands.released, stands.lapsed]).unwrap_or(Fen::MAX);
    if deposit.is_held() { deposit.amount.less_or_zero(gone) } else { Fen::ZERO }
}

fn state(deposit: &Deposit, stands: &Standing) -> DepositState {
    if deposit.is_dead() {
        DepositState::Dead
    } else if !deposit.is_held() {
        DepositState::Taking
    } else if held(deposit, stands).is_zero() && stands.unknown.is_zero() {
        DepositState::Spent
    } else {
        DepositState::Held
    }
}

pub(crate) fn insert(line: &Line<'_>, deposit: &Deposit) -> Result<(), BookError> {
    if matches!(deposit.hold, Hold::Frozen { .. }) != deposit.freeze.is_some() {
        return Err(BookError::conflict("a freeze belongs to what is frozen"));
    }
    let stands = standing(deposit, &[]);
    let mut write = line
        .conn
        .prepare_cached("INSERT INTO deposits VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")?;
    write.execute(params![
        int(deposit.id.0)?,
        int(deposit.chain.0)?,
        deposit.room,
        deposit.hold.method().code(),
        kind_code(kind_of(&deposit.hold)),
        deposit.amount.get(),
        state(deposit, &stands).code(),
        held(deposit, &stands).get(),
        stands.left.get(),
        deposit.is_unwanted(),
        deposit.number().map(domain::ids::TradeNo::as_str),
        deposit.transaction_id(),
        line.stamp.wall.0,
        line.stamp.business_date.0,
        int(line.stamp.shift.0)?,
        line.stamp.staff.0,
        json(deposit)?,
    ])?;
    Ok(())
}

/// Freeze, lapse, and what its draws leave of it.
pub(crate) fn update(conn: &Connection, deposit: &Deposit, draws: &[Draw]) -> Result<(), BookError> {
    let stands = standing(deposit, draws);
    let mut write = conn.prepare_cached(
        "UPDATE deposits SET state = ?, held = ?, left = ?, unwanted = ?, transaction_id = ?, body = ? \
         WHERE id = ?",
    )?;
    let changed = write.execute(params![
        state(deposit, &stands).code(),
        held(deposit, &stands).get(),
        stands.left.get(),
        deposit.is_unwanted(),
        deposit.transaction_id(),
        json(deposit)?,
        int(deposit.id.0)?,
    ])?;
    exactly_one(changed, || format!("there is no deposit {}", deposit.id.0))
}

pub(crate) fn get(conn: &Connection, id: DepositId) -> Result<Option<Deposit>, BookError> {
    let mut read = conn.prepare_cached("SELECT body FROM deposits WHERE id = ?")?;
    read.query_and_then([int(id.0)?], body)?.next().transpose()
}

pub(crate) fn must_exist(conn: &Connection, id: DepositId) -> Result<Deposit, BookError> {
    get(conn, id)?.ok_or_else(|| BookError::conflict(format!("there is no deposit {}", id.0)))
}

/// Oldest first.
pub(crate) fn open(conn: &Connection) -> Result<Vec<Deposit>, BookError> {
    let mut read = conn.prepare_cached(&format!("SELECT body FROM deposits WHERE {OPEN} ORDER BY id"))?;
    read.query_and_then([], body)?.collect()
}

/// How many deposits something is held of.
pub(crate) fn held_count(conn: &Connection) -> Result<u32, BookError> {
    let mut read =
        conn.prepare_cached(&format!("SELECT count(*) AS n FROM deposits WHERE {OPEN} AND held > 0"))?;
    let found = read.query_and_then([], |row| crate::cell::small(row, "n"))?.next();
    found.unwrap_or(Ok(0))
}
