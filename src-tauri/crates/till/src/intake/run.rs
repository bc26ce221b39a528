//! The second way through a file: what was tried dry is brought in.

use super::findings::Findings;
use super::halt::{Halt, flow};
use super::known::Known;
use super::pieces::Pieces;
use super::plan::{Decision, Plan};
use super::table::Turn;
use crate::engine::members::StepDone;
use crate::view::IntakeView;
use ::members::Finder;
use cardfile::{FileTrouble, Row, RowRead, digest, read};
use domain::ids::{BatchId, SlipNo};
use domain::member::Import;
use domain::refusal::Refusal;
use std::sync::Arc;

/// What counts now.
pub(super) struct Done {
    pub batch: BatchId,
    pub slip: SlipNo,
    pub import: Import,
    pub took_ms: u64,
}

/// Brings it in.
///
/// # Errors
/// Why nothing of it came in.
pub(super) fn run(turn: &mut Turn, findings: &Findings, plan: &Plan, finder: &Finder) -> Result<Done, Halt> {
    let shared = Arc::clone(&turn.shared);
    let begun = shared.ms();
    let opened = turn.opened.as_mut().ok_or(Refusal::ImportNone)?;
    // what is open may have been written to, and what has its name now may be another file
    if digest(&opened.path)? != findings.survey.digest() {
        return Err(FileTrouble::Changed.into());
    }
    let known = Known::read(shared.parts.till.book(), finder)?;
    let mut pieces = Pieces::begin(&shared.parts.till, plan.import.clone())?;
    let mut halted = None;
    let on_row = &mut |row: Row| match row {
        _ if shared.is_stopped() => flow(Err(Halt::Stopped), &mut halted),
        Row::Read(row) => flow(bring(row, plan, &known, &mut pieces), &mut halted),
        Row::Bad(_) => flow(Ok(()), &mut halted),
    };
    let progress = &mut |permille| shared.progress(IntakeView::Running { permille });
    let ended = read(&mut opened.source, &findings.survey, plan.repeat(), on_row, progress)?;
    if ended.is_none() {
        return Err(halted.unwrap_or(Halt::Stopped));
    }
    match pieces.finish(&|| shared.is_stopped())? {
        StepDone::Counts { batch, slip, import } => {
            Ok(Done { batch, slip, import, took_ms: shared.ms().saturating_sub(begun) })
        }
        StepDone::Begun(_) | StepDone::GoesOn | StepDone::Dropped => Err(Refusal::ImportNone.into()),
    }
}

/// One member of the file, as it was decided. Whoever meets other cards than in the dry run ends the import.
fn bring(row: RowRead, plan: &Plan, known: &Known, pieces: &mut Pieces) -> Result<(), Halt> {
    let decided = plan.decided(row.line);
    let again = known.meets(&row)?.map(|met| plan.decide(&met));
    if decided != again {
        return Err(Refusal::ImportStale.into());
    }
    match decided {
        Some(Decision::Stay) => {}
        Some(Decision::Merge(card)) => pieces.push(row, Some(card))?,
        Some(Decision::Apart) | None => pieces.push(row, None)?,
    }
    Ok(())
}
