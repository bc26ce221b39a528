use crate::chip::profile::{SYN6288, VoiceData, VoiceProfile, XFS5152};
use kit::line::{Flow, SerialSettings};
use kit::{Found, Identity, Spot, Trouble};
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
    pub fn profile(self) -> &'static VoiceProfile {
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
        /// Absent: the path is taken at its word.
        #[serde(default)]
        identity: Option<Identity>,
        /// A family that is not built in; takes the place of `profile`.
        #[serde(default)]
        custom: Option<VoiceData>,
    },
    /// This computer's own loudspeaker.
    Sound {
        /// Loudness in percent; absent: full.
        #[serde(default)]
        volume: Option<u8>,
        /// A folder of the shop's own recordings, named as the shipped ones.
        #[serde(default)]
        clips: Option<String>,
    },
}

/// A chip behind a serial port.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChipPort {
    pub path: String,
    pub profile: ProfileName,
    /// Bits per second; absent: the family's own.
    pub baud: Option<u32>,
    /// Loudness in percent; absent: as the chip is set.
    pub volume: Option<u8>,
    /// Absent: the path is taken at its word.
    pub identity: Option<Identity>,
}

impl ChipPort {
    /// The port as it is called when `found` is plugged in, at the speed of the family.
    ///
    /// # Errors
    /// `NotFound` when it is not there, `Ambiguous` when two equal ones are.
    pub fn settings_among(&self, found: &[Found]) -> Result<SerialSettings, Trouble> {
        self.settings(self.profile.profile(), found)
    }

    pub(crate) fn settings(&self, voice: &VoiceProfile, found: &[Found]) -> Result<SerialSettings, Trouble> {
        let spot = Spot { path: self.path.clone(), identity: self.identity.clone() };
        let path = spot.resolve(found)?;
        Ok(SerialSettings { path, baud: self.baud.unwrap_or(voice.baud), flow: Flow::None })
    }
}
