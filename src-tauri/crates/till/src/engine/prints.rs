//! The print queue: one job id across retries and restarts; a doubtful print waits for a person.

use super::day::time_text;
use super::{Counter, Job, Output};
use crate::clock::Now;
use crate::limits::{PRINT_QUEUE_MAX, PRINT_RETRY_MS};
use domain::fact::{Copy, Entry, Fact, PrintState};
use domain::ids::{JobId, SlipNo};
use domain::refusal::Refusal;
use domain::slip::Slip;
use domain::time::Moment;
use kit::{PrintFault, Printed};

impl Counter {
    /// True when no job is with the printer and none waits.
    pub(super) fn printer_free(&self) -> bool {
        self.jobs.values().all(|job| job.state == PrintState::Unclear)
    }

    pub(super) fn print_retry_at(&self) -> Option<Moment> {
        let busy = self.jobs.values().any(|job| job.state == PrintState::Sent);
        let queued = self.jobs.values().filter(|job| job.state == PrintState::Queued);
        if busy { None } else { queued.map(|job| job.retry).min() }
    }

    pub(super) fn hand_to_printer(&mut self, job: JobId, slip: &Slip, copy: Copy) {
        let when = time_text(slip.wall, &self.config.zone);
        let bytes = receipt::encode(
            &receipt::layout(slip, copy, &self.config.template, &when),
            &self.config.template.paper,
        );
        self.out.push(Output::Print { job, bytes });
    }

    /// The oldest waiting job goes to the printer once the one before it is answered.
    pub(super) fn due_prints(&mut self, now: Now) {
        if !self.config.has_printer || self.jobs.values().any(|job| job.state == PrintState::Sent) {
            return;
        }
        let ready = |job: &Job| job.state == PrintState::Queued && job.retry <= now.moment;
        let Some((id, job)) = self.jobs.iter().find(|(_, job)| ready(job)) else { return };
        let (id, slip_no, copy) = (*id, job.slip.clone(), job.copy);
        let Ok(Some(slip)) = self.book.slip(&slip_no) else {
            self.lights.book_doubt();
            self.retry_later(id, now.moment);
            return;
        };
        if self.move_job(now, id, PrintState::Sent).is_ok() {
            self.hand_to_printer(id, &slip, copy);
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
        self.lights.printed(result);
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
        if !self.config.has_printer || self.jobs.len() >= PRINT_QUEUE_MAX {
            return Err(Refusal::PrintQueueFull);
        }
        let known = self.book.slip(&no).map_err(|_| Refusal::BookTrouble)?;
        known.ok_or(Refusal::NothingToReprint)?;
        let before = self.book.reprints_of(&no).map_err(|_| Refusal::BookTrouble)?;
        let (id, copy) = (JobId(self.counts.job), Copy::Reprint(before.saturating_add(1)));
        self.commit(now, &[Entry::plain(Fact::PrintQueued { job: id, slip: no.clone(), copy })])?;
        self.counts.job += 1;
        self.jobs.insert(id, Job { slip: no, copy, state: PrintState::Queued, retry: now.moment });
        Ok(())
    }
}
