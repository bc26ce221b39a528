//! The machine itself: QEMU that translates every instruction, because a machine inside a machine may have no
//! other way that works.

use crate::guest::Done;
use std::fs::File;
use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

/// Memory of the guest, MiB; the layer over / lives in it.
const MEMORY: &str = "3072";
/// A kernel with a fault ends the machine: its locks may be held for ever, and every later outcome be a lie.
const KERNEL_LINE: &str = "console=ttyS0 quiet loglevel=4 panic=-1 mitigations=off oops=panic";

/// Runs the guest until it switches itself off, at most `limit`. What it tells goes to `out/console.log`; the
/// outcomes are shown as they come.
pub fn run(machine: &Path, out: &Path, limit: Duration) -> Done {
    let mut child = start(machine, out)?;
    let console = child.stdout.take().ok_or("no console")?;
    let mut log = File::create(out.join("console.log")).map_err(|error| error.to_string())?;
    let reader = std::thread::spawn(move || {
        let lines = BufReader::new(console).split(b'\n').map_while(Result::ok);
        for line in lines {
            let line = String::from_utf8_lossy(&line).trim_end().to_owned();
            let _full_disk = writeln!(log, "{line}");
            if line.starts_with("ok ") || line.starts_with("FAILED ") || line.starts_with("play ") {
                println!("{line}");
            }
        }
    });
    let end = Instant::now() + limit;
    let outcome = loop {
        match child.try_wait() {
            Ok(Some(status)) if status.success() => break Ok(()),
            Ok(Some(status)) => break Err(format!("the guest machine: {status}")),
            Ok(None) if Instant::now() < end => std::thread::sleep(Duration::from_millis(100)),
            Ok(None) => {
                let _gone = child.kill().and_then(|()| child.wait());
                break Err(format!("the guest machine did not end within {} s", limit.as_secs()));
            }
            Err(error) => break Err(error.to_string()),
        }
    };
    let _told = reader.join();
    outcome
}

fn start(machine: &Path, out: &Path) -> Done<Child> {
    let mut command = Command::new("nice");
    command.args(["-n", "5", "qemu-system-x86_64", "-machine", "q35", "-accel", "tcg,thread=multi"]);
    command.args(["-cpu", "max", "-smp", "2", "-m", MEMORY, "-display", "none", "-serial", "stdio"]);
    command.args(["-monitor", "none", "-no-reboot", "-nic", "none", "-append", KERNEL_LINE]);
    command.arg("-kernel").arg(machine.join("vmlinuz")).arg("-initrd").arg(machine.join("initrd.gz"));
    let share = machine.join("share");
    for (id, path, tag, guard) in [
        ("fs0", Path::new("/"), "hostroot", ",readonly=on"),
        ("fs1", share.as_path(), "rigdir", ",readonly=on"),
        ("fs2", out, "outdir", ""),
    ] {
        let path = path.display();
        command.arg("-fsdev");
        command.arg(format!("local,id={id},path={path},security_model=none,multidevs=remap{guard}"));
        command.args(["-device", &format!("virtio-9p-pci,fsdev={id},mount_tag={tag}")]);
    }
    let errors = File::create(out.join("qemu.log")).map_err(|error| error.to_string())?;
    command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(errors);
    command.spawn().map_err(|error| format!("qemu: {error}"))
}
