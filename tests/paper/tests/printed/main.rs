//! Every kind of paper through the real driver onto the emulated printer, and read back from there.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a failed test may panic")]

mod a4;
mod dots;
mod faults;
mod hotel;
mod oracle;
mod pages;
mod slips;

use domain::fact::Copy;
use domain::slip::{Slip, SlipKind};
use kit::Printed;
use paper::{Emulator, Missing, Picture, Taken, codes};
use printer::PrinterAddress;
use receipt::{
    Align, Columns, Document, Form, Language, Look, Looks, Paper, PreviewLine, SAMPLE_WHEN, Shop, Templates,
    Way, encode_way, preview,
};
use std::io::Write;
use std::sync::Once;
use std::time::{Duration, Instant};

/// Letters in dots.
const CELL: usize = 12;
const LETTER: usize = 24;

static TOLD: Once = Once::new();

/// The emulator and the driver that prints on it.
struct Desk {
    emulator: Emulator,
    printer: Box<dyn kit::Printer>,
}

impl Desk {
    /// `None`, said once and loudly, on a machine that cannot run the emulator.
    fn new() -> Option<Self> {
        let emulator = match Emulator::start() {
            Ok(emulator) => emulator,
            Err(error) => {
                let missing = error.downcast_ref::<Missing>().unwrap_or_else(|| panic!("{error}"));
                // past the test harness, which keeps what passing tests print
                let tell = || drop(writeln!(std::io::stderr(), "SKIPPED: paper: missing {missing}"));
                TOLD.call_once(tell);
                return None;
            }
        };
        let port = emulator.port();
        Some(Self {
            emulator,
            printer: printer::open(PrinterAddress::Tcp { host: "127.0.0.1".into(), port }),
        })
    }

    /// Prints one job and takes its one slip, which was cut, proven and understood.
    fn print(&mut self, name: &str, columns: Columns, job: &[u8]) -> Taken {
        self.emulator.paper(columns.dots()).unwrap();
        assert_eq!(self.printer.print(job).unwrap(), Printed::Proven, "{name}");
        let taken = self.emulator.take(name).unwrap();
        assert_eq!(taken.slips.len(), 1, "{name}");
        assert_eq!(
            (taken.slips[0].boundary.as_str(), taken.slips[0].width),
            ("cut", columns.dots()),
            "{name}"
        );
        assert_eq!(taken.cuts, ["1d 56 42 00"], "{name}: one partial cut");
        assert!(taken.pulses.is_empty() && taken.drawer == "closed", "{name}: {:?}", taken.pulses);
        taken
    }

    /// What `ready` waits for, at most 3 s: the driver is done before the printer has read its last bytes.
    fn take_when(&mut self, name: &str, ready: impl Fn(&Taken) -> bool) -> Taken {
        let end = Instant::now() + Duration::from_secs(3);
        loop {
            let taken = self.emulator.take(name).unwrap();
            if ready(&taken) || Instant::now() > end {
                return taken;
            }
            std::thread::sleep(Duration::from_millis(20));
        }
    }
}

/// A slip in a shop's look, as rows for the screen and as a job.
struct Case {
    rows: Vec<PreviewLine>,
    columns: Columns,
    look: Look,
    slip: Slip,
    copy: Copy,
}

impl Case {
    fn new(slip: Slip, copy: Copy, form: &Form, language: Language, columns: Columns) -> Self {
        let mut templates = Templates::default();
        templates.set(Document::of(slip.kind), form.clone());
        let name = match language {
            Language::Zh => "山水酒店前台",
            Language::En => "Hill & Water Hotel",
        };
        let shop = Shop { name: name.into(), language, paper: Paper::new(columns), logo: None };
        let look = Looks::new(&templates, &shop).of(slip.kind).clone();
        let rows = preview(&look.layout(&slip, copy, &|_| SAMPLE_WHEN.to_owned()), columns);
        Self { rows, columns, look, slip, copy }
    }

    fn sample(kind: SlipKind, language: Language, columns: Columns) -> Self {
        Self::new(receipt::sample(kind, language), Copy::First, &Form::PLAIN, language, columns)
    }

    fn job(&self, way: Way) -> Vec<u8> {
        let lines = self.look.layout(&self.slip, self.copy, &|_| SAMPLE_WHEN.to_owned());
        encode_way(&lines, &Paper::new(self.columns), way)
    }

    /// What a telephone and a hand scanner must find.
    fn codes(&self) -> Vec<String> {
        let mut codes: Vec<String> =
            self.rows.iter().filter_map(|row| row.barcode.clone().or_else(|| row.qr.clone())).collect();
        codes.sort();
        codes
    }
}

/// Every letter of `row` has ink in its own cell and the spaces have none.
fn assert_ink(name: &str, picture: &Picture, row: &PreviewLine, top: usize) {
    let factor = row.size.factor();
    let wide = |letter: char| if letter.is_ascii() { CELL * factor } else { 2 * CELL * factor };
    let width: usize = row.text.chars().map(wide).sum();
    let free = picture.width().checked_sub(width).unwrap();
    let mut x = match row.align {
        Align::Left => 0,
        Align::Centre => free / 2,
        Align::Right => free,
    };
    assert_eq!(picture.ink(0, top, x, LETTER * factor), 0, "{name}: ink left of {:?}", row.text);
    for letter in row.text.chars() {
        let ink = picture.ink(x, top, wide(letter), LETTER * factor);
        assert_eq!(ink > 0, !letter.is_whitespace(), "{name}: {letter} of {:?} at {x},{top}", row.text);
        x += wide(letter);
    }
    assert_eq!(picture.ink(x, top, picture.width(), LETTER * factor), 0, "{name}: right of {:?}", row.text);
}
