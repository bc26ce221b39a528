//! What is plugged in, under a name a person recognises, and how it is found again at another port.

use crate::{Trouble, TroubleKind};
use serde::{Deserialize, Serialize};

/// What a found device is good for. One device may be found under several kinds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FoundKind {
    /// A receipt printer: device file, spooler queue.
    Printer,
    /// A scanner that reports as HID-POS.
    HidScanner,
    /// A keyboard that may be a scanner.
    Keyboard,
    /// A serial port; what hangs on it cannot be told.
    Serial,
    Camera,
}

/// What a USB device is, wherever it is plugged in.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Identity {
    pub vendor: u16,
    pub product: u16,
    /// Absent on many cheap devices.
    #[serde(default)]
    pub serial: Option<String>,
    /// The socket it is in (`1-1.2`): tells two devices without serial numbers apart.
    #[serde(default)]
    pub socket: Option<String>,
}

/// A device that is there now.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Found {
    pub kind: FoundKind,
    /// What a driver opens: `/dev/ttyUSB0`, `COM3`, `/dev/usb/lp0`, a queue's name.
    pub path: String,
    /// Maker and product as the device says, or the path's last part.
    pub name: String,
    /// `None` when it is no USB device or does not tell.
    pub identity: Option<Identity>,
}

/// Where a device was, and what it is, as it stands in the settings.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Spot {
    pub path: String,
    #[serde(default)]
    pub identity: Option<Identity>,
}

impl Spot {
    /// A place that is taken at its word.
    #[must_use]
    pub fn path(path: impl Into<String>) -> Self {
        Self { path: path.into(), identity: None }
    }

    /// The path to open now. `found` is what is plugged in.
    ///
    /// Without an identity that is the path itself. With one: the same serial number; else the same kind in
    /// the same socket; else the only one of its kind.
    ///
    /// # Errors
    /// `NotFound` when it is not there, `Ambiguous` when two equal ones are and neither is where it was.
    pub fn resolve(&self, found: &[Found]) -> Result<String, Trouble> {
        let Some(identity) = &self.identity else { return Ok(self.path.clone()) };
        let mut alike: Vec<(&Found, &Identity)> = found
            .iter()
            .filter_map(|one| Some((one, one.identity.as_ref()?)))
            .filter(|(_, there)| (there.vendor, there.product) == (identity.vendor, identity.product))
            .collect();
        if identity.serial.is_some() && alike.iter().any(|(_, there)| there.serial == identity.serial) {
            alike.retain(|(_, there)| there.serial == identity.serial);
        } else if identity.serial.is_some() {
            // another serial number is another device
            alike.retain(|(_, there)| there.serial.is_none());
        }
        let same_socket = |there: &Identity| there.socket.is_some() && there.socket == identity.socket;
        match alike.as_slice() {
            [] => Err(Trouble::new(TroubleKind::NotFound, "the device is not plugged in")),
            [(one, _)] => Ok(one.path.clone()),
            several => {
                // in one socket there is one device, though it may have several nodes
                let there: Vec<&Found> =
                    several.iter().filter(|(_, there)| same_socket(there)).map(|(one, _)| *one).collect();
                let node = there.iter().find(|one| one.path == self.path).or(there.first());
                node.map(|one| one.path.clone())
                    .ok_or_else(|| Trouble::new(TroubleKind::Ambiguous, "two devices look the same"))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn one(path: &str, serial: Option<&str>, socket: &str) -> Found {
        let identity = Identity {
            vendor: 0x1a86,
            product: 0x7523,
            serial: serial.map(str::to_owned),
            socket: Some(socket.to_owned()),
        };
        Found {
            kind: FoundKind::Serial,
            path: path.to_owned(),
            name: "USB Serial".to_owned(),
            identity: Some(identity),
        }
    }

    fn spot(of: &Found) -> Spot {
        Spot { path: of.path.clone(), identity: of.identity.clone() }
    }

    #[test]
    fn a_changed_port_number_does_not_matter() {
        let before = one("/dev/ttyUSB0", Some("A1"), "1-1");
        let other = one("/dev/ttyUSB0", Some("B2"), "1-1");
        let now = one("/dev/ttyUSB3", Some("A1"), "1-4");
        assert_eq!(spot(&before).resolve(&[other.clone(), now]).unwrap(), "/dev/ttyUSB3");
        assert_eq!(spot(&before).resolve(&[other]).unwrap_err().kind, TroubleKind::NotFound);
    }

    #[test]
    fn two_alike_are_told_apart_by_their_socket_or_not_at_all() {
        let (left, right) = (one("/dev/ttyUSB1", None, "1-1"), one("/dev/ttyUSB0", None, "1-2"));
        assert_eq!(spot(&left).resolve(&[right.clone(), left.clone()]).unwrap(), "/dev/ttyUSB1");
        let moved = one("/dev/ttyUSB2", None, "1-7");
        assert_eq!(spot(&left).resolve(&[right.clone(), moved]).unwrap_err().kind, TroubleKind::Ambiguous);
        assert_eq!(spot(&left).resolve(&[right]).unwrap(), "/dev/ttyUSB0");
    }

    #[test]
    fn a_device_with_several_nodes_is_one_device() {
        let (keys, media) = (one("/dev/input/event5", None, "1-3"), one("/dev/input/event6", None, "1-3"));
        assert_eq!(spot(&media).resolve(&[keys.clone(), media.clone()]).unwrap(), "/dev/input/event6");
        let moved = [one("/dev/input/event8", None, "1-3"), one("/dev/input/event9", None, "1-3")];
        assert_eq!(spot(&media).resolve(&moved).unwrap(), "/dev/input/event8");
    }

    #[test]
    fn a_path_alone_is_taken_at_its_word() {
        assert_eq!(Spot::path("COM7").resolve(&[]).unwrap(), "COM7");
    }
}
