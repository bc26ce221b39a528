//! People at the counter: the gate every command passes, signing in, approving, and who works here.

use super::{Command, Counter, Proof};
use crate::clock::Now;
use crate::view::DeskView;
use domain::code::Badge;
use domain::fact::Entry;
use domain::ids::StaffId;
use domain::refusal::Refusal;
use domain::staff::{Act, Staff};
use domain::time::Moment;
use store::Book;
use std::collections::BTreeMap;

/// Who works here, who stands at the counter, and what is being proven or approved.
pub(super) struct People {
    staff: BTreeMap<StaffId, Staff>,
}

/// A command that waits for a second person.
#[derive(Clone)]
pub(super) struct Gated {
    pub command: Box<Command>,
    pub act: Act,
}

impl std::fmt::Debug for Gated {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Gated").field("act", &self.act).finish_non_exhaustive()
    }
}

/// What a command is in the table of rights. Every command has its line here.
#[must_use]
pub fn act_of(command: &Command) -> Act {
    let _ = command;
    Act::Look
}

// the doors of this room; each is filled below or in a file of its own
impl People {
    pub fn load(_book: &Book, _now: Moment) -> Result<Self, Refusal> {
        Ok(Self { staff: BTreeMap::new() })
    }
    pub fn approval_entry(&self) -> Option<Entry> {
        let _ = &self.staff;
        None
    }
    pub fn approval_written(&mut self) {}
    pub fn approval_over(&mut self) {}
}

impl Counter {
    pub(super) fn gate(&mut self, _now: Now, command: Command) -> Result<Option<Command>, Refusal> {
        Ok(Some(command))
    }
    pub(super) fn proven(&mut self, _now: Now, _proof: u64, _outcome: Proof) {}
    pub(super) fn people_wake(&self) -> Option<Moment> {
        None
    }
    pub(super) fn due_people(&mut self, _now: Now) {}
    /// Who does what is done now: the person at the counter, else the shop's own number.
    pub(super) fn hands(&self) -> StaffId {
        self.config.staff.clone()
    }
    pub(super) fn hands_name(&self) -> String {
        self.config.staff_name.clone()
    }
    /// In whose right money goes back: the approver's, else the person's at the counter; `None` where
    /// the shop has named nobody.
    pub(super) fn authority(&self) -> Option<domain::cloud::Authority> {
        None
    }
    /// The approver's name for the slip; empty without an approval.
    pub(super) fn approved_by(&self) -> String {
        String::new()
    }
    pub(super) fn may_scan(&self) -> bool {
        true
    }
    pub(super) fn scan_badge(&mut self, _now: Now, _badge: &Badge) -> Result<(), Refusal> {
        Err(Refusal::BadgeUnknown)
    }
    pub(super) fn sign_in(&mut self, _now: Now, _staff: &StaffId, _pin: &str) -> Result<(), Refusal> {
        Err(Refusal::Busy)
    }
    pub(super) fn lock(&mut self, _now: Now) -> Result<(), Refusal> {
        Err(Refusal::Busy)
    }
    pub(super) fn approve(&mut self, _now: Now, _id: u32, _staff: &StaffId, _pin: &str) -> Result<(), Refusal> {
        Err(Refusal::Busy)
    }
    pub(super) fn save_staff(&mut self, _now: Now, _staff: Staff, _known: bool) -> Result<(), Refusal> {
        Err(Refusal::Busy)
    }
    pub(super) fn remove_staff(&mut self, _now: Now, _staff: &StaffId) -> Result<(), Refusal> {
        Err(Refusal::Busy)
    }
    pub(super) fn set_pin(&mut self, _staff: &StaffId, _pin: &str) -> Result<(), Refusal> {
        Err(Refusal::Busy)
    }
    pub(super) fn new_badge(&mut self, _now: Now, _staff: &StaffId) -> Result<(), Refusal> {
        Err(Refusal::Busy)
    }
    pub(super) fn drop_badge(&mut self, _now: Now, _staff: &StaffId) -> Result<(), Refusal> {
        Err(Refusal::Busy)
    }
    pub(super) fn unlock_staff(&mut self, _now: Now, _staff: &StaffId) -> Result<(), Refusal> {
        Err(Refusal::Busy)
    }
    pub(super) fn desk_view(&self, _now: Now) -> DeskView {
        DeskView::default()
    }
}
