//! One contract for the twin and for the system's cameras. A camera of the system is looked through when
//! `QIANTAI_CAMERA` names it and `QIANTAI_CAMERA_SHOW` names a program that holds a text before it (`-` for
//! nothing, `stall`, `go`, `unplug`, `plug` for the rest).
#![allow(clippy::unwrap_used, clippy::panic, reason = "a failed test may panic")]

use camera::capture::{Frame, Source};
use camera::twin::{self, TwinLens};
use camera::{CameraAddress, Eye, Patience};
use kit::twin::Switch;
use kit::{Camera, CameraNews, Glimpse, Scan, Spot, Trouble, TroubleKind};
use std::process::Command;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::{Duration, Instant};

const SHORT: Duration = Duration::from_millis(300);

/// A camera under test, and what is before it.
trait Rig {
    fn camera(&self, glimpse: Glimpse) -> Box<dyn Camera>;
    fn hold(&self, text: Option<&str>);
    fn stall(&self, on: bool);
    fn unplug(&self, on: bool);
    /// How much slower than a desk's computer it runs.
    fn slowness(&self) -> u32;
}

struct Twin(TwinLens);

impl Rig for Twin {
    fn camera(&self, glimpse: Glimpse) -> Box<dyn Camera> {
        let patience = Patience { first: Duration::from_secs(2), ..Patience::default() };
        twin::open_with(self.0.clone(), glimpse, patience)
    }
    fn hold(&self, text: Option<&str>) {
        self.0.hold(text);
    }
    fn stall(&self, on: bool) {
        self.0.switches().set(Switch::Mute, on);
    }
    fn unplug(&self, on: bool) {
        self.0.switches().set(Switch::Unplugged, on);
    }
    fn slowness(&self) -> u32 {
        1
    }
}

struct Device {
    path: String,
    show: String,
}

impl Device {
    fn tell(&self, order: &str) {
        assert!(Command::new(&self.show).arg(order).status().unwrap().success(), "{order}");
    }
}

impl Rig for Device {
    fn camera(&self, glimpse: Glimpse) -> Box<dyn Camera> {
        camera::open(CameraAddress::Device { spot: Spot::path(&self.path) }, glimpse)
    }
    fn hold(&self, text: Option<&str>) {
        self.tell(text.unwrap_or("-"));
    }
    fn stall(&self, on: bool) {
        self.tell(if on { "stall" } else { "go" });
    }
    fn unplug(&self, on: bool) {
        self.tell(if on { "unplug" } else { "plug" });
    }
    fn slowness(&self) -> u32 {
        20
    }
}

fn until(rig: &dyn Rig, camera: &mut dyn Camera, what: &str, holds: impl Fn(&CameraNews) -> bool) {
    let end = Instant::now() + Duration::from_secs(10) * rig.slowness();
    loop {
        match camera.next(SHORT) {
            Some(news) if holds(&news) => return,
            Some(CameraNews::Read(_)) | None | Some(CameraNews::Ready | CameraNews::Lost(_)) => {}
        }
        assert!(Instant::now() < end, "never told: {what}");
    }
}

fn read(text: &str) -> impl Fn(&CameraNews) -> bool + '_ {
    move |news| matches!(news, CameraNews::Read(Scan { text: read }) if read == text)
}

fn ready(rig: &dyn Rig, glimpse: &Glimpse) -> Box<dyn Camera> {
    let mut camera = rig.camera(glimpse.clone());
    assert_eq!(camera.next(SHORT), None, "dark until told");
    camera.look(true);
    until(rig, camera.as_mut(), "ready", |news| *news == CameraNews::Ready);
    camera
}

fn codes_are_read_and_each_once_while_it_is_held(rig: &dyn Rig) {
    let mut camera = ready(rig, &Glimpse::default());
    for text in ["134567890123456789", "https://a.example/pay?x=1"] {
        rig.hold(Some(text));
        until(rig, camera.as_mut(), text, read(text));
        let end = Instant::now() + Duration::from_secs(1);
        while Instant::now() < end {
            assert_ne!(camera.next(SHORT), Some(CameraNews::Read(Scan { text: text.into() })));
        }
    }
    rig.hold(None);
}

fn a_stall_is_told_and_mended(rig: &dyn Rig) {
    let mut camera = ready(rig, &Glimpse::default());
    rig.stall(true);
    let start = Instant::now();
    until(
        rig,
        camera.as_mut(),
        "stall",
        |news| matches!(news, CameraNews::Lost(trouble) if trouble.kind == TroubleKind::TimedOut),
    );
    assert!(start.elapsed() < Duration::from_secs(4) * rig.slowness(), "{:?}", start.elapsed());
    rig.stall(false);
    until(rig, camera.as_mut(), "ready again", |news| *news == CameraNews::Ready);
    rig.hold(Some("281234567890123456"));
    until(rig, camera.as_mut(), "code", read("281234567890123456"));
    rig.hold(None);
}

fn unplugged_it_is_told_and_works_when_it_is_back(rig: &dyn Rig) {
    let glimpse = Glimpse::default();
    let mut camera = ready(rig, &glimpse);
    rig.unplug(true);
    until(rig, camera.as_mut(), "lost", |news| matches!(news, CameraNews::Lost(_)));
    assert!(glimpse.newest().is_none(), "better dark than stale");
    rig.unplug(false);
    until(rig, camera.as_mut(), "ready again", |news| *news == CameraNews::Ready);
}

