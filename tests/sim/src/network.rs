//! The wire between till and cloud: it loses, delays, doubles, reorders, forges and breaks.

use crate::mutant::Mutant;
use crate::world::{Happening, World};
use domain::cloud::{CloudAnswer, CloudCall};
use domain::time::Moment;
use sandbox::{Fate, Reply};
use till::engine::Ticket;

/// A request under way.
#[derive(Clone)]
pub struct Journey {
    pub life: u32,
    pub ticket: Ticket,
    pub sent: Moment,
    pub call: CloudCall,
    pub path: String,
    pub body: String,
    /// True time the client gives up waiting.
    pub gives_up: u64,
    /// The till no longer listens to this copy.
    pub deaf: bool,
    /// Names the call: the client hears one answer to it, or the silence after its patience.
    pub id: u64,
}

/// The client's total time-out, in ms.
const PATIENCE: u64 = 15_000;

impl World {
    /// What the client does with a call.
    pub fn send(&mut self, ticket: Ticket, sent: Moment, call: CloudCall) {
        self.calls += 1;
        self.say(|| format!("calls {ticket:?}{}", if self.outage { " into an outage" } else { "" }));
        if self.outage {
            // no connection can be opened: not one byte leaves
            let answer = cpay::never_left(&call);
            let after = self.chance.between(5, 5_000);
            self.come_back(after, ticket, sent, answer);
            return;
        }
        self.nonces = self.nonces.wrapping_add(1);
        let nonce = format!("{:032x}", self.nonces);
        let server_now = Some(self.cloud_ms() / 1000);
        let Ok(request) = cpay::request(&call, &self.merchant, &nonce, server_now) else {
            self.violations.push("a call could not be written".to_owned());
            return;
        };
        let journey = Journey {
            life: self.life,
            ticket,
            sent,
            call,
            path: request.path.to_owned(),
            body: request.body,
            gives_up: self.t + PATIENCE,
            deaf: false,
            id: self.calls,
        };
        // whatever happens on the way, the client stops waiting
        self.later(PATIENCE, Happening::Silence(Box::new(journey.clone())));
        self.leave(journey);
    }

    /// The client's patience is over. An answer that came before ends the call.
    pub fn silence(&mut self, journey: &Journey) {
        if self.answered.remove(&journey.id) {
            return;
        }
        let answer = self.mutate_answer(journey, cpay::silence(&journey.call));
        self.come_back(0, journey.ticket.clone(), journey.sent, answer);
    }

    fn come_back(&mut self, after: u64, ticket: Ticket, sent: Moment, answer: CloudAnswer) {
        let life = self.life;
        self.later(after, Happening::Returns { life, ticket, sent, answer });
    }

    /// On the way out.
    fn leave(&mut self, journey: Journey) {
        let fate = if self.faulty { self.chance.below(40) } else { 39 };
        let usual = self.chance.between(15, 180);
        match fate {
            // lost
            0 | 1 => {}
            // late, up to the longest transit that the rules accept
            2 | 3 => {
                let late = self.chance.between(1_000, 125_000);
                self.later(late, Happening::Arrives(Box::new(journey)));
            }
            // doubled on the way; the second copy's answer is heard by nobody
            4 => {
                let late = self.chance.between(200, 60_000);
                let copy = Journey { deaf: true, ..journey.clone() };
                self.later(usual, Happening::Arrives(Box::new(journey)));
                self.later(late, Happening::Arrives(Box::new(copy)));
            }
            _ => self.later(usual, Happening::Arrives(Box::new(journey))),
        }
    }

    /// At the cloud.
    pub fn arrive(&mut self, journey: Journey) {
        let now = self.cloud_ms();
        let reply = self.cloud.handle(now, &journey.path, &journey.body);
        self.say(|| {
            format!(
                "cloud {} {:?} -> {}",
                journey.path,
                journey.ticket,
                reply.body.chars().take(160).collect::<String>()
            )
        });
        if journey.deaf {
            return;
        }
        let reply = match crate::forgery::hollow_ack(&journey, &self.merchant, &self.cloud) {
            Some(hollow) if self.faulty && self.chance.hits(60) => hollow,
            _ => reply,
        };
        let way = if self.faulty { self.chance.below(40) } else { 39 };
        let usual = self.chance.between(15, 180);
        let delay = match reply.fate {
            Fate::DropBefore | Fate::DropAfter => return,
            Fate::Delay(ms) => usual.saturating_add(ms),
            Fate::Deliver | Fate::Twice => usual,
        };
        let twice = reply.fate == Fate::Twice || way == 3;
        match way {
            // the answer is lost
            0 | 1 => {}
            2 => {
                let late = self.chance.between(1_000, 40_000);
                self.go_home(late, &journey, &reply);
            }
            4 => {
                let forged = crate::forgery::touched(&mut self.chance, &reply);
                self.go_home(delay, &journey, &forged);
            }
            5 => {
                let now = self.cloud_ms();
                let lie =
                    crate::forgery::verified_lie(&journey, &self.merchant, &self.cloud, now, &mut self.lied);
                self.go_home(delay, &journey, &lie.unwrap_or(reply));
            }
            6 => {
                let other = crate::forgery::other_amount(&journey, &self.merchant, &self.cloud);
                self.go_home(delay, &journey, &other.unwrap_or(reply));
            }
            _ => {
                self.go_home(delay, &journey, &reply);
                if twice {
                    let again = self.chance.between(5, 3_000);
                    self.go_home(delay + again, &journey, &reply);
                }
            }
        }
    }

    /// On the way home: the client verifies, reads and maps, as it does in the shop.
    fn go_home(&mut self, after: u64, journey: &Journey, reply: &Reply) {
        if self.t + after >= journey.gives_up {
            return;
        }
        let read = cpay::answer(&journey.call, &self.merchant, reply.http_status, reply.body.as_bytes());
        let read = self.mutate_reading(journey, reply, read);
        let answer = self.mutate_answer(journey, read);
        if let Some(url) = shown(&answer) {
            crate::deeds::guest_sees(self, &url);
        }
        let (life, ticket, sent) = (journey.life, journey.ticket.clone(), journey.sent);
        self.answered.insert(journey.id);
        self.later(after, Happening::Returns { life, ticket, sent, answer });
    }

    pub fn phone_pays(&mut self, url: &str) {
        let now = self.cloud_ms();
        let _expired = self.cloud.phone_pays(now, url);
    }

    /// The print report that the engine hears.
    pub fn print_report(
        &self,
        result: Result<kit::Printed, kit::PrintFault>,
    ) -> Result<kit::Printed, kit::PrintFault> {
        match result {
            Err(fault) if self.mutant == Some(Mutant::ReprintInDoubt) => {
                Err(kit::PrintFault { began: false, ..fault })
            }
            other => other,
        }
    }
}

fn shown(answer: &CloudAnswer) -> Option<String> {
    match answer {
        CloudAnswer::Payment(domain::evidence::Evidence::CodeReady(url)) => Some(url.clone()),
        _ => None,
    }
}
