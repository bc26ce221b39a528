use crate::address::ChipPort;
use crate::chip::frame::{Command, Music, command_frame, speak_frame};
use crate::chip::profile::{Encoding, NumberStyle};
use crate::chip::reply::Reply;
use crate::chip::text::{encode, spoken_text};
use kit::line::{Line, Pace, SerialLine};
use kit::{Speaker, Trouble, TroubleKind};
use std::time::{Duration, Instant};

/// How long each step with a chip may take.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Patience {
    /// For 41 after a frame, and for the answer to a status question.
    pub answer: Duration,
    /// To speak one character.
    pub character: Duration,
    /// For 4F, beyond the time the characters take.
    pub tail: Duration,
    /// Between two status questions to a chip that is speaking.
    pub poll: Duration,
}

impl Default for Patience {
    fn default() -> Self {
        Self {
            answer: Duration::from_millis(500),
            character: Duration::from_millis(350),
            tail: Duration::from_secs(3),
            poll: Duration::from_millis(300),
        }
    }
}

/// The chips want 8 ms between two frames; a write returns before the last byte has left.
const FRAME_GAP: Duration = Duration::from_millis(12);
const PACE: Pace = Pace { stall: Duration::from_millis(500), total: Duration::from_millis(1500) };

/// A speaking chip at a serial port.
pub struct SerialSpeaker {
    address: ChipPort,
    patience: Patience,
    line: Option<SerialLine>,
    /// Until when a phrase may still be running, when its end was not heard.
    busy_until: Option<Instant>,
}

impl SerialSpeaker {
    /// The speaker at `address`; nothing is opened yet.
    #[must_use]
    pub const fn new(address: ChipPort, patience: Patience) -> Self {
        Self { address, patience, line: None, busy_until: None }
    }

    fn speak(&mut self, phrase: &str, end: Instant) -> Result<(), Trouble> {
        let profile = self.address.profile();
        let text = spoken_text(phrase);
        let tags = profile.tags(self.address.volume, NumberStyle::Auto);
        let frame = speak_frame(profile, Encoding::Gbk, Music(0), &encode(&(tags + &text)))
            .map_err(|fault| Trouble::new(TroubleKind::Unsupported, fault.to_string()))?;
        self.ready()?;
        self.await_idle(end)?;
        if Instant::now() >= end {
            return Err(Trouble::new(TroubleKind::TimedOut, "no time left to speak"));
        }
        let speaking = self.speaking_time(&text);
        self.hand_over(&frame, speaking, end)?;
        self.await_end(Instant::now() + speaking + self.patience.tail, end)
    }

    fn speaking_time(&self, text: &str) -> Duration {
        self.patience.character * u32::try_from(text.chars().count()).unwrap_or(u32::MAX)
    }

    /// Has an open port with nothing old in it. A port that turns out dead is opened anew: the speaker was
    /// unplugged and is back.
    fn ready(&mut self) -> Result<(), Trouble> {
        if self.line.as_mut().is_some_and(|line| line.drain().is_err()) {
            self.line = None;
        }
        if self.line.is_none() {
            let mut line = SerialLine::open(&self.address.settings()?)?;
            line.drain()?;
            self.line = Some(line);
            // The chip may be speaking: it was not this program that started it.
            self.busy_until = Some(Instant::now());
        }
        Ok(())
    }

    /// Waits for the end of the phrase before, if it was not heard. A mute chip is given its time.
    fn await_idle(&mut self, end: Instant) -> Result<(), Trouble> {
        while let Some(busy_until) = self.busy_until {
            match self.poll(end)? {
                Some(Reply::Idle) => self.busy_until = None,
                None if Instant::now() >= busy_until => self.busy_until = None,
                answer => {
                    if Instant::now() >= end {
                        return Err(Trouble::new(
                            TroubleKind::TimedOut,
                            "the phrase before is still running",
                        ));
                    }
                    let pause = Instant::now() + self.patience.poll;
                    let pause = if answer.is_none() { pause.min(busy_until) } else { pause };
                    if self.hear(&[Reply::Idle], pause.min(end))?.is_some() {
                        self.busy_until = None;
                    }
                }
            }
        }
        Ok(())
    }

