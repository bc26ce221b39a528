//! One seeded day at one counter: the real engine, rules and book, the pretend cloud, virtual time,
//! and faults at every effect.

mod day;
mod life;

use crate::cashier::Deed;
use crate::chance::Chance;
use crate::crash::CrashPoint;
use crate::mutant::Mutant;
use crate::mutation::Snapshot;
use crate::paper::{Paper, Print};
use crate::setup;
use cpay::Merchant;
use domain::cloud::CloudAnswer;
use domain::time::{Moment, Wall};
use sandbox::Cloud;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use store::Book;
use till::clock::Now;
use till::config::Config;
use till::engine::{Command, Counter, Ticket};
use till::view::CounterView;

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
    /// A PIN was checked.
    Proven {
        life: u32,
        proof: u64,
        outcome: till::engine::Proof,
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

/// What a day leaves for the auditor.
pub struct End {
    pub book: Option<Book>,
    pub cloud: Cloud,
    pub paper: Paper,
    pub violations: Vec<String>,
    /// Its files outlive the book.
    _snapshot: Snapshot,
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
    /// Guests of this day come with member cards.
    card_day: bool,
    /// How long the shop stays closed after the next death, in ms; 0 as usual.
    pub away: u64,
    snapshot: Snapshot,
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
            card_day: false,
            away: 0,
            snapshot: Snapshot::default(),
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

    /// The newest picture, if the counter runs.
    #[must_use]
    pub fn picture(&self) -> Option<CounterView> {
        self.counter.as_ref().map(|counter| counter.picture(self.now()))
    }

    /// Guests may pay by a member card of the payment cloud.
    pub fn takes_online_cards(&self) -> bool {
        self.config.online_cards
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

    /// Ends the world.
    #[must_use]
    pub fn end(mut self) -> End {
        let book = self.counter.take().map(Counter::into_book).or_else(|| self.book.take());
        let Self { cloud, paper, violations, snapshot, .. } = self;
        End { book, cloud, paper, violations, _snapshot: snapshot }
    }

    /// Draws a deed anew where a deed needs one.
    pub fn do_deed(&mut self, deed: Deed) {
        crate::deeds::act(self, deed);
    }
}
