//! A private X server with a key board of its own.

use crate::Done;
use std::io::Read;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

/// Longer than a further line end still belongs to a scan.
const AFTER_SCAN: Duration = Duration::from_millis(250);
/// Two monitors that are not there.
const PAIR: &str = r#"
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

/// One X server.
pub struct Screen {
    server: Child,
    display: String,
    /// Windows are moved and made full screen by a window manager alone.
    windows: Option<Child>,
}

impl Screen {
    /// Starts Xvfb at a free number.
    ///
    /// # Errors
    /// When there is no Xvfb or it does not come up.
    pub fn start(size: &str) -> Done<Self> {
        let mut server = Command::new("Xvfb");
        server.args(["-displayfd", "1", "-screen", "0", &format!("{size}x24"), "-nolisten", "tcp"]);
        Self::serve(&mut server)
    }

    /// Starts a server with two monitors side by side, 1280 x 800 and 1024 x 576, and a window manager.
    ///
    /// # Errors
    /// When one of the programs is missing.
    pub fn pair(folder: &Path) -> Done<Self> {
        let config = folder.join("xorg.conf");
        std::fs::write(&config, PAIR)?;
        let mut server = Command::new("Xorg");
        server.args([
            "-displayfd",
            "1",
            "-noreset",
            "-novtswitch",
            "-sharevts",
            "-nolisten",
            "tcp",
            "-config",
        ]);
        server.arg(&config).arg("-logfile").arg(folder.join("xorg.log"));
        let mut screen = Self::serve(&mut server)?;
        screen.xrandr(&["--addmode", "DUMMY1", "1024x576"])?;
        screen.second(true)?;
        let manager =
            Command::new("openbox").env("DISPLAY", &screen.display).stderr(Stdio::null()).spawn()?;
        screen.windows = Some(manager);
        Ok(screen)
    }

    /// Plugs the second monitor in or pulls it out.
    ///
    /// # Errors
    /// When xrandr says no.
    pub fn second(&self, on: bool) -> Done {
        if on {
            self.xrandr(&["--output", "DUMMY1", "--mode", "1024x576", "--pos", "1280x0"])?;
            // a question makes this server look at its outputs again; until then programs see one
            self.xrandr(&["--query"])
        } else {
            self.xrandr(&["--output", "DUMMY1", "--off"])
        }
    }

    fn xrandr(&self, args: &[&str]) -> Done {
        let mut xrandr = Command::new("xrandr");
        let status = xrandr.env("DISPLAY", &self.display).args(args).stdout(Stdio::null()).status()?;
        if status.success() { Ok(()) } else { Err(format!("xrandr {args:?}: {status}").into()) }
    }

    /// Where a visible window with this in its name stands: `x,y widthxheight`.
    ///
    /// # Errors
    /// When xdotool is missing.
    pub fn window(&self, name: &str) -> Done<Option<String>> {
        let told = Command::new("xdotool")
            .env("DISPLAY", &self.display)
            .args(["search", "--onlyvisible", "--name", name, "getwindowgeometry", "--shell"])
            .output()?;
        let told = String::from_utf8_lossy(&told.stdout).into_owned();
        let of = |key: &str| told.lines().find_map(|line| line.strip_prefix(key).map(str::to_owned));
        let place = (of("X="), of("Y="), of("WIDTH="), of("HEIGHT="));
        let (Some(x), Some(y), Some(width), Some(height)) = place else { return Ok(None) };
        Ok(Some(format!("{x},{y} {width}x{height}")))
    }

    fn serve(server: &mut Command) -> Done<Self> {
        let mut server = server.stdout(Stdio::piped()).stderr(Stdio::null()).spawn()?;
        let mut number = String::new();
        if let Some(out) = server.stdout.as_mut() {
            let mut byte = [0_u8; 1];
            while out.read(&mut byte)? == 1 && byte != *b"\n" {
                number.push(char::from(byte[0]));
            }
        }
        if number.is_empty() {
            return Err("the X server did not come up".into());
        }
        Ok(Self { server, display: format!(":{number}"), windows: None })
    }

    /// `:99`.
    #[must_use]
    pub fn display(&self) -> &str {
        &self.display
    }

    fn xdotool(&self, args: &[&str]) -> Done {
        let status = Command::new("timeout")
            .args(["20", "xdotool"])
            .env("DISPLAY", &self.display)
            .args(args)
            .status()?;
        if status.success() { Ok(()) } else { Err(format!("xdotool {args:?}: {status}").into()) }
    }

    /// Without a window manager the keys go where the pointer is.
    ///
    /// # Errors
    /// When xdotool is missing.
    pub fn point_at_window(&self) -> Done {
        self.xdotool(&["mousemove", "300", "300"])
    }

    /// Gives the window this size, as a person or a small screen does.
    ///
    /// # Errors
    /// When there is no such window.
    pub fn resize(&self, name: &str, width: u32, height: u32) -> Done {
        let (width, height) = (width.to_string(), height.to_string());
        let search = ["search", "--onlyvisible", "--name", name];
        let place = ["windowmove", "0", "0", "windowsize", &width, &height];
        self.xdotool(&[&search[..], &place[..]].concat())
    }

    /// Clicks into the cashier's window: a window manager gives keys to the window in front.
    ///
    /// # Errors
    /// When xdotool fails.
    pub fn click(&self) -> Done {
        self.xdotool(&["mousemove", "300", "300", "click", "1"])
    }

    /// Types as a person does.
    ///
    /// # Errors
    /// When xdotool fails.
    pub fn type_slowly(&self, text: &str) -> Done {
        for c in text.chars() {
            let key = match c {
                '.' => "period".to_owned(),
                '+' => "plus".to_owned(),
                '*' => "asterisk".to_owned(),
                '-' => "minus".to_owned(),
                '/' => "slash".to_owned(),
                '%' => "percent".to_owned(),
                other if other.is_ascii() => other.to_string(),
                // a letter that no key has goes by its number
                other => format!("U{:04X}", u32::from(other)),
            };
            self.xdotool(&["key", &key])?;
            std::thread::sleep(Duration::from_millis(90));
        }
        Ok(())
    }

    /// Types as a scanner does: a burst and Enter.
    ///
    /// # Errors
    /// When xdotool fails.
    pub fn scan(&self, code: &str) -> Done {
        self.xdotool(&["type", "--delay", "3", code])?;
        self.xdotool(&["key", "Return"])?;
        // a line end so soon after a scan belongs to it: no hand is as quick as this program
        std::thread::sleep(AFTER_SCAN);
        Ok(())
    }

    /// One key, such as `F2` or `ctrl+Return`.
    ///
    /// # Errors
    /// When xdotool fails.
    pub fn key(&self, key: &str) -> Done {
        self.xdotool(&["key", key])
    }

    /// A picture of the whole screen.
    ///
    /// # Errors
    /// When ImageMagick is missing.
    pub fn picture(&self, to: &Path) -> Done {
        if let Some(folder) = to.parent() {
            std::fs::create_dir_all(folder)?;
        }
        let status = Command::new("timeout")
            .env("DISPLAY", &self.display)
            .args(["20", "import", "-window", "root"])
            .arg(to)
            .status()?;
        if status.success() { Ok(()) } else { Err("no picture".into()) }
    }
}

impl Drop for Screen {
    fn drop(&mut self) {
        if let Some(mut manager) = self.windows.take() {
            let _gone = manager.kill().and_then(|()| manager.wait());
        }
        let _gone = self.server.kill().and_then(|()| self.server.wait());
    }
}
