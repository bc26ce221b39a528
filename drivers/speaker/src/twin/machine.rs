use crate::chip::profile::{Encoding, VoiceProfile};
use crate::chip::reply::Reply;
use kit::twin::{Switch, Switches};
use std::time::{Duration, Instant};

/// The inside of an emulated chip, written from the datasheets and not from the driver's encoder.
#[derive(Debug)]
pub struct ChipMachine {
    pub profile: VoiceProfile,
    pub switches: Switches,
    /// To speak one character; ten times that when slow.
    pub character: Duration,
    input: Vec<u8>,
    speaking: Option<(String, Instant)>,
    pub spoken: Vec<String>,
    pub cut_off: Vec<String>,
    pub rejected: usize,
    answers: Vec<u8>,
}

impl ChipMachine {
    pub fn new(profile: VoiceProfile, switches: Switches, character: Duration) -> Self {
        Self {
            profile,
            switches,
            character,
            input: Vec::new(),
            speaking: None,
            spoken: Vec::new(),
            cut_off: Vec::new(),
            rejected: 0,
            answers: Vec::new(),
        }
    }

    /// Takes bytes in and works off every whole frame.
    pub fn take(&mut self, bytes: &[u8], now: Instant) {
        self.tick(now);
        if self.switches.is_on(Switch::Lying) {
            // at another speed neither understands the other
            self.answers.extend(bytes.iter().filter(|byte| **byte != 0).map(|_| 0xf8));
            return;
        }
        self.input.extend_from_slice(bytes);
        while let Some(frame) = self.next_frame() {
            self.execute(&frame, now);
        }
    }

    /// Cuts the next frame off the input; noise before a head is skipped.
    fn next_frame(&mut self) -> Option<Vec<u8>> {
        let head = self.input.iter().position(|byte| *byte == 0xfd).unwrap_or(self.input.len());
        self.input.drain(..head);
        let [_, high, low, ..] = *self.input.as_slice() else { return None };
        let whole = 3 + usize::from(u16::from_be_bytes([high, low]));
        (self.input.len() >= whole).then(|| self.input.drain(..whole).collect())
    }

    fn execute(&mut self, frame: &[u8], now: Instant) {
        let body = self.body(frame).map(<[u8]>::to_vec);
        match body.as_deref() {
            Some([0x01, parameters, text @ ..]) if self.reads(*parameters) && !self.too_long(text) => {
                self.say(Reply::Accepted);
                if let Some((cut, _)) = self.speaking.take() {
                    self.cut_off.push(cut);
                }
                let text = self.read(*parameters, text);
                let slow = if self.switches.is_on(Switch::Slow) { 10 } else { 1 };
                let characters = u32::try_from(text.chars().count()).unwrap_or(u32::MAX);
                self.speaking = Some((text, now + self.character * characters * slow));
            }
            Some([0x02]) => {
                self.say(Reply::Accepted);
                if let Some((cut, _)) = self.speaking.take() {
                    self.cut_off.push(cut);
                }
            }
            Some([0x21]) => {
                self.say(Reply::Accepted);
                self.say(if self.speaking.is_some() { Reply::Busy } else { Reply::Idle });
            }
            Some([0x03 | 0x04 | 0x88]) => self.say(Reply::Accepted),
            _ => {
                self.rejected += 1;
                self.say(Reply::Rejected);
            }
        }
    }

