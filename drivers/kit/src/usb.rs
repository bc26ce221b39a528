//! What Linux tells of a USB device in sysfs, from any of its device nodes.

use crate::Identity;
use std::fs;
use std::path::{Path, PathBuf};

/// Levels from a device node up to its USB device; a keyboard's event node is the deepest.
const LEVELS: usize = 12;

/// A USB device, with what it calls itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UsbDevice {
    pub identity: Identity,
    /// Maker and product; empty when it tells neither.
    pub name: String,
}

/// The USB device that a node in sysfs (`/sys/class/tty/ttyUSB0`) belongs to; `None` when it is on no USB.
#[must_use]
pub fn device_of(node: &Path) -> Option<UsbDevice> {
    let mut folder: PathBuf = fs::canonicalize(node).ok()?;
    for _ in 0..LEVELS {
        if folder.join("idVendor").is_file() {
            return read(&folder);
        }
        if !folder.pop() {
            return None;
        }
    }
    None
}

fn read(folder: &Path) -> Option<UsbDevice> {
    let number = |name| u16::from_str_radix(&text(&folder.join(name))?, 16).ok();
    let identity = Identity {
        vendor: number("idVendor")?,
        product: number("idProduct")?,
        serial: text(&folder.join("serial")),
        socket: folder.file_name().map(|name| name.to_string_lossy().into_owned()),
    };
    let maker = text(&folder.join("manufacturer")).unwrap_or_default();
    let product = text(&folder.join("product")).unwrap_or_default();
    // many repeat the maker in the product
    let name = if product.starts_with(&maker) { product } else { format!("{maker} {product}") };
    Some(UsbDevice { identity, name: name.trim().to_owned() })
}

/// The first 200 printable characters of a small file; `None` when it is not there or empty.
#[must_use]
pub fn text(path: &Path) -> Option<String> {
    let bytes = fs::read(path).ok()?;
    let text = String::from_utf8_lossy(&bytes);
    let text: String = text.trim().chars().filter(|c| !c.is_control()).take(200).collect();
    (!text.is_empty()).then_some(text)
}

/// The entries of a folder such as `/sys/class/tty`, sorted; none when it is not there.
#[must_use]
pub fn nodes(folder: &Path) -> Vec<PathBuf> {
    let mut nodes: Vec<PathBuf> = fs::read_dir(folder)
        .map(|entries| entries.filter_map(|entry| Some(entry.ok()?.path())).collect())
        .unwrap_or_default();
    nodes.sort();
    nodes
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;

    #[test]
    fn a_node_leads_to_its_usb_device() {
        let root = tempfile::tempdir().unwrap();
        let usb = root.path().join("devices/usb1/1-1.2");
        let node = usb.join("1-1.2:1.0/ttyUSB0/tty/ttyUSB0");
        fs::create_dir_all(&node).unwrap();
        for (name, content) in [
            ("idVendor", "1a86\n"),
            ("idProduct", "7523\n"),
            ("manufacturer", "QinHeng\n"),
            ("product", "USB\u{1} Serial\n"),
            ("serial", "\n"),
        ] {
            fs::write(usb.join(name), content).unwrap();
        }
        let class = root.path().join("ttyUSB0");
        std::os::unix::fs::symlink(&node, &class).unwrap();
        let device = device_of(&class).unwrap();
        let socket = Some("1-1.2".to_owned());
        assert_eq!(device.identity, Identity { vendor: 0x1a86, product: 0x7523, serial: None, socket });
        assert_eq!(device.name, "QinHeng USB Serial");
        assert_eq!(device_of(root.path()), None);
        assert_eq!(device_of(&root.path().join("no such node")), None);
    }
}
