use super::machine::ChipMachine;
use crate::{ProfileName, VoiceProfile};
use kit::twin::{Switch, Switches, WireTwin};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

/// Four bytes so many times in one breath.
const BABBLE: usize = 16 << 10;

/// An emulated SYN6288 or XFS5152: checks frames, answers, takes its time to speak, drops a phrase that is cut
/// off by the next frame. Clones are the same chip.
#[derive(Clone, Debug)]
pub struct TwinChip(Arc<Mutex<ChipMachine>>);

impl TwinChip {
    /// A chip that needs `character` to speak one character.
    #[must_use]
    pub fn new(profile: ProfileName, character: Duration) -> Self {
        Self::of(profile.profile().clone(), character)
    }

    /// The same of any family.
    #[must_use]
    pub fn of(profile: VoiceProfile, character: Duration) -> Self {
        let machine = ChipMachine::new(profile, Switches::default(), character);
        Self(Arc::new(Mutex::new(machine)))
    }

    /// Serves it on a pseudo terminal, which any program opens under the name `link`.
    ///
    /// # Errors
    /// No pseudo terminal to be had.
    #[cfg(unix)]
    pub fn serve_pty(&self, link: impl Into<std::path::PathBuf>) -> Result<kit::twin::PtyHost, kit::Trouble> {
        kit::twin::PtyHost::serve(self.face(), self.switches(), link)
    }

    /// Its end of a line.
    #[must_use]
    pub fn face(&self) -> ChipFace {
        ChipFace { chip: self.clone(), switches: self.switches() }
    }

    /// Its switches; `Unplugged`, `Mute`, `Slow`, `Deaf`, `Garbling`, `Babbling` and `Lying` (which talks
    /// at another speed) count.
    #[must_use]
    pub fn switches(&self) -> Switches {
        self.lock().switches.clone()
    }

    /// Texts spoken to the end, tags included, oldest first.
    #[must_use]
    pub fn spoken(&self) -> Vec<String> {
        let mut machine = self.lock();
        machine.tick(Instant::now());
        machine.spoken.clone()
    }

    /// Texts that were cut off by the next frame, a stop or the cable.
    #[must_use]
    pub fn cut_off(&self) -> Vec<String> {
        self.lock().cut_off.clone()
    }

    /// How many frames were bad.
    #[must_use]
    pub fn rejected(&self) -> usize {
        self.lock().rejected
    }

    fn lock(&self) -> MutexGuard<'_, ChipMachine> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// The end of a line that a [`TwinChip`] sits at.
pub struct ChipFace {
    chip: TwinChip,
    switches: Switches,
}

impl WireTwin for ChipFace {
    fn appetite(&mut self) -> usize {
        if self.switches.is_on(Switch::Deaf) { 0 } else { usize::MAX }
    }

    fn hear(&mut self, bytes: &[u8]) {
        self.chip.lock().take(bytes, Instant::now());
    }

    fn answer(&mut self) -> Vec<u8> {
        let mut machine = self.chip.lock();
        machine.tick(Instant::now());
        let answers = machine.answers();
        if self.switches.is_on(Switch::Babbling) {
            // frames of noise, with a word here and there
            return [0x00, 0x4a, 0xff, 0x41].repeat(BABBLE);
        }
        answers
    }

    fn parted(&mut self) {
        self.chip.lock().part();
    }
}
