//! Cold start and memory: the program and a bare web view window by turns, each start in a fresh folder.

use crate::Fault;
use crate::display::{Display, Keys};
use crate::process::Program;
use crate::samples::Samples;
use crate::table::{Aim, Report, Row, Unit};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

/// Between two key presses: longer than the pause that ends a scanner's burst (50 ms), for faster digits
/// are a scan. So a time is up to one press too long, ours and the bare window's alike.
const PRESS: Duration = Duration::from_millis(70);
/// When memory is read, after the start.
const SETTLED: Duration = Duration::from_secs(3);
/// A start that takes longer has failed.
const PATIENCE: Duration = Duration::from_secs(30);
#[derive(Default)]
struct Starts {
    word: Samples,
    memory: Samples,
}

impl Starts {
    fn note(&mut self, seen: &Seen) {
        self.word.time(seen.word);
        if let Some(memory) = seen.memory {
            self.memory.bytes(memory);
        }
    }
}

struct Seen {
    /// When the word was heard, after the start.
    word: Duration,
    /// Shares of memory, in bytes.
    memory: Option<u64>,
}

/// What a start is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Look {
    word: &'static str,
    /// Keys are pressed until the word comes; they cost the window time of its own.
    presses: bool,
    /// Memory is read at its time.
    weighs: bool,
}

/// The bare window's second frame, undisturbed.
const FRAME: Look = Look { word: "frame", presses: false, weighs: true };
/// The bare window's first key.
const KEY: Look = Look { word: "key", presses: true, weighs: false };
/// The program's first digit.
const DIGIT: Look = Look { word: "first digit accepted", presses: true, weighs: true };

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
    let [mut ours, mut floor, mut key] = [(); 3].map(|()| Starts::default());
    let mut app_fails = None;
    // the first start of each is not counted: from then on the disk's cache is warm for both
    for n in 0..=starts {
        let look = |starts: &mut Starts, command: Command, look: Look| -> Result<(), Fault> {
            let seen = start(command, look, &display, folder)?;
            if n > 0 {
                starts.note(&seen);
            }
            Ok(())
        };
        look(&mut floor, Command::new(&bare), FRAME)?;
        look(&mut key, Command::new(&bare), KEY)?;
        let Some(app) = app.as_ref().filter(|_| app_fails.is_none()) else { continue };
        let mut command = Command::new(app);
        command.arg("--data").arg(folder.join("data")).args(["--beside", "--sealed-keys"]);
        app_fails = look(&mut ours, command, DIGIT).err().map(|why| why.to_string());
    }
    report.notes.extend(app_fails.map(|why| format!("the program did not take a digit: {why}")));
    report.rows.extend(rows(&ours, &floor, &key));
    Ok(())
}

fn rows(ours: &Starts, floor: &Starts, key: &Starts) -> [Row; 3] {
    let mut memory = Row::plain("memory 3 s after start (PSS)", Unit::Memory, &ours.memory);
    memory.against = "bare WebKitGTK window".to_owned();
    memory.floor = floor.memory.clone();
    let digit = "start to first digit accepted";
    [
        Row::time(digit, &ours.word, "bare WebKitGTK window, 2nd frame", &floor.word).aim(Aim::Ratio50(125)),
        Row::time("start to first digit, stricter floor", &ours.word, "the same, first key", &key.word),
        memory.aim(Aim::Ratio50(120)),
    ]
}

/// The data folder of a counter that was set up: a first run would greet, and take no digit.
const SETTINGS: &str = "{\"version\": 1}\n";

/// One start in a fresh home with a fresh book: waits for the word, then weighs.
fn start(mut command: Command, look: Look, display: &Display, folder: &Path) -> Result<Seen, Fault> {
    let (home, data) = (folder.join("home"), folder.join("data"));
    for place in [&home, &data] {
        if place.exists() {
            std::fs::remove_dir_all(place)?;
        }
        std::fs::create_dir_all(place)?;
    }
    std::fs::write(data.join("settings.json"), SETTINGS)?;
    for name in ["HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_RUNTIME_DIR"] {
        command.env(name, &home);
    }
    command.env("DISPLAY", &display.name).env_remove("WAYLAND_DISPLAY").env("GDK_BACKEND", "x11");
    command.env("NO_AT_BRIDGE", "1").env("MESA_SHADER_CACHE_DISABLE", "true").env("QIANTAI_LOG", "info");
    let mut keys = if look.presses { Some(Keys::on(display)?) } else { None };
    let mut program = Program::start(command)?;
    let word = wait(&mut program, look.word, keys.as_mut())?;
    drop(keys);
    if !look.weighs {
        return Ok(Seen { word, memory: None });
    }
    std::thread::sleep(SETTLED.saturating_sub(program.started.elapsed()));
    Ok(Seen { word, memory: Some(program.memory()) })
}

/// Waits for the word and presses keys meanwhile.
fn wait(program: &mut Program, word: &str, mut keys: Option<&mut Keys>) -> Result<Duration, Fault> {
    while program.started.elapsed() < PATIENCE {
        if let Some(keys) = &mut keys {
            keys.press()?;
        }
        let next = Instant::now() + PRESS;
        while let Some(left) = next.checked_duration_since(Instant::now()) {
            if let Some(at) = program.hear(word, left)? {
                return Ok(at.duration_since(program.started));
            }
        }
    }
    Err(format!("it never said `{word}`; its last words: {}", program.last_words()).into())
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
