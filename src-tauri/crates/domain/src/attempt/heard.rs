//! What an answer does to an attempt: the evidence table.
//!
//! An answer speaks for the moment its question was sent. Paid, closed and given back never go
//! back, so old answers of that kind are as good as fresh ones; "paying" and "not found" do, so
//! only the newest counts, and "not found" is a no only when asked after the horizon.

use super::schedule::after_question;
use super::step::{Asked, Effect, Rules};
use super::{Attempt, Means, Phase, Want};
use crate::evidence::{Doubt, Evidence, PaidFacts, Reason};
use crate::time::Moment;

/// Found paid so often after a reversal was asked for, no further one is sent.
const REVERSALS_IN_VAIN: u32 = 20;

pub(super) fn heard(
    next: &mut Attempt,
    from: Asked,
    sent: Moment,
    evidence: Evidence,
    rules: Rules<'_>,
    now: Moment,
) -> Vec<Effect> {
    if next.phase.is_final() {
        // proven dead and yet paid: the only thing that may still change a decided attempt
        if let (true, Evidence::Paid(facts)) = (next.phase.is_dead() && !outdated(next, sent), evidence) {
            next.want = Want::GiveBack;
            finish(next, Phase::Paid(facts));
        }
        return Vec::new();
    }
    match evidence {
        Evidence::Paid(facts) => paid(next, sent, facts, rules, now),
        // whatever the answer to a reversal or a closing says, only a question after it is evidence
        Evidence::GivenBack | Evidence::Closed if matches!(from, Asked::Close | Asked::Reverse) => {
            acknowledged(next, from, rules, now)
        }
        Evidence::GivenBack => reversed(next, now),
        Evidence::Closed => closed(next, now),
        Evidence::NotFound => not_found(next, from, sent, rules, now),
        Evidence::Failed(reason) => failed(next, from, sent, reason, rules, now),
        Evidence::NumberTaken if from == Asked::Pay => finish(next, Phase::Refused(Reason::NumberTaken)),
        // the charge is sent once, so a charge that never left can never arrive
        Evidence::NeverLeft if from == Asked::Pay => finish(next, Phase::NeverArrived),
        Evidence::Paying(doubt) => paying(next, sent, doubt, rules, now),
        Evidence::CodeReady(code) => code_ready(next, from, code, rules, now),
        Evidence::Acknowledged => acknowledged(next, from, rules, now),
        Evidence::NumberTaken | Evidence::NeverLeft => unsure(next, from, Doubt::Silence),
        Evidence::Unsure(doubt) => unsure(next, from, doubt),
    }
}

fn finish(next: &mut Attempt, phase: Phase) -> Vec<Effect> {
    next.phase = phase;
    next.course.next = None;
    next.course.shown = None;
    Vec::new()
}

/// Found paid while the counter is giving back: reverse again, or refund once that is too late.
/// The repeat waits for its time: a cloud that takes seconds to reverse would otherwise be asked
/// and told to reverse as fast as the line allows.
fn paid(next: &mut Attempt, sent: Moment, facts: PaidFacts, rules: Rules<'_>, now: Moment) -> Vec<Effect> {
    let giving_back = matches!(next.phase, Phase::Reversing | Phase::Settling);
    // asked before the reversal was accepted: it tells what was, not what is
    if giving_back && next.course.heard.is_some_and(|heard| heard > sent) {
        return Vec::new();
    }
    if giving_back && rules.can_reverse && !in_vain(next, sent, rules, now) {
        if next.phase == Phase::Settling {
            next.phase = Phase::Reversing;
            next.course.next = Some(after_question(next, rules.policy, now));
        }
        return Vec::new();
    }
    finish(next, Phase::Paid(facts))
}

/// True when no reversal that ever left can still take effect and yet it is paid: a refund takes its place.
/// A cloud that counts its days by another clock never takes one, so reversals end after some.
fn in_vain(next: &mut Attempt, sent: Moment, rules: Rules<'_>, now: Moment) -> bool {
    next.course.still_paid = next.course.still_paid.saturating_add(1);
    if next.course.still_paid > REVERSALS_IN_VAIN {
        next.course.reversals_end.get_or_insert(now);
    }
    let too_late = next.dispatched.after(rules.policy.reverse_until);
    let end = next.course.reversals_end.map_or(too_late, |end| end.min(too_late));
    sent >= end.after(rules.policy.horizon)
}

/// Remembers when the proof was heard: a "paid" asked for before that may have been overtaken by
/// the proof on its way, so it cannot raise the dead.
fn reversed(next: &mut Attempt, now: Moment) -> Vec<Effect> {
    next.course.heard = Some(now);
    finish(next, Phase::Reversed)
}

/// True when the answer was asked for before the money was proven given back.
fn outdated(next: &Attempt, sent: Moment) -> bool {
    next.phase == Phase::Reversed && next.course.heard.is_some_and(|heard| heard > sent)
}

/// Closed can no longer be paid: dead, by the reversal if there was one.
fn closed(next: &mut Attempt, now: Moment) -> Vec<Effect> {
    match next.phase {
        Phase::Reversing | Phase::Settling => reversed(next, now),
        _ => {
            let reason = next.course.refusal.map_or(Reason::Closed, |(reason, _)| reason);
            finish(next, Phase::Refused(reason))
        }
    }
}

