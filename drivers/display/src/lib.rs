//! Pole displays on a serial line: LED8 digits, and letter displays of two rows of twenty.
//!
//! [`open`] gives a [`kit::Display`] that opens its port when it first shows something. Such displays are mute,
//! so a success means that the bytes were taken. After any trouble the display is cleared before it shows
//! anything again: better dark than the last guest's figures. [`twin`] holds the pretend displays. This crate
//! may not know what is sold: it knows only `kit`.

mod address;
mod figure;
#[doc(hidden)]
pub mod probe;
mod profile;
mod serial;
pub mod twin;

pub use address::DisplayAddress;
pub use profile::DisplayKind;
pub use serial::SerialDisplay;

/// The display at `address`. Returns at once: the port is opened by the first figure.
#[must_use]
pub fn open(address: DisplayAddress) -> Box<dyn kit::Display> {
    Box::new(SerialDisplay::new(address))
}
