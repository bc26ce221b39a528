//! Table `print_jobs`. Column `copy` is 0 for the first print, n for the n-th reprint.

use super::slips;
use crate::cell::{exactly_one, int, small, whole};
use crate::error::BookError;
use crate::work::PrintJob;
use domain::fact::{Copy, PaperRole, PrintState};
use domain::ids::{JobId, SlipNo};
use rusqlite::{Connection, Row, params};

const STATES: [PrintState; 5] =
    [PrintState::Queued, PrintState::Sent, PrintState::Printed, PrintState::Unclear, PrintState::Dropped];

const fn state_code(state: PrintState) -> &'static str {
    match state {
        PrintState::Queued => "queued",
        PrintState::Sent => "sent",
        PrintState::Printed => "printed",
        PrintState::Unclear => "unclear",
        PrintState::Dropped => "dropped",
    }
}

const ROLES: [PaperRole; 3] = [PaperRole::Guest, PaperRole::Shop, PaperRole::Summary];

const fn role_code(role: PaperRole) -> &'static str {
    match role {
        PaperRole::Guest => "guest",
        PaperRole::Shop => "shop",
        PaperRole::Summary => "summary",
    }
}

pub(crate) fn insert(
    conn: &Connection,
    job: JobId,
    slip: &SlipNo,
    copy: Copy,
    role: PaperRole,
) -> Result<(), BookError> {
    let number = match copy {
        Copy::First => 0,
        Copy::Reprint(0) => return Err(BookError::conflict("reprints count from 1")),
        Copy::Reprint(number) => number,
    };
    let mut write = conn.prepare_cached("INSERT INTO print_jobs VALUES (?, ?, ?, ?, ?)")?;
    let state = state_code(PrintState::Queued);
    write.execute(params![int(job.0)?, slip.0, number, state, role_code(role)])?;
    if number > 0 { slips::count_reprint(conn, slip) } else { Ok(()) }
}

pub(crate) fn update(conn: &Connection, job: JobId, state: PrintState) -> Result<(), BookError> {
    let mut write = conn.prepare_cached("UPDATE print_jobs SET state = ? WHERE id = ?")?;
    let changed = write.execute(params![state_code(state), int(job.0)?])?;
    exactly_one(changed, || format!("there is no print job {}", job.0))
}

fn read(row: &Row<'_>) -> Result<PrintJob, BookError> {
    let state: String = row.get("state")?;
    let state = STATES.into_iter().find(|known| state_code(*known) == state);
    let copy = match small(row, "copy")? {
        0 => Copy::First,
        number => Copy::Reprint(number),
    };
    let role: String = row.get("role")?;
    let role = ROLES.into_iter().find(|known| role_code(*known) == role);
    Ok(PrintJob {
        id: JobId(whole(row, "id")?),
        slip: SlipNo(row.get("slip")?),
        copy,
        role: role.ok_or_else(|| BookError::damaged("a print job's role is unknown"))?,
        state: state.ok_or_else(|| BookError::damaged("a print job's state is unknown"))?,
    })
}

/// Neither printed nor dropped, oldest first. Read once at a start; the rows are too narrow for an index.
pub(crate) fn open(conn: &Connection) -> Result<Vec<PrintJob>, BookError> {
    let mut find = conn.prepare_cached(
        "SELECT * FROM print_jobs WHERE state IN ('queued', 'sent', 'unclear') ORDER BY id",
    )?;
    find.query_and_then([], read)?.collect()
}
