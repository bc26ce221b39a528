//! When to ask next, and what to do when the time has come.

use super::step::{Effect, Rules};
use super::{Attempt, Means, Phase, Want};
use crate::evidence::Doubt;
use crate::policy::WaitPolicy;
use crate::time::Moment;

/// An attempt found open at start-up is asked first of all.
pub(super) fn start(next: &mut Attempt, now: Moment) {
    next.course = super::Course { next: Some(now), ..super::Course::default() };
}

/// The next question's time after a question at `now`.
pub(super) fn after_question(next: &Attempt, policy: &WaitPolicy, now: Moment) -> Moment {
    let age = now.since(next.dispatched);
    if age < policy.give_up {
        let typing = matches!(next.phase, Phase::Asking(Doubt::Typing | Doubt::Scanning));
        return now.after(if typing { policy.ask_while_paying } else { policy.pause });
    }
    let place = usize::try_from(next.course.asked_late).unwrap_or(usize::MAX);
    let pause = policy.tail.get(place).or(policy.tail.last()).copied().unwrap_or(policy.pause);
    // the horizon decides "not found": be there when it passes
    let horizon = next.dispatched.after(policy.horizon);
    let at = now.after(pause);
    if now < horizon && at > horizon { horizon } else { at }
}

/// The time to ask has come.
pub(super) fn due(next: &mut Attempt, rules: Rules<'_>, now: Moment) -> Vec<Effect> {
    let age = now.since(next.dispatched);
    let late = age >= rules.policy.give_up || next.want == Want::GiveBack;
    next.course.asked = next.course.asked.saturating_add(1);
    let first_late = late && next.course.asked_late == 0;
    let effects = match next.phase {
        Phase::Reversing
            if age <= rules.policy.reverse_until
                && next.course.reversals_end.is_none()
                && !next.foreign() =>
        {
            vec![Effect::Reverse, Effect::Ask]
        }
        Phase::Dispatched | Phase::Asking(_) if late => give_up(next, rules, age, first_late),
        _ => vec![Effect::Ask],
    };
    next.course.next = Some(after_question(next, rules.policy, now));
    if late {
        next.course.asked_late = next.course.asked_late.saturating_add(1);
    }
    effects
}

/// Whether a scanned payment of this age (in ms) can be reversed.
pub(super) const fn in_reach(age: u64, rules: Rules<'_>) -> bool {
    rules.can_reverse && age >= rules.policy.reverse_after && age <= rules.policy.reverse_until
}

/// Patience is over: a shown code is withdrawn, a scanned one asked once more and then reversed
/// where the cloud can; otherwise the asking goes on with growing pauses.
fn give_up(next: &mut Attempt, rules: Rules<'_>, age: u64, first: bool) -> Vec<Effect> {
    match next.means {
        _ if next.foreign() => {
            next.course.shown = None;
            vec![Effect::Ask]
        }
        Means::Shown => {
            next.course.shown = None;
            vec![Effect::Close, Effect::Ask]
        }
        Means::Scanned if in_reach(age, rules) && !first => {
            next.phase = Phase::Reversing;
            next.want = Want::GiveBack;
            vec![Effect::Reverse]
        }
        Means::Scanned => vec![Effect::Ask],
    }
}
