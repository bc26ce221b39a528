use super::gun::{BABBLE, TwinGun};
use kit::twin::{Switch, WireTwin};

/// Data of one HID-POS report, bytes.
const ROOM: usize = 56;

/// The end of a line at which a [`TwinGun`] reports as HID-POS.
pub(super) struct HidFace {
    pub(super) gun: TwinGun,
}

impl WireTwin for HidFace {
    fn appetite(&mut self) -> usize {
        usize::MAX
    }

    fn hear(&mut self, _bytes: &[u8]) {}

    fn answer(&mut self) -> Vec<u8> {
        if self.gun.switches().is_on(Switch::Babbling) {
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
