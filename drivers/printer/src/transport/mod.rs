//! The ways to a printer that `kit` does not have.

pub mod file;
pub mod spooler;
pub mod tcp;
pub mod usb;
