//! The app package: the only one that links the web view.

use crate::call::{Call, Done};
use crate::{node, packages, screen};

/// How the app is built.
#[derive(clap::Args)]
pub struct Args {
    /// Build with optimisation
    #[arg(long)]
    release: bool,
    /// Only build, no lint and no tests
    #[arg(long)]
    build: bool,
}

pub fn run(args: &Args) -> Done {
    packages::ensure(&[packages::TO_BUILD])?;
    node::ensure()?;
    screen::ensure()?;
    if !args.build {
        check()?;
    }
    let (profile, folder) = if args.release { (Some("--release"), "release") } else { (None, "debug") };
    Call::cargo().with(["build", "--package", "qiantai"]).with(profile).run()?;
    println!("the counter is target/{folder}/qiantai");
    Ok(())
}

/// Lint and tests; one of them compares the bindings.
pub fn check() -> Done {
    Call::cargo().with(["clippy", "--package", "qiantai", "--all-targets", "--", "-D", "warnings"]).run()?;
    Call::cargo().with(["test", "--package", "qiantai"]).run()
}
