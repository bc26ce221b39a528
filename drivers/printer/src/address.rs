use crate::transport::{file, tcp::TcpLine};
use kit::Trouble;
use kit::line::{Flow, Line, SerialLine, SerialSettings};
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
    },
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
            Self::Serial { path, baud, flow } => {
                let settings = SerialSettings { path: path.clone(), baud: *baud, flow: *flow };
                Box::new(SerialLine::open(&settings)?)
            }
            Self::File { path } => file::open(path)?,
        })
    }

    /// Whether the connection is kept between jobs. Most network printers serve one connection at a time, so
    /// one that is kept would shut the other counters out.
    pub(crate) const fn keeps_open(&self) -> bool {
        !matches!(self, Self::Tcp { .. })
    }
}
