//! Scanners: a keyboard, HID-POS, a serial port.

use super::{SCANNER, SERIAL};
use crate::guest::Done;
use crate::guest::gadget::{Gadget, Label, SOON};
use crate::guest::kernel::{check, same, settle, until};
use crate::guest::line::Gun;
use kit::{Found, FoundKind, Scan, Scanner, ScannerNews, Spot};
use scanner::ScannerAddress;
use std::time::Duration;

/// Between two questions for news.
const NEWS: Duration = Duration::from_millis(500);

/// The device of this kind and label, as the counter finds it.
pub fn found(kind: FoundKind, label: Label) -> Option<Found> {
    scanner::found().into_iter().find(|one| {
        one.kind == kind && one.identity.as_ref().is_some_and(|identity| identity.vendor == label.vendor)
    })
}

fn spot(found: &Found) -> Spot {
    Spot { path: found.path.clone(), identity: found.identity.clone() }
}

/// Waits for news that is wanted; all others are written down.
fn hears(scanner: &mut dyn Scanner, what: &str, wanted: impl Fn(&ScannerNews) -> bool) -> Done {
    until(what, SOON, || {
        let news = scanner.next(NEWS)?;
        println!("{news:?}");
        wanted(&news).then_some(())
    })
}

fn reads(scanner: &mut dyn Scanner, text: &str) -> Done {
    let wanted = ScannerNews::Read(Scan { text: text.to_owned() });
    hears(scanner, text, |news| *news == wanted)
}

/// Types a code and reads it meanwhile: an input device keeps no more than 64 events for one who is not listening.
fn typed(gun: &Gun, scanner: &mut dyn Scanner, code: &str) -> Done {
    std::thread::scope(|scope| {
        let hand = scope.spawn(|| gun.types(code));
        let read = reads(scanner, code);
        hand.join().map_err(|_| "the hand panics".to_owned())?.and(read)
    })
}

fn ready(scanner: &mut dyn Scanner) -> Done {
    hears(scanner, "ready", |news| *news == ScannerNews::Ready)
}

fn lost(scanner: &mut dyn Scanner) -> Done {
    hears(scanner, "lost", |news| matches!(news, ScannerNews::Lost(_)))
}

/// Nothing more is read.
fn silent(scanner: &mut dyn Scanner) -> Done {
    match scanner.next(Duration::from_secs(2)) {
        None => Ok(()),
        Some(news) => Err(format!("{news:?} out of nothing")),
    }
}

/// Keys that another program sees at this node, or none.
fn overhears(device: &mut evdev::Device) -> usize {
    device.fetch_events().map_or(0, |events| events.filter(|event| event.value() == 1).count())
}

pub fn keyboard() -> Done {
    let gadget = Gadget::keyboard(0, SCANNER)?;
    gadget.plug()?;
    let found = until("the keyboard", SOON, || self::found(FoundKind::Keyboard, SCANNER))?;
    settle()?;
    println!("{found:?}");
    let mut other = evdev::Device::open(&found.path).map_err(|error| error.to_string())?;
    other.set_nonblocking(true).map_err(|error| error.to_string())?;
    let gun = Gun::at(gadget.hid()?);
    let mut scanner = scanner::open(ScannerAddress::Grab { spot: spot(&found) });
    ready(scanner.as_mut())?;
    for code in ["6901234567892", "134567890123456789", "HD20261123000187", "https://a.example/pay?x=1"] {
        typed(&gun, scanner.as_mut(), code)?;
    }
    silent(scanner.as_mut())?;
    same("keys that another program saw", &overhears(&mut other), &0)?;

    gadget.unplug()?;
    lost(scanner.as_mut())?;
    gadget.plug()?;
    ready(scanner.as_mut())?;
    typed(&gun, scanner.as_mut(), "281234567890123456")?;

    // let go, it is a keyboard like any other
    drop(scanner);
    let path = self::found(FoundKind::Keyboard, SCANNER).ok_or("no keyboard")?.path;
    let mut other = evdev::Device::open(path).map_err(|error| error.to_string())?;
    other.set_nonblocking(true).map_err(|error| error.to_string())?;
    gun.types("42")?;
    let mut keys = 0;
    until("three keys", SOON, || {
        keys += overhears(&mut other);
        (keys == 3).then_some(())
    })
}

pub fn hid_pos() -> Done {
    let keyboards = || scanner::found().into_iter().filter(|one| one.kind == FoundKind::Keyboard).count();
    let before = keyboards();
    let gadget = Gadget::hid_pos(0, SCANNER)?;
    gadget.plug()?;
    let found = until("the scanner", SOON, || self::found(FoundKind::HidScanner, SCANNER))?;
    settle()?;
    println!("{found:?}");
    same("keyboards", &keyboards(), &before)?;
    let gun = Gun::at(gadget.hid()?);
    let mut scanner = scanner::open(ScannerAddress::HidPos { spot: spot(&found) });
    ready(scanner.as_mut())?;
    let long = "https://a.example/".to_owned() + &"0123456789".repeat(15);
    for code in ["134567890123456789", long.as_str()] {
        gun.reports(code)?;
        reads(scanner.as_mut(), code)?;
    }
    silent(scanner.as_mut())?;
    gadget.unplug()?;
    lost(scanner.as_mut())?;
    gadget.plug()?;
    ready(scanner.as_mut())?;
    gun.reports("281234567890123456")?;
    reads(scanner.as_mut(), "281234567890123456")
}

pub fn usb_com() -> Done {
    let gadget = Gadget::serial(0, SERIAL)?;
    gadget.plug()?;
    let found = until("the port", SOON, || self::found(FoundKind::Serial, SERIAL))?;
    settle()?;
    println!("{found:?}");
    check(found.path == "/dev/ttyACM0", || format!("it is {}", found.path))?;
    let gun = Gun::at(gadget.tty()?);
    let address = ScannerAddress::Serial { path: found.path, baud: 9600, identity: found.identity };
    let mut scanner = scanner::open(address);
    ready(scanner.as_mut())?;
    for (bytes, code) in
        [("134567890123456789\r", "134567890123456789"), ("\u{2}6901234567892\r\n", "6901234567892")]
    {
        gun.sends(bytes.as_bytes())?;
        reads(scanner.as_mut(), code)?;
    }
    // no line end: the silence after it ends the code
    gun.sends(b"HD2026")?;
    reads(scanner.as_mut(), "HD2026")?;
    silent(scanner.as_mut())?;
    gadget.unplug()?;
    lost(scanner.as_mut())?;
    gadget.plug()?;
    ready(scanner.as_mut())?;
    gun.sends(b"281234567890123456\r")?;
    reads(scanner.as_mut(), "281234567890123456")
}
