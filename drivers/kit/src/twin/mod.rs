//! What the twins have in common: switches to make a device misbehave, and emulated devices on a wire.

#[cfg(all(unix, feature = "line"))]
mod pty;
#[cfg(feature = "line")]
mod wire;

#[cfg(all(unix, feature = "line"))]
pub use pty::PtyHost;
#[cfg(feature = "line")]
pub use wire::{WireTwin, turn};

use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// One way for a twin to misbehave. A twin ignores what makes no sense for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Switch {
    /// The cable is out.
    Unplugged,
    PaperOut,
    PaperNearEnd,
    CoverOpen,
    /// Works, and never answers.
    Mute,
    /// Takes its time.
    Slow,
    /// Takes no byte and does not hang up.
    Deaf,
    /// Refuses what it is sent.
    Garbling,
    /// Talks without end, and says nothing that means anything.
    Babbling,
    /// Answers, and every answer is nonsense.
    Lying,
}

/// The switches of one twin. Clones turn the same switches, from any thread.
#[derive(Clone, Debug, Default)]
pub struct Switches(Arc<Mutex<BTreeSet<Switch>>>);

impl Switches {
    /// Turns a switch.
    pub fn set(&self, switch: Switch, on: bool) {
        if on {
            self.lock().insert(switch);
        } else {
            self.lock().remove(&switch);
        }
    }

    /// Whether a switch is on.
    #[must_use]
    pub fn is_on(&self, switch: Switch) -> bool {
        self.lock().contains(&switch)
    }

    /// All switches that are on.
    #[must_use]
    pub fn on(&self) -> BTreeSet<Switch> {
        self.lock().clone()
    }

    fn lock(&self) -> MutexGuard<'_, BTreeSet<Switch>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
