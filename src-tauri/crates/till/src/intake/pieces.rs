//! Rows on their way to the engine. One thread reads them, one seals who holds the new cards, and the engine writes a
//! piece while the next is on its way.

use super::findings::parts;
use super::halt::Halt;
use crate::engine::members::{Rows, Step, StepDone};
use crate::limits::PIECES_MAX;
use crate::task::TillHandle;
use ::members::{Draft, Sealer};
use cardfile::RowRead;
use crossbeam_channel::{Receiver, Sender, bounded};
use domain::member::{CardId, Import};
use domain::refusal::Refusal;
use std::collections::VecDeque;
use std::thread::{self, JoinHandle};

/// Rows of a piece. Nobody at the counter waits longer than for one of them to be written.
const PIECE: usize = 4_000;

/// A member of the file, and the card that takes what is his; `None` for a new one.
type Bound = (RowRead, Option<CardId>);
/// The end of a thread that seals.
type Sealed = Result<Box<Sealer>, Refusal>;

/// An import that the engine has begun. Unless it is finished, nothing of it stays.
pub(super) struct Pieces {
    till: TillHandle,
    rows: Vec<Bound>,
    /// To the thread that seals; `None` when there is none any more.
    sealing: Option<(Sender<Vec<Bound>>, JoinHandle<Sealed>)>,
    over: bool,
}

impl Pieces {
    /// # Errors
    /// What the engine says; [`Refusal::Busy`] when the system has no thread.
    pub fn begin(till: &TillHandle, import: Import) -> Result<Self, Refusal> {
        let StepDone::Begun(sealer) = ask(till, Step::Begin(import))? else {
            return Err(Refusal::ImportNone);
        };
        let mut pieces = Self { till: till.clone(), rows: Vec::new(), sealing: None, over: false };
        let (send, receive) = bounded(1);
        let line = Line { till: till.clone(), sealer, waiting: VecDeque::new() };
        let thread = thread::Builder::new().name("intake-seal".to_owned());
        let thread = thread.spawn(move || line.work(&receive)).map_err(|_| Refusal::Busy)?;
        pieces.sealing = Some((send, thread));
        Ok(pieces)
    }

    /// The next member of the file.
    ///
    /// # Errors
    /// What the engine said of an earlier piece.
    pub fn push(&mut self, row: RowRead, card: Option<CardId>) -> Result<(), Refusal> {
        self.rows.push((row, card));
        if self.rows.len() >= PIECE { self.send() } else { Ok(()) }
    }

    fn send(&mut self) -> Result<(), Refusal> {
        let rows = std::mem::replace(&mut self.rows, Vec::with_capacity(PIECE));
        let sent = self.sealing.as_ref().is_some_and(|(send, _)| send.send(rows).is_ok());
        // a thread that takes no more has an answer
        if sent { Ok(()) } else { self.sealed().map(|_| ()).and(Err(Refusal::ImportNone)) }
    }

    /// Waits until all that was sent is sealed and written.
    fn sealed(&mut self) -> Sealed {
        let (send, thread) = self.sealing.take().ok_or(Refusal::ImportNone)?;
        drop(send);
        thread.join().unwrap_or(Err(Refusal::Busy))
    }

    /// All of it counts from now on, unless it was stopped before all of it was written.
    ///
    /// # Errors
    /// What the engine says; nothing of it is left then.
    pub fn finish(mut self, stopped: &dyn Fn() -> bool) -> Result<StepDone, Halt> {
        if !self.rows.is_empty() {
            self.send()?;
        }
        let sealer = self.sealed()?;
        if stopped() {
            return Err(Halt::Stopped);
        }
        // the engine drops by itself what it refuses to finish
        self.over = true;
        Ok(ask(&self.till, Step::Finish(sealer.end()))?)
    }
}

impl Drop for Pieces {
    fn drop(&mut self) {
        if self.over {
            return;
        }
        // whatever it says, it has no say any more
        let _ended = self.sealed();
        if ask(&self.till, Step::Drop).is_err() {
            tracing::warn!("an import is dropped at the next start");
        }
    }
}

/// What the thread that seals has in hand.
struct Line {
    till: TillHandle,
    sealer: Box<Sealer>,
    /// Pieces that the engine has not answered yet.
    waiting: VecDeque<Receiver<Result<StepDone, Refusal>>>,
}

impl Line {
    fn work(mut self, pieces: &Receiver<Vec<Bound>>) -> Sealed {
        for piece in pieces {
            let rows = self.seal(&piece)?;
            self.waiting.push_back(self.till.import_step(Step::Rows(rows))?);
            while self.waiting.len() > PIECES_MAX {
                self.hear()?;
            }
        }
        while !self.waiting.is_empty() {
            self.hear()?;
        }
        Ok(self.sealer)
    }

    fn seal(&mut self, piece: &[Bound]) -> Result<Rows, Refusal> {
        let mut rows = Rows::default();
        for (row, card) in piece {
            let (principal, gift) = parts(row.money);
            if let Some(card) = card {
                rows.merged.push((*card, principal, gift));
                continue;
            }
            let (phone, code) = (row.phone.as_deref(), row.card_no.as_deref());
            // the reader's bounds are these words' bounds, so a row that does not fit is none of its
            let holder = Draft::read(&row.name, phone, code, &row.remark).ok_or(Refusal::ImportFile)?;
            self.sealer.seal(&holder).map_err(|trouble| {
                tracing::error!(%trouble, "an import cannot seal who holds its cards");
                Refusal::MembersAway
            })?;
            rows.balances.push((principal, gift));
        }
        rows.holders = self.sealer.piece();
        Ok(rows)
    }

    /// Waits for the oldest piece.
    fn hear(&mut self) -> Result<(), Refusal> {
        match self.waiting.pop_front() {
            Some(answer) => answer.recv().unwrap_or(Err(Refusal::Busy)).map(|_| ()),
            None => Ok(()),
        }
    }
}

fn ask(till: &TillHandle, step: Step) -> Result<StepDone, Refusal> {
    till.import_step(step)?.recv().unwrap_or(Err(Refusal::Busy))
}
