use super::{Switch, Switches, WireTwin, turn};
use crate::line::PollFile;
use crate::{Trouble, TroubleKind};
use rustix::pty::OpenptFlags;
use rustix::termios::OptionalActions;
use std::ffi::OsStr;
use std::fs::{File, OpenOptions};
use std::os::unix::ffi::OsStrExt;
use std::os::unix::fs::OpenOptionsExt;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread::JoinHandle;
use std::time::Duration;

/// A twin on the master side of a pseudo terminal. Any program opens the other side by [`PtyHost::path`], a
/// symbolic link that stays the same when the twin is unplugged and plugged in again.
pub struct PtyHost {
    link: PathBuf,
    stop: Arc<AtomicBool>,
    thread: Option<JoinHandle<()>>,
}

impl PtyHost {
    /// Serves `twin` under the name `link` until dropped. [`Switch::Unplugged`] takes the terminal away.
    ///
    /// # Errors
    /// No pseudo terminal to be had, or the link cannot be made.
    pub fn serve(
        mut twin: impl WireTwin + 'static,
        switches: Switches,
        link: impl Into<PathBuf>,
    ) -> Result<Self, Trouble> {
        let link = link.into();
        let stop = Arc::new(AtomicBool::new(false));
        let first = if switches.is_on(Switch::Unplugged) { None } else { Some(Pty::open(&link)?) };
        let (path, halt) = (link.clone(), Arc::clone(&stop));
        let thread = std::thread::Builder::new().name("pty twin".into()).spawn(move || {
            live(&mut twin, &switches, first, &path, &halt);
        })?;
        Ok(Self { link, stop, thread: Some(thread) })
    }

    /// The path to open.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.link
    }
}

impl Drop for PtyHost {
    fn drop(&mut self) {
        self.stop.store(true, Ordering::Relaxed);
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
        let _ = std::fs::remove_file(&self.link);
    }
}

fn live(twin: &mut dyn WireTwin, switches: &Switches, first: Option<Pty>, link: &Path, stop: &AtomicBool) {
    let mut pty = first;
    while !stop.load(Ordering::Relaxed) {
        if switches.is_on(Switch::Unplugged) {
            if pty.take().is_some() {
                let _ = std::fs::remove_file(link);
                twin.parted();
            }
            std::thread::sleep(Duration::from_millis(5));
            continue;
        }
        let stays = match &mut pty {
            Some(pty) => {
                pty.unlock();
                turn(&mut pty.master, twin).unwrap_or(false)
            }
            None => {
                pty = Pty::open(link).ok();
                true
            }
        };
        if !stays {
            pty = None;
            twin.parted();
        }
    }
}

struct Pty {
    master: PollFile,
    /// Held open, so that the terminal stays raw and the master sees no hang-up between two programs.
    slave: File,
}

impl Pty {
    fn open(link: &Path) -> Result<Self, Trouble> {
        let master =
            rustix::pty::openpt(OpenptFlags::RDWR | OpenptFlags::NOCTTY).map_err(std::io::Error::from)?;
        rustix::io::ioctl_fioclex(&master).map_err(std::io::Error::from)?;
        rustix::pty::grantpt(&master).map_err(std::io::Error::from)?;
        rustix::pty::unlockpt(&master).map_err(std::io::Error::from)?;
        let name = rustix::pty::ptsname(&master, Vec::new()).map_err(std::io::Error::from)?;
        let name = Path::new(OsStr::from_bytes(name.as_bytes()));
        let no_terminal = i32::try_from(rustix::fs::OFlags::NOCTTY.bits())
            .map_err(|_| Trouble::new(TroubleKind::Other, "open flags out of range"))?;
        let slave = OpenOptions::new().read(true).write(true).custom_flags(no_terminal).open(name)?;
        let mut mode = rustix::termios::tcgetattr(&slave).map_err(std::io::Error::from)?;
        mode.make_raw();
        rustix::termios::tcsetattr(&slave, OptionalActions::Now, &mode).map_err(std::io::Error::from)?;
        if link.is_symlink() {
            std::fs::remove_file(link)?;
        }
        std::os::unix::fs::symlink(name, link)?;
        Ok(Self { master: PollFile::adopt(File::from(master))?, slave })
    }

    /// A program that was killed leaves its claim on the terminal behind as long as the slave is held here.
    fn unlock(&self) {
        let _ = rustix::termios::ioctl_tiocnxcl(&self.slave);
    }
}
