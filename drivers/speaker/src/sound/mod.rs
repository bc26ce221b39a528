//! This computer's own loudspeaker, where no speaking box is plugged in.

mod clips;
mod output;

pub use clips::{Clips, RATE, Rendered};
pub use output::{Loudspeaker, SystemSound};

use crossbeam_channel::{Receiver, RecvTimeoutError, Sender, bounded};
use kit::{Speaker, Trouble, TroubleKind};
use std::path::PathBuf;
use std::time::{Duration, Instant};

/// Phrases between the speaker and the thread that owns the sound device: one plays, one may wait.
const WAITING_MAX: usize = 1;
/// To open the device.
const OPEN: Duration = Duration::from_secs(3);

enum Order {
    Open,
    Play(Vec<f32>),
}

/// An order with the place for its outcome.
type Orders = Sender<(Order, Sender<Result<(), Trouble>>)>;

/// A speaker made of recordings.
pub struct SoundSpeaker {
    volume: f32,
    folder: Option<PathBuf>,
    clips: Option<Clips>,
    /// The thread owns the device, which may not move between threads.
    thread: Option<Orders>,
    output: fn() -> Box<dyn Loudspeaker>,
    /// A phrase whose end was not waited for.
    running: Option<Receiver<Result<(), Trouble>>>,
}

impl SoundSpeaker {
    /// Volume in percent; recordings of the shop's own in `folder`. Nothing is opened yet.
    #[must_use]
    pub fn new(volume: Option<u8>, folder: Option<PathBuf>) -> Self {
        Self::over(volume, folder, || Box::new(SystemSound::default()))
    }

    /// The same over another way out.
    #[must_use]
    pub fn over(volume: Option<u8>, folder: Option<PathBuf>, output: fn() -> Box<dyn Loudspeaker>) -> Self {
        let volume = f32::from(volume.unwrap_or(100).min(100)) / 100.0;
        Self { volume, folder, clips: None, thread: None, output, running: None }
    }

    fn order(&mut self, order: Order) -> Result<Receiver<Result<(), Trouble>>, Trouble> {
        let (tell, told) = bounded(1);
        let gone = || Trouble::new(TroubleKind::Other, "the sound thread has ended");
        let thread = match self.thread.take() {
            Some(thread) => thread,
            None => spawn(self.output)?,
        };
        let taken = thread.try_send((order, tell));
        if taken.is_ok() {
            self.thread = Some(thread);
        }
        taken.map(|()| told).map_err(|_| gone())
    }

    /// Waits for the phrase before: it is not cut off.
    fn await_running(&mut self, end: Instant) -> Result<(), Trouble> {
        let Some(running) = &self.running else { return Ok(()) };
        match running.recv_deadline(end) {
            Err(RecvTimeoutError::Timeout) => {
                Err(Trouble::new(TroubleKind::TimedOut, "the phrase before is still running"))
            }
            _ => {
                self.running = None;
                Ok(())
            }
        }
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
        self.await_running(end)?;
        let rendered = self.clips()?.render(phrase);
        if rendered.unknown > 0 {
            tracing::warn!(letters = rendered.unknown, "no recording for a part of the phrase");
        }
        let volume = self.volume;
        let samples = rendered.samples.into_iter().map(|sample| sample * volume).collect();
        let told = self.order(Order::Play(samples))?;
        match told.recv_deadline(end) {
            Ok(outcome) => outcome,
            Err(RecvTimeoutError::Timeout) => {
                self.running = Some(told);
                Ok(())
            }
            Err(RecvTimeoutError::Disconnected) => {
                self.thread = None;
                Err(Trouble::new(TroubleKind::Other, "the sound thread has ended"))
            }
        }
    }

    fn check(&mut self) -> Result<(), Trouble> {
        self.clips()?;
        if self.running.as_ref().is_some_and(|running| running.is_empty()) {
            // it is speaking, so it is there
            return Ok(());
        }
        self.running = None;
        let told = self.order(Order::Open)?;
        let late = |_| Trouble::new(TroubleKind::TimedOut, "the sound device does not open");
        told.recv_timeout(OPEN).map_err(late)?
    }
}

fn spawn(output: fn() -> Box<dyn Loudspeaker>) -> Result<Orders, Trouble> {
    let (send, orders) = bounded::<(Order, Sender<Result<(), Trouble>>)>(WAITING_MAX);
    std::thread::Builder::new().name("sound".to_owned()).spawn(move || {
        let mut output = output();
        for (order, tell) in orders {
            let outcome = match order {
                Order::Open => output.open(),
                Order::Play(samples) => output.play(samples, RATE),
            };
            let _left = tell.send(outcome);
        }
    })?;
    Ok(send)
}
