//! Tables `batches` and `batch_balances`. Wall time, date and staff are those of the import, and of the first
//! chunk until then.

use super::cards::SEEN;
use crate::cell::{exactly_one, fen, int, small, whole};
use crate::error::BookError;
use crate::project::Line;
use domain::ids::{BatchId, StaffId};
use domain::member::{CardId, Import, MoveKind};
use domain::time::{BusinessDate, Wall};
use money::Fen;
use rusqlite::{Connection, Row, params};

/// Where a batch stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BatchState {
    /// Being brought in; nothing of it counts.
    Staged,
    /// All of it counts.
    Live,
    /// It counted, and was taken out again.
    Undone,
}

impl BatchState {
    const ALL: [Self; 3] = [Self::Staged, Self::Live, Self::Undone];

    const fn code(self) -> &'static str {
        match self {
            Self::Staged => "staged",
            Self::Live => "live",
            Self::Undone => "undone",
        }
    }
}

/// One batch of old balances.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BatchRow {
    pub id: BatchId,
    pub state: BatchState,
    /// Its first new card; 0 when it has none.
    pub first: CardId,
    /// As far as it has come while it is staged; then it has no identity yet.
    pub import: Import,
    /// Place of the fact that made it count, and of its first chunk until then.
    pub seq: u64,
    pub wall: Wall,
    pub business_date: BusinessDate,
    pub staff: StaffId,
}

impl BatchRow {
    /// A batch with nothing in it.
    pub(crate) fn begun(line: &Line<'_>, id: BatchId) -> Self {
        let (principal, gift) = (Fen::ZERO, Fen::ZERO);
        let import = Import { cards: 0, merged: 0, principal, gift, whole: false, identity: String::new() };
        let (seq, stamp) = (line.seq, line.stamp);
        Self {
            id,
            state: BatchState::Staged,
            first: CardId(0),
            import,
            seq,
            wall: stamp.wall,
            business_date: stamp.business_date,
            staff: stamp.staff.clone(),
        }
    }

    /// The number behind its last new card.
    pub(crate) fn end(&self) -> CardId {
        CardId(self.first.0.saturating_add(u64::from(self.import.cards)))
    }

    /// Its new cards, as bounds of SQL's `BETWEEN`; empty when it has none.
    fn range(&self) -> Result<(i64, i64), BookError> {
        Ok((int(self.first.0)?, int(self.end().0)?.saturating_sub(1)))
    }
}

pub(crate) fn insert(conn: &Connection, row: &BatchRow) -> Result<(), BookError> {
    let mut write =
        conn.prepare_cached("INSERT INTO batches VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")?;
    write.execute(params![
        int(row.id.0)?,
        row.state.code(),
        int(row.first.0)?,
        row.import.cards,
        row.import.merged,
        row.import.principal.get(),
        row.import.gift.get(),
        row.import.whole,
        row.import.identity,
        int(row.seq)?,
        row.wall.0,
        row.business_date.0,
        row.staff.0,
    ])?;
    Ok(())
}

pub(crate) fn update(conn: &Connection, row: &BatchRow) -> Result<(), BookError> {
    let mut write = conn.prepare_cached(
        "UPDATE batches SET state = ?, first = ?, cards = ?, merged = ?, principal = ?, gift = ?, whole = ?, \
         identity = ?, seq = ?, wall = ?, business_date = ?, staff = ? WHERE id = ?",
    )?;
    let changed = write.execute(params![
        row.state.code(),
        int(row.first.0)?,
        row.import.cards,
        row.import.merged,
        row.import.principal.get(),
        row.import.gift.get(),
        row.import.whole,
        row.import.identity,
        int(row.seq)?,
        row.wall.0,
        row.business_date.0,
        row.staff.0,
        int(row.id.0)?,
    ])?;
    exactly_one(changed, || format!("there is no batch {}", row.id.0))
}

fn read(row: &Row<'_>) -> Result<BatchRow, BookError> {
    let state: String = row.get("state")?;
    let state = BatchState::ALL.into_iter().find(|known| known.code() == state);
    let unparted: i64 = row.get("whole")?;
    Ok(BatchRow {
        id: BatchId(whole(row, "id")?),
        state: state.ok_or_else(|| BookError::damaged("a batch's state is unknown"))?,
        first: CardId(whole(row, "first")?),
        import: Import {
            cards: small(row, "cards")?,
            merged: small(row, "merged")?,
            principal: fen(row, "principal")?,
            gift: fen(row, "gift")?,
            whole: unparted != 0,
            identity: row.get("identity")?,
        },
        seq: whole(row, "seq")?,
        wall: Wall(row.get("wall")?),
        business_date: BusinessDate(small(row, "business_date")?),
        staff: StaffId(row.get("staff")?),
    })
}

pub(crate) fn get(conn: &Connection, id: BatchId) -> Result<Option<BatchRow>, BookError> {
    let mut find = conn.prepare_cached("SELECT * FROM batches WHERE id = ?")?;
    find.query_and_then([int(id.0)?], read)?.next().transpose()
}

/// In this state, or a conflict.
pub(crate) fn must_be(conn: &Connection, id: BatchId, state: BatchState) -> Result<BatchRow, BookError> {
    match get(conn, id)? {
        Some(row) if row.state == state => Ok(row),
        Some(row) => Err(BookError::conflict(format!("batch {} is {}", id.0, row.state.code()))),
        None => Err(BookError::conflict(format!("there is no batch {}", id.0))),
    }
}

