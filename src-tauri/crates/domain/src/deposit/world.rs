//! A frozen deposit in a small world that loses, delays, doubles and garbles messages, against a model cloud
//! that holds the truth. However it is settled, the counter's word and the cloud's money agree in the end.

mod plot;
mod truth;

use self::plot::{Act, Plot, Way, plots};
use self::truth::Truth;
use super::table::{deposit, draw, fen, number};
use super::*;
use crate::cloud::HoldFacts;
use crate::evidence::{Doubt, RefundEvidence};
use crate::policy::Policies;
use crate::refund::{self, Asked, Effect, Event, Rules};
use proptest::prelude::*;
use std::collections::BTreeMap;

/// From here on every message arrives within a second, in ms.
const CALM: u64 = 900_000;
/// Everything must be decided by then, in ms.
const END: u64 = CALM + 3_000_000;
const AMOUNT: i64 = 1000;
const SILENCE: RefundEvidence = RefundEvidence::Unsure(Doubt::Silence);

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

proptest! {
    #![proptest_config(ProptestConfig { cases: 3000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_counters_word_is_the_clouds_money(plot in plots()) {
        World::new(plot).run();
    }
}
