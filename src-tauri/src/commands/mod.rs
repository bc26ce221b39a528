//! Commands of the page, one file per screen: hand over, await, return.

pub mod bench;
pub mod cashier;
pub mod deposits;
pub mod devices;
pub mod find;
pub mod intake;
pub mod members;
pub mod people;
pub mod setup;
pub mod shifts;
pub mod start;
pub mod wizard;
