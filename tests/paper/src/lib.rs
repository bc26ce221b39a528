//! Slips on an independent printer: rendered to a picture and read back.
//!
//! The printer is emupos (Python, by other people, with its own reading of the ESC/POS manuals); `emulator/`
//! adds Chinese letters and a command line to it. [`Emulator`] starts it, [`Taken`] is what it printed, and
//! [`Picture`] and [`codes`] look at the picture alone, as a guest's eye and telephone do.
//! [`Page`] is a PDF read by poppler.

mod emulator;
mod page;
mod picture;
mod python;
mod taken;

pub use emulator::Emulator;
pub use page::Page;
pub use picture::{Picture, codes};
pub use python::{Missing, python};
pub use taken::{Event, Row, Slip, Taken};
