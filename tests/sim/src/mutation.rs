//! Where the mistakes of [`Mutant`] are put in: at the edges of the engine, which itself stays whole.

use crate::mutant::Mutant;
use crate::network::Journey;
use crate::setup;
use crate::world::World;
use domain::cloud::{CloudAnswer, CloudCall};
use domain::evidence::{Doubt, Evidence, PaidFacts, RefundEvidence};
use domain::ids::TradeNo;
use domain::policy::Policies;
use sandbox::Reply;
use store::Book;
use till::config::Config;
use till::engine::{Counter, Ticket};

/// Policies that believe "not found" from the first question on.
pub fn impatient(policies: Policies) -> Policies {
    let mut policies = policies;
    for policy in [&mut policies.wechat, &mut policies.alipay, &mut policies.shown, &mut policies.refund] {
        policy.horizon = 0;
    }
    policies
}

/// Policies that reverse at once, for the mutant that believes the first word about it.
pub fn hasty(policies: Policies) -> Policies {
    let mut policies = policies;
    for policy in [&mut policies.wechat, &mut policies.alipay] {
        (policy.first_ask, policy.pause, policy.give_up, policy.reverse_after) = (1_500, 1_500, 4_000, 0);
    }
    policies
}

impl World {
    /// Mistakes in what an answer is taken for.
    pub fn mutate_answer(&mut self, journey: &Journey, answer: CloudAnswer) -> CloudAnswer {
        let Some(mutant) = self.mutant else { return answer };
        let paid = || PaidFacts {
            transaction_id: None,
            guest_paid: amount_of(&journey.call),
            settled: amount_of(&journey.call),
            paid_at: 0,
            payer: None,
        };
        let reverse =
            matches!(journey.ticket, Ticket::Attempt { asked: domain::attempt::Asked::Reverse, .. });
        match (mutant, answer) {
            (Mutant::SilenceIsNo, CloudAnswer::Payment(Evidence::Unsure(Doubt::Silence))) => {
                CloudAnswer::Payment(Evidence::NeverLeft)
            }
            (Mutant::ResendNewNumber, CloudAnswer::Payment(Evidence::Unsure(Doubt::Silence))) => {
                self.send_again(journey);
                CloudAnswer::Payment(Evidence::Unsure(Doubt::Silence))
            }
            (Mutant::TrustReverseAck, CloudAnswer::Payment(Evidence::Acknowledged)) if reverse => {
                // as if a question had proven it
                if let Ticket::Attempt { no, .. } = &journey.ticket {
                    let asked = domain::attempt::Asked::Query;
                    let ticket = Ticket::Attempt { no: no.clone(), asked };
                    let (life, sent) = (self.life, self.now().moment);
                    let answer = CloudAnswer::Payment(Evidence::GivenBack);
                    self.later(1, crate::world::Happening::Returns { life, ticket, sent, answer });
                }
                CloudAnswer::Payment(Evidence::Acknowledged)
            }
            (Mutant::TypingIsPaid, CloudAnswer::Payment(Evidence::Paying(Doubt::Typing))) => {
                CloudAnswer::Payment(Evidence::Paid(paid()))
            }
            (Mutant::DropLateSuccess, CloudAnswer::Payment(Evidence::Paid(_)))
                if self.now().moment.since(journey.sent) > 2_000 || is_question(journey) =>
            {
                CloudAnswer::Payment(Evidence::Closed)
            }
            (Mutant::FirstRefusalBelieved, CloudAnswer::Payment(Evidence::Failed(_))) => {
                CloudAnswer::Payment(Evidence::Closed)
            }
            (Mutant::FreezeSilenceIsHeld, CloudAnswer::Payment(Evidence::Unsure(Doubt::Silence)))
                if matches!(journey.ticket, Ticket::Freeze { .. }) =>
            {
                CloudAnswer::Payment(Evidence::Paid(paid()))
            }
            (
                Mutant::DrawRefusalIsDone,
                CloudAnswer::Refund(RefundEvidence::Failed(_) | RefundEvidence::Unsure(_)),
            ) if matches!(journey.ticket, Ticket::Draw { .. }) => {
                let settled = amount_of(&journey.call);
                CloudAnswer::Refund(RefundEvidence::Done(domain::evidence::RefundFacts { settled }))
            }
            (Mutant::RefundSilenceIsNo, CloudAnswer::Refund(RefundEvidence::Unsure(_))) => {
                CloudAnswer::Refund(RefundEvidence::NeverLeft)
            }
            (_, answer) => answer,
        }
    }

    /// Mistakes in what is believed of an answer's text.
    pub fn mutate_reading(&mut self, journey: &Journey, reply: &Reply, read: CloudAnswer) -> CloudAnswer {
        let doubted =
            |wanted: Doubt| matches!(&read, CloudAnswer::Payment(Evidence::Unsure(d)) if *d == wanted);
        match self.mutant {
            Some(Mutant::TrustUnverified) if doubted(Doubt::Unverified) => {
                self.read_signed_anew(journey, reply)
            }
            Some(Mutant::AmountUnchecked) if doubted(Doubt::Mismatch) => {
                let loose = loosened(&journey.call, reply);
                let journey = Journey { call: loose, ..journey.clone() };
                self.read_signed_anew(&journey, reply)
            }
            _ => read,
        }
    }

