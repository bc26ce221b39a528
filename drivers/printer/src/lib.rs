//! Receipt printers: ready ESC/POS bytes over TCP 9100, a serial line or a device file, each with a deadline.
//!
//! [`open`] gives a [`kit::Printer`] that connects when it is first used. Before a job the printer is asked how
//! it is (DLE EOT 1, 2, 4), so that a job is refused while nothing has reached the paper; behind the job stands
//! a question that the printer answers only when everything before it is consumed (GS r 1). A printer that
//! answers nothing is remembered as mute and believed. Nothing is ever sent twice. [`twin`] holds the pretend
//! printers. This crate may not know what a slip says, who wants it, or when to print one again: it knows only
//! `kit`.

mod address;
mod escpos;
#[doc(hidden)]
pub mod probe;
mod transport;
pub mod twin;

pub use address::PrinterAddress;
pub use escpos::device::{EscPosPrinter, KICK};
pub use escpos::patience::Patience;
pub use kit::line::{Flow, Line as Transport, Pace, WriteFault};
pub use transport::spooler::queues;
pub use transport::tcp::TcpLine;
pub use transport::usb::plugged;

/// Every printer that is there: on USB and in the spooler's queues. May take two seconds.
#[must_use]
pub fn found() -> Vec<kit::Found> {
    [plugged(), queues()].concat()
}

/// The printer at `address`. Returns at once: the connection is made by the first use.
#[must_use]
pub fn open(address: PrinterAddress) -> Box<dyn kit::Printer> {
    Box::new(EscPosPrinter::new(address, Patience::default()))
}
