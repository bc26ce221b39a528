//! Some days on every run of the tests, and the proof that the auditor is awake.

use domain::member::MoveKind;
use sim::mutant::Mutant;
use sim::run;
use std::collections::BTreeMap;

/// Days in which a mistake must be found.
const DAYS: u64 = 200;

#[test]
fn a_few_days_without_a_violation() {
    for seed in 1..=60 {
        let outcome = run(seed, None);
        assert!(outcome.violations.is_empty(), "seed {seed}: {:#?}", outcome.violations);
        assert!(outcome.facts > 5, "seed {seed} did nothing");
    }
}

/// Kinds of moves that come from an import, which the days have none of.
const BROUGHT: [MoveKind; 2] = [MoveKind::Opening, MoveKind::OpeningUndone];

#[test]
fn cards_move_in_every_way() {
    let mut seen: BTreeMap<&str, u64> = BTreeMap::new();
    for seed in 1..=DAYS {
        for (kind, count) in run(seed, None).moves {
            *seen.entry(kind).or_default() += count;
        }
    }
    println!("{seen:?}");
    for kind in MoveKind::ALL.into_iter().filter(|kind| !BROUGHT.contains(kind)) {
        assert!(seen.contains_key(kind.code()), "no card moved by {kind:?} in {DAYS} days");
    }
}

#[test]
fn the_same_seed_is_the_same_day() {
    for seed in [7, 1234, 99_999] {
        let (first, second) = (run(seed, None), run(seed, None));
        assert_eq!(first.head, second.head, "seed {seed}");
        assert_eq!(first.calls, second.calls, "seed {seed}");
    }
    assert_ne!(run(1, None).head, run(2, None).head);
}

#[test]
fn every_mutant_is_caught() {
    for mutant in Mutant::ALL {
        let caught = (1..=DAYS).find(|seed| !run(*seed, Some(mutant)).violations.is_empty());
        let seed = caught.unwrap_or_else(|| panic!("{mutant:?} was not caught in {DAYS} days"));
        println!("{mutant:?} caught on day {seed}");
    }
}
