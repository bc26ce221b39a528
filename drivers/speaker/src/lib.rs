//! Speaking chips on a serial line: SYN6288 and XFS5152CE, told apart by data ([`VoiceProfile`]), and others of
//! their kind that a shop describes ([`VoiceData`]); and this computer's own loudspeaker with recordings of our own
//! ([`SoundSpeaker`]).
//!
//! [`open`] gives a [`kit::Speaker`] that opens its port when it first speaks. A frame goes out in one write,
//! is acknowledged by the chip (41), and the next one waits until the chip says that it is idle (4F), because a
//! new frame cuts the running phrase off. [`twin`] holds the pretend speakers. This crate may not know what is
//! announced or when: it knows only `kit`.

mod address;
mod chip;
mod ear;
mod patience;
#[doc(hidden)]
pub mod probe;
mod sound;
mod speaker;
pub mod twin;

pub use address::{ChipPort, ProfileName, SpeakerAddress};
pub use chip::frame::{Command, FrameFault, Music, command_frame, speak_frame};
pub use chip::profile::{Encoding, NumberStyle, SYN6288, VoiceData, VoiceProfile, XFS5152};
pub use chip::text::encode;
pub use patience::Patience;
pub use sound::{Clips, Loudspeaker, RATE, Rendered, SoundSpeaker, SystemSound};
pub use speaker::SerialSpeaker;

/// The speaker at `address`. Returns at once: the port is opened by the first phrase.
#[must_use]
pub fn open(address: SpeakerAddress) -> Box<dyn kit::Speaker> {
    match address {
        SpeakerAddress::Sound { volume, clips } => {
            Box::new(SoundSpeaker::new(volume, clips.map(std::path::PathBuf::from)))
        }
        SpeakerAddress::Serial { path, profile, baud, volume, identity, custom } => {
            let port = ChipPort { path, profile, baud, volume, identity };
            let speaker = SerialSpeaker::new(port, Patience::default());
            Box::new(match &custom {
                Some(data) => speaker.with_voice(data.into()),
                None => speaker,
            })
        }
    }
}
