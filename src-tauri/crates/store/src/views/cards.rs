//! Table `cards`. A card of a batch is seen while its batch is live; one of batch 0 always.

use crate::cell::{exactly_one, fen, int, small, whole};
use crate::error::BookError;
use domain::ids::BatchId;
use domain::member::{Card, CardId, Standing};
use domain::time::BusinessDate;
use money::Fen;
use rusqlite::{Connection, Row, params, params_from_iter};

/// Replacements that are followed; more are a ring in a damaged book.
const SUCCESSORS: usize = 10_000;

/// Rows of one statement.
const ROWS: usize = 100;

const STANDINGS: [Standing; 3] = [Standing::Active, Standing::Lost, Standing::Closed];

pub(crate) const fn code(standing: Standing) -> &'static str {
    match standing {
        Standing::Active => "active",
        Standing::Lost => "lost",
        Standing::Closed => "closed",
    }
}

/// Cards `c` that count.
pub(crate) const SEEN: &str =
    "(c.batch = 0 OR c.batch IN (SELECT b.id FROM batches b WHERE b.state = 'live'))";

/// One card, and what the book knows beside its balance.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CardRow {
    pub card: Card,
    /// The batch that brought it; `None` when it was opened at the counter.
    pub batch: Option<BatchId>,
    /// The card that took its place.
    pub successor: Option<CardId>,
}

/// The order of a list by what is on the cards, principal and gift together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ByBalance {
    MostFirst,
    LeastFirst,
}

/// A card that was opened at the counter.
pub(crate) fn insert(conn: &Connection, card: &Card) -> Result<(), BookError> {
    let mut write = conn.prepare_cached("INSERT INTO cards VALUES (?, 0, ?, ?, ?, ?, ?, NULL)")?;
    write.execute(params![
        int(card.id.0)?,
        card.named,
        code(card.standing),
        card.principal.get(),
        card.gift.get(),
        card.opened.0,
    ])?;
    Ok(())
}

/// Cards of a batch, numbered on from `first`, all of them named and active. One statement takes many rows, since
/// a statement costs more than its row.
pub(crate) fn insert_batch(
    conn: &Connection,
    batch: BatchId,
    first: CardId,
    opened: BusinessDate,
    rows: &[(Fen, Fen)],
) -> Result<(), BookError> {
    let (batch, mut next) = (int(batch.0)?, int(first.0)?);
    let mut written = 0;
    let mut write = None;
    for rows in rows.chunks(ROWS) {
        // all pieces but the last have one length, and one statement
        if write.is_none() || written != rows.len() {
            write = Some(conn.prepare_cached(&insert_rows(rows.len()))?);
            written = rows.len();
        }
        let Some(write) = &mut write else { continue };
        let money = rows.iter().flat_map(|(principal, gift)| [principal.get(), gift.get()]);
        let all = [next, batch, i64::from(opened.0)].into_iter().chain(money);
        write.execute(params_from_iter(all))?;
        next = next.saturating_add(int(u64::try_from(rows.len()).map_err(BookError::conflict)?)?);
    }
    Ok(())
}

/// Numbers 1 to 3 are the same for every row.
fn insert_rows(rows: usize) -> String {
    let one = |at: usize| {
        let (principal, gift) = (at * 2 + 4, at * 2 + 5);
        format!("(?1 + {at}, ?2, 1, 'active', ?{principal}, ?{gift}, ?3, NULL)")
    };
    let values: Vec<String> = (0..rows).map(one).collect();
    format!("INSERT INTO cards VALUES {}", values.join(", "))
}

/// Balance, standing, successor.
pub(crate) fn update(conn: &Connection, row: &CardRow) -> Result<(), BookError> {
    let mut write = conn.prepare_cached(
        "UPDATE cards SET principal = ?, gift = ?, standing = ?, successor = ? WHERE id = ?",
    )?;
    let changed = write.execute(params![
        row.card.principal.get(),
        row.card.gift.get(),
        code(row.card.standing),
        row.successor.map(|card| int(card.0)).transpose()?,
        int(row.card.id.0)?,
    ])?;
    exactly_one(changed, || absent(row.card.id))
}

