//! Who is next at the engine's door: everybody else before the next piece of an import.

use super::run::Message;
use crate::engine::members::{Step, StepDone};
use crate::limits::PIECES_MAX;
use crossbeam_channel::{Receiver, Sender, bounded, select_biased};
use domain::refusal::Refusal;
use std::time::Duration;

/// What a step of an import came to.
pub(super) type Reply = Result<StepDone, Refusal>;
/// A step of an import, and who waits for its end.
pub(super) type Asked = (Step, Sender<Reply>);

pub(super) enum Knock {
    Message(Message),
    Import(Step, Sender<Reply>),
    /// The time is over.
    Nobody,
    /// Nobody can knock any more.
    Gone,
}

/// Messages that go before a step that waits; then it has its turn, so that an import ends beside any crowd.
const BEFORE: u32 = 16;

/// Steps of an import that wait, apart from the inbox: whoever comes later is still served first.
pub(super) struct Steps {
    steps: Receiver<Asked>,
    /// Messages since the last step.
    before: u32,
    /// Open as long as the engine runs, whoever else is gone.
    _open: Sender<Asked>,
}

impl Steps {
    pub fn new() -> (Sender<Asked>, Self) {
        let (send, steps) = bounded(PIECES_MAX);
        (send.clone(), Self { steps, before: 0, _open: send })
    }

    pub fn next(&mut self, inbox: &Receiver<Message>, nap: Duration) -> Knock {
        let turn = (self.before >= BEFORE).then(|| self.steps.try_recv().ok()).flatten();
        let knock = if let Some((step, reply)) = turn {
            Knock::Import(step, reply)
        } else {
            select_biased! {
                recv(inbox) -> message => message.map_or(Knock::Gone, Knock::Message),
                recv(self.steps) -> step => step.map_or(Knock::Gone, |(step, reply)| Knock::Import(step, reply)),
                default(nap) => Knock::Nobody,
            }
        };
        self.before = if matches!(knock, Knock::Message(_)) { self.before.saturating_add(1) } else { 0 };
        knock
    }
}
