//! The rows of a file that stay out, as they stand in it.

use crate::fault::{Fault, FaultCode};
use crate::identity::Identity;
use crate::read::{OnProgress, Seen, Survey, walk};
use crate::repeats::{Fate, Repeat};
use crate::row::RowBad;
use crate::source::Source;
use crate::trouble::FileTrouble;
use std::io::{Read, Seek};
use std::ops::ControlFlow;

/// Hands over every row that is not imported: what cannot be read, what the decision on repeats leaves out, and
/// what `also` refuses by its line. Rows that would be summed come one by one. The answer is how many there
/// are; `None` when `on_row` stopped it.
///
/// # Errors
/// [`FileTrouble::Changed`] when the file is not the one of the dry run, else as there.
pub fn stays<R: Read + Seek>(
    source: &mut Source<R>,
    survey: &Survey,
    repeat: Repeat,
    also: &dyn Fn(u32) -> Option<Fault>,
    on_row: &mut dyn FnMut(RowBad) -> ControlFlow<()>,
    on_progress: OnProgress<'_>,
) -> Result<Option<u32>, FileTrouble> {
    if source.look().digest != survey.digest() {
        return Err(FileTrouble::Changed);
    }
    let mut fates = survey.fates(repeat).into_iter().peekable();
    let mut identity = Identity::new();
    let mut count = 0_u32;
    let ended = walk(source, survey.mapping(), on_progress, &mut |seen, _| {
        let bad = match seen {
            Seen::Bad(row) => row,
            Seen::Good(row, _, cells) => {
                identity.add(&row);
                let line = row.line;
                let fault = match fates.next_if(|(at, _)| *at == line) {
                    Some((_, Fate::Refuse { line })) => Some(Fault::row(FaultCode::Repeats { line })),
                    _ => also(line),
                };
                let Some(fault) = fault else { return Ok(ControlFlow::Continue(())) };
                RowBad { line, cells: cells.owned(), faults: vec![fault] }
            }
        };
        count += 1;
        Ok(on_row(bad))
    })?;
    // the file was written to between the two runs
    if ended.is_some() && identity.end() != survey.identity() {
        return Err(FileTrouble::Changed);
    }
    Ok(ended.map(|_| count))
}