fn closed_it_shows_nothing_and_reads_nothing(rig: &dyn Rig) {
    let glimpse = Glimpse::default();
    let mut camera = ready(rig, &glimpse);
    assert!(glimpse.newest().is_some());
    camera.look(false);
    rig.hold(Some("134567890123456780"));
    assert!(glimpse.newest().is_none());
    assert_eq!(camera.next(Duration::from_secs(1)), None);
    camera.look(true);
    until(rig, camera.as_mut(), "code", read("134567890123456780"));
    rig.hold(None);
}

fn closed_and_opened_at_once_it_is_not_in_its_own_way(rig: &dyn Rig) {
    let mut camera = ready(rig, &Glimpse::default());
    for _ in 0..6 {
        camera.look(false);
        camera.look(true);
        let news = camera.next(Duration::from_millis(1));
        assert!(!matches!(news, Some(CameraNews::Lost(_))), "{news:?}");
    }
    camera.look(false);
    camera.look(true);
    until(rig, camera.as_mut(), "ready again", |news| {
        assert!(!matches!(news, CameraNews::Lost(_)), "{news:?}");
        *news == CameraNews::Ready
    });
}

fn contract(rig: &dyn Rig) {
    codes_are_read_and_each_once_while_it_is_held(rig);
    a_stall_is_told_and_mended(rig);
    unplugged_it_is_told_and_works_when_it_is_back(rig);
    closed_it_shows_nothing_and_reads_nothing(rig);
    closed_and_opened_at_once_it_is_not_in_its_own_way(rig);
}

#[test]
fn the_twin_keeps_the_contract() {
    contract(&Twin(TwinLens::new()));
}

#[test]
fn a_camera_of_the_system_keeps_the_contract() {
    let (path, show) = (std::env::var("QIANTAI_CAMERA"), std::env::var("QIANTAI_CAMERA_SHOW"));
    let (Ok(path), Ok(show)) = (path, show) else {
        println!("SKIPPED: no QIANTAI_CAMERA; the rig has one");
        return;
    };
    contract(&Device { path, show });
}

#[test]
fn half_frames_and_a_driver_that_hangs_for_ever() {
    let lens = TwinLens::new();
    let rig = Twin(lens.clone());
    lens.switches().set(Switch::Garbling, true);
    lens.hold(Some("134567890123456789"));
    let mut camera = rig.camera(Glimpse::default());
    camera.look(true);
    for _ in 0..5 {
        assert!(!matches!(camera.next(SHORT), Some(CameraNews::Read(_))));
    }
    lens.switches().set(Switch::Garbling, false);
    until(&rig, camera.as_mut(), "code", read("134567890123456789"));
    // it hangs again and again: threads are left behind, but not without end
    lens.switches().set(Switch::Mute, true);
    let end = Instant::now() + Duration::from_secs(14);
    while Instant::now() < end {
        let _told_or_not = camera.next(SHORT);
    }
    lens.switches().set(Switch::Mute, false);
    until(&rig, camera.as_mut(), "ready", |news| *news == CameraNews::Ready);
}

/// Bytes this process has handed to any file, pipe or socket.
#[cfg(target_os = "linux")]
fn written() -> u64 {
    let io = std::fs::read_to_string("/proc/self/io").unwrap();
    io.lines().find_map(|line| line.strip_prefix("wchar: ")).unwrap().parse().unwrap()
}

#[cfg(target_os = "linux")]
#[test]
fn no_picture_is_ever_written() {
    let lens = TwinLens::new();
    let (rig, glimpse) = (Twin(lens.clone()), Glimpse::default());
    let before = written();
    let mut camera = ready(&rig, &glimpse);
    lens.hold(Some("134567890123456789"));
    until(&rig, camera.as_mut(), "code", read("134567890123456789"));
    let picture = glimpse.newest().unwrap();
    let grown = written() - before;
    // other tests of this program print their names meanwhile
    assert!(grown < 8192 && grown < u64::try_from(picture.luma.len()).unwrap(), "{grown} bytes written");
}

struct Panics(u32);

impl Source for Panics {
    fn open(&mut self) -> Result<(), Trouble> {
        Ok(())
    }
    fn frame(&mut self) -> Result<Option<Frame>, Trouble> {
        assert!(self.0 > 3, "the driver's library panics");
        Ok(Some(Frame { width: 64, height: 64, dots: vec![90; 64 * 64] }))
    }
}

#[test]
fn a_library_that_panics_costs_no_thread() {
    let tries = AtomicU32::new(0);
    let source = move || -> Box<dyn Source> { Box::new(Panics(tries.fetch_add(1, Ordering::Relaxed))) };
    let patience = Patience { pause: Duration::from_millis(20), ..Patience::default() };
    let mut camera = Eye::new(source, Glimpse::default(), patience);
    camera.look(true);
    let rig = Twin(TwinLens::new());
    until(
        &rig,
        &mut camera,
        "lost",
        |news| matches!(news, CameraNews::Lost(t) if t.kind == TroubleKind::Other),
    );
    until(&rig, &mut camera, "ready after more panics than threads may hang", |news| {
        *news == CameraNews::Ready
    });
}

/// A camera that is not there.
#[test]
fn no_camera_is_told_once() {
    let spot = Spot::path("/dev/video77");
    let mut camera = camera::open(CameraAddress::Device { spot }, Glimpse::default());
    camera.look(true);
    let start = Instant::now();
    let mut told = 0;
    while start.elapsed() < Duration::from_secs(4) {
        if let Some(news) = camera.next(SHORT) {
            let CameraNews::Lost(trouble) = news else { panic!("{news:?}") };
            assert_eq!(trouble.kind, TroubleKind::NotFound);
            told += 1;
        }
    }
    assert_eq!(told, 1);
}
