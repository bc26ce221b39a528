//! What lies on the table of an intake, and whose turn it is.

use super::Parts;
use super::findings::Findings;
use super::halt::Halt;
use super::opened::Opened;
use super::plan::Plan;
use super::run::Done;
use crate::clock::Clock;
use crate::view::{ChoiceView, FileView, IntakeView, MoneyView};
use domain::refusal::Refusal;
use domain::time::Moment;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread;

/// Between two words of progress, in ms.
const TELL_MS: u64 = 50;

/// A dry run, and what it decides.
pub(super) struct Checked {
    pub findings: Arc<Findings>,
    pub plan: Arc<Plan>,
}

/// What all clones of an intake share.
pub(super) struct Shared {
    pub parts: Parts,
    clock: Clock,
    held: Mutex<Held>,
    /// Views are told in the order in which they came to be.
    telling: Mutex<()>,
    stop: AtomicBool,
    /// When progress was told last, in ms of the clock.
    told: AtomicU64,
}

/// What lies there while nothing is under way.
struct Held {
    view: IntakeView,
    opened: Option<Opened>,
    checked: Option<Checked>,
    choice: ChoiceView,
    busy: bool,
}

impl Shared {
    pub fn new(parts: Parts) -> Self {
        let view = IntakeView::Nothing;
        let choice = ChoiceView::default();
        Self {
            parts,
            clock: Clock::from(Moment(0)),
            held: Mutex::new(Held { view, opened: None, checked: None, choice, busy: false }),
            telling: Mutex::new(()),
            stop: AtomicBool::new(false),
            told: AtomicU64::new(0),
        }
    }

    pub fn view(&self) -> IntakeView {
        self.held().view.clone()
    }

    fn held(&self) -> MutexGuard<'_, Held> {
        lock(&self.held)
    }

    /// Takes everything into one hand.
    ///
    /// # Errors
    /// [`Refusal::ImportBusy`] while another has it.
    pub fn turn(shared: &Arc<Self>) -> Result<Turn, Refusal> {
        let mut held = shared.held();
        if held.busy {
            return Err(Refusal::ImportBusy);
        }
        held.busy = true;
        shared.stop.store(false, Ordering::Relaxed);
        let (opened, checked) = (held.opened.take(), held.checked.take());
        Ok(Turn { opened, checked, choice: held.choice, shared: Arc::clone(shared), end: None })
    }

    pub fn show(&self, view: IntakeView) {
        let _in_order = lock(&self.telling);
        self.told.store(self.ms(), Ordering::Relaxed);
        self.held().view = view.clone();
        (self.parts.outlet)(&view);
    }

    /// Only the newest counts, so that most are kept to oneself.
    pub fn progress(&self, view: IntakeView) {
        if self.ms().saturating_sub(self.told.load(Ordering::Relaxed)) < TELL_MS {
            self.held().view = view;
        } else {
            self.show(view);
        }
    }

    /// Since the intake was made, in ms.
    pub fn ms(&self) -> u64 {
        self.clock.now().moment.0
    }

    /// False when nothing is under way.
    pub fn stop(&self) -> bool {
        let busy = self.held().busy;
        if busy {
            self.stop.store(true, Ordering::Relaxed);
        }
        busy
    }

    pub fn is_stopped(&self) -> bool {
        self.stop.load(Ordering::Relaxed)
    }
}

/// Everything in one hand. What is left in it lies on the table again when it is dropped.
pub(super) struct Turn {
    pub opened: Option<Opened>,
    pub checked: Option<Checked>,
    pub choice: ChoiceView,
    pub shared: Arc<Shared>,
    /// What is shown once the next turn may begin.
    end: Option<IntakeView>,
}

impl Turn {
    /// Works on a thread of its own, which shows this at once.
    ///
    /// # Errors
    /// [`Refusal::Busy`] when the system has none.
    pub fn work(self, view: IntakeView, work: impl FnOnce(Self) + Send + 'static) -> Result<(), Refusal> {
        self.shared.show(view);
        let spawned = thread::Builder::new().name("intake".to_owned()).spawn(move || work(self));
        spawned.map(|_| ()).map_err(|_| Refusal::Busy)
    }

    /// How it ends.
    pub fn end(&mut self, view: IntakeView) {
        self.end = Some(view);
    }

    fn file(&self) -> Option<FileView> {
        self.opened.as_ref().map(|opened| opened.view.clone())
    }

    pub fn put(&mut self, opened: Opened) {
        self.opened = Some(opened);
        self.open_again();
    }

    pub fn open_again(&mut self) {
        if let Some(file) = self.file() {
            self.end(IntakeView::Opened { file });
        }
    }

    pub fn check(&mut self, checked: Checked) {
        let dry = Box::new(checked.plan.view.clone());
        self.checked = Some(checked);
        if let Some(file) = self.file() {
            self.end(IntakeView::Checked { file, dry });
        }
    }

    pub fn fail(&mut self, halt: &Halt) {
        if let Some(code) = halt.code() {
            self.end(IntakeView::Failed { code, file: self.file() });
        }
    }

    pub fn done(&mut self, done: Done) {
        let import = done.import;
        self.end(IntakeView::Done {
            batch: done.batch.0,
            slip: done.slip.0,
            cards: import.cards,
            merged: import.merged,
            principal: MoneyView::from(import.principal),
            gift: MoneyView::from(import.gift),
            took_ms: done.took_ms,
        });
    }

    /// What was tried dry and is not brought in yet.
    pub fn ready(&self) -> Option<&Checked> {
        let brought = matches!(self.shared.held().view, IntakeView::Done { .. });
        self.checked.as_ref().filter(|_| !brought)
    }
}

impl Drop for Turn {
    fn drop(&mut self) {
        let _in_order = lock(&self.shared.telling);
        let mut held = self.shared.held();
        if self.end.is_none() && matches!(held.view, IntakeView::Checking { .. } | IntakeView::Running { .. })
        {
            // it broke off in the middle
            self.end = Some(self.file().map_or(IntakeView::Nothing, |file| IntakeView::Opened { file }));
        }
        (held.opened, held.checked) = (self.opened.take(), self.checked.take());
        (held.choice, held.busy) = (self.choice, false);
        if let Some(view) = self.end.take() {
            held.view = view.clone();
            drop(held);
            (self.shared.parts.outlet)(&view);
        }
    }
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
