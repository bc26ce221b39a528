use super::device::TwinDevice;
use kit::twin::{Switch, Switches, WireTwin};
use std::time::{Duration, Instant};

/// A slow printer takes a mouthful at a time: 256 bytes each 20 ms, as over 115200 bits/s.
const MOUTHFUL: usize = 256;
/// Four bytes so many times in one breath.
const BABBLE: usize = 16 << 10;
const BETWEEN: Duration = Duration::from_millis(20);

/// The end of a line that a [`TwinDevice`] sits at.
pub struct DeviceFace {
    device: TwinDevice,
    switches: Switches,
    ate: Instant,
}

impl DeviceFace {
    pub(super) fn new(device: TwinDevice) -> Self {
        let switches = device.switches();
        Self { device, switches, ate: Instant::now() }
    }

    pub(super) fn joined(&self) {
        self.device.lock().connections += 1;
    }
}

impl WireTwin for DeviceFace {
    fn appetite(&mut self) -> usize {
        if self.switches.is_on(Switch::Deaf) {
            0
        } else if self.switches.is_on(Switch::Slow) {
            if self.ate.elapsed() < BETWEEN { 0 } else { MOUTHFUL }
        } else {
            usize::MAX
        }
    }

    fn hear(&mut self, bytes: &[u8]) {
        self.ate = Instant::now();
        self.device.lock().take(bytes);
    }

    fn answer(&mut self) -> Vec<u8> {
        let mut mechanism = self.device.lock();
        mechanism.work();
        let answers = mechanism.answers();
        if self.switches.is_on(Switch::Babbling) {
            // XON, real-time answers to nothing, and noise
            return [0x11, 0x12, 0xff, 0x80].repeat(BABBLE);
        }
        if self.switches.is_on(Switch::Lying) {
            return vec![0xff; answers.len()];
        }
        answers
    }

    fn hangs_up(&mut self) -> bool {
        self.device.lock().hung_up
    }

    fn parted(&mut self) {
        self.device.lock().part();
    }
}
