//! Every state and every event, refused ones included, as a decision table.
//!
//! A row holds for the events it names when all its conditions hold; the first such row counts. A
//! cell is `phase[*][~][:effects]`: `*` the phase is committed, `~` the want is "give back" (and is
//! committed when it was not), effects `s`end, `a`sk, `c`lose, `r`everse in order. `=` keeps the
//! phase, `.` changes nothing, `!o` and `!d` are the missteps Order and Decided.

use super::*;
use crate::evidence::Evidence;
use crate::policy::{Policies, WaitPolicy};
use std::collections::BTreeSet;

const PHASES: usize = 11;
/// `?` is asking and the word behind it the doubt; `-` is refused and the word the reason.
const COLUMNS: &str = "Prep Disp ?Silence ?Typing ?Mismatch Rvsg Setl Paid -Declined Rvsd Nevr";

/// Froms: p pay, q query, c close, r reverse. Conditions: see [`Context::holds`].
const TABLE: &[(&str, &str, &str)] = &[
    //                               Prep Disp ?Silence ?Typing ?Mismatch Rvsg Setl Paid Refd Rvsd Nevr
    ("Dispatch", "", "Disp*:s !o !o !o !o !o !o !o !o !o !o"),
    ("Due", "taken", "!o =:a =:a =:a =:a =:a =:a !d !d !d !d"),
    ("Due", "over shown", "!o =:ca =:ca =:ca =:a =:a =:a !d !d !d !d"),
    ("Due", "over", "!o =:a =:a =:a =:a =:a =:a !d !d !d !d"),
    ("Due", "late shown", "!o =:ca =:ca =:ca =:a =:ra =:a !d !d !d !d"),
    ("Due", "late rev ripe again", "!o Rvsg*~:r Rvsg*~:r Rvsg*~:r =:a =:ra =:a !d !d !d !d"),
    ("Due", "", "!o =:a =:a =:a =:a =:ra =:a !d !d !d !d"),
    ("AskNow", "", "!o =:a =:a =:a =:a =:a =:a !d !d !d !d"),
    ("GiveBack", "taken", "Nevr* =~:a =~:a =~:a =~:a =~:a =~:a !d !d !d !d"),
    ("GiveBack", "shown", "Nevr* =~:c =~:c =~:c =~:a =~:a =~:a !d !d !d !d"),
    ("GiveBack", "over", "Nevr* =~:a =~:a =~:a =~:a =~:a =~:a !d !d !d !d"),
    ("GiveBack", "rev ripe", "Nevr* Rvsg*~:r Rvsg*~:r Rvsg*~:r =~:a =~:a =~:a !d !d !d !d"),
    ("GiveBack", "", "Nevr* =~:a =~:a =~:a =~:a =~:a =~:a !d !d !d !d"),
    ("Restarted", "", "Nevr* ?Restarted* . . . . . !d !d !d !d"),
    // what is heard: money
    ("pqcr Paid", "rev inside", "!o Paid* Paid* Paid* Paid* . Rvsg* . Paid*~ Paid*~ Paid*~"),
    ("pqcr Paid", "", "!o Paid* Paid* Paid* Paid* Paid* Paid* . Paid*~ Paid*~ Paid*~"),
    // proofs of no money; never from the answer to a reversal or a closing
    ("pq GivenBack", "", "!o Rvsd* Rvsd* Rvsd* Rvsd* Rvsd* Rvsd* . . . ."),
    ("pq Closed", "no", "!o -Balance* -Balance* -Balance* -Balance* Rvsd* Rvsd* . . . ."),
    ("pq Closed", "taken", "!o -Taken* -Taken* -Taken* -Taken* Rvsd* Rvsd* . . . ."),
    ("pq Closed", "", "!o -Closed* -Closed* -Closed* -Closed* Rvsd* Rvsd* . . . ."),
    ("p NumberTaken", "", "!o -Taken* -Taken* -Taken* -Taken* -Taken* -Taken* . . . ."),
    ("p NeverLeft", "", "!o Nevr* Nevr* Nevr* Nevr* Nevr* Nevr* . . . ."),
    ("q NotFound", "past twice", "!o Nevr* Nevr* Nevr* Nevr* Nevr* Nevr* . . . ."),
    ("q NotFound", "no", "!o -Balance* -Balance* -Balance* -Balance* . . . . . ."),
    ("q NotFound", "taken", "!o -Taken* -Taken* -Taken* -Taken* . . . . . ."),
    ("q NotFound", "", "!o ?NotFoundYet* ?NotFoundYet ?NotFoundYet ?NotFoundYet . . . . . ."),
    // a no, and its confirmation
    ("q Failed", "no", "!o -Balance* -Balance* -Balance* -Balance* -Balance* -Balance* . . . ."),
    ("q Failed", "taken", "!o -Taken* -Taken* -Taken* -Taken* -Taken* -Taken* . . . ."),
    ("p Failed", "no", "!o . . . . . . . . . ."),
    ("p Failed", "taken", "!o . . . . . . . . . ."),
    ("pq Failed", "", "!o ?Confirming*:a ?Confirming:a ?Confirming:a ?Confirming:a =:a =:a . . . ."),
    ("cr Failed", "", "!o =:a =:a =:a =:a =:a =:a . . . ."),
    // not known yet
    ("pqcr Paying", "", "!o ?Typing* ?Typing . ?Typing . . . . . ."),
    ("p CodeReady", "shown", "!o ?Scanning* ?Scanning ?Scanning ?Scanning . . . . . ."),
    ("r Acknowledged", "", "!o =:a =:a =:a =:a Setl*:a =:a . . . ."),
    ("c Acknowledged", "", "!o =:a =:a =:a =:a =:a =:a . . . ."),
    ("r GivenBack", "", "!o =:a =:a =:a =:a Setl*:a =:a . . . ."),
    ("c GivenBack", "", "!o =:a =:a =:a =:a =:a =:a . . . ."),
    ("r Closed", "", "!o =:a =:a =:a =:a Setl*:a =:a . . . ."),
    ("c Closed", "", "!o =:a =:a =:a =:a =:a =:a . . . ."),
    // answers that do not fit their question prove nothing
    ("p NotFound", "", "!o ?Unknown* ?Unknown ?Unknown ?Unknown . . . . . ."),
    ("p CodeReady", "", "!o ?Unknown* ?Unknown ?Unknown ?Unknown . . . . . ."),
    ("p Acknowledged", "", "!o ?Unknown* ?Unknown ?Unknown ?Unknown . . . . . ."),
    ("q CodeReady", "", "!o ?Unknown* ?Unknown . ?Unknown . . . . . ."),
    ("q Acknowledged", "", "!o ?Unknown* ?Unknown . ?Unknown . . . . . ."),
    ("q NumberTaken", "", "!o ?Silence* . . . . . . . . ."),
    ("q NeverLeft", "", "!o ?Silence* . . . . . . . . ."),
    ("p CloudUnsure", "", "!o ?CloudUnsure* ?CloudUnsure ?CloudUnsure ?CloudUnsure . . . . . ."),
    ("q CloudUnsure", "", "!o ?CloudUnsure* ?CloudUnsure . ?CloudUnsure . . . . . ."),
    ("p Silence", "", "!o ?Silence* . ?Silence . . . . . . ."),
    ("q Silence", "", "!o ?Silence* . . . . . . . . ."),
    ("pq Mismatch", "", "!o ?Mismatch* ?Mismatch ?Mismatch . . . . . . ."),
    ("cr NotFound", "", "!o . . . . . . . . . ."),
    ("cr CodeReady", "", "!o . . . . . . . . . ."),
    ("cr NumberTaken", "", "!o . . . . . . . . . ."),
    ("cr NeverLeft", "", "!o . . . . . . . . . ."),
    ("cr CloudUnsure", "", "!o . . . . . . . . . ."),
    ("cr Silence", "", "!o . . . . . . . . . ."),
    ("cr Mismatch", "", "!o . . . . . . . . . ."),
];

