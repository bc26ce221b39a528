//! Windows, from a Linux machine: cross-compiled with mingw, linted, and tested under Wine. What Wine cannot show
//! stands in the README.

mod app;
mod target;

use crate::call::{Call, Done};
use crate::packages;
use std::time::Instant;
use target::Target;

/// Everything but the app, whose window needs a web view that Wine has not.
const ROOMS: &[&str] = &[
    "money", "domain", "store", "cpay", "receipt", "sandbox", "till", "kit", "scanner", "printer", "speaker",
    "camera", "display", "wine",
];
/// Those whose own tests run under Wine, and the program that looks at devices. The camera's tests read pictures,
/// which is the same work anywhere. Named together in every step, or features differ and all is built twice.
const TESTED: &[&str] = &[
    "money", "domain", "store", "cpay", "receipt", "sandbox", "till", "kit", "scanner", "printer", "speaker",
    "display", "wine",
];

/// How far it goes.
#[derive(clap::Args)]
pub struct Args {
    /// Fail where no standard library for Windows can be had, instead of skipping
    #[arg(long)]
    must: bool,
    /// Build the app and its installer instead, and try the installer
    #[arg(long)]
    app: bool,
}

pub fn run(args: &Args) -> Done {
    if !cfg!(target_os = "linux") {
        println!("windows: SKIPPED, this command cross-compiles from Linux");
        return if args.must { Err("this is no Linux".to_owned()) } else { Ok(()) };
    }
    packages::ensure(&[packages::TO_BUILD, packages::TO_WINDOWS])?;
    let Some(target) = Target::find() else {
        println!("windows: SKIPPED, no std source");
        return if args.must { Err("no standard library for Windows".to_owned()) } else { Ok(()) };
    };
    if args.app { app::run(&target) } else { console(&target) }
}

/// The console part: lint, then tests under Wine.
fn console(target: &Target) -> Done {
    step("lint", || {
        target.cargo("clippy").with(rooms(ROOMS)).with(["--all-targets", "--", "-D", "warnings"]).run()
    })?;
    step("build", || target.cargo("build").with(["--bins", "--tests"]).with(rooms(TESTED)).run())?;
    step("wine", || {
        let prefix = target.prefix()?;
        let tests = target.cargo("test").with(rooms(TESTED)).run();
        drop(prefix);
        tests
    })?;
    step("devices", || {
        let guest = target.program("debug", "wine.exe");
        let guest = guest.display().to_string();
        let prefix = target.wine_prefix();
        let windows = ["--guest", &guest, "--prefix", &prefix, "--loader", target::loader()];
        let check = ["run", "--package", "wine", "--"].into_iter().chain(windows);
        Call::cargo().with(check).run()
    })
}

fn rooms<'a>(names: &'a [&'a str]) -> impl Iterator<Item = &'a str> {
    names.iter().flat_map(|name| ["--package", *name])
}

fn step(name: &str, work: impl FnOnce() -> Done) -> Done {
    println!("\n== windows {name}");
    let start = Instant::now();
    work().map_err(|trouble| format!("windows {name}: {trouble}"))?;
    println!("== windows {name}: ok, {:.0} s", start.elapsed().as_secs_f64());
    Ok(())
}
