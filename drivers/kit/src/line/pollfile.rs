use super::{Line, Pace, WriteClock, WriteFault};
use crate::{Trouble, TroubleKind};
use rustix::event::{PollFd, PollFlags, Timespec};
use rustix::fs::OFlags;
use std::fs::{File, OpenOptions};
use std::io::{ErrorKind, Read, Write};
use std::os::unix::fs::OpenOptionsExt;
use std::path::Path;
use std::time::{Duration, Instant};

/// A device file behind a non-blocking descriptor and `poll`.
pub struct PollFile {
    file: File,
    kind: FileKind,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum FileKind {
    /// End of file means the other side hung up.
    Terminal,
    /// A read of nothing means nothing: usblp passes the printer's empty packets on.
    Device,
    /// Written by appending, never read.
    Plain,
}

impl PollFile {
    /// Opens for reading and writing. A plain file must exist already and is appended to: creating one in
    /// /dev under the name of an absent printer would hide the printer when it comes back.
    ///
    /// # Errors
    /// The trouble met.
    pub fn open(path: &Path) -> Result<Self, Trouble> {
        let flags = OFlags::NONBLOCK | OFlags::NOCTTY;
        let flags = i32::try_from(flags.bits())
            .map_err(|_| Trouble::new(TroubleKind::Other, "open flags out of range"))?;
        let file = OpenOptions::new().read(true).append(true).custom_flags(flags).open(path)?;
        Self::adopt(file)
    }

    /// Takes over an open file and makes it non-blocking.
    ///
    /// # Errors
    /// The trouble met.
    pub fn adopt(file: File) -> Result<Self, Trouble> {
        rustix::io::ioctl_fionbio(&file, true).or_else(plain_refuses).map_err(std::io::Error::from)?;
        let kind = if rustix::termios::isatty(&file) {
            FileKind::Terminal
        } else if file.metadata()?.is_file() {
            FileKind::Plain
        } else {
            FileKind::Device
        };
        Ok(Self { file, kind })
    }

    /// Waits until the file is ready; false when it is not in time.
    fn ready(&self, wanted: PollFlags, wait: Duration) -> Result<bool, Trouble> {
        let wait = Timespec::try_from(wait).unwrap_or(Timespec { tv_sec: 60, tv_nsec: 0 });
        let mut fds = [PollFd::new(&self.file, wanted)];
        match rustix::event::poll(&mut fds, Some(&wait)) {
            Ok(_) => {}
            Err(rustix::io::Errno::INTR) => return Ok(false),
            Err(errno) => return Err(std::io::Error::from(errno).into()),
        }
        let seen = fds[0].revents();
        if seen.intersects(wanted) {
            return Ok(true);
        }
        if seen.intersects(PollFlags::HUP | PollFlags::ERR | PollFlags::NVAL) {
            return Err(Trouble::new(TroubleKind::Disconnected, "the device is gone"));
        }
        Ok(false)
    }

    /// usblp counts as taken what still waits in its own buffer, and throws it away when the file is closed; it
    /// is ready for more only when the device has everything (`usblp_poll`, `wcomplete`).
    fn handed_over(&self, clock: &WriteClock) -> Result<(), WriteFault> {
        loop {
            let left = clock.left().ok_or_else(|| clock.stalled())?;
            if self.ready(PollFlags::OUT, left).map_err(|trouble| clock.fault(trouble))? {
                return Ok(());
            }
        }
    }
}

/// A plain file has no non-blocking mode and needs none.
fn plain_refuses(errno: rustix::io::Errno) -> rustix::io::Result<()> {
    if errno == rustix::io::Errno::NOTTY { Ok(()) } else { Err(errno) }
}

impl Line for PollFile {
    fn write_all(&mut self, bytes: &[u8], pace: Pace) -> Result<(), WriteFault> {
        let mut clock = WriteClock::start(pace);
        while let Some(rest) = bytes.get(clock.taken()..).filter(|rest| !rest.is_empty()) {
            let left = clock.left().ok_or_else(|| clock.stalled())?;
            if !self.ready(PollFlags::OUT, left).map_err(|trouble| clock.fault(trouble))? {
                continue;
            }
            match self.file.write(rest) {
                // A driver that says ready and takes nothing would otherwise spin this thread.
                Ok(0) => std::thread::sleep(Duration::from_millis(5)),
                Ok(count) => clock.took(count),
                Err(error) if error.kind() == ErrorKind::WouldBlock => {
                    std::thread::sleep(Duration::from_millis(5));
                }
                Err(error) if error.kind() == ErrorKind::Interrupted => {}
                Err(error) => return Err(clock.fault(gone(error))),
            }
        }
        if self.kind == FileKind::Device { self.handed_over(&clock) } else { Ok(()) }
    }

    fn read(&mut self, buffer: &mut [u8], wait: Duration) -> Result<usize, Trouble> {
        if self.kind == FileKind::Plain {
            return Ok(0);
        }
        let end = Instant::now() + wait;
        loop {
            let left = end.saturating_duration_since(Instant::now());
            if self.ready(PollFlags::IN, left)? {
                match self.file.read(buffer) {
                    Ok(0) if self.kind == FileKind::Terminal => {
                        return Err(Trouble::new(TroubleKind::Disconnected, "the other side hung up"));
                    }
                    Ok(0) => std::thread::sleep(left.min(Duration::from_millis(10))),
                    Ok(count) => return Ok(count),
                    Err(error) if matches!(error.kind(), ErrorKind::WouldBlock | ErrorKind::Interrupted) => {}
                    Err(error) => return Err(gone(error)),
                }
            }
            if left.is_zero() {
                return Ok(0);
            }
        }
    }

    fn answers(&self) -> bool {
        self.kind != FileKind::Plain
    }
}

/// EIO and ENODEV are how Linux says unplugged, for a printer as for a tty.
fn gone(error: std::io::Error) -> Trouble {
    let errno = error.raw_os_error();
    let unplugged = [rustix::io::Errno::IO, rustix::io::Errno::NODEV, rustix::io::Errno::NXIO];
    if unplugged.iter().any(|known| errno == Some(known.raw_os_error())) {
        return Trouble::new(TroubleKind::Disconnected, error.to_string());
    }
    error.into()
}