    /// The command and its parameters, when the frame is sound.
    fn body<'a>(&self, frame: &'a [u8]) -> Option<&'a [u8]> {
        if self.switches.is_on(Switch::Garbling) {
            return None;
        }
        if !self.profile.checksum {
            return frame.get(3..);
        }
        let (last, before) = frame.split_last()?;
        (before.iter().fold(0, |sum, byte| sum ^ byte) == *last).then(|| before.get(3..)).flatten()
    }

    fn reads(&self, parameters: u8) -> bool {
        self.encoding(parameters).is_some() && parameters >> 3 <= self.profile.music
    }

    fn encoding(&self, parameters: u8) -> Option<Encoding> {
        let mut known = self.profile.encodings.iter();
        known.find(|(_, number)| *number == parameters & 0x07).map(|(encoding, _)| *encoding)
    }

    /// GBK holds GB2312.
    fn read(&self, parameters: u8, text: &[u8]) -> String {
        let reader = match self.encoding(parameters) {
            Some(Encoding::Big5) => encoding_rs::BIG5,
            Some(Encoding::Ucs2) => encoding_rs::UTF_16BE,
            _ => encoding_rs::GBK,
        };
        reader.decode(text).0.into_owned()
    }

    fn too_long(&self, text: &[u8]) -> bool {
        text.len() > self.profile.max_text
    }

    /// Ends the phrase whose time is over.
    pub fn tick(&mut self, now: Instant) {
        if let Some((text, _)) = self.speaking.take_if(|(_, end)| *end <= now) {
            self.spoken.push(text);
            self.say(Reply::Idle);
        }
    }

    /// The power is gone.
    pub fn part(&mut self) {
        self.input.clear();
        self.answers.clear();
        if let Some((cut, _)) = self.speaking.take() {
            self.cut_off.push(cut);
        }
    }

    fn say(&mut self, reply: Reply) {
        if !self.switches.is_on(Switch::Mute) {
            self.answers.push(reply.byte());
        }
    }

    pub fn answers(&mut self) -> Vec<u8> {
        std::mem::take(&mut self.answers)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::chip::profile::{SYN6288, XFS5152};

    const SPEAK: [u8; 11] = [0xfd, 0x00, 0x08, 0x01, 0x01, 0x5b, 0x76, 0x31, 0x31, 0x5d, 0x85];

    fn machine(profile: VoiceProfile) -> ChipMachine {
        ChipMachine::new(profile, Switches::default(), Duration::from_millis(10))
    }

    #[test]
    fn a_sound_frame_is_acknowledged_spoken_and_ended() {
        let (mut chip, now) = (machine(SYN6288.clone()), Instant::now());
        chip.take(&SPEAK[..4], now);
        chip.take(&SPEAK[4..], now);
        assert_eq!(chip.answers(), [0x41]);
        chip.take(&[0xfd, 0x00, 0x02, 0x21, 0xde], now);
        assert_eq!(chip.answers(), [0x41, 0x4e]);
        chip.tick(now + Duration::from_millis(50));
        assert_eq!((chip.answers(), chip.spoken.clone()), (vec![0x4f], vec!["[v11]".to_owned()]));
        chip.take(&[0xfd, 0x00, 0x02, 0x21, 0xde], now + Duration::from_millis(60));
        assert_eq!(chip.answers(), [0x41, 0x4f]);
    }

    #[test]
    fn a_frame_that_comes_early_cuts_the_running_one_off() {
        let (mut chip, now) = (machine(SYN6288.clone()), Instant::now());
        chip.take(&SPEAK, now);
        chip.take(&SPEAK, now);
        chip.tick(now + Duration::from_secs(1));
        assert_eq!((chip.cut_off.len(), chip.spoken.len()), (1, 1));
    }

    #[test]
    fn a_bad_checksum_a_long_text_and_an_unknown_command_are_rejected() {
        let (mut chip, now) = (machine(SYN6288.clone()), Instant::now());
        let mut bad = SPEAK;
        bad[10] ^= 1;
        chip.take(&bad, now);
        let mut long = vec![0xfd, 0x00, 0xcc, 0x01, 0x01];
        long.extend([b'8'; 201]);
        long.push(long.iter().fold(0, |sum, byte| sum ^ byte));
        chip.take(&long, now);
        chip.take(&[0xfd, 0x00, 0x02, 0x77, 0x88], now);
        assert_eq!((chip.answers(), chip.rejected), (vec![0x45, 0x45, 0x45], 3));
        let mut other = machine(XFS5152.clone());
        other.take(&[0xfd, 0x00, 0x03, 0x01, 0x01, b'8'], now);
        assert_eq!(other.answers(), [0x41]);
    }
}
