//! The conversation with an ESC/POS printer.

pub mod conversation;
pub mod device;
pub mod patience;
pub mod status;
