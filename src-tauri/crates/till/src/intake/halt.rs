//! Why a work with a table ended early.

use super::codes::trouble_code;
use cardfile::FileTrouble;
use domain::refusal::Refusal;
use std::ops::ControlFlow;

/// Nothing came of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Halt {
    /// A person stopped it.
    Stopped,
    Refused(Refusal),
    File(FileTrouble),
}

impl Halt {
    /// A refusal's code, or `file.<code>`; `None` when a person stopped it.
    pub fn code(&self) -> Option<String> {
        match self {
            Self::Stopped => None,
            Self::Refused(why) => Some(format!("{why:?}")),
            Self::File(trouble) => Some(format!("file.{}", trouble_code(trouble))),
        }
    }
}

impl From<Refusal> for Halt {
    fn from(why: Refusal) -> Self {
        Self::Refused(why)
    }
}

impl From<FileTrouble> for Halt {
    fn from(trouble: FileTrouble) -> Self {
        Self::File(trouble)
    }
}

/// Goes on, or keeps why not: the reader of tables knows only that it was stopped.
pub(super) fn flow(done: Result<(), Halt>, halted: &mut Option<Halt>) -> ControlFlow<()> {
    match done {
        Ok(()) => ControlFlow::Continue(()),
        Err(halt) => {
            *halted = Some(halt);
            ControlFlow::Break(())
        }
    }
}
