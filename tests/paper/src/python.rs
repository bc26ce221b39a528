//! The Python that runs the emulator: found once, with the pinned packages in a folder under `target`.

use std::fmt;
use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::Command;

/// What the emulator needs, with exact versions.
const REQUIREMENTS: &str = include_str!("../emulator/requirements.txt");

/// What is not to be had here, so that nothing can be printed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Missing(pub String);

impl fmt::Display for Missing {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for Missing {}

/// `target/paper`, where the packages and the pictures are kept.
#[must_use]
pub fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../target/paper")
}

/// A Python with the emulator's packages, made when it is not there yet; one process makes it at a time.
///
/// # Errors
/// [`Missing`] names what is not there: a Python of 3.13 or later, or a way to install packages.
pub fn python() -> Result<PathBuf, Missing> {
    let missing = |what: &'static str| move |error: std::io::Error| Missing(format!("{what}: {error}"));
    fs::create_dir_all(folder()).map_err(missing("the folder target/paper"))?;
    let lock = File::create(folder().join("venv.lock")).map_err(missing("a lock in target/paper"))?;
    lock.lock().map_err(missing("a lock in target/paper"))?;
    let venv = folder().join("venv");
    let python = venv.join("bin/python");
    let installed = venv.join("installed.txt");
    if python.exists() && fs::read_to_string(&installed).is_ok_and(|names| names == REQUIREMENTS) {
        return Ok(python);
    }
    if !python.exists() {
        let base = base().ok_or_else(|| Missing("Python 3.13 or later (PATH, pyenv)".to_owned()))?;
        run(Command::new(base).args(["-m", "venv"]).arg(&venv), "Python's venv")?;
    }
    let list = Path::new(env!("CARGO_MANIFEST_DIR")).join("emulator/requirements.txt");
    let mut pip = Command::new(&python);
    pip.args(["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--requirement"]).arg(list);
    run(&mut pip, "pip, or the packages of emulator/requirements.txt")?;
    fs::write(installed, REQUIREMENTS).map_err(missing("the folder target/paper"))?;
    Ok(python)
}

fn run(command: &mut Command, what: &str) -> Result<(), Missing> {
    let output = command.output().map_err(|error| Missing(format!("{what}: {error}")))?;
    if output.status.success() {
        return Ok(());
    }
    let said = String::from_utf8_lossy(&output.stderr);
    Err(Missing(format!("{what}: {}", said.lines().last().unwrap_or("no reason given"))))
}

/// On the search path first, then among pyenv's.
fn base() -> Option<PathBuf> {
    let named = ["python3.14", "python3.13", "python3"].map(PathBuf::from);
    named.into_iter().chain(pyenv()).find(|python| is_new_enough(python))
}

fn pyenv() -> Vec<PathBuf> {
    let told = Command::new("pyenv").arg("root").output().ok();
    let root = told.and_then(|out| String::from_utf8(out.stdout).ok()).map(|out| PathBuf::from(out.trim()));
    let home = std::env::var_os("HOME").map(|home| PathBuf::from(home).join(".pyenv"));
    let versions = |root: PathBuf| fs::read_dir(root.join("versions")).into_iter().flatten().flatten();
    let mut found: Vec<PathBuf> = root
        .into_iter()
        .chain(home)
        .flat_map(versions)
        .map(|entry| entry.path().join("bin/python3"))
        .collect();
    found.sort();
    found
}

fn is_new_enough(python: &Path) -> bool {
    let asked = "import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 13))";
    Command::new(python).args(["-c", asked]).output().is_ok_and(|out| out.status.success())
}
