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
        kit::twin::PtyHost::serve(HidFace { gun: self.clone() }, self.switches.clone(), link)
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

    fn lock(&self) -> MutexGuard<'_, Vec<u8>> {
        self.pending.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl fmt::Debug for TwinGun {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("TwinGun").field("switches", &self.switches).finish_non_exhaustive()
    }
}

/// Bytes without end in one breath.
const BABBLE: usize = 64 << 10;
/// Data of one HID-POS report, bytes.
const ROOM: usize = 56;

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

/// The end of a line at which a [`TwinGun`] reports as HID-POS.
struct HidFace {
    gun: TwinGun,
}

impl WireTwin for HidFace {
    fn appetite(&mut self) -> usize {
        usize::MAX
    }

    fn hear(&mut self, _bytes: &[u8]) {}

    fn answer(&mut self) -> Vec<u8> {
        if self.gun.switches.is_on(Switch::Babbling) {
            return report(&[b'7'; ROOM], true).repeat(BABBLE / 64);
        }
        let pending = std::mem::take(&mut *self.gun.lock());
        let codes = pending.split(|byte| *byte == b'\r').filter(|code| !code.is_empty());
        codes.flat_map(reports).collect()
    }

    fn parted(&mut self) {
        self.gun.lock().clear();
    }
}

/// A code as reports; all but the last say that more follows.
fn reports(code: &[u8]) -> Vec<u8> {
    let count = code.len().div_ceil(ROOM);
    let one = |(n, piece): (usize, &[u8])| report(piece, n + 1 < count);
    code.chunks(ROOM).enumerate().flat_map(one).collect()
}

fn report(piece: &[u8], more: bool) -> Vec<u8> {
    let mut report = vec![0; 64];
    report[0] = 2;
    report[1] = u8::try_from(piece.len()).unwrap_or(0);
    report[2..5].copy_from_slice(b"]Q1");
    report[5..5 + piece.len()].copy_from_slice(piece);
    report[63] = u8::from(more);
    report
}
