//! Starting again: what the book holds open is taken up before the first sale.

use super::deposits::Deposits;
use super::eye::Eye;
use super::lane::Lane;
use super::lights::Lights;
use super::members::Members;
use super::people::People;
use super::shifts::Shifts;
use super::used::UsedCodes;
use super::{Counter, Counts, Job, Nonces, Output};
use crate::clock::Now;
use crate::config::Config;
use crate::waypoint::Waypoints;
use domain::attempt::Event;
use domain::fact::{Entry, Fact, PrintState};
use domain::refusal::Refusal;
use std::collections::BTreeMap;
use std::sync::Arc;
use store::{Book, PrintJob};

/// What the counter is built from.
pub struct Opening {
    pub book: Book,
    pub config: Config,
    pub nonces: Nonces,
    pub waypoints: Arc<dyn Waypoints>,
    /// Who the cards belong to, or why that cannot be known: then cards go by their number.
    pub holders: Result<::members::Persons, ::members::Trouble>,
}

impl Counter {
    /// Takes the book up where it was left: open attempts and refunds are asked about first,
    /// prints that were with the printer wait for a person, orphan charges go back.
    ///
    /// # Errors
    /// [`Refusal::BookTrouble`] when the book cannot be read or written.
    pub fn open(now: Now, opening: Opening) -> Result<(Self, Vec<Output>), Refusal> {
        let Opening { book, config, mut nonces, waypoints, holders } = opening;
        let head = book.head().clone();
        let work = book.open_work().map_err(|_| Refusal::BookTrouble)?;
        let counts = Counts {
            sale: head.counters.sale,
            trade: head.counters.trade,
            slip: head.counters.slip,
            job: head.counters.job,
            shift: head.counters.shift,
            deposit: head.counters.deposit,
            card: head.counters.card,
            batch: head.counters.batch,
        };
        let last = head.counters.slip.checked_sub(1).filter(|count| *count > 0);
        let last_slip = last.and_then(|count| head.numbering.slip_no(count));
        let usual = book.usual_due(crate::limits::USUAL_SALES).ok().flatten();
        let salt = nonces();
        let named = head.numbering != config.numbering || head.device != config.device;
        let jobs = work.print_jobs.into_iter().map(|PrintJob { id, slip, copy, role, state }| {
            (id, Job { slip, copy, role, state, retry: now.moment })
        });
        let mut counter = Self {
            counts,
            day: head.business_date,
            shifts: Shifts::load(&book)?,
            deposits: Deposits::load(work.open_deposits, work.draws),
            people: People::load(&book, now.moment)?,
            members: Members::new(holders),
            sales: work.open_sales.into_iter().map(|sale| (sale.id, sale)).collect(),
            attempts: work.open_attempts.into_iter().map(|a| (a.no.clone(), a)).collect(),
            refunds: work.open_refunds.into_iter().map(|r| (r.no.clone(), r)).collect(),
            failed_refunds: BTreeMap::new(),
            orphans: work.orphans.into_iter().map(|a| (a.no.clone(), a)).collect(),
            jobs: jobs.collect(),
            approvers: BTreeMap::new(),
            looks: BTreeMap::new(),
            given_back: BTreeMap::new(),
            lane: Lane::new(),
            lights: Lights::new(now.moment, config.printers.len()),
            eye: Eye::default(),
            used: UsedCodes::new(salt),
            usual,
            last_slip,
            out: Vec::new(),
            pictures: 0,
            notice: None,
            book,
            config,
            nonces,
            waypoints,
        };
        counter.take_up(now, named)?;
        let out = counter.finish();
        Ok((counter, out))
    }

    fn take_up(&mut self, now: Now, named: bool) -> Result<(), Refusal> {
        if named {
            let device = self.config.device.clone();
            let numbering = self.config.numbering.clone();
            self.commit(now, &[Entry::plain(Fact::DeviceNamed { device, numbering })])?;
        }
        for no in self.attempts.keys().cloned().collect::<Vec<_>>() {
            self.move_attempt(now, &no, Event::Restarted)?;
        }
        for no in self.refunds.keys().cloned().collect::<Vec<_>>() {
            self.move_refund(now, &no, domain::refund::Event::Restarted)?;
        }
        self.take_up_deposits(now)?;
        self.drop_staged(now)?;
        self.drop_lost_batches();
        self.forget_left_over();
        let unclear: Vec<_> =
            self.jobs.iter().filter(|(_, job)| job.state == PrintState::Sent).map(|(id, _)| *id).collect();
        for id in unclear {
            let state = PrintState::Unclear;
            self.commit(now, &[Entry::plain(Fact::PrintMoved { job: id, state })])?;
            if let Some(job) = self.jobs.get_mut(&id) {
                job.state = state;
            }
        }
        self.due_work(now);
        Ok(())
    }
}