/// Past the horizon nothing can arrive any more, but one part of a cloud may lag behind the others: the first
/// "not found" is remembered and checked by one question after a pause; the second is believed.
fn not_found(next: &mut Attempt, from: Asked, sent: Moment, rules: Rules<'_>, now: Moment) -> Vec<Effect> {
    if from != Asked::Query {
        return unsure(next, from, Doubt::Unknown);
    }
    let past = sent >= next.dispatched.after(rules.policy.horizon);
    if past && next.course.missing.is_some_and(|first| sent >= first) {
        return finish(next, Phase::NeverArrived);
    }
    // the charge itself was answered with a verified no, and a later question finds no order
    if let Some((reason, heard_at)) = next.course.refusal
        && sent >= heard_at
        && !matches!(next.phase, Phase::Reversing | Phase::Settling)
    {
        return finish(next, Phase::Refused(reason));
    }
    if newest(next, sent) {
        doubt(next, Doubt::NotFoundYet);
        next.course.next = Some(after_question(next, rules.policy, now));
        if past && next.course.missing.is_none() {
            next.course.missing = Some(now);
            next.course.next = Some(now.after(rules.policy.pause));
        }
    }
    Vec::new()
}

/// The first no is remembered and checked by one question; the second is believed.
fn failed(
    next: &mut Attempt,
    from: Asked,
    sent: Moment,
    reason: Reason,
    rules: Rules<'_>,
    now: Moment,
) -> Vec<Effect> {
    match from {
        Asked::Pay | Asked::Query => {}
        // the cloud will not reverse or close: that says nothing about the money
        Asked::Reverse | Asked::Close => {
            next.course.next = Some(after_question(next, rules.policy, now));
            return vec![Effect::Ask];
        }
    }
    if let Some((first, heard_at)) = next.course.refusal {
        if from == Asked::Query && sent >= heard_at {
            return finish(next, Phase::Refused(first));
        }
        // an older no neither confirms nor starts the waiting again: answers that keep crossing
        // questions would otherwise never be confirmed
        return Vec::new();
    }
    next.course.refusal = Some((reason, now));
    doubt(next, Doubt::Confirming);
    next.course.next = Some(after_question(next, rules.policy, now));
    vec![Effect::Ask]
}

fn paying(next: &mut Attempt, sent: Moment, why: Doubt, rules: Rules<'_>, now: Moment) -> Vec<Effect> {
    if !newest(next, sent) {
        return Vec::new();
    }
    next.course.refusal = None;
    doubt(next, why);
    next.course.next = Some(after_question(next, rules.policy, now));
    Vec::new()
}

fn code_ready(next: &mut Attempt, from: Asked, code: String, rules: Rules<'_>, now: Moment) -> Vec<Effect> {
    if next.means != Means::Shown || from != Asked::Pay {
        return unsure(next, from, Doubt::Unknown);
    }
    doubt(next, Doubt::Scanning);
    // a code that nobody wants any more, or that comes after its time, is never shown
    if next.want == Want::Keep && now.since(next.dispatched) < rules.policy.give_up {
        next.course.shown = Some(code);
    }
    next.course.next = Some(after_question(next, rules.policy, now));
    Vec::new()
}

/// The cloud accepted a reversal or a close; only the question after it proves anything.
fn acknowledged(next: &mut Attempt, from: Asked, rules: Rules<'_>, now: Moment) -> Vec<Effect> {
    match (from, &next.phase) {
        (Asked::Reverse, Phase::Reversing) => {
            next.phase = Phase::Settling;
            next.course.heard = Some(now);
            next.course.next = Some(after_question(next, rules.policy, now));
            vec![Effect::Ask]
        }
        (Asked::Close | Asked::Reverse, _) => vec![Effect::Ask],
        (Asked::Pay | Asked::Query, _) => unsure(next, from, Doubt::Unknown),
    }
}

/// A failed question keeps the better doubt of an earlier answer; a failed charge replaces it.
/// "Another order has this number" outweighs both, and silence does not make it forgotten.
fn unsure(next: &mut Attempt, from: Asked, why: Doubt) -> Vec<Effect> {
    let known = match next.phase {
        Phase::Asking(Doubt::Typing | Doubt::Scanning | Doubt::Confirming | Doubt::NotFoundYet) => {
            from == Asked::Query && why != Doubt::Mismatch
        }
        Phase::Asking(Doubt::Mismatch) => matches!(why, Doubt::Silence | Doubt::Unverified),
        _ => false,
    };
    if matches!(from, Asked::Pay | Asked::Query) && !known {
        doubt(next, why);
    }
    Vec::new()
}

/// Doubt colours the asking; a reversal under way is not interrupted by it.
fn doubt(next: &mut Attempt, why: Doubt) {
    if matches!(next.phase, Phase::Dispatched | Phase::Asking(_)) {
        next.phase = Phase::Asking(why);
    }
}

/// True when no later question was answered before, so the answer is the newest word.
fn newest(next: &mut Attempt, sent: Moment) -> bool {
    if next.course.heard.is_some_and(|heard| heard > sent) {
        return false;
    }
    next.course.heard = Some(sent);
    true
}
