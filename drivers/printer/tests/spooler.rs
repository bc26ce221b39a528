//! The spooler's queue, with a CUPS of our own that hands raw bytes on to an emulated printer.
#![cfg(unix)]
#![allow(clippy::unwrap_used, reason = "a failed test may panic")]

use kit::{Printed, Printer, TroubleKind};
use printer::PrinterAddress;
use printer::twin::TwinDevice;
use std::process::Command;
use std::sync::Once;
use std::time::{Duration, Instant};

/// Runs a program of CUPS; false when it is not there or fails.
fn run(program: &str, arguments: &[&str]) -> bool {
    Command::new(program).args(arguments).status().is_ok_and(|status| status.success())
}

fn has_cups() -> bool {
    let there = run("sh", &["-c", "command -v cupsd lpadmin lp lpstat >/dev/null"]);
    if !there {
        println!("SKIPPED: no CUPS on this machine (packages cups and cups-client)");
    }
    there
}

/// A scheduler, started when none is running: by one test only, for a second one takes the first one's place and
/// knows nothing of its queues.
fn scheduler() {
    static STARTED: Once = Once::new();
    STARTED.call_once(start_scheduler);
}

fn start_scheduler() {
    if !run("sh", &["-c", "lpstat -r 2>/dev/null | grep -q 'is running'"]) {
        assert!(run("sh", &["-c", "cupsd"]), "cupsd does not start");
    }
    let start = Instant::now();
    while !run("sh", &["-c", "lpstat -r 2>/dev/null | grep -q 'is running'"]) {
        assert!(start.elapsed() < Duration::from_secs(10), "the scheduler does not come up");
        std::thread::sleep(Duration::from_millis(100));
    }
}

/// A raw queue to the emulated printer, removed at the end.
struct Queue(String);

impl Queue {
    fn to(port: u16) -> Self {
        let name = format!("QIANTAI{port}");
        let device = format!("socket://127.0.0.1:{port}");
        let made = run("lpadmin", &["-p", &name, "-E", "-v", &device, "-m", "raw"]);
        assert!(made, "the queue cannot be made");
        Self(name)
    }

    fn printer(&self) -> Box<dyn Printer> {
        printer::open(PrinterAddress::Spooler { queue: self.0.clone() })
    }
}

impl Drop for Queue {
    fn drop(&mut self) {
        run("lpadmin", &["-x", &self.0]);
    }
}

#[test]
fn a_queue_takes_a_job_as_it_is_and_promises_no_more() {
    if !has_cups() {
        return;
    }
    scheduler();
    let device = TwinDevice::new();
    let twin = device.serve_tcp().unwrap();
    let queue = Queue::to(twin.address().port());
    // the list has a short limit of its own, which a busy machine may miss
    let start = Instant::now();
    while !printer::queues().iter().any(|found| found.path == queue.0) {
        assert!(start.elapsed() < Duration::from_secs(20), "the queue is not listed");
    }

    let job = b"\x1b@\x1c&\xce\xa2\xd0\xc5 128.50\n\x1bd\x03\x1dV\x42\x00".to_vec();
    let mut printer = queue.printer();
    assert_eq!(printer.print(&job), Ok(Printed::Accepted));
    assert_eq!(printer.status().unwrap(), kit::PaperState::default(), "nothing is known");
    let start = Instant::now();
    while device.jobs() != [job.clone()] {
        assert!(start.elapsed() < Duration::from_secs(20), "{:?}", device.jobs());
        std::thread::sleep(Duration::from_millis(50));
    }

    assert!(run("cupsdisable", &[&queue.0]));
    let fault = printer.print(&job).unwrap_err();
    assert_eq!((fault.trouble.kind, fault.began), (TroubleKind::DeviceError, false));
    assert_eq!(printer.kick_drawer().unwrap_err().kind, TroubleKind::DeviceError);
}

/// What the spooler's program does after it was started is not known: the job may be in the queue.
#[test]
fn a_refusal_after_the_start_is_no_proof() {
    if !has_cups() {
        return;
    }
    scheduler();
    let device = TwinDevice::new();
    let twin = device.serve_tcp().unwrap();
    let queue = Queue::to(twin.address().port());
    let mut printer = queue.printer();
    assert!(run("cupsreject", &[&queue.0]));
    let fault = printer.print(b"\x1b@x\n").unwrap_err();
    assert_eq!((fault.trouble.kind, fault.began), (TroubleKind::DeviceError, true));
    assert!(run("cupsaccept", &[&queue.0]));
    assert_eq!(printer.print(b"\x1b@y\n"), Ok(Printed::Accepted));
}

#[test]
fn a_queue_that_is_not_there_is_told() {
    for name in ["no-such-queue-here", "", "-x", "a\nb"] {
        let mut printer = printer::open(PrinterAddress::Spooler { queue: name.to_owned() });
        let fault = printer.print(b"\x1b@x\n").unwrap_err();
        assert!(!fault.began, "{name:?}");
        let kind = fault.trouble.kind;
        let kinds = [TroubleKind::NotFound, TroubleKind::Unsupported, TroubleKind::DeviceError];
        let told = kinds.contains(&kind);
        assert!(told, "{name:?}: {kind:?}");
    }
}
