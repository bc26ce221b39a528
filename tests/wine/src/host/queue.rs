//! The Windows spooler, whose jobs Wine hands on to CUPS, and a raw queue of CUPS to a pretend printer.

use super::devices::{WORDS, jobs, until, words};
use super::windows::Windows;
use super::{Seen, same};
use printer::twin::{TcpTwin, TwinDevice};
use std::error::Error;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

/// A raw queue, removed at the end.
pub struct Queue {
    name: String,
    device: TwinDevice,
    _twin: TcpTwin,
}

fn run(program: &str, arguments: &[&str]) -> bool {
    let mut command = Command::new(program);
    command.args(arguments).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    command.status().is_ok_and(|status| status.success())
}

fn is_up() -> bool {
    run("sh", &["-c", "lpstat -r 2>/dev/null | grep -q 'is running'"])
}

impl Queue {
    /// Before Windows starts, for it reads the queues then.
    pub fn make() -> Result<Self, Box<dyn Error>> {
        if !is_up() {
            super::same("cupsd started", run("cupsd", &[]), true)?;
            until("the scheduler", is_up)?;
        }
        let device = TwinDevice::new();
        let twin = device.serve_tcp()?;
        let port = twin.address().port();
        let name = format!("QIANTAIWIN{port}");
        let place = format!("socket://127.0.0.1:{port}");
        super::same(
            "the queue is made",
            run("lpadmin", &["-p", &name, "-E", "-v", &place, "-m", "raw"]),
            true,
        )?;
        Ok(Self { name, device, _twin: twin })
    }

    /// Jobs arrive as they are; a queue that is not there is told.
    pub fn prints(&self, windows: &Windows) -> Seen {
        let told = windows.run(&["queues"])?;
        same("the queue is listed", told.contains(&self.name), true)?;
        let said = windows.run(&["queue", &self.name, WORDS])?;
        same("said", said.get(..2), Some(&words(&["Accepted", "Accepted"])[..]))?;
        let start = Instant::now();
        until("the jobs", || jobs().iter().all(|job| self.device.jobs().contains(job)))?;
        let late = start.elapsed();
        let said = windows.run(&["queue", "no such queue", WORDS])?;
        same("without a queue", said.get(..1), Some(&words(&["NotFound began=false"])[..]))?;
        same("in time", late < Duration::from_secs(20), true)?;
        Ok("two jobs, byte for byte; absence told".to_owned())
    }
}

impl Drop for Queue {
    fn drop(&mut self) {
        run("lpadmin", &["-x", &self.name]);
    }
}
