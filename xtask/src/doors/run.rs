//! From a fresh machine with Rust and Node to an open counter.

use crate::call::{Call, Done};
use crate::{display, node, packages, screen};

/// What the counter is started with.
#[derive(clap::Args)]
pub struct Args {
    /// Build with optimisation; takes minutes longer the first time
    #[arg(long)]
    release: bool,
    /// Handed on to the counter, for example `-- --data DIR --beside`
    #[arg(last = true)]
    args: Vec<String>,
}

pub fn run(args: &Args) -> Done {
    display::needed()?;
    packages::ensure(&[packages::TO_BUILD])?;
    node::ensure()?;
    screen::ensure()?;
    let profile = args.release.then_some("--release");
    Call::cargo().with(["run", "--package", "qiantai"]).with(profile).with(["--"]).with(&args.args).run()
}
