//! A frozen deposit in a small world that loses, delays, doubles and garbles messages, against a model cloud
//! that holds the truth. However it is settled, the counter's word and the cloud's money agree in the end.

use super::table::{deposit, draw, fen, number};
use super::*;
use crate::cloud::HoldFacts;
use crate::evidence::{Doubt, RefundEvidence, RefundFacts, RefundReason};
use crate::policy::{Policies, TRANSIT};
use crate::refund::{self, Asked, Effect, Event, Rules};
use proptest::prelude::*;
use std::collections::BTreeMap;

/// From here on every message arrives within a second, in ms.
const CALM: u64 = 900_000;
/// Everything must be decided by then, in ms.
const END: u64 = CALM + 3_000_000;
const AMOUNT: i64 = 1000;
const SILENCE: RefundEvidence = RefundEvidence::Unsure(Doubt::Silence);

/// What became of a number at the cloud.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Truth {
    /// Reserved; its end is known to nobody but the plot.
    UnderWay,
    Done,
    Failed,
}

/// What the cloud does with a call that it could fulfil.
#[derive(Clone, Copy, Debug)]
enum Mood {
    AtOnce,
    /// Done, or failed, after so many ms.
    Later {
        ms: u64,
        done: bool,
    },
    /// A no; `kept`: the number is remembered as failed, else the cloud knows nothing of it.
    Refuses {
        kept: bool,
    },
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
    never_left: bool,
    /// The answer arrives a second time after this many ms.
    again: Option<u64>,
}

#[derive(Clone, Copy, Debug)]
enum Act {
    /// One number, in fen.
    Settle {
        consume: Option<i64>,
        keep: bool,
    },
    AskNow,
    AskHold,
    Crash,
    /// The wallet's time is over.
    Lapse,
}

#[derive(Clone, Debug)]
struct Plot {
    wallet: Wallet,
    moods: Vec<Mood>,
    ways: Vec<Way>,
    /// What people, the power and the wallet do, and when, in ms.
    acts: Vec<(u64, Act)>,
}

#[derive(Clone, Debug)]
enum Happening {
    Arrives { place: usize, asked: Asked, sent: u64, way: Way, life: u32 },
    Answer { place: usize, asked: Asked, sent: u64, evidence: RefundEvidence, life: u32 },
    HoldArrives { way: Way, life: u32 },
    Hold { facts: HoldFacts, life: u32 },
    Ends { place: usize, done: bool },
    Act(Act),
    Tick,
}

struct World {
    plot: Plot,
    deposit: Deposit,
    draws: Vec<Draw>,
    /// By the draw's place.
    truth: BTreeMap<usize, Truth>,
    lapsed: i64,
    now: u64,
    queue: BTreeMap<(u64, u64), Happening>,
    count: u64,
    calls: usize,
    served: usize,
    life: u32,
}

impl World {
    fn new(plot: Plot) -> Self {
        let hold = Hold::Frozen { wallet: plot.wallet };
        let mut world = Self {
            deposit: deposit(1, hold, fen(AMOUNT)),
            draws: Vec::new(),
            truth: BTreeMap::new(),
            lapsed: 0,
            now: 1000,
            queue: BTreeMap::new(),
            count: 0,
            calls: 0,
            served: 0,
            life: 0,
            plot,
        };
        for (at, act) in world.plot.acts.clone() {
            world.later(at, Happening::Act(act));
        }
        world.later(100, Happening::Tick);
        world
    }

    fn later(&mut self, delay: u64, what: Happening) {
        self.count += 1;
        self.queue.insert((self.now + delay, self.count), what);
    }

    fn way(&mut self) -> Way {
        self.calls += 1;
        assert!(self.calls < 2000, "too many calls");
        let calm = Way {
            there: 300,
            back: 300,
            lost_there: false,
            lost_back: false,
            garbled: false,
            never_left: false,
            again: None,
        };
        if self.now >= CALM { calm } else { self.plot.ways[self.calls % self.plot.ways.len()] }
    }

