use crate::address::ChipPort;
use crate::chip::frame::{Command, FrameFault, Music, command_frame, speak_frame};
use crate::chip::profile::{NumberStyle, VoiceProfile};
use crate::chip::reply::Reply;
use crate::chip::text::{encode_as, spoken_text};
use crate::ear::{Heard, foreign, hear};
use crate::patience::Patience;
use kit::line::{Line, Pace, SerialLine, SerialSettings, serial_ports};
use kit::{Found, Speaker, Trouble, TroubleKind};
use std::time::{Duration, Instant};

/// The chips want 8 ms between two frames; a write returns before the last byte has left.
const FRAME_GAP: Duration = Duration::from_millis(12);
const PACE: Pace = Pace { stall: Duration::from_millis(500), total: Duration::from_millis(1500) };

/// Opens a port.
type Opener = Box<dyn FnMut(&SerialSettings) -> Result<Box<dyn Line>, Trouble> + Send>;
/// Lists the ports that are there.
type Ports = Box<dyn FnMut() -> Vec<Found> + Send>;

/// A speaking chip at a serial port.
pub struct SerialSpeaker {
    address: ChipPort,
    voice: VoiceProfile,
    patience: Patience,
    opener: Opener,
    ports: Ports,
    line: Option<Box<dyn Line>>,
    /// Until when a phrase may still be running, when its end was not heard.
    busy_until: Option<Instant>,
}

impl SerialSpeaker {
    /// The speaker at `address`; nothing is opened yet.
    #[must_use]
    pub fn new(address: ChipPort, patience: Patience) -> Self {
        let voice = address.profile.profile().clone();
        Self {
            address,
            voice,
            patience,
            opener: Box::new(|settings| Ok(Box::new(SerialLine::open(settings)?))),
            ports: Box::new(serial_ports),
            line: None,
            busy_until: None,
        }
    }

    /// The same with a chip of another family than the address names.
    #[must_use]
    pub fn with_voice(mut self, voice: VoiceProfile) -> Self {
        self.voice = voice;
        self
    }

    /// The same among other ports than the system's.
    #[must_use]
    pub fn among(mut self, ports: impl FnMut() -> Vec<Found> + Send + 'static) -> Self {
        self.ports = Box::new(ports);
        self
    }

    /// The same over lines that are opened in another way.
    pub(crate) fn over(
        mut self,
        opener: impl FnMut(&SerialSettings) -> Result<Box<dyn Line>, Trouble> + Send + 'static,
    ) -> Self {
        self.opener = Box::new(opener);
        self
    }

    fn speak(&mut self, phrase: &str, end: Instant) -> Result<(), Trouble> {
        let text = spoken_text(phrase);
        let frame = self.frame(&text)?;
        self.ready()?;
        self.await_idle(end)?;
        if Instant::now() >= end {
            return Err(Trouble::new(TroubleKind::TimedOut, "no time left to speak"));
        }
        let speaking = self.speaking_time(&text);
        self.hand_over(&frame, speaking, end)?;
        self.await_end(Instant::now() + speaking + self.patience.tail, end)
    }

    fn frame(&self, text: &str) -> Result<Vec<u8>, Trouble> {
        let unfit = |fault: FrameFault| Trouble::new(TroubleKind::Unsupported, fault.to_string());
        let encoding = self.voice.best_encoding().ok_or_else(|| unfit(FrameFault::Encoding))?;
        let tags = self.voice.tags(self.address.volume, NumberStyle::Auto);
        speak_frame(&self.voice, encoding, Music(0), &encode_as(encoding, &(tags + text))).map_err(unfit)
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
            let found = if self.address.identity.is_some() { (self.ports)() } else { Vec::new() };
            let settings = self.address.settings(&self.voice, &found)?;
            let mut line = (self.opener)(&settings)?;
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
                Heard::Reply(Reply::Idle) => self.busy_until = None,
                answer => {
                    let speaking = answer == Heard::Reply(Reply::Busy);
                    if !speaking && Instant::now() >= busy_until {
                        self.busy_until = None;
                        break;
                    }
                    if Instant::now() >= end {
                        return Err(Trouble::new(
                            TroubleKind::TimedOut,
                            "the phrase before is still running",
                        ));
                    }
                    let pause = Instant::now() + self.patience.poll;
                    let pause = if speaking { pause } else { pause.min(busy_until) };
                    if self.hears_the_end(pause.min(end))? {
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
                Heard::Reply(Reply::Rejected) => self.busy_until = None,
                Heard::Reply(_) => return Ok(()),
                Heard::Noise => return Err(foreign()),
                Heard::Silence => {
                    let detail = "the frame was sent and not acknowledged";
                    return Err(Trouble::new(TroubleKind::TimedOut, detail));
                }
            }
        }
        Err(Trouble::new(TroubleKind::Garbled, "the chip rejects the frame"))
    }

