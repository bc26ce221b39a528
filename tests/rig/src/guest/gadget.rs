//! USB devices that this machine plugs into itself (configfs and `dummy_hcd`).

use super::Done;
use super::kernel::{put, until};
use std::fs;
use std::os::unix::fs::symlink;
use std::path::{Path, PathBuf};
use std::time::Duration;

const ROOT: &str = "/sys/kernel/config/usb_gadget";
/// Until a device is there after the plug is in.
pub const SOON: Duration = Duration::from_secs(30);

/// The keyboard's report descriptor of the HID specification, appendix B.
const KEYBOARD: &[u8] = &[
    0x05, 0x01, 0x09, 0x06, 0xa1, 0x01, 0x05, 0x07, 0x19, 0xe0, 0x29, 0xe7, 0x15, 0x00, 0x25, 0x01, 0x75,
    0x01, 0x95, 0x08, 0x81, 0x02, 0x95, 0x01, 0x75, 0x08, 0x81, 0x03, 0x95, 0x05, 0x75, 0x01, 0x05, 0x08,
    0x19, 0x01, 0x29, 0x05, 0x91, 0x02, 0x95, 0x01, 0x75, 0x03, 0x91, 0x03, 0x95, 0x06, 0x75, 0x08, 0x15,
    0x00, 0x25, 0x65, 0x05, 0x07, 0x19, 0x00, 0x29, 0x65, 0x81, 0x00, 0xc0,
];
/// A scanner by the HID-POS usage tables: number 2, count, three letters, 56 bytes, two bytes of the maker's,
/// one bit "more", seven bits to fill.
const HID_POS: &[u8] = &[
    0x05, 0x8c, 0x09, 0x02, 0xa1, 0x01, 0x09, 0x12, 0xa1, 0x02, 0x85, 0x02, 0x15, 0x00, 0x26, 0xff, 0x00,
    0x75, 0x08, 0x95, 0x01, 0x05, 0x01, 0x09, 0x3b, 0x81, 0x02, 0x05, 0x8c, 0x95, 0x03, 0x09, 0xfb, 0x09,
    0xfc, 0x09, 0xfd, 0x81, 0x02, 0x95, 0x38, 0x09, 0xfe, 0x82, 0x02, 0x01, 0x95, 0x02, 0x06, 0x66, 0xff,
    0x09, 0x04, 0x09, 0x00, 0x81, 0x02, 0x05, 0x8c, 0x25, 0x01, 0x75, 0x01, 0x95, 0x01, 0x09, 0xff, 0x81,
    0x02, 0x75, 0x07, 0x81, 0x03, 0xc0, 0xc0,
];

/// Who a device says it is.
#[derive(Clone, Copy)]
pub struct Label {
    pub vendor: u16,
    pub product: u16,
    pub maker: &'static str,
    pub name: &'static str,
    /// Empty for a device without one.
    pub serial: &'static str,
}

/// One device on a cable; dropped, it is gone.
pub struct Gadget {
    folder: PathBuf,
    function: PathBuf,
    socket: u8,
}

impl Gadget {
    /// A printer. Its own side is `/dev/g_printer*`.
    pub fn printer(socket: u8, label: Label) -> Done<Self> {
        let gadget = Self::new(socket, label, &format!("printer.{socket}"))?;
        put(gadget.function.join("q_len"), super::line::BUFFERS.to_string())?;
        put(gadget.function.join("pnp_string"), "MFG:Xprinter;CMD:ESC/POS;MDL:XP-80C;CLS:PRINTER;")?;
        gadget.ready()
    }

    /// A keyboard. Its own side is [`Gadget::hid`].
    pub fn keyboard(socket: u8, label: Label) -> Done<Self> {
        Self::human(socket, label, 1, 8, KEYBOARD)
    }

    /// A scanner that reports as HID-POS. Its own side is [`Gadget::hid`].
    pub fn hid_pos(socket: u8, label: Label) -> Done<Self> {
        Self::human(socket, label, 0, 64, HID_POS)
    }

