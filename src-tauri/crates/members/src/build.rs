//! Building the index at start, on a thread of its own.

use crate::backup::is_sound;
use crate::finder::{Built, Health, Shared};
use crate::index::Index;
use crate::reader::Raw;
use crate::schema;
use crate::seal::Master;
use crate::trouble::Trouble;
use rusqlite::Connection;
use std::path::Path;
use std::sync::Arc;
use std::thread::{self, JoinHandle};
use zeroize::Zeroizing;

/// Rows between two looks at whether to stop.
const LOOK: u64 = 4_096;

/// Takes hold of the rows as they are now, so that every later change can be told to the state, and builds.
pub(crate) fn start(
    folder: &Path,
    master: Master,
    slots: Zeroizing<Vec<u8>>,
    shared: &Arc<Shared>,
) -> Result<JoinHandle<()>, Trouble> {
    let conn = schema::open_to_read(folder)?;
    conn.execute_batch("BEGIN")?;
    let last: i64 = conn.query_row("SELECT ifnull(max(card), 0) FROM person", [], |row| row.get(0))?;
    let shared = Arc::clone(shared);
    let work = move || {
        let built = build(&conn, &master, &slots, u64::try_from(last).unwrap_or(0), &shared);
        if let Some(built) = built.transpose() {
            shared.built(built);
        }
    };
    Ok(thread::Builder::new().name("members-index".to_owned()).spawn(work)?)
}

/// `None` when the writer is gone before the end.
fn build(
    conn: &Connection,
    master: &Master,
    slots: &[u8],
    last: u64,
    shared: &Shared,
) -> Result<Option<Built>, Trouble> {
    let mut index = Index::new();
    let mut health = Health::default();
    {
        let mut rows = conn.prepare("SELECT card, slot, batch, sealed FROM person ORDER BY card")?;
        let mut rows = rows.query([])?;
        while let Some(row) = rows.next()? {
            if health.rows % LOOK == 0 && shared.is_stopped() {
                return Ok(None);
            }
            health.rows += 1;
            let Ok(mut raw) = Raw::of(row) else {
                health.damaged += 1;
                continue;
            };
            let place = raw.place;
            match raw.open(master, slots) {
                Ok(parts) => index.push(place.card, place.slot, parts.phone, parts.name, parts.code),
                Err(Trouble::Gone) => health.gone += 1,
                Err(_) => health.damaged += 1,
            }
            if health.rows % LOOK == 0 {
                shared.tell(place.card, last);
            }
        }
    }
    health.sound = is_sound(conn)?;
    index.shrink();
    Ok(Some(Built { index, health }))
}
