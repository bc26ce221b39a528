//! A queue of the system's spooler. It takes a job or it does not; what the printer makes of it, it does not tell.

#[cfg(unix)]
mod cups;
#[cfg(windows)]
mod winspool;

#[cfg(unix)]
use cups as system;
#[cfg(windows)]
use winspool as system;

use kit::line::{Line, Pace, WriteFault};
use kit::{Found, FoundKind, Trouble};
use std::time::Duration;

/// The name of our jobs in the queue.
const TITLE: &str = "Qiantai";

/// The queues of this machine. May take two seconds.
#[must_use]
pub fn queues() -> Vec<Found> {
    let one = |name: String| Found { kind: FoundKind::Printer, path: name.clone(), name, identity: None };
    system::names().into_iter().map(one).collect()
}

/// The way to one queue. Every write is a job of its own.
pub struct SpoolerLine {
    queue: String,
}

impl SpoolerLine {
    /// Asks whether the queue is there and takes jobs.
    ///
    /// # Errors
    /// `NotFound` without such a queue, `DeviceError` when it is stopped.
    pub fn open(queue: &str, deadline: Duration) -> Result<Self, Trouble> {
        system::ready(queue, deadline)?;
        Ok(Self { queue: queue.to_owned() })
    }
}

impl Line for SpoolerLine {
    fn write_all(&mut self, bytes: &[u8], pace: Pace) -> Result<(), WriteFault> {
        system::submit(&self.queue, bytes, pace.total)
    }

    fn read(&mut self, _buffer: &mut [u8], _wait: Duration) -> Result<usize, Trouble> {
        Ok(0)
    }

    fn answers(&self) -> bool {
        false
    }
}
