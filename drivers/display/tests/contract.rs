//! One contract for the bench twin and for the real driver against emulated displays on a pseudo terminal.
#![cfg(unix)]
#![allow(clippy::unwrap_used, reason = "a failed test may panic")]

use display::twin::{Glass, TwinDisplay, TwinPole, serve_pty};
use display::{DisplayAddress, DisplayKind, SerialDisplay};
use kit::twin::{PtyHost, Switch};
use kit::{Display, Found, FoundKind, Identity, Lamp, Shown, TroubleKind};
use serialport::{SerialPort, TTYPort};
use std::fs::Permissions;
use std::os::unix::fs::{MetadataExt, PermissionsExt};
use std::os::unix::process::CommandExt;
use std::path::Path;
use std::process::Command;
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};
use tempfile::TempDir;

/// A display under test, and what can be read on it.
struct Rig {
    name: &'static str,
    display: Box<dyn Display>,
    pole: TwinPole,
    has_digits: bool,
    has_rows: bool,
    _wire: Option<(PtyHost, TempDir)>,
}

fn bench() -> Rig {
    let (display, pole) = TwinDisplay::new();
    Rig { name: "bench", display: Box::new(display), pole, has_digits: true, has_rows: true, _wire: None }
}

fn machine(kind: DisplayKind) -> Rig {
    let folder = tempfile::tempdir().unwrap();
    let (host, pole) = serve_pty(kind, folder.path().join("ttyPole")).unwrap();
    let path = host.path().display().to_string();
    let display = display::open(DisplayAddress::Serial { path, identity: None, baud: 2400, kind });
    let led = kind == DisplayKind::Led8;
    let name = if led { "led8" } else { "letters" };
    Rig { name, display, pole, has_digits: led, has_rows: !led, _wire: Some((host, folder)) }
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

fn noise_on_the_line_changes_nothing(mut rig: Rig) {
    rig.pole.switches().set(Switch::Babbling, true);
    for figure in ["7.00", "8.00"] {
        let start = Instant::now();
        rig.display.show(Some(&shown(Lamp::Total, figure))).unwrap();
        assert!(start.elapsed() < Duration::from_secs(3), "{}: {:?}", rig.name, start.elapsed());
        rig.reads(Lamp::Total, figure);
    }
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
    noise_on_the_line_changes_nothing(rig());
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

/// A terminal of another program, which this one may not have. Root may open it all the same, so the display is
/// tried by this program started once more, as nobody.
#[test]
fn a_port_of_another_program_is_busy() {
    const PORT: &str = "BUSY_PORT";
    if let Ok(path) = std::env::var(PORT) {
        let mut display = display::open(address(&path, None));
        let outcome = display.show(Some(&shown(Lamp::Total, "1.00")));
        assert_eq!(outcome.unwrap_err().kind, TroubleKind::Busy);
        return;
    }
    let (_master, mut slave) = TTYPort::pair().unwrap();
    slave.set_exclusive(true).unwrap();
    let path = slave.name().unwrap();
    let folder = tempfile::tempdir().unwrap();
    let program = folder.path().join("nobody");
    std::fs::copy(std::env::current_exe().unwrap(), &program).unwrap();
    for (path, mode) in [(folder.path(), 0o755), (&program, 0o755), (Path::new(&path), 0o666)] {
        std::fs::set_permissions(path, Permissions::from_mode(mode)).unwrap();
    }
    let mut child = Command::new(&program);
    child.args(["--exact", "a_port_of_another_program_is_busy"]).env(PORT, &path).current_dir("/");
    if std::fs::metadata(&program).unwrap().uid() == 0 {
        child.uid(65_534).gid(65_534);
    }
    let done = child.output().unwrap();
    let told = String::from_utf8_lossy(&done.stdout);
    assert!(done.status.success() && told.contains("1 passed"), "{told}");
}

fn address(path: &str, identity: Option<Identity>) -> DisplayAddress {
    DisplayAddress::Serial { path: path.to_owned(), identity, baud: 2400, kind: DisplayKind::Led8 }
}

fn found(path: &Path, socket: &str) -> Found {
    let socket = Some(socket.to_owned());
    let identity = Identity { vendor: 0x1a86, product: 0x7523, serial: None, socket };
    let path = path.display().to_string();
    Found { kind: FoundKind::Serial, path, name: "USB Serial".to_owned(), identity: Some(identity) }
}

/// Its adapter comes back at another socket and under another number; then an equal one beside it.
#[test]
fn a_display_is_found_again_by_what_it_is_and_never_guessed() {
    let folder = tempfile::tempdir().unwrap();
    let (before, pole) = serve_pty(DisplayKind::Led8, folder.path().join("ttyUSB0")).unwrap();
    let here = found(before.path(), "1-1");
    let list = Arc::new(Mutex::new(vec![here.clone()]));
    let there = Arc::clone(&list);
    let at = address(&here.path, here.identity);
    let mut display = SerialDisplay::new(at.clone()).among(move || there.lock().unwrap().clone());
    let rig = |pole| Rig {
        name: "moved",
        display: Box::new(TwinDisplay::new().0),
        pole,
        has_digits: true,
        has_rows: false,
        _wire: None,
    };
    display.show(Some(&shown(Lamp::Total, "1.00"))).unwrap();
    rig(pole).reads(Lamp::Total, "1.00");
    drop(before);

    let (now, pole) = serve_pty(DisplayKind::Led8, folder.path().join("ttyUSB3")).unwrap();
    let moved = found(now.path(), "1-4");
    *list.lock().unwrap() = vec![moved.clone()];
    display.show(Some(&shown(Lamp::Total, "2.00"))).unwrap();
    rig(pole.clone()).reads(Lamp::Total, "2.00");

    let twin = found(&folder.path().join("ttyUSB4"), "1-5");
    let trouble = at.settings_among(&[moved.clone(), twin.clone()]).unwrap_err();
    assert_eq!(trouble.kind, TroubleKind::Ambiguous);
    *list.lock().unwrap() = vec![moved, twin];
    pole.switches().set(Switch::Unplugged, true);
    let start = Instant::now();
    let trouble = loop {
        match display.show(Some(&shown(Lamp::Total, "3.00"))) {
            Err(trouble) => break trouble,
            Ok(()) => assert!(start.elapsed() < Duration::from_secs(5), "it is unplugged"),
        }
        std::thread::sleep(Duration::from_millis(10));
    };
    assert_eq!(trouble.kind, TroubleKind::Ambiguous, "{trouble}");
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
