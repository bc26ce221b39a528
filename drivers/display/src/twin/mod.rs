//! Pretend displays: one without a wire for the practice bench, and one that reads the bytes of a real line.

mod bench;
mod glass;
#[cfg(unix)]
mod pole;

pub use bench::TwinDisplay;
pub use glass::{Glass, TwinPole};
#[cfg(unix)]
pub use pole::serve_pty;
