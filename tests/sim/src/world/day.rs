//! How a day passes: what waits in the queue, what people do, and the quiet time at the end.

use super::{Happening, World};
use crate::cashier;
use till::engine::{Counter, Input};

impl World {
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
            Happening::Proven { life, proof, outcome } => {
                if life == self.life {
                    self.feed(Input::Proven { proof, outcome });
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
        if self.chance.hits(40) {
            self.card_day = true;
            self.in_peace(crate::members::founding());
        }
        if self.chance.hits(60) {
            self.in_peace(crate::hotel::founding());
        }
        for _ in 0..deeds {
            let pause = self.chance.between(50, 25_000);
            self.trouble();
            let at = self.t + pause;
            while self.next(at) {}
            self.t = at;
            self.live(Happening::Deed);
        }
        self.quiet();
    }

    /// What the shop does before the doors open: it names its people, or has sold a few cards.
    fn in_peace(&mut self, commands: Vec<till::engine::Command>) {
        self.faulty = false;
        self.crash.disarm();
        for command in commands {
            self.key(command);
            let soon = self.t + 200;
            while self.next(soon) {}
        }
        self.faulty = true;
    }

    /// The shop is closed for a month: the program is off, the wallets let go.
    fn holiday(&mut self) {
        self.away = 31 * 24 * 3_600_000;
        let back = self.t + self.away + 60_000;
        self.die();
        while self.next(back) {}
        self.t = back;
    }

    /// Outages and clock jumps, now and then.
    fn trouble(&mut self) {
        if self.counter.is_some() && self.chance.below(120) == 0 {
            self.holiday();
        }
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
        let locked = |picture: till::view::CounterView| picture.desk.staffed && picture.desk.person.is_none();
        if self.picture().is_some_and(locked) && self.chance.hits(85) {
            crate::hotel::sign_in(self, false);
            let proven = self.t + 100;
            while self.next(proven) {}
            self.t = proven;
        }
        let cards = self.card_day && self.chance.hits(60);
        let deed = if cards {
            cashier::Deed::Card(crate::members::deed(&mut self.chance))
        } else {
            cashier::deed(&mut self.chance)
        };
        self.say(|| format!("deed {deed:?}"));
        self.do_deed(deed);
    }
}
