use super::device::Mishap;
use super::tokens::{Token, first_token};
use kit::twin::{Switch, Switches};

/// The inside of an emulated printer: a buffer, a print head, a drawer wire.
#[derive(Debug, Default)]
pub struct Mechanism {
    pub switches: Switches,
    /// Taken in and not worked off, because there is no paper or the cover is open.
    buffer: Vec<u8>,
    current: Vec<u8>,
    jobs: Vec<Vec<u8>>,
    pub kicks: Vec<Vec<u8>>,
    answers: Vec<u8>,
    automatic: u8,
    told: Option<[u8; 4]>,
    /// Job bytes put on paper since the last cue was set.
    worked: usize,
    pub cue: Option<(usize, Mishap)>,
    pub hung_up: bool,
    pub connections: usize,
}

impl Mechanism {
    fn stopped(&self) -> bool {
        self.switches.is_on(Switch::PaperOut) || self.switches.is_on(Switch::CoverOpen)
    }

    /// Takes bytes in.
    pub fn take(&mut self, bytes: &[u8]) {
        self.buffer.extend_from_slice(bytes);
        self.work();
    }

    /// Works the buffer off as far as paper and cover allow; questions in real time are answered in any case.
    pub fn work(&mut self) {
        while !self.stopped() && !self.hung_up {
            let Some((token, length)) = first_token(&self.buffer) else { break };
            self.buffer.drain(..length);
            self.execute(token);
        }
        if self.hung_up {
            self.buffer.clear();
        } else if self.stopped() {
            self.answer_in_real_time();
        }
        self.tell_changes();
    }

    fn execute(&mut self, token: Token) {
        match token {
            Token::RealTimeAsk(n) => self.answer(n),
            Token::QueuedAsk(_) => {
                let near_end = self.switches.is_on(Switch::PaperNearEnd);
                self.say(&[if near_end { 0x03 } else { 0x00 }]);
                self.finish();
            }
            Token::AutomaticStatus(n) => {
                self.automatic = n;
                self.told = None;
            }
            Token::Init => {
                self.finish();
                self.put(&[0x1b, 0x40]);
            }
            Token::Kick(bytes) => self.kicks.push(bytes),
            Token::Paper(bytes) => self.put(&bytes),
        }
    }

    fn put(&mut self, bytes: &[u8]) {
        self.current.extend_from_slice(bytes);
        self.worked += bytes.len();
        if let Some((_, mishap)) = self.cue.take_if(|(after, _)| *after <= self.worked) {
            match mishap {
                Mishap::HangUp => self.hung_up = true,
                Mishap::PaperOut => self.switches.set(Switch::PaperOut, true),
            }
        }
    }

    /// Sets what goes wrong, and when, counted from here.
    pub const fn set_cue(&mut self, after: usize, mishap: Mishap) {
        self.worked = 0;
        self.cue = Some((after, mishap));
    }

    /// The job on the paper is over.
    pub fn finish(&mut self) {
        if !self.current.is_empty() {
            self.jobs.push(std::mem::take(&mut self.current));
        }
    }

    /// The line was closed: what is left of a command is no command.
    pub fn part(&mut self) {
        // New paper may have come since the last look at the buffer.
        self.work();
        self.hung_up = false;
        self.answers.clear();
        if !self.stopped() {
            self.current.append(&mut self.buffer);
            self.finish();
        }
    }

    fn answer_in_real_time(&mut self) {
        let mut at = 0;
        while let Some(window) = self.buffer.get(at..at + 3) {
            if let [0x10, 0x04, n @ 1..=4] = *window {
                self.buffer.drain(at..at + 3);
                self.answer(n);
            } else {
                at += 1;
            }
        }
    }

    fn answer(&mut self, n: u8) {
        let out = self.switches.is_on(Switch::PaperOut);
        let cover = self.switches.is_on(Switch::CoverOpen);
        let near = out || self.switches.is_on(Switch::PaperNearEnd);
        let bits =
            |pairs: &[(bool, u8)]| pairs.iter().filter(|pair| pair.0).fold(0x12, |sum, pair| sum | pair.1);
        let answer = match n {
            1 => bits(&[(true, 0x04), (out || cover, 0x08)]),
            2 => bits(&[(cover, 0x04), (out, 0x20)]),
            4 => bits(&[(near, 0x0c), (out, 0x60)]),
            _ => bits(&[]),
        };
        self.say(&[answer]);
    }

    /// Automatic status (GS a): four bytes at once, and with every change.
    fn tell_changes(&mut self) {
        if self.automatic == 0 {
            return;
        }
        let out = self.switches.is_on(Switch::PaperOut);
        let cover = self.switches.is_on(Switch::CoverOpen);
        let near = out || self.switches.is_on(Switch::PaperNearEnd);
        let first = 0x14 | if out || cover { 0x08 } else { 0 } | if cover { 0x20 } else { 0 };
        let third = if near { 0x03 } else { 0 } | if out { 0x0c } else { 0 };
        let message = [first, 0x00, third, 0x00];
        if self.told != Some(message) {
            self.told = Some(message);
            self.say(&message);
        }
    }

    fn say(&mut self, bytes: &[u8]) {
        if !self.switches.is_on(Switch::Mute) {
            self.answers.extend_from_slice(bytes);
        }
    }

    /// What it has to say.
    pub fn answers(&mut self) -> Vec<u8> {
        std::mem::take(&mut self.answers)
    }

    /// Every job so far, the unfinished one included.
    pub fn jobs(&self) -> Vec<Vec<u8>> {
        let mut jobs = self.jobs.clone();
        if !self.current.is_empty() {
            jobs.push(self.current.clone());
        }
        jobs
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn held_data_is_worked_off_even_when_the_line_closes_with_the_new_paper() {
        let mut printer = Mechanism::default();
        printer.switches.set(Switch::PaperOut, true);
        printer.take(b"\x1b@slip\n\x1dr\x01");
        assert!(printer.jobs().is_empty());
        printer.switches.set(Switch::PaperOut, false);
        printer.part();
        assert_eq!(printer.jobs(), [b"\x1b@slip\n".to_vec()]);
    }

    #[test]
    fn without_paper_questions_are_answered_and_the_rest_waits() {
        let mut printer = Mechanism::default();
        printer.switches.set(Switch::PaperOut, true);
        printer.take(b"\x1b@A\x10\x04\x01B\x10\x04");
        assert_eq!(printer.answers(), [0x1e]);
        printer.take(b"\x02C\x10\x04\x04");
        assert_eq!(printer.answers(), [0x32, 0x7e]);
        printer.switches.set(Switch::PaperOut, false);
        printer.work();
        assert_eq!(printer.jobs(), [b"\x1b@ABC".to_vec()]);
    }
}
