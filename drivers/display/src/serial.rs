use crate::address::DisplayAddress;
use crate::profile::{DisplayKind, KICK};
use kit::line::{Line, Pace, SerialLine, SerialSettings, serial_ports};
use kit::{Display, Found, Shown, Trouble, TroubleKind};
use std::time::{Duration, Instant};

/// 2400 bits per second carry a frame of fifty bytes in a quarter of a second.
const PACE: Pace = Pace { stall: Duration::from_secs(1), total: Duration::from_secs(3) };
/// Between two kicks: the solenoid burns when it is driven without a pause.
const KICK_GAP: Duration = Duration::from_secs(1);

/// Opens a port.
type Opener = Box<dyn FnMut(&SerialSettings) -> Result<Box<dyn Line>, Trouble> + Send>;
/// Lists the ports that are there.
type Ports = Box<dyn FnMut() -> Vec<Found> + Send>;

/// A display at a serial port.
pub struct SerialDisplay {
    address: DisplayAddress,
    opener: Opener,
    ports: Ports,
    line: Option<Box<dyn Line>>,
    kicked: Option<Instant>,
}

impl SerialDisplay {
    /// The display at `address`; nothing is opened yet.
    #[must_use]
    pub fn new(address: DisplayAddress) -> Self {
        let open: Opener = Box::new(|settings| Ok(Box::new(SerialLine::open(settings)?)));
        Self { address, opener: open, ports: Box::new(serial_ports), line: None, kicked: None }
    }

    /// The same among other ports than the system's.
    #[must_use]
    pub fn among(mut self, ports: impl FnMut() -> Vec<Found> + Send + 'static) -> Self {
        self.ports = Box::new(ports);
        self
    }

    /// Writes, over a kept line if it still takes bytes. One that turns out dead is opened anew: the display was
    /// unplugged and is back, and a frame stands for itself.
    fn write(&mut self, frame: &[u8]) -> Result<(), Trouble> {
        if let Some(line) = self.kept() {
            match line.write_all(frame, PACE).map_err(|fault| fault.trouble) {
                Err(trouble) if trouble.kind != TroubleKind::TimedOut => self.line = None,
                outcome => return self.settle(outcome),
            }
        }
        let outcome = self.open_and_write(frame);
        self.settle(outcome)
    }

    /// The kept line, unless it is known to be dead.
    fn kept(&mut self) -> Option<&mut Box<dyn Line>> {
        self.line.take_if(|line| line.drain().is_err());
        self.line.as_mut()
    }

    fn open_and_write(&mut self, frame: &[u8]) -> Result<(), Trouble> {
        let settings = self.address.settings(&mut self.ports)?;
        let line = self.line.insert((self.opener)(&settings)?);
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
        // before the first byte: a pulse that fails half-way may have reached the box all the same
        self.kicked = Some(Instant::now());
        let outcome = match self.kept() {
            Some(line) => line.write_all(&KICK, PACE).map_err(|fault| fault.trouble),
            None => self.open_and_write(&KICK),
        };
        self.kicked = Some(Instant::now());
        self.settle(outcome)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use kit::line::WriteFault;
    use std::sync::{Arc, Mutex};

    /// What a line did with each write, and when.
    type Written = Arc<Mutex<Vec<(Instant, Vec<u8>)>>>;

    /// Takes every byte; tells of each `fault` all the same, once.
    struct Torn {
        written: Written,
        fault: Arc<Mutex<Option<TroubleKind>>>,
    }

    impl Line for Torn {
        fn write_all(&mut self, bytes: &[u8], _: Pace) -> Result<(), WriteFault> {
            self.written.lock().unwrap().push((Instant::now(), bytes.to_vec()));
            match self.fault.lock().unwrap().take() {
                Some(kind) => Err(WriteFault { trouble: Trouble::new(kind, "torn"), taken: bytes.len() }),
                None => Ok(()),
            }
        }

        fn read(&mut self, _: &mut [u8], _: Duration) -> Result<usize, Trouble> {
            Ok(0)
        }
    }

    fn led8() -> (SerialDisplay, Written, Arc<Mutex<Option<TroubleKind>>>) {
        let (written, fault) = (Written::default(), Arc::default());
        let address = r#"{"line":"serial","path":"nowhere","kind":"led8"}"#;
        let mut display = SerialDisplay::new(serde_json::from_str(address).unwrap());
        let (log, plan) = (Arc::clone(&written), Arc::clone(&fault));
        display.opener =
            Box::new(move |_| Ok(Box::new(Torn { written: Arc::clone(&log), fault: Arc::clone(&plan) })));
        (display, written, fault)
    }

    fn kicks(written: &Written) -> Vec<Instant> {
        let written = written.lock().unwrap();
        written.iter().filter(|(_, bytes)| bytes == &KICK).map(|(at, _)| *at).collect()
    }

    #[test]
    fn a_failed_pulse_is_not_sent_again_and_counts_for_the_pause() {
        for kind in [TroubleKind::Disconnected, TroubleKind::TimedOut] {
            let (mut display, written, fault) = led8();
            display.show(None).unwrap();
            *fault.lock().unwrap() = Some(kind);
            assert_eq!(display.kick_drawer().unwrap_err().kind, kind);
            assert_eq!(kicks(&written).len(), 1, "one pulse, whatever became of it");
            display.kick_drawer().unwrap();
            let [first, second] = kicks(&written)[..] else { panic!("{:?}", written.lock().unwrap()) };
            assert!(second - first >= KICK_GAP, "{:?}", second - first);
        }
    }

    #[test]
    fn a_frame_goes_again_over_a_fresh_line() {
        let (mut display, written, fault) = led8();
        display.show(None).unwrap();
        *fault.lock().unwrap() = Some(TroubleKind::Disconnected);
        display.show(None).unwrap();
        let frame = DisplayKind::Led8.frame(None).unwrap();
        let sent = written.lock().unwrap().iter().filter(|(_, bytes)| bytes == &frame).count();
        assert_eq!(sent, 3);
    }
}
