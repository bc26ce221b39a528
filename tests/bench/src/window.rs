//! Cold start and memory: the program and a bare web view window by turns, each start in a fresh folder.

use crate::Fault;
use crate::display::{Display, Keys};
use crate::process::Program;
use crate::samples::Samples;
use crate::table::{Aim, Report, Row, Unit};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

/// Between two key presses.
const PRESS: Duration = Duration::from_millis(15);
/// When memory is read, after the start.
const SETTLED: Duration = Duration::from_secs(3);
/// A start that takes longer has failed.
const PATIENCE: Duration = Duration::from_secs(30);
/// What the program logs when the first digit has reached the engine.
const DIGIT: &str = "first digit accepted";

#[derive(Default)]
struct Starts {
    /// The first word, then the second.
    words: [Samples; 2],
    memory: Samples,
}

/// Measures `starts` starts of each; says in a note what could not be measured.
pub fn measure(target: &Path, folder: &Path, starts: usize, report: &mut Report) {
    if let Err(why) = race(target, folder, starts, report) {
        report.notes.push(format!("start and memory: skipped or cut short: {why}"));
    }
}

fn race(target: &Path, folder: &Path, starts: usize, report: &mut Report) -> Result<(), Fault> {
    for tool in ["Xvfb", "xdotool", "cc", "pkg-config"] {
        let found = Command::new("which").arg(tool).stdout(Stdio::null()).status()?.success();
        if !found {
            return Err(format!("{tool} is not installed").into());
        }
    }
    let bare = compile(target)?;
    let app = program(target);
    let display = Display::open()?;
    match &app {
        Some(app) => report.notes.push(format!("start and memory of {}", app.display())),
        None => report.notes.push("the program is not built (cargo build --release -p qiantai)".to_owned()),
    }
    let (mut ours, mut floor) = (Starts::default(), Starts::default());
    let mut app_fails = None;
    // one start of each unseen: the disk's cache is warm for both
    for n in 0..=starts {
        let seen = start(Command::new(&bare), &["frame", "key"], &display, folder)?;
        note(&mut floor, &seen, n > 0);
        let Some(app) = app.as_ref().filter(|_| app_fails.is_none()) else { continue };
        let mut command = Command::new(app);
        command.arg("--data").arg(folder.join("data")).args(["--beside", "--sealed-keys"]);
        match start(command, &[DIGIT], &display, folder) {
            Ok(seen) => note(&mut ours, &seen, n > 0),
            Err(why) => app_fails = Some(why.to_string()),
        }
    }
    report.notes.extend(app_fails.map(|why| format!("the program did not take a digit: {why}")));
    report.rows.extend(rows(&ours, &floor));
    Ok(())
}

fn rows(ours: &Starts, floor: &Starts) -> [Row; 3] {
    let [digit, _] = &ours.words;
    let [frame, key] = &floor.words;
    let mut memory = Row::plain("memory 3 s after start (PSS)", Unit::Memory, &ours.memory);
    memory.against = "bare WebKitGTK window".to_owned();
    memory.floor = floor.memory.clone();
    [
        Row::time("start to first digit accepted", digit, "bare WebKitGTK window, 2nd frame", frame)
            .aim(Aim::Ratio50(125)),
        Row::time("start to first digit (again)", digit, "bare WebKitGTK window, first key", key),
        memory.aim(Aim::Ratio50(120)),
    ]
}

struct Seen {
    words: Vec<Duration>,
    memory: u64,
}

fn note(starts: &mut Starts, seen: &Seen, counts: bool) {
    if counts {
        for (samples, word) in starts.words.iter_mut().zip(&seen.words) {
            samples.time(*word);
        }
        starts.memory.bytes(seen.memory);
    }
}

/// One start: presses keys until every word was heard, then waits and weighs.
fn start(mut command: Command, words: &[&str], display: &Display, folder: &Path) -> Result<Seen, Fault> {
    let home = folder.join("home");
    for old in [&home, &folder.join("data")] {
        if old.exists() {
            std::fs::remove_dir_all(old)?;
        }
    }
    std::fs::create_dir_all(&home)?;
    for name in ["HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_RUNTIME_DIR"] {
        command.env(name, &home);
    }
    command.env("DISPLAY", &display.name).env_remove("WAYLAND_DISPLAY").env("GDK_BACKEND", "x11");
    command.env("NO_AT_BRIDGE", "1").env("MESA_SHADER_CACHE_DISABLE", "true").env("QIANTAI_LOG", "info");
    let mut keys = Keys::on(display)?;
    let mut program = Program::start(command)?;
    let mut heard: Vec<Option<Duration>> = vec![None; words.len()];
    while heard.iter().any(Option::is_none) {
        keys.press()?;
        let next = Instant::now() + PRESS;
        while let Some(wait) = next.checked_duration_since(Instant::now()) {
            if let Some((at, word)) = program.hear(words, wait)?
                && let Some(slot @ None) = heard.get_mut(word)
            {
                *slot = Some(at.duration_since(program.started));
            }
        }
        if program.started.elapsed() > PATIENCE {
            let missing = words.iter().zip(&heard).find(|(_, heard)| heard.is_none());
            return Err(format!("never said {:?}", missing.map(|(word, _)| *word)).into());
        }
    }
    drop(keys);
    std::thread::sleep(SETTLED.saturating_sub(program.started.elapsed()));
    Ok(Seen { words: heard.into_iter().flatten().collect(), memory: program.memory() })
}

/// The program as it was built last, a release before a debug build.
fn program(target: &Path) -> Option<PathBuf> {
    ["release", "debug"]
        .into_iter()
        .map(|build| target.join(build).join("qiantai"))
        .find(|path| path.exists())
}

/// Compiles the bare window.
fn compile(target: &Path) -> Result<PathBuf, Fault> {
    let flags = Command::new("pkg-config").args(["--cflags", "--libs", "webkit2gtk-4.1"]).output()?;
    if !flags.status.success() {
        return Err("webkit2gtk-4.1 has no development files here".into());
    }
    let flags = String::from_utf8(flags.stdout)?;
    let out = target.join("bench-window");
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("floor/window.c");
    let done = Command::new("cc")
        .arg("-O2")
        .arg(source)
        .arg("-o")
        .arg(&out)
        .args(flags.split_whitespace())
        .status()?;
    if done.success() { Ok(out) } else { Err("the bare window does not compile".into()) }
}
