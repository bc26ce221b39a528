use kit::twin::{Switch, Switches, WireTwin};
use std::fmt;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// An emulated serial scanner. Clones are the same one.
#[derive(Clone, Default)]
pub struct TwinGun {
    pending: Arc<Mutex<Vec<u8>>>,
    switches: Switches,
}

impl TwinGun {
    /// A scanner that has read nothing yet.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Serves it on a pseudo terminal, which any program opens under the name `link`.
    ///
    /// # Errors
    /// No pseudo terminal to be had.
    #[cfg(unix)]
    pub fn serve_pty(&self, link: impl Into<std::path::PathBuf>) -> Result<kit::twin::PtyHost, kit::Trouble> {
        kit::twin::PtyHost::serve(GunFace { gun: self.clone() }, self.switches.clone(), link)
    }

    /// Serves it as a HID-POS device: reports of 64 bytes instead of lines.
    ///
    /// # Errors
    /// No pseudo terminal to be had.
    #[cfg(unix)]
    pub fn serve_hid(&self, link: impl Into<std::path::PathBuf>) -> Result<kit::twin::PtyHost, kit::Trouble> {
        kit::twin::PtyHost::serve(super::hid::HidFace { gun: self.clone() }, self.switches.clone(), link)
    }

    /// Its switches; `Unplugged` and `Babbling` count.
    #[must_use]
    pub const fn switches(&self) -> &Switches {
        &self.switches
    }

    /// Scans a code, with the usual suffix CR.
    pub fn scan(&self, text: &str) {
        let mut pending = self.lock();
        pending.extend_from_slice(text.as_bytes());
        pending.push(b'\r');
    }

    /// Sends bytes as they are.
    pub fn send(&self, bytes: &[u8]) {
        self.lock().extend_from_slice(bytes);
    }

    pub(super) fn lock(&self) -> MutexGuard<'_, Vec<u8>> {
        self.pending.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl fmt::Debug for TwinGun {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("TwinGun").field("switches", &self.switches).finish_non_exhaustive()
    }
}

/// Bytes without end in one breath.
pub(super) const BABBLE: usize = 64 << 10;

/// The end of a line that a [`TwinGun`] sits at.
pub struct GunFace {
    gun: TwinGun,
}

impl WireTwin for GunFace {
    fn appetite(&mut self) -> usize {
        usize::MAX
    }

    fn hear(&mut self, _bytes: &[u8]) {}

    fn answer(&mut self) -> Vec<u8> {
        if self.gun.switches.is_on(Switch::Babbling) {
            return vec![b'7'; BABBLE];
        }
        std::mem::take(&mut *self.gun.lock())
    }

    fn parted(&mut self) {
        self.gun.lock().clear();
    }
}
