//! The print queue: one job id across retries and restarts; a doubtful print waits for a person.

use super::day::time_text;
use super::{Counter, Job, Output};
use crate::clock::Now;
use crate::limits::{COPIES_MAX, PRINT_QUEUE_MAX, PRINT_RETRY_MS};
use domain::fact::{Copy, Entry, Fact, PaperRole, PrintState};
use domain::ids::{JobId, SlipNo};
use domain::refusal::Refusal;
use domain::slip::{Slip, SlipKind};
use domain::time::Moment;
use kit::{PrintFault, Printed};

/// One print of a slip that is about to be committed.
#[derive(Clone, Copy, Debug)]
pub(super) struct Planned {
    pub job: JobId,
    pub role: PaperRole,
    pub printer: usize,
    /// The printer is free: it goes there with the commit.
    pub sent: bool,
}

/// Stands on the shop's copy, so that nobody takes it for the guest's.
const fn shop_copy(language: receipt::Language) -> &'static str {
    match language {
        receipt::Language::Zh => "商户存根",
        receipt::Language::En => "SHOP COPY",
    }
}

/// Which paper a slip is first of all.
const fn role_of(kind: SlipKind) -> PaperRole {
    match kind {
        SlipKind::Sale
        | SlipKind::Refund
        | SlipKind::Orphan
        | SlipKind::Deposit
        | SlipKind::Settlement
        | SlipKind::Card
        | SlipKind::Statement => PaperRole::Guest,
        SlipKind::CashMove | SlipKind::Handover | SlipKind::Summary | SlipKind::Import => PaperRole::Summary,
    }
}

impl Counter {
    /// What a slip will be printed as: the guest's copies, and the shop's where a printer is there for it.
    /// Handovers, summaries and moves of cash are the shop's own business and go to its printer for them.
    pub(super) fn planned_prints(&self, slip: &Slip) -> Vec<Planned> {
        let copies = usize::from(self.config.copies(slip.kind).clamp(1, COPIES_MAX));
        let first = role_of(slip.kind);
        let shop = usize::from(first == PaperRole::Guest && self.config.wants(PaperRole::Shop));
        let room = PRINT_QUEUE_MAX.saturating_sub(self.jobs.len());
        let guest = std::iter::repeat_n(first, copies);
        let roles = guest.chain(std::iter::repeat_n(PaperRole::Shop, shop)).take(room);
        let mut taken = Vec::new();
        let mut planned = Vec::with_capacity(copies + shop);
        for (role, id) in roles.zip(self.counts.job..) {
            let Some(printer) = self.config.printer_for(role) else { break };
            let sent = self.printer_free(printer) && !taken.contains(&printer);
            taken.push(printer);
            planned.push(Planned { job: JobId(id), role, printer, sent });
        }
        planned
    }

    /// True when no job is with this printer and none waits for it.
    fn printer_free(&self, printer: usize) -> bool {
        self.jobs_of(printer).all(|(_, job)| job.state == PrintState::Unclear)
    }

    /// The printer that the drawer hangs on.
    #[must_use]
    pub fn drawer_printer(&self) -> Option<usize> {
        self.config.printer_for(PaperRole::Guest)
    }

    fn jobs_of(&self, printer: usize) -> impl Iterator<Item = (&JobId, &Job)> {
        self.jobs.iter().filter(move |(_, job)| self.config.printer_for(job.role) == Some(printer))
    }

    fn printer_busy(&self, printer: usize) -> bool {
        self.jobs_of(printer).any(|(_, job)| job.state == PrintState::Sent)
    }

    pub(super) fn print_retry_at(&self) -> Option<Moment> {
        let idle = (0..self.config.printers.len()).filter(|printer| !self.printer_busy(*printer));
        let queued = |printer| self.jobs_of(printer).filter(|(_, job)| job.state == PrintState::Queued);
        idle.flat_map(queued).map(|(_, job)| job.retry).min()
    }

    pub(super) fn hand_to_printer(&mut self, print: Planned, slip: &Slip, copy: Copy) {
        let Planned { job, role, printer, .. } = print;
        let Some(plan) = self.config.printers.get(printer) else { return };
        let clock = |wall| time_text(wall, &self.config.zone);
        let look = plan.looks.of(slip.kind);
        let mut lines = look.layout(slip, copy, &clock);
        if role == PaperRole::Shop {
            let mark = shop_copy(look.template.language);
            lines.insert(0, receipt::Line::centred(mark, receipt::Size::One, true));
        }
        let bytes = receipt::encode_way(&lines, &plan.paper, plan.way);
        self.out.push(Output::Print { job, printer, bytes });
    }

