use kit::Lamp;
use kit::twin::Switches;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// What can be read on a display.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Glass {
    pub lamp: Lamp,
    /// Of a digit display.
    pub figure: String,
    /// Of a letter display, without the blanks behind.
    pub rows: [String; 2],
    pub kicks: usize,
}

impl Glass {
    /// True when nothing can be read.
    #[must_use]
    pub fn is_dark(&self) -> bool {
        self.lamp == Lamp::Off && self.figure.is_empty() && self.rows.iter().all(String::is_empty)
    }
}

/// A pretend display as a person sees it, and its switches. Clones see the same.
#[derive(Clone, Debug, Default)]
pub struct TwinPole {
    glass: Arc<Mutex<Glass>>,
    switches: Switches,
}

impl TwinPole {
    /// The switches; `Unplugged`, `Deaf`, `Slow` and `Babbling` count.
    #[must_use]
    pub const fn switches(&self) -> &Switches {
        &self.switches
    }

    /// What can be read now.
    #[must_use]
    pub fn glass(&self) -> Glass {
        let mut glass = self.lock().clone();
        for row in &mut glass.rows {
            row.truncate(row.trim_end().len());
        }
        glass
    }

    pub(crate) fn lock(&self) -> MutexGuard<'_, Glass> {
        self.glass.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