/// Age in ms, how often was asked after giving up, and whether the number was once not found past the horizon.
#[derive(Clone, Copy, Debug)]
struct Time {
    age: u64,
    asked_late: u32,
    missing: bool,
}

const TIMES: [Time; 8] = [
    Time { age: 10_000, asked_late: 0, missing: false },
    Time { age: 20_000, asked_late: 0, missing: false },
    Time { age: 20_000, asked_late: 1, missing: false },
    Time { age: 150_000, asked_late: 0, missing: false },
    Time { age: 150_000, asked_late: 1, missing: false },
    Time { age: 400_000, asked_late: 5, missing: false },
    Time { age: 400_000, asked_late: 6, missing: true },
    Time { age: 8 * 24 * 3_600_000, asked_late: 9, missing: true },
];

#[derive(Clone, Copy, Debug)]
struct Context {
    means: Means,
    can_reverse: bool,
    want: Want,
    time: Time,
    refusal: Option<Reason>,
}

impl Context {
    fn holds(&self, word: &str) -> bool {
        match word {
            "shown" => self.means == Means::Shown,
            "rev" => self.can_reverse,
            // the charge is old enough to be reversed
            "ripe" => self.time.age >= 15_000,
            // patience is over, or the money is unwanted
            "late" => self.time.age >= 150_000 || self.want == Want::GiveBack,
            // it was asked once after that
            "again" => self.time.asked_late > 0,
            // the question was sent after the horizon
            "past" => self.time.age >= 400_000,
            // an earlier one, also sent after the horizon, found nothing
            "twice" => self.time.missing,
            // a reversal comes too late, or does not
            "over" => self.time.age > 7 * 24 * 3_600_000,
            "inside" => self.time.age <= 7 * 24 * 3_600_000,
            // a refusal waits for its confirmation
            "no" => self.refusal == Some(Reason::Balance),
            "taken" => self.refusal == Some(Reason::NumberTaken),
            other => panic!("unknown condition {other}"),
        }
    }

