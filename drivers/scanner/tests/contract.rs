//! One contract for the bench twin and for the real driver against an emulated scanner on a pseudo terminal.
#![cfg(unix)]
#![allow(clippy::unwrap_used, clippy::panic, reason = "a failed test may panic")]

use kit::twin::{PtyHost, Switch, Switches};
use kit::{Found, FoundKind, Scan, Scanner, ScannerNews, Spot, TroubleKind};
use scanner::twin::{TwinGun, TwinScanner, TwinTrigger};
use scanner::wizard::{Ears, Source, Wizard};
use scanner::{REPEAT, ScannerAddress};
use std::cell::Cell;
use std::time::{Duration, Instant};
use tempfile::TempDir;

const LONG: Duration = Duration::from_secs(5);
const SHORT: Duration = Duration::from_millis(300);

/// A scanner under test, and its trigger.
trait Rig {
    fn scanner(&self) -> Box<dyn Scanner>;
    fn switches(&self) -> Switches;
    fn scan(&self, text: &str);
}

struct Bench(Cell<Option<TwinScanner>>, TwinTrigger);

impl Rig for Bench {
    fn scanner(&self) -> Box<dyn Scanner> {
        Box::new(self.0.take().unwrap())
    }
    fn switches(&self) -> Switches {
        self.1.switches().clone()
    }
    fn scan(&self, text: &str) {
        self.1.scan(text);
    }
}

struct Machine {
    gun: TwinGun,
    hid: bool,
    host: PtyHost,
    _folder: TempDir,
}

impl Machine {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let gun = TwinGun::new();
        let host = gun.serve_pty(folder.path().join("ttyScanner")).unwrap();
        Self { gun, hid: false, host, _folder: folder }
    }

    fn hid() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let gun = TwinGun::new();
        let host = gun.serve_hid(folder.path().join("hidraw")).unwrap();
        Self { gun, hid: true, host, _folder: folder }
    }
}

impl Rig for Machine {
    fn scanner(&self) -> Box<dyn Scanner> {
        let path = self.host.path().display().to_string();
        scanner::open(if self.hid {
            ScannerAddress::HidPos { spot: Spot::path(path) }
        } else {
            ScannerAddress::Serial { path, baud: 115_200, identity: None }
        })
    }
    fn switches(&self) -> Switches {
        self.gun.switches().clone()
    }
    fn scan(&self, text: &str) {
        self.gun.scan(text);
    }
}

fn read(text: &str) -> Option<ScannerNews> {
    Some(ScannerNews::Read(Scan { text: text.into() }))
}

fn ready(rig: &dyn Rig) -> Box<dyn Scanner> {
    let mut scanner = rig.scanner();
    assert_eq!(scanner.next(LONG), Some(ScannerNews::Ready));
    scanner
}

fn codes_come_in_order_and_once(rig: &dyn Rig) {
    let mut scanner = ready(rig);
    for text in ["134567890123456789", "6901234567892", "]Q1https://a.example/?x=1&y=~"] {
        rig.scan(text);
        assert_eq!(scanner.next(LONG), read(text));
    }
    for text in ["A1", "B2", "C3"] {
        rig.scan(text);
    }
    for text in ["A1", "B2", "C3"] {
        assert_eq!(scanner.next(LONG), read(text));
    }
    assert_eq!(scanner.next(SHORT), None);
}

fn silence_is_no_news_and_keeps_the_time(rig: &dyn Rig) {
    let mut scanner = ready(rig);
    let start = Instant::now();
    assert_eq!(scanner.next(SHORT), None);
    assert!(start.elapsed() >= SHORT && start.elapsed() < SHORT * 3, "{:?}", start.elapsed());
    assert_eq!(scanner.next(Duration::ZERO), None);
}

