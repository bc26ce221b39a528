//! The only door to the workshop: everything that is done with this repository is a command here, and
//! the build machine calls the same ones. It may not know what the counter does, only how it is built,
//! started and tested.

mod call;
mod display;
mod doors;
mod node;
mod packages;
mod screen;
mod steps;

use clap::{Parser, Subcommand};
use std::process::ExitCode;

/// Build, start and test the counter.
#[derive(Parser)]
#[command(name = "cargo xtask", bin_name = "cargo xtask", version)]
struct Args {
    #[command(subcommand)]
    door: Door,
}

/// Every command. `tests/tidy` compares these names with both READMEs.
#[derive(Subcommand)]
enum Door {
    /// Install what is missing, build, and open the counter; the first start is practice mode
    Run(doors::run::Args),
    /// Install what the tests need and run all of them, cheapest first
    Test(doors::test::Args),
    /// Check and build the app: lint, tests, bindings compare, program
    App(doors::app::Args),
    /// Write ui/src/bridge/bindings.ts from the shell's commands and events
    Bindings,
    /// Live through seeded days with faults, in virtual time
    Sim(doors::sim::Args),
    /// Measure scan to call, answer to commit, start-up and the rest
    Bench(doors::Rest),
    /// Make the .deb package
    Bundle,
    /// Drive the real window under a virtual display
    E2e(doors::Rest),
    /// Check the house rules
    Tidy(doors::Rest),
    /// Kill the running engine dead at every step and look at what is left
    Crash(doors::crash::Args),
    /// Check a book: hash chain, balance, views against the journal
    Verify(doors::verify::Args),
    /// Start the pretend payment cloud over HTTP
    Sandbox(doors::Rest),
    /// Feed hostile bytes to everything that takes foreign bytes in
    Fuzz(doors::fuzz::Args),
    /// Run the programs against real device nodes in a guest machine
    Rig(doors::rig::Args),
    /// Cross-compile for Windows, lint and test under Wine
    Windows(doors::windows::Args),
}

fn main() -> ExitCode {
    let done = match Args::parse().door {
        Door::Run(args) => doors::run::run(&args),
        Door::Test(args) => doors::test::run(&args),
        Door::App(args) => doors::app::run(&args),
        Door::Bindings => doors::bindings::run(),
        Door::Sim(args) => doors::sim::run(&args),
        Door::Bench(rest) => doors::bench::run(&rest),
        Door::Bundle => doors::bundle::run(),
        Door::E2e(rest) => doors::e2e::run(&rest),
        Door::Tidy(rest) => doors::tidy::run(&rest),
        Door::Crash(args) => doors::crash::run(&args),
        Door::Verify(args) => doors::verify::run(&args),
        Door::Sandbox(rest) => doors::sandbox::run(&rest),
        Door::Fuzz(args) => doors::fuzz::run(&args),
        Door::Rig(args) => doors::rig::run(&args),
        Door::Windows(args) => doors::windows::run(&args),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(trouble) => {
            eprintln!("xtask: {trouble}");
            ExitCode::FAILURE
        }
    }
}
