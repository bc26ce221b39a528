//! This computer's own loudspeaker, where no speaking box is plugged in.

mod clips;
mod orders;
mod output;
mod words;

pub use clips::{Clips, RATE, Rendered};
pub use output::{Loudspeaker, SystemSound};

use kit::{Speaker, Trouble, TroubleKind};
use orders::{Job, Ordered, Progress, SoundThread};
use std::path::PathBuf;
use std::time::{Duration, Instant};

/// To open the device.
const OPEN: Duration = Duration::from_secs(3);
/// Beyond its length, for a phrase whose end was not waited for.
const TAIL: Duration = Duration::from_secs(3);

/// A phrase that goes on.
struct Running {
    ordered: Ordered,
    /// Past this the device is stuck.
    late: Instant,
}

/// A speaker made of recordings.
pub struct SoundSpeaker {
    volume: f32,
    folder: Option<PathBuf>,
    clips: Option<Clips>,
    thread: SoundThread,
    /// A phrase whose end was not waited for.
    running: Option<Running>,
}

impl SoundSpeaker {
    /// Volume in percent; recordings of the shop's own in `folder`. Nothing is opened yet.
    #[must_use]
    pub fn new(volume: Option<u8>, folder: Option<PathBuf>) -> Self {
        Self::with(volume, folder, SoundThread::default())
    }

    /// The same over another way out.
    #[must_use]
    pub fn over(volume: Option<u8>, folder: Option<PathBuf>, output: fn() -> Box<dyn Loudspeaker>) -> Self {
        Self::with(volume, folder, SoundThread::new(output))
    }

    fn with(volume: Option<u8>, folder: Option<PathBuf>, thread: SoundThread) -> Self {
        let volume = f32::from(volume.unwrap_or(100).min(100)) / 100.0;
        Self { volume, folder, clips: None, thread, running: None }
    }

    /// Waits for the phrase before: it is not cut off. True when it still runs.
    fn await_running(&mut self, end: Instant) -> bool {
        let Some(running) = self.running.take() else { return false };
        let still = matches!(self.thread.wait(&running.ordered, end), Progress::Begun);
        self.running = still.then_some(running);
        still
    }

    fn clips(&mut self) -> Result<&Clips, Trouble> {
        let clips = match self.clips.take() {
            Some(clips) => clips,
            None => Clips::load(self.folder.as_deref())?,
        };
        Ok(self.clips.insert(clips))
    }
}

impl Speaker for SoundSpeaker {
    fn say(&mut self, phrase: &str, deadline: Duration) -> Result<(), Trouble> {
        let end = Instant::now() + deadline;
        if self.await_running(end) {
            return Err(Trouble::new(TroubleKind::TimedOut, "the phrase before is still running"));
        }
        let rendered = self.clips()?.render(phrase);
        if rendered.unknown > 0 {
            tracing::warn!(letters = rendered.unknown, "no recording for a part of the phrase");
        }
        let volume = self.volume;
        let length = rendered.length();
        let samples = rendered.samples.into_iter().map(|sample| sample * volume).collect();
        if Instant::now() >= end {
            return Err(Trouble::new(TroubleKind::TimedOut, "no time left to speak"));
        }
        let ordered = self.thread.order(Job::Play(samples), end)?;
        match self.thread.wait(&ordered, end) {
            Progress::Done(outcome) => outcome,
            Progress::Begun => {
                self.running = Some(Running { ordered, late: Instant::now() + length + TAIL });
                Ok(())
            }
            Progress::GivenUp => {
                Err(Trouble::new(TroubleKind::TimedOut, "the sound device did not begin in time"))
            }
        }
    }

    fn check(&mut self) -> Result<(), Trouble> {
        self.clips()?;
        if self.await_running(Instant::now()) {
            let late = self.running.as_ref().is_some_and(|running| Instant::now() >= running.late);
            let stuck = || Trouble::new(TroubleKind::TimedOut, "the sound device does not come to an end");
            // it is speaking, so it is there
            return if late { Err(stuck()) } else { Ok(()) };
        }
        let end = Instant::now() + OPEN;
        let ordered = self.thread.order(Job::Open, end)?;
        match self.thread.wait(&ordered, end) {
            Progress::Done(outcome) => outcome,
            Progress::Begun | Progress::GivenUp => {
                Err(Trouble::new(TroubleKind::TimedOut, "the sound device does not open"))
            }
        }
    }
}
