//! Commands of the page, one file per screen: hand over, await, return.

pub mod bench;
pub mod cashier;
pub mod devices;
pub mod find;
pub mod setup;
pub mod start;
pub mod wizard;
