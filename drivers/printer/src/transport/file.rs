use kit::Trouble;
use kit::line::Line;

#[cfg(unix)]
pub fn open(path: &str) -> Result<Box<dyn Line>, Trouble> {
    Ok(Box::new(kit::line::PollFile::open(std::path::Path::new(path))?))
}

#[cfg(not(unix))]
pub fn open(path: &str) -> Result<Box<dyn Line>, Trouble> {
    Ok(Box::new(plain::PlainFile::open(path)?))
}

/// Where there is no `poll`, a file is only written; `LPT1` and shares work, status does not.
#[cfg(not(unix))]
mod plain {
    use kit::Trouble;
    use kit::line::{Line, Pace, WriteClock, WriteFault};
    use std::fs::{File, OpenOptions};
    use std::io::Write;
    use std::time::Duration;

    pub struct PlainFile(File);

    impl PlainFile {
        pub fn open(path: &str) -> Result<Self, Trouble> {
            Ok(Self(OpenOptions::new().append(true).open(path)?))
        }
    }

    impl Line for PlainFile {
        fn write_all(&mut self, bytes: &[u8], pace: Pace) -> Result<(), WriteFault> {
            let mut clock = WriteClock::start(pace);
            while let Some(rest) = bytes.get(clock.taken()..).filter(|rest| !rest.is_empty()) {
                clock.left().ok_or_else(|| clock.stalled())?;
                let count = self.0.write(rest).map_err(|error| clock.fault(error.into()))?;
                clock.took(count);
            }
            Ok(())
        }

        fn read(&mut self, _buffer: &mut [u8], _wait: Duration) -> Result<usize, Trouble> {
            Ok(0)
        }

        fn answers(&self) -> bool {
            false
        }
    }
}
