//! The rules of evidence, one story each.

use super::table::{attempt, paid_facts};
use super::*;
use crate::evidence::Evidence;
use crate::policy::{Policies, WaitPolicy};

/// `second` after dispatch, which [`attempt`] puts at 1 s.
fn at(second: u64) -> Moment {
    Moment((second + 1) * 1000)
}

/// An attempt with its rules; time is in seconds after dispatch.
struct Story {
    now: Attempt,
    policy: WaitPolicy,
    can_reverse: bool,
}

impl Story {
    fn of(phase: Phase, means: Means) -> Self {
        let policy = Policies::default().of(Wallet::WeChat, means == Means::Shown).clone();
        let mut now = attempt(phase, means);
        now.course.next = Some(at(5));
        Self { now, policy, can_reverse: true }
    }

    fn asking() -> Self {
        Self::of(Phase::Asking(Doubt::Silence), Means::Scanned)
    }

    fn happens(&mut self, second: u64, event: Event) -> Vec<Effect> {
        let rules = Rules { policy: &self.policy, can_reverse: self.can_reverse };
        let step = step(&self.now, event, rules, at(second)).unwrap();
        self.now = step.next;
        step.effects
    }

    fn hears(&mut self, from: Asked, sent: u64, second: u64, evidence: Evidence) -> Vec<Effect> {
        self.happens(second, Event::Heard { from, sent: at(sent), evidence })
    }

    fn told(&mut self, sent: u64, second: u64, evidence: Evidence) -> Vec<Effect> {
        self.hears(Asked::Query, sent, second, evidence)
    }
}

#[test]
fn not_found_before_the_horizon_is_no_no() {
    let mut story = Story::asking();
    let horizon = story.policy.horizon / 1000;
    for sent in [2, 60, horizon - 1] {
        // heard long after the horizon, but asked before it
        story.told(sent, horizon + 100, Evidence::NotFound);
        assert_eq!(story.now.phase, Phase::Asking(Doubt::NotFoundYet), "asked at {sent} s");
    }
}

/// A part of the cloud that lags knows nothing of a charge that another part took.
#[test]
fn one_not_found_past_the_horizon_is_asked_again() {
    let mut story = Story::asking();
    let horizon = story.policy.horizon / 1000;
    story.told(horizon, horizon + 1, Evidence::NotFound);
    assert_eq!(story.now.phase, Phase::Asking(Doubt::NotFoundYet));
    assert_eq!(story.now.course.next, Some(at(horizon + 1).after(story.policy.pause)));
    // asked before the first was heard: the same part of the cloud may have answered both
    story.told(horizon, horizon + 2, Evidence::NotFound);
    assert_eq!(story.now.phase, Phase::Asking(Doubt::NotFoundYet));
    let mut paid = Story { now: story.now.clone(), ..Story::asking() };
    paid.told(horizon + 6, horizon + 7, Evidence::Paid(paid_facts()));
    assert_eq!(paid.now.phase, Phase::Paid(paid_facts()));
    story.told(horizon + 6, horizon + 7, Evidence::NotFound);
    assert_eq!(story.now.phase, Phase::NeverArrived);
}

#[test]
fn the_horizon_itself_is_not_slept_through() {
    let mut story = Story::asking();
    story.can_reverse = false;
    let mut asked = Vec::new();
    while let Some(next) = story.now.course.next.filter(|next| *next <= at(400)) {
        story.happens(next.0 / 1000 - 1, Event::Due);
        asked.push(next);
    }
    assert!(asked.contains(&at(story.policy.horizon / 1000)), "{asked:?}");
}

#[test]
fn an_old_answer_does_not_override_a_newer() {
    let mut story = Story::asking();
    story.told(8, 9, Evidence::Paying(Doubt::Typing));
    story.told(4, 10, Evidence::NotFound);
    assert_eq!(story.now.phase, Phase::Asking(Doubt::Typing));
    story.told(12, 13, Evidence::NotFound);
    story.told(11, 14, Evidence::Paying(Doubt::Typing));
    assert_eq!(story.now.phase, Phase::Asking(Doubt::NotFoundYet));
    // what never goes back may be as old as it likes
    story.told(3, 15, Evidence::Paid(paid_facts()));
    assert_eq!(story.now.phase, Phase::Paid(paid_facts()));
}