/// Newest first.
pub(crate) fn newest(conn: &Connection, limit: u32) -> Result<Vec<BatchRow>, BookError> {
    let mut find = conn.prepare_cached("SELECT * FROM batches ORDER BY id DESC LIMIT ?")?;
    find.query_and_then([limit], read)?.collect()
}

/// The live batch of a file that said this.
pub(crate) fn of_identity(conn: &Connection, identity: &str) -> Result<Option<BatchRow>, BookError> {
    let mut find = conn.prepare_cached("SELECT * FROM batches WHERE identity = ? AND state = 'live'")?;
    find.query_and_then([identity], read)?.next().transpose()
}

/// The batch that is being brought in, or was when the program ended.
pub(crate) fn staged(conn: &Connection) -> Result<Option<BatchRow>, BookError> {
    let mut find = conn.prepare_cached("SELECT * FROM batches WHERE state = 'staged'")?;
    find.query_and_then([], read)?.next().transpose()
}

/// A balance for a card that counts and is not closed.
pub(crate) fn add_balance(
    conn: &Connection,
    batch: BatchId,
    card: CardId,
    principal: Fen,
    gift: Fen,
) -> Result<(), BookError> {
    let mut write = conn.prepare_cached(&format!(
        "INSERT INTO batch_balances \
         SELECT ?1, c.id, ?3, ?4 FROM cards c WHERE c.id = ?2 AND c.standing <> 'closed' AND {SEEN}"
    ))?;
    let added = write.execute(params![int(batch.0)?, int(card.0)?, principal.get(), gift.get()])?;
    exactly_one(added, || format!("there is no card {} to bring a balance onto", card.0))
}

/// Puts a batch's balances onto their cards, or takes them off again, with a line of each statement.
pub(crate) fn merge(line: &Line<'_>, batch: &BatchRow, kind: MoveKind) -> Result<(), BookError> {
    let sign = if kind == MoveKind::Opening { 1 } else { -1 };
    let id = int(batch.id.0)?;
    let mut count = line.conn.prepare_cached(&format!(
        "SELECT count(*) AS n FROM batch_balances x JOIN cards c ON c.id = x.card \
         WHERE x.batch = ?1 AND c.standing <> 'closed' AND {SEEN} \
         AND c.principal + ?2 * x.principal >= 0 AND c.gift + ?2 * x.gift >= 0 \
         AND c.principal + c.gift + ?2 * (x.principal + x.gift) <= ?3"
    ))?;
    let n = |row: &Row<'_>| small(row, "n");
    let fit = count.query_and_then(params![id, sign, Fen::MAX.get()], n)?.next();
    if fit.unwrap_or(Ok(0))? != batch.import.merged {
        return Err(BookError::conflict(format!("a card does not take its part of batch {}", batch.id.0)));
    }
    let mut write = line.conn.prepare_cached(
        "INSERT INTO card_moves SELECT x.card, ?3, 1, ?4, ?2 * x.principal, ?2 * x.gift, \
           c.principal + ?2 * x.principal, c.gift + ?2 * x.gift, ?5, ?6, ?7, NULL, NULL, '' \
         FROM batch_balances x JOIN cards c ON c.id = x.card WHERE x.batch = ?1",
    )?;
    write.execute(params![
        id,
        sign,
        int(line.seq)?,
        kind.code(),
        line.stamp.wall.0,
        line.stamp.business_date.0,
        line.stamp.staff.0,
    ])?;
    let mut write = line.conn.prepare_cached(
        "UPDATE cards SET principal = cards.principal + ?2 * x.principal, gift = cards.gift + ?2 * x.gift \
         FROM batch_balances x WHERE x.batch = ?1 AND cards.id = x.card",
    )?;
    write.execute(params![id, sign])?;
    Ok(())
}

/// Everything that was staged, and the batch itself.
pub(crate) fn remove(conn: &Connection, batch: &BatchRow) -> Result<(), BookError> {
    let id = int(batch.id.0)?;
    let (first, last) = batch.range()?;
    let mut write = conn.prepare_cached("DELETE FROM cards WHERE id BETWEEN ? AND ? AND batch = ?")?;
    write.execute(params![first, last, id])?;
    conn.prepare_cached("DELETE FROM batch_balances WHERE batch = ?")?.execute([id])?;
    conn.prepare_cached("DELETE FROM batches WHERE id = ?")?.execute([id])?;
    Ok(())
}

/// Moves that leave a batch as it was: lost, found, and a later batch that was undone itself.
const USED: &str = "sum(CASE m.kind WHEN 'lost' THEN 0 WHEN 'found' THEN 0 WHEN 'opening' THEN 1 \
    WHEN 'opening_undone' THEN -1 ELSE 1000000 END) <> 0";

/// Whether anything was done with a card since the batch brought something onto it.
pub(crate) fn used(conn: &Connection, batch: &BatchRow) -> Result<bool, BookError> {
    let (first, last) = batch.range()?;
    let sql = format!(
        "SELECT 1 FROM card_moves m WHERE m.card BETWEEN ? AND ? GROUP BY m.card HAVING {USED} LIMIT 1"
    );
    if conn.prepare_cached(&sql)?.exists([first, last])? {
        return Ok(true);
    }
    let sql = format!(
        "SELECT 1 FROM batch_balances x CROSS JOIN card_moves m ON m.card = x.card AND m.seq > ?2 \
         WHERE x.batch = ?1 GROUP BY x.card HAVING {USED} LIMIT 1"
    );
    Ok(conn.prepare_cached(&sql)?.exists([int(batch.id.0)?, int(batch.seq)?])?)
}
