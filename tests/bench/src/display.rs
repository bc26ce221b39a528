//! A screen of our own, and a hand on its keyboard.

use crate::Fault;
use std::io::{BufRead, BufReader, Write};
use std::process::{Child, ChildStdin, Command, Stdio};

/// A private X server, ended when dropped.
pub struct Display {
    server: Child,
    pub name: String,
}

impl Display {
    /// Starts it, with the pointer where the windows open: keys go to the window under it.
    pub fn open() -> Result<Self, Fault> {
        let mut server = Command::new("Xvfb")
            .args(["-displayfd", "1", "-noreset", "-screen", "0", "1280x800x24", "-nolisten", "tcp"])
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()?;
        let mut number = String::new();
        if let Some(out) = server.stdout.take() {
            BufReader::new(out).read_line(&mut number)?;
        }
        let display = Self { server, name: format!(":{}", number.trim()) };
        if number.trim().is_empty() {
            return Err("Xvfb gave no display".into());
        }
        let moved = Command::new("xdotool")
            .env("DISPLAY", &display.name)
            .args(["mousemove", "640", "400"])
            .status()?;
        if moved.success() { Ok(display) } else { Err("xdotool cannot move the pointer".into()) }
    }
}

impl Drop for Display {
    fn drop(&mut self) {
        let _gone = self.server.kill();
        let _reaped = self.server.wait();
    }
}

/// One process that presses keys as it is told, so that pressing costs no start of a program.
pub struct Keys {
    process: Child,
    words: Option<ChildStdin>,
}

impl Keys {
    /// Sits down at the keyboard.
    pub fn on(display: &Display) -> Result<Self, Fault> {
        let mut process = Command::new("xdotool")
            .arg("-")
            .env("DISPLAY", &display.name)
            .stdin(Stdio::piped())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()?;
        let words = process.stdin.take();
        Ok(Self { process, words })
    }

    /// Presses the 5 once.
    pub fn press(&mut self) -> Result<(), Fault> {
        let words = self.words.as_mut().ok_or("no keyboard")?;
        words.write_all(b"key --delay 0 5\n")?;
        words.flush()?;
        Ok(())
    }
}

impl Drop for Keys {
    fn drop(&mut self) {
        drop(self.words.take());
        let _gone = self.process.kill();
        let _reaped = self.process.wait();
    }
}
