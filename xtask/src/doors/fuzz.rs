//! Hostile bytes at every door through which foreign bytes come in.

use crate::call::{Call, Done, root};
use crate::packages;
use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

/// The cargo command that builds the targets.
const CARGO_FUZZ: &str = "0.13.1";
/// Seconds per target on the build machine.
const SHORT: u64 = 5;

/// How long and which.
#[derive(clap::Args)]
pub struct Args {
    /// Seconds for each target
    #[arg(long, default_value_t = 20)]
    seconds: u64,
    /// Only this target; may be given more than once
    #[arg(long, value_name = "TARGET")]
    only: Vec<String>,
}

/// What one target came to.
struct Tally {
    target: String,
    executions: u64,
    seconds: f64,
    /// Places of the code that were reached.
    reached: u64,
}

pub fn run(args: &Args) -> Done {
    let all = targets()?;
    if let Some(unknown) = args.only.iter().find(|name| !all.contains(name)) {
        return Err(format!("no target `{unknown}`; there are {}", all.join(", ")));
    }
    let wanted: Vec<String> =
        all.into_iter().filter(|name| args.only.is_empty() || args.only.contains(name)).collect();
    campaign(&wanted, args.seconds)
}

/// All targets, briefly.
pub fn short() -> Done {
    campaign(&targets()?, SHORT)
}

/// One target for each file.
fn targets() -> Done<Vec<String>> {
    let folder = root().join("tests/fuzz/fuzz_targets");
    let entries = fs::read_dir(&folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    let mut names: Vec<String> = entries
        .filter_map(|entry| Some(entry.ok()?.path().file_stem()?.to_string_lossy().into_owned()))
        .collect();
    names.sort();
    Ok(names)
}

fn campaign(targets: &[String], seconds: u64) -> Done {
    packages::ensure(&[packages::TO_BUILD, packages::TO_FUZZ])?;
    if Call::cargo().with(["fuzz", "--version"]).answer().is_none() {
        Call::cargo().with(["install", "cargo-fuzz", "--locked", "--version", CARGO_FUZZ]).run()?;
    }
    let target = format!("{}-unknown-linux-gnu", std::env::consts::ARCH);
    // No sanitizer: the counter has no unsafe code for one to watch, and without it the usual toolchain will do.
    let build =
        ["fuzz", "build", "--fuzz-dir", "tests/fuzz", "--target-dir", "target/fuzz", "--sanitizer", "none"];
    Call::cargo().with(build).with(["--target", &target]).run()?;
    let programs = root().join("target/fuzz").join(target).join("release");
    let mut tallies = Vec::new();
    for name in targets {
        let tally = live(&programs.join(name), name, seconds)?;
        println!("{}", line(&tally));
        tallies.push(tally);
    }
    let sum: u64 = tallies.iter().map(|tally| tally.executions).sum();
    let time: f64 = tallies.iter().map(|tally| tally.seconds).sum();
    println!("{} targets, {sum} executions, no finding ({time:.0} s)", tallies.len());
    Ok(())
}

fn line(tally: &Tally) -> String {
    let Tally { target, executions, seconds, reached } = tally;
    format!("{target:<18} {executions:>12} executions  {seconds:>6.1} s  {reached:>5} places reached")
}

/// Runs one target on its grown corpus and the seeds; a finding is an error that names the input's file.
fn live(program: &Path, name: &str, seconds: u64) -> Done<Tally> {
    let (corpus, found) = (made("corpus", name)?, made("found", name)?);
    let log = found.with_extension("log");
    let told = File::create(&log).map_err(|error| format!("{}: {error}", log.display()))?;
    let start = Instant::now();
    let mut child = Command::new(program)
        .arg(format!("-max_total_time={seconds}"))
        .args(["-print_final_stats=1", "-timeout=20", "-rss_limit_mb=2048"])
        .arg(format!("-artifact_prefix={}/", found.display()))
        .args([corpus, root().join("tests/fuzz/seeds").join(name)])
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(told)
        .spawn()
        .map_err(|error| format!("{name}: {error}"))?;
    // beyond its own clock only a program that hangs goes on
    let end = start + Duration::from_secs(seconds + 120);
    let status = loop {
        if let Some(status) = child.try_wait().map_err(|error| format!("{name}: {error}"))? {
            break status;
        }
        if Instant::now() > end {
            child.kill().and_then(|()| child.wait()).map_err(|error| format!("{name}: {error}"))?;
            return Err(format!("{name} hangs; see {}", log.display()));
        }
        std::thread::sleep(Duration::from_millis(20));
    };
    let text = String::from_utf8_lossy(&fs::read(&log).unwrap_or_default()).into_owned();
    if !status.success() {
        let end: Vec<&str> = text.lines().rev().take(40).collect();
        let end: Vec<&str> = end.into_iter().rev().collect();
        return Err(format!("a finding of {name}, input in {}:\n{}", found.display(), end.join("\n")));
    }
    let executions = number(&text, "stat::number_of_executed_units:")
        .ok_or_else(|| format!("{name} does not say how often it ran; see {}", log.display()))?;
    let reached = number(&text, "cov:").unwrap_or(0);
    Ok(Tally { target: name.to_owned(), executions, seconds: start.elapsed().as_secs_f64(), reached })
}

/// A folder of this target's under `target/fuzz`.
fn made(kind: &str, name: &str) -> Done<PathBuf> {
    let folder = root().join("target/fuzz").join(kind).join(name);
    fs::create_dir_all(&folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    Ok(folder)
}

/// The number behind the last place where `name` stands.
fn number(text: &str, name: &str) -> Option<u64> {
    let (_, rest) = text.rsplit_once(name)?;
    rest.split_whitespace().next()?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_what_the_program_tells() {
        let text = "#2\tINITED cov: 92 ft: 93\n#9\tDONE   cov: 162 ft: 1001 corp: 1\nstat::number_of_executed_units: 220830\n";
        assert_eq!(number(text, "cov:"), Some(162));
        assert_eq!(number(text, "stat::number_of_executed_units:"), Some(220_830));
        assert_eq!(number(text, "stat::peak"), None);
    }

    #[test]
    fn every_target_has_seeds_and_a_program() {
        let manifest = fs::read_to_string(root().join("tests/fuzz/Cargo.toml")).unwrap();
        let targets = targets().unwrap();
        assert!(targets.len() >= 4);
        for name in targets {
            assert!(fs::read_dir(root().join("tests/fuzz/seeds").join(&name)).unwrap().count() > 0, "{name}");
            assert!(manifest.contains(&format!("path = \"fuzz_targets/{name}.rs\"")), "{name}");
        }
    }

    #[test]
    fn a_wrong_name_is_told() {
        let args = Args { seconds: 1, only: vec!["nothing".to_owned()] };
        assert!(run(&args).unwrap_err().contains("receipt_text"));
    }
}
