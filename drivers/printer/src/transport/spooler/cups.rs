//! CUPS by its own programs, which every system with CUPS has.

use super::TITLE;
use kit::line::WriteFault;
use kit::{Trouble, TroubleKind};
use std::io::{Read, Write};
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

/// For the list of queues.
const LIST: Duration = Duration::from_secs(2);
/// Between two looks at a program that runs.
const GLANCE: Duration = Duration::from_millis(5);
/// Of a program's answer that is read, bytes.
const ANSWER_MAX: u64 = 64 << 10;

/// The names of all queues; none where there is no CUPS.
pub fn names() -> Vec<String> {
    let told = ask(Command::new("lpstat").arg("-e"), LIST).unwrap_or_default();
    told.lines().map(str::trim).filter(|name| !name.is_empty()).map(str::to_owned).collect()
}

/// Whether the queue is there and enabled.
pub fn ready(queue: &str, deadline: Duration) -> Result<(), Trouble> {
    if queue.is_empty() || queue.starts_with('-') || queue.chars().any(char::is_control) {
        return Err(Trouble::new(TroubleKind::NotFound, "no name of a queue"));
    }
    let told = ask(Command::new("lpstat").args(["-p", queue]), deadline)?;
    if told.contains("disabled") || told.contains("Paused") {
        return Err(Trouble::new(TroubleKind::DeviceError, "the queue is stopped"));
    }
    if told.trim().is_empty() {
        let scheduler = ask(Command::new("lpstat").arg("-r"), deadline)?;
        if !scheduler.contains("is running") {
            return Err(Trouble::new(TroubleKind::DeviceError, "the spooler is not running"));
        }
        return Err(Trouble::new(TroubleKind::NotFound, "there is no such queue"));
    }
    Ok(())
}

/// Hands one job over as it is. Exit status 0 is the spooler's word that it has the whole job. Whatever else
/// happens once the program runs, the spooler may have the job all the same: two slips are worse than a question.
pub fn submit(queue: &str, bytes: &[u8], deadline: Duration) -> Result<(), WriteFault> {
    let mut program = Command::new("lp");
    program.args(["-d", queue, "-o", "raw", "-t", TITLE, "-s", "-"]).env("LC_ALL", "C");
    let mut child = spawn(&mut program).map_err(|trouble| WriteFault { trouble, taken: 0 })?;
    let begun = |trouble| WriteFault { trouble, taken: bytes.len() };
    let mut input = child.stdin.take();
    let job = bytes.to_vec();
    // a spooler that reads nothing must not hold this thread
    let feeding = thread::spawn(move || {
        let fed = input.as_mut().map(|input| input.write_all(&job));
        drop(input);
        fed.is_some_and(|fed| fed.is_ok())
    });
    match finish(&mut child, Instant::now() + deadline).map_err(begun)? {
        Some(true) if feeding.join().unwrap_or(false) => Ok(()),
        Some(_) => Err(begun(Trouble::new(TroubleKind::DeviceError, "the spooler refuses the job"))),
        None => Err(begun(Trouble::new(TroubleKind::TimedOut, "the spooler does not answer"))),
    }
}

fn spawn(program: &mut Command) -> Result<Child, Trouble> {
    program.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null());
    program.spawn().map_err(|error| match error.kind() {
        std::io::ErrorKind::NotFound => Trouble::new(TroubleKind::Unsupported, "there is no CUPS here"),
        _ => error.into(),
    })
}

/// Waits for the end: whether it went well, `None` when it was stopped at `end`.
fn finish(child: &mut Child, end: Instant) -> Result<Option<bool>, Trouble> {
    loop {
        if let Some(status) = child.try_wait()? {
            return Ok(Some(status.success()));
        }
        if Instant::now() >= end {
            let _gone = child.kill();
            let _reaped = child.wait();
            return Ok(None);
        }
        thread::sleep(GLANCE);
    }
}

/// What a program says within `deadline`; nothing when it fails.
fn ask(program: &mut Command, deadline: Duration) -> Result<String, Trouble> {
    program.env("LC_ALL", "C");
    let mut child = spawn(program)?;
    drop(child.stdin.take());
    let output = child.stdout.take();
    let reading = thread::spawn(move || {
        let mut told = Vec::new();
        if let Some(output) = output {
            let _cut = output.take(ANSWER_MAX).read_to_end(&mut told);
        }
        told
    });
    match finish(&mut child, Instant::now() + deadline)? {
        Some(true) => Ok(String::from_utf8_lossy(&reading.join().unwrap_or_default()).into_owned()),
        Some(false) => Ok(String::new()),
        None => Err(Trouble::new(TroubleKind::TimedOut, "the spooler does not answer")),
    }
}
