//! The machine's one function.

use super::heard::heard;
use super::schedule::{due, in_reach, start};
use super::{Attempt, Course, Means, Phase, Want};
use crate::evidence::{Doubt, Evidence};
use crate::policy::WaitPolicy;
use crate::time::Moment;

/// What the world offers the machine.
#[derive(Clone, Copy, Debug)]
pub struct Rules<'a> {
    /// The waits of this wallet and means, in ms.
    pub policy: &'a WaitPolicy,
    /// Whether the cloud can reverse a scanned payment (a capability, cpay 4.7).
    pub can_reverse: bool,
}

/// Which call an answer belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Asked {
    /// The charge, or the request for a code to show.
    Pay,
    /// What became of the charge?
    Query,
    /// Withdraw the shown code.
    Close,
    /// Give the scanned payment back.
    Reverse,
}

/// What happened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Event {
    /// The charge is about to be committed.
    Dispatch,
    /// An answer, or its absence. It speaks for the moment its question was sent.
    Heard { from: Asked, sent: Moment, evidence: Evidence },
    /// The time to ask has come.
    Due,
    /// The cashier wants to know at once.
    AskNow,
    /// The cashier gives the money back.
    GiveBack,
    /// The program starts again with this attempt open.
    Restarted,
}

/// What may follow the commit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Effect {
    /// Send the charge; only ever from `Dispatch`.
    Send,
    /// Ask what became of the charge.
    Ask,
    /// Withdraw the shown code.
    Close,
    /// Give the scanned payment back, or close it.
    Reverse,
}

/// The outcome of a step.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// The attempt after the event.
    pub next: Attempt,
    /// True when `next` differs in something that must be committed before the effects.
    pub durable: bool,
    /// In the order in which they leave, after the commit.
    pub effects: Vec<Effect>,
}

/// The event makes no sense in this state. Nothing changes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Misstep {
    /// Only a prepared attempt can be dispatched, and nothing else can be done with one.
    Order,
    /// The attempt is decided.
    Decided,
}

/// Moves an attempt. Pure: the same arguments give the same step.
///
/// # Errors
/// [`Misstep`] when the event cannot happen in this state.
pub fn step(attempt: &Attempt, event: Event, rules: Rules<'_>, now: Moment) -> Result<Step, Misstep> {
    let mut next = attempt.clone();
    let effects = match (&attempt.phase, event) {
        (Phase::Prepared, Event::Dispatch) => {
            next.phase = Phase::Dispatched;
            next.dispatched = now;
            next.course = Course { next: Some(now.after(rules.policy.first_ask)), ..Course::default() };
            vec![Effect::Send]
        }
        // a crash before the commit that dispatches: nothing ever left
        (Phase::Prepared, Event::Restarted | Event::GiveBack) => {
            next.phase = Phase::NeverArrived;
            Vec::new()
        }
        (Phase::Prepared, _) | (_, Event::Dispatch) => return Err(Misstep::Order),
        (_, Event::Heard { from, sent, evidence }) => heard(&mut next, from, sent, evidence, rules, now),
        (phase, _) if phase.is_final() => return Err(Misstep::Decided),
        (_, Event::Due) => due(&mut next, rules, now),
        (_, Event::AskNow) => {
            next.course.asked = next.course.asked.saturating_add(1);
            vec![Effect::Ask]
        }
        (_, Event::GiveBack) => give_back(&mut next, rules, now),
        (_, Event::Restarted) => {
            start(&mut next, now);
            if next.phase == Phase::Dispatched {
                next.phase = Phase::Asking(Doubt::Restarted);
            }
            Vec::new()
        }
    };
    let durable = durable_change(attempt, &next);
    Ok(Step { next, durable, effects })
}

/// Doubts come and go without a commit; everything else about phase and want is remembered first.
fn durable_change(before: &Attempt, after: &Attempt) -> bool {
    before.want != after.want || before.phase.code() != after.phase.code()
}

fn give_back(next: &mut Attempt, rules: Rules<'_>, now: Moment) -> Vec<Effect> {
    next.want = Want::GiveBack;
    match (next.means, &next.phase) {
        (_, Phase::Reversing | Phase::Settling) => vec![Effect::Ask],
        _ if next.foreign() => {
            next.course.shown = None;
            vec![Effect::Ask]
        }
        (Means::Shown, _) => {
            next.course.shown = None;
            next.course.next = Some(now.after(rules.policy.pause));
            vec![Effect::Close]
        }
        (Means::Scanned, _) if in_reach(now.since(next.dispatched), rules) => {
            next.phase = Phase::Reversing;
            next.course.next = Some(now.after(rules.policy.pause));
            vec![Effect::Reverse]
        }
        (Means::Scanned, _) => {
            let earliest = next.dispatched.after(rules.policy.reverse_after);
            if rules.can_reverse && now < earliest {
                next.course.next = Some(earliest);
            }
            vec![Effect::Ask]
        }
    }
}
