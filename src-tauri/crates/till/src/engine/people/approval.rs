//! A second person's approval: bound to one command, act and amount, good for a minute, used once.
//!
//! It is written in the same transaction as what it allowed; then only its name goes on, to the cloud and the slip.

use super::super::lane::Pending;
use super::super::{Command, Counter};
use super::People;
use domain::cloud::Authority;
use domain::fact::{Entry, Fact, Stamp};
use domain::ids::StaffId;
use domain::staff::{Act, Staff};
use domain::time::Moment;
use money::Fen;

/// How long a second person has, in ms.
pub(super) const APPROVE_MS: u64 = 60_000;

/// A command that waits for a second person.
#[derive(Clone)]
pub(in super::super) struct Gated {
    pub(super) command: Box<Command>,
    pub(super) act: Act,
    pub(super) amount: Fen,
    pub(super) asker: StaffId,
    pub(super) until: Moment,
    /// The question that was on the screen; the command may be its answer.
    pub(super) before: Option<Box<Pending>>,
}

impl std::fmt::Debug for Gated {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Gated").field("act", &self.act).finish_non_exhaustive()
    }
}

/// What a second person has approved, while it is being done.
pub(super) struct Approval {
    pub command: Command,
    pub act: Act,
    pub amount: Fen,
    pub asker: StaffId,
    pub approver: Staff,
    /// It is in the book.
    pub written: bool,
}

impl Approval {
    pub fn is_for(&self, command: &Command, act: Act, amount: Fen, asker: &StaffId) -> bool {
        self.command == *command && self.act == act && self.amount == amount && self.asker == *asker
    }
}

impl People {
    /// What goes before the entries that are about to be committed. A shift that opens by itself on the way is
    /// not what was approved.
    pub fn approval_entry(&self, entries: &[Entry]) -> Option<Entry> {
        let approval = self.approval.as_ref().filter(|approval| !approval.written)?;
        if matches!(entries.first(), None | Some(Entry { fact: Fact::ShiftOpened { .. }, .. })) {
            return None;
        }
        Some(Entry::plain(Fact::Approved {
            act: approval.act,
            amount: approval.amount,
            asker: approval.asker.clone(),
            approver: approval.approver.id.clone(),
        }))
    }

    /// These entries are in the book.
    pub fn written(&mut self, stamp: &Stamp, entries: &[Entry]) {
        for entry in entries {
            self.moved.take(stamp, &entry.fact);
        }
        if let (Some(approval), Some(Fact::Approved { .. })) =
            (&mut self.approval, entries.first().map(|entry| &entry.fact))
        {
            approval.written = true;
        }
    }

    /// The approved command is done or refused.
    pub fn approval_over(&mut self) {
        self.approval = None;
    }
}

impl Counter {
    /// In whose right money goes back: the approver's, else the person's at the counter; `None` where
    /// the shop has named nobody.
    pub(in super::super) fn authority(&self) -> Option<Authority> {
        let approver = self.people.approval.as_ref().map(|approval| &approval.approver);
        approver.or_else(|| self.people.here()).map(Staff::authority)
    }

    /// The approver's name for the slip; empty without an approval.
    pub(in super::super) fn approved_by(&self) -> String {
        self.people.approval.as_ref().map(|approval| approval.approver.name.clone()).unwrap_or_default()
    }
}
