//! What is before the camera: a program of its own draws it and gives frames to `v4l2loopback`.

use super::Done;
use super::gadget::SOON;
use super::kernel::{program, put, until};
use scenes::Picture;
use scenes::chance::Chance;
use scenes::code::{Strength, code128, qr};
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::Duration;

/// The camera.
pub const NODE: &str = "/dev/video10";
/// Begins a text that is held as CODE 128 instead of QR.
pub const BARS: &str = "bars:";

/// The node while the camera is unplugged and still watched.
const AWAY: &str = "/dev/rig-camera";
/// In bash: lets go of what was inherited. The camera's library lets every child of the program that watches have
/// the camera, and one that waits for the camera's end must not.
pub const ALONE: &str =
    r#"for fd in /proc/self/fd/*; do fd=${fd##*/}; [ $fd -gt 2 ] && eval "exec $fd<&-"; done"#;
const FOLDER: &str = "/run/rig-camera";
const MODULE: &str = "v4l2loopback";
const WIDTH: usize = 640;
const HEIGHT: usize = 480;
/// Frames a second.
const RATE: u32 = 15;

fn state(name: &str) -> PathBuf {
    Path::new(FOLDER).join(name)
}

/// Holds a text before the camera, or `-` for nothing; `stall` and `go`, `unplug` and `plug`.
pub fn show(order: &str) -> Done {
    fs::create_dir_all(FOLDER).map_err(|error| error.to_string())?;
    match order {
        "stall" => put(state("stall"), ""),
        "go" => fs::remove_file(state("stall")).map_err(|error| error.to_string()),
        "unplug" => unplug(),
        "plug" => plug(),
        text => {
            put(state("held.new"), if text == "-" { "" } else { text })?;
            fs::rename(state("held.new"), state("held")).map_err(|error| error.to_string())
        }
    }
}

/// How its pictures are packed from the next `plug` on: `yuyv` or `mjpeg`.
pub fn shape(shape: &str) -> Done {
    fs::create_dir_all(FOLDER).map_err(|error| error.to_string())?;
    put(state("shape"), shape)
}

/// Takes the node away and stops the frames; the module goes as soon as whoever watches lets go. Who waits for a
/// frame is woken by a cable that is pulled, and by nothing in this module; so frames come by a side door now and
/// then, late enough for the silence to be noticed first.
fn unplug() -> Done {
    if Path::new(NODE).exists() {
        fs::rename(NODE, AWAY).map_err(|error| error.to_string())?;
    }
    if let Ok(number) = fs::read_to_string(state("film.pid")) {
        program("kill", &[number.trim()])?;
        until("the film's end", SOON, || {
            let alive = Path::new("/proc").join(number.trim()).join("exe").exists();
            (!alive).then_some(())
        })?;
        fs::remove_file(state("film.pid")).map_err(|error| error.to_string())?;
    }
    let own = std::env::current_exe().map_err(|error| error.to_string())?;
    let shape = fs::read_to_string(state("shape")).unwrap_or_else(|_| "yuyv".to_owned());
    let again = format!(
        "{ALONE}; gone() {{ for n in $(seq 40); do rmmod {MODULE} && rm -f {AWAY} && exit 0; sleep 0.1; done; }}; \
         for n in $(seq 10); do gone; timeout 4 {} film {AWAY} {shape}; done",
        own.display()
    );
    let mut remover = Command::new("bash");
    remover.args(["-c", &again]).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    remover.spawn().map(drop).map_err(|error| error.to_string())
}