#[test]
fn an_old_no_is_not_its_own_confirmation() {
    let mut story = Story::asking();
    assert_eq!(story.told(2, 6, Evidence::Failed(Reason::Balance)), [Effect::Ask]);
    assert_eq!(story.told(5, 7, Evidence::Failed(Reason::Balance)), [], "asked before the first was heard");
    assert_eq!(story.now.phase, Phase::Asking(Doubt::Confirming));
    // the question that the first no asked for, although another no came in between
    story.told(6, 8, Evidence::Failed(Reason::Balance));
    assert_eq!(story.now.phase, Phase::Refused(Reason::Balance));
}

#[test]
fn a_guest_who_is_typing_takes_the_refusal_back() {
    let mut story = Story::asking();
    story.told(2, 3, Evidence::Failed(Reason::GuestStopped));
    story.told(4, 5, Evidence::Paying(Doubt::Typing));
    assert_eq!(story.told(6, 7, Evidence::Failed(Reason::GuestStopped)), [Effect::Ask]);
    assert_eq!(story.now.phase, Phase::Asking(Doubt::Confirming));
}

#[test]
fn the_answer_to_a_reversal_is_no_evidence() {
    for evidence in [Evidence::Acknowledged, Evidence::GivenBack, Evidence::Closed] {
        let mut story = Story::of(Phase::Reversing, Means::Scanned);
        assert_eq!(story.hears(Asked::Reverse, 20, 21, evidence), [Effect::Ask]);
        assert_eq!(story.now.phase, Phase::Settling);
        story.told(21, 22, Evidence::GivenBack);
        assert_eq!(story.now.phase, Phase::Reversed);
    }
}

#[test]
fn a_reversal_that_did_not_take_is_repeated_at_its_time() {
    let mut story = Story::of(Phase::Reversing, Means::Scanned);
    story.hears(Asked::Reverse, 20, 21, Evidence::Acknowledged);
    // asked before the reversal was accepted
    assert_eq!(story.told(20, 22, Evidence::Paid(paid_facts())), []);
    assert_eq!(story.now.phase, Phase::Settling);
    // asked after: not at once, or two machines would shout at each other
    assert_eq!(story.told(21, 23, Evidence::Paid(paid_facts())), []);
    assert_eq!((&story.now.phase, story.now.course.next), (&Phase::Reversing, Some(at(28))));
    assert_eq!(story.happens(28, Event::Due), [Effect::Reverse, Effect::Ask]);
}

#[test]
fn found_paid_after_the_reversal_window_is_refunded() {
    let mut story = Story::of(Phase::Settling, Means::Scanned);
    story.now.want = Want::GiveBack;
    let week = story.policy.reverse_until / 1000;
    let quiet = week + story.policy.horizon / 1000;
    // the last reversal may still be on its way
    story.told(week, week + 1, Evidence::Paid(paid_facts()));
    assert_eq!(story.now.phase, Phase::Reversing);
    story.told(quiet, quiet + 1, Evidence::Paid(paid_facts()));
    assert_eq!(story.now.phase, Phase::Paid(paid_facts()));
    assert_eq!(story.now.want, Want::GiveBack);
}

#[test]
fn reversals_in_vain_end_and_only_a_question_after_the_last_ones_time_finds_it_paid() {
    let mut story = Story::of(Phase::Reversing, Means::Scanned);
    story.now.want = Want::GiveBack;
    for second in 30..51 {
        assert_eq!(story.told(second, second, Evidence::Paid(paid_facts())), []);
    }
    assert_eq!(story.happens(60, Event::Due), [Effect::Ask], "no further reversal leaves");
    let quiet = 50 + story.policy.horizon / 1000;
    story.told(quiet - 1, quiet, Evidence::Paid(paid_facts()));
    assert_eq!(story.now.phase, Phase::Reversing, "a reversal on its way may still take");
    story.told(quiet, quiet, Evidence::Paid(paid_facts()));
    assert_eq!((&story.now.phase, story.now.want), (&Phase::Paid(paid_facts()), Want::GiveBack));
}

