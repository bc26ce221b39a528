//! Some days on every run of the tests, and the proof that the auditor is awake.

use sim::mutant::Mutant;
use sim::run;

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
