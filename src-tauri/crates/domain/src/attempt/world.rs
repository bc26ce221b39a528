//! The attempt machine in a small world that loses, delays, doubles and garbles messages, against a
//! model cloud that holds the truth. Whatever happens, the machine's word and the truth agree.

use super::table::{attempt, paid_facts};
use super::*;
use crate::evidence::Evidence;
use crate::policy::{CODE_LIFE, Policies, TRANSIT, WaitPolicy};
use proptest::prelude::*;
use std::collections::BTreeMap;

/// From here on every message arrives within a second, in ms.
const CALM: u64 = 500_000;
/// Everything must be decided by then, in ms.
const END: u64 = CALM + 1_500_000;
/// The wallet gives up a guest who neither pays nor stops, in ms (WeChat).
const GUEST_MAX: u64 = 45_000;

/// What the guest does with the request that reaches the wallet.
#[derive(Clone, Copy, Debug)]
enum Guest {
    PaysAtOnce,
    PaysAfter(u64),
    StopsAfter(u64),
    Sleeps,
    /// The wallet says no; `kept`: the cloud keeps an order that failed, else it knows none.
    HasNoMoney {
        kept: bool,
    },
}

/// What the cloud holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Truth {
    Unseen,
    Waiting,
    Held,
    Failed,
    Closed,
    Returned,
}

/// One step of the way of a message.
#[derive(Clone, Copy, Debug)]
struct Way {
    /// Delay of the request and of the answer, in ms.
    there: u64,
    back: u64,
    lost_there: bool,
    lost_back: bool,
    garbled: bool,
    /// The answer arrives a second time after this many ms.
    again: Option<u64>,
}

/// What happens to one charge.
#[derive(Clone, Debug)]
struct Plot {
    guest: Guest,
    means: Means,
    can_reverse: bool,
    /// Whether the charge arrives at all, and after how long.
    charge: Option<u64>,
    /// The cloud keeps saying "paid" for so long after it accepted a reversal, in ms.
    slow_reversal: u64,
    ways: Vec<Way>,
    /// What people and the power do, and when, in ms.
    acts: Vec<(u64, Act)>,
}

#[derive(Clone, Copy, Debug)]
enum Act {
    GiveBack,
    AskNow,
    Crash,
}

#[derive(Clone, Debug)]
enum Happening {
    ChargeArrives,
    GuestDecides(Truth),
    ReversalTakes,
    Arrives { asked: Asked, sent: u64, way: Way, life: u32 },
    Answer { asked: Asked, sent: u64, evidence: Evidence, life: u32 },
    Act(Act),
    Tick,
}

struct World {
    plot: Plot,
    policy: WaitPolicy,
    truth: Truth,
    now: u64,
    machine: Attempt,
    queue: BTreeMap<(u64, u64), Happening>,
    count: u64,
    calls: usize,
    reversals: u32,
    /// Answers to a process that has died are heard by nobody.
    life: u32,
}

impl World {
    fn new(plot: Plot) -> Self {
        let policy = Policies::default().of(Wallet::WeChat, plot.means == Means::Shown).clone();
        let machine = attempt(Phase::Prepared, plot.means);
        let mut world = Self {
            plot,
            policy,
            truth: Truth::Unseen,
            now: 1000,
            machine,
            queue: BTreeMap::new(),
            count: 0,
            calls: 0,
            reversals: 0,
            life: 0,
        };
        for (at, act) in world.plot.acts.clone() {
            world.later(at, Happening::Act(act));
        }
        world.feed(Event::Dispatch);
        world.later(100, Happening::Tick);
        world
    }

    fn later(&mut self, delay: u64, what: Happening) {
        self.count += 1;
        self.queue.insert((self.now + delay, self.count), what);
    }

    fn way(&mut self) -> Way {
        self.calls += 1;
        let calm =
            Way { there: 300, back: 300, lost_there: false, lost_back: false, garbled: false, again: None };
        if self.now >= CALM { calm } else { self.plot.ways[self.calls % self.plot.ways.len()] }
    }

