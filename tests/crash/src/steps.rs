//! The steps of the engine as places to die.

use std::collections::BTreeMap;
use std::fmt;
use std::fs::OpenOptions;
use std::io::Write;
use std::path::PathBuf;
use std::sync::{Mutex, PoisonError};
use till::waypoint::Waypoints;

/// Dies at the n-th pass of one step, or writes every pass down.
pub struct Steps {
    die: Option<(String, u64)>,
    census: Option<PathBuf>,
    passed: Mutex<BTreeMap<String, u64>>,
}

impl Steps {
    /// `die` is `STEP=N`.
    pub fn new(die: Option<&str>, census: Option<PathBuf>) -> Self {
        let die = die.and_then(|text| {
            let (step, n) = text.rsplit_once('=')?;
            Some((step.to_owned(), n.parse().ok()?))
        });
        Self { die, census, passed: Mutex::new(BTreeMap::new()) }
    }
}

impl Waypoints for Steps {
    fn pass(&self, name: &dyn fmt::Display) {
        let name = name.to_string();
        let mut passed = self.passed.lock().unwrap_or_else(PoisonError::into_inner);
        let count = passed.entry(name.clone()).or_default();
        *count += 1;
        if self.die.as_ref().is_some_and(|(step, n)| *step == name && *n == *count) {
            die();
        }
        if let Some(census) = &self.census {
            let line = OpenOptions::new().create(true).append(true).open(census);
            if let Err(error) = line.and_then(|mut file| writeln!(file, "{name}")) {
                eprintln!("census: {error}");
            }
        }
    }
}

/// SIGKILL to oneself: no destructor, no flush, no goodbye.
fn die() -> ! {
    let me = rustix::process::getpid();
    let _dead = rustix::process::kill_process(me, rustix::process::Signal::KILL);
    loop {
        std::thread::park();
    }
}
