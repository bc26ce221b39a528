//! The ways in which scanners are connected.

#[cfg(target_os = "linux")]
pub mod grab;
pub mod hid;
pub mod keys;
pub mod report;
mod serial;

use crate::address::{ScannerAddress, port};
use crate::reading::Reading;
use kit::{Found, Trouble};
use std::time::Duration;

/// An open connection to a scanner.
pub trait Wire: Send {
    /// Takes in what comes within `wait` and feeds it to `reading`. May return sooner.
    ///
    /// # Errors
    /// The device is gone.
    fn listen(&mut self, reading: &mut Reading, wait: Duration) -> Result<(), Trouble>;
}

/// Opens what stands at an address.
///
/// # Errors
/// The trouble met.
pub fn open(address: &ScannerAddress) -> Result<Box<dyn Wire>, Trouble> {
    Ok(match address {
        ScannerAddress::Serial { path, baud, identity } => {
            Box::new(serial::SerialWire::open(&port(path, *baud, identity.as_ref())?)?)
        }
        ScannerAddress::HidPos { spot } => Box::new(hid::HidWire::open(&spot.resolve(&hid::found())?)?),
        #[cfg(target_os = "linux")]
        ScannerAddress::Grab { spot } => Box::new(grab::GrabWire::open(&spot.resolve(&grab::found())?)?),
        #[cfg(not(target_os = "linux"))]
        ScannerAddress::Grab { .. } => {
            let detail = "only Linux lets one program have a keyboard to itself";
            return Err(Trouble::new(kit::TroubleKind::Unsupported, detail));
        }
    })
}

/// Every device that is or may be a scanner.
#[must_use]
pub fn found() -> Vec<Found> {
    let mut found = hid::found();
    #[cfg(target_os = "linux")]
    found.extend(grab::found());
    found.extend(kit::line::serial_ports());
    found
}
