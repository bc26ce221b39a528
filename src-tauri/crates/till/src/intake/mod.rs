//! Old balances on their way in, and members on their way out.
//!
//! A table is opened, looked at, tried dry and then brought in, each on a thread of its own: the engine is asked only
//! for what it writes, piece by piece, and whoever stands at the counter comes first. Rows are streamed; of a member
//! who is new nothing is kept between the two ways through the file but what the sums need. All of a table counts or
//! nothing of it.

mod batches;
mod codes;
mod errors;
mod export;
mod findings;
mod halt;
mod known;
mod opened;
mod pieces;
mod plan;
mod run;
mod shown;
mod statement;
mod table;
mod tally;
mod together;

pub use batches::batches;
pub use codes::fault_code;
pub use export::{Exported, export};
pub use statement::{Wording, statement_file};

use crate::task::TillHandle;
use crate::view::{ChoiceView, IntakeView, MappingView};
use ::members::Finder;
use cardfile::Fault;
use domain::member::Limits;
use domain::refusal::Refusal;
use findings::find;
use halt::Halt;
use known::Known;
use opened::Opened;
use plan::Plan;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use table::{Checked, Shared, Turn};

/// What an intake needs.
pub struct Parts {
    pub till: TillHandle,
    /// What a card may hold by the programme as it is set now.
    pub limits: Box<dyn Fn() -> Limits + Send + Sync>,
    /// Told of every change; of mere progress at most twenty times a second. Must not block.
    pub outlet: Box<dyn Fn(&IntakeView) + Send + Sync>,
}

/// The one place where a table is brought in. Clones are the same place.
#[derive(Clone)]
pub struct Intake(Arc<Shared>);

impl Intake {
    #[must_use]
    pub fn new(parts: Parts) -> Self {
        Self(Arc::new(Shared::new(parts)))
    }

    #[must_use]
    pub fn state(&self) -> IntakeView {
        self.0.view()
    }

    /// Opens a table, on a thread of its own; then it is [`IntakeView::Opened`], or [`IntakeView::Failed`].
    ///
    /// # Errors
    /// [`Refusal::ImportBusy`].
    pub fn open(&self, path: &Path) -> Result<(), Refusal> {
        let path = path.to_path_buf();
        let mut turn = self.turn()?;
        (turn.opened, turn.checked) = (None, None);
        turn.work(IntakeView::Nothing, move |mut turn| {
            match Opened::open(&path) {
                Ok(opened) => turn.put(opened),
                Err(trouble) => turn.fail(&Halt::File(trouble)),
            };
        })
    }

    /// Reads the columns so. Another sheet is guessed anew. What was tried dry is forgotten.
    ///
    /// # Errors
    /// [`Refusal::ImportBusy`], [`Refusal::ImportNone`].
    pub fn mapping(&self, mapping: MappingView) -> Result<(), Refusal> {
        let mut turn = self.turn()?;
        let mut opened = turn.opened.take().ok_or(Refusal::ImportNone)?;
        turn.checked = None;
        let read = opened.read_by(mapping);
        turn.put(opened);
        if let Err(trouble) = read {
            turn.fail(&Halt::File(trouble));
        }
        Ok(())
    }

    /// Tries it dry; then it is [`IntakeView::Checked`].
    ///
    /// # Errors
    /// [`Refusal::ImportBusy`], [`Refusal::ImportNone`], [`Refusal::ImportFile`] for columns that cannot be,
    /// [`Refusal::MembersAway`].
    pub fn check(&self) -> Result<(), Refusal> {
        let turn = self.turn()?;
        let opened = turn.opened.as_ref().ok_or(Refusal::ImportNone)?;
        if opened.view.fault.is_some() {
            return Err(Refusal::ImportFile);
        }
        let finder = self.0.parts.till.finder().ok_or(Refusal::MembersAway)?;
        turn.work(IntakeView::Checking { permille: 0 }, move |mut turn| {
            turn.checked = None;
            match check(&mut turn, &finder) {
                Ok(checked) => turn.check(checked),
                Err(Halt::Stopped) => turn.open_again(),
                Err(halt) => turn.fail(&halt),
            }
        })
    }