    fn all() -> Vec<Self> {
        let mut all = Vec::new();
        for means in [Means::Scanned, Means::Shown] {
            for can_reverse in [true, false] {
                for want in [Want::Keep, Want::GiveBack] {
                    for time in TIMES {
                        for refusal in [None, Some(Reason::Balance), Some(Reason::NumberTaken)] {
                            all.push(Self { means, can_reverse, want, time, refusal });
                        }
                    }
                }
            }
        }
        all
    }
}

/// Dispatched at 1 s; every question was sent 1 s ago, and a refusal was heard 1 s before that.
const DISPATCHED: Moment = Moment(1000);

pub(super) fn attempt(phase: Phase, means: Means) -> Attempt {
    let no = TradeNo::new("13000052000112345600000007").unwrap();
    let amount = Fen::new(12_850).unwrap();
    let blank = Attempt::prepare(no, SaleId(7), Wallet::WeChat, means, amount);
    Attempt { phase, dispatched: DISPATCHED, ..blank }
}

pub(super) fn paid_facts() -> PaidFacts {
    let full = Fen::new(12_850).unwrap();
    PaidFacts { transaction_id: None, guest_paid: full, settled: full, paid_at: 0, payer: None }
}

fn phases() -> [Phase; PHASES] {
    [
        Phase::Prepared,
        Phase::Dispatched,
        Phase::Asking(Doubt::Silence),
        Phase::Asking(Doubt::Typing),
        Phase::Asking(Doubt::Mismatch),
        Phase::Reversing,
        Phase::Settling,
        Phase::Paid(paid_facts()),
        Phase::Refused(Reason::Declined),
        Phase::Reversed,
        Phase::NeverArrived,
    ]
}

