//! The cashier's place: two screens side by side, a keyboard and a mouse.

use super::gadget::SOON;
use super::kernel::{check, program, until};
use super::{Done, OUT};
use std::collections::BTreeSet;
use std::fs::File;
use std::path::Path;
use std::process::{Child, Command, Stdio};

/// The number of the display.
pub const DISPLAY: &str = ":7";
/// Dots of both screens together.
const WIDTH: usize = 2304;
const HEIGHT: usize = 800;
/// Rows at the upper and the lower edge that may show a window's frame.
const FRAME: usize = 40;
/// Where the guest's screen begins.
const GUEST: usize = 1280;
const CONFIG: &str = r#"
Section "Device"
  Identifier "card"
  Driver "dummy"
  VideoRam 65536
EndSection
Section "Monitor"
  Identifier "monitor"
  HorizSync 5.0-1000.0
  VertRefresh 5.0-200.0
EndSection
Section "Screen"
  Identifier "screen"
  Device "card"
  Monitor "monitor"
  DefaultDepth 24
  SubSection "Display"
    Depth 24
    Modes "1280x800" "1024x576"
    Virtual 2400 800
  EndSubSection
EndSection
"#;

/// A desk with two screens; dropped, they are dark.
pub struct Desk {
    /// Ended in this order.
    programs: Vec<Child>,
}

/// One of the two screens.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    Cashier,
    Guest,
}

impl Desk {
    /// Switches both screens on, 1280 x 800 and 1024 x 576, with a window manager.
    pub fn open() -> Done<Self> {
        let config = std::env::temp_dir().join("rig-xorg.conf");
        std::fs::write(&config, CONFIG).map_err(|error| error.to_string())?;
        let mut server = Command::new("Xorg");
        server.args([DISPLAY, "-noreset", "-novtswitch", "-sharevts", "-nolisten", "tcp", "-config"]);
        server.arg(&config).arg("-logfile").arg(Path::new(OUT).join("xorg.log"));
        let mut desk = Self { programs: Vec::new() };
        desk.start(server, "xorg.out")?;
        until("the X server", SOON * 4, || xrandr(&["--query"]).ok())?;
        xrandr(&["--addmode", "DUMMY1", "1024x576"])?;
        xrandr(&["--output", "DUMMY1", "--mode", "1024x576", "--pos", "1280x0"])?;
        // a question makes this server look at its outputs again; until then programs see one
        xrandr(&["--query"])?;
        desk.start(Command::new("openbox"), "openbox.out")?;
        Ok(desk)
    }

    /// Starts a program on these screens. Its words go to a file.
    pub fn start(&mut self, mut command: Command, words: &str) -> Done {
        let log = File::create(Path::new(OUT).join(words)).map_err(|error| error.to_string())?;
        let errors = log.try_clone().map_err(|error| error.to_string())?;
        command.env("DISPLAY", DISPLAY).stdin(Stdio::null()).stdout(log).stderr(errors);
        let child =
            command.spawn().map_err(|error| format!("{}: {error}", command.get_program().display()))?;
        self.programs.insert(0, child);
        Ok(())
    }

    /// An error when a program has ended.
    pub fn all_live(&mut self) -> Done {
        let ended = self.programs.iter_mut().filter_map(|child| child.try_wait().ok().flatten()).count();
        check(ended == 0, || format!("{ended} programs have ended"))
    }

    /// Where a visible window with this in its name stands: `x,y widthxheight`.
    pub fn window(&self, name: &str) -> Option<String> {
        let mut command = Command::new("timeout");
        command.args(["60", "xdotool", "search", "--onlyvisible", "--name", name]);
        let told = command.args(["getwindowgeometry", "--shell"]).env("DISPLAY", DISPLAY).output().ok()?;
        let told = String::from_utf8_lossy(&told.stdout).into_owned();
        let of = |key: &str| told.lines().find_map(|line| line.strip_prefix(key).map(str::to_owned));
        Some(format!("{},{} {}x{}", of("X=")?, of("Y=")?, of("WIDTH=")?, of("HEIGHT=")?))
    }

    /// Clicks into the cashier's window and types.
    pub fn types(&self, text: &str) -> Done {
        let display = ["DISPLAY=:7", "xdotool"];
        program("env", &[&display[..], &["mousemove", "300", "300", "click", "1"]].concat())?;
        program("env", &[&display[..], &["type", "--delay", "250", text]].concat())
    }

    /// What a screen shows, three bytes for each dot.
    pub fn sees(&self, side: Side) -> Done<Vec<u8>> {
        let mut command = Command::new("timeout");
        command.args(["60", "import", "-window", "root", "-depth", "8", "rgb:-"]).env("DISPLAY", DISPLAY);
        let told = command.output().map_err(|error| error.to_string())?;
        check(told.stdout.len() == WIDTH * HEIGHT * 3, || {
            format!("a picture of {} bytes", told.stdout.len())
        })?;
        let rows =
            told.stdout.chunks_exact(WIDTH * 3).take(HEIGHT - FRAME).skip(FRAME).map(|row| match side {
                Side::Cashier => &row[..GUEST * 3],
                Side::Guest => &row[GUEST * 3..],
            });
        Ok(rows.collect::<Vec<_>>().concat())
    }

    /// How many colours a screen shows; a page that is not painted yet has next to none.
    pub fn colours(&self, side: Side) -> Done<usize> {
        let dots = self.sees(side)?;
        Ok(dots.chunks_exact(3).collect::<BTreeSet<_>>().len())
    }

    /// Keeps a picture of both screens.
    pub fn picture(&self, name: &str) -> Done {
        let to = Path::new(OUT).join(format!("{name}.png"));
        program("env", &["DISPLAY=:7", "import", "-window", "root", &to.display().to_string()])
    }
}

impl Drop for Desk {
    fn drop(&mut self) {
        for child in &mut self.programs {
            let _gone = child.kill().and_then(|()| child.wait());
        }
    }
}

fn xrandr(arguments: &[&str]) -> Done {
    program("env", &[&["DISPLAY=:7", "xrandr"], arguments].concat())
}
