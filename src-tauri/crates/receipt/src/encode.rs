//! Lines to the bytes of one ESC/POS job. Only commands that every printer manual at hand agrees on:
//! `GS !` for size (never `FS !`, whose bits differ between makers), `ESC E` for bold.

use crate::break_rows::{Row, rows};
use crate::line::{Align, Line, Size};
use crate::template::Paper;
use crate::{code128::Code128, qr};

/// Most rows fed before a cut.
const MAX_FEED: u8 = 10;

/// Height of bars in dots.
const BAR_DOTS: u8 = 80;

/// One job: initialise, Chinese on, rows, feed and partial cut. It always ends cut, opens no
/// drawer, and every byte that is no command of ours is 0x20 or above.
#[must_use]
pub fn encode(lines: &[Line], paper: &Paper) -> Vec<u8> {
    let mut job = Job::new(paper.feed.min(MAX_FEED));
    rows(lines, paper.columns, &mut |row| job.row(&row));
    if lines.last() != Some(&Line::Cut) {
        job.cut();
    }
    job.out
}

struct Job {
    out: Vec<u8>,
    feed: u8,
    align: Align,
    size: Size,
    bold: bool,
}

impl Job {
    fn new(feed: u8) -> Self {
        let mut out = Vec::with_capacity(2048);
        // FS & after ESC @: printers for other countries start with Chinese off.
        out.extend_from_slice(&[0x1B, b'@', 0x1C, b'&']);
        Self { out, feed, align: Align::Left, size: Size::One, bold: false }
    }

    fn row(&mut self, row: &Row<'_>) {
        match *row {
            Row::Print { cells, align, size, bold } => {
                self.align(align);
                self.letters(size, bold);
                self.out.extend_from_slice(cells);
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
            Row::Cut => self.cut(),
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

    fn letters(&mut self, size: Size, bold: bool) {
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

    fn cut(&mut self) {
        if self.feed > 0 {
            self.out.extend_from_slice(&[0x1B, b'd', self.feed]);
        }
        self.out.extend_from_slice(&[0x1D, b'V', 66, 0]);
    }
}
