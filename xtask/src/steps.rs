//! Steps with names, times and results, ended by the first that fails.

use crate::call::Done;
use std::time::{Duration, Instant};

/// A named step.
pub struct Step {
    pub name: &'static str,
    pub what: &'static str,
    pub run: fn() -> Done,
}

/// Runs the steps in their order and tells the sum.
///
/// # Errors
/// The first step's that fails.
pub fn run(steps: &[Step]) -> Done {
    let began = Instant::now();
    let mut told = Vec::new();
    let mut failed = None;
    for (at, step) in steps.iter().enumerate() {
        println!("\n== {}/{} {}: {}", at + 1, steps.len(), step.name, step.what);
        let start = Instant::now();
        let done = (step.run)();
        let line = format!(
            "{:<10} {:>8}  {}",
            step.name,
            took(start.elapsed()),
            if done.is_ok() { "ok" } else { "FAILED" }
        );
        println!("== {line}");
        told.push(line);
        if let Err(trouble) = done {
            failed = Some(format!("{}: {trouble}", step.name));
            break;
        }
    }
    println!("\n{}", told.join("\n"));
    println!("{}", summary(steps.len(), told.len(), failed.is_some(), began.elapsed()));
    failed.map_or(Ok(()), Err)
}

/// `steps: 3 passed, 1 failed, 2 not run (4m 12s)`.
fn summary(all: usize, run: usize, failed: bool, time: Duration) -> String {
    let failed = usize::from(failed);
    let rest = if all > run { format!(", {} not run", all - run) } else { String::new() };
    format!("steps: {} passed, {failed} failed{rest} ({})", run - failed, took(time))
}

fn took(time: Duration) -> String {
    let seconds = time.as_secs();
    if seconds < 60 {
        format!("{}.{} s", seconds, time.subsec_millis() / 100)
    } else {
        format!("{}m {:02}s", seconds / 60, seconds % 60)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn step(name: &'static str, run: fn() -> Done) -> Step {
        Step { name, what: "for the test", run }
    }

    #[test]
    fn the_first_failure_ends_it() {
        let steps = [
            step("one", || Ok(())),
            step("two", || Err("broken".to_owned())),
            step("three", || std::process::exit(3)),
        ];
        assert_eq!(run(&steps), Err("two: broken".to_owned()));
        assert_eq!(run(&steps[..1]), Ok(()));
    }

    #[test]
    fn tells_the_sum() {
        assert_eq!(summary(10, 10, false, Duration::from_secs(65)), "steps: 10 passed, 0 failed (1m 05s)");
        assert_eq!(
            summary(10, 3, true, Duration::from_millis(2500)),
            "steps: 2 passed, 1 failed, 7 not run (2.5 s)"
        );
    }
}
