use crate::figure::{digits, row};
use kit::{Lamp, Shown, Trouble};
use serde::{Deserialize, Serialize};

/// The families that are known, by their commands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DisplayKind {
    /// Eight digits and four lamps (LED8N manual).
    Led8,
    /// Two rows of twenty (CD5220).
    Cd5220,
    /// Two rows of twenty (Epson: a cursor that is placed).
    Epson,
}

/// ESC @, and dark.
const START: [u8; 3] = [0x1b, 0x40, 0x0c];
const CLEAR: u8 = 0x0c;
/// Opens the drawer on an LED8's own box.
pub const KICK: [u8; 2] = [0x02, 0x4d];

impl DisplayKind {
    /// Every kind.
    pub const ALL: [Self; 3] = [Self::Led8, Self::Cd5220, Self::Epson];

    /// The bytes for this; nothing makes it dark. Each begins with a fresh start, because a display that was
    /// switched off and on between two guests forgets how it was set.
    ///
    /// # Errors
    /// `Unsupported` when the figure does not fit.
    pub fn frame(self, what: Option<&Shown>) -> Result<Vec<u8>, Trouble> {
        let mut frame = START.to_vec();
        let Some(shown) = what else {
            if self == Self::Led8 {
                frame.extend(lamp(Lamp::Off));
            }
            return Ok(frame);
        };
        match self {
            Self::Led8 => {
                let figure = digits(&shown.figure)?;
                frame.extend(lamp(shown.lamp));
                if !figure.is_empty() {
                    frame.extend([0x1b, 0x51, 0x41]);
                    frame.extend(figure);
                    frame.push(0x0d);
                }
            }
            Self::Cd5220 => {
                for (line, text) in [(0x41, &shown.upper), (0x42, &shown.lower)] {
                    frame.extend([0x1b, 0x51, line]);
                    frame.extend(row(text));
                    frame.push(0x0d);
                }
            }
            Self::Epson => {
                for (line, text) in [(1, &shown.upper), (2, &shown.lower)] {
                    frame.extend([0x1f, 0x24, 1, line]);
                    frame.extend(row(text));
                }
            }
        }
        Ok(frame)
    }

    /// The bytes that make it dark at once.
    #[must_use]
    pub const fn dark() -> u8 {
        CLEAR
    }

    /// Whether its box opens a drawer.
    #[must_use]
    pub const fn has_drawer(self) -> bool {
        matches!(self, Self::Led8)
    }
}

/// ESC s: one lamp, or none.
const fn lamp(lamp: Lamp) -> [u8; 3] {
    let number = match lamp {
        Lamp::Off => 0x30,
        Lamp::Price => 0x31,
        Lamp::Total => 0x32,
        Lamp::Received => 0x33,
        Lamp::Change => 0x34,
    };
    [0x1b, 0x73, number]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn hex(text: &str) -> Vec<u8> {
        text.split(' ').map(|byte| u8::from_str_radix(byte, 16).unwrap()).collect()
    }

    #[test]
    fn led8_speaks_the_bytes_of_its_manual() {
        let shown = Shown { lamp: Lamp::Total, figure: "183.50".into(), ..Shown::default() };
        let frame = DisplayKind::Led8.frame(Some(&shown)).unwrap();
        assert_eq!(frame, hex("1B 40 0C 1B 73 32 1B 51 41 31 38 33 2E 35 30 0D"));
        assert_eq!(DisplayKind::Led8.frame(None).unwrap(), hex("1B 40 0C 1B 73 30"));
        let long = Shown { figure: "1234567.89".into(), ..Shown::default() };
        assert!(DisplayKind::Led8.frame(Some(&long)).is_err());
    }

    #[test]
    fn letter_displays_get_both_rows_whole() {
        let shown = Shown { upper: "TOTAL".into(), lower: "RMB 128.50".into(), ..Shown::default() };
        let frame = DisplayKind::Cd5220.frame(Some(&shown)).unwrap();
        let mut wanted = hex("1B 40 0C 1B 51 41");
        wanted.extend(b"TOTAL               \r\x1bQBRMB 128.50          \r");
        assert_eq!(frame, wanted);
        let frame = DisplayKind::Epson.frame(Some(&shown)).unwrap();
        let mut wanted = hex("1B 40 0C 1F 24 01 01");
        wanted.extend(b"TOTAL               \x1f\x24\x01\x02RMB 128.50          ");
        assert_eq!(frame, wanted);
    }
}
