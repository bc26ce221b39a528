//! All tests, cheapest first. What the build machine calls.

use super::{app, crash, e2e, fuzz, sim};
use crate::call::{Call, Done};
use crate::steps::{self, Step};
use crate::{node, packages, screen};

/// Seeded days, beside the faults each of them draws.
const SEEDS: u64 = 3000;
/// Kills at the least, spread over all steps.
const KILLS: u64 = 500;

/// Which steps.
#[derive(clap::Args)]
pub struct Args {
    /// Only this step; may be given more than once
    #[arg(long, value_name = "STEP", value_parser = clap::builder::PossibleValuesParser::new(STEPS.iter().map(|step| step.name)))]
    only: Vec<String>,
}

const STEPS: &[Step] = &[
    Step { name: "packages", what: "what the build and the tests need is installed", run: install },
    Step { name: "fmt", what: "layout of the Rust code", run: fmt },
    Step { name: "clippy", what: "warnings are errors, everything but the app", run: clippy },
    Step { name: "rooms", what: "unit tests, contracts and house rules, no web view linked", run: rooms },
    Step {
        name: "seeds",
        what: "seeded days with faults, every invariant audited; every mistake caught",
        run: seeds,
    },
    Step { name: "crash", what: "kill -9 at every step, book and cloud compared", run: kills },
    Step {
        name: "hostile",
        what: "hostile bytes at every door for foreign bytes, briefly",
        run: fuzz::short,
    },
    Step { name: "modules", what: "the screen's packages as locked", run: node::ensure },
    Step { name: "screen", what: "lint, types, build and tests of the screen", run: page },
    Step { name: "app", what: "lint and tests of the app, bindings compared", run: whole },
    Step { name: "e2e", what: "journeys in the real window under a virtual display", run: window },
];

pub fn run(args: &Args) -> Done {
    if args.only.is_empty() {
        return steps::run(STEPS);
    }
    let wanted = STEPS.iter().filter(|step| args.only.iter().any(|name| name == step.name));
    let wanted: Vec<Step> =
        wanted.map(|step| Step { name: step.name, what: step.what, run: step.run }).collect();
    steps::run(&wanted)
}

fn install() -> Done {
    packages::ensure(&[packages::TO_BUILD, packages::TO_TEST, packages::TO_FUZZ])
}

fn fmt() -> Done {
    Call::cargo().with(["fmt", "--all", "--", "--check"]).run()
}

fn clippy() -> Done {
    let what = ["clippy", "--workspace", "--exclude", "qiantai", "--all-targets", "--", "-D", "warnings"];
    Call::cargo().with(what).run()
}

fn rooms() -> Done {
    Call::cargo().with(["test", "--workspace", "--exclude", "qiantai", "--exclude", "e2e"]).run()
}

fn seeds() -> Done {
    sim::many(SEEDS)
}

fn kills() -> Done {
    crash::campaign(KILLS, 1)
}

fn page() -> Done {
    node::ensure()?;
    Call::npm().with(["run", "lint"]).run()?;
    screen::build()?;
    Call::npm().with(["test"]).run()
}

/// The screen is built by now, unless this step runs alone.
fn whole() -> Done {
    node::ensure()?;
    screen::ensure()?;
    app::check()
}

fn window() -> Done {
    node::ensure()?;
    screen::ensure()?;
    e2e::journeys(&[])
}
