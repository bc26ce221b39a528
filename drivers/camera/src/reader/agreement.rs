//! Which readings are believed.

use super::Reading;
use std::time::{Duration, Instant};

/// A code that stays in view is one reading for this long after it was last seen.
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
    heard: Vec<Heard>,
}

impl Agreement {
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// The reading, when it is believed now and was not told while it is held in view.
    pub fn hear(&mut self, reading: Reading, now: Instant) -> Option<Reading> {
        self.heard.retain(|h| {
            let keep = if h.told { HELD } else { ECHO };
            now.saturating_duration_since(h.last) < keep
        });
        let known = self
            .heard
            .iter_mut()
            .find(|h| h.reading.symbology == reading.symbology && h.reading.text == reading.text);
        if let Some(known) = known {
            known.last = now;
            if known.told {
                return None;
            }
            known.told = true;
            return Some(reading);
        }
        if self.heard.len() >= MEMORY {
            self.heard.remove(0);
        }
        self.heard.push(Heard { reading: reading.clone(), last: now, told: reading.sure });
        reading.sure.then_some(reading)
    }
}
