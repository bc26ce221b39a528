//! The two ways through a file: a dry run that tells what is in it, and the run that hands over what is imported.

use crate::cells::Cells;
use crate::columns::Mapping;
use crate::fault::{Fault, FaultCode};
use crate::identity::Identity;
use crate::judge::{Judge, Judged};
use crate::outcome::{Outcome, TotalRow};
use crate::repeats::{Fate, Group, Ledger, Repeat};
use crate::row::{Row, RowBad, RowRead};
use crate::source::Source;
use crate::trouble::FileTrouble;
use money::Fen;
use std::collections::HashMap;
use std::io::{Read, Seek};
use std::ops::ControlFlow;

/// Takes one row; a break stops the run.
pub type OnRow<'a> = &'a mut dyn FnMut(Row) -> ControlFlow<()>;
/// Takes the share of the file that is behind, in permille, whenever it changes.
pub type OnProgress<'a> = &'a mut dyn FnMut(u16);

/// All that a dry run found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Survey {
    mapping: Mapping,
    digest: String,
    identity: String,
    groups: Vec<Group>,
    outcome: Outcome,
}

impl Survey {
    /// How the table was read.
    #[must_use]
    pub const fn mapping(&self) -> &Mapping {
        &self.mapping
    }

    /// SHA-256 of the readable rows in order, in hex: the same people and amounts give the same from any file.
    #[must_use]
    pub fn identity(&self) -> &str {
        &self.identity
    }

    /// SHA-256 of the file's bytes, in hex.
    #[must_use]
    pub fn digest(&self) -> &str {
        &self.digest
    }

    /// Rows that share a phone or a card number.
    #[must_use]
    pub fn groups(&self) -> &[Group] {
        &self.groups
    }

    /// What an import gives under a decision; the file is not read again.
    #[must_use]
    pub fn outcome(&self, repeat: Repeat) -> Outcome {
        self.outcome.decided(&self.groups, repeat)
    }

    /// What becomes of each row that shares a phone or a card number, by its line.
    pub(crate) fn fates(&self, repeat: Repeat) -> Vec<(u32, Fate)> {
        let groups = self.groups.iter().enumerate();
        let mut fates: Vec<_> = groups.flat_map(|(at, group)| group.fates(repeat, at)).collect();
        fates.sort_unstable_by_key(|(line, _)| *line);
        fates
    }
}

/// Dry run: each row as it stands for itself, then all that was found. `None` when `on_row` stopped it.
///
/// # Errors
/// Why the file cannot be read, or not by this mapping.
pub fn survey<R: Read + Seek>(
    source: &mut Source<R>,
    mapping: &Mapping,
    on_row: OnRow<'_>,
    on_progress: OnProgress<'_>,
) -> Result<Option<Survey>, FileTrouble> {
    let (mut ledger, mut identity) = (Ledger::new(), Identity::new());
    let ended = walk(source, mapping, on_progress, &mut |seen, outcome| match seen {
        Seen::Good(row, amount, _) => {
            identity.add(&row);
            ledger.add(&row, amount);
            outcome.good(row.line, amount, 1)?;
            Ok(on_row(Row::Read(row)))
        }
        Seen::Bad(row) => Ok(on_row(Row::Bad(row))),
    })?;
    let Some(outcome) = ended else { return Ok(None) };
    Ok(Some(Survey {
        mapping: mapping.clone(),
        digest: source.look().digest.clone(),
        identity: identity.end(),
        groups: ledger.groups()?,
        outcome,
    }))
}

/// Hands over what is imported and what is not. Summed rows come as one, at the place of the last of them.
/// `None` when `on_row` stopped it.
///
/// # Errors
/// [`FileTrouble::Changed`] when the file is not the one of the dry run, else as there.
pub fn read<R: Read + Seek>(
    source: &mut Source<R>,
    survey: &Survey,
    repeat: Repeat,
    on_row: OnRow<'_>,
    on_progress: OnProgress<'_>,
) -> Result<Option<Outcome>, FileTrouble> {
    if source.look().digest != survey.digest {
        return Err(FileTrouble::Changed);
    }
    let mut fates = survey.fates(repeat).into_iter().peekable();
    let mut held: HashMap<usize, RowRead> = HashMap::new();
    let mut identity = Identity::new();
    let ended = walk(source, &survey.mapping, on_progress, &mut |seen, outcome| {
        let (row, amount, cells) = match seen {
            Seen::Good(row, amount, cells) => (row, amount, cells),
            Seen::Bad(row) => return Ok(on_row(Row::Bad(row))),
        };
        identity.add(&row);
        let line = row.line;
        match fates.next_if(|(at, _)| *at == line).map_or(Fate::Keep, |(_, fate)| fate) {
            Fate::Keep => {
                outcome.good(line, amount, 1)?;
                Ok(on_row(Row::Read(row)))
            }
            Fate::Refuse { line: other } => {
                outcome.bad(line, Some(amount))?;
                let faults = vec![Fault::row(FaultCode::Repeats { line: other })];
                Ok(on_row(Row::Bad(RowBad { line, cells: cells.owned(), faults })))
            }
            Fate::Sum { group, last } => {
                outcome.good(line, amount, u32::from(last))?;
                let row = match held.remove(&group) {
                    Some(first) => added(first, row)?,
                    None => row,
                };
                if last {
                    return Ok(on_row(Row::Read(row)));
                }
                held.insert(group, row);
                Ok(ControlFlow::Continue(()))
            }
        }
    })?;
    // the file was written to between the two runs
    if ended.is_some() && (identity.end() != survey.identity || ended != Some(survey.outcome(repeat))) {
        return Err(FileTrouble::Changed);
    }
    Ok(ended)
}

