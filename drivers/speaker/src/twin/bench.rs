use kit::twin::{Switch, Switches};
use kit::{Speaker, Trouble, TroubleKind};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

/// A slow twin takes as long as a person.
const SLOW_CHARACTER: Duration = Duration::from_millis(200);

/// What a [`TwinSpeaker`] said, and its switches. Clones hear the same.
#[derive(Clone, Debug, Default)]
pub struct TwinVoice {
    phrases: Arc<Mutex<Vec<String>>>,
    switches: Switches,
}

impl TwinVoice {
    /// The switches; `Unplugged`, `Mute`, `Slow`, `Garbling` and `Lying` count.
    #[must_use]
    pub const fn switches(&self) -> &Switches {
        &self.switches
    }

    /// Every phrase, oldest first.
    #[must_use]
    pub fn spoken(&self) -> Vec<String> {
        self.lock().clone()
    }

    fn lock(&self) -> MutexGuard<'_, Vec<String>> {
        self.phrases.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// A speaker without a chip.
#[derive(Debug, Default)]
pub struct TwinSpeaker {
    voice: TwinVoice,
    busy_until: Option<Instant>,
}

impl TwinSpeaker {
    /// A twin with all switches off, and the handle to what it says.
    #[must_use]
    pub fn new() -> (Self, TwinVoice) {
        let voice = TwinVoice::default();
        (Self { voice: voice.clone(), busy_until: None }, voice)
    }
}

impl Speaker for TwinSpeaker {
    fn say(&mut self, phrase: &str, deadline: Duration) -> Result<(), Trouble> {
        let end = Instant::now() + deadline;
        let switches = &self.voice.switches;
        if switches.is_on(Switch::Unplugged) {
            return Err(Trouble::new(TroubleKind::NotFound, "the twin is unplugged"));
        }
        if switches.is_on(Switch::Garbling) {
            return Err(Trouble::new(TroubleKind::Garbled, "the twin rejects the frame"));
        }
        if switches.is_on(Switch::Lying) {
            return Err(Trouble::new(TroubleKind::Garbled, "the twin talks at another speed"));
        }
        if let Some(busy_until) = self.busy_until {
            std::thread::sleep(busy_until.min(end).saturating_duration_since(Instant::now()));
            if busy_until > end {
                return Err(Trouble::new(TroubleKind::TimedOut, "the phrase before is still running"));
            }
        }
        self.voice.lock().push(phrase.to_owned());
        if switches.is_on(Switch::Mute) {
            return Err(Trouble::new(TroubleKind::TimedOut, "the twin does not acknowledge"));
        }
        if switches.is_on(Switch::Slow) {
            let characters = u32::try_from(phrase.chars().count()).unwrap_or(u32::MAX);
            let spoken = Instant::now() + SLOW_CHARACTER * characters;
            self.busy_until = Some(spoken);
            std::thread::sleep(spoken.min(end).saturating_duration_since(Instant::now()));
        }
        Ok(())
    }

    fn check(&mut self) -> Result<(), Trouble> {
        let switches = &self.voice.switches;
        if switches.is_on(Switch::Unplugged) {
            return Err(Trouble::new(TroubleKind::NotFound, "the twin is unplugged"));
        }
        if switches.is_on(Switch::Mute) {
            return Err(Trouble::new(TroubleKind::TimedOut, "the twin does not answer"));
        }
        if switches.is_on(Switch::Lying) || switches.is_on(Switch::Garbling) {
            return Err(Trouble::new(TroubleKind::Garbled, "the twin talks another language"));
        }
        Ok(())
    }
}
