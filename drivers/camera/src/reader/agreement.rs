//! Which readings are believed.
//!
//! A QR code is error corrected, and a CODE 128 comes sure from lines that agree: both are believed at once.
//! Anything else needs a second look that says the same soon after.

use super::Reading;
use std::time::{Duration, Instant};

/// A code that stays in view is one reading until it was out of view for this long.
pub const HELD: Duration = Duration::from_millis(1500);

/// Two looks at a code that is not sure must come within this time to agree.
pub const ECHO: Duration = Duration::from_millis(1000);

/// Codes remembered at a time, told and waiting together.
const MEMORY: usize = 16;

struct Heard {
    reading: Reading,
    last: Instant,
    told: bool,
}

/// Listens to the readers of one camera and lets through what may be believed, once.
#[derive(Default)]
pub struct Agreement {
    /// The one heard last stands last.
    heard: Vec<Heard>,
}

impl Agreement {
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// The reading, when it is believed now and was not told yet while it is held in view. A pay page shows
    /// the same text as QR and as CODE 128: that is one reading.
    pub fn hear(&mut self, reading: Reading, now: Instant) -> Option<Reading> {
        self.heard.retain(|h| now.saturating_duration_since(h.last) < if h.told { HELD } else { ECHO });
        let known = self.heard.iter().position(|h| h.reading.text == reading.text);
        let before = known.map(|at| self.heard.remove(at));
        if before.is_none() && self.heard.len() >= MEMORY {
            self.heard.remove(0);
        }
        let told_before = before.as_ref().is_some_and(|h| h.told);
        let believed = reading.sure || before.is_some();
        self.heard.push(Heard { reading: reading.clone(), last: now, told: believed });
        (believed && !told_before).then_some(reading)
    }
}
