//! A camera that reads codes. It is dark until it is told to look, and keeps no picture.

use crate::{Scan, Trouble};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

/// What a camera tells.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CameraNews {
    /// It is open and frames come.
    Ready,
    /// A code was read, and agrees with what its kind needs to be believed.
    Read(Scan),
    /// It is gone, held by another program or stalled; the driver tries again by itself while it is to look.
    Lost(Trouble),
}

/// A camera. It blocks for one piece of news, at most `wait`, whatever the device does.
pub trait Camera: Send {
    /// Opens the eye or closes it. Closed, the device is released and its lamp goes out.
    fn look(&mut self, on: bool);

    /// `None` when nothing happened within `wait`, and always while it does not look.
    fn next(&mut self, wait: Duration) -> Option<CameraNews>;
}

/// A small grey picture of what the camera sees, for the cashier to aim by; rows from the top.
#[derive(Clone, PartialEq, Eq)]
pub struct Picture {
    pub width: u32,
    pub height: u32,
    /// One byte a dot.
    pub luma: Vec<u8>,
    /// Grows with every picture.
    pub number: u64,
}

/// Where the newest picture is, in memory only and never more than one. Clones see the same.
#[derive(Clone, Default)]
pub struct Glimpse(Arc<Mutex<Option<Picture>>>);

impl Glimpse {
    /// Shows this picture in place of the one before; `None` when the eye is closed.
    pub fn show(&self, picture: Option<Picture>) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = picture;
    }

    /// The newest picture.
    #[must_use]
    pub fn newest(&self) -> Option<Picture> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }
}
