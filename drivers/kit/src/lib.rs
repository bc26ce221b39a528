//! What every device is to the counter: a few traits, and why a device failed.
//!
//! Drivers block with deadlines and run on threads of their own; they may be slow, absent or wrong.
//! This crate may not know money, the rules, or any concrete device.

mod camera;
mod display;
mod found;
#[cfg(feature = "line")]
pub mod line;
pub mod twin;
#[cfg(target_os = "linux")]
pub mod usb;

pub use camera::{Camera, CameraNews, Glimpse, Picture};
pub use display::{Display, Lamp, Shown};
pub use found::{Found, FoundKind, Identity, Spot};

use serde::{Deserialize, Serialize};
use std::time::Duration;

/// Why a device did not do it. Closed, so that the screen has a sentence for each.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum TroubleKind {
    /// Not plugged in, not switched on, wrong address.
    NotFound,
    /// Held by another program.
    Busy,
    /// The operating system refuses.
    PermissionDenied,
    /// Gone in the middle.
    Disconnected,
    /// No progress before the deadline.
    TimedOut,
    /// The paper is out.
    PaperOut,
    /// The cover is open.
    CoverOpen,
    /// The device says it is off line or in error.
    DeviceError,
    /// The device answered something that makes no sense.
    Garbled,
    /// This machine or device cannot do that.
    Unsupported,
    /// Two devices look the same, and nothing tells which is meant.
    Ambiguous,
    /// Anything else.
    Other,
}

/// A failure of a device: the kind for people, the detail for the log.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{kind:?}: {detail}")]
pub struct Trouble {
    pub kind: TroubleKind,
    pub detail: String,
}

impl Trouble {
    /// A trouble with its detail.
    #[must_use]
    pub fn new(kind: TroubleKind, detail: impl Into<String>) -> Self {
        Self { kind, detail: detail.into() }
    }
}

impl From<std::io::Error> for Trouble {
    fn from(error: std::io::Error) -> Self {
        use std::io::ErrorKind as K;
        let kind = match error.kind() {
            K::NotFound
            | K::ConnectionRefused
            | K::HostUnreachable
            | K::NetworkUnreachable
            | K::AddrNotAvailable => TroubleKind::NotFound,
            K::PermissionDenied => TroubleKind::PermissionDenied,
            K::ResourceBusy | K::AddrInUse => TroubleKind::Busy,
            K::TimedOut | K::WouldBlock => TroubleKind::TimedOut,
            K::BrokenPipe
            | K::ConnectionReset
            | K::ConnectionAborted
            | K::UnexpectedEof
            | K::NotConnected => TroubleKind::Disconnected,
            K::Unsupported => TroubleKind::Unsupported,
            _ => TroubleKind::Other,
        };
        Self::new(kind, error.to_string())
    }
}

/// What a printer says about itself.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct PaperState {
    /// `None` when the printer does not answer status requests.
    pub online: Option<bool>,
    pub paper_out: bool,
    pub paper_near_end: bool,
    pub cover_open: bool,
    pub error: bool,
}

/// What is known after the bytes were handed over.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Printed {
    /// The printer answered a question queued behind the job: it has consumed everything.
    Proven,
    /// The bytes were accepted; the printer is mute, so nothing more is known.
    Accepted,
}

/// A print that failed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PrintFault {
    pub trouble: Trouble,
    /// True once a byte of the job may have reached the printer: printing again may double the slip.
    pub began: bool,
}

/// A receipt printer. Every call returns within a few seconds, whatever the device does.
pub trait Printer: Send {
    /// Asks status, hands one whole job over, asks for the end-of-job proof.
    ///
    /// # Errors
    /// [`PrintFault`] with `began == false` when nothing reached the printer.
    fn print(&mut self, job: &[u8]) -> Result<Printed, PrintFault>;

    /// Opens the cash drawer.
    ///
    /// # Errors
    /// The trouble met; the kick is not repeated.
    fn kick_drawer(&mut self) -> Result<(), Trouble>;

    /// Asks how the printer is.
    ///
    /// # Errors
    /// The trouble met while asking; a mute printer is not an error.
    fn status(&mut self) -> Result<PaperState, Trouble>;
}

/// A speaker. `say` returns when the phrase was spoken or given up, at most `deadline` later.
pub trait Speaker: Send {
    /// Speaks one phrase (UTF-8, at most 60 characters).
    ///
    /// # Errors
    /// The trouble met.
    fn say(&mut self, phrase: &str, deadline: Duration) -> Result<(), Trouble>;

    /// Asks whether it is there and understands, without a sound.
    ///
    /// # Errors
    /// The trouble met.
    fn check(&mut self) -> Result<(), Trouble>;
}

/// A scanner's reading, as the device gave it; line end cut off.
#[derive(Clone, PartialEq, Eq)]
pub struct Scan {
    pub text: String,
}

impl std::fmt::Debug for Scan {
    /// A scan may be a payment code.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Scan({} characters)", self.text.chars().count())
    }
}

/// What a scanner tells.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ScannerNews {
    /// The device is open and listening.
    Ready,
    /// A code was read.
    Read(Scan),
    /// The device is gone or refuses; the driver tries again by itself.
    Lost(Trouble),
}

/// A scanner. It blocks for one piece of news, at most `wait`.
pub trait Scanner: Send {
    /// `None` when nothing happened within `wait`.
    fn next(&mut self, wait: Duration) -> Option<ScannerNews>;
}
