//! The serial ports that are there.

use crate::{Found, FoundKind};

/// All serial ports with hardware behind them, under the name of what hangs on them where it tells.
#[must_use]
pub fn serial_ports() -> Vec<Found> {
    system_ports()
}

#[cfg(target_os = "linux")]
fn system_ports() -> Vec<Found> {
    use crate::usb;
    use std::path::Path;

    let one = |node: std::path::PathBuf| {
        let port = node.file_name()?.to_string_lossy().into_owned();
        // every console has a node of this class; only real ports have a device
        if !node.join("device").exists() || (port.starts_with("ttyS") && !has_uart(&node)) {
            return None;
        }
        let path = format!("/dev/{port}");
        if !Path::new(&path).exists() {
            return None;
        }
        let device = usb::device_of(&node);
        let name = device.as_ref().map(|device| device.name.clone()).filter(|name| !name.is_empty());
        let identity = device.map(|device| device.identity);
        Some(Found { kind: FoundKind::Serial, path, name: name.unwrap_or(port), identity })
    };
    usb::nodes(Path::new("/sys/class/tty")).into_iter().filter_map(one).collect()
}

/// Type 0 is a place where a chip could be and none is.
#[cfg(target_os = "linux")]
fn has_uart(node: &std::path::Path) -> bool {
    crate::usb::text(&node.join("type")).is_none_or(|kind| kind != "0")
}

#[cfg(not(target_os = "linux"))]
fn system_ports() -> Vec<Found> {
    use crate::Identity;
    use serialport::SerialPortType;

    let one = |port: serialport::SerialPortInfo| {
        let path = port.port_name;
        let (name, identity) = match port.port_type {
            SerialPortType::UsbPort(usb) => {
                let identity =
                    Identity { vendor: usb.vid, product: usb.pid, serial: usb.serial_number, socket: None };
                (usb.product, Some(identity))
            }
            _ => (None, None),
        };
        Found { kind: FoundKind::Serial, name: name.unwrap_or_else(|| path.clone()), path, identity }
    };
    serialport::available_ports().unwrap_or_default().into_iter().map(one).collect()
}
