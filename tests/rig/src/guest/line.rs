//! The devices' own side: pretend devices at the far end of a real cable.

use super::Done;
use super::kernel::program;
use kit::Trouble;
use kit::line::{Line, Pace, PollFile};
use kit::twin::{WireTwin, turn};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::JoinHandle;
use std::time::Duration;

/// Patience with the other side of the cable.
pub const PACE: Pace = Pace { stall: Duration::from_secs(20), total: Duration::from_secs(40) };

/// Buffers that `usb_f_printer` keeps for a printer, and bytes in each (`USB_PRINTER_BUFSIZE`).
pub const BUFFERS: usize = 2;
const BUFFER: usize = 8192;
/// Between two looks at a printer's line.
const TICK: Duration = Duration::from_millis(5);
/// Between two meals of a slow printer.
const CHEWING: Duration = Duration::from_millis(300);

/// Every byte that came over the cable.
#[derive(Clone, Default)]
pub struct Heard(Arc<Mutex<Vec<u8>>>);

impl Heard {
    /// All of it so far.
    pub fn all(&self) -> Vec<u8> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    fn note(&self, bytes: &[u8]) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).extend_from_slice(bytes);
    }
}

/// Listens to what a twin hears.
struct Tap<T> {
    twin: T,
    heard: Heard,
}

impl<T: WireTwin> WireTwin for Tap<T> {
    fn appetite(&mut self) -> usize {
        self.twin.appetite()
    }
    fn hear(&mut self, bytes: &[u8]) {
        self.heard.note(bytes);
        self.twin.hear(bytes);
    }
    fn answer(&mut self) -> Vec<u8> {
        self.twin.answer()
    }
    fn hangs_up(&mut self) -> bool {
        self.twin.hangs_up()
    }
    fn parted(&mut self) {
        self.twin.parted();
    }
}

/// A twin that lives at a device's own side until dropped. A printer's must be dropped before its gadget is plugged
/// in again: `usb_f_printer` begins its list of open nodes anew there (`cdev_init`), and the old node's close then
/// stops the kernel with "list_del corruption".
pub struct Host {
    heard: Heard,
    stop: Arc<AtomicBool>,
    thread: Option<JoinHandle<()>>,
}

impl Host {
    /// Serves `twin` at a node such as `/dev/g_printer0`.
    pub fn serve(node: &Path, twin: impl WireTwin + 'static) -> Done<Self> {
        let (heard, stop) = (Heard::default(), Arc::new(AtomicBool::new(false)));
        let (node, halt) = (node.to_path_buf(), Arc::clone(&stop));
        let mut tap = Tap { twin, heard: heard.clone() };
        let line = open(&node)?;
        let live = move || {
            let mut line = Some(line);
            let tty = is_tty(&node);
            while !halt.load(Ordering::Relaxed) {
                let served =
                    line.as_mut().map(|open| if tty { turn(open, &mut tap) } else { whole(open, &mut tap) });
                if matches!(served, Some(Ok(true))) {
                    continue;
                }
                // unplugged: a tty is opened anew
                tap.parted();
                std::thread::sleep(Duration::from_millis(50));
                if tty {
                    drop(line.take());
                    line = self::open(&node).ok();
                }
            }
            tap.parted();
        };
        let thread = std::thread::Builder::new().name("device".to_owned()).spawn(live);
        let thread = thread.map_err(|error| error.to_string())?;
        Ok(Self { heard, stop, thread: Some(thread) })
    }

    /// Every byte that came.
    pub fn heard(&self) -> Vec<u8> {
        self.heard.all()
    }
}

impl Drop for Host {
    fn drop(&mut self) {
        self.stop.store(true, Ordering::Relaxed);
        if let Some(thread) = self.thread.take() {
            let _panicked = thread.join();
        }
    }
}

fn is_tty(node: &Path) -> bool {
    node.to_string_lossy().contains("tty")
}

/// [`turn`] for `usb_f_printer`, whose buffers must be taken whole: one that is read in part when the cable goes is
/// freed twice. What eats in mouthfuls eats whole buffers with pauses between them.
fn whole(line: &mut dyn Line, twin: &mut dyn WireTwin) -> Result<bool, Trouble> {
    let mut buffer = vec![0; BUFFERS * BUFFER];
    let appetite = twin.appetite();
    if appetite == 0 {
        std::thread::sleep(TICK);
    } else {
        if appetite < buffer.len() {
            std::thread::sleep(CHEWING);
        }
        let count = line.read(&mut buffer, TICK)?;
        if count > 0 {
            twin.hear(&buffer[..count]);
        }
    }
    let answer = twin.answer();
    if !answer.is_empty() {
        line.write_all(&answer, PACE).map_err(|fault| fault.trouble)?;
    }
    Ok(!twin.hangs_up())
}

/// Opens a device's own side; a tty passes every byte as it is.
pub fn open(node: &Path) -> Done<PollFile> {
    let line = PollFile::open(node).map_err(|trouble| format!("{}: {trouble}", node.display()))?;
    if is_tty(node) {
        program("stty", &["-F", &node.display().to_string(), "raw", "-echo"])?;
    }
    Ok(line)
}

/// The hand of a person with a scanner: what it reads goes out as the device would send it.
pub struct Gun(PathBuf);

impl Gun {
    pub fn at(node: PathBuf) -> Self {
        Self(node)
    }

    /// Types a code as a keyboard does: key down, key up, Enter at the end.
    pub fn types(&self, text: &str) -> Done {
        let mut line = open(&self.0)?;
        for key in text.bytes().chain([b'\n']) {
            let (usage, shift) = usage(key).ok_or_else(|| format!("no key for {key:#x}"))?;
            let held = [if shift { 2 } else { 0 }, 0, usage, 0, 0, 0, 0, 0];
            for report in [held, [0; 8]] {
                line.write_all(&report, PACE).map_err(|fault| fault.to_string())?;
            }
        }
        Ok(())
    }

    /// Reports a code as HID-POS, in as many reports as it takes.
    pub fn reports(&self, text: &str) -> Done {
        let mut line = open(&self.0)?;
        let pieces: Vec<&[u8]> = text.as_bytes().chunks(56).collect();
        for (n, piece) in pieces.iter().enumerate() {
            let mut report = [0; 64];
            report[0] = 2;
            report[1] = u8::try_from(piece.len()).unwrap_or(u8::MAX);
            report[2..5].copy_from_slice(b"]Q1");
            report[5..5 + piece.len()].copy_from_slice(piece);
            report[63] = u8::from(n + 1 < pieces.len());
            line.write_all(&report, PACE).map_err(|fault| fault.to_string())?;
        }
        Ok(())
    }

    /// Sends bytes as a serial scanner does.
    pub fn sends(&self, bytes: &[u8]) -> Done {
        open(&self.0)?.write_all(bytes, PACE).map_err(|fault| fault.to_string())
    }
}

/// The usage of a key on the HID usage tables' keyboard page, and whether Shift is held.
fn usage(key: u8) -> Option<(u8, bool)> {
    Some(match key {
        b'a'..=b'z' => (key - b'a' + 0x04, false),
        b'A'..=b'Z' => (key - b'A' + 0x04, true),
        b'1'..=b'9' => (key - b'1' + 0x1e, false),
        b'0' => (0x27, false),
        b'\n' => (0x28, false),
        b'-' => (0x2d, false),
        b'.' => (0x37, false),
        b'/' => (0x38, false),
        b':' => (0x33, true),
        b'?' => (0x38, true),
        b'=' => (0x2e, false),
        _ => return None,
    })
}
