use super::grab::{Grab, Grabbed, Left};
use super::slow::Slow;
use super::view::View;
use super::{Frame, Source};
use crate::reader::{Agreement, InFrame, Reading};
use kit::{Camera, CameraNews, Glimpse, Scan, Trouble, TroubleKind};
use std::collections::VecDeque;
use std::sync::Arc;
use std::time::{Duration, Instant};

/// Threads that hang in a device and were left behind; with so many the camera is given up until one ends.
const LEFT_MAX: usize = 3;
/// The slow readers look at one frame in so many.
const SLOW_EVERY: u32 = 5;

/// Between two looks at whether the device is free again.
const GLANCE: Duration = Duration::from_millis(10);

/// How long each step with a camera may take.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Patience {
    /// To open the device and give the first frame.
    pub first: Duration,
    /// Without a frame, once there were some.
    pub stall: Duration,
    /// Between two tries to open it.
    pub pause: Duration,
}

impl Default for Patience {
    fn default() -> Self {
        Self { first: Duration::from_secs(8), stall: Duration::from_secs(2), pause: Duration::from_secs(1) }
    }
}

/// A camera over any source of frames.
pub struct Eye {
    source: Arc<dyn Fn() -> Box<dyn Source> + Send + Sync>,
    patience: Patience,
    view: View,
    look: bool,
    grab: Option<Grab>,
    left: Vec<Left>,
    /// Not opened again before this.
    again: Instant,
    /// What the caller was told last: frames come, or a trouble.
    told: Option<Option<TroubleKind>>,
    frames: u32,
    in_frame: InFrame,
    slow: Option<Slow>,
    agreement: Agreement,
    read: VecDeque<Scan>,
}

impl Eye {
    /// Over a source that is made anew with every opening, on the thread that uses it.
    #[must_use]
    pub fn new(
        source: impl Fn() -> Box<dyn Source> + Send + Sync + 'static,
        glimpse: Glimpse,
        patience: Patience,
    ) -> Self {
        Self {
            source: Arc::new(source),
            patience,
            view: View::new(glimpse),
            look: false,
            grab: None,
            left: Vec::new(),
            again: Instant::now(),
            told: None,
            frames: 0,
            in_frame: InFrame::new(),
            slow: None,
            agreement: Agreement::new(),
            read: VecDeque::new(),
        }
    }

    fn close(&mut self) {
        if let Some(grab) = self.grab.take() {
            self.left.push(grab.left());
        }
        self.view.dark();
    }

    /// Tells of a trouble once, not with every try.
    fn lost(&mut self, trouble: Trouble) -> Option<CameraNews> {
        self.close();
        self.again = Instant::now() + self.patience.pause;
        let news = Some(Some(trouble.kind));
        if self.told == news {
            return None;
        }
        self.told = news;
        tracing::info!(%trouble, "camera lost");
        Some(CameraNews::Lost(trouble))
    }

    fn reopen(&mut self) -> Option<CameraNews> {
        self.left.retain(Left::hangs);
        // closed a moment ago: the frame it waits for ends it, and until then the device is not free
        if self.left.iter().any(|left| left.age() < self.patience.pause) {
            self.again = Instant::now() + GLANCE;
            return None;
        }
        if self.left.len() >= LEFT_MAX {
            return self.lost(Trouble::new(TroubleKind::TimedOut, "the camera's driver hangs"));
        }
        let source = self.source.clone();
        match Grab::start(move || source()) {
            Ok(grab) => {
                self.grab = Some(grab);
                None
            }
            Err(trouble) => self.lost(trouble),
        }
    }

    fn watch(&mut self, wait: Duration) -> Option<CameraNews> {
        let grab = self.grab.as_ref()?;
        match grab.next(wait) {
            Grabbed::Frame(frame) => {
                self.look_at(&frame);
                let first = self.told != Some(None);
                self.told = Some(None);
                first.then_some(CameraNews::Ready)
            }
            Grabbed::Ended(trouble) => self.lost(trouble),
            Grabbed::Nothing => {
                let (silence, opened) = grab.silence();
                let frames_came = opened && self.told == Some(None);
                let patience = if frames_came { self.patience.stall } else { self.patience.first };
                if silence < patience {
                    return None;
                }
                self.lost(Trouble::new(TroubleKind::TimedOut, "the camera gives no frames"))
            }
        }
    }

    /// The middle of the frame and the whole of it by turns, so that a frame costs one bounded look.
    fn look_at(&mut self, frame: &Frame) {
        self.view.show(frame);
        self.frames = self.frames.wrapping_add(1);
        let readings = if self.frames.is_multiple_of(2) {
            self.in_frame.read(&frame.luma())
        } else {
            self.in_frame.read(&frame.middle().luma())
        };
        if self.frames.is_multiple_of(SLOW_EVERY) {
            let slow = self.slow.take().or_else(Slow::start);
            if let Some(slow) = &slow {
                slow.offer(frame.clone());
            }
            self.slow = slow;
        }
        let late: Vec<Reading> = self.slow.iter().flat_map(Slow::readings).collect();
        for reading in readings.into_iter().chain(late) {
            if let Some(reading) = self.agreement.hear(reading, Instant::now()) {
                let text = String::from_utf8_lossy(&reading.text).into_owned();
                self.read.push_back(Scan { text });
            }
        }
    }
}

impl Camera for Eye {
    fn look(&mut self, on: bool) {
        if self.look == on {
            return;
        }
        self.look = on;
        self.read.clear();
        self.told = None;
        self.again = Instant::now();
        if !on {
            self.close();
            self.slow = None;
        }
    }

    fn next(&mut self, wait: Duration) -> Option<CameraNews> {
        let end = Instant::now() + wait;
        loop {
            if let Some(scan) = self.read.pop_front() {
                return Some(CameraNews::Read(scan));
            }
            let left = end.saturating_duration_since(Instant::now());
            let news = if !self.look {
                std::thread::sleep(left);
                None
            } else if self.grab.is_some() {
                self.watch(left)
            } else if self.again <= Instant::now() {
                self.reopen()
            } else {
                std::thread::sleep(self.again.min(end).saturating_duration_since(Instant::now()));
                None
            };
            if news.is_some() || (Instant::now() >= end && self.read.is_empty()) {
                return news;
            }
        }
    }
}
