//! The one door: every command has its act here, and the domain's table of rights says who may.

use super::super::{Command, Counter};
use crate::clock::Now;
use domain::refusal::Refusal;
use domain::staff::{Act, Asker, Verdict, rule, verdict};

/// What a command is in the table of rights. What it concerns can make it another act: see `Counter::act_asked`.
#[must_use]
pub fn act_of(command: &Command) -> Act {
    match command {
        // what was scanned decides
        Command::Scan { .. } | Command::Draft { .. } | Command::Dismiss | Command::Camera { .. } => Act::Look,
        Command::SignIn { .. } | Command::Lock | Command::Approve { .. } => Act::SignIn,
        Command::OpenDeposit { .. } => Act::Find,
        Command::Enter { .. }
        | Command::Cash { .. }
        | Command::ShowCode { .. }
        | Command::Record { .. }
        | Command::Park
        | Command::Answer { .. }
        | Command::AbandonSale
        | Command::Deposits { .. }
        | Command::Room { .. }
        | Command::Hold
        | Command::Recall { .. } => Act::Collect,
        Command::AskNow { .. } | Command::GiveBack { .. } | Command::Act { .. } => Act::SettleCase,
        Command::Refund { .. } => Act::Refund,
        Command::SettleDeposit { .. } => Act::SettleDeposit,
        Command::Reprint { .. } => Act::Reprint,
        Command::OpenDrawer { .. } => Act::OpenDrawer,
        Command::MoveCash { .. } => Act::MoveCash,
        Command::StartShift { .. } => Act::StartShift,
        Command::CountShift { .. } | Command::CloseShift { .. } => Act::EndShift,
        Command::PrintReport { .. } | Command::PermitReport { .. } => Act::SeeReports,
        Command::SaveStaff { .. }
        | Command::RemoveStaff { .. }
        | Command::SetPin { .. }
        | Command::NewBadge { .. }
        | Command::DropBadge { .. }
        | Command::UnlockStaff { .. } => Act::ManageStaff,
        Command::Member(wish) => wish.act(),
        Command::Permit { act } => *act,
    }
}

impl Counter {
    /// Lets a command through, asks a second person for it (`None`), or refuses it.
    ///
    /// # Errors
    /// [`Refusal::Locked`] while nobody is signed in; why the person may not; the command's own refusal when
    /// what it would move cannot be read; [`Refusal::ApprovalOver`] when an approval was for something else.
    pub(in super::super) fn gate(&mut self, now: Now, command: Command) -> Result<Option<Command>, Refusal> {
        self.people.touched = now.moment;
        if !self.people.staffed() {
            return Ok(Some(command));
        }
        let act = self.act_asked(&command);
        let Some(person) = self.people.here().cloned() else {
            let idle = matches!(command, Command::Draft { .. } | Command::Dismiss);
            return match rule(act).signed_in {
                true => Err(Refusal::Locked),
                // the work stays as it was when the counter was locked
                false => Ok((!idle).then_some(command)),
            };
        };
        let amount = self.amount_asked(&command)?;
        if let Some(approval) = self.people.approval.take() {
            let bound = approval.is_for(&command, act, amount, &person.id);
            return if bound {
                self.people.approval = Some(approval);
                Ok(Some(command))
            } else {
                Err(Refusal::ApprovalOver)
            };
        }
        let spent = self.spent(now, &person, act)?;
        let asker = Asker { staff: Some(&person), on_duty: self.on_duty(&person.id), spent };
        match verdict(asker, act, amount) {
            Verdict::Allowed => Ok(Some(command)),
            Verdict::Approval(why)
                if !matches!(command, Command::Permit { .. } | Command::PermitReport { .. }) =>
            {
                self.ask_approval(now, command, act, amount, why).map(|()| None)
            }
            Verdict::Approval(why) | Verdict::Refused(why) => Err(why),
        }
    }
}
