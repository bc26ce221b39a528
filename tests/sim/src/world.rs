//! One seeded day at one counter: the real engine, rules and book, the pretend cloud, virtual time,
//! and faults at every effect.

use crate::cashier::{self, Deed};
use crate::chance::Chance;
use crate::crash::CrashPoint;
use crate::mutant::Mutant;
use crate::paper::{Paper, Print};
use crate::setup;
use cpay::Merchant;
use domain::cloud::CloudAnswer;
use domain::ids::SlipNo;
use domain::time::{Moment, Wall};
use sandbox::Cloud;
use std::collections::{BTreeMap, BTreeSet};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use store::Book;
use till::clock::Now;
use till::config::Config;
use till::engine::{Command, Counter, Input, Opening, Output, Ticket};
use till::view::{CounterView, Stage};

/// 2026-11-23 14:00 in China, in Unix ms.
pub const WALL_0: i64 = 1_795_413_600_000;

/// What waits in the queue of the world.
pub enum Happening {
    Deed,
    /// A request reaches the cloud.
    Arrives(Box<crate::network::Journey>),
    /// An answer, or its absence, reaches the till of this life.
    Returns {
        life: u32,
        ticket: Ticket,
        sent: Moment,
        answer: CloudAnswer,
    },
    PrintEnds {
        life: u32,
        print: Print,
    },
    /// The client stops waiting for a call.
    Silence(Box<crate::network::Journey>),
    /// The guest's phone pays the code on the screen.
    PhonePays(String),
    OutageEnds,
    ClockJumps(i64),
    Restarts,
    Wakes,
}

/// The world.
pub struct World {
    pub chance: Chance,
    /// True time in ms.
    pub t: u64,
    queue: BTreeMap<(u64, u64), Happening>,
    queued: u64,
    pub cloud: Cloud,
    pub merchant: Merchant,
    config: Config,
    pub counter: Option<Counter>,
    /// The book between two lives.
    book: Option<Book>,
    base: (u64, Moment),
    pub skew: i64,
    pub life: u32,
    pub crash: Arc<CrashPoint>,
    pub paper: Paper,
    pub faulty: bool,
    pub outage: bool,
    pub mutant: Option<Mutant>,
    pub violations: Vec<String>,
    /// Tell the day as it happens.
    pub loud: bool,
    /// Calls that were answered before the client's patience was over.
    pub answered: BTreeSet<u64>,
    /// Charges about which the cloud has lied, by kind of lie.
    pub lied: BTreeSet<String>,
    pub crashes: u32,
    pub calls: u64,
    pub nonces: u64,
    /// Slips seen, for refunds and scans.
    slips: Vec<String>,
    seen_paid: Option<String>,
    line: u32,
    /// Number and amount a mutant remembers about charges it sent again.
    pub resent: u64,
    snapshot: crate::mutation::Snapshot,
}

impl World {
    /// A world before its first deed.
    #[must_use]
    pub fn new(seed: u64, mutant: Option<Mutant>) -> Self {
        let mut chance = Chance::from(seed);
        let (cloud, merchant) = setup::cloud();
        let mut config = setup::config(&mut chance);
        if mutant == Some(Mutant::EarlyNotFound) {
            config.policies = crate::mutation::impatient(config.policies);
        }
        if mutant == Some(Mutant::TrustReverseAck) {
            config.policies = crate::mutation::hasty(config.policies);
            config.can_reverse = true;
        }
        let crash = Arc::new(CrashPoint::default());
        let book = setup::book(&config);
        let mut world = Self {
            chance,
            t: 0,
            queue: BTreeMap::new(),
            queued: 0,
            cloud,
            merchant,
            config,
            counter: None,
            book: Some(book),
            base: (0, Moment(0)),
            skew: 0,
            life: 0,
            crash,
            paper: Paper::default(),
            faulty: true,
            outage: false,
            mutant,
            violations: Vec::new(),
            loud: false,
            answered: BTreeSet::new(),
            lied: BTreeSet::new(),
            crashes: 0,
            calls: 0,
            nonces: seed,
            slips: Vec::new(),
            seen_paid: None,
            line: 0,
            resent: 0,
            snapshot: crate::mutation::Snapshot::default(),
        };
        world.restart();
        world
    }

    /// Tells one line of the day.
    pub fn say(&self, line: impl FnOnce() -> String) {
        if self.loud {
            println!("{:>9} {}", self.t, line());
        }
    }

    pub fn later(&mut self, ms: u64, happening: Happening) {
        self.queued += 1;
        self.queue.insert((self.t.saturating_add(ms), self.queued), happening);
    }

    /// Now, as the counter's two clocks show it.
    #[must_use]
    pub fn now(&self) -> Now {
        let run = self.t.saturating_sub(self.base.0);
        let wall = WALL_0 + i64::try_from(self.t).unwrap_or(0) + self.skew;
        Now { moment: self.base.1.after(run), wall: Wall(wall) }
    }

