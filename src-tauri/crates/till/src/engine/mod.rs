//! One state, one door. Every input is handled to its end: facts committed, then outputs returned.

mod abandon;
mod answers;
mod attempts;
mod cases;
mod commands;
mod day;
pub mod deposits;
mod eye;
mod hold;
mod input;
mod intent;
mod lane;
mod lights;
mod line;
pub mod members;
mod moves;
mod orphans;
pub mod people;
mod phrases;
mod pictures;
mod pin;
mod prints;
mod refund_slips;
mod refunds;
mod scan;
pub mod search;
mod settle;
pub mod shifts;
mod start;
mod tenders;
mod used;

pub use input::{Command, Input, Output, Ticket};
pub use people::act_of;
pub use pin::{Pin, Proof, Prove};
pub use start::Opening;

use crate::clock::Now;
use crate::config::Config;
use crate::view::{Code, Notice};
use crate::waypoint::Waypoints;
use deposits::Deposits;
use domain::attempt::Attempt;
use domain::fact::{Copy, Entry, PaperRole, PrintState, Stamp};
use domain::ids::{JobId, SaleId, SlipNo, TradeNo};
use domain::refund::Refund;
use domain::refusal::Refusal;
use domain::sale::Sale;
use domain::time::{BusinessDate, Moment};
use eye::Eye;
use lane::Lane;
use lights::Lights;
use members::Members;
use money::Fen;
use people::People;
use shifts::Shifts;
use std::collections::BTreeMap;
use std::sync::Arc;
use store::{Beside, Book};
use used::UsedCodes;

/// Draws a nonce: up to 32 of `[0-9A-Za-z]`.
pub type Nonces = Box<dyn FnMut() -> String + Send>;

/// A slip on its way to paper.
#[derive(Clone, Debug)]
struct Job {
    slip: SlipNo,
    copy: Copy,
    role: PaperRole,
    state: PrintState,
    /// Not tried again before this.
    retry: Moment,
}

/// The next numbers. Raised only once the commit that used one has succeeded.
#[derive(Clone, Copy, Debug)]
struct Counts {
    sale: u64,
    trade: u64,
    slip: u64,
    job: u64,
    shift: u64,
    deposit: u64,
    card: u64,
    batch: u64,
}

/// The counter.
pub struct Counter {
    book: Book,
    config: Config,
    nonces: Nonces,
    waypoints: Arc<dyn Waypoints>,
    counts: Counts,
    /// The newest business day the book knows; it never goes back.
    day: BusinessDate,
    shifts: Shifts,
    deposits: Deposits,
    people: People,
    members: Members,
    sales: BTreeMap<SaleId, Sale>,
    attempts: BTreeMap<TradeNo, Attempt>,
    refunds: BTreeMap<TradeNo, Refund>,
    failed_refunds: BTreeMap<TradeNo, Refund>,
    orphans: BTreeMap<TradeNo, Attempt>,
    jobs: BTreeMap<JobId, Job>,
    /// Who approved ways back whose slips are still to come.
    approvers: BTreeMap<TradeNo, String>,
    /// Attempts that were believed dead on a "not found", and when they are looked at once more.
    looks: BTreeMap<TradeNo, Moment>,
    /// Attempts proven given back in this life, and when: an older word of "paid" is no news then.
    given_back: BTreeMap<TradeNo, Moment>,
    lane: Lane,
    lights: Lights,
    eye: Eye,
    used: UsedCodes,
    usual: Option<Fen>,
    last_slip: Option<SlipNo>,
    out: Vec<Output>,
    pictures: u64,
    notice: Option<Notice>,
}

impl Counter {
    /// Handles something the world did.
    pub fn handle(&mut self, now: Now, input: Input) -> Vec<Output> {
        match input {
            Input::Scan(text) => {
                let line = self.lane.text.clone();
                let result = self.run(now, Command::Scan { text, line });
                self.notify(result);
            }
            Input::Answer { ticket, sent, answer } => self.answered(now, &ticket, sent, answer),
            Input::PrintDone { job, result } => self.print_done(now, job, &result),
            Input::DrawerDone(result) => self.lights.drawer(&self.config, &result),
            Input::PrinterSeen { printer, result } => self.lights.printer(printer, &result),
            Input::SpeakerSeen(result) => self.lights.speaker(&result),
            Input::ScannerSeen(result) => self.lights.scanner(&result),
            Input::CameraRead(text) => {
                let result = self.camera_read(now, &text);
                self.notify(result);
            }
            Input::CameraSeen(result) => self.lights.camera(&result),
            Input::DisplaySeen(result) => self.lights.display(&result),
            Input::Proven { proof, outcome } => self.proven(now, proof, outcome),
            Input::ForgetAdminPins => {
                let result = self.forget_admin_pins(now);
                self.notify(result);
            }
            Input::Tick => {}
        }
        self.due_work(now);
        self.finish()
    }