    fn human(socket: u8, label: Label, protocol: u8, length: u8, descriptor: &[u8]) -> Done<Self> {
        let gadget = Self::new(socket, label, &format!("hid.{socket}"))?;
        put(gadget.function.join("protocol"), protocol.to_string())?;
        put(gadget.function.join("subclass"), protocol.to_string())?;
        put(gadget.function.join("report_length"), length.to_string())?;
        put(gadget.function.join("report_desc"), descriptor)?;
        gadget.ready()
    }

    /// A serial adapter. Its own side is [`Gadget::tty`].
    pub fn serial(socket: u8, label: Label) -> Done<Self> {
        Self::new(socket, label, &format!("acm.{socket}"))?.ready()
    }

    fn new(socket: u8, label: Label, function: &str) -> Done<Self> {
        let folder = Path::new(ROOT).join(format!("rig{socket}"));
        let (strings, config) = (folder.join("strings/0x409"), folder.join("configs/c.1"));
        let function = folder.join("functions").join(function);
        for path in [&strings, &config, &config.join("strings/0x409"), &function] {
            fs::create_dir_all(path).map_err(|error| format!("{}: {error}", path.display()))?;
        }
        put(folder.join("idVendor"), format!("{:#06x}", label.vendor))?;
        put(folder.join("idProduct"), format!("{:#06x}", label.product))?;
        put(strings.join("manufacturer"), label.maker)?;
        put(strings.join("product"), label.name)?;
        if !label.serial.is_empty() {
            put(strings.join("serialnumber"), label.serial)?;
        }
        Ok(Self { folder, function, socket })
    }

    fn ready(self) -> Done<Self> {
        let name = self.function.file_name().ok_or("no function")?;
        let link = self.folder.join("configs/c.1").join(name);
        symlink(&self.function, &link).map_err(|error| format!("{}: {error}", link.display()))?;
        Ok(self)
    }

    /// Puts the plug into its socket.
    pub fn plug(&self) -> Done {
        self.plug_at(self.socket)
    }

    /// Puts the plug into another socket.
    pub fn plug_at(&self, socket: u8) -> Done {
        put(self.folder.join("UDC"), format!("dummy_udc.{socket}"))
    }

    /// Pulls the plug.
    pub fn unplug(&self) -> Done {
        put(self.folder.join("UDC"), "\n")
    }

    /// The device's own side of a keyboard or HID scanner.
    pub fn hid(&self) -> Done<PathBuf> {
        let file = self.function.join("dev");
        let number = fs::read_to_string(&file).map_err(|error| format!("{}: {error}", file.display()))?;
        let minor = number.trim().rsplit(':').next().unwrap_or_default().to_owned();
        there(&format!("/dev/hidg{minor}"))
    }

    /// The device's own side of a serial adapter.
    pub fn tty(&self) -> Done<PathBuf> {
        let file = self.function.join("port_num");
        let number = fs::read_to_string(&file).map_err(|error| format!("{}: {error}", file.display()))?;
        there(&format!("/dev/ttyGS{}", number.trim()))
    }
}

impl Drop for Gadget {
    fn drop(&mut self) {
        remove(&self.folder);
    }
}

/// Waits for a device node.
pub fn there(path: &str) -> Done<PathBuf> {
    until(path, SOON, || Path::new(path).exists().then(|| PathBuf::from(path)))
}

/// Takes away what a scene that was ended has left.
pub fn clean() {
    for gadget in kit::usb::nodes(Path::new(ROOT)) {
        remove(&gadget);
    }
}

/// In the order the kernel wants; what is busy stays until its scene's process is gone.
fn remove(folder: &Path) {
    let _unplugged = put(folder.join("UDC"), "\n");
    let config = folder.join("configs/c.1");
    for link in kit::usb::nodes(&config).iter().filter(|path| path.is_symlink()) {
        let _busy = fs::remove_file(link);
    }
    let mut folders = vec![config.join("strings/0x409"), config];
    folders.extend(kit::usb::nodes(&folder.join("functions")));
    folders.extend([folder.join("strings/0x409"), folder.to_path_buf()]);
    for folder in folders {
        let _busy = fs::remove_dir(folder);
    }
}
