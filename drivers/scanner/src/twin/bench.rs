use crate::reading::{Repeats, clean};
use kit::twin::{Switch, Switches};
use kit::{Scan, Scanner, ScannerNews, Trouble, TroubleKind};
use std::collections::VecDeque;
use std::fmt;
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

/// How soon a turned switch is noticed.
const GLANCE: Duration = Duration::from_millis(20);

/// Feeds codes to a [`TwinScanner`], from any thread, and holds its switches.
#[derive(Clone, Default)]
pub struct TwinTrigger {
    codes: Arc<(Mutex<VecDeque<String>>, Condvar)>,
    switches: Switches,
}

impl TwinTrigger {
    /// The switches; `Unplugged` and `Babbling` count.
    #[must_use]
    pub const fn switches(&self) -> &Switches {
        &self.switches
    }

    /// Scans a code. One that is scanned while the twin is unplugged is lost.
    pub fn scan(&self, text: &str) {
        if !self.switches.is_on(Switch::Unplugged) {
            self.lock().push_back(text.to_owned());
            self.codes.1.notify_all();
        }
    }

    fn lock(&self) -> MutexGuard<'_, VecDeque<String>> {
        self.codes.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The next code, waited for at most `wait`.
    fn take(&self, wait: Duration) -> Option<String> {
        let codes = self.lock();
        let (mut codes, _) = self
            .codes
            .1
            .wait_timeout_while(codes, wait, |codes| codes.is_empty())
            .unwrap_or_else(PoisonError::into_inner);
        codes.pop_front()
    }
}

impl fmt::Debug for TwinTrigger {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("TwinTrigger").field("switches", &self.switches).finish_non_exhaustive()
    }
}

/// A scanner without a device.
#[derive(Debug, Default)]
pub struct TwinScanner {
    trigger: TwinTrigger,
    repeats: Repeats,
    /// What the caller was told last: plugged in or not.
    told: Option<bool>,
}

impl TwinScanner {
    /// A twin that is plugged in, and the handle that feeds it.
    #[must_use]
    pub fn new() -> (Self, TwinTrigger) {
        let trigger = TwinTrigger::default();
        (Self { trigger: trigger.clone(), repeats: Repeats::default(), told: None }, trigger)
    }
}

impl Scanner for TwinScanner {
    fn next(&mut self, wait: Duration) -> Option<ScannerNews> {
        let end = Instant::now() + wait;
        loop {
            let plugged = !self.trigger.switches.is_on(Switch::Unplugged);
            if self.told.replace(plugged) != Some(plugged) {
                return Some(if plugged {
                    ScannerNews::Ready
                } else {
                    ScannerNews::Lost(Trouble::new(TroubleKind::NotFound, "the twin is unplugged"))
                });
            }
            let left = end.saturating_duration_since(Instant::now());
            let text = self.trigger.take(left.min(GLANCE)).and_then(|text| clean(text.as_bytes()));
            if let Some(text) = text.filter(|text| self.repeats.is_new(text, Instant::now())) {
                return Some(ScannerNews::Read(Scan { text }));
            }
            if left.is_zero() {
                return None;
            }
        }
    }
}
