//! Rows on their way to the engine, a piece at a time. While one is written the next is read.

use crate::engine::members::{Rows, Step, StepDone};
use crate::limits::PIECES_MAX;
use crate::task::TillHandle;
use ::members::{Draft, Sealer};
use crossbeam_channel::Receiver;
use domain::member::{CardId, Import};
use domain::refusal::Refusal;
use money::Fen;
use std::collections::VecDeque;

/// Rows of a piece. Nobody at the counter waits longer than for one of them to be written.
const PIECE: usize = 4_000;

/// An import that the engine has begun. Unless it is finished, nothing of it stays.
pub(super) struct Pieces<'a> {
    till: &'a TillHandle,
    /// Until it is finished.
    sealer: Option<Box<Sealer>>,
    balances: Vec<(Fen, Fen)>,
    merged: Vec<(CardId, Fen, Fen)>,
    /// Pieces that the engine has not answered yet.
    waiting: VecDeque<Receiver<Result<StepDone, Refusal>>>,
    over: bool,
}

impl<'a> Pieces<'a> {
    /// # Errors
    /// What the engine says.
    pub fn begin(till: &'a TillHandle, import: Import) -> Result<Self, Refusal> {
        let StepDone::Begun(sealer) = ask(till, Step::Begin(import))? else {
            return Err(Refusal::ImportNone);
        };
        let (balances, merged, waiting) = (Vec::new(), Vec::new(), VecDeque::new());
        Ok(Self { till, sealer: Some(sealer), balances, merged, waiting, over: false })
    }

    /// A new card: who holds it, principal and gift.
    ///
    /// # Errors
    /// What the engine said of an earlier piece.
    pub fn open(&mut self, holder: &Draft<'_>, balance: (Fen, Fen)) -> Result<(), Refusal> {
        let sealer = self.sealer.as_mut().ok_or(Refusal::ImportNone)?;
        sealer.seal(holder).map_err(|trouble| {
            tracing::error!(%trouble, "an import cannot seal who holds its cards");
            Refusal::MembersAway
        })?;
        self.balances.push(balance);
        self.send_when_full()
    }

    /// Onto a card that is there: principal and gift.
    ///
    /// # Errors
    /// What the engine said of an earlier piece.
    pub fn merge(&mut self, card: CardId, balance: (Fen, Fen)) -> Result<(), Refusal> {
        self.merged.push((card, balance.0, balance.1));
        self.send_when_full()
    }

    fn send_when_full(&mut self) -> Result<(), Refusal> {
        if self.balances.len() + self.merged.len() >= PIECE { self.send() } else { Ok(()) }
    }

    fn send(&mut self) -> Result<(), Refusal> {
        let holders = self.sealer.as_mut().ok_or(Refusal::ImportNone)?.piece();
        let (balances, merged) = (std::mem::take(&mut self.balances), std::mem::take(&mut self.merged));
        self.waiting.push_back(self.till.import_step(Step::Rows(Rows { holders, balances, merged }))?);
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
        if !(self.balances.is_empty() && self.merged.is_empty()) {
            self.send()?;
        }
        while !self.waiting.is_empty() {
            self.hear()?;
        }
        let sealer = self.sealer.take().ok_or(Refusal::ImportNone)?;
        // the engine drops by itself what it refuses to finish
        self.over = true;
        ask(self.till, Step::Finish(sealer.end()))
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
