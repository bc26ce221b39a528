//! What goes over the wire to a speaking chip.

pub mod frame;
pub mod profile;
pub mod reply;
pub mod text;
