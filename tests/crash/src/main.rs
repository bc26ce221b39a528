//! Kills the running engine dead, at named steps, and looks at what is left.
//!
//! The parent holds the pretend cloud (over HTTP) and the pretend printer (over TCP); the child is the
//! headless counter on a real book on a real disk. A child kills itself with SIGKILL at the n-th pass
//! of one step, a second child takes the book up, then the auditor compares book, cloud and paper.
//! It may know everything; nothing may know it.

mod child;
mod hotel;
mod members;
mod parent;
mod steps;

use clap::{Parser, Subcommand};
use std::path::PathBuf;
use std::process::ExitCode;

/// kill -9 at named steps.
#[derive(Parser)]
struct Args {
    /// How many kills at least; every step gets at least 8.
    #[arg(long, default_value_t = 500)]
    kills: u64,
    /// The first seed.
    #[arg(long, default_value_t = 1)]
    from: u64,
    #[command(subcommand)]
    life: Option<Life>,
}

#[derive(Subcommand)]
enum Life {
    /// The headless counter; started by the campaign only.
    #[command(hide = true)]
    Child(ChildArgs),
}

/// What one life of the counter is given.
#[derive(clap::Args, Clone, Debug)]
struct ChildArgs {
    #[arg(long)]
    book: PathBuf,
    #[arg(long)]
    cloud: String,
    #[arg(long)]
    printer: u16,
    /// `STEP=N`: die at the n-th pass. Without it: live, take up, and end when nothing is open.
    #[arg(long)]
    die: Option<String>,
    /// Write down every step passed.
    #[arg(long)]
    census: Option<PathBuf>,
    /// Do no sales, only take up what is open.
    #[arg(long)]
    recover: bool,
    #[arg(long)]
    seed: u64,
}

fn main() -> ExitCode {
    let args = Args::parse();
    let done = match args.life {
        Some(Life::Child(child)) => child::live(&child),
        None => parent::campaign(args.kills, args.from),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}
