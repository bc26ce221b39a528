//! One contract for the bench twin and for the real driver against emulated displays on a pseudo terminal.
#![cfg(unix)]
#![allow(clippy::unwrap_used, reason = "a failed test may panic")]

use display::twin::{Glass, TwinDisplay, TwinPole, serve_pty};
use display::{DisplayAddress, DisplayKind};
use kit::line::{Flow, SerialLine, SerialSettings};
use kit::twin::{PtyHost, Switch};
use kit::{Display, Lamp, Shown, TroubleKind};
use std::time::{Duration, Instant};
use tempfile::TempDir;

/// A display under test, and what can be read on it.
struct Rig {
    name: &'static str,
    display: Box<dyn Display>,
    pole: TwinPole,
    has_digits: bool,
    has_rows: bool,
    wire: Option<(PtyHost, TempDir)>,
}

fn bench() -> Rig {
    let (display, pole) = TwinDisplay::new();
    Rig { name: "bench", display: Box::new(display), pole, has_digits: true, has_rows: true, wire: None }
}

fn machine(kind: DisplayKind) -> Rig {
    let folder = tempfile::tempdir().unwrap();
    let (host, pole) = serve_pty(kind, folder.path().join("ttyPole")).unwrap();
    let path = host.path().display().to_string();
    let display = display::open(DisplayAddress::Serial { path, identity: None, baud: 2400, kind });
    let led = kind == DisplayKind::Led8;
    let name = if led { "led8" } else { "letters" };
    Rig { name, display, pole, has_digits: led, has_rows: !led, wire: Some((host, folder)) }
}

fn shown(lamp: Lamp, figure: &str) -> Shown {
    Shown { lamp, figure: figure.to_owned(), upper: "TOTAL".to_owned(), lower: format!("RMB {figure}") }
}

impl Rig {
    fn until(&self, what: &str, holds: impl Fn(&Glass) -> bool) {
        let start = Instant::now();
        while !holds(&self.pole.glass()) {
            let glass = self.pole.glass();
            assert!(start.elapsed() < Duration::from_secs(8), "{}: never seen: {what}: {glass:?}", self.name);
            std::thread::sleep(Duration::from_millis(5));
        }
    }

    fn reads(&self, lamp: Lamp, figure: &str) {
        let (digits, rows) = (self.has_digits, self.has_rows);
        let lower = format!("RMB {figure}");
        self.until(figure, |glass| {
            (!digits || (glass.figure == figure && glass.lamp == lamp))
                && (!rows || (glass.rows[0] == "TOTAL" && glass.rows[1] == lower))
        });
    }
}

fn it_shows_what_it_is_told_and_nothing_of_before(mut rig: Rig) {
    rig.display.show(Some(&shown(Lamp::Total, "12845.50"))).unwrap();
    rig.reads(Lamp::Total, "12845.50");
    rig.display.show(Some(&shown(Lamp::Change, "2.00"))).unwrap();
    rig.reads(Lamp::Change, "2.00");
    rig.display.show(None).unwrap();
    rig.until("dark", Glass::is_dark);
}

fn a_figure_that_does_not_fit_leaves_it_dark(mut rig: Rig) {
    if !rig.has_digits {
        return;
    }
    rig.display.show(Some(&shown(Lamp::Total, "5.00"))).unwrap();
    let trouble = rig.display.show(Some(&shown(Lamp::Total, "123456789.00"))).unwrap_err();
    assert_eq!(trouble.kind, TroubleKind::Unsupported);
    rig.until("dark", Glass::is_dark);
}

