use crate::profile::DisplayKind;
use kit::line::{Flow, SerialSettings};
use kit::{Found, Identity, Spot, Trouble};
use serde::{Deserialize, Serialize};

/// Where a display is, as it stands in the settings.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "line", rename_all = "snake_case")]
pub enum DisplayAddress {
    /// A serial display, 8N1.
    Serial {
        path: String,
        /// Absent: the path is taken at its word.
        #[serde(default)]
        identity: Option<Identity>,
        /// Bits per second; 2400 as they leave the factory.
        #[serde(default = "usual_baud")]
        baud: u32,
        kind: DisplayKind,
    },
}

const fn usual_baud() -> u32 {
    2400
}

impl DisplayAddress {
    /// The port as it is called now; `ports` is asked only where the settings tell what is to be found.
    pub(crate) fn settings(&self, ports: &mut dyn FnMut() -> Vec<Found>) -> Result<SerialSettings, Trouble> {
        let Self::Serial { identity, .. } = self;
        let found = if identity.is_some() { ports() } else { Vec::new() };
        self.settings_among(&found)
    }

    /// The port as it is called when `found` is plugged in.
    ///
    /// # Errors
    /// `NotFound` when it is not there, `Ambiguous` when two equal ones are.
    pub fn settings_among(&self, found: &[Found]) -> Result<SerialSettings, Trouble> {
        let Self::Serial { path, identity, baud, .. } = self;
        let spot = Spot { path: path.clone(), identity: identity.clone() };
        Ok(SerialSettings { path: spot.resolve(found)?, baud: *baud, flow: Flow::None })
    }

    pub(crate) const fn kind(&self) -> DisplayKind {
        let Self::Serial { kind, .. } = self;
        *kind
    }
}
