use super::{Line, Pace, WriteFault};
use crate::{Trouble, TroubleKind};
use serde::{Deserialize, Serialize};
use serialport::SerialPort;
use std::time::Duration;

#[cfg(unix)]
use super::PollFile;

/// Flow control of a serial line.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Flow {
    #[default]
    None,
    /// XON and XOFF.
    Software,
    /// RTS and CTS.
    Hardware,
}

/// Where a serial line is and how it talks; always 8 data bits, no parity, 1 stop bit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SerialSettings {
    /// `/dev/ttyUSB0`, `COM3`.
    pub path: String,
    /// Bits per second.
    pub baud: u32,
    pub flow: Flow,
}

/// An open serial port. The `serialport` crate opens, sets and locks it.
pub struct SerialLine {
    #[cfg(unix)]
    bytes: PollFile,
    port: Box<dyn SerialPort>,
}

impl SerialLine {
    /// Opens the port for this program alone.
    ///
    /// # Errors
    /// The trouble met; `Busy` when another program holds the port.
    pub fn open(settings: &SerialSettings) -> Result<Self, Trouble> {
        // Before the port is locked: the lock would keep this second descriptor out as well.
        #[cfg(unix)]
        let bytes = PollFile::open(std::path::Path::new(&settings.path))?;
        let flow = match settings.flow {
            Flow::None => serialport::FlowControl::None,
            Flow::Software => serialport::FlowControl::Software,
            Flow::Hardware => serialport::FlowControl::Hardware,
        };
        let mut port = serialport::new(&settings.path, settings.baud)
            .flow_control(flow)
            .timeout(Duration::from_millis(100))
            .dtr_on_open(true)
            .open()
            .map_err(|error| refused(error, &settings.path))?;
        if settings.flow != Flow::Hardware {
            // Pseudo terminals and some adapters have no such pin.
            let _ = port.write_request_to_send(true);
        }
        Ok(Self {
            #[cfg(unix)]
            bytes,
            port,
        })
    }
}

/// `serialport` says `NoDevice` for a port that another program has locked; on Unix the path itself was
/// opened a moment before, so it is there.
fn refused(error: serialport::Error, path: &str) -> Trouble {
    match error.kind() {
        serialport::ErrorKind::Io(kind) => std::io::Error::new(kind, error.to_string()).into(),
        serialport::ErrorKind::NoDevice if cfg!(unix) || listed(path) => {
            Trouble::new(TroubleKind::Busy, error.to_string())
        }
        serialport::ErrorKind::NoDevice => Trouble::new(TroubleKind::NotFound, error.to_string()),
        serialport::ErrorKind::InvalidInput => Trouble::new(TroubleKind::Unsupported, error.to_string()),
        serialport::ErrorKind::Unknown => Trouble::new(TroubleKind::Other, error.to_string()),
    }
}

/// Elsewhere a port that is listed and does not open is another program's.
fn listed(path: &str) -> bool {
    super::serial_ports().iter().any(|port| port.path == path)
}

#[cfg(unix)]
impl Line for SerialLine {
    fn write_all(&mut self, bytes: &[u8], pace: Pace) -> Result<(), WriteFault> {
        let outcome = self.bytes.write_all(bytes, pace);
        if outcome.is_err() {
            // The system would wait half a minute for a stuck port to empty before it closes.
            let _ = self.port.clear(serialport::ClearBuffer::Output);
        }
        outcome
    }

    fn read(&mut self, buffer: &mut [u8], wait: Duration) -> Result<usize, Trouble> {
        self.bytes.read(buffer, wait)
    }
}

#[cfg(not(unix))]
impl Line for SerialLine {
    fn write_all(&mut self, bytes: &[u8], pace: Pace) -> Result<(), WriteFault> {
        use std::io::Write;
        let mut clock = super::WriteClock::start(pace);
        while let Some(rest) = bytes.get(clock.taken()..).filter(|rest| !rest.is_empty()) {
            let left = clock.left().ok_or_else(|| clock.stalled())?;
            self.port.set_timeout(left).map_err(|error| clock.fault(refused(error, "")))?;
            // Small pieces, so that progress is seen on a slow line.
            match self.port.write(&rest[..rest.len().min(256)]) {
                Ok(count) => clock.took(count),
                Err(error) if error.kind() == std::io::ErrorKind::TimedOut => {}
                Err(error) => return Err(clock.fault(error.into())),
            }
        }
        Ok(())
    }

    fn read(&mut self, buffer: &mut [u8], wait: Duration) -> Result<usize, Trouble> {
        use std::io::Read;
        // A time-out of zero means "for ever" to Windows.
        self.port.set_timeout(wait.max(Duration::from_millis(1))).map_err(|error| refused(error, ""))?;
        match self.port.read(buffer) {
            Ok(count) => Ok(count),
            Err(error) if error.kind() == std::io::ErrorKind::TimedOut => Ok(0),
            Err(error) => Err(error.into()),
        }
    }
}
