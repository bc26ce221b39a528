//! Bar code scanners: on a serial line (USB-COM or RS-232), as HID-POS, or as a keyboard kept to this program.
//!
//! [`open`] gives a [`kit::Scanner`] that opens its port when it is first asked, tries again by itself when the
//! port is gone, and hands codes over as clean text: line end cut off, nothing but printable ASCII, one scan
//! for a code that is held in view. What was scanned is never logged: it may be somebody's money. [`twin`]
//! holds the pretend scanners. A scanner that types (keyboard wedge) is the window's business. This crate may
//! not know what a code means: it knows only `kit`.

mod address;
#[doc(hidden)]
pub mod probe;
mod reading;
mod scanner;
pub mod twin;
mod wire;
pub mod wizard;

pub use address::ScannerAddress;
pub use reading::{LONGEST, REPEAT, SILENCE};
pub use scanner::DeviceScanner;
pub use wire::found;

/// The scanner at `address`. Returns at once: the port is opened by the first call of `next`.
#[must_use]
pub fn open(address: ScannerAddress) -> Box<dyn kit::Scanner> {
    Box::new(DeviceScanner::new(address))
}