fn unplugged_it_is_told_and_comes_back_dark_first(mut rig: Rig) {
    rig.display.show(Some(&shown(Lamp::Total, "5.00"))).unwrap();
    rig.reads(Lamp::Total, "5.00");
    rig.pole.switches().set(Switch::Unplugged, true);
    let start = Instant::now();
    let trouble = loop {
        match rig.display.show(Some(&shown(Lamp::Total, "6.00"))) {
            Err(trouble) => break trouble,
            Ok(()) => assert!(start.elapsed() < Duration::from_secs(5), "{}", rig.name),
        }
        std::thread::sleep(Duration::from_millis(10));
    };
    assert!(matches!(trouble.kind, TroubleKind::NotFound | TroubleKind::Disconnected), "{trouble}");
    rig.until("dark", Glass::is_dark);
    rig.pole.switches().set(Switch::Unplugged, false);
    let start = Instant::now();
    while rig.display.show(Some(&shown(Lamp::Total, "7.00"))).is_err() {
        assert!(start.elapsed() < Duration::from_secs(5), "{}", rig.name);
        std::thread::sleep(Duration::from_millis(10));
    }
    rig.reads(Lamp::Total, "7.00");
}

fn a_slow_one_gets_everything(mut rig: Rig) {
    rig.pole.switches().set(Switch::Slow, true);
    rig.display.show(Some(&shown(Lamp::Received, "128.50"))).unwrap();
    rig.reads(Lamp::Received, "128.50");
}

fn a_deaf_one_is_given_up(mut rig: Rig) {
    rig.pole.switches().set(Switch::Deaf, true);
    let start = Instant::now();
    // a terminal takes some kilobytes before it is full
    let mut outcome = Ok(());
    while outcome.is_ok() && start.elapsed() < Duration::from_secs(20) {
        outcome = rig.display.show(Some(&shown(Lamp::Total, "1.00")));
    }
    assert_eq!(outcome.unwrap_err().kind, TroubleKind::TimedOut, "{}", rig.name);
}

fn the_drawer_opens_by_the_box_or_not_at_all(mut rig: Rig) {
    if rig.has_digits {
        rig.display.kick_drawer().unwrap();
        rig.display.show(Some(&shown(Lamp::Total, "1.00"))).unwrap();
        rig.until("kick", |glass| glass.kicks == 1);
    } else {
        assert_eq!(rig.display.kick_drawer().unwrap_err().kind, TroubleKind::Unsupported);
    }
}

fn contract(rig: impl Fn() -> Rig) {
    it_shows_what_it_is_told_and_nothing_of_before(rig());
    a_figure_that_does_not_fit_leaves_it_dark(rig());
    unplugged_it_is_told_and_comes_back_dark_first(rig());
    a_slow_one_gets_everything(rig());
    a_deaf_one_is_given_up(rig());
    the_drawer_opens_by_the_box_or_not_at_all(rig());
}

#[test]
fn the_bench_twin_keeps_the_contract() {
    contract(bench);
}

#[test]
fn the_driver_keeps_the_contract_with_every_kind() {
    for kind in DisplayKind::ALL {
        contract(|| machine(kind));
    }
}

#[test]
fn a_port_of_another_program_is_busy() {
    let mut rig = machine(DisplayKind::Led8);
    let path = rig.wire.as_ref().unwrap().0.path().display().to_string();
    let other = SerialLine::open(&SerialSettings { path, baud: 2400, flow: Flow::None }).unwrap();
    let outcome = rig.display.show(Some(&shown(Lamp::Total, "1.00")));
    // root may open a locked terminal; anybody else hears that it is busy
    if let Err(trouble) = outcome {
        assert_eq!(trouble.kind, TroubleKind::Busy, "{trouble}");
    }
    drop(other);
}

#[test]
fn an_address_reads_back() {
    let text = r#"{"line":"serial","path":"/dev/ttyUSB1","kind":"led8"}"#;
    let address: DisplayAddress = serde_json::from_str(text).unwrap();
    let wanted = DisplayAddress::Serial {
        path: "/dev/ttyUSB1".into(),
        identity: None,
        baud: 2400,
        kind: DisplayKind::Led8,
    };
    assert_eq!(address, wanted);
}
