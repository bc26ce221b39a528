//! A scanner that types, kept from every other program: what it types reaches no window, no input method and
//! no console.

use super::Wire;
use super::keys::{Keys, Typed};
use crate::reading::Reading;
use evdev::raw_stream::RawDevice;
use evdev::{EventSummary, SynchronizationCode};
use kit::{Found, FoundKind, Trouble, TroubleKind, usb};
use rustix::event::{PollFd, PollFlags, Timespec};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant, SystemTime};

const CLASS: &str = "/sys/class/input";
/// A key that waited longer was meant for nobody any more.
const STALE: Duration = Duration::from_secs(5);

/// A grabbed keyboard. Dropping it lets it go.
pub struct GrabWire {
    device: RawDevice,
    keys: Keys,
}

impl GrabWire {
    /// Opens the device and keeps it to this program.
    ///
    /// # Errors
    /// `Busy` when another program has it.
    pub fn open(path: &str) -> Result<Self, Trouble> {
        // the raw stream: the other one makes up for lost keys, and half a code would come out whole
        let mut device = RawDevice::open(path)?;
        device.grab()?;
        Ok(Self { device, keys: Keys::default() })
    }

    fn ready(&self, wait: Duration) -> Result<bool, Trouble> {
        let wait = Timespec::try_from(wait).unwrap_or(Timespec { tv_sec: 1, tv_nsec: 0 });
        let mut fds = [PollFd::new(&self.device, PollFlags::IN)];
        match rustix::event::poll(&mut fds, Some(&wait)) {
            Ok(_) => {}
            Err(rustix::io::Errno::INTR) => return Ok(false),
            Err(errno) => return Err(std::io::Error::from(errno).into()),
        }
        let seen = fds[0].revents();
        if seen.intersects(PollFlags::HUP | PollFlags::ERR | PollFlags::NVAL) {
            return Err(Trouble::new(TroubleKind::Disconnected, "the device is gone"));
        }
        Ok(seen.contains(PollFlags::IN))
    }
}

impl Wire for GrabWire {
    fn listen(&mut self, reading: &mut Reading, wait: Duration) -> Result<(), Trouble> {
        if !self.ready(wait)? {
            reading.end_by_silence(Instant::now());
            return Ok(());
        }
        let events = match self.device.fetch_events() {
            Ok(events) => events,
            Err(error) if error.kind() == std::io::ErrorKind::WouldBlock => return Ok(()),
            Err(error) => return Err(Trouble::new(TroubleKind::Disconnected, error.to_string())),
        };
        let now = SystemTime::now();
        for event in events {
            let age = now.duration_since(event.timestamp()).unwrap_or_default();
            match event.destructure() {
                EventSummary::Key(_, key, value) => match self.keys.take(key.code(), value) {
                    _ if age > STALE => reading.forget(),
                    Some(Typed::Letter(letter)) => reading.feed(&[letter], Instant::now()),
                    Some(Typed::End) => reading.feed(b"\r", Instant::now()),
                    None => {}
                },
                EventSummary::Synchronization(_, SynchronizationCode::SYN_DROPPED, _) => {
                    self.keys.lose();
                    reading.forget();
                }
                _ => {}
            }
        }
        Ok(())
    }
}

/// The keyboards that are plugged in; which of them is a scanner, a person says.
#[must_use]
pub fn found() -> Vec<Found> {
    usb::nodes(Path::new(CLASS)).into_iter().filter_map(one).collect()
}

fn one(node: PathBuf) -> Option<Found> {
    let file = node.file_name()?.to_string_lossy().into_owned();
    let capabilities = usb::text(&node.join("device/capabilities/key"))?;
    if !file.starts_with("event") || !types_digits(&capabilities) {
        return None;
    }
    let device = usb::device_of(&node);
    let name = usb::text(&node.join("device/name"));
    Some(Found {
        kind: FoundKind::Keyboard,
        path: format!("/dev/input/{file}"),
        name: name.unwrap_or(file),
        identity: device.map(|device| device.identity),
    })
}

/// True when the keys 1 to 0 and Enter are there: words of hex, the last one holds the lowest keys.
fn types_digits(capabilities: &str) -> bool {
    let wanted: u64 = (2..=11).chain([28]).fold(0, |bits, key| bits | 1 << key);
    let lowest = capabilities.split_whitespace().last();
    lowest.and_then(|word| u64::from_str_radix(word, 16).ok()).is_some_and(|keys| keys & wanted == wanted)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_keyboard_is_told_from_a_power_button() {
        assert!(types_digits("1000000000007 ff9f207ac14057ff febeffdfffefffff fffffffffffffffe"));
        assert!(!types_digits("10000000000000 0"));
        assert!(!types_digits("x"));
    }
}
