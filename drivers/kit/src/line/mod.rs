//! A line of bytes to a device, with a deadline on every call: serial port or device file.
//!
//! A blocking write to a stuck tty or printer never comes back, whatever `poll` said before it; so on Unix
//! the bytes go through a non-blocking descriptor of our own.

#[cfg(unix)]
mod pollfile;
mod ports;
mod serial;

#[cfg(unix)]
pub use pollfile::PollFile;
pub use ports::serial_ports;
pub use serial::{Flow, SerialLine, SerialSettings};

use crate::{Trouble, TroubleKind};
use std::time::{Duration, Instant};

/// How long a write may take.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pace {
    /// The longest time without a single byte being taken.
    pub stall: Duration,
    /// The longest time for the whole write, however steadily it trickles.
    pub total: Duration,
}

/// A write that did not finish.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{trouble} after {taken} bytes")]
pub struct WriteFault {
    pub trouble: Trouble,
    /// Bytes that were taken over and may have reached the device.
    pub taken: usize,
}

/// Bytes to and from a device. No call outlives its deadline.
pub trait Line: Send {
    /// Writes everything.
    ///
    /// # Errors
    /// What stopped it, and how many bytes were taken before.
    fn write_all(&mut self, bytes: &[u8], pace: Pace) -> Result<(), WriteFault>;

    /// Reads what is there, waiting at most `wait` for the first byte; 0 means nothing came.
    ///
    /// # Errors
    /// The line is gone.
    fn read(&mut self, buffer: &mut [u8], wait: Duration) -> Result<usize, Trouble>;

    /// False when nothing can ever come back, as from a plain file.
    fn answers(&self) -> bool {
        true
    }

    /// Throws away what has come in and was not read.
    ///
    /// # Errors
    /// The line is gone.
    fn drain(&mut self) -> Result<(), Trouble> {
        let mut buffer = [0; 256];
        // Bounded, because a device may babble without end.
        for _ in 0..64 {
            if self.read(&mut buffer, Duration::ZERO)? == 0 {
                return Ok(());
            }
        }
        Ok(())
    }
}

/// The clock of one write: pushes `stall` ahead with every byte taken, and keeps `total`.
pub struct WriteClock {
    pace: Pace,
    stall_at: Instant,
    end: Instant,
    taken: usize,
}

impl WriteClock {
    /// Starts the clock.
    #[must_use]
    pub fn start(pace: Pace) -> Self {
        let now = Instant::now();
        Self { pace, stall_at: now + pace.stall, end: now + pace.total, taken: 0 }
    }

    /// Notes that `count` more bytes were taken.
    pub fn took(&mut self, count: usize) {
        self.taken = self.taken.saturating_add(count);
        self.stall_at = Instant::now() + self.pace.stall;
    }

    /// Bytes taken so far.
    #[must_use]
    pub const fn taken(&self) -> usize {
        self.taken
    }

    /// The time left, or `None` when the write has to be given up.
    #[must_use]
    pub fn left(&self) -> Option<Duration> {
        let left = self.stall_at.min(self.end).saturating_duration_since(Instant::now());
        (!left.is_zero()).then_some(left)
    }

    /// The fault of this write.
    #[must_use]
    pub const fn fault(&self, trouble: Trouble) -> WriteFault {
        WriteFault { trouble, taken: self.taken }
    }

    /// The fault of a device that stopped taking bytes.
    #[must_use]
    pub fn stalled(&self) -> WriteFault {
        self.fault(Trouble::new(TroubleKind::TimedOut, "the device takes no more bytes"))
    }
}
