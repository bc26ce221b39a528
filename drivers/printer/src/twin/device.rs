use super::face::DeviceFace;
use super::mechanism::Mechanism;
use super::tcp::TcpTwin;
use kit::Trouble;
use kit::twin::Switches;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// What goes wrong in the middle of a job.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mishap {
    /// The connection breaks, what is not printed is lost.
    HangUp,
    /// The roll ends; what comes later waits for the next one.
    PaperOut,
}

/// An emulated ESC/POS printer: answers DLE EOT, GS r and GS a, holds data while it has no paper, notes jobs
/// and drawer kicks. Clones are the same printer.
#[derive(Clone, Debug, Default)]
pub struct TwinDevice(Arc<Mutex<Mechanism>>);

impl TwinDevice {
    /// A printer with paper, cover shut.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Serves it over TCP on a free port of this machine.
    ///
    /// # Errors
    /// No port to be had.
    pub fn serve_tcp(&self) -> Result<TcpTwin, Trouble> {
        TcpTwin::serve(self.face(), self.switches())
    }

    /// Serves it on a pseudo terminal that is opened under the name `link`.
    ///
    /// # Errors
    /// No pseudo terminal to be had.
    #[cfg(unix)]
    pub fn serve_pty(&self, link: impl Into<std::path::PathBuf>) -> Result<kit::twin::PtyHost, Trouble> {
        kit::twin::PtyHost::serve(self.face(), self.switches(), link)
    }

    /// Its end of a line.
    #[must_use]
    pub fn face(&self) -> DeviceFace {
        DeviceFace::new(self.clone())
    }

    /// Its switches: all but `Garbling` count.
    #[must_use]
    pub fn switches(&self) -> Switches {
        self.lock().switches.clone()
    }

    /// Jobs on paper, oldest first, without questions and kicks. A job ends with GS r, with the connection, or
    /// where the next one begins (ESC @).
    #[must_use]
    pub fn jobs(&self) -> Vec<Vec<u8>> {
        self.lock().jobs()
    }

    /// The drawer kicks, as sent.
    #[must_use]
    pub fn kicks(&self) -> Vec<Vec<u8>> {
        self.lock().kicks.clone()
    }

    /// How many connections were made.
    #[must_use]
    pub fn connections(&self) -> usize {
        self.lock().connections
    }

    /// Lets `mishap` happen once, after `bytes` more bytes are on paper.
    pub fn after(&self, bytes: usize, mishap: Mishap) {
        self.lock().set_cue(bytes, mishap);
    }

    pub(super) fn lock(&self) -> MutexGuard<'_, Mechanism> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