    /// The oldest waiting job of each printer goes to it once the one before is answered.
    pub(super) fn due_prints(&mut self, now: Now) {
        for printer in 0..self.config.printers.len() {
            if !self.printer_busy(printer) {
                self.due_print(now, printer);
            }
        }
    }

    fn due_print(&mut self, now: Now, printer: usize) {
        let ready = |job: &Job| job.state == PrintState::Queued && job.retry <= now.moment;
        let next = self.jobs_of(printer).find(|(_, job)| ready(job));
        let Some((id, job)) = next.map(|(id, job)| (*id, job.clone())) else { return };
        let (slip_no, copy, role) = (job.slip, job.copy, job.role);
        let Ok(Some(slip)) = self.book.slip(&slip_no) else {
            self.lights.book_doubt();
            self.retry_later(id, now.moment);
            return;
        };
        if self.move_job(now, id, PrintState::Sent).is_ok() {
            self.hand_to_printer(Planned { job: id, role, printer, sent: true }, &slip, copy);
        } else {
            self.retry_later(id, now.moment);
        }
    }

    fn retry_later(&mut self, id: JobId, now: Moment) {
        if let Some(job) = self.jobs.get_mut(&id) {
            job.retry = now.after(PRINT_RETRY_MS);
        }
    }

    pub(super) fn print_done(&mut self, now: Now, id: JobId, result: &Result<Printed, PrintFault>) {
        if let Some(printer) = self.jobs.get(&id).and_then(|job| self.config.printer_for(job.role)) {
            self.lights.printed(printer, result);
        }
        if self.jobs.get(&id).is_none_or(|job| job.state != PrintState::Sent) {
            return;
        }
        let state = match result {
            Ok(_) => PrintState::Printed,
            // nothing reached the printer: the same job is tried again
            Err(fault) if !fault.began => PrintState::Queued,
            Err(_) => PrintState::Unclear,
        };
        self.retry_later(id, now.moment);
        if self.move_job(now, id, state).is_err() {
            // what the printer did is known but not written down: after a restart a person looks
            if let Some(job) = self.jobs.get_mut(&id) {
                job.state = PrintState::Unclear;
            }
        }
    }

    fn move_job(&mut self, now: Now, id: JobId, state: PrintState) -> Result<(), Refusal> {
        self.commit(now, &[Entry::plain(Fact::PrintMoved { job: id, state })])?;
        match state {
            PrintState::Printed | PrintState::Dropped => {
                self.jobs.remove(&id);
            }
            PrintState::Queued | PrintState::Sent | PrintState::Unclear => {
                if let Some(job) = self.jobs.get_mut(&id) {
                    job.state = state;
                }
            }
        }
        Ok(())
    }

    /// A person has looked at a doubtful slip, or gives a waiting one up.
    pub(super) fn resolve_print(&mut self, now: Now, id: JobId, state: PrintState) -> Result<(), Refusal> {
        let known = self.jobs.get(&id).ok_or(Refusal::CaseUnknown)?;
        if known.state == PrintState::Sent {
            return Err(Refusal::CaseDecided);
        }
        self.move_job(now, id, state)
    }

    /// Prints a slip again, marked as a reprint. Without a number: the newest slip.
    pub(super) fn reprint(&mut self, now: Now, slip: Option<SlipNo>) -> Result<(), Refusal> {
        let no = slip.or_else(|| self.last_slip.clone()).ok_or(Refusal::NothingToReprint)?;
        if self.config.printers.is_empty() || self.jobs.len() >= PRINT_QUEUE_MAX {
            return Err(Refusal::PrintQueueFull);
        }
        let known = self.book.slip(&no).map_err(|_| Refusal::BookTrouble)?;
        let known = known.ok_or(Refusal::NothingToReprint)?;
        let before = self.book.reprints_of(&no).map_err(|_| Refusal::BookTrouble)?;
        let (id, copy) = (JobId(self.counts.job), Copy::Reprint(before.saturating_add(1)));
        let role = role_of(known.kind);
        self.commit(now, &[Entry::plain(Fact::PrintQueued { job: id, slip: no.clone(), copy, role })])?;
        self.counts.job += 1;
        self.jobs.insert(id, Job { slip: no, copy, role, state: PrintState::Queued, retry: now.moment });
        Ok(())
    }
}