    /// Waits for the end of the phrase: until `late` by listening, then by asking; never beyond `end`.
    fn await_end(&mut self, late: Instant, end: Instant) -> Result<(), Trouble> {
        if self.hears_the_end(late.min(end))? {
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
                Heard::Reply(Reply::Busy) => {}
                // The chip took the phrase; that its end was not heard is no reason to hold the next one up.
                _ => {
                    self.busy_until = None;
                    return Ok(());
                }
            }
            let pause = Instant::now() + self.patience.poll;
            if self.hears_the_end(pause.min(end))? {
                self.busy_until = None;
                return Ok(());
            }
            if Instant::now() >= end {
                return Err(Trouble::new(TroubleKind::TimedOut, "the chip does not come to an end"));
            }
        }
    }

    /// Asks whether it speaks: busy, idle, or rejected when it does not understand the question.
    fn poll(&mut self, end: Instant) -> Result<Heard, Trouble> {
        let frame = command_frame(&self.voice, Command::Status);
        self.write(&frame)?;
        let wanted = [Reply::Busy, Reply::Idle, Reply::Rejected];
        self.hear(&wanted, end.min(Instant::now() + self.patience.answer))
    }

    fn hears_the_end(&mut self, limit: Instant) -> Result<bool, Trouble> {
        Ok(self.hear(&[Reply::Idle], limit)? == Heard::Reply(Reply::Idle))
    }

    fn write(&mut self, frame: &[u8]) -> Result<(), Trouble> {
        std::thread::sleep(FRAME_GAP);
        self.line()?.write_all(frame, PACE).map_err(|fault| fault.trouble)
    }

    fn hear(&mut self, wanted: &[Reply], limit: Instant) -> Result<Heard, Trouble> {
        hear(self.line()?.as_mut(), wanted, limit)
    }

    fn line(&mut self) -> Result<&mut Box<dyn Line>, Trouble> {
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
            Heard::Reply(Reply::Rejected) | Heard::Noise => Err(foreign()),
            Heard::Reply(_) => Ok(()),
            Heard::Silence => Err(Trouble::new(TroubleKind::TimedOut, "the chip does not answer")),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{ProfileName, SYN6288};
    use std::sync::{Arc, Mutex};

    fn opened(baud: Option<u32>, voice: VoiceProfile) -> SerialSettings {
        let (profile, path) = (ProfileName::Syn6288, "COM4".to_owned());
        let port = ChipPort { path, profile, baud, volume: None, identity: None };
        let seen = Arc::new(Mutex::new(None));
        let see = Arc::clone(&seen);
        let speaker = SerialSpeaker::new(port, Patience::default()).with_voice(voice);
        let mut speaker = speaker.over(move |settings| {
            *see.lock().unwrap() = Some(settings.clone());
            Err(Trouble::new(TroubleKind::NotFound, "no such port"))
        });
        assert_eq!(speaker.check().unwrap_err().kind, TroubleKind::NotFound);
        seen.lock().unwrap().take().unwrap()
    }

    #[test]
    fn the_line_runs_at_the_speed_of_the_settings_or_of_the_family() {
        let fast = || VoiceProfile { baud: 115_200, ..SYN6288.clone() };
        assert_eq!(opened(None, SYN6288.clone()).baud, 9600);
        assert_eq!(opened(None, fast()).baud, 115_200);
        assert_eq!(opened(Some(57_600), fast()).baud, 57_600);
    }
}
