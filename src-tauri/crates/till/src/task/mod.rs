//! The engine on a thread of its own: one inbox, one writer; network, paper and voice on others.

mod cloud;
mod crew;
mod handle;
mod keeper;
mod knock;
pub mod proof;
mod run;

pub use cloud::{Cloud, CpayCloud, NoCloud, draw_nonce};
pub use crew::Devices;
pub use handle::{Pictures, TillHandle, TillStopped};
pub use keeper::{Backup, HoldersBackup};
pub use run::{Outlet, Parts, start};