fn text_is_clean(rig: &dyn Rig) {
    let mut scanner = ready(rig);
    rig.scan("\u{2}]C1\u{1d}0106901234567892\u{1d}10微\u{7f}A\u{3}");
    assert_eq!(scanner.next(LONG), read("]C1010690123456789210A"));
    rig.scan("\u{1d}");
    assert_eq!(scanner.next(SHORT), None);
}

fn a_code_held_in_view_is_one_scan(rig: &dyn Rig) {
    let mut scanner = ready(rig);
    for _ in 0..3 {
        rig.scan("28763443825664394");
    }
    assert_eq!(scanner.next(LONG), read("28763443825664394"));
    assert_eq!(scanner.next(SHORT), None);
    rig.scan("28763443825664394");
    assert_eq!(scanner.next(REPEAT), None);
    std::thread::sleep(Duration::from_millis(100));
    rig.scan("28763443825664394");
    assert_eq!(scanner.next(LONG), read("28763443825664394"));
}

fn unplugging_is_told_once_and_mended_alone(rig: &dyn Rig) {
    let mut scanner = ready(rig);
    rig.switches().set(Switch::Unplugged, true);
    let Some(ScannerNews::Lost(_)) = scanner.next(LONG) else { panic!("not told") };
    // At the next try the driver may find out more; then it keeps still.
    let start = Instant::now();
    while start.elapsed() < Duration::from_millis(2500) {
        match scanner.next(SHORT) {
            None => {}
            Some(ScannerNews::Lost(trouble)) => assert_eq!(trouble.kind, TroubleKind::NotFound),
            other => panic!("{other:?}"),
        }
    }
    assert_eq!(scanner.next(SHORT), None);
    rig.switches().set(Switch::Unplugged, false);
    assert_eq!(scanner.next(LONG), Some(ScannerNews::Ready));
    rig.scan("BACK");
    assert_eq!(scanner.next(LONG), read("BACK"));
}

/// Noise without end: the caller gets its time back, nothing is read, and the next code is.
fn a_flood_holds_nobody_up(rig: &dyn Rig) {
    let mut scanner = ready(rig);
    rig.switches().set(Switch::Babbling, true);
    let start = Instant::now();
    for _ in 0..10 {
        let news = scanner.next(SHORT);
        assert!(!matches!(news, Some(ScannerNews::Read(_))), "{news:?}");
    }
    assert!(start.elapsed() < SHORT * 30, "{:?}", start.elapsed());
    rig.switches().set(Switch::Babbling, false);
    let start = Instant::now();
    let mut number = 0;
    loop {
        // what was under way when the flood ended belongs to it
        number += 1;
        rig.scan(&format!("AFTER{number}"));
        let news = scanner.next(Duration::from_secs(1));
        if matches!(&news, Some(ScannerNews::Read(scan)) if scan.text.starts_with("AFTER")) {
            break;
        }
        assert!(start.elapsed() < Duration::from_secs(20), "{news:?}");
    }
}

/// A code longer than one report of a HID scanner.
fn a_long_code_is_whole(rig: &dyn Rig) {
    let mut scanner = ready(rig);
    let long = "https://a.example/pay?".to_owned() + &"0123456789".repeat(20);
    rig.scan(&long);
    assert_eq!(scanner.next(LONG), read(&long));
}

fn contract(rig: impl Fn() -> Box<dyn Rig>) {
    codes_come_in_order_and_once(rig().as_ref());
    silence_is_no_news_and_keeps_the_time(rig().as_ref());
    text_is_clean(rig().as_ref());
    a_code_held_in_view_is_one_scan(rig().as_ref());
    unplugging_is_told_once_and_mended_alone(rig().as_ref());
    a_long_code_is_whole(rig().as_ref());
    a_flood_holds_nobody_up(rig().as_ref());
}

#[test]
fn the_driver_keeps_the_contract_as_hid_pos() {
    contract(|| Box::new(Machine::hid()));
}

