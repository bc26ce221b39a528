//! The guest's kernel: modules, and waiting for what it does.

use super::Done;
use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

/// Between two looks.
const GLANCE: Duration = Duration::from_millis(20);
/// Longest time a program of the system may take.
const PROGRAM: &str = "60";

/// Loads what every scene needs: USB sockets of this machine's own, and the drivers behind them.
pub fn prepare() -> Done {
    program("/lib/systemd/systemd-udevd", &["--daemon"])?;
    program("modprobe", &["dummy_hcd", "num=4"])?;
    let modules = ["libcomposite", "usblp", "cdc-acm", "usbhid", "hid-generic", "evdev"];
    program("modprobe", &[&["-a"], &modules[..], &["usb_f_printer", "usb_f_hid", "usb_f_acm"]].concat())?;
    program("mount", &["-t", "configfs", "none", "/sys/kernel/config"])?;
    settle()
}

/// Waits until the device nodes are named.
pub fn settle() -> Done {
    program("udevadm", &["trigger"])?;
    program("udevadm", &["settle", "-t", "30"])
}

/// Runs a program to its end.
pub fn program(name: &str, arguments: &[&str]) -> Done {
    let mut command = Command::new("timeout");
    let output = command.arg(PROGRAM).arg(name).args(arguments).stdin(Stdio::null()).output();
    let output = output.map_err(|error| format!("{name}: {error}"))?;
    if output.status.success() {
        return Ok(());
    }
    let told = String::from_utf8_lossy(&output.stderr).trim().to_owned();
    Err(format!("{name} {}: {} {told}", arguments.join(" "), output.status))
}

/// Writes a file of the kernel's.
pub fn put(path: impl AsRef<Path>, content: impl AsRef<[u8]>) -> Done {
    let path = path.as_ref();
    fs::write(path, content).map_err(|error| format!("{}: {error}", path.display()))
}

/// Looks until `look` finds something, at most `limit`.
pub fn until<T>(what: &str, limit: Duration, mut look: impl FnMut() -> Option<T>) -> Done<T> {
    let end = Instant::now() + limit;
    loop {
        if let Some(found) = look() {
            return Ok(found);
        }
        if Instant::now() >= end {
            return Err(format!("waited {} s for {what}", limit.as_secs()));
        }
        std::thread::sleep(GLANCE);
    }
}

/// An error in words unless it holds.
pub fn check(holds: bool, what: impl FnOnce() -> String) -> Done {
    if holds { Ok(()) } else { Err(what()) }
}

/// An error in words unless both are the same.
pub fn same<T: PartialEq + std::fmt::Debug>(what: &str, got: &T, wanted: &T) -> Done {
    check(got == wanted, || {
        let got: String = format!("{got:?}").chars().take(400).collect();
        let wanted: String = format!("{wanted:?}").chars().take(400).collect();
        format!("{what}: {got} and not {wanted}")
    })
}
