//! A program under the clock: the words it prints, its family, and the memory of all of them.

use crate::Fault;
use std::collections::BTreeMap;
use std::io::{BufRead, BufReader, Read};
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::time::{Duration, Instant};

/// A started program, ended with its family when dropped.
pub struct Program {
    child: Child,
    pub started: Instant,
    lines: Receiver<(Instant, String)>,
    last: String,
}

impl Program {
    /// Starts it and listens to both of its outputs.
    pub fn start(mut command: Command) -> Result<Self, Fault> {
        command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let started = Instant::now();
        let mut child = command.spawn()?;
        let (send, lines) = channel();
        if let Some(out) = child.stdout.take() {
            listen(out, send.clone());
        }
        if let Some(err) = child.stderr.take() {
            listen(err, send);
        }
        Ok(Self { child, started, lines, last: String::new() })
    }

    /// Waits at most `wait` for a line that holds the word. `None`: not yet.
    pub fn hear(&mut self, word: &str, wait: Duration) -> Result<Option<Instant>, Fault> {
        match self.lines.recv_timeout(wait) {
            Ok((at, line)) => {
                let found = line.contains(word);
                self.last = line;
                Ok(found.then_some(at))
            }
            Err(RecvTimeoutError::Timeout) => Ok(None),
            Err(RecvTimeoutError::Disconnected) => {
                Err(format!("it ended; its last words: {}", self.last).into())
            }
        }
    }

    /// The newest line it printed.
    pub fn last_words(&self) -> &str {
        &self.last
    }

    /// The memory of it and all its descendants, in bytes: each shared page is counted once, in shares.
    pub fn memory(&self) -> u64 {
        family(self.child.id()).into_iter().filter_map(share).sum()
    }
}

impl Drop for Program {
    /// Web processes end when their window's process is gone; the few that do not are ended by number.
    fn drop(&mut self) {
        let family = family(self.child.id());
        let _gone = self.child.kill();
        let _reaped = self.child.wait();
        let end = Instant::now() + Duration::from_secs(2);
        let lives = |pid: &u32| stat(*pid).is_some_and(|(_, state)| state != "Z");
        while Instant::now() < end && family.iter().any(lives) {
            std::thread::sleep(Duration::from_millis(20));
        }
        for pid in family.iter().filter(|pid| lives(pid)) {
            let _ended = Command::new("kill").args(["-9", &pid.to_string()]).status();
        }
    }
}

fn listen(from: impl Read + Send + 'static, to: Sender<(Instant, String)>) {
    std::thread::spawn(move || {
        for line in BufReader::new(from).lines().map_while(Result::ok) {
            if to.send((Instant::now(), line)).is_err() {
                return;
            }
        }
    });
}

/// The parent and the state of a process.
fn stat(pid: u32) -> Option<(u32, String)> {
    let text = std::fs::read_to_string(format!("/proc/{pid}/stat")).ok()?;
    // the name stands in brackets and may hold anything
    let mut rest = text.rsplit_once(')')?.1.split_whitespace();
    let state = rest.next()?.to_owned();
    Some((rest.next()?.parse().ok()?, state))
}

/// A process and all its descendants.
fn family(root: u32) -> Vec<u32> {
    let mut children: BTreeMap<u32, Vec<u32>> = BTreeMap::new();
    let names = std::fs::read_dir("/proc").into_iter().flatten().flatten();
    for pid in names.filter_map(|entry| entry.file_name().to_str()?.parse::<u32>().ok()) {
        if let Some((parent, _)) = stat(pid) {
            children.entry(parent).or_default().push(pid);
        }
    }
    let mut found = vec![root];
    let mut at = 0;
    while let Some(pid) = found.get(at) {
        found.extend(children.remove(pid).unwrap_or_default());
        at += 1;
    }
    found
}

/// `Pss` of one process, in bytes.
fn share(pid: u32) -> Option<u64> {
    let text = std::fs::read_to_string(format!("/proc/{pid}/smaps_rollup")).ok()?;
    let line = text.lines().find_map(|line| line.strip_prefix("Pss:"))?;
    Some(line.trim().strip_suffix("kB")?.trim().parse::<u64>().ok()? << 10)
}
