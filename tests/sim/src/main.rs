//! `sim SEED` lives through one day; `sim --seeds N` through many, on both cores; `sim --mutants`
//! shows that the auditor finds every mistake that is put in on purpose.

use clap::Parser;
use sim::mutant::Mutant;
use sim::{Outcome, run, tell};
use std::process::ExitCode;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Mutex, PoisonError};
use std::thread;
use std::time::Instant;

/// Seeded days at the counter.
#[derive(Parser)]
struct Args {
    /// One day, told in full.
    seed: Option<u64>,
    /// Many days.
    #[arg(long, default_value_t = 300)]
    seeds: u64,
    /// The first seed.
    #[arg(long, default_value_t = 1)]
    from: u64,
    /// Threads.
    #[arg(long, default_value_t = 2)]
    jobs: usize,
    /// A mistake to put in, by name.
    #[arg(long)]
    mutant: Option<String>,
    /// Every mistake, each until the auditor finds it.
    #[arg(long, conflicts_with_all = ["seed", "seeds", "from", "mutant"])]
    mutants: bool,
}

/// Days in which a mistake must be found.
const PATIENCE: u64 = 3_000;

fn main() -> ExitCode {
    let args = Args::parse();
    if args.mutants {
        return mutants(args.jobs.max(1));
    }
    let mutant = match args.mutant.as_deref().map(Mutant::named) {
        None => None,
        Some(Some(mutant)) => Some(mutant),
        Some(None) => {
            eprintln!("no such mutant; there are {:?}", Mutant::ALL);
            return ExitCode::FAILURE;
        }
    };
    let (from, seeds) = args.seed.map_or((args.from, args.seeds), |seed| (seed, 1));
    if seeds == 0 {
        eprintln!("no seeds, nothing shown");
        return ExitCode::FAILURE;
    }
    let began = Instant::now();
    let bad = many(from, seeds, args.jobs.max(1), mutant, args.seed.is_some());
    let seconds = began.elapsed().as_secs_f64();
    for outcome in bad.violations.iter().take(10) {
        println!("seed {}:", outcome.seed);
        for finding in outcome.violations.iter().take(8) {
            println!("  {finding}");
        }
    }
    println!(
        "{seeds} days, {} facts, {} charges, {} calls, {} crashes, {} days with violations, {seconds:.1} s",
        bad.facts,
        bad.orders,
        bad.calls,
        bad.crashes,
        bad.violations.len()
    );
    if args.seed.is_some() {
        println!("head {}", bad.head);
    }
    if bad.violations.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

/// Lives with each mistake until it is found.
fn mutants(jobs: usize) -> ExitCode {
    let mut missed = 0;
    for mutant in Mutant::ALL {
        let began = Instant::now();
        let caught = caught(mutant, jobs);
        let seconds = began.elapsed().as_secs_f64();
        match caught {
            Some((day, finding)) => println!("{mutant:?} caught on day {day} ({seconds:.1} s): {finding}"),
            None => {
                missed += 1;
                println!("{mutant:?} NOT CAUGHT in {PATIENCE} days ({seconds:.1} s)");
            }
        }
    }
    println!("{} mistakes, {missed} not caught", Mutant::ALL.len());
    if missed == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

/// The first day on which the mistake is found, and what is found.
fn caught(mutant: Mutant, jobs: usize) -> Option<(u64, String)> {
    let next = AtomicU64::new(1);
    let first: Mutex<Option<(u64, String)>> = Mutex::new(None);
    thread::scope(|scope| {
        for _ in 0..jobs {
            scope.spawn(|| {
                loop {
                    // days are dealt out in order, so every day before the first found is lived through
                    let day = next.fetch_add(1, Ordering::Relaxed);
                    if day > PATIENCE || first.lock().unwrap_or_else(PoisonError::into_inner).is_some() {
                        return;
                    }
                    let Some(finding) = run(day, Some(mutant)).violations.into_iter().next() else {
                        continue;
                    };
                    let mut first = first.lock().unwrap_or_else(PoisonError::into_inner);
                    if first.as_ref().is_none_or(|(known, _)| day < *known) {
                        *first = Some((day, finding));
                    }
                }
            });
        }
    });
    first.into_inner().unwrap_or_else(PoisonError::into_inner)
}

#[derive(Default)]
struct Sum {
    facts: u64,
    orders: u64,
    calls: u64,
    crashes: u64,
    head: String,
    violations: Vec<Outcome>,
}

fn many(from: u64, seeds: u64, jobs: usize, mutant: Option<Mutant>, loud: bool) -> Sum {
    let next = AtomicU64::new(from);
    let sum = Mutex::new(Sum::default());
    thread::scope(|scope| {
        for _ in 0..jobs {
            scope.spawn(|| {
                loop {
                    let seed = next.fetch_add(1, Ordering::Relaxed);
                    if seed >= from + seeds {
                        return;
                    }
                    let outcome = if loud { tell(seed, mutant) } else { run(seed, mutant) };
                    let mut sum = sum.lock().unwrap_or_else(PoisonError::into_inner);
                    sum.facts += outcome.facts;
                    sum.orders += outcome.orders;
                    sum.calls += outcome.calls;
                    sum.crashes += u64::from(outcome.crashes);
                    sum.head.clone_from(&outcome.head);
                    if !outcome.violations.is_empty() {
                        sum.violations.push(outcome);
                    }
                }
            });
        }
    });
    sum.into_inner().unwrap_or_else(PoisonError::into_inner)
}