    /// Decides otherwise. The file is not read again.
    ///
    /// # Errors
    /// [`Refusal::ImportBusy`], [`Refusal::ImportNone`] before a dry run and after the import.
    pub fn choose(&self, choice: ChoiceView) -> Result<(), Refusal> {
        let mut turn = self.turn()?;
        let checked = turn.ready().ok_or(Refusal::ImportNone)?;
        let plan = Plan::of(&checked.findings, choice)?;
        let findings = Arc::clone(&checked.findings);
        turn.choice = choice;
        turn.check(Checked { findings, plan: Arc::new(plan) });
        Ok(())
    }

    /// Brings it in as it was tried; then it is [`IntakeView::Done`].
    ///
    /// # Errors
    /// [`Refusal::ImportBusy`], [`Refusal::ImportNone`], [`Refusal::ImportTwice`], [`Refusal::ImportEmpty`],
    /// [`Refusal::MembersAway`]; what the engine says comes as [`IntakeView::Failed`].
    pub fn run(&self) -> Result<(), Refusal> {
        let turn = self.turn()?;
        let checked = turn.ready().ok_or(Refusal::ImportNone)?;
        if checked.findings.twice.is_some() {
            return Err(Refusal::ImportTwice);
        }
        if checked.plan.import.cards == 0 && checked.plan.import.merged == 0 {
            return Err(Refusal::ImportEmpty);
        }
        let (findings, plan) = (Arc::clone(&checked.findings), Arc::clone(&checked.plan));
        let finder = self.0.parts.till.finder().ok_or(Refusal::MembersAway)?;
        turn.work(IntakeView::Running { permille: 0 }, move |mut turn| {
            match run::run(&mut turn, &findings, &plan, &finder) {
                Ok(done) => turn.done(done),
                Err(Halt::Stopped) => turn.check(Checked { findings, plan }),
                Err(halt) => turn.fail(&halt),
            }
            drop(turn);
            // nobody waits for it: the lists are sorted before the next page of one is asked
            finder.settle();
        })
    }

    /// Stops what is under way; nothing of it stays.
    ///
    /// # Errors
    /// [`Refusal::ImportNone`].
    pub fn cancel(&self) -> Result<(), Refusal> {
        if self.0.stop() { Ok(()) } else { Err(Refusal::ImportNone) }
    }

    /// Writes the rows that stay out, or stayed out, with what is wrong in each, to be corrected and brought in
    /// later. The answer is how many there are. Reads the file again, so it is for a thread that may wait.
    ///
    /// # Errors
    /// [`Refusal::ImportBusy`], [`Refusal::ImportNone`], [`Refusal::ImportFile`] when the table changed or the
    /// file cannot be written.
    pub fn error_file(&self, path: &Path, sentence: &dyn Fn(&Fault) -> String) -> Result<u32, Refusal> {
        let turn = self.turn()?;
        let opened = turn.opened.as_ref().ok_or(Refusal::ImportNone)?;
        let checked = turn.checked.as_ref().ok_or(Refusal::ImportNone)?;
        errors::write(opened, checked, path, sentence)
    }

    /// Puts the table away.
    ///
    /// # Errors
    /// [`Refusal::ImportBusy`].
    pub fn forget(&self) -> Result<(), Refusal> {
        let mut turn = self.turn()?;
        (turn.opened, turn.checked, turn.choice) = (None, None, ChoiceView::default());
        turn.end(IntakeView::Nothing);
        Ok(())
    }

    fn turn(&self) -> Result<Turn, Refusal> {
        Shared::turn(&self.0)
    }
}

/// Once through the file, dry.
fn check(turn: &mut Turn, finder: &Finder) -> Result<Checked, Halt> {
    let shared = Arc::clone(&turn.shared);
    let known = Known::read(shared.parts.till.book(), finder)?;
    let limits = (shared.parts.limits)();
    let opened = turn.opened.as_mut().ok_or(Refusal::ImportNone)?;
    let progress = &mut |permille| shared.progress(IntakeView::Checking { permille });
    let findings = find(opened, &known, limits, progress, &|| shared.is_stopped())?;
    let plan = Plan::of(&findings, turn.choice)?;
    Ok(Checked { findings: Arc::new(findings), plan: Arc::new(plan) })
}

/// A name beside `path`, for a file that is not whole yet.
fn beside(path: &Path) -> PathBuf {
    let mut name = path.file_name().unwrap_or_default().to_owned();
    name.push(".part");
    path.with_file_name(name)
}