fn label(phase: &Phase) -> String {
    match phase {
        Phase::Prepared => "Prep".to_owned(),
        Phase::Dispatched => "Disp".to_owned(),
        Phase::Asking(doubt) => format!("?{doubt:?}"),
        Phase::Paid(_) => "Paid".to_owned(),
        Phase::Refused(Reason::NumberTaken) => "-Taken".to_owned(),
        Phase::Refused(reason) => format!("-{reason:?}"),
        Phase::Reversing => "Rvsg".to_owned(),
        Phase::Settling => "Setl".to_owned(),
        Phase::Reversed => "Rvsd".to_owned(),
        Phase::NeverArrived => "Nevr".to_owned(),
    }
}

/// Every evidence under its name. The match keeps the list whole: a new kind does not compile.
fn evidences() -> Vec<(&'static str, Evidence)> {
    let name = |evidence: &Evidence| match evidence {
        Evidence::Paid(_) => "Paid",
        Evidence::Paying(_) => "Paying",
        Evidence::CodeReady(_) => "CodeReady",
        Evidence::Failed(_) => "Failed",
        Evidence::NumberTaken => "NumberTaken",
        Evidence::Closed => "Closed",
        Evidence::GivenBack => "GivenBack",
        Evidence::NotFound => "NotFound",
        Evidence::Acknowledged => "Acknowledged",
        Evidence::NeverLeft => "NeverLeft",
        Evidence::Unsure(Doubt::Silence) => "Silence",
        Evidence::Unsure(Doubt::Mismatch) => "Mismatch",
        Evidence::Unsure(_) => "CloudUnsure",
    };
    let all = vec![
        Evidence::Paid(paid_facts()),
        Evidence::Paying(Doubt::Typing),
        Evidence::CodeReady("weixin://wxpay/bizpayurl?pr=x".to_owned()),
        Evidence::Failed(Reason::GuestStopped),
        Evidence::NumberTaken,
        Evidence::Closed,
        Evidence::GivenBack,
        Evidence::NotFound,
        Evidence::Acknowledged,
        Evidence::NeverLeft,
        Evidence::Unsure(Doubt::Silence),
        Evidence::Unsure(Doubt::Mismatch),
        Evidence::Unsure(Doubt::CloudUnsure),
    ];
    let named: Vec<_> = all.into_iter().map(|evidence| (name(&evidence), evidence)).collect();
    assert_eq!(named.iter().map(|(name, _)| name).collect::<BTreeSet<_>>().len(), 13);
    named
}

/// Every event with its name in the table: plain, or from-letter and evidence.
fn events(sent: Moment) -> Vec<(String, Event)> {
    let plain = [Event::Dispatch, Event::Due, Event::AskNow, Event::GiveBack, Event::Restarted];
    let mut all: Vec<_> = plain.into_iter().map(|event| (format!("{event:?}"), event)).collect();
    for (letter, from) in [("p", Asked::Pay), ("q", Asked::Query), ("c", Asked::Close), ("r", Asked::Reverse)]
    {
        for (name, evidence) in evidences() {
            all.push((format!("{letter} {name}"), Event::Heard { from, sent, evidence }));
        }
    }
    all
}

/// The place of the first row for this event in this context.
fn row(name: &str, context: &Context) -> Option<usize> {
    TABLE.iter().position(|(events, conditions, _)| {
        let named = match (events.split_once(' '), name.split_once(' ')) {
            (Some((froms, evidence)), Some((from, heard))) => froms.contains(from) && evidence == heard,
            (None, None) => *events == name,
            _ => false,
        };
        named && conditions.split_whitespace().all(|word| context.holds(word))
    })
}

