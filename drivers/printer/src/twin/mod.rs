//! Pretend printers: [`TwinPrinter`] stands in for the driver on the practice bench, [`TwinDevice`] for the
//! machine at the other end of a real line.

mod bench;
mod device;
mod face;
mod mechanism;
mod tcp;
mod tokens;

pub use bench::{TwinPaper, TwinPrinter};
pub use device::{Mishap, TwinDevice};
pub use face::DeviceFace;
pub use tcp::TcpTwin;
