use crate::chip::profile::{SYN6288, VoiceProfile, XFS5152};
use kit::line::{Flow, SerialSettings};
use serde::{Deserialize, Serialize};

/// The chip families that are known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ProfileName {
    Syn6288,
    Xfs5152,
}

impl ProfileName {
    /// What the driver has to know about the family.
    #[must_use]
    pub const fn profile(self) -> &'static VoiceProfile {
        match self {
            Self::Syn6288 => &SYN6288,
            Self::Xfs5152 => &XFS5152,
        }
    }
}

/// Where a speaker is, as it stands in the settings.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum SpeakerAddress {
    /// A chip behind a serial port, 8N1.
    Serial {
        path: String,
        profile: ProfileName,
        /// Bits per second; absent: the family's own.
        #[serde(default)]
        baud: Option<u32>,
        /// Loudness in percent; absent: as the chip is set.
        #[serde(default)]
        volume: Option<u8>,
    },
}

impl SpeakerAddress {
    pub(crate) fn settings(&self) -> SerialSettings {
        let Self::Serial { path, profile, baud, .. } = self;
        SerialSettings { path: path.clone(), baud: baud.unwrap_or(profile.profile().baud), flow: Flow::None }
    }

    pub(crate) const fn profile(&self) -> &'static VoiceProfile {
        let Self::Serial { profile, .. } = self;
        profile.profile()
    }

    pub(crate) const fn volume(&self) -> Option<u8> {
        let Self::Serial { volume, .. } = self;
        *volume
    }
}
