use crate::profile::DisplayKind;
use kit::line::{Flow, SerialSettings, serial_ports};
use kit::{Identity, Spot, Trouble};
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
    /// The port as it is called now.
    pub(crate) fn settings(&self) -> Result<SerialSettings, Trouble> {
        let Self::Serial { path, identity, baud, .. } = self;
        let spot = Spot { path: path.clone(), identity: identity.clone() };
        let path = if identity.is_some() { spot.resolve(&serial_ports())? } else { path.clone() };
        Ok(SerialSettings { path, baud: *baud, flow: Flow::None })
    }

    pub(crate) const fn kind(&self) -> DisplayKind {
        let Self::Serial { kind, .. } = self;
        *kind
    }
}