    /// What the cloud has taken or given back by draws of this kind, or reserved for them.
    fn spent(&self, wanted: impl Fn(Truth) -> bool, part: impl Fn(&Draw) -> i64) -> i64 {
        self.truth
            .iter()
            .filter(|(_, truth)| wanted(**truth))
            .map(|(place, _)| part(&self.draws[*place]))
            .sum()
    }

    fn cloud_left(&self) -> i64 {
        let whole = |draw: &Draw| draw.amount.get() + draw.freed.get();
        AMOUNT - self.spent(|truth| truth != Truth::Failed, whole) - self.lapsed
    }

    fn facts(&self) -> HoldFacts {
        let consumed = |draw: &Draw| if draw.kind == DrawKind::Consume { draw.amount.get() } else { 0 };
        let whole = |draw: &Draw| draw.amount.get() + draw.freed.get();
        let taken = self.spent(|truth| truth == Truth::Done, consumed);
        let released = self.spent(|truth| truth == Truth::Done, whole) - taken;
        let frozen = AMOUNT - taken - released - self.lapsed;
        HoldFacts {
            frozen: fen(frozen),
            consumed: fen(taken),
            released: fen(released),
            lapsed: fen(self.lapsed),
        }
    }

    fn settle(&mut self, consume: Option<i64>, keep_rest: bool) {
        let settle = Settle { consume: consume.map(fen), keep_rest };
        let chosen = [(&self.deposit, self.draws.as_slice())];
        let Ok(plan) = plan(&chosen, settle, &Channels::default()) else { return };
        let [share] = plan.shares.as_slice() else { panic!("one deposit, one share: {plan:?}") };
        let (kind, amount, freed) = if share.apart {
            assert!(share.consume.is_zero(), "a frozen rest is freed with its consumption");
            (DrawKind::Release, share.release, Fen::ZERO)
        } else {
            (DrawKind::Consume, share.consume, share.release)
        };
        let place = self.draws.len();
        let mut draw = draw(number('D', self.count), self.deposit.id, kind, amount, freed);
        draw.dispatched = Moment(self.now);
        self.draws.push(draw);
        self.feed(place, Event::Dispatch);
    }

    /// One step of a draw, checked against the truth.
    fn feed(&mut self, place: usize, event: Event) {
        let policy = Policies::default().refund;
        let before = self.draws[place].clone();
        let step = step_draw(&before, event.clone(), Rules { policy: &policy }, Moment(self.now));
        self.draws[place] = step.next;
        for effect in step.effects {
            self.leave(place, effect);
        }
        let (draw, truth) = (&self.draws[place], self.truth.get(&place));
        let told = format!("{before:?} + {event:?} -> {:?} with {truth:?} at {}", draw.phase, self.now);
        match draw.phase {
            refund::Phase::Done => assert_eq!(truth, Some(&Truth::Done), "done, but nothing moved: {told}"),
            refund::Phase::Failed(_) => {
                assert!(matches!(truth, None | Some(Truth::Failed)), "failed, but money moves: {told}");
                assert!(!self.may_still_arrive(place), "failed, but a call is under way: {told}");
            }
            _ => assert!(draw.course.next.is_some(), "nobody asks again: {told}"),
        }
        self.holds_together();
    }

    fn may_still_arrive(&self, place: usize) -> bool {
        self.queue.values().any(
            |what| matches!(what, Happening::Arrives { place: own, asked: Asked::Send, .. } if *own == place),
        )
    }

    fn holds_together(&self) {
        let Standing { consumed, released, lapsed, unknown, left } = standing(&self.deposit, &self.draws);
        let sum: i64 = [consumed, released, lapsed, unknown, left].map(Fen::get).iter().sum();
        assert_eq!(sum, AMOUNT, "{:?}", self.draws);
        assert!(self.cloud_left() >= 0, "the cloud gave more than it had: {:?}", self.truth);
        let live = |draw: &&Draw| draw.kind == DrawKind::Consume && !draw.takes().is_zero();
        let once = self.plot.wallet == Wallet::WeChat;
        assert!(!once || self.draws.iter().filter(live).count() <= 1, "consumed twice");
    }

