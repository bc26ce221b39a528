//! The slow readers on a thread of their own, on a frame in every few.

use super::Frame;
use crate::reader::{Patient, Reading};
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::thread;

/// Frames that wait: the one that is looked at is the only one.
const FRAMES_MAX: usize = 1;
/// Readings that wait.
const READINGS_MAX: usize = 32;

/// The way to the slow readers.
pub struct Slow {
    frames: SyncSender<Frame>,
    readings: Receiver<Reading>,
}

impl Slow {
    /// Starts the thread; it ends when this is dropped.
    pub fn start() -> Option<Self> {
        let (frames, take) = sync_channel::<Frame>(FRAMES_MAX);
        let (tell, readings) = sync_channel(READINGS_MAX);
        let run = move || {
            let mut patient = Patient::new();
            for frame in take {
                for reading in patient.read(&frame.luma()) {
                    // readings that nobody takes are old
                    let _full = tell.try_send(reading);
                }
            }
        };
        thread::Builder::new().name("camera slow".to_owned()).spawn(run).ok()?;
        Some(Self { frames, readings })
    }

    /// Offers a frame; one that comes while the readers are at work is not looked at.
    pub fn offer(&self, frame: Frame) {
        let _busy = self.frames.try_send(frame);
    }

    /// What was read meanwhile.
    pub fn readings(&self) -> impl Iterator<Item = Reading> {
        self.readings.try_iter()
    }
}
