//! The thread that takes frames. It may never come back from the device; then it is left behind.

use super::{Frame, Source};
use kit::{Trouble, TroubleKind};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Condvar, Mutex, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

/// What has come so far.
#[derive(Default)]
struct Slot {
    /// The newest frame that nobody has taken. There is one: an older one is no use.
    newest: Option<Frame>,
    opened: bool,
    last: Option<Instant>,
    ended: Option<Trouble>,
}

#[derive(Default)]
struct Shared {
    slot: Mutex<Slot>,
    news: Condvar,
    stop: AtomicBool,
    gone: AtomicBool,
}

/// A grabbing thread.
pub struct Grab {
    shared: Arc<Shared>,
    since: Instant,
}

/// What a wait for a frame brought.
pub enum Grabbed {
    Frame(Frame),
    Nothing,
    Ended(Trouble),
}

impl Grab {
    /// Starts a thread that opens the source and takes frames until it is dropped.
    pub fn start(source: impl FnOnce() -> Box<dyn Source> + Send + 'static) -> Result<Self, Trouble> {
        let shared = Arc::new(Shared::default());
        let mine = shared.clone();
        let run = move || {
            let gone = Gone(mine.clone());
            let mut source = source();
            let trouble = take(source.as_mut(), &mine);
            // before the word of it: whoever hears that it ended may open the device again
            drop(source);
            mine.tell(|slot| slot.ended = trouble);
            drop(gone);
        };
        thread::Builder::new().name("camera frames".to_owned()).spawn(run)?;
        Ok(Self { shared, since: Instant::now() })
    }

    /// Waits for a frame.
    pub fn next(&self, wait: Duration) -> Grabbed {
        let slot = self.shared.slot.lock().unwrap_or_else(PoisonError::into_inner);
        let empty = |slot: &mut Slot| slot.newest.is_none() && slot.ended.is_none();
        let waited = self.shared.news.wait_timeout_while(slot, wait, empty);
        let (mut slot, _) = waited.unwrap_or_else(PoisonError::into_inner);
        match (slot.newest.take(), &slot.ended) {
            (Some(frame), _) => Grabbed::Frame(frame),
            (None, Some(trouble)) => Grabbed::Ended(trouble.clone()),
            (None, None) => Grabbed::Nothing,
        }
    }

    /// How long nothing has come, and whether the device was opened at all.
    pub fn silence(&self) -> (Duration, bool) {
        let slot = self.shared.slot.lock().unwrap_or_else(PoisonError::into_inner);
        (slot.last.unwrap_or(self.since).elapsed(), slot.opened)
    }

    /// Tells the thread to end, and does not wait for it.
    pub fn left(self) -> Left {
        Left { shared: self.shared.clone(), since: Instant::now() }
    }
}

impl Drop for Grab {
    fn drop(&mut self) {
        self.shared.stop.store(true, Ordering::Relaxed);
    }
}

/// A thread that was told to end.
pub struct Left {
    shared: Arc<Shared>,
    since: Instant,
}

impl Left {
    /// True while it is in the device.
    pub fn hangs(&self) -> bool {
        !self.shared.gone.load(Ordering::Relaxed)
    }

    /// How long ago it was told to end.
    pub fn age(&self) -> Duration {
        self.since.elapsed()
    }
}

/// Says that the thread is gone, also when a decoder or the driver's library panics.
struct Gone(Arc<Shared>);

impl Drop for Gone {
    fn drop(&mut self) {
        if thread::panicking() {
            let trouble = Trouble::new(TroubleKind::Other, "the camera's driver gave up");
            self.0.tell(|slot| slot.ended = Some(trouble));
        }
        self.0.gone.store(true, Ordering::Relaxed);
    }
}

impl Shared {
    fn tell(&self, change: impl FnOnce(&mut Slot)) {
        change(&mut self.slot.lock().unwrap_or_else(PoisonError::into_inner));
        self.news.notify_all();
    }
}

/// Takes frames until told to stop; what ended it otherwise.
fn take(source: &mut dyn Source, shared: &Shared) -> Option<Trouble> {
    if let Err(trouble) = source.open() {
        return Some(trouble);
    }
    shared.tell(|slot| slot.opened = true);
    while !shared.stop.load(Ordering::Relaxed) {
        match source.frame() {
            Ok(frame) => shared.tell(|slot| {
                // a frame that cannot be used is a sign of life all the same
                slot.last = Some(Instant::now());
                if let Some(frame) = frame {
                    slot.newest = Some(frame);
                }
            }),
            Err(trouble) => return Some(trouble),
        }
    }
    None
}