fn plug() -> Done {
    let module = Path::new("/sys/module").join(MODULE);
    until("the camera's end", SOON * 3, || (!module.exists()).then_some(()))?;
    program("modprobe", &[MODULE, "devices=1", "video_nr=10", "card_label=Rig Camera", "exclusive_caps=1"])?;
    until(NODE, SOON, || Path::new(NODE).exists().then_some(()))?;
    let shape = fs::read_to_string(state("shape")).unwrap_or_else(|_| "yuyv".to_owned());
    let own = std::env::current_exe().map_err(|error| error.to_string())?;
    let log = fs::File::create(state("film.log")).map_err(|error| error.to_string())?;
    let film = Command::new(own)
        .args(["film", NODE, &shape])
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(log)
        .spawn()
        .map_err(|error| error.to_string())?;
    put(state("film.pid"), film.id().to_string())?;
    // it is a camera from the first frame on
    let gives = || {
        let told = Command::new("v4l2-ctl").args(["-d", NODE, "--list-formats"]).output().ok()?;
        String::from_utf8_lossy(&told.stdout).contains("[0]").then_some(())
    };
    until("the first frame", SOON * 2, gives)
}

/// Draws what is held and gives it to the camera, until it is ended.
pub fn film(node: &Path, shape: &str) -> Done {
    let mut pipe = encoder(node, shape)?;
    let mut into = pipe.stdin.take().ok_or("no pipe")?;
    let (mut held, mut frame) = (None, Vec::new());
    let between = Duration::from_secs(1) / RATE;
    loop {
        std::thread::sleep(between);
        if state("stall").exists() {
            continue;
        }
        let now = fs::read_to_string(state("held")).unwrap_or_default();
        if held.as_ref() != Some(&now) {
            frame = yuyv(&draw(&now).unwrap_or_else(desk));
            held = Some(now);
        }
        into.write_all(&frame).map_err(|error| error.to_string())?;
    }
}

fn encoder(node: &Path, shape: &str) -> Done<Child> {
    let (size, rate) = (format!("{WIDTH}x{HEIGHT}"), RATE.to_string());
    let mut command = Command::new("ffmpeg");
    command.args(["-nostdin", "-v", "error", "-f", "rawvideo", "-pixel_format", "yuyv422"]);
    command.args(["-video_size", &size, "-framerate", &rate, "-i", "pipe:0"]);
    if shape == "mjpeg" {
        command.args(["-c:v", "mjpeg", "-q:v", "3", "-pix_fmt", "yuvj422p"]);
    }
    command.args(["-f", "v4l2"]).arg(node).stdin(Stdio::piped());
    command.spawn().map_err(|error| format!("ffmpeg: {error}"))
}

fn desk() -> Picture {
    Picture::filled(WIDTH, HEIGHT, 100)
}

/// A bright screen with a code, on the desk.
fn draw(text: &str) -> Option<Picture> {
    let code = match text.strip_prefix(BARS) {
        Some(digits) => code128(digits)?,
        None if text.is_empty() => return None,
        None => {
            let mut chance = Chance::new(1);
            qr(text, Strength::any(&mut chance, 1..=1), &mut chance)?
        }
    };
    let bars = code.height == 1;
    let each = if bars { (WIDTH - 40) / (code.width + 20) } else { 330 / (code.width + 8) };
    let (width, height) = (code.width * each, if bars { 160 } else { code.height * each });
    let (left, top) = (WIDTH.checked_sub(width)? / 2, HEIGHT.checked_sub(height)? / 2);
    let mut picture = desk();
    let margin = if bars { 10 } else { 4 } * each;
    paint(
        &mut picture,
        (left - margin.min(left), top - margin.min(top)),
        (width + 2 * margin, height + 2 * margin),
        235,
    );
    for y in 0..code.height {
        for x in 0..code.width {
            if code.at(x, y) {
                let tall = if bars { height } else { each };
                paint(&mut picture, (left + x * each, top + y * each), (each, tall), 25);
            }
        }
    }
    Some(picture)
}

fn paint(picture: &mut Picture, (left, top): (usize, usize), (width, height): (usize, usize), grey: u8) {
    for y in top..(top + height).min(picture.height) {
        let row = &mut picture.dots[y * picture.width..][..picture.width];
        for dot in row.iter_mut().skip(left).take(width) {
            *dot = grey;
        }
    }
}

fn yuyv(picture: &Picture) -> Vec<u8> {
    picture.dots.iter().flat_map(|dot| [*dot, 128]).collect()
}
