//! Pretend speakers: [`TwinSpeaker`] stands in for the driver on the practice bench, [`TwinChip`] for the chip
//! at the other end of a real line.

mod bench;
mod chip;
mod machine;

pub use bench::{TwinSpeaker, TwinVoice};
pub use chip::{ChipFace, TwinChip};
