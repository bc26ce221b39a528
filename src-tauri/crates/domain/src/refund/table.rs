//! Every state and every event of a refund as a decision table.
//!
//! Notation as in the attempt's table: `phase[*][:effects]`, `*` committed, `s`end, `a`sk, `=` keeps
//! the phase, `.` changes nothing; `?` is asking with its doubt, `-` is failed with its reason. The
//! first row whose conditions all hold counts.

use super::*;
use crate::deposit::{Draw, DrawKind, step_draw};
use crate::evidence::{RefundEvidence, RefundFacts};
use crate::ids::DepositId;
use crate::policy::{Policies, WaitPolicy};
use std::collections::BTreeSet;

const COLUMNS: &str = "Disp ?Silence Acpt Done -TooOld";

/// Froms: s sending, q query. Conditions: see [`Context::holds`].
const TABLE: &[(&str, &str, &str)] = &[
    //                            Disp ?Silence Acpt Done -TooOld
    ("Dispatch", "unsent", "=:s . . . ."),
    ("Dispatch", "", ". . . . ."),
    ("Due", "", "=:a =:a =:a . ."),
    ("AskNow", "", "=:a =:a =:a . ."),
    ("Restarted", "", "?Restarted* . . . ."),
    ("sq Done", "", "Done* Done* Done* . ."),
    ("sq Processing", "", "Acpt* Acpt* . . ."),
    ("q Failed", "no", "-TooMuch* -TooMuch* -TooMuch* . ."),
    ("s Failed", "no", ". . . . ."),
    ("sq Failed", "", "?Confirming*:a ?Confirming:a =:a . ."),
    ("q NotFound", "no first", "-TooMuch* -TooMuch* . . ."),
    ("q NotFound", "no past", "-TooMuch* -TooMuch* . . ."),
    ("q NotFound", "past", "?NotFoundYet*:s ?NotFoundYet:s . . ."),
    ("q NotFound", "", "?NotFoundYet* ?NotFoundYet . . ."),
    ("s NeverLeft", "", "-Unreachable* . . . ."),
    ("s Unsure", "", "?CloudUnsure* . . . ."),
    ("s NotFound", "", ". . . . ."),
    ("q NeverLeft", "", ". . . . ."),
    ("q Unsure", "", ". . . . ."),
];

/// What is known of the sending when the event comes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Sending {
    Unsent,
    First { past: bool },
    Repeat { past: bool },
}

#[derive(Clone, Copy, Debug)]
struct Context {
    sending: Sending,
    refusal: bool,
}

impl Context {
    fn holds(self, word: &str) -> bool {
        match word {
            "unsent" => self.sending == Sending::Unsent,
            "first" => matches!(self.sending, Sending::First { .. }),
            // the question was sent after the horizon of the newest sending
            "past" => matches!(self.sending, Sending::First { past: true } | Sending::Repeat { past: true }),
            // a refusal waits for its confirmation
            "no" => self.refusal,
            other => panic!("unknown condition {other}"),
        }
    }

    fn all() -> Vec<Self> {
        let sendings = [
            Sending::Unsent,
            Sending::First { past: false },
            Sending::First { past: true },
            Sending::Repeat { past: false },
            Sending::Repeat { past: true },
        ];
        sendings
            .into_iter()
            .flat_map(|sending| [false, true].map(|refusal| Self { sending, refusal }))
            .collect()
    }
}

const DISPATCHED: Moment = Moment(1000);
const NOW: Moment = Moment(2_000_000);
/// The question's age is 1 s.
const SENT: Moment = Moment(1_999_000);

pub(super) fn refund(phase: Phase, amount: i64) -> Refund {
    let no = |text: &str| TradeNo::new(text).unwrap();
    let total = Fen::new(12_850).unwrap();
    Refund {
        no: no("13000052000112345600000008"),
        sale: SaleId(7),
        source: Source::Wallet { of: no("13000052000112345600000007"), wallet: Wallet::Alipay, total },
        amount: Fen::new(amount).unwrap(),
        orphan: false,
        reason: String::new(),
        nonce: "n".to_owned(),
        phase,
        dispatched: DISPATCHED,
        by: None,
        settled: None,
        card: None,
        course: Course::default(),
    }
}

/// Settled for 1 fen less than given back, so that it shows where the figure goes.
pub(super) fn done() -> RefundEvidence {
    RefundEvidence::Done(RefundFacts { settled: Fen::new(999).unwrap() })
}

fn phases() -> [Phase; 5] {
    [
        Phase::Dispatched,
        Phase::Asking(Doubt::Silence),
        Phase::Accepted,
        Phase::Done,
        Phase::Failed(RefundReason::TooOld),
    ]
}

fn label(phase: &Phase) -> String {
    match phase {
        Phase::Dispatched => "Disp".to_owned(),
        Phase::Asking(doubt) => format!("?{doubt:?}"),
        Phase::Accepted => "Acpt".to_owned(),
        Phase::Done => "Done".to_owned(),
        Phase::Failed(reason) => format!("-{reason:?}"),
    }
}

