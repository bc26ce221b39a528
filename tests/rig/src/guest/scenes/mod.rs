//! What is played.

mod camera;
mod codes;
mod counter;
mod paper;
mod voice;

use super::gadget::Label;
use super::{Done, Scene};
use std::time::Duration;

const fn scene(name: &'static str, what: &'static str, seconds: u64, play: fn() -> Done) -> Scene {
    Scene { name, what, limit: Duration::from_secs(seconds), play }
}

pub const ALL: &[Scene] = &[
    scene("printer", "a job over /dev/usb/lp0, byte for byte; status, refusal, drawer", 120, paper::job),
    scene(
        "printer-unplug",
        "the cable pulled in the middle of a job; the next one after it",
        120,
        paper::unplug,
    ),
    scene("printer-stuck", "a printer that never reads, and one that stops reading", 150, paper::stuck),
    scene("printer-moved", "the printer found again under another number", 120, paper::moved),
    scene("keyboard", "a USB keyboard that scans, kept from every other program", 120, codes::keyboard),
    scene("hid-pos", "a HID-POS scanner over hidraw", 120, codes::hid_pos),
    scene("usb-com", "a scanner on /dev/ttyACM0, unplugged and plugged in again", 120, codes::usb_com),
    scene("speaker", "a voice chip on /dev/ttyACM0, unplugged while it speaks", 150, voice::chip),
    scene("pole", "a pole display on /dev/ttyACM0, and its drawer", 120, voice::pole),
    scene("sound", "recordings through the sound card, heard on its other side", 150, voice::sound),
    scene("camera-yuyv", "/dev/video10 reads QR and CODE 128; stalls, goes, is unplugged", 400, camera::yuyv),
    scene("camera-mjpeg", "the same in MJPEG", 300, camera::mjpeg),
    scene("camera-contract", "the cameras' contract against /dev/video10", 700, camera::contract),
    scene(
        "counter",
        "the shipped program: amount, scan, slip, and the guest's screen beside",
        600,
        counter::payment,
    ),
];

const PRINTER: Label =
    Label { vendor: 0x0483, product: 0x5743, maker: "Xprinter", name: "USB Printer P", serial: "RIG0001" };
const SCANNER: Label =
    Label { vendor: 0x0c2e, product: 0x0901, maker: "RIG", name: "Barcode Scanner", serial: "SCAN01" };
const SERIAL: Label =
    Label { vendor: 0x1a86, product: 0x55d3, maker: "RIG", name: "USB Serial", serial: "SER01" };
