//! Answers of the cloud, taken to the machine they belong to.

use super::{Counter, Output, Ticket};
use crate::clock::Now;
use domain::attempt::Event;
use domain::cloud::{CloudAnswer, CloudCall};
use domain::evidence::{Evidence, RefundEvidence};
use domain::ids::TradeNo;
use domain::refusal::Refusal;
use domain::time::Moment;

impl Counter {
    pub(super) fn answered(&mut self, now: Now, ticket: &Ticket, sent: Moment, answer: CloudAnswer) {
        self.lights.heard(now, &answer);
        let result = match (ticket, answer) {
            (Ticket::Attempt { no, asked }, CloudAnswer::Payment(evidence)) => {
                if evidence == Evidence::NeverLeft {
                    self.lights.suspect_cloud(now.moment);
                }
                let event = Event::Heard { from: *asked, sent, evidence };
                self.heard_attempt(now, no, event)
            }
            (Ticket::Refund { no, asked }, CloudAnswer::Refund(evidence)) => {
                if evidence == RefundEvidence::NeverLeft {
                    self.lights.suspect_cloud(now.moment);
                }
                let event = domain::refund::Event::Heard { from: *asked, sent, evidence };
                self.move_refund(now, no, event)
            }
            (Ticket::Freeze { deposit, asked }, CloudAnswer::Payment(evidence)) => {
                if evidence == Evidence::NeverLeft {
                    self.lights.suspect_cloud(now.moment);
                }
                self.heard_freeze(now, *deposit, Event::Heard { from: *asked, sent, evidence })
            }
            (Ticket::Draw { no, asked }, CloudAnswer::Refund(evidence)) => {
                if evidence == RefundEvidence::NeverLeft {
                    self.lights.suspect_cloud(now.moment);
                }
                self.heard_draw(now, no, domain::refund::Event::Heard { from: *asked, sent, evidence })
            }
            (Ticket::Hold { deposit }, CloudAnswer::Hold(facts)) => self.heard_hold(now, *deposit, facts),
            (Ticket::Probe, CloudAnswer::Probe(_)) => Ok(()),
            // an answer of the wrong kind proves nothing
            _ => Ok(()),
        };
        if let Err(refusal) = result {
            tracing::warn!(?refusal, ?ticket, "answer not applied");
        }
    }

    /// An answer that could not be committed is asked for again.
    fn heard_attempt(&mut self, now: Now, no: &TradeNo, event: Event) -> Result<(), Refusal> {
        let result = self.move_attempt(now, no, event);
        if result == Err(Refusal::BookTrouble) {
            self.postpone(now, no);
        }
        result
    }

    pub(super) fn due_probe(&mut self, now: Now) {
        if self.config.wallets_ready && self.lights.take_probe(now.moment) {
            let call = CloudCall::Probe;
            self.out.push(Output::Call { ticket: Ticket::Probe, sent: now.moment, call });
        }
    }
}
