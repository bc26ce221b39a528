//! A second person's approval: bound to one command, act and amount, good for a minute, used once.
//!
//! It is written in the same transaction as what it allowed; then only its name goes on, to the cloud and the slip.

use super::super::lane::{Pending, Then};
use super::super::{Command, Counter};
use super::People;
use super::pins::For;
use crate::clock::Now;
use crate::view::{ApprovalView, Ask, Code, MoneyView, PersonView};
use domain::cloud::Authority;
use domain::fact::{Entry, Fact};
use domain::ids::StaffId;
use domain::refusal::Refusal;
use domain::staff::{Act, Staff, approves};
use domain::time::Moment;
use money::Fen;

/// How long a second person has, in ms.
const APPROVE_MS: u64 = 60_000;

/// A command that waits for a second person.
#[derive(Clone)]
pub(in super::super) struct Gated {
    command: Box<Command>,
    act: Act,
    amount: Fen,
    asker: StaffId,
    pub(super) until: Moment,
    /// The question that was on the screen; the command may be its answer.
    before: Option<Box<Pending>>,
}

impl std::fmt::Debug for Gated {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Gated").field("act", &self.act).finish_non_exhaustive()
    }
}

/// What a second person has approved, while it is being done.
pub(super) struct Approval {
    command: Command,
    act: Act,
    amount: Fen,
    asker: StaffId,
    approver: Staff,
    written: bool,
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
    pub fn approval_written(&mut self, entries: &[Entry]) {
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

    /// Puts the question on the screen.
    ///
    /// # Errors
    /// `why`, when nobody here could approve it either.
    pub(super) fn ask_approval(
        &mut self,
        now: Now,
        command: Command,
        act: Act,
        amount: Fen,
        why: Refusal,
    ) -> Result<(), Refusal> {
        let until = now.moment.after(APPROVE_MS);
        let before = self.lane.question.clone().filter(|question| !matches!(question.then, Then::Gated(_)));
        let (asker, before) = (self.hands(), before.map(Box::new));
        let gated = Gated { command: Box::new(command), act, amount, asker, until, before };
        let known = self.people.staff.values().filter(|known| known.has_secret());
        let fit = known.filter(|known| self.may_approve(now, &known.staff, &gated).is_ok());
        let approvers: Vec<PersonView> = fit.map(|known| PersonView::from(&known.staff)).collect();
        if approvers.is_empty() {
            return Err(why);
        }
        let approval = ApprovalView {
            act: format!("{act:?}"),
            amount: (!amount.is_zero()).then(|| MoneyView::from(amount)),
            why: Code::from(why),
            approvers,
            left_ms: APPROVE_MS,
        };
        self.lane.ask(Ask::Approve { approval }, Then::Gated(gated));
        Ok(())
    }

    /// The command on the screen that waits for a second person.
    pub(super) fn gated(&self) -> Option<&Gated> {
        match &self.lane.question.as_ref()?.then {
            Then::Gated(gated) => Some(gated),
            _ => None,
        }
    }

    /// The domain's word, with the approver's own duty and limits.
    fn may_approve(&self, now: Now, approver: &Staff, gated: &Gated) -> Result<(), Refusal> {
        let spent = self.spent(now, approver, gated.act)?;
        approves(approver, &gated.asker, gated.act, gated.amount, self.on_duty(&approver.id), spent)
    }

    /// Somebody named himself and typed his PIN for the question with this number.
    ///
    /// # Errors
    /// [`Refusal::ApprovalOver`], [`Refusal::StaffUnknown`]; why he may not; why his PIN is not tried.
    pub(in super::super) fn approve(
        &mut self,
        now: Now,
        id: u32,
        staff: &StaffId,
        pin: &str,
    ) -> Result<(), Refusal> {
        let asked = self.lane.question.as_ref().is_some_and(|question| question.id == id);
        let gated = self.gated().filter(|gated| asked && now.moment < gated.until);
        let gated = gated.ok_or(Refusal::ApprovalOver)?;
        let approver = self.people.get(staff).ok_or(Refusal::StaffUnknown)?;
        self.may_approve(now, approver, gated)?;
        self.check_pin(now, staff, pin, For::Approval { id })
    }

    /// The PIN was right; the question may be another one by now.
    pub(super) fn pin_approves(&mut self, now: Now, id: u32, staff: &StaffId) -> Result<(), Refusal> {
        self.forget_misses(now, staff)?;
        let same = self.lane.question.as_ref().is_some_and(|question| question.id == id);
        if same { self.approved(now, staff) } else { Err(Refusal::ApprovalOver) }
    }

    /// Somebody has proven who he is, for the question on the screen: it is done now.
    pub(super) fn approved(&mut self, now: Now, approver: &StaffId) -> Result<(), Refusal> {
        let gated = self.gated().filter(|gated| now.moment < gated.until).cloned();
        let gated = gated.ok_or(Refusal::ApprovalOver)?;
        let approver = self.people.get(approver).ok_or(Refusal::StaffUnknown)?.clone();
        self.may_approve(now, &approver, &gated)?;
        self.lane.question = gated.before.map(|before| *before);
        let command = *gated.command;
        self.people.approval = Some(Approval {
            command: command.clone(),
            act: gated.act,
            amount: gated.amount,
            asker: gated.asker,
            approver,
            written: false,
        });
        let result = self.run(now, command);
        self.people.approval_over();
        result
    }

    /// Takes the question from the screen, when somebody else stands there or its time is over.
    pub(super) fn drop_approval(&mut self) {
        if self.gated().is_some() {
            self.lane.question = None;
        }
    }

    pub(super) fn due_approval(&mut self, now: Now) {
        let Some(left) = self.gated().map(|gated| gated.until.since(now.moment)) else { return };
        if left == 0 {
            self.drop_approval();
            self.notify(Err(Refusal::ApprovalOver));
        } else if let Some(Ask::Approve { approval }) =
            self.lane.question.as_mut().map(|question| &mut question.ask)
        {
            approval.left_ms = left;
        }
    }
}