    /// As if the code had been right.
    fn read_signed_anew(&self, journey: &Journey, reply: &Reply) -> CloudAnswer {
        let inner = serde_json::from_str::<serde_json::Value>(&reply.body)
            .ok()
            .and_then(|outer| outer.get("response_content")?.as_str().map(ToOwned::to_owned));
        let Some(inner) = inner else { return cpay::unverified(&journey.call) };
        let signed = crate::forgery::signed(&inner, &self.merchant);
        cpay::answer(&journey.call, &self.merchant, signed.http_status, signed.body.as_bytes())
    }

    /// The charge leaves once more, under a number nobody has written down.
    fn send_again(&mut self, journey: &Journey) {
        let CloudCall::Pay(call) = &journey.call else { return };
        self.resent += 1;
        let number = format!("{}9{:017}", self.merchant.prefix, self.resent);
        let Some(no) = TradeNo::new(number) else { return };
        let call = CloudCall::Pay(domain::cloud::PayCall { no, ..call.clone() });
        if let Ok(request) = cpay::request(&call, &self.merchant, "resent", None) {
            let now = self.cloud_ms();
            let _silence = self.cloud.handle(now, request.path, &request.body);
        }
    }

    /// A mistake after a restart: slips that were with the printer go there again.
    pub fn reprint_after_crash(&mut self) {
        if self.mutant != Some(Mutant::ReprintAfterCrash) {
            return;
        }
        let Some(picture) = self.picture() else { return };
        for case in picture.cases {
            if case.kind == till::view::CaseKind::PrintUnclear {
                let act = till::view::CaseAct::PrintAgain;
                self.key(till::engine::Command::Act { key: case.key, act });
            }
        }
    }
}

fn is_question(journey: &Journey) -> bool {
    matches!(journey.ticket, Ticket::Attempt { asked: domain::attempt::Asked::Query, .. })
}

fn amount_of(call: &CloudCall) -> money::Fen {
    match call {
        CloudCall::Pay(call) => call.amount,
        CloudCall::ShowCode(call) => call.amount,
        CloudCall::AskPayment { amount, .. }
        | CloudCall::AskFreeze { amount, .. }
        | CloudCall::AskConsume { amount, .. }
        | CloudCall::AskRelease { amount, .. } => *amount,
        CloudCall::Freeze(call) => call.amount,
        CloudCall::ShowFreeze(call) => call.amount,
        CloudCall::Consume(call) => call.amount,
        CloudCall::Release(call) => call.amount,
        _ => money::Fen::ZERO,
    }
}

/// The call with whatever amount the answer speaks of.
fn loosened(call: &CloudCall, reply: &Reply) -> CloudCall {
    let told = reply.body.split("total_fee\\\":").nth(1).and_then(|rest| {
        let digits: String = rest.chars().take_while(char::is_ascii_digit).collect();
        digits.parse().ok().and_then(money::Fen::new)
    });
    let Some(told) = told else { return call.clone() };
    match call.clone() {
        CloudCall::Pay(call) => CloudCall::Pay(domain::cloud::PayCall { amount: told, ..call }),
        CloudCall::AskPayment { no, wallet, shown, .. } => {
            CloudCall::AskPayment { no, wallet, amount: told, shown }
        }
        other => other,
    }
}

/// The book as it was before the last key, for the mutant whose journal comes after the sending.
#[derive(Default)]
pub struct Snapshot {
    file: Option<tempfile::TempDir>,
    /// Folders of books that were taken back and are open.
    taken: Vec<tempfile::TempDir>,
    at: u64,
}

/// A commit this young is still in the memory of a program that journals late, in ms.
const UNWRITTEN: u64 = 3_000;

impl Snapshot {
    pub fn before(&mut self, mutant: Option<Mutant>, t: u64, counter: Option<&Counter>) {
        if mutant != Some(Mutant::JournalAfterSend) || t < self.at + UNWRITTEN {
            return;
        }
        let Some(counter) = counter else { return };
        let Ok(folder) = tempfile::tempdir() else { return };
        if counter.book().backup(&folder.path().join("book")).is_ok() {
            self.file = Some(folder);
            self.at = t;
        }
    }

    pub fn take_back(&mut self, mutant: Option<Mutant>, t: u64, config: &Config) -> Option<Book> {
        if mutant != Some(Mutant::JournalAfterSend) || t > self.at + UNWRITTEN {
            return None;
        }
        let folder = self.file.take()?;
        let book = Book::open(&folder.path().join("book"), &setup::opening(config)).ok();
        self.taken.push(folder);
        book
    }
}