#[test]
fn a_late_paid_raises_the_dead_as_owed_back() {
    for phase in [Phase::Refused(Reason::Closed), Phase::Reversed, Phase::NeverArrived] {
        let mut story = Story::of(phase, Means::Scanned);
        assert_eq!(story.told(900, 901, Evidence::Paid(paid_facts())), []);
        assert_eq!(story.now.phase, Phase::Paid(paid_facts()));
        assert_eq!(story.now.want, Want::GiveBack);
    }
}

#[test]
fn a_paid_older_than_the_proof_of_reversal_does_not() {
    let mut story = Story::of(Phase::Settling, Means::Scanned);
    story.told(21, 22, Evidence::GivenBack);
    for sent in [20, 21] {
        story.told(sent, 30, Evidence::Paid(paid_facts()));
        assert_eq!(story.now.phase, Phase::Reversed, "asked at {sent} s, before the proof was heard");
    }
    story.told(31, 32, Evidence::Paid(paid_facts()));
    assert_eq!(story.now.phase, Phase::Paid(paid_facts()));
}

#[test]
fn a_number_that_is_taken_is_never_reversed_or_closed() {
    for means in [Means::Scanned, Means::Shown] {
        let mut story = Story::of(Phase::Dispatched, means);
        story.hears(Asked::Pay, 0, 1, Evidence::NumberTaken);
        assert_eq!(story.now.phase, Phase::Refused(Reason::NumberTaken));

        // told in words, or by an order of another amount under this number
        let words = (Asked::Pay, Evidence::Failed(Reason::NumberTaken));
        let other = (Asked::Query, Evidence::Unsure(Doubt::Mismatch));
        for (from, evidence) in [words, other] {
            let mut story = Story::of(Phase::Dispatched, means);
            story.hears(from, 0, 1, evidence);
            assert_eq!(story.happens(20, Event::GiveBack), [Effect::Ask]);
            for second in [50, 60, 70, 100, 400] {
                story.told(second - 1, second - 1, Evidence::Unsure(Doubt::Silence));
                assert_eq!(story.happens(second, Event::Due), [Effect::Ask], "{second} s");
            }
            story.told(401, 402, Evidence::Paid(paid_facts()));
            assert_eq!(story.now.phase, Phase::Paid(paid_facts()));
        }
    }
}

#[test]
fn a_dead_code_is_not_shown() {
    let code = || Evidence::CodeReady("https://qr.alipay.com/x".to_owned());
    let fresh = || Story::of(Phase::Dispatched, Means::Shown);
    let mut story = fresh();
    story.hears(Asked::Pay, 0, 1, code());
    assert!(story.now.course.shown.is_some());
    assert_eq!(story.happens(30, Event::GiveBack), [Effect::Close]);
    assert_eq!(story.now.course.shown, None);
    story.hears(Asked::Pay, 0, 31, code());
    assert_eq!(story.now.course.shown, None, "unwanted");
    let mut story = fresh();
    story.hears(Asked::Pay, 0, 120, code());
    assert_eq!(story.now.course.shown, None, "after its time");
}

#[test]
fn a_crash_asks_and_never_sends() {
    for phase in [Phase::Dispatched, Phase::Asking(Doubt::Typing), Phase::Reversing, Phase::Settling] {
        let mut story = Story::of(phase, Means::Scanned);
        story.now.course = Course::default();
        assert_eq!(story.happens(20, Event::Restarted), []);
        assert_eq!(story.now.course.next, Some(at(20)));
        let effects = story.happens(20, Event::Due);
        assert!(effects.contains(&Effect::Ask) && !effects.contains(&Effect::Send), "{effects:?}");
    }
}

#[test]
fn a_manual_stop_waits_until_a_reversal_may_leave() {
    let mut story = Story::asking();
    assert_eq!(story.happens(3, Event::GiveBack), [Effect::Ask]);
    assert_eq!(story.now.want, Want::GiveBack);
    assert_eq!(story.now.course.next, Some(at(15)));
    assert_eq!(story.happens(15, Event::GiveBack), [Effect::Reverse]);
    assert_eq!(story.now.phase, Phase::Reversing);
}