/// The match keeps the list whole: a new kind does not compile.
fn evidences() -> Vec<(&'static str, RefundEvidence)> {
    let name = |evidence: &RefundEvidence| match evidence {
        RefundEvidence::Done(_) => "Done",
        RefundEvidence::Processing => "Processing",
        RefundEvidence::Failed(_) => "Failed",
        RefundEvidence::NotFound => "NotFound",
        RefundEvidence::NeverLeft => "NeverLeft",
        RefundEvidence::Unsure(_) => "Unsure",
    };
    let all = vec![
        done(),
        RefundEvidence::Processing,
        RefundEvidence::Failed(RefundReason::Declined),
        RefundEvidence::NotFound,
        RefundEvidence::NeverLeft,
        RefundEvidence::Unsure(Doubt::CloudUnsure),
    ];
    let named: Vec<_> = all.into_iter().map(|evidence| (name(&evidence), evidence)).collect();
    assert_eq!(named.iter().map(|(name, _)| name).collect::<BTreeSet<_>>().len(), 6);
    named
}

fn events() -> Vec<(String, Event)> {
    let plain = [Event::Dispatch, Event::Due, Event::AskNow, Event::Restarted];
    let mut all: Vec<_> = plain.into_iter().map(|event| (format!("{event:?}"), event)).collect();
    for (letter, from) in [("s", Asked::Send), ("q", Asked::Query)] {
        for (name, evidence) in evidences() {
            all.push((format!("{letter} {name}"), Event::Heard { from, sent: SENT, evidence }));
        }
    }
    all
}

fn row(name: &str, context: Context) -> Option<usize> {
    TABLE.iter().position(|(events, conditions, _)| {
        let named = match (events.split_once(' '), name.split_once(' ')) {
            (Some((froms, evidence)), Some((from, heard))) => froms.contains(from) && evidence == heard,
            (None, None) => *events == name,
            _ => false,
        };
        named && conditions.split_whitespace().all(|word| context.holds(word))
    })
}

fn written(before: &Refund, step: &Step) -> String {
    let letters = step.effects.iter().map(|effect| match effect {
        Effect::Send => 's',
        Effect::Ask => 'a',
    });
    let same = before.phase == step.next.phase;
    let phase = if same { "=".to_owned() } else { label(&step.next.phase) };
    format!("{phase}{}:{}", if step.durable { "*" } else { "" }, letters.collect::<String>())
}

fn expected(cell: &str) -> String {
    let cell = if cell == "." { "=" } else { cell };
    if cell.contains(':') { cell.to_owned() } else { format!("{cell}:") }
}

fn stand(phase: Phase, context: Context, policy: &WaitPolicy) -> Refund {
    let mut before = refund(phase, 1000);
    let edge = Moment(SENT.0 - policy.horizon);
    let young = Moment(edge.0 + 1);
    let (dispatched, sent) = match context.sending {
        Sending::Unsent => (DISPATCHED, None),
        Sending::First { past: true } => (edge, Some(edge)),
        Sending::First { past: false } => (young, Some(young)),
        Sending::Repeat { past: true } => (DISPATCHED, Some(edge)),
        Sending::Repeat { past: false } => (DISPATCHED, Some(young)),
    };
    before.dispatched = dispatched;
    before.course.sent = sent;
    before.course.next = (!before.phase.is_final()).then_some(NOW);
    before.course.refusal = context.refusal.then_some((RefundReason::TooMuch, SENT));
    before
}

/// A consumption or release in the same place takes the same step.
fn draws_walk_alike(before: &Refund, event: Event, rules: Rules<'_>, walked: &Step) {
    let draw = |refund: &Refund| Draw {
        no: refund.no.clone(),
        deposit: DepositId(3),
        kind: DrawKind::Consume,
        amount: refund.amount,
        freed: Fen::ZERO,
        nonce: refund.nonce.clone(),
        by: None,
        phase: refund.phase.clone(),
        dispatched: refund.dispatched,
        settled: refund.settled,
        course: refund.course.clone(),
    };
    let step = step_draw(&draw(before), event, rules, NOW);
    let alike = Step { next: draw(&walked.next), durable: walked.durable, effects: walked.effects.clone() };
    assert_eq!(step, alike);
}

#[test]
fn every_state_and_event_has_its_row() {
    let policy = Policies::default().refund;
    let rules = Rules { policy: &policy };
    assert_eq!(phases().map(|phase| label(&phase)).join(" "), COLUMNS);
    let mut used = BTreeSet::new();
    for context in Context::all() {
        for (name, event) in events() {
            let place = row(&name, context).unwrap_or_else(|| panic!("no row for {name} in {context:?}"));
            used.insert(place);
            let cells: Vec<&str> = TABLE[place].2.split_whitespace().collect();
            assert_eq!(cells.len(), 5, "{name}: one cell for each phase");
            for (phase, cell) in phases().into_iter().zip(cells) {
                let before = stand(phase, context, &policy);
                let step = step(&before, event.clone(), rules, NOW);
                let told = format!("{} + {name} in {context:?}", label(&before.phase));
                assert_eq!(written(&before, &step), expected(cell), "{told}");
                let open = !step.next.phase.is_final();
                assert_eq!(step.next.course.next.is_some(), open, "asked again: {told}");
                let settled = (step.next.phase != before.phase && step.next.phase == Phase::Done)
                    .then(|| Fen::new(999).unwrap());
                assert_eq!(step.next.settled, settled, "settled: {told}");
                draws_walk_alike(&before, event.clone(), rules, &step);
            }
        }
    }
    assert_eq!(used, (0..TABLE.len()).collect(), "a row that never holds");
}
