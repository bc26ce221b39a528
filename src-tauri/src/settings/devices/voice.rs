//! The speaker.

use super::IdentityView;
use serde::{Deserialize, Serialize};
use specta::Type;

/// Who speaks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum SpeakerKind {
    None,
    #[default]
    Practice,
    Syn6288,
    Xfs5152,
    /// This computer's own loudspeaker.
    Sound,
}

/// The speaker.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(deny_unknown_fields)]
pub struct SpeakerView {
    pub kind: SpeakerKind,
    pub path: String,
    pub baud: u32,
    pub identity: Option<IdentityView>,
    /// Percent; absent: as the device is set.
    pub volume: Option<u8>,
    /// A folder of the shop's own recordings for the computer's loudspeaker.
    pub clips: Option<String>,
}

impl Default for SpeakerView {
    fn default() -> Self {
        Self {
            kind: SpeakerKind::default(),
            path: String::new(),
            baud: 9600,
            identity: None,
            volume: None,
            clips: None,
        }
    }
}
