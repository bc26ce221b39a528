//! Doors for hostile input.

use crate::chip::reply::Reply;
use crate::chip::text::{encode, spoken_text};
use crate::{ChipPort, Patience, ProfileName, SerialSpeaker};
use kit::line::{Line, Pace, WriteFault};
use kit::{Speaker, Trouble};
use std::collections::VecDeque;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

/// Reads any bytes at all as a chip's replies; how many mean something.
#[must_use]
pub fn replies(bytes: &[u8]) -> usize {
    bytes.iter().filter(|byte| Reply::of(**byte).is_some_and(|reply| reply.byte() == **byte)).count()
}

/// The bytes of any phrase at all, as they go into a frame.
#[must_use]
pub fn spoken(phrase: &str) -> Vec<u8> {
    encode(&spoken_text(phrase))
}

/// A chip that answers each write with the next of its answers, whatever was asked.
struct Scripted {
    answers: VecDeque<Vec<u8>>,
    coming: VecDeque<u8>,
    written: Arc<Mutex<Vec<Vec<u8>>>>,
}

impl Line for Scripted {
    fn write_all(&mut self, bytes: &[u8], _: Pace) -> Result<(), WriteFault> {
        self.written.lock().unwrap_or_else(PoisonError::into_inner).push(bytes.to_vec());
        self.coming.extend(self.answers.pop_front().unwrap_or_default());
        Ok(())
    }

    fn read(&mut self, buffer: &mut [u8], wait: Duration) -> Result<usize, Trouble> {
        for (count, place) in buffer.iter_mut().enumerate() {
            let Some(byte) = self.coming.pop_front() else {
                if count == 0 {
                    std::thread::sleep(wait);
                }
                return Ok(count);
            };
            *place = byte;
        }
        Ok(buffer.len())
    }
}

/// Speaks a phrase to a SYN6288 that answers as scripted: one answer for each frame it hears, silence after the
/// last. Gives the outcome and the frames, oldest first. Takes some 20 ms for each frame, 1 s at most.
pub fn scripted(phrase: &str, answers: &[&[u8]]) -> (Result<(), Trouble>, Vec<Vec<u8>>) {
    let port = ChipPort {
        path: "script".to_owned(),
        profile: ProfileName::Syn6288,
        baud: None,
        volume: None,
        identity: None,
    };
    let tick = Duration::from_millis(10);
    let patience = Patience { answer: tick, character: Duration::ZERO, tail: tick, poll: tick };
    let written = Arc::new(Mutex::new(Vec::new()));
    let mut script: VecDeque<Vec<u8>> = answers.iter().map(|answer| answer.to_vec()).collect();
    let log = Arc::clone(&written);
    let mut speaker = SerialSpeaker::new(port, patience).over(move |_| {
        let line = Scripted {
            answers: std::mem::take(&mut script),
            coming: VecDeque::new(),
            written: Arc::clone(&log),
        };
        Ok(Box::new(line))
    });
    let outcome = speaker.say(phrase, Duration::from_secs(1));
    let frames = std::mem::take(&mut *written.lock().unwrap_or_else(PoisonError::into_inner));
    (outcome, frames)
}

#[cfg(test)]
mod tests {
    use super::*;
    use kit::TroubleKind;

    /// The outcome, and how many of the frames were the phrase.
    fn told(answers: &[&[u8]]) -> (Result<(), TroubleKind>, usize) {
        let (outcome, frames) = scripted("收款", answers);
        let phrases = frames.iter().filter(|frame| frame.get(3) == Some(&0x01)).count();
        (outcome.map_err(|trouble| trouble.kind), phrases)
    }

    #[test]
    fn only_what_the_chip_took_counts_as_spoken() {
        assert_eq!(told(&[b"\x41\x4f", b"\x41\x4f"]), (Ok(()), 1));
        assert_eq!(told(&[b"\x41\x4f", b"\x45", b"\x41\x4f"]), (Ok(()), 2));
        assert_eq!(told(&[b"\x41\x4f", b"\x45", b"\x45"]), (Err(TroubleKind::Garbled), 2));
        assert_eq!(told(&[b"\x41\x4f"]), (Err(TroubleKind::TimedOut), 1));
        // half an answer: noise and then nothing
        assert_eq!(told(&[b"\x41\x4f", b"\xf8\x00"]), (Err(TroubleKind::Garbled), 1));
        assert_eq!(told(&[b"\x41", b"\x4a"]), (Err(TroubleKind::TimedOut), 1));
        // an answer behind noise is an answer
        assert_eq!(told(&[b"\x41\x4f", b"\xf8\x41\x4f"]), (Ok(()), 1));
    }
}