    /// The cloud's clock in Unix ms.
    #[must_use]
    pub fn cloud_ms(&self) -> i64 {
        WALL_0 + i64::try_from(self.t).unwrap_or(0)
    }

    fn restart(&mut self) {
        let Some(book) = self.book.take() else { return };
        self.life += 1;
        self.base = (self.t, book.head().moment);
        self.arm_crash();
        let mut nonce = self.nonces;
        let nonces = Box::new(move || {
            nonce = nonce.wrapping_add(0x1_0000_0001);
            format!("{nonce:032x}")
        });
        self.nonces = self.nonces.wrapping_add(1 << 40);
        let opening = Opening { book, config: self.config.clone(), nonces, waypoints: self.crash.clone() };
        // a crash while starting must not take the book along
        self.crash.disarm();
        match Counter::open(self.now(), opening) {
            Ok((counter, outputs)) => {
                self.counter = Some(counter);
                self.arm_crash();
                self.perform(outputs);
            }
            Err(refusal) => self.violations.push(format!("the counter did not start: {refusal:?}")),
        }
    }

    fn arm_crash(&mut self) {
        if self.faulty && self.chance.hits(60) {
            self.crash.arm(self.chance.between(1, 60));
        } else {
            self.crash.disarm();
        }
    }

    /// The program dies here: memory is gone, the book and what already left stay.
    fn die(&mut self) {
        self.say(|| "DIES".to_owned());
        self.crashes += 1;
        if let Some(counter) = self.counter.take() {
            self.book = Some(counter.into_book());
        }
        self.lose_unjournalled();
        self.life += 1;
        let pause = self.chance.between(500, 30_000);
        self.later(pause, Happening::Restarts);
    }

    /// The mutant that journals after sending loses its last commit with the power.
    fn lose_unjournalled(&mut self) {
        if let Some(book) = self.snapshot.take_back(self.mutant, self.t, &self.config) {
            self.book = Some(book);
        }
    }

    /// Hands something to the counter and does what it wants, unless it dies on the way.
    pub fn feed(&mut self, input: Input) {
        self.step(|counter, now| ((), counter.handle(now, input)));
    }

    /// A key of the cashier. `true` when the counter did it.
    pub fn key(&mut self, command: Command) -> bool {
        self.snapshot.before(self.mutant, self.t, self.counter.as_ref());
        self.step(|counter, now| counter.command(now, command)).is_some_and(|result| result.is_ok())
    }

    fn step<R>(&mut self, act: impl FnOnce(&mut Counter, Now) -> (R, Vec<Output>)) -> Option<R> {
        let now = self.now();
        let counter = self.counter.as_mut()?;
        match catch_unwind(AssertUnwindSafe(|| act(counter, now))) {
            Ok((result, outputs)) => {
                self.perform(outputs);
                self.look();
                Some(result)
            }
            Err(cause) if cause.is::<crate::crash::Died>() => {
                self.die();
                None
            }
            Err(_) => {
                self.violations.push("the engine panicked".to_owned());
                self.die();
                None
            }
        }
    }

    fn perform(&mut self, outputs: Vec<Output>) {
        for output in outputs {
            if self.counter.is_some() && self.faulty && self.chance.below(400) == 0 {
                // between the commit and its effects
                self.die();
                return;
            }
            match output {
                Output::Call { ticket, sent, call } => self.send(ticket, sent, call),
                Output::Print { job, .. } => {
                    let print = self.paper.begin(&mut self.chance, job, self.faulty);
                    let (life, after) = (self.life, print.after_ms);
                    self.later(after, Happening::PrintEnds { life, print });
                }
                Output::Kick => self.paper.kicks += 1,
                Output::Say(_) | Output::Warm | Output::LookAtPrinter => {}
            }
        }
    }

    /// What a person sees must be true at this very moment.
    fn look(&mut self) {
        let now = self.now();
        let Some(counter) = self.counter.as_ref() else { return };
        let picture = counter.picture(now);
        let Stage::Paid(paid) = &picture.stage else { return };
        if self.seen_paid.as_ref() == Some(&paid.slip) {
            return;
        }
        self.seen_paid = Some(paid.slip.clone());
        self.slips.push(paid.slip.clone());
        let sale = counter.book().sale_by_slip(&SlipNo(paid.slip.clone()));
        match sale {
            Ok(Some(sale)) => {
                let findings = crate::audit::shown_paid(&self.cloud, &sale);
                self.violations.extend(findings);
            }
            _ => self.violations.push(format!("shown paid without a committed slip: {}", paid.slip)),
        }
    }

