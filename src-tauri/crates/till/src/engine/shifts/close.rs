//! The handover: one local commit, whatever the network, the printer or an open case do.

use super::super::Counter;
use super::cash::tidy_note;
use super::report::{Reported, build};
use crate::clock::Now;
use crate::view::ScopeView;
use domain::fact::{Entry, Fact, PrintState};
use domain::ids::StaffId;
use domain::ledger::{Account, Move, Posting, Txn, TxnId};
use domain::refusal::Refusal;
use domain::report::{Carried, Report, Scope};
use domain::sale::SaleStatus;
use domain::shift::{Closing, DifferenceReason, Shift};
use domain::slip::SlipKind;
use money::FenDelta;
use store::Over;

impl Counter {
    pub(in super::super) fn close_shift(
        &mut self,
        now: Now,
        reason: Option<DifferenceReason>,
        note: &str,
        next: Option<StaffId>,
    ) -> Result<(), Refusal> {
        let shift = self.shifts.open.clone().ok_or(Refusal::ShiftNone)?;
        let count = shift.count.clone().ok_or(Refusal::ShiftNotCounted)?;
        let note = tidy_note(note)?;
        let difference = count.difference().ok_or(Refusal::CountUnreadable)?;
        if !difference.is_zero() && reason.is_none() {
            return Err(Refusal::DifferenceNeedsReason);
        }
        let reason = reason.filter(|_| !difference.is_zero());
        let next_name = match &next {
            Some(id) => Some(self.name_of(now, id).ok_or(Refusal::StaffUnknown)?),
            None => None,
        };
        let no = self.config.numbering.slip_no(self.counts.slip).ok_or(Refusal::NotConfigured)?;
        let closing = Closing { by: self.hands(), next, difference, reason, note, wall: now.wall };
        let closed = Shift { closing: Some(closing.clone()), ..shift };
        let mut slip = self.bare_slip(now, no, SlipKind::Handover);
        slip.report = Some(Box::new(self.report_of_shift(&closed, next_name)?));
        let moves = if difference.is_zero() {
            Vec::new()
        } else {
            vec![Move::Direct(count_txn(&closed, difference))]
        };
        let mut entries = vec![Entry::with(Fact::ShiftClosed { shift: closed.id, closing }, moves)];
        self.slip_entries(&slip, &mut entries);
        self.commit(now, &entries)?;
        self.shifts.open = None;
        self.slip_issued(now, &slip);
        self.refresh_float();
        self.forget_old_names(now);
        // the next person begins with a badge or a PIN
        if self.staffed() { self.lock(now) } else { Ok(()) }
    }

    /// Prints the figures of a shift or a day as they are now.
    pub(in super::super) fn print_report(&mut self, now: Now, scope: ScopeView) -> Result<(), Refusal> {
        let asked = self.asked(now);
        let Reported { report, .. } = super::report::of(&self.book, &asked, scope)?;
        let no = self.config.numbering.slip_no(self.counts.slip).ok_or(Refusal::NotConfigured)?;
        let mut slip = self.bare_slip(now, no, SlipKind::Summary);
        slip.report = Some(Box::new(report));
        let mut entries = Vec::new();
        self.slip_entries(&slip, &mut entries);
        self.commit(now, &entries)?;
        self.slip_issued(now, &slip);
        Ok(())
    }

    fn report_of_shift(&self, shift: &Shift, next: Option<String>) -> Result<Report, Refusal> {
        let scope = Scope::Shift {
            shift: shift.id,
            owner: shift.owner.clone(),
            name: shift.name.clone(),
            opened: shift.opened,
            closed: shift.closing.as_ref().map(|closing| closing.wall),
            day: shift.day,
            next,
        };
        build(&self.book, scope, Over::Shift(shift.id), Some(shift), self.carried())
    }

    /// What goes over to the next person.
    fn carried(&self) -> Carried {
        let count = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        let cases = self.attempts.len() + self.refunds.len() + self.failed_refunds.len();
        let freezes = self.deposits.open.values().filter(|d| !d.is_held() && !d.is_dead()).count();
        let draws = self.deposits.draws.values().filter(|draw| !draw.phase.is_final()).count();
        // a sale whose payment is in doubt is a case already
        let asked = |id| self.attempts.values().any(|attempt| attempt.sale == id);
        let open = self.sales.values().filter(|sale| sale.status == SaleStatus::Open);
        let sales = open.filter(|sale| !asked(sale.id)).count();
        let waiting = |state: PrintState| matches!(state, PrintState::Queued | PrintState::Unclear);
        Carried {
            cases: count(cases + freezes + draws),
            orphans: count(self.orphans.len()),
            held_sales: count(sales),
            unprinted: count(self.jobs.values().filter(|job| waiting(job.state)).count()),
        }
    }
}

/// What the count found is what the drawer holds from now on.
pub(super) fn count_txn(shift: &Shift, difference: FenDelta) -> Txn {
    let postings = vec![
        Posting { account: Account::CashDrawer, delta: difference },
        Posting { account: Account::CashOverShort, delta: difference.negated() },
    ];
    Txn { id: TxnId(format!("count-{}", shift.id.0)), postings }
}
