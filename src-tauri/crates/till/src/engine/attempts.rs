//! Attempts on their way: what was heard is stepped, committed, then acted upon.

use super::{Counter, Output, Ticket};
use crate::clock::Now;
use domain::attempt::{self, Asked, Attempt, Effect, Event, Means, Rules};
use domain::cloud::CloudCall;
use domain::ids::TradeNo;
use domain::refusal::Refusal;
use domain::time::Moment;

impl Counter {
    pub(super) fn rules(&self, attempt: &Attempt) -> Rules<'_> {
        let shown = attempt.means == Means::Shown;
        let policy = self.config.policies.of(attempt.wallet, shown);
        Rules { policy, can_reverse: self.config.can_reverse && !shown }
    }

    /// Every attempt whose time to ask has come.
    pub(super) fn due_attempts(&mut self, now: Now) {
        let due: Vec<TradeNo> = self
            .attempts
            .values()
            .filter(|attempt| attempt.course.next.is_some_and(|at| at <= now.moment))
            .map(|attempt| attempt.no.clone())
            .collect();
        for no in due {
            // a refused commit leaves the attempt as it was; it is asked again later
            if self.move_attempt(now, &no, Event::Due).is_err() {
                self.postpone(now, &no);
            }
        }
    }

    /// A refused charge is looked at once more when it can no longer be under way: should the cloud
    /// have been wrong twice, the guest's money is found and goes back.
    pub(super) fn due_looks(&mut self, now: Now) {
        let due: Vec<TradeNo> =
            self.looks.iter().filter(|(_, at)| **at <= now.moment).map(|(no, _)| no.clone()).collect();
        for no in due {
            self.looks.remove(&no);
            if let Ok(Some(attempt)) = self.book.attempt(no.as_str()) {
                self.act_on(now.moment, &attempt, Effect::Ask);
            }
        }
    }

    pub(super) fn ask_attempt(&mut self, now: Now, no: &TradeNo) -> Result<(), Refusal> {
        self.move_attempt(now, no, Event::AskNow)
    }

    /// Steps one attempt. The commit comes first; without it nothing changes and nothing leaves.
    pub(super) fn move_attempt(&mut self, now: Now, no: &TradeNo, event: Event) -> Result<(), Refusal> {
        let before = match self.attempts.get(no) {
            Some(attempt) => attempt.clone(),
            // decided long ago: only a late proof of payment can still matter
            None if self.is_old_news(no, &event) => return Ok(()),
            None => match self.book.attempt(no.as_str()).map_err(|_| Refusal::BookTrouble)? {
                Some(attempt) if matches!(event, Event::Heard { .. }) => attempt,
                _ => return Err(Refusal::CaseUnknown),
            },
        };
        let step = attempt::step(&before, event, self.rules(&before), now.moment)
            .map_err(|_| Refusal::CaseDecided)?;
        if step.durable {
            self.looks.remove(no);
            self.commit_move(now, &before, &step.next)?;
        } else if self.attempts.contains_key(no) {
            self.colour(&before, &step.next);
            self.attempts.insert(no.clone(), step.next.clone());
        }
        for effect in step.effects {
            self.act_on(now.moment, &step.next, effect);
        }
        Ok(())
    }

    /// Money that was given back cannot come again, so what was asked before that proof is overtaken.
    fn is_old_news(&self, no: &TradeNo, event: &Event) -> bool {
        match event {
            Event::Heard { sent, .. } => self.given_back.get(no).is_some_and(|proven| sent < proven),
            _ => false,
        }
    }

    fn act_on(&mut self, now: Moment, attempt: &Attempt, effect: Effect) {
        let (no, wallet) = (attempt.no.clone(), attempt.wallet);
        let (asked, call) = match effect {
            // the charge is sent by its dispatch alone
            Effect::Send => return,
            Effect::Ask => {
                let shown = attempt.means == Means::Shown;
                (Asked::Query, CloudCall::AskPayment { no, wallet, amount: attempt.amount, shown })
            }
            Effect::Close => (Asked::Close, CloudCall::Close { no, wallet }),
            Effect::Reverse => (Asked::Reverse, CloudCall::Reverse { no, wallet }),
        };
        let ticket = Ticket::Attempt { no: attempt.no.clone(), asked };
        self.out.push(Output::Call { ticket, sent: now, call });
    }

    /// The book refused: try again after a pause.
    pub(super) fn postpone(&mut self, now: Now, no: &TradeNo) {
        let pause = self.attempts.get(no).map(|attempt| self.rules(attempt).policy.pause);
        if let (Some(attempt), Some(pause)) = (self.attempts.get_mut(no), pause) {
            attempt.course.next = Some(now.moment.after(pause));
        }
    }
}
