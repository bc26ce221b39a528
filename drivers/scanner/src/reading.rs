use std::collections::VecDeque;
use std::fmt;
use std::time::{Duration, Instant};

/// A code without a line end is over after this silence.
pub const SILENCE: Duration = Duration::from_millis(120);

/// The same code within this time is the same scan: it is still in view.
pub const REPEAT: Duration = Duration::from_millis(1500);

/// The longest code, bytes. A longer one is noise and dropped whole.
pub const LONGEST: usize = 512;

/// Cuts the bytes of a scanner into codes.
#[derive(Default)]
pub struct Reading {
    current: Vec<u8>,
    overlong: bool,
    last_byte: Option<Instant>,
    whole: VecDeque<String>,
}

impl Reading {
    /// Takes bytes in as they come.
    pub fn feed(&mut self, bytes: &[u8], now: Instant) {
        for byte in bytes {
            match byte {
                b'\r' | b'\n' | b'\t' => self.end(),
                _ if self.current.len() >= LONGEST => self.overlong = true,
                _ => self.current.push(*byte),
            }
        }
        self.last_byte = Some(now);
    }

    /// Ends the code that has no line end. To be called only when no bytes are waiting on the line, or a busy
    /// program would cut codes in two.
    pub fn end_by_silence(&mut self, now: Instant) {
        if self.silence_left(now).is_some_and(|left| left.is_zero()) {
            self.end();
        }
    }

    /// The time until the code in hand is over by silence, `None` when there is none.
    pub fn silence_left(&self, now: Instant) -> Option<Duration> {
        let last = self.last_byte.filter(|_| !self.current.is_empty())?;
        Some((last + SILENCE).saturating_duration_since(now))
    }

    /// The line broke: half a code is no code.
    pub fn forget(&mut self) {
        self.current.clear();
        self.overlong = false;
    }

    /// The next whole code.
    pub fn take(&mut self) -> Option<String> {
        self.whole.pop_front()
    }

    fn end(&mut self) {
        let bytes = std::mem::take(&mut self.current);
        if !std::mem::take(&mut self.overlong) {
            self.whole.extend(clean(&bytes));
        }
    }
}

/// Leaves out what was read: it may be a payment code.
impl fmt::Debug for Reading {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Reading").field("bytes", &self.current.len()).finish_non_exhaustive()
    }
}

/// The printable ASCII of a code; the group separator 1D of GS1 goes with the other control characters. `None`
/// when nothing is left to read.
pub fn clean(bytes: &[u8]) -> Option<String> {
    let text: String =
        bytes.iter().filter(|byte| matches!(byte, b' '..=b'~')).map(|byte| char::from(*byte)).collect();
    (!text.trim().is_empty()).then_some(text)
}

/// Lets a code that is held in view through once.
#[derive(Default)]
pub struct Repeats {
    last: Option<(String, Instant)>,
}

impl Repeats {
    /// True for a new scan. Each repetition prolongs the time.
    pub fn is_new(&mut self, text: &str, now: Instant) -> bool {
        let again = self
            .last
            .as_ref()
            .is_some_and(|(seen, at)| seen == text && now.saturating_duration_since(*at) < REPEAT);
        self.last = Some((text.to_owned(), now));
        !again
    }
}

impl fmt::Debug for Repeats {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Repeats")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn codes(pieces: &[(&[u8], u64)]) -> Vec<String> {
        let start = Instant::now();
        let mut reading = Reading::default();
        for (bytes, at) in pieces {
            let now = start + Duration::from_millis(*at);
            reading.end_by_silence(now);
            reading.feed(bytes, now);
        }
        reading.end_by_silence(start + Duration::from_mins(1));
        std::iter::from_fn(|| reading.take()).collect()
    }

    #[test]
    fn every_line_end_ends_a_code_once() {
        let pieces: [(&[u8], u64); 1] = [(b"6901234567892\r\nA\tB\n\r\rC\r", 0)];
        assert_eq!(codes(&pieces), ["6901234567892", "A", "B", "C"]);
    }

    #[test]
    fn silence_ends_a_code_and_a_pause_within_does_not() {
        assert_eq!(codes(&[(b"1345", 0), (b"67", 100), (b"89", 219), (b"28", 340)]), ["13456789", "28"]);
    }

    #[test]
    fn control_characters_and_other_alphabets_are_left_out() {
        assert_eq!(codes(&[(b"\x02]C1\x1d0112\xce\xa2\x7f34\x03\r", 0)]), ["]C1011234"]);
        assert_eq!(codes(&[(b"\x02 \x03\r\x1d\r", 0)]), [""; 0]);
    }

    #[test]
    fn an_overlong_code_is_dropped_whole() {
        let longest = [b'7'; LONGEST];
        let pieces: [(&[u8], u64); 4] = [(&longest, 0), (b"\r", 1), (&longest, 2), (b"8\r9\r", 3)];
        assert_eq!(codes(&pieces), ["7".repeat(LONGEST), "9".to_owned()]);
    }

    #[test]
    fn a_code_held_in_view_is_one_scan() {
        let start = Instant::now();
        let at = |ms| start + Duration::from_millis(ms);
        let mut repeats = Repeats::default();
        let heard = [("A", 0), ("A", 1499), ("A", 2900), ("B", 2950), ("A", 3000), ("A", 4500)];
        let new: Vec<bool> = heard.iter().map(|(text, ms)| repeats.is_new(text, at(*ms))).collect();
        assert_eq!(new, [true, false, false, true, true, true]);
    }

    proptest! {
        /// However the line cuts the bytes up, the codes are the same and clean.
        #[test]
        fn pieces_do_not_matter(bytes in proptest::collection::vec(any::<u8>(), 0..900), cut in 1_usize..50) {
            let pieces: Vec<(&[u8], u64)> = bytes.chunks(cut).map(|piece| (piece, 0)).collect();
            let apart = codes(&pieces);
            prop_assert_eq!(&apart, &codes(&[(&bytes, 0)]));
            for code in &apart {
                prop_assert!(!code.is_empty() && code.len() <= LONGEST);
                prop_assert!(code.bytes().all(|byte| (b' '..=b'~').contains(&byte)));
            }
        }
    }
}
