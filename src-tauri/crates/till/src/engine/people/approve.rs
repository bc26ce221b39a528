//! Asking a second person, and doing what he approves.

use super::super::Command;
use super::super::Counter;
use super::super::lane::Then;
use super::approval::{APPROVE_MS, Approval, Gated};
use super::pins::For;
use crate::clock::Now;
use crate::view::{ApprovalView, Ask, Code, MoneyView, PersonView};
use domain::ids::StaffId;
use domain::refusal::Refusal;
use domain::staff::{Act, Staff, approves};
use money::Fen;

impl Counter {
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
