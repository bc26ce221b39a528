//! Anything at all from a printer: words are told apart as a plain second telling does it, a state says what its bits
//! say, nothing is proven that was not said, and a printer that babbles holds nobody up.
#![no_main]

#[path = "../../../drivers/printer/src/escpos/conversation.rs"]
mod conversation;
#[path = "../../../drivers/printer/src/escpos/patience.rs"]
#[allow(dead_code, reason = "the driver's own file; the target needs a part of it")]
mod patience;
#[path = "../../../drivers/printer/src/escpos/status.rs"]
#[allow(dead_code, reason = "the driver's own file; the target needs a part of it")]
mod status;

use conversation::Conversation;
use kit::line::{Line, Pace, WriteFault};
use kit::{PaperState, Trouble, TroubleKind};
use libfuzzer_sys::fuzz_target;
use patience::Patience;
use status::{Ask, StatusStream, Word, hindrance};
use std::time::{Duration, Instant};

/// The words of a stream, told by the bits that the manuals fix.
fn told(bytes: &[u8]) -> Vec<Word> {
    let (mut words, mut open) = (Vec::new(), Vec::new());
    for byte in bytes {
        let bit = |n: u8| byte >> n & 1 == 1;
        match (bit(7), bit(4), bit(1), bit(0)) {
            (false, true, true, false) => words.push(Word::RealTime(*byte)),
            (false, true, false, false) => open = vec![*byte],
            (false, false, ..) if open.is_empty() => words.push(Word::Queued(*byte)),
            (false, false, ..) => {
                open.push(*byte);
                if let Ok(whole) = <[u8; 4]>::try_from(open.as_slice()) {
                    words.push(Word::Automatic(whole));
                    open.clear();
                }
            }
            _ => {}
        }
    }
    words
}

/// A printer that says what it is told to, for ever when it babbles.
struct Mouth<'a> {
    bytes: &'a [u8],
    at: usize,
    babbles: bool,
    reads: usize,
    heard: Vec<u8>,
}

impl Line for Mouth<'_> {
    fn write_all(&mut self, bytes: &[u8], _pace: Pace) -> Result<(), WriteFault> {
        self.heard.extend_from_slice(bytes);
        Ok(())
    }

    fn read(&mut self, buffer: &mut [u8], _wait: Duration) -> Result<usize, Trouble> {
        self.reads += 1;
        if self.at == self.bytes.len() && self.babbles {
            self.at = 0;
        }
        match (self.bytes.get(self.at), buffer.first_mut()) {
            (Some(byte), Some(place)) => {
                *place = *byte;
                self.at += 1;
                Ok(1)
            }
            _ => Ok(0),
        }
    }
}

fn expected(printer: u8, offline: u8, paper: u8) -> Option<TroubleKind> {
    if offline & 0x20 != 0 || paper & 0x60 != 0 {
        Some(TroubleKind::PaperOut)
    } else if offline & 0x04 != 0 {
        Some(TroubleKind::CoverOpen)
    } else if offline & 0x40 != 0 || printer & 0x08 != 0 {
        Some(TroubleKind::DeviceError)
    } else {
        None
    }
}

const NONE: Duration = Duration::ZERO;
/// No time at all: every question is answered by the byte that is there, or not.
const IMPATIENT: Patience =
    Patience { connect: NONE, answer: NONE, stall: NONE, proof: NONE, look: NONE, kick_gap: NONE };

fuzz_target!(|data: &[u8]| {
    let [flags, bytes @ ..] = data else { return };
    let mut stream = StatusStream::default();
    let words: Vec<Word> = bytes.iter().filter_map(|byte| stream.feed(*byte)).collect();
    assert_eq!(words, told(bytes));
    let count = |kind: fn(&Word) -> bool| words.iter().filter(|word| kind(word)).count();
    let counts = (
        count(|word| matches!(word, Word::RealTime(_))),
        count(|word| matches!(word, Word::Queued(_))),
        count(|word| matches!(word, Word::Automatic(_))),
    );
    assert_eq!(printer::probe::words(bytes), counts);

    for three in bytes.windows(3) {
        let mut state = PaperState::default();
        for (ask, answer) in Ask::ALL.into_iter().zip(three) {
            ask.note(*answer, &mut state);
        }
        assert_eq!(hindrance(&state), expected(three[0], three[1], three[2]));
        assert_eq!(state.online, Some(three[0] & 0x08 == 0));
    }

    let mut mouth = Mouth { bytes, at: 0, babbles: flags & 1 == 1, reads: 0, heard: Vec::new() };
    let mut talk = Conversation::new(&mut mouth, IMPATIENT);
    let state = talk.look(NONE).expect("the line is there");
    let proven = talk.proven(Instant::now()).expect("the line is there");
    assert!(state.online.is_none() || counts.0 > 0, "a state that nobody told");
    assert!(state.online.is_some() || state == PaperState::default(), "half a state");
    // a babbler's last bytes and its first ones may make a word together
    let low = bytes.iter().any(|byte| byte & 0x90 == 0);
    assert!(!proven || if mouth.babbles { low } else { counts.1 > 0 }, "a proof that nobody gave");
    assert!(mouth.reads <= 64 + 3 + 2, "{} reads", mouth.reads);
    assert!(mouth.heard.chunks(3).zip(Ask::ALL).all(|(sent, ask)| sent == ask.bytes()));
    assert!(mouth.heard.len() <= 9);
});