    /// One step of the machine, checked against the truth.
    fn feed(&mut self, event: Event) {
        let rules = Rules { policy: &self.policy, can_reverse: self.plot.can_reverse };
        let Ok(step) = step(&self.machine, event.clone(), rules, Moment(self.now)) else { return };
        let before = std::mem::replace(&mut self.machine, step.next);
        for effect in step.effects {
            assert_eq!(effect == Effect::Send, event == Event::Dispatch, "sent once");
            self.leave(effect);
        }
        let phase = &self.machine.phase;
        let told = format!("{before:?} + {event:?} -> {phase:?} with {:?} at {}", self.truth, self.now);
        if matches!(phase, Phase::Paid(_)) {
            assert_eq!(self.truth, Truth::Held, "paid, but nothing is held: {told}");
        }
        if phase.is_dead() {
            let dead = matches!(self.truth, Truth::Failed | Truth::Closed | Truth::Returned);
            let never = self.truth == Truth::Unseen && !self.charge_may_come();
            assert!(dead || never, "given up, but money may be held: {told}");
        }
        if !phase.is_final() {
            assert!(self.machine.course.next.is_some(), "nobody asks again: {told}");
        }
    }

    fn charge_may_come(&self) -> bool {
        self.queue.values().any(|what| matches!(what, Happening::ChargeArrives))
    }

    fn leave(&mut self, effect: Effect) {
        let way = self.way();
        assert!(
            self.calls < 500 && self.reversals < 100,
            "{} calls, {} reversals",
            self.calls,
            self.reversals
        );
        let asked = match effect {
            Effect::Send => {
                if let Some(delay) = self.plot.charge {
                    self.later(delay, Happening::ChargeArrives);
                }
                return;
            }
            Effect::Ask => Asked::Query,
            Effect::Close => Asked::Close,
            Effect::Reverse => {
                self.reversals += 1;
                Asked::Reverse
            }
        };
        let (sent, life) = (self.now, self.life);
        if way.lost_there {
            self.later(10_000, Happening::Answer { asked, sent, evidence: SILENCE, life });
        } else {
            self.later(way.there, Happening::Arrives { asked, sent, way, life });
        }
    }

    /// The charge reaches the wallet: what it says at once goes back as the answer to the charge.
    fn charge_arrives(&mut self) {
        let sent = 1000;
        let evidence = match (self.plot.guest, self.plot.means) {
            (Guest::HasNoMoney { kept }, _) => {
                self.truth = if kept { Truth::Failed } else { Truth::Unseen };
                Evidence::Failed(Reason::Balance)
            }
            (Guest::PaysAtOnce, Means::Scanned) => {
                self.truth = Truth::Held;
                Evidence::Paid(paid_facts())
            }
            (guest, means) => {
                self.truth = Truth::Waiting;
                let (delay, truth) = match guest {
                    Guest::PaysAfter(ms) => (ms.min(GUEST_MAX), Truth::Held),
                    Guest::StopsAfter(ms) => (ms.min(GUEST_MAX), Truth::Failed),
                    Guest::PaysAtOnce => (1, Truth::Held),
                    Guest::Sleeps | Guest::HasNoMoney { .. } => (GUEST_MAX, Truth::Closed),
                };
                self.later(delay, Happening::GuestDecides(truth));
                let code = Evidence::CodeReady("weixin://x".to_owned());
                if means == Means::Shown { code } else { Evidence::Paying(Doubt::Typing) }
            }
        };
        let way = self.way();
        self.answer(Asked::Pay, sent, way, evidence, 0);
    }

    fn answer(&mut self, asked: Asked, sent: u64, way: Way, evidence: Evidence, life: u32) {
        let evidence = if way.garbled { Evidence::Unsure(Doubt::Unverified) } else { evidence };
        let evidence = if way.lost_back { SILENCE } else { evidence };
        if let Some(after) = way.again {
            let twin = Happening::Answer { asked, sent, evidence: evidence.clone(), life };
            self.later(way.back + after, twin);
        }
        self.later(way.back, Happening::Answer { asked, sent, evidence, life });
    }

    /// A call reaches the cloud. A reversal of an order it has never seen is accepted and does nothing.
    fn arrives(&mut self, asked: Asked) -> Evidence {
        match asked {
            Asked::Query => match self.truth {
                Truth::Unseen => Evidence::NotFound,
                Truth::Waiting => Evidence::Paying(Doubt::Typing),
                Truth::Held => Evidence::Paid(paid_facts()),
                Truth::Failed => Evidence::Failed(Reason::GuestStopped),
                Truth::Closed => Evidence::Closed,
                Truth::Returned => Evidence::GivenBack,
            },
            Asked::Reverse => {
                let slow = self.plot.slow_reversal;
                match self.truth {
                    Truth::Held => self.later(slow, Happening::ReversalTakes),
                    Truth::Waiting | Truth::Failed => self.truth = Truth::Closed,
                    Truth::Unseen | Truth::Closed | Truth::Returned => {}
                }
                Evidence::Acknowledged
            }
            Asked::Close => {
                if self.truth == Truth::Waiting {
                    self.truth = Truth::Closed;
                }
                Evidence::Acknowledged
            }
            Asked::Pay => unreachable!("the charge has its own way"),
        }
    }

