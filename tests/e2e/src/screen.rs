//! A private X server with a key board of its own.

use crate::Done;
use std::io::Read;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

/// One X server.
pub struct Screen {
    server: Child,
    display: String,
}

impl Screen {
    /// Starts Xvfb at a free number.
    ///
    /// # Errors
    /// When there is no Xvfb or it does not come up.
    pub fn start(size: &str) -> Done<Self> {
        let mut server = Command::new("Xvfb")
            .args(["-displayfd", "1", "-screen", "0", &format!("{size}x24"), "-nolisten", "tcp"])
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()?;
        let mut number = String::new();
        if let Some(out) = server.stdout.as_mut() {
            let mut byte = [0_u8; 1];
            while out.read(&mut byte)? == 1 && byte != *b"\n" {
                number.push(char::from(byte[0]));
            }
        }
        if number.is_empty() {
            return Err("Xvfb did not come up".into());
        }
        Ok(Self { server, display: format!(":{number}") })
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
                other => other.to_string(),
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
        self.xdotool(&["key", "Return"])
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
        let _gone = self.server.kill().and_then(|()| self.server.wait());
    }
}
