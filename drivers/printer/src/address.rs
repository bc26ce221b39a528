use crate::transport::{file, spooler::SpoolerLine, tcp::TcpLine, usb};
use kit::line::{Flow, Line, SerialLine, SerialSettings, serial_ports};
use kit::{Identity, Spot, Trouble};
use serde::{Deserialize, Serialize};
use std::time::Duration;

/// Where a printer is, as it stands in the settings.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum PrinterAddress {
    /// A network printer; `host` is a name or an address.
    Tcp {
        host: String,
        #[serde(default = "raw_port")]
        port: u16,
    },
    /// A serial printer, 8N1.
    Serial {
        path: String,
        /// Bits per second, as its DIP switches say.
        #[serde(default = "usual_baud")]
        baud: u32,
        #[serde(default)]
        flow: Flow,
        /// Absent: the path is taken at its word.
        #[serde(default)]
        identity: Option<Identity>,
    },
    /// A USB printer, wherever it is plugged in.
    Usb { spot: Spot },
    /// A queue of the system's spooler, which takes our bytes as they are.
    Spooler { queue: String },
    /// A device file (`/dev/usb/lp0`), or an existing plain file that is appended to.
    File { path: String },
}

const fn raw_port() -> u16 {
    9100
}

const fn usual_baud() -> u32 {
    9600
}

impl PrinterAddress {
    /// Connects.
    ///
    /// # Errors
    /// The trouble met.
    pub(crate) fn connect(&self, deadline: Duration) -> Result<Box<dyn Line>, Trouble> {
        Ok(match self {
            Self::Tcp { host, port } => Box::new(TcpLine::connect(host, *port, deadline)?),
            Self::Serial { path, baud, flow, identity } => {
                let spot = Spot { path: path.clone(), identity: identity.clone() };
                let path = if identity.is_some() { spot.resolve(&serial_ports())? } else { path.clone() };
                let settings = SerialSettings { path, baud: *baud, flow: *flow };
                Box::new(SerialLine::open(&settings)?)
            }
            Self::Usb { spot } => file::open(&spot.resolve(&usb::plugged())?)?,
            Self::Spooler { queue } => Box::new(SpoolerLine::open(queue, deadline)?),
            Self::File { path } => file::open(path)?,
        })
    }

    /// Whether the connection is kept between jobs. Most network printers serve one connection at a time, so
    /// one that is kept would shut the other counters out.
    pub(crate) const fn keeps_open(&self) -> bool {
        !matches!(self, Self::Tcp { .. } | Self::Spooler { .. })
    }
}
