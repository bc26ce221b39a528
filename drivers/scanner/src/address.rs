use kit::line::{Flow, SerialSettings, serial_ports};
use kit::{Identity, Spot, Trouble};
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
        /// Absent: the path is taken at its word.
        #[serde(default)]
        identity: Option<Identity>,
    },
    /// A scanner that reports as HID-POS.
    HidPos { spot: Spot },
    /// A scanner that types, kept from every other program (Linux).
    Grab { spot: Spot },
}

pub(crate) const fn usual_baud() -> u32 {
    9600
}

/// The serial port as it is called now.
pub(crate) fn port(path: &str, baud: u32, identity: Option<&Identity>) -> Result<SerialSettings, Trouble> {
    let spot = Spot { path: path.to_owned(), identity: identity.cloned() };
    let path = if identity.is_some() { spot.resolve(&serial_ports())? } else { path.to_owned() };
    Ok(SerialSettings { path, baud, flow: Flow::None })
}
