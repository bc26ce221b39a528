use kit::{PaperState, TroubleKind};

/// A question about the printer's state that it answers at once, even with a full buffer (DLE EOT n).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ask {
    Printer,
    Offline,
    Paper,
}

impl Ask {
    /// All questions of one look at the printer, in order.
    pub const ALL: [Self; 3] = [Self::Printer, Self::Offline, Self::Paper];

    /// The bytes to send: exactly three, a fourth would be printed.
    pub const fn bytes(self) -> [u8; 3] {
        match self {
            Self::Printer => [0x10, 0x04, 1],
            Self::Offline => [0x10, 0x04, 2],
            Self::Paper => [0x10, 0x04, 4],
        }
    }

    /// Writes what the answer says into `state`.
    pub const fn note(self, answer: u8, state: &mut PaperState) {
        match self {
            Self::Printer => state.online = Some(answer & 0x08 == 0),
            Self::Offline => {
                state.cover_open |= answer & 0x04 != 0;
                state.paper_out |= answer & 0x20 != 0;
                state.error |= answer & 0x40 != 0;
            }
            Self::Paper => {
                state.paper_near_end |= answer & 0x0c != 0;
                state.paper_out |= answer & 0x60 != 0;
            }
        }
    }
}

/// The question that waits in line behind the job (GS r 1).
pub const QUEUED_ASK: [u8; 3] = [0x1d, 0x72, 0x01];

/// Why the printer cannot print, the reason a person can mend first.
pub const fn hindrance(state: &PaperState) -> Option<TroubleKind> {
    if state.paper_out {
        Some(TroubleKind::PaperOut)
    } else if state.cover_open {
        Some(TroubleKind::CoverOpen)
    } else if state.error || matches!(state.online, Some(false)) {
        Some(TroubleKind::DeviceError)
    } else {
        None
    }
}

/// What a printer says, told apart by the fixed bits of each byte.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Word {
    /// The answer to DLE EOT.
    RealTime(u8),
    /// The answer to GS r.
    Queued(u8),
    /// An automatic status message, which nobody asked for; four bytes.
    Automatic([u8; 4]),
}

/// Splits the printer's bytes into words. XON, XOFF and what fits nothing are dropped.
#[derive(Debug, Default)]
pub struct StatusStream {
    automatic: [u8; 4],
    held: usize,
}

impl StatusStream {
    /// Takes one byte; a word when it is complete.
    pub fn feed(&mut self, byte: u8) -> Option<Word> {
        if self.held > 0 && byte & 0x90 == 0 {
            self.automatic[self.held] = byte;
            self.held += 1;
            if self.held < self.automatic.len() {
                return None;
            }
            self.held = 0;
            return Some(Word::Automatic(self.automatic));
        }
        match byte & 0x93 {
            0x12 => Some(Word::RealTime(byte)),
            0x10 => {
                self.automatic[0] = byte;
                self.held = 1;
                None
            }
            bits if bits & 0x90 == 0 => Some(Word::Queued(byte)),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(bytes: &[u8]) -> Vec<Word> {
        let mut stream = StatusStream::default();
        bytes.iter().filter_map(|byte| stream.feed(*byte)).collect()
    }

    fn state(answers: [u8; 3]) -> PaperState {
        let mut state = PaperState::default();
        for (ask, answer) in Ask::ALL.into_iter().zip(answers) {
            ask.note(answer, &mut state);
        }
        state
    }

    #[test]
    fn fixed_bits_split_a_mixed_stream() {
        let automatic = [0x14, 0x00, 0x03, 0x0f];
        assert_eq!(words(&[0x12, 0x00]), [Word::RealTime(0x12), Word::Queued(0)]);
        assert_eq!(words(&automatic), [Word::Automatic(automatic)]);
        // XOFF, XON and a real-time answer cut into an automatic message.
        assert_eq!(
            words(&[0x14, 0x13, 0x00, 0x1e, 0x11, 0x03, 0x0f, 0x0c]),
            [Word::RealTime(0x1e), Word::Automatic(automatic), Word::Queued(0x0c)]
        );
        assert_eq!(words(&[0x80, 0xff, 0x11, 0x13]), []);
    }

    #[test]
    fn a_healthy_printer_is_on_line_and_unhindered() {
        let state = state([0x12, 0x12, 0x12]);
        assert_eq!(state, PaperState { online: Some(true), ..PaperState::default() });
        assert_eq!(hindrance(&state), None);
    }

    /// The answers of the emulated TM-T20III without paper.
    #[test]
    fn paper_out_is_seen() {
        let state = state([0x1e, 0x32, 0x7e]);
        assert_eq!(state.online, Some(false));
        assert!(state.paper_out && state.paper_near_end && !state.cover_open && !state.error);
        assert_eq!(hindrance(&state), Some(TroubleKind::PaperOut));
    }

    #[test]
    fn cover_error_and_offline_have_their_own_reason() {
        assert_eq!(hindrance(&state([0x1a, 0x16, 0x12])), Some(TroubleKind::CoverOpen));
        assert_eq!(hindrance(&state([0x1a, 0x52, 0x12])), Some(TroubleKind::DeviceError));
        assert_eq!(hindrance(&state([0x1a, 0x12, 0x12])), Some(TroubleKind::DeviceError));
        assert_eq!(hindrance(&state([0x12, 0x12, 0x1e])), None, "near end still prints");
    }
}