    /// The newest picture, if the counter runs.
    #[must_use]
    pub fn picture(&self) -> Option<CounterView> {
        self.counter.as_ref().map(|counter| counter.picture(self.now()))
    }

    pub fn pick_slip(&mut self) -> Option<String> {
        let slips = std::mem::take(&mut self.slips);
        let picked = self.chance.pick(&slips).cloned();
        self.slips = slips;
        picked
    }

    pub fn type_line(&mut self, text: &str) {
        self.line += 1;
        let (seq, text) = (self.line, text.to_owned());
        self.key(Command::Draft { seq, text });
    }

    /// Lives through the next happening. `false` when nothing is left before `until`.
    fn next(&mut self, until: u64) -> bool {
        self.plan_wake();
        let Some((&(at, n), _)) = self.queue.first_key_value() else { return false };
        if at > until {
            self.t = until;
            return false;
        }
        self.t = self.t.max(at);
        if let Some(happening) = self.queue.remove(&(at, n)) {
            self.live(happening);
        }
        true
    }

    /// The counter is woken when it wants to be, and not before.
    fn plan_wake(&mut self) {
        let Some(wish) = self.counter.as_ref().and_then(Counter::wake_at) else { return };
        let at = self.t + wish.since(self.now().moment);
        let sooner = self.queue.first_key_value().is_some_and(|((next, _), _)| *next <= at);
        if !sooner {
            self.queued += 1;
            self.queue.insert((at, self.queued), Happening::Wakes);
        }
    }

    fn live(&mut self, happening: Happening) {
        match happening {
            Happening::Deed => self.deed(),
            Happening::Arrives(journey) => self.arrive(*journey),
            Happening::Returns { life, ticket, sent, answer } => {
                if life == self.life {
                    self.say(|| format!("heard {ticket:?}: {answer:?}"));
                    self.feed(Input::Answer { ticket, sent, answer });
                }
            }
            Happening::PrintEnds { life, print } => {
                self.paper.finish(&print);
                if life == self.life {
                    let (job, result) = (print.job, self.print_report(print.result));
                    self.feed(Input::PrintDone { job, result });
                }
            }
            Happening::Silence(journey) => {
                if journey.life == self.life {
                    self.silence(&journey);
                }
            }
            Happening::PhonePays(url) => self.phone_pays(&url),
            Happening::OutageEnds => self.outage = false,
            Happening::ClockJumps(by) => self.skew += by,
            Happening::Restarts => {
                self.restart();
                self.reprint_after_crash();
            }
            Happening::Wakes => self.feed(Input::Tick),
        }
    }

    /// A busy stretch with faults, then quiet time until nothing is open, then the last looks.
    pub fn live_through(&mut self, deeds: u64) {
        for _ in 0..deeds {
            let pause = self.chance.between(50, 25_000);
            let at = self.t + pause;
            self.trouble();
            while self.next(at) {}
            self.t = at;
            self.live(Happening::Deed);
        }
        self.quiet();
    }

    /// Outages and clock jumps, now and then.
    fn trouble(&mut self) {
        if self.chance.hits(4) {
            self.outage = true;
            let lasts = self.chance.between(2_000, 400_000);
            self.later(lasts, Happening::OutageEnds);
        }
        if self.chance.hits(3) {
            let size = *self.chance.pick(&[3_600_000_i64, 86_400_000, 5 * 31_536_000_000]).unwrap_or(&0);
            let by = if self.chance.hits(50) { size } else { -size };
            self.later(10, Happening::ClockJumps(by));
        }
    }

    fn quiet(&mut self) {
        self.faulty = false;
        self.outage = false;
        self.crash.disarm();
        let end = self.t + 3 * 24 * 3_600_000;
        loop {
            let hour = (self.t + 600_000).min(end);
            while self.next(hour) {}
            self.t = hour;
            self.tidy_up();
            let open = self.counter.as_ref().is_none_or(Counter::has_open_work);
            if !open || self.t >= end {
                break;
            }
        }
        // answers and paper still under way
        let end = self.t + 120_000;
        while self.next(end) {}
        self.tidy_up();
        let end = self.t + 120_000;
        while self.next(end) {}
    }

    fn deed(&mut self) {
        let deed = cashier::deed(&mut self.chance);
        self.say(|| format!("deed {deed:?}"));
        self.do_deed(deed);
    }

    /// Ends the world: the book for the auditor.
    #[must_use]
    pub fn into_book(mut self) -> (Option<Book>, Cloud, Paper, Vec<String>) {
        let book = self.counter.take().map(Counter::into_book).or_else(|| self.book.take());
        (book, self.cloud, self.paper, self.violations)
    }

    /// Draws a deed anew where a deed needs one.
    pub fn do_deed(&mut self, deed: Deed) {
        crate::deeds::act(self, deed);
    }
}