pub(crate) fn name(conn: &Connection, id: CardId, named: bool) -> Result<(), BookError> {
    let mut write =
        conn.prepare_cached(&format!("UPDATE cards AS c SET named = ? WHERE c.id = ? AND {SEEN}"))?;
    exactly_one(write.execute(params![named, int(id.0)?])?, || absent(id))
}

fn absent(id: CardId) -> String {
    format!("there is no card {}", id.0)
}

fn read(row: &Row<'_>) -> Result<CardRow, BookError> {
    let standing: String = row.get("standing")?;
    let standing = STANDINGS.into_iter().find(|known| code(*known) == standing);
    let named: i64 = row.get("named")?;
    let successor: Option<i64> = row.get("successor")?;
    Ok(CardRow {
        card: Card {
            id: CardId(whole(row, "id")?),
            named: named != 0,
            standing: standing.ok_or_else(|| BookError::damaged("a card's standing is unknown"))?,
            principal: fen(row, "principal")?,
            gift: fen(row, "gift")?,
            opened: BusinessDate(small(row, "opened")?),
        },
        batch: Some(BatchId(whole(row, "batch")?)).filter(|batch| batch.0 != 0),
        successor: successor.map(u64::try_from).transpose().map_err(BookError::damaged)?.map(CardId),
    })
}

pub(crate) fn get(conn: &Connection, id: CardId) -> Result<Option<CardRow>, BookError> {
    let mut find = conn.prepare_cached(&format!("SELECT c.* FROM cards c WHERE c.id = ? AND {SEEN}"))?;
    find.query_and_then([int(id.0)?], read)?.next().transpose()
}

/// Seen, and not closed.
pub(crate) fn must_be_alive(conn: &Connection, id: CardId) -> Result<CardRow, BookError> {
    match get(conn, id)? {
        Some(row) if row.card.standing != Standing::Closed => Ok(row),
        Some(_) => Err(BookError::conflict(format!("card {} is closed", id.0))),
        None => Err(BookError::Conflict(absent(id))),
    }
}

/// The card itself, or the last of those that took its place.
pub(crate) fn now(conn: &Connection, id: CardId) -> Result<Option<Card>, BookError> {
    let mut found = get(conn, id)?;
    for _ in 0..SUCCESSORS {
        match found {
            Some(CardRow { successor: Some(next), .. }) => found = get(conn, next)?,
            other => return Ok(other.map(|row| row.card)),
        }
    }
    Err(BookError::damaged(format!("card {} is replaced without end", id.0)))
}

/// Those that are not closed, in the order of their numbers.
pub(crate) fn page(conn: &Connection, after: Option<CardId>, limit: u32) -> Result<Vec<CardRow>, BookError> {
    let mut find = conn.prepare_cached(&format!(
        "SELECT c.* FROM cards c WHERE c.id > ? AND c.standing <> 'closed' AND {SEEN} ORDER BY c.id LIMIT ?"
    ))?;
    find.query_and_then(params![after.map_or(Ok(0), |card| int(card.0))?, limit], read)?.collect()
}

/// Those that are not closed, by balance and then by number. Without an index: a list is read seldom, and an
/// index would be written with every payment and every row of a batch.
pub(crate) fn by_balance(
    conn: &Connection,
    order: ByBalance,
    after: Option<(Fen, CardId)>,
    limit: u32,
) -> Result<Vec<CardRow>, BookError> {
    let (beyond, way) = match order {
        ByBalance::MostFirst => ("<", "DESC"),
        ByBalance::LeastFirst => (">", "ASC"),
    };
    let mut find = conn.prepare_cached(&format!(
        "SELECT c.* FROM cards c WHERE c.standing <> 'closed' AND {SEEN} \
         AND (?1 IS NULL OR c.principal + c.gift {beyond} ?1 OR (c.principal + c.gift = ?1 AND c.id > ?2)) \
         ORDER BY c.principal + c.gift {way}, c.id LIMIT ?3"
    ))?;
    let (balance, card) = (after.map(|(fen, _)| fen.get()), after.map(|(_, card)| int(card.0)).transpose()?);
    find.query_and_then(params![balance, card, limit], read)?.collect()
}
