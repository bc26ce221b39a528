//! One life of the program: it starts, takes inputs, has effects, and dies.

use super::{Happening, World};
use domain::ids::{JobId, SlipNo};
use std::panic::{AssertUnwindSafe, catch_unwind};
use till::clock::Now;
use till::engine::{Command, Counter, Input, Opening, Output};
use till::view::Stage;

impl World {
    pub(super) fn restart(&mut self) {
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
        // cards go by their number here: who holds them moves no money
        let holders = Err(::members::Trouble::Absent);
        let (config, waypoints) = (self.config.clone(), self.crash.clone());
        let opening = Opening { book, config, nonces, waypoints, holders };
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
    pub(super) fn die(&mut self) {
        self.say(|| "DIES".to_owned());
        self.crashes += 1;
        if let Some(counter) = self.counter.take() {
            self.book = Some(counter.into_book());
        }
        self.lose_unjournalled();
        self.life += 1;
        let pause =
            if self.away > 0 { std::mem::take(&mut self.away) } else { self.chance.between(500, 30_000) };
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
                // a badge's page is no slip
                Output::Print { job: JobId(0), .. } => {}
                Output::Print { job, .. } => {
                    let print = self.paper.begin(&mut self.chance, job, self.faulty);
                    let (life, after) = (self.life, print.after_ms);
                    self.later(after, Happening::PrintEnds { life, print });
                }
                Output::Prove { proof, prove } => {
                    let outcome = till::task::proof::prove(&prove, &[7; 32], till::task::proof::Cost::CHEAP);
                    let after = self.chance.between(1, 80);
                    self.later(after, Happening::Proven { life: self.life, proof, outcome });
                }
                Output::Kick(_) => self.paper.kicks += 1,
                Output::Say(_) | Output::Warm | Output::Watch(_) => {}
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
}
