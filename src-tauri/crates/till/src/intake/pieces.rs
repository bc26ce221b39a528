//! Rows on their way to the engine, a piece at a time. While one is written the next is read.

use super::halt::Halt;
use crate::engine::members::{Rows, Step, StepDone};
use crate::limits::PIECES_MAX;
use crate::task::TillHandle;
use crossbeam_channel::Receiver;
use domain::member::Import;
use domain::refusal::Refusal;
use std::collections::VecDeque;

/// Rows of a piece. Nobody at the counter waits longer than for one of them to be written.
const PIECE: usize = 1_000;

/// An import that the engine has begun. Unless it is finished, nothing of it stays.
pub(super) struct Pieces<'a> {
    till: &'a TillHandle,
    rows: Rows,
    /// Pieces that the engine has not answered yet.
    waiting: VecDeque<Receiver<Result<StepDone, Refusal>>>,
    over: bool,
}

impl<'a> Pieces<'a> {
    /// # Errors
    /// What the engine says.
    pub fn begin(till: &'a TillHandle, import: Import) -> Result<Self, Refusal> {
        ask(till, Step::Begin(import))?;
        Ok(Self { till, rows: Rows::default(), waiting: VecDeque::new(), over: false })
    }

    /// Takes one row; `add` puts it where it belongs.
    ///
    /// # Errors
    /// What the engine said of an earlier piece.
    pub fn push(&mut self, add: impl FnOnce(&mut Rows)) -> Result<(), Halt> {
        add(&mut self.rows);
        if self.rows.balances.len() + self.rows.merged.len() >= PIECE {
            self.send()?;
        }
        Ok(())
    }

    fn send(&mut self) -> Result<(), Refusal> {
        let rows = std::mem::take(&mut self.rows);
        self.waiting.push_back(self.till.import_step(Step::Rows(rows))?);
        while self.waiting.len() > PIECES_MAX {
            self.hear()?;
        }
        Ok(())
    }

    /// Waits for the oldest piece.
    fn hear(&mut self) -> Result<(), Refusal> {
        match self.waiting.pop_front() {
            Some(answer) => answer.recv().unwrap_or(Err(Refusal::Busy)).map(|_| ()),
            None => Ok(()),
        }
    }

    /// All of it counts from now on.
    ///
    /// # Errors
    /// What the engine says; nothing of it is left then.
    pub fn finish(mut self) -> Result<StepDone, Refusal> {
        if !(self.rows.balances.is_empty() && self.rows.merged.is_empty()) {
            self.send()?;
        }
        while !self.waiting.is_empty() {
            self.hear()?;
        }
        // the engine drops by itself what it refuses to finish
        self.over = true;
        ask(self.till, Step::Finish)
    }
}

impl Drop for Pieces<'_> {
    fn drop(&mut self) {
        if !self.over && ask(self.till, Step::Drop).is_err() {
            tracing::warn!("an import is dropped at the next start");
        }
    }
}

fn ask(till: &TillHandle, step: Step) -> Result<StepDone, Refusal> {
    till.import_step(step)?.recv().unwrap_or(Err(Refusal::Busy))
}
