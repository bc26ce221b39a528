//! Bytes of a scanner in pieces with pauses: the codes cut out of them are those that a plain second telling of the
//! rule finds, whole, printable and bounded, and a code held in view counts once.
#![no_main]

#[path = "../../../drivers/scanner/src/reading.rs"]
#[allow(dead_code, reason = "the driver's own file; the target needs a part of it")]
mod reading;

use libfuzzer_sys::fuzz_target;
use reading::{LONGEST, REPEAT, Reading, Repeats, SILENCE};
use std::sync::LazyLock;
use std::time::{Duration, Instant};

/// Pauses before a piece, in ms, chosen by the low half of its first byte; the high half is its length.
const PAUSES: [u64; 16] = [0, 0, 0, 1, 40, 119, 120, 121, 300, 1379, 1380, 1499, 1500, 1501, 4000, 0];

static START: LazyLock<Instant> = LazyLock::new(Instant::now);

#[derive(Default)]
struct Told {
    held: Vec<u8>,
    last: u64,
    codes: Vec<String>,
}

impl Told {
    fn end(&mut self) {
        let held = std::mem::take(&mut self.held);
        let code: String =
            held.iter().filter(|b| (0x20..0x7f).contains(*b)).map(|b| char::from(*b)).collect();
        if held.len() <= LONGEST && code.chars().any(|letter| letter != ' ') {
            self.codes.push(code);
        }
    }

    fn piece(&mut self, bytes: &[u8], at: u64) {
        if !self.held.is_empty() && Duration::from_millis(at - self.last) >= SILENCE {
            self.end();
        }
        for byte in bytes {
            if [9, 10, 13].contains(byte) { self.end() } else { self.held.push(*byte) }
        }
        self.last = at;
    }
}

fuzz_target!(|data: &[u8]| {
    let (mut reading, mut told) = (Reading::default(), Told::default());
    let (mut repeats, mut seen) = (Repeats::default(), None::<(String, u64)>);
    let (mut at, mut rest) = (0, data);
    let mut compared = 0;
    loop {
        let over = rest.is_empty();
        let piece = match rest {
            [head, tail @ ..] => {
                at += PAUSES[usize::from(head & 15)];
                // long pieces too, or no code would ever be overlong
                let length = match usize::from(head >> 4) {
                    15 => 200,
                    short => short,
                };
                let (piece, after) = tail.split_at(length.min(tail.len()));
                rest = after;
                piece
            }
            [] => {
                at += 60_000;
                &[]
            }
        };
        let now = *START + Duration::from_millis(at);
        reading.end_by_silence(now);
        reading.feed(piece, now);
        told.piece(piece, at);
        assert!(reading.silence_left(now).is_none_or(|left| left <= SILENCE));
        while let Some(code) = reading.take() {
            assert_eq!(told.codes.get(compared), Some(&code));
            compared += 1;
            assert!(code.len() <= LONGEST && code.bytes().all(|byte| (b' '..=b'~').contains(&byte)));
            let again = seen
                .as_ref()
                .is_some_and(|(text, when)| *text == code && Duration::from_millis(at - when) < REPEAT);
            assert_eq!(repeats.is_new(&code, now), !again);
            seen = Some((code, at));
        }
        assert_eq!(compared, told.codes.len());
        if over {
            break;
        }
    }
});
