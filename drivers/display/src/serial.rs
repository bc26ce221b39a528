use crate::address::DisplayAddress;
use crate::profile::{DisplayKind, KICK};
use kit::line::{Line, Pace, SerialLine};
use kit::{Display, Shown, Trouble, TroubleKind};
use std::time::{Duration, Instant};

/// 2400 bits per second carry a frame of fifty bytes in a quarter of a second.
const PACE: Pace = Pace { stall: Duration::from_secs(1), total: Duration::from_secs(3) };
/// Between two kicks: the solenoid burns when it is driven without a pause.
const KICK_GAP: Duration = Duration::from_secs(1);

/// A display at a serial port.
pub struct SerialDisplay {
    address: DisplayAddress,
    line: Option<SerialLine>,
    kicked: Option<Instant>,
}

impl SerialDisplay {
    /// The display at `address`; nothing is opened yet.
    #[must_use]
    pub const fn new(address: DisplayAddress) -> Self {
        Self { address, line: None, kicked: None }
    }

    /// Writes, over a kept line if it still takes bytes. One that turns out dead is opened anew: the display was
    /// unplugged and is back, and a frame stands for itself.
    fn write(&mut self, frame: &[u8]) -> Result<(), Trouble> {
        if let Some(line) = &mut self.line {
            let kept = line.drain().and_then(|()| line.write_all(frame, PACE).map_err(|fault| fault.trouble));
            match kept {
                Err(trouble) if trouble.kind != TroubleKind::TimedOut => self.line = None,
                outcome => return self.settle(outcome),
            }
        }
        let outcome = self.open_and_write(frame);
        self.settle(outcome)
    }

    fn open_and_write(&mut self, frame: &[u8]) -> Result<(), Trouble> {
        let line = SerialLine::open(&self.address.settings()?)?;
        let line = self.line.insert(line);
        // whatever it showed before it was lost is stale
        let dark = [DisplayKind::dark()];
        line.write_all(&dark, PACE).and_then(|()| line.write_all(frame, PACE)).map_err(|fault| fault.trouble)
    }

    fn settle(&mut self, outcome: Result<(), Trouble>) -> Result<(), Trouble> {
        if let Err(trouble) = &outcome {
            tracing::debug!(%trouble, "the display took nothing");
            self.line = None;
        }
        outcome
    }
}

impl Display for SerialDisplay {
    fn show(&mut self, what: Option<&Shown>) -> Result<(), Trouble> {
        match self.address.kind().frame(what) {
            Ok(frame) => self.write(&frame),
            Err(unfit) => {
                let dark = self.address.kind().frame(None)?;
                self.write(&dark)?;
                Err(unfit)
            }
        }
    }

    fn kick_drawer(&mut self) -> Result<(), Trouble> {
        if !self.address.kind().has_drawer() {
            return Err(Trouble::new(TroubleKind::Unsupported, "the display has no box for a drawer"));
        }
        if let Some(kicked) = self.kicked {
            std::thread::sleep(KICK_GAP.saturating_sub(kicked.elapsed()));
        }
        self.write(&KICK)?;
        self.kicked = Some(Instant::now());
        Ok(())
    }
}
