//! The seeded world.

use crate::call::{Call, Done};

/// Which days.
#[derive(clap::Args)]
pub struct Args {
    /// Live through this one day and tell it in full
    #[arg(conflicts_with_all = ["seeds", "from"])]
    seed: Option<u64>,
    /// How many days
    #[arg(long, default_value_t = 300)]
    seeds: u64,
    /// The first day
    #[arg(long, default_value_t = 1)]
    from: u64,
    /// Threads; all cores by default
    #[arg(long)]
    jobs: Option<usize>,
    /// Put in a mistake by name, which the auditors must find
    #[arg(long)]
    mutant: Option<String>,
    /// Put in every mistake, each until the auditors find it
    #[arg(long, conflicts_with_all = ["seed", "seeds", "from", "mutant"])]
    mutants: bool,
}

pub fn run(args: &Args) -> Done {
    let jobs = args.jobs.unwrap_or_else(cores);
    if args.mutants {
        return mutants(jobs);
    }
    let mutant = args.mutant.iter().flat_map(|name| ["--mutant".to_owned(), name.clone()]);
    let mutant: Vec<String> = mutant.collect();
    match args.seed {
        Some(seed) => world([seed.to_string()].into_iter().chain(mutant).collect()),
        None => {
            let days = days(args.seeds, args.from, jobs);
            world(days.into_iter().chain(mutant).collect())
        }
    }
}

/// Many days on all cores, from the first; then the proof that the auditors are awake.
pub fn many(seeds: u64) -> Done {
    world(days(seeds, 1, cores()))?;
    mutants(cores())
}

fn mutants(jobs: usize) -> Done {
    world(["--mutants", "--jobs"].map(str::to_owned).into_iter().chain([jobs.to_string()]).collect())
}

fn days(seeds: u64, from: u64, jobs: usize) -> Vec<String> {
    let pairs = [("--seeds", seeds.to_string()), ("--from", from.to_string()), ("--jobs", jobs.to_string())];
    pairs.into_iter().flat_map(|(name, value)| [name.to_owned(), value]).collect()
}

fn cores() -> usize {
    std::thread::available_parallelism().map_or(1, std::num::NonZero::get)
}

/// The profile is quick and keeps every assertion and overflow check.
fn world(args: Vec<String>) -> Done {
    Call::cargo()
        .with(["run", "--profile", "seeds", "--package", "sim", "--bin", "sim", "--"])
        .with(args)
        .run()
}