    fn happens(&mut self, what: Happening) {
        match what {
            Happening::ChargeArrives => self.charge_arrives(),
            Happening::GuestDecides(truth) if self.truth == Truth::Waiting => self.truth = truth,
            Happening::GuestDecides(_) => {}
            Happening::ReversalTakes if self.truth == Truth::Held => self.truth = Truth::Returned,
            Happening::ReversalTakes => {}
            Happening::Arrives { asked, sent, way, life } => {
                let evidence = self.arrives(asked);
                self.answer(asked, sent, way, evidence, life);
            }
            Happening::Answer { asked, sent, evidence, life } if life == self.life => {
                self.feed(Event::Heard { from: asked, sent: Moment(sent), evidence });
            }
            Happening::Answer { .. } => {}
            Happening::Act(Act::GiveBack) => self.feed(Event::GiveBack),
            Happening::Act(Act::AskNow) => self.feed(Event::AskNow),
            Happening::Act(Act::Crash) => {
                self.life += 1;
                self.machine.course = Course::default();
                self.feed(Event::Restarted);
            }
            Happening::Tick => {
                if self.machine.course.next.is_some_and(|at| at.0 <= self.now) {
                    self.feed(Event::Due);
                }
                // decided: only what is still on its way can matter
                if !self.machine.phase.is_final() || !self.queue.is_empty() {
                    self.later(500, Happening::Tick);
                }
            }
        }
    }

    /// Until nothing can happen any more.
    fn run(mut self) {
        while let Some(((at, _), what)) = self.queue.pop_first() {
            if at > END {
                break;
            }
            self.now = at;
            self.happens(what);
        }
        let (machine, truth) = (&self.machine, self.truth);
        assert!(machine.phase.is_final(), "undecided for ever: {machine:?} with {truth:?}");
        let paid = matches!(machine.phase, Phase::Paid(_));
        assert_eq!(paid, truth == Truth::Held, "{machine:?} with {truth:?}");
    }
}

const SILENCE: Evidence = Evidence::Unsure(Doubt::Silence);

fn ways() -> impl Strategy<Value = Vec<Way>> {
    let delay = || prop_oneof![4 => 20..800_u64, 2 => 800..9000_u64, 1 => 9000..120_000_u64];
    let odd = || proptest::bool::weighted(0.15);
    let again = proptest::option::weighted(0.2, 1..60_000_u64);
    let way = (delay(), delay(), odd(), odd(), odd(), again).prop_map(
        |(there, back, lost_there, lost_back, garbled, again)| Way {
            there,
            back,
            lost_there,
            lost_back,
            garbled,
            again,
        },
    );
    proptest::collection::vec(way, 1..30)
}

fn plots() -> impl Strategy<Value = Plot> {
    let guest = prop_oneof![
        2 => Just(Guest::PaysAtOnce),
        3 => (100..GUEST_MAX).prop_map(Guest::PaysAfter),
        2 => (100..GUEST_MAX).prop_map(Guest::StopsAfter),
        1 => Just(Guest::Sleeps),
        1 => any::<bool>().prop_map(|kept| Guest::HasNoMoney { kept }),
    ];
    let means = prop_oneof![3 => Just(Means::Scanned), 1 => Just(Means::Shown)];
    let transit = prop_oneof![3 => 50..900_u64, 2 => 900..30_000_u64, 1 => 30_000..TRANSIT];
    let charge = proptest::option::weighted(0.9, transit);
    let slow = prop_oneof![2 => Just(0_u64), 1 => 1..40_000_u64];
    let act = prop_oneof![2 => Just(Act::GiveBack), 1 => Just(Act::AskNow), 2 => Just(Act::Crash)];
    let acts = proptest::collection::vec((200..CALM, act), 0..6);
    (guest, means, any::<bool>(), charge, slow, ways(), acts).prop_map(
        |(guest, means, can_reverse, charge, slow_reversal, ways, acts)| Plot {
            guest,
            means,
            can_reverse,
            charge,
            slow_reversal,
            ways,
            acts,
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 8000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_machines_word_is_the_truth(plot in plots()) {
        World::new(plot).run();
    }
}

/// The horizon covers the latest moment a guest can still pay.
#[test]
fn the_horizon_lies_behind_every_late_payment() {
    let policies = Policies::default();
    for policy in [&policies.wechat, &policies.alipay] {
        assert!(policy.horizon >= CODE_LIFE + TRANSIT);
    }
    assert!(policies.shown.horizon >= crate::policy::SHOWN_CODE_LIFE + TRANSIT);
}
