//! A camera on V4L2.

use crate::guest::film::{ALONE, BARS, NODE, shape, show};
use crate::guest::kernel::{check, until};
use crate::guest::{Done, OUT};
use ::camera::CameraAddress;
use kit::{Camera, CameraNews, Glimpse, Scan, Spot, TroubleKind};
use std::fs::File;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

/// Until a code is read, or a loss is told.
const PATIENCE: Duration = Duration::from_secs(60);
const NEWS: Duration = Duration::from_millis(500);

fn hears(camera: &mut dyn Camera, what: &str, wanted: impl Fn(&CameraNews) -> bool) -> Done<Duration> {
    let start = Instant::now();
    until(what, PATIENCE, || {
        let news = camera.next(NEWS)?;
        println!("{:?} {news:?}", start.elapsed());
        wanted(&news).then(|| start.elapsed())
    })
}

fn ready(camera: &mut dyn Camera) -> Done<Duration> {
    hears(camera, "ready", |news| *news == CameraNews::Ready)
}

fn reads(camera: &mut dyn Camera, held: &str) -> Done {
    show(held)?;
    let text = held.trim_start_matches(BARS).to_owned();
    let took = hears(camera, held, |news| *news == CameraNews::Read(Scan { text: text.clone() }))?;
    println!("{held} read after {took:?}");
    Ok(())
}

pub fn yuyv() -> Done {
    looks("yuyv")
}

pub fn mjpeg() -> Done {
    looks("mjpeg")
}

fn looks(kind: &str) -> Done {
    shape(kind)?;
    show("-")?;
    show("plug")?;
    let found = ::camera::found();
    println!("{found:?}");
    check(found.iter().any(|one| one.path == NODE && one.name.starts_with("Rig Camera")), || {
        format!("found: {found:?}")
    })?;
    let glimpse = Glimpse::default();
    let mut camera = ::camera::open(CameraAddress::Device { spot: Spot::path(NODE) }, glimpse.clone());
    let outcome = acts(camera.as_mut(), &glimpse);
    camera.look(false);
    drop(camera);
    show("unplug").and(outcome)
}

fn acts(camera: &mut dyn Camera, glimpse: &Glimpse) -> Done {
    camera.look(true);
    ready(camera)?;
    for held in ["134567890123456789", "https://a.example/pay?x=1", "bars:281234567890123456"] {
        reads(camera, held)?;
    }
    picture(glimpse)?;
    show("-")?;
    show("stall")?;
    let stall = |news: &CameraNews| matches!(news, CameraNews::Lost(trouble) if trouble.kind == TroubleKind::TimedOut);
    let told = hears(camera, "the stall", stall)?;
    println!("stall told after {told:?}");
    check(glimpse.newest().is_none(), || "an old picture stays".to_owned())?;
    show("go")?;
    ready(camera)?;
    reads(camera, "134567890123456780")?;
    show("unplug")?;
    hears(camera, "lost", |news| matches!(news, CameraNews::Lost(_)))?;
    show("plug")?;
    ready(camera)?;
    reads(camera, "bars:134567890123456781")
}

/// Keeps what the cashier sees, as a portable grey map.
fn picture(glimpse: &Glimpse) -> Done {
    let newest = until("a picture", PATIENCE, || glimpse.newest())?;
    let mut bytes = format!("P5 {} {} 255\n", newest.width, newest.height).into_bytes();
    bytes.extend(&newest.luma);
    std::fs::write(Path::new(OUT).join("glimpse.pgm"), bytes).map_err(|error| error.to_string())
}

pub fn contract() -> Done {
    let own = std::env::current_exe().map_err(|error| error.to_string())?;
    let program = own.with_file_name("camera_contract");
    check(program.exists(), || "the cameras' contract is not built".to_owned())?;
    shape("yuyv")?;
    show("-")?;
    show("plug")?;
    // the contract wants a program with one argument
    let shower = Path::new("/run/rig-camera/show");
    std::fs::write(shower, format!("#!/bin/bash\n{ALONE}; exec {} show \"$1\"\n", own.display()))
        .and_then(|()| std::fs::set_permissions(shower, std::fs::Permissions::from_mode(0o755)))
        .map_err(|error| error.to_string())?;
    let log = File::create(Path::new(OUT).join("camera-contract.out")).map_err(|error| error.to_string())?;
    let errors = log.try_clone().map_err(|error| error.to_string())?;
    let status = Command::new(program)
        .args(["--exact", "a_camera_of_the_system_keeps_the_contract", "--nocapture"])
        .env("QIANTAI_CAMERA", NODE)
        .env("QIANTAI_CAMERA_SHOW", shower)
        .stdin(Stdio::null())
        .stdout(log)
        .stderr(errors)
        .status()
        .map_err(|error| error.to_string())?;
    show("unplug")?;
    check(status.success(), || format!("{status}; see camera-contract.out"))
}
