//! The batches that were brought in.

use crate::engine::people::names;
use crate::view::{BatchView, MoneyView};
use domain::refusal::Refusal;
use store::{BatchRow, BatchState, BookError, Reader};

/// Batches of the list.
const BATCHES_MAX: u32 = 50;

/// Newest first, the last fifty. One that is being brought in is none of them yet.
///
/// # Errors
/// [`Refusal::BookTrouble`].
pub fn batches(reader: &Reader) -> Result<Vec<BatchView>, Refusal> {
    read(reader).map_err(|_| Refusal::BookTrouble)
}

fn read(reader: &Reader) -> Result<Vec<BatchView>, BookError> {
    let names = names(reader)?;
    let rows = reader.batches(BATCHES_MAX)?.into_iter().filter(|row| row.state != BatchState::Staged);
    let view = |row: BatchRow| {
        let used = reader.batch_used(row.id)?;
        let name = names.get(&row.staff).cloned().unwrap_or_else(|| row.staff.0.clone());
        Ok(BatchView {
            batch: row.id.0,
            wall_ms: row.wall.0,
            staff: name,
            cards: row.import.cards,
            merged: row.import.merged,
            principal: MoneyView::from(row.import.principal),
            gift: MoneyView::from(row.import.gift),
            whole: row.import.whole,
            undone: row.state == BatchState::Undone,
            used,
        })
    };
    rows.map(view).collect()
}
