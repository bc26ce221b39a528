//! Inside the guest: each scene is a process of its own, so that one that hangs ends alone.

mod desk;
mod film;
mod gadget;
mod kernel;
mod line;
mod scenes;

pub use film::{film, show};

use kernel::until;
use std::fs::File;
use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

/// What a step answers; the error is for people.
pub type Done<T = ()> = Result<T, String>;

/// Where the host looks for outcomes, logs and pictures.
pub const OUT: &str = "/out";

/// One scene.
pub struct Scene {
    pub name: &'static str,
    pub what: &'static str,
    /// Longer it does not take, on a machine that is ten times slower than its host.
    pub limit: Duration,
    play: fn() -> Done,
}

/// All scenes.
pub const SCENES: &[Scene] = scenes::ALL;

/// Plays the scenes named, one after the other.
pub fn all(names: &[String]) -> Done {
    kernel::prepare()?;
    let mut results = File::create(Path::new(OUT).join("results")).map_err(|error| error.to_string())?;
    let own = std::env::current_exe().map_err(|error| error.to_string())?;
    for scene in SCENES.iter().filter(|scene| names.iter().any(|name| name == scene.name)) {
        println!("play {}", scene.name);
        gadget::clean();
        let start = Instant::now();
        let outcome = apart(&own, scene);
        let line = match outcome {
            Ok(()) => format!("ok {} {:.1}", scene.name, start.elapsed().as_secs_f64()),
            Err(why) => format!("FAILED {} {why}", scene.name),
        };
        println!("{line}");
        let _lost = writeln!(results, "{line}").and_then(|()| results.sync_all());
    }
    Ok(())
}

/// Plays a scene in a process of its own, whose words go to its own log.
fn apart(own: &Path, scene: &Scene) -> Done {
    let log = Path::new(OUT).join(format!("{}.log", scene.name));
    let file = File::create(&log).map_err(|error| error.to_string())?;
    let errors = file.try_clone().map_err(|error| error.to_string())?;
    let mut child = Command::new(own)
        .args(["play", scene.name])
        .stdin(Stdio::null())
        .stdout(file)
        .stderr(errors)
        .spawn()
        .map_err(|error| error.to_string())?;
    let status = until("the scene's end", scene.limit, || child.try_wait().ok().flatten());
    let Ok(status) = status else {
        let _gone = child.kill().and_then(|()| child.wait());
        return Err(format!("no end within {} s", scene.limit.as_secs()));
    };
    if status.success() {
        return Ok(());
    }
    let told = std::fs::read_to_string(&log).unwrap_or_default();
    let last = told.lines().rfind(|line| !line.trim().is_empty()).unwrap_or("it said nothing");
    Err(last.trim_start_matches("rig: ").to_owned())
}

/// Plays one scene here.
pub fn play(name: &str) -> Done {
    let scene = SCENES.iter().find(|scene| scene.name == name).ok_or("no such scene")?;
    (scene.play)()
}
