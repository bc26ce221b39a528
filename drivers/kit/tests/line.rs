//! The lines against a real pseudo terminal and a real file.
#![cfg(unix)]
#![allow(clippy::unwrap_used, reason = "a failed test may panic")]

use kit::TroubleKind;
use kit::line::{Flow, Line, Pace, PollFile, SerialLine, SerialSettings};
use kit::twin::{PtyHost, Switch, Switches, WireTwin};
use std::path::Path;
use std::time::{Duration, Instant};

const PACE: Pace = Pace { stall: Duration::from_millis(300), total: Duration::from_secs(2) };

/// Says back what it hears, in capitals.
struct Echo {
    switches: Switches,
    pending: Vec<u8>,
}

impl WireTwin for Echo {
    fn appetite(&mut self) -> usize {
        if self.switches.is_on(Switch::Deaf) { 0 } else { 4096 }
    }
    fn hear(&mut self, bytes: &[u8]) {
        self.pending.extend(bytes.to_ascii_uppercase());
    }
    fn answer(&mut self) -> Vec<u8> {
        std::mem::take(&mut self.pending)
    }
}

fn echo(folder: &Path) -> (PtyHost, Switches) {
    let switches = Switches::default();
    let twin = Echo { switches: switches.clone(), pending: Vec::new() };
    (PtyHost::serve(twin, switches.clone(), folder.join("tty")).unwrap(), switches)
}

fn settings(path: &Path) -> SerialSettings {
    SerialSettings { path: path.display().to_string(), baud: 9600, flow: Flow::None }
}

fn read_all(line: &mut dyn Line, wanted: usize) -> Vec<u8> {
    let mut heard = Vec::new();
    let mut buffer = [0; 64];
    while heard.len() < wanted {
        let count = line.read(&mut buffer, Duration::from_secs(2)).unwrap();
        assert!(count > 0, "nothing more after {heard:?}");
        heard.extend_from_slice(&buffer[..count]);
    }
    heard
}

#[test]
fn a_serial_line_carries_every_byte_both_ways() {
    let folder = tempfile::tempdir().unwrap();
    let (host, _switches) = echo(folder.path());
    let mut line = SerialLine::open(&settings(host.path())).unwrap();
    let every: Vec<u8> = (0..=255).filter(|byte: &u8| !byte.is_ascii_lowercase()).collect();
    line.write_all(&every, PACE).unwrap();
    assert_eq!(read_all(&mut line, every.len()), every);
    assert_eq!(line.read(&mut [0; 8], Duration::ZERO).unwrap(), 0);
}

#[test]
fn a_deaf_device_ends_the_write_at_the_deadline_and_counts_what_it_took() {
    let folder = tempfile::tempdir().unwrap();
    let (host, switches) = echo(folder.path());
    switches.set(Switch::Deaf, true);
    let mut line = SerialLine::open(&settings(host.path())).unwrap();
    let start = Instant::now();
    let fault = line.write_all(&vec![b'x'; 4 << 20], PACE).unwrap_err();
    assert_eq!(fault.trouble.kind, TroubleKind::TimedOut);
    assert!(fault.taken > 0 && fault.taken < 4 << 20, "{}", fault.taken);
    assert!(start.elapsed() < Duration::from_secs(3), "{:?}", start.elapsed());
}

#[test]
fn unplugging_is_told_and_the_path_comes_back() {
    let folder = tempfile::tempdir().unwrap();
    let (host, switches) = echo(folder.path());
    let mut line = SerialLine::open(&settings(host.path())).unwrap();
    switches.set(Switch::Unplugged, true);
    let trouble = line.read(&mut [0; 8], Duration::from_secs(5)).unwrap_err();
    assert_eq!(trouble.kind, TroubleKind::Disconnected);
    drop(line);
    let trouble = SerialLine::open(&settings(host.path())).err().unwrap();
    assert_eq!(trouble.kind, TroubleKind::NotFound);
    switches.set(Switch::Unplugged, false);
    let start = Instant::now();
    let mut line = loop {
        match SerialLine::open(&settings(host.path())) {
            Ok(line) => break line,
            Err(trouble) => assert!(start.elapsed() < Duration::from_secs(5), "{trouble}"),
        }
        std::thread::sleep(Duration::from_millis(5));
    };
    line.write_all(b"back", PACE).unwrap();
    assert_eq!(read_all(&mut line, 4), b"BACK");
}

#[test]
fn a_port_held_by_another_is_busy() {
    let folder = tempfile::tempdir().unwrap();
    let (host, _switches) = echo(folder.path());
    let _held = SerialLine::open(&settings(host.path())).unwrap();
    assert_eq!(SerialLine::open(&settings(host.path())).err().unwrap().kind, TroubleKind::Busy);
}

#[test]
fn a_plain_file_is_appended_to_and_says_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("paper");
    assert_eq!(PollFile::open(&path).err().unwrap().kind, TroubleKind::NotFound);
    std::fs::write(&path, b"before ").unwrap();
    let mut line = PollFile::open(&path).unwrap();
    assert!(!line.answers());
    line.write_all(b"after", PACE).unwrap();
    assert_eq!(line.read(&mut [0; 8], Duration::from_secs(9)).unwrap(), 0);
    assert_eq!(std::fs::read(&path).unwrap(), b"before after");
}

/// A buffer on the way is not the device: usblp has one, and throws it away when the file is closed.
#[test]
fn what_waits_in_a_buffer_is_not_handed_over() {
    use std::io::Read;

    const FULL: usize = 64 << 10;
    let (mut device, near) = std::io::pipe().unwrap();
    let mut line = PollFile::adopt(std::fs::File::from(std::os::fd::OwnedFd::from(near))).unwrap();
    let pace = Pace { stall: Duration::from_millis(200), total: Duration::from_secs(20) };
    let fault = line.write_all(&vec![7; FULL], pace).unwrap_err();
    assert_eq!((fault.trouble.kind, fault.taken), (TroubleKind::TimedOut, FULL));

    let reads = std::thread::spawn(move || {
        let mut all = vec![0; FULL + 1];
        device.read_exact(&mut all).map(|()| device)
    });
    let patient = Pace { stall: Duration::from_secs(20), ..pace };
    line.write_all(&[8], patient).unwrap();
    drop(reads.join().unwrap().unwrap());
}
