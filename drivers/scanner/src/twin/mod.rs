//! Pretend scanners: [`TwinScanner`] stands in for the driver on the practice bench, [`TwinGun`] for the
//! scanner at the other end of a real line.

mod bench;
mod gun;
#[cfg(unix)]
mod hid;

pub use bench::{TwinScanner, TwinTrigger};
pub use gun::{GunFace, TwinGun};