/// One member of two rows; what the first leaves out is the second's.
fn added(mut first: RowRead, next: RowRead) -> Result<RowRead, FileTrouble> {
    first.money = first.money.plus(next.money).ok_or(FileTrouble::SumTooLarge { line: next.line })?;
    first.also.push(next.line);
    if first.name.is_empty() {
        first.name = next.name;
    }
    if first.remark.is_empty() {
        first.remark = next.remark;
    }
    first.phone = first.phone.or(next.phone);
    first.card_no = first.card_no.or(next.card_no);
    Ok(first)
}

/// One row on its way; a bad one is counted already.
pub(crate) enum Seen<'a> {
    Good(RowRead, Fen, &'a Cells),
    Bad(RowBad),
}

pub(crate) type Step<'a> = &'a mut dyn FnMut(Seen<'_>, &mut Outcome) -> Result<ControlFlow<()>, FileTrouble>;

/// A line of sums that may be the last row.
struct Pending {
    bad: RowBad,
    says: Option<Fen>,
}

pub(crate) fn walk<R: Read + Seek>(
    source: &mut Source<R>,
    mapping: &Mapping,
    on_progress: OnProgress<'_>,
    step: Step<'_>,
) -> Result<Option<Outcome>, FileTrouble> {
    mapping.check().map_err(|fault| FileTrouble::Mapping { fault })?;
    let judge = Judge::new(mapping, source.sign());
    let (mut outcome, mut pending, mut stopped) = (Outcome::default(), None::<Pending>, false);
    let (mut skip, mut shown) = (mapping.skip, None);
    source.each(mapping.sheet, &mut |cells, share| {
        if shown != Some(share) {
            shown = Some(share);
            on_progress(share);
        }
        if cells.is_blank() {
            outcome.blank_rows += 1;
            return Ok(ControlFlow::Continue(()));
        }
        if skip > 0 {
            skip -= 1;
            return Ok(ControlFlow::Continue(()));
        }
        let mut flow = ControlFlow::Continue(());
        if let Some(total) = pending.take() {
            outcome.bad(total.bad.line, total.says)?;
            flow = step(Seen::Bad(total.bad), &mut outcome)?;
        }
        if flow.is_continue() {
            flow = one(&judge, cells, &mut outcome, &mut pending, step)?;
        }
        stopped = flow.is_break();
        Ok(flow)
    })?;
    if stopped {
        return Ok(None);
    }
    outcome.total =
        pending.map(|total| TotalRow { line: total.bad.line, says: total.says, counted: outcome.in_file });
    on_progress(1000);
    Ok(Some(outcome))
}

fn one(
    judge: &Judge,
    cells: &Cells,
    outcome: &mut Outcome,
    pending: &mut Option<Pending>,
    step: Step<'_>,
) -> Result<ControlFlow<()>, FileTrouble> {
    let line = cells.line;
    match judge.row(cells) {
        Judged::Read(row) => {
            let amount = row.money.all().ok_or(FileTrouble::SumTooLarge { line })?;
            step(Seen::Good(row, amount, cells), outcome)
        }
        Judged::Bad(faults, amount) => {
            outcome.bad(line, amount)?;
            step(Seen::Bad(RowBad { line, cells: cells.owned(), faults }), outcome)
        }
        Judged::Total(says) => {
            let faults = vec![Fault::row(FaultCode::TotalInside)];
            *pending = Some(Pending { bad: RowBad { line, cells: cells.owned(), faults }, says });
            Ok(ControlFlow::Continue(()))
        }
    }
}
