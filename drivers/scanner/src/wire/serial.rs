use super::Wire;
use crate::reading::Reading;
use kit::Trouble;
use kit::line::{Line, SerialLine, SerialSettings};
use std::time::{Duration, Instant};

/// A scanner at a serial port: USB-COM or RS-232.
pub struct SerialWire(SerialLine);

impl SerialWire {
    pub fn open(settings: &SerialSettings) -> Result<Self, Trouble> {
        SerialLine::open(settings).map(Self)
    }
}

impl Wire for SerialWire {
    fn listen(&mut self, reading: &mut Reading, wait: Duration) -> Result<(), Trouble> {
        let mut bytes = [0; 256];
        match self.0.read(&mut bytes, wait)? {
            0 => reading.end_by_silence(Instant::now()),
            count => reading.feed(&bytes[..count], Instant::now()),
        }
        Ok(())
    }
}
