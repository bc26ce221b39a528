//! The emulator's process.

use crate::python::{folder, python};
use crate::taken::Taken;
use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use std::error::Error;
use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};

/// The font the emulator draws hanzi with (Debian's `fonts-wqy-microhei`): another than the counter's own dots.
const FONT: &str = "/usr/share/fonts/truetype/wqy/wqy-microhei.ttc";

/// A running printer on a TCP port of this machine; it ends with this value.
pub struct Emulator {
    child: Child,
    orders: Option<ChildStdin>,
    answers: BufReader<ChildStdout>,
    port: u16,
}

#[derive(Deserialize)]
struct Greeting {
    port: u16,
}

#[derive(Deserialize)]
struct Nothing {}

impl Emulator {
    /// Starts a healthy printer with paper of 576 dots. Pictures go to `target/paper/pictures`.
    ///
    /// # Errors
    /// [`crate::Missing`] when this machine lacks what it needs, else what went wrong.
    pub fn start() -> Result<Self, Box<dyn Error>> {
        let python = python()?;
        if !Path::new(FONT).exists() {
            return Err(crate::Missing(format!("{FONT} (fonts-wqy-microhei)")).into());
        }
        if Command::new("zbarimg").arg("--version").output().is_err() {
            return Err(crate::Missing("zbarimg (zbar-tools)".to_owned()).into());
        }
        let program = Path::new(env!("CARGO_MANIFEST_DIR")).join("emulator/printer.py");
        let mut child = Command::new(python)
            .arg("-B")
            .arg(program)
            .arg(FONT)
            .arg(folder().join("pictures"))
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()?;
        let orders = child.stdin.take();
        let answers = BufReader::new(child.stdout.take().ok_or("no standard output")?);
        let mut emulator = Self { child, orders, answers, port: 0 };
        emulator.port = emulator.answer::<Greeting>()?.port;
        Ok(emulator)
    }

    /// Where it listens on 127.0.0.1.
    #[must_use]
    pub const fn port(&self) -> u16 {
        self.port
    }

    /// Another roll: how many dots wide, for jobs from now on.
    ///
    /// # Errors
    /// The emulator died; so below.
    pub fn paper(&mut self, dots: usize) -> Result<(), Box<dyn Error>> {
        self.order::<Nothing>(&json!({"do": "paper", "dots": dots})).map(drop)
    }

    /// `paper-near-end`, `paper-out`, `cover-open` or `offline` comes or goes.
    ///
    /// # Errors
    /// As [`Self::paper`]; it dies of any other word.
    pub fn fault(&mut self, name: &str, on: bool) -> Result<(), Box<dyn Error>> {
        self.order::<Nothing>(&json!({"do": "fault", "name": name, "on": on})).map(drop)
    }

    /// Pushes the drawer shut.
    ///
    /// # Errors
    /// As [`Self::paper`].
    pub fn close_drawer(&mut self) -> Result<(), Box<dyn Error>> {
        self.order::<Nothing>(&json!({"do": "close drawer"})).map(drop)
    }

    /// Everything since the last time; the slips' pictures are kept under `name`.
    ///
    /// # Errors
    /// As [`Self::paper`].
    pub fn take(&mut self, name: &str) -> Result<Taken, Box<dyn Error>> {
        self.order(&json!({"do": "take", "name": name}))
    }

    fn order<T: DeserializeOwned>(&mut self, order: &Value) -> Result<T, Box<dyn Error>> {
        let orders = self.orders.as_mut().ok_or("no standard input")?;
        writeln!(orders, "{order}")?;
        orders.flush()?;
        self.answer()
    }

    fn answer<T: DeserializeOwned>(&mut self) -> Result<T, Box<dyn Error>> {
        let mut line = String::new();
        if self.answers.read_line(&mut line)? == 0 {
            return Err("the emulator died; its last words are above".into());
        }
        Ok(serde_json::from_str(&line)?)
    }
}

impl Drop for Emulator {
    fn drop(&mut self) {
        self.orders = None;
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