    fn leave(&mut self, place: usize, effect: Effect) {
        let way = self.way();
        let (asked, sent, life) = match effect {
            Effect::Send => (Asked::Send, self.now, self.life),
            Effect::Ask => (Asked::Query, self.now, self.life),
        };
        if way.never_left {
            self.later(
                50,
                Happening::Answer { place, asked, sent, evidence: RefundEvidence::NeverLeft, life },
            );
        } else if way.lost_there {
            self.later(10_000, Happening::Answer { place, asked, sent, evidence: SILENCE, life });
        } else {
            self.later(way.there, Happening::Arrives { place, asked, sent, way, life });
        }
    }

    /// A call reaches the cloud. A number that it knows is never fulfilled again.
    fn arrives(&mut self, place: usize, asked: Asked) -> RefundEvidence {
        if let Some(truth) = self.truth.get(&place) {
            return match truth {
                Truth::UnderWay => RefundEvidence::Processing,
                Truth::Done => self.done(place),
                Truth::Failed => RefundEvidence::Failed(RefundReason::Declined),
            };
        }
        if asked == Asked::Query {
            return RefundEvidence::NotFound;
        }
        let whole = self.draws[place].amount.get() + self.draws[place].freed.get();
        self.served += 1;
        let mood = self.plot.moods[self.served % self.plot.moods.len()];
        match mood {
            Mood::Refuses { kept: false } => RefundEvidence::Failed(RefundReason::NotAllowed),
            Mood::Refuses { kept: true } => self.ends(place, Truth::Failed),
            // the wallet gave it back before
            _ if whole > self.cloud_left() => self.ends(place, Truth::Failed),
            Mood::AtOnce => self.ends(place, Truth::Done),
            Mood::Later { ms, done } => {
                self.later(ms, Happening::Ends { place, done });
                self.ends(place, Truth::UnderWay)
            }
        }
    }

    fn ends(&mut self, place: usize, truth: Truth) -> RefundEvidence {
        self.truth.insert(place, truth);
        match truth {
            Truth::UnderWay => RefundEvidence::Processing,
            Truth::Done => self.done(place),
            Truth::Failed => RefundEvidence::Failed(RefundReason::TooMuch),
        }
    }

    fn done(&self, place: usize) -> RefundEvidence {
        RefundEvidence::Done(RefundFacts { settled: self.draws[place].amount })
    }

    fn answer(
        &mut self,
        place: usize,
        asked: Asked,
        sent: u64,
        way: Way,
        evidence: RefundEvidence,
        life: u32,
    ) {
        let evidence = if way.garbled { RefundEvidence::Unsure(Doubt::Unverified) } else { evidence };
        let evidence = if way.lost_back { SILENCE } else { evidence };
        if let Some(after) = way.again {
            let twin = Happening::Answer { place, asked, sent, evidence: evidence.clone(), life };
            self.later(way.back + after, twin);
        }
        self.later(way.back, Happening::Answer { place, asked, sent, evidence, life });
    }

    fn acts(&mut self, act: Act) {
        match act {
            Act::Settle { consume, keep } => self.settle(consume, keep),
            Act::AskNow => (0..self.draws.len()).for_each(|place| self.feed(place, Event::AskNow)),
            Act::AskHold => {
                let (way, life) = (self.way(), self.life);
                if !way.lost_there && !way.never_left {
                    self.later(way.there, Happening::HoldArrives { way, life });
                }
            }
            Act::Crash => {
                self.life += 1;
                for place in 0..self.draws.len() {
                    self.draws[place].course = refund::Course::default();
                    self.feed(place, Event::Restarted);
                }
            }
            Act::Lapse => self.lapsed += self.cloud_left(),
        }
    }