/// The wizard hears whichever device is scanned with, and leaves out what another driver holds.
#[test]
fn ears_hear_the_scanner_among_others() {
    let (gun, other, held) = (Machine::new(), Machine::hid(), Machine::new());
    let found = |kind, machine: &Machine, name: &str| Found {
        kind,
        path: machine.host.path().display().to_string(),
        name: name.to_owned(),
        identity: None,
    };
    let all = [
        found(FoundKind::Serial, &gun, "USB Serial"),
        found(FoundKind::HidScanner, &other, "Scanner"),
        found(FoundKind::Serial, &held, "Voice box"),
    ];
    let ears = Ears::open(&all, &[held.host.path().display().to_string()]);
    let mut wizard = Wizard::default();
    let start = Instant::now();
    while wizard.choice().is_none() {
        assert!(start.elapsed() < Duration::from_secs(30));
        held.scan("HELD");
        other.scan("6901234567892");
        while let Some(heard) = ears.hear(Duration::from_millis(300)) {
            wizard.take(heard);
        }
        // the same code in view is one scan
        std::thread::sleep(REPEAT);
    }
    let Source::Device { name, address } = wizard.choice().unwrap().source else { panic!("the page") };
    assert_eq!(name, "Scanner");
    assert!(matches!(address, ScannerAddress::HidPos { .. }));
}

#[test]
fn the_bench_twin_keeps_the_contract() {
    contract(|| {
        let (scanner, trigger) = TwinScanner::new();
        Box::new(Bench(Cell::new(Some(scanner)), trigger))
    });
}

#[test]
fn the_driver_keeps_the_contract() {
    contract(|| Box::new(Machine::new()));
}

#[test]
fn a_code_without_a_line_end_is_read_after_the_silence() {
    let rig = Machine::new();
    let mut scanner = ready(&rig);
    rig.gun.send(b"13456789");
    assert_eq!(scanner.next(LONG), read("13456789"));
}

/// The caller was busy while the second half of the code came in.
#[test]
fn a_late_caller_does_not_cut_a_code_in_two() {
    let rig = Machine::new();
    let mut scanner = ready(&rig);
    rig.gun.send(b"1345");
    assert_eq!(scanner.next(Duration::from_millis(20)), None);
    rig.gun.send(b"6789\r");
    std::thread::sleep(SHORT);
    assert_eq!(scanner.next(LONG), read("13456789"));
}

#[test]
fn half_a_code_before_the_cable_came_out_is_no_code() {
    let rig = Machine::new();
    let mut scanner = ready(&rig);
    rig.gun.send(b"1345");
    assert_eq!(scanner.next(Duration::from_millis(20)), None);
    rig.switches().set(Switch::Unplugged, true);
    let lost = scanner.next(LONG);
    assert!(matches!(lost, Some(ScannerNews::Lost(_))), "{lost:?}");
    rig.switches().set(Switch::Unplugged, false);
    while scanner.next(LONG) != Some(ScannerNews::Ready) {}
    rig.gun.send(b"6789\r");
    assert_eq!(scanner.next(LONG), read("6789"));
}

#[test]
fn nothing_scanned_shows_in_debug_output() {
    let (scanner, trigger) = TwinScanner::new();
    trigger.scan("134567890123456789");
    assert!(!format!("{scanner:?}{trigger:?}").contains("1345"));
}

#[test]
fn addresses_are_read_from_settings() {
    assert_eq!(
        serde_json::from_str::<ScannerAddress>(r#"{"kind":"serial","path":"COM5"}"#).unwrap(),
        ScannerAddress::Serial { path: "COM5".into(), baud: 9600, identity: None }
    );
    let text =
        r#"{"kind":"hid_pos","spot":{"path":"/dev/hidraw0","identity":{"vendor":3118,"product":2305}}}"#;
    let address: ScannerAddress = serde_json::from_str(text).unwrap();
    assert!(
        matches!(address, ScannerAddress::HidPos { spot } if spot.identity.as_ref().is_some_and(|id| id.vendor == 3118))
    );
}
