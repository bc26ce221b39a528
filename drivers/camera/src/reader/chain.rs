//! The order in which the readers look at a frame.

use super::{Luma, Reading, square};

/// The readers that look at every frame: together below 33 ms at 1280x720.
#[derive(Default)]
pub struct InFrame;

impl InFrame {
    #[must_use]
    pub fn new() -> Self {
        Self
    }

    /// The codes in this frame.
    pub fn read(&mut self, frame: &Luma) -> Vec<Reading> {
        square::read(frame).into_iter().collect()
    }
}

/// The slow readers, for a thread of their own and a frame in every few.
#[derive(Default)]
pub struct Patient;

impl Patient {
    #[must_use]
    pub fn new() -> Self {
        Self
    }

    /// The codes in this frame.
    pub fn read(&mut self, frame: &Luma) -> Vec<Reading> {
        square::read(frame).into_iter().collect()
    }
}

/// Every code in one still picture, each once.
#[must_use]
pub fn read_all(frame: &Luma) -> Vec<Reading> {
    let mut found = InFrame::new().read(frame);
    if found.is_empty() {
        found = Patient::new().read(frame);
    }
    found
}