    fn happens(&mut self, what: Happening) {
        match what {
            Happening::Arrives { place, asked, sent, way, life } => {
                let evidence = self.arrives(place, asked);
                self.answer(place, asked, sent, way, evidence, life);
            }
            Happening::Answer { place, asked, sent, evidence, life } if life == self.life => {
                self.feed(place, Event::Heard { from: asked, sent: Moment(sent), evidence });
            }
            Happening::HoldArrives { way, life } if !way.lost_back && !way.garbled => {
                let facts = self.facts();
                self.later(way.back, Happening::Hold { facts, life });
            }
            Happening::Hold { facts, life } if life == self.life => {
                if let Some(new) = lapse(&self.deposit, &self.draws, &facts) {
                    self.deposit.lapsed = self.deposit.lapsed.plus(new).unwrap();
                }
                self.holds_together();
            }
            Happening::Answer { .. } | Happening::HoldArrives { .. } | Happening::Hold { .. } => {}
            Happening::Ends { place, done } => {
                self.truth.insert(place, if done { Truth::Done } else { Truth::Failed });
            }
            Happening::Act(act) => self.acts(act),
            Happening::Tick => {
                for place in 0..self.draws.len() {
                    if self.draws[place].course.next.is_some_and(|at| at.0 <= self.now) {
                        self.feed(place, Event::Due);
                    }
                }
                let open = self.draws.iter().any(|draw| !draw.phase.is_final());
                if open || !self.queue.is_empty() {
                    self.later(500, Happening::Tick);
                }
            }
        }
    }

    /// Until nothing can happen any more; then the cloud is asked once what is left.
    fn run(mut self) {
        while let Some(((at, _), what)) = self.queue.pop_first() {
            if at > END {
                break;
            }
            self.now = at;
            self.happens(what);
        }
        assert!(self.draws.iter().all(|draw| draw.phase.is_final()), "undecided for ever: {:?}", self.draws);
        let facts = self.facts();
        let (life, told) = (self.life, format!("{:?} {:?}", self.draws, self.truth));
        self.happens(Happening::Hold { facts, life });
        let Standing { consumed, released, lapsed, unknown, left } = standing(&self.deposit, &self.draws);
        assert_eq!(unknown, Fen::ZERO);
        assert_eq!(HoldFacts { frozen: left, consumed, released, lapsed }, facts, "{told}");
    }
}

fn ways() -> impl Strategy<Value = Vec<Way>> {
    let delay = || prop_oneof![4 => 20..800_u64, 2 => 800..9000_u64, 1 => 9000..TRANSIT];
    let odd = || proptest::bool::weighted(0.15);
    let again = proptest::option::weighted(0.2, 1..60_000_u64);
    let way = (delay(), delay(), [odd(), odd(), odd(), odd()], again).prop_map(
        |(there, back, [lost_there, lost_back, garbled, never_left], again)| Way {
            there,
            back,
            lost_there,
            lost_back,
            garbled,
            never_left,
            again,
        },
    );
    proptest::collection::vec(way, 1..30)
}

fn plots() -> impl Strategy<Value = Plot> {
    let mood = prop_oneof![
        3 => Just(Mood::AtOnce),
        2 => (1..300_000_u64, proptest::bool::weighted(0.8)).prop_map(|(ms, done)| Mood::Later { ms, done }),
        2 => any::<bool>().prop_map(|kept| Mood::Refuses { kept }),
    ];
    let number = prop_oneof![Just(None), Just(Some(0)), (1..AMOUNT).prop_map(Some)];
    let act = prop_oneof![
        6 => (number, any::<bool>()).prop_map(|(consume, keep)| Act::Settle { consume, keep }),
        2 => Just(Act::AskNow),
        2 => Just(Act::AskHold),
        2 => Just(Act::Crash),
        1 => Just(Act::Lapse),
    ];
    let acts = proptest::collection::vec((200..CALM, act), 1..14);
    let wallet = prop_oneof![Just(Wallet::WeChat), Just(Wallet::Alipay)];
    (wallet, proptest::collection::vec(mood, 1..8), ways(), acts)
        .prop_map(|(wallet, moods, ways, acts)| Plot { wallet, moods, ways, acts })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 3000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_counters_word_is_the_clouds_money(plot in plots()) {
        World::new(plot).run();
    }
}
