//! The refund machine's one function. Consumptions and releases of deposits walk the same way.

use super::{Course, Phase, Refund};
use crate::evidence::{Doubt, RefundEvidence, RefundReason};
use crate::policy::WaitPolicy;
use crate::time::Moment;

/// What the world offers the machine.
#[derive(Clone, Copy, Debug)]
pub struct Rules<'a> {
    /// The waits of refunds, in ms.
    pub policy: &'a WaitPolicy,
}

/// Which call an answer belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Asked {
    /// The refund itself.
    Send,
    /// What became of it?
    Query,
}

/// What happened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Event {
    /// The refund was just committed.
    Dispatch,
    /// An answer, or its absence. It speaks for the moment its question was sent.
    Heard { from: Asked, sent: Moment, evidence: RefundEvidence },
    /// The time to ask has come.
    Due,
    /// The cashier wants to know at once.
    AskNow,
    /// The program starts again with this refund open.
    Restarted,
}

/// What may follow the commit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Effect {
    /// Send the refund; a repeat is the same number with the same content.
    Send,
    /// Ask what became of it.
    Ask,
}

/// The outcome of a step.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step<T = Refund> {
    /// The refund after the event.
    pub next: T,
    /// True when `next` must be committed before the effects.
    pub durable: bool,
    /// In the order in which they leave, after the commit.
    pub effects: Vec<Effect>,
}

/// What the machine moves: a call with its own number that may be repeated under that number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Life {
    pub phase: Phase,
    pub dispatched: Moment,
    pub course: Course,
    pub settled: Option<money::Fen>,
}

/// Moves a refund. A decided refund ignores everything.
#[must_use]
pub fn step(refund: &Refund, event: Event, rules: Rules<'_>, now: Moment) -> Step {
    let life = Life {
        phase: refund.phase.clone(),
        dispatched: refund.dispatched,
        course: refund.course.clone(),
        settled: refund.settled,
    };
    let Step { next, durable, effects } = walk(life, event, rules, now);
    let Life { phase, course, settled, .. } = next;
    Step { next: Refund { phase, course, settled, ..refund.clone() }, durable, effects }
}

/// Moves anything that walks like a refund.
pub(crate) fn walk(before: Life, event: Event, rules: Rules<'_>, now: Moment) -> Step<Life> {
    if before.phase.is_final() {
        return Step { next: before, durable: false, effects: Vec::new() };
    }
    let code = before.phase.code();
    let mut next = before;
    let effects = match event {
        // sent once before anything was asked; every repeat is earned by a question
        Event::Dispatch if next.phase != Phase::Dispatched || next.course.sent.is_some() => Vec::new(),
        Event::Dispatch => {
            next.course = Course {
                next: Some(now.after(rules.policy.first_ask)),
                sent: Some(now),
                ..Course::default()
            };
            vec![Effect::Send]
        }
        Event::Heard { from, sent, evidence } => heard(&mut next, from, sent, evidence, rules, now),
        Event::Due | Event::AskNow => {
            next.course.asked = next.course.asked.saturating_add(1);
            next.course.next = Some(again(&next, rules.policy, now));
            vec![Effect::Ask]
        }
        Event::Restarted => {
            // when it was last sent is forgotten; as late as possible is the safe guess
            next.course = Course { next: Some(now), sent: Some(now), ..Course::default() };
            if next.phase == Phase::Dispatched {
                next.phase = Phase::Asking(Doubt::Restarted);
            }
            Vec::new()
        }
    };
    let durable = code != next.phase.code();
    Step { next, durable, effects }
}

fn again(next: &Life, policy: &WaitPolicy, now: Moment) -> Moment {
    if now.since(next.dispatched) < policy.give_up {
        return now.after(policy.pause);
    }
    let late = usize::try_from(next.course.asked / 6).unwrap_or(usize::MAX);
    now.after(policy.tail.get(late).or(policy.tail.last()).copied().unwrap_or(policy.pause))
}

fn heard(
    next: &mut Life,
    from: Asked,
    sent: Moment,
    evidence: RefundEvidence,
    rules: Rules<'_>,
    now: Moment,
) -> Vec<Effect> {
    match evidence {
        RefundEvidence::Done(facts) => {
            next.settled = Some(facts.settled);
            finish(next, Phase::Done)
        }
        RefundEvidence::Processing => {
            next.phase = Phase::Accepted;
            next.course.refusal = None;
            Vec::new()
        }
        RefundEvidence::Failed(reason) => failed(next, from, sent, reason, now),
        RefundEvidence::NotFound => not_found(next, from, sent, rules, now),
        // a first sending that never left moved nothing; a repeat says nothing about the first
        RefundEvidence::NeverLeft if from == Asked::Send && next.phase == Phase::Dispatched => {
            finish(next, Phase::Failed(RefundReason::Unreachable))
        }
        RefundEvidence::NeverLeft => Vec::new(),
        RefundEvidence::Unsure(doubt) => {
            if next.phase == Phase::Dispatched && from == Asked::Send {
                next.phase = Phase::Asking(doubt);
            }
            Vec::new()
        }
    }
}

fn finish(next: &mut Life, phase: Phase) -> Vec<Effect> {
    next.phase = phase;
    next.course.next = None;
    Vec::new()
}

/// The first no is checked by one question; the second is believed. A no to a repeated sending is
/// about the repeat, so only a question's answer decides then.
fn failed(next: &mut Life, from: Asked, sent: Moment, reason: RefundReason, now: Moment) -> Vec<Effect> {
    if let Some((first, heard_at)) = next.course.refusal {
        if from == Asked::Query && sent >= heard_at {
            return finish(next, Phase::Failed(first));
        }
        // an older no neither confirms nor starts the waiting again
        return Vec::new();
    }
    next.course.refusal = Some((reason, now));
    if matches!(next.phase, Phase::Dispatched | Phase::Asking(_)) {
        next.phase = Phase::Asking(Doubt::Confirming);
    }
    vec![Effect::Ask]
}

fn not_found(next: &mut Life, from: Asked, sent: Moment, rules: Rules<'_>, now: Moment) -> Vec<Effect> {
    if from != Asked::Query || next.phase == Phase::Accepted {
        return Vec::new();
    }
    let last = next.course.sent.unwrap_or(now);
    let past = sent >= last.after(rules.policy.horizon);
    // a repeat may be refused because the first one arrived, so there an early "not found" is no proof
    if let Some((reason, heard_at)) = next.course.refusal
        && sent >= heard_at
        && (past || last == next.dispatched)
    {
        return finish(next, Phase::Failed(reason));
    }
    // with this phase an answer to an earlier sending can no longer end the refund
    next.phase = Phase::Asking(Doubt::NotFoundYet);
    if past {
        next.course.sent = Some(now);
        next.course.next = Some(now.after(rules.policy.first_ask));
        return vec![Effect::Send];
    }
    Vec::new()
}
