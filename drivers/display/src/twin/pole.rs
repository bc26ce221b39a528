use super::{Glass, TwinPole};
use crate::profile::DisplayKind;
use kit::twin::{PtyHost, Switch, WireTwin};
use kit::{Lamp, Trouble};
use std::path::PathBuf;

/// Serves a display of this kind on a pseudo terminal under the name `link`.
///
/// # Errors
/// No pseudo terminal to be had.
pub fn serve_pty(kind: DisplayKind, link: impl Into<PathBuf>) -> Result<(PtyHost, TwinPole), Trouble> {
    let pole = TwinPole::default();
    let reader = Reader { kind, pole: pole.clone(), bytes: Vec::new(), row: 0 };
    let host = PtyHost::serve(reader, pole.switches().clone(), link)?;
    Ok((host, pole))
}

/// Reads the bytes as the manuals say, with no knowledge of who wrote them.
struct Reader {
    kind: DisplayKind,
    pole: TwinPole,
    bytes: Vec<u8>,
    /// Where an Epson's cursor stands.
    row: usize,
}

impl WireTwin for Reader {
    fn appetite(&mut self) -> usize {
        let switches = self.pole.switches();
        if switches.is_on(Switch::Deaf) {
            0
        } else if switches.is_on(Switch::Slow) {
            1
        } else {
            64
        }
    }

    fn hear(&mut self, bytes: &[u8]) {
        self.bytes.extend_from_slice(bytes);
        while let Some(taken) = self.take() {
            self.bytes.drain(..taken);
        }
    }

    /// Displays are mute; noise on the line comes back from a bad cable.
    fn answer(&mut self) -> Vec<u8> {
        if self.pole.switches().is_on(Switch::Babbling) { [0x00, 0xff, 0x41].repeat(512) } else { Vec::new() }
    }

    /// Without current nothing is lit.
    fn parted(&mut self) {
        if self.pole.switches().is_on(Switch::Unplugged) {
            self.dark();
            self.pole.lock().lamp = Lamp::Off;
        }
        self.bytes.clear();
    }
}

impl Reader {
    fn dark(&self) {
        let mut glass = self.pole.lock();
        *glass = Glass { kicks: glass.kicks, lamp: glass.lamp, ..Glass::default() };
    }

    /// Takes one command; `None` while it is not whole.
    fn take(&mut self) -> Option<usize> {
        let led = self.kind == DisplayKind::Led8;
        match *self.bytes.first()? {
            0x0c => {
                self.dark();
                Some(1)
            }
            0x1b => match (*self.bytes.get(1)?, led) {
                (0x40, _) => {
                    self.dark();
                    self.pole.lock().lamp = Lamp::Off;
                    Some(2)
                }
                (0x73, true) => {
                    let lamp = lamp(*self.bytes.get(2)?);
                    self.pole.lock().lamp = lamp;
                    Some(3)
                }
                (0x51, _) => self.line(),
                _ => Some(1),
            },
            0x1f if self.kind == DisplayKind::Epson => {
                let row = *self.bytes.get(3)?;
                self.row = usize::from(row == 2);
                Some(4)
            }
            0x02 if led => {
                if *self.bytes.get(1)? == 0x4d {
                    self.pole.lock().kicks += 1;
                }
                Some(2)
            }
            letter @ b' '..=b'~' if self.kind == DisplayKind::Epson => {
                let mut glass = self.pole.lock();
                let row = &mut glass.rows[self.row];
                row.push(char::from(letter));
                Some(1)
            }
            _ => Some(1),
        }
    }

    /// ESC Q: a row, or the digits, up to CR.
    fn line(&mut self) -> Option<usize> {
        let end = self.bytes.iter().position(|byte| *byte == 0x0d)?;
        let text = String::from_utf8_lossy(self.bytes.get(3..end)?).trim_end().to_owned();
        let mut glass = self.pole.lock();
        match (self.kind, *self.bytes.get(2)?) {
            (DisplayKind::Led8, 0x41) => glass.figure = text,
            (DisplayKind::Cd5220, 0x41) => glass.rows[0] = text,
            (DisplayKind::Cd5220, 0x42) => glass.rows[1] = text,
            _ => {}
        }
        Some(end + 1)
    }
}

const fn lamp(number: u8) -> Lamp {
    match number {
        0x31 => Lamp::Price,
        0x32 => Lamp::Total,
        0x33 => Lamp::Received,
        0x34 => Lamp::Change,
        _ => Lamp::Off,
    }
}
