//! Lines to the bytes of one ESC/POS job. Only commands that every printer manual at hand agrees on:
//! `GS !` for size (never `FS !`, whose bits differ between makers), `ESC E` for bold.

use crate::break_rows::{Row, rows};
use crate::code128::Code128;
use crate::dots::Strip;
use crate::line::{Align, Line, Size};
use crate::template::{Columns, Paper};
use crate::way::Way;
use crate::{glyphs, qr};

/// Most rows fed before a cut.
const MAX_FEED: u8 = 10;

/// Height of bars in dots.
const BAR_DOTS: u8 = 80;

/// One job: initialise, Chinese on, rows, feed and partial cut. It always ends cut, opens no
/// drawer, and every byte that is no command of ours is 0x20 or above.
#[must_use]
pub fn encode(lines: &[Line], paper: &Paper) -> Vec<u8> {
    letters(lines, paper, Way::Gbk)
}

/// The same in one of the ways that print letters.
pub(crate) fn letters(lines: &[Line], paper: &Paper, way: Way) -> Vec<u8> {
    let mut job = Job::new(paper, way);
    rows(lines, paper.columns, &mut |row| job.row(&row));
    if lines.last() != Some(&Line::Cut) {
        job.cut();
    }
    job.out
}

/// The bytes so far and what the printer was told last.
pub(crate) struct Job {
    pub(crate) out: Vec<u8>,
    columns: Columns,
    feed: u8,
    way: Way,
    align: Align,
    size: Size,
    bold: bool,
}

impl Job {
    /// Begins with ESC @, which undoes whatever was set before.
    pub(crate) fn new(paper: &Paper, way: Way) -> Self {
        let mut out = Vec::with_capacity(2048);
        out.extend_from_slice(&[0x1B, b'@']);
        // after ESC @: printers for other countries start with Chinese off
        if way == Way::Gbk {
            out.extend_from_slice(&[0x1C, b'&']);
        }
        let (columns, feed) = (paper.columns, paper.feed.min(MAX_FEED));
        Self { out, columns, feed, way, align: Align::Left, size: Size::One, bold: false }
    }

    fn row(&mut self, row: &Row<'_>) {
        match *row {
            Row::Print { cells, align, size, bold } => {
                self.align(align);
                self.letters(size, bold);
                self.cells(cells);
                self.out.push(b'\n');
            }
            Row::Bars { code, module_dots, .. } => {
                self.align(Align::Centre);
                self.letters(Size::One, false);
                self.bars(code, module_dots);
            }
            Row::Qr { text, module_dots } => {
                self.align(Align::Centre);
                self.letters(Size::One, false);
                qr::append(text, module_dots, &mut self.out);
            }
            Row::Logo(_) => {
                // centred among its own dots: not every printer moves a picture
                self.align(Align::Left);
                let mut strip = Strip::new(self.columns);
                strip.row(row);
                strip.flush(&mut self.out);
            }
            Row::Cut => self.cut(),
        }
    }

    /// Appends printable GB bytes in the job's way.
    pub(crate) fn cells(&mut self, cells: &[u8]) {
        if self.way == Way::Utf8 && !cells.is_ascii() {
            self.out.extend_from_slice(glyphs::text(cells).as_bytes());
        } else {
            self.out.extend_from_slice(cells);
        }
    }

    fn align(&mut self, align: Align) {
        if self.align != align {
            self.align = align;
            let n = match align {
                Align::Left => 0,
                Align::Centre => 1,
                Align::Right => 2,
            };
            self.out.extend_from_slice(&[0x1B, b'a', n]);
        }
    }

    pub(crate) fn letters(&mut self, size: Size, bold: bool) {
        if self.size != size {
            self.size = size;
            let n = match size {
                Size::One => 0x00,
                Size::Two => 0x11,
            };
            self.out.extend_from_slice(&[0x1D, b'!', n]);
        }
        if self.bold != bold {
            self.bold = bold;
            self.out.extend_from_slice(&[0x1B, b'E', u8::from(bold)]);
        }
    }

    fn bars(&mut self, code: &Code128, module_dots: u8) {
        // A code longer than one length byte never gets here: Code128 refuses it.
        if let Ok(len) = u8::try_from(code.data.len()) {
            self.out.extend_from_slice(&[0x1D, b'h', BAR_DOTS, 0x1D, b'w', module_dots]);
            self.out.extend_from_slice(&[0x1D, b'H', 2, 0x1D, b'f', 0, 0x1D, b'k', 73, len]);
            self.out.extend_from_slice(&code.data);
        }
    }

    pub(crate) fn cut(&mut self) {
        if self.feed > 0 {
            self.out.extend_from_slice(&[0x1B, b'd', self.feed]);
        }
        self.out.extend_from_slice(&[0x1D, b'V', 66, 0]);
    }
}
