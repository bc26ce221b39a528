use kit::line::{Flow, SerialSettings};
use serde::{Deserialize, Serialize};

/// Where a scanner is, as it stands in the settings.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum ScannerAddress {
    /// A serial scanner, 8N1.
    Serial {
        path: String,
        /// Bits per second; a USB-COM scanner takes any.
        #[serde(default = "usual_baud")]
        baud: u32,
    },
}

const fn usual_baud() -> u32 {
    9600
}

impl ScannerAddress {
    pub(crate) fn settings(&self) -> SerialSettings {
        let Self::Serial { path, baud } = self;
        SerialSettings { path: path.clone(), baud: *baud, flow: Flow::None }
    }
}