    /// Handles something the cashier asked for.
    ///
    /// # Errors
    /// The [`Refusal`] that is also shown as a notice; nothing has changed.
    pub fn command(&mut self, now: Now, command: Command) -> (Result<(), Refusal>, Vec<Output>) {
        let result = self.run(now, command);
        self.notify(result);
        self.due_work(now);
        (result, self.finish())
    }

    /// Takes new settings; work that is under way goes on under its own terms.
    pub fn configure(&mut self, config: Config) -> Vec<Output> {
        self.config = config;
        self.lights.refit(self.config.printers.len());
        if !self.config.fitted.camera {
            self.eye.close(&mut self.out);
        }
        self.finish()
    }

    /// When the counter wants to be woken; `None` when nothing is planned.
    #[must_use]
    pub fn wake_at(&self) -> Option<Moment> {
        let attempts = self.attempts.values().filter_map(|a| a.course.next);
        let refunds = self.refunds.values().filter_map(|r| r.course.next);
        let held = self.lane.held.as_ref().map(|held| held.until);
        let prints = self.print_retry_at();
        let probe = self.lights.probe_at().filter(|_| self.config.wallets_ready);
        let orphans = self.orphans.values().filter_map(|o| o.course.next);
        let orphans = orphans.filter(|_| self.config.refund_orphans && self.may_use_wallets().is_ok());
        let looks = self.looks.values().copied();
        let eye = self.eye.until();
        let soon = attempts.chain(refunds).chain(held).chain(prints);
        let rooms = self.deposits_wake().into_iter().chain(self.people_wake());
        soon.chain(probe).chain(orphans).chain(looks).chain(eye).chain(rooms).min()
    }

    /// Things that may wait for a quiet moment: checkpoint, the usual amount.
    pub fn idle(&mut self) {
        if self.book.checkpoint().is_err() {
            tracing::warn!("checkpoint postponed");
        }
        self.usual = self.book.usual_due(crate::limits::USUAL_SALES).ok().flatten();
    }

    /// The book itself, for auditors.
    #[must_use]
    pub const fn book(&self) -> &Book {
        &self.book
    }

    /// Ends the counter and hands the book back.
    #[must_use]
    pub fn into_book(self) -> Book {
        self.book
    }

    /// True while something is undecided: an attempt, a refund, an orphan charge.
    #[must_use]
    pub fn has_open_work(&self) -> bool {
        !(self.attempts.is_empty() && self.refunds.is_empty() && self.orphans.is_empty())
            || self.deposits.has_open_work()
    }

    fn finish(&mut self) -> Vec<Output> {
        self.pictures = self.pictures.wrapping_add(1);
        std::mem::take(&mut self.out)
    }

    fn notify(&mut self, result: Result<(), Refusal>) {
        if let Err(refusal) = result {
            self.notice = Some(Notice { seq: self.pictures.wrapping_add(1), code: Code::from(refusal) });
        }
    }

    /// What the clock has made due, and what the last step made possible.
    fn due_work(&mut self, now: Now) {
        self.lane.expire(now.moment);
        self.eye.expire(now.moment, &mut self.out);
        self.due_attempts(now);
        self.due_looks(now);
        self.due_refunds(now);
        self.due_orphans(now);
        self.due_deposits(now);
        self.due_people(now);
        self.due_prints(now);
        self.due_probe(now);
    }

    /// Who, when and where. Between two shifts nobody's bucket takes what arrives.
    fn stamp(&self, now: Now) -> Stamp {
        Stamp {
            business_date: self.day_now(now),
            wall: now.wall,
            moment: now.moment,
            staff: self.hands(),
            shift: self.shifts.id(),
        }
    }

    /// The one place where facts become durable. Nothing in memory has changed before it succeeds.
    fn commit(&mut self, now: Now, entries: &[Entry]) -> Result<(), Refusal> {
        self.commit_beside(now, entries, &[])
    }

    /// As [`Self::commit`], with what stands beside the journal. A second person's approval is written with
    /// the first thing that it allowed.
    fn commit_beside(&mut self, now: Now, entries: &[Entry], beside: &[Beside]) -> Result<(), Refusal> {
        let approval = self.people.approval_entry(entries);
        let approved: Vec<Entry> = approval.into_iter().chain(entries.iter().cloned()).collect();
        let entries = approved.as_slice();
        let Some(first) = entries.first() else { return Ok(()) };
        let kind = first.fact.kind();
        self.waypoints.pass(&format_args!("commit.before:{kind}"));
        let stamp = self.stamp(now);
        match self.book.append_beside(&stamp, entries, beside) {
            Ok(()) => {
                self.people.written(&stamp, entries);
                self.members.written(&stamp, entries);
                self.day = stamp.business_date;
                self.waypoints.pass(&format_args!("commit.after:{kind}"));
                self.lights.book(None);
                Ok(())
            }
            Err(error) => {
                tracing::error!(%error, kind, "commit refused");
                self.lights.book(Some(&error));
                Err(Refusal::BookTrouble)
            }
        }
    }
}