/// The step in the table's notation.
fn written(before: &Attempt, outcome: &Result<Step, Misstep>) -> String {
    let step = match outcome {
        Err(Misstep::Order) => return "!o".to_owned(),
        Err(Misstep::Decided) => return "!d".to_owned(),
        Ok(step) => step,
    };
    let letters = step.effects.iter().map(|effect| match effect {
        Effect::Send => 's',
        Effect::Ask => 'a',
        Effect::Close => 'c',
        Effect::Reverse => 'r',
    });
    let durable = if step.durable { "*" } else { "" };
    let want = if step.next.want == Want::GiveBack { "~" } else { "" };
    let same = before.phase == step.next.phase;
    let phase = if same { "=".to_owned() } else { label(&step.next.phase) };
    format!("{phase}{durable}{want}:{}", letters.collect::<String>())
}

/// A cell in the same notation: its short forms written out for this context.
fn expected(cell: &str, want: Want) -> String {
    if cell.starts_with('!') {
        return cell.to_owned();
    }
    let cell = if cell == "." { "=" } else { cell };
    let (state, effects) = cell.split_once(':').unwrap_or((cell, ""));
    let (set, star) = (state.contains('~'), state.contains('*'));
    let durable = if star || (set && want == Want::Keep) { "*" } else { "" };
    let back = if set || want == Want::GiveBack { "~" } else { "" };
    format!("{}{durable}{back}:{effects}", state.trim_end_matches(['~', '*']))
}

fn stand(phase: Phase, context: &Context, sent: Moment, now: Moment) -> Attempt {
    let mut before = attempt(phase, context.means);
    before.want = context.want;
    before.course.asked_late = context.time.asked_late;
    before.course.refusal = context.refusal.map(|reason| (reason, Moment(sent.0 - 1000)));
    before.course.missing = context.time.missing.then_some(Moment(sent.0 - 1000));
    before.course.next = (!before.phase.is_final() && before.phase != Phase::Prepared).then_some(now);
    before
}

#[test]
fn every_state_and_event_has_its_row() {
    let policies = Policies::default();
    assert_eq!(phases().map(|phase| label(&phase)).join(" "), COLUMNS);
    let mut used = BTreeSet::new();
    for context in Context::all() {
        let policy: &WaitPolicy = policies.of(Wallet::WeChat, context.means == Means::Shown);
        let rules = Rules { policy, can_reverse: context.can_reverse };
        let now = DISPATCHED.after(context.time.age);
        let sent = Moment(now.0 - 1000);
        for (name, event) in events(sent) {
            let place = row(&name, &context).unwrap_or_else(|| panic!("no row for {name} in {context:?}"));
            used.insert(place);
            let cells: Vec<&str> = TABLE[place].2.split_whitespace().collect();
            assert_eq!(cells.len(), PHASES, "{name}: one cell for each phase");
            for (phase, cell) in phases().into_iter().zip(cells) {
                let before = stand(phase, &context, sent, now);
                let outcome = step(&before, event.clone(), rules, now);
                let told = format!("{} + {name} in {context:?}", label(&before.phase));
                assert_eq!(written(&before, &outcome), expected(cell, context.want), "{told}");
                check(&outcome, &event, now, &told);
            }
        }
    }
    assert_eq!(used, (0..TABLE.len()).collect(), "a row that never holds");
}

/// What holds after every step, whatever the table says.
fn check(outcome: &Result<Step, Misstep>, event: &Event, now: Moment, told: &str) {
    let Ok(step) = outcome else { return };
    let sends = step.effects.contains(&Effect::Send);
    assert_eq!(sends, *event == Event::Dispatch, "the charge leaves by dispatch alone: {told}");
    assert_eq!(step.next.course.next.is_some(), !step.next.phase.is_final(), "asked again: {told}");
    if *event == Event::Due {
        assert!(step.next.course.next.is_some_and(|at| at > now), "not at once again: {told}");
    }
    if step.next.phase.is_final() {
        assert_eq!(step.effects, [], "nothing follows a decision: {told}");
        assert_eq!(step.next.course.shown, None, "{told}");
    }
}