    /// Sends the frame until it is taken, twice at most: a rejected frame is not spoken.
    fn hand_over(&mut self, frame: &[u8], speaking: Duration, end: Instant) -> Result<(), Trouble> {
        for _ in 0..2 {
            self.write(frame)?;
            self.busy_until = Some(Instant::now() + speaking);
            let limit = end.min(Instant::now() + self.patience.answer);
            match self.hear(&[Reply::Accepted, Reply::Rejected], limit)? {
                Some(Reply::Rejected) => self.busy_until = None,
                Some(_) => return Ok(()),
                None => {
                    let detail = "the frame was sent and not acknowledged";
                    return Err(Trouble::new(TroubleKind::TimedOut, detail));
                }
            }
        }
        Err(Trouble::new(TroubleKind::Garbled, "the chip rejects the frame"))
    }

    /// Waits for the end of the phrase: until `late` by listening, then by asking; never beyond `end`.
    fn await_end(&mut self, late: Instant, end: Instant) -> Result<(), Trouble> {
        if self.hear(&[Reply::Idle], late.min(end))?.is_some() {
            self.busy_until = None;
            return Ok(());
        }
        if Instant::now() < late {
            // Taken and within its time: the next phrase finds out when it ended.
            self.busy_until = Some(late);
            return Ok(());
        }
        loop {
            match self.poll(end)? {
                Some(Reply::Busy) => {}
                // The chip took the phrase; that its end was not heard is no reason to hold the next one up.
                _ => {
                    self.busy_until = None;
                    return Ok(());
                }
            }
            let pause = Instant::now() + self.patience.poll;
            if self.hear(&[Reply::Idle], pause.min(end))?.is_some() {
                self.busy_until = None;
                return Ok(());
            }
            if Instant::now() >= end {
                return Err(Trouble::new(TroubleKind::TimedOut, "the chip does not come to an end"));
            }
        }
    }

    /// Asks whether it speaks; `None` when it does not say.
    fn poll(&mut self, end: Instant) -> Result<Option<Reply>, Trouble> {
        let frame = command_frame(self.address.profile(), Command::Status);
        self.write(&frame)?;
        self.hear(&[Reply::Busy, Reply::Idle], end.min(Instant::now() + self.patience.answer))
    }

    fn write(&mut self, frame: &[u8]) -> Result<(), Trouble> {
        std::thread::sleep(FRAME_GAP);
        self.line()?.write_all(frame, PACE).map_err(|fault| fault.trouble)
    }

    /// Listens for one of `wanted` until `limit`; other bytes pass.
    fn hear(&mut self, wanted: &[Reply], limit: Instant) -> Result<Option<Reply>, Trouble> {
        let line = self.line()?;
        loop {
            let left = limit.saturating_duration_since(Instant::now());
            let mut byte = [0];
            if line.read(&mut byte, left)? > 0
                && let Some(reply) = Reply::of(byte[0]).filter(|reply| wanted.contains(reply))
            {
                return Ok(Some(reply));
            }
            // by the clock and not by the silence: a chip may babble without end
            if left.is_zero() {
                return Ok(None);
            }
        }
    }

    fn line(&mut self) -> Result<&mut SerialLine, Trouble> {
        self.line.as_mut().ok_or_else(|| Trouble::new(TroubleKind::Disconnected, "the port is closed"))
    }
}

impl Speaker for SerialSpeaker {
    fn say(&mut self, phrase: &str, deadline: Duration) -> Result<(), Trouble> {
        let outcome = self.speak(phrase, Instant::now() + deadline);
        if let Err(trouble) = &outcome {
            tracing::debug!(%trouble, "the speaker did not speak");
            if !matches!(
                trouble.kind,
                TroubleKind::TimedOut | TroubleKind::Garbled | TroubleKind::Unsupported
            ) {
                self.line = None;
            }
        }
        outcome
    }

    fn check(&mut self) -> Result<(), Trouble> {
        let end = Instant::now() + self.patience.answer;
        let outcome = self.ready().and_then(|()| self.poll(end));
        if outcome.is_err() {
            self.line = None;
        }
        match outcome? {
            Some(_) => Ok(()),
            None => Err(Trouble::new(TroubleKind::TimedOut, "the chip does not answer")),
        }
    }
}
