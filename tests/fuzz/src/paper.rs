//! A strict reader of print jobs: it knows the few commands that a slip may hold and refuses every other byte.

use receipt::{Paper, Way};

/// What a job came to.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Job {
    /// Rows of letters, bars and QR codes.
    pub rows: usize,
    pub cuts: usize,
}

struct Reader<'a> {
    rest: &'a [u8],
    columns: usize,
    dots: usize,
    way: Way,
    row: Vec<u8>,
    factor: usize,
    stored: bool,
    job: Job,
    last_is_cut: bool,
}

/// Reads one job.
///
/// # Panics
/// At the first byte that has no place in a slip.
#[must_use]
pub fn read(bytes: &[u8], paper: &Paper, way: Way) -> Job {
    // obeyed wherever they stand, also among dots and inside codes; 10 14 opens the drawer
    assert!(!bytes.windows(2).any(|two| matches!(two, [0x10, 0x04 | 0x05 | 0x14])), "a real-time command");
    let head: &[u8] = if way == Way::Gbk { b"\x1b@\x1c&" } else { b"\x1b@" };
    let rest = bytes.strip_prefix(head).expect("the job begins afresh");
    let mut reader = Reader {
        rest,
        columns: paper.columns.count(),
        dots: paper.columns.dots(),
        way,
        row: Vec::new(),
        factor: 1,
        stored: false,
        job: Job::default(),
        last_is_cut: false,
    };
    while !reader.rest.is_empty() {
        reader.last_is_cut = false;
        reader.step();
    }
    assert!(reader.row.is_empty() && !reader.stored && reader.last_is_cut, "the job breaks off");
    reader.job
}

impl<'a> Reader<'a> {
    fn many(&mut self, count: usize) -> &'a [u8] {
        let (taken, rest) = self.rest.split_at_checked(count).expect("a command breaks off");
        self.rest = rest;
        taken
    }

    fn one(&mut self) -> u8 {
        self.many(1)[0]
    }

    fn step(&mut self) {
        match self.one() {
            b'\n' => self.end_row(),
            0x1b => self.escape(),
            0x1d => self.group(),
            byte @ 0x20..=0x7e => self.row.push(byte),
            byte @ 0x80..=0xfe => self.row.push(byte),
            byte => panic!("stray {byte:02x}"),
        }
    }

    fn end_row(&mut self) {
        assert!(self.way != Way::Raster, "letters among dots");
        let row = std::mem::take(&mut self.row);
        let width = match self.way {
            Way::Utf8 => utf8_width(&row),
            _ => gb_width(&row),
        };
        assert!(width * self.factor <= self.columns, "{width} columns, each {} wide", self.factor);
        self.job.rows += 1;
    }

    fn escape(&mut self) {
        match self.many(2) {
            [b'a', 0..=2] | [b'd', 1..=10] => assert!(self.row.is_empty(), "a command inside a row"),
            [b'E', 0..=1] => {}
            other => panic!("ESC {other:02x?}"),
        }
    }

    fn group(&mut self) {
        match self.many(2) {
            [b'!', 0x00] => self.factor = 1,
            [b'!', 0x11] => self.factor = 2,
            [b'h', 80] | [b'w', 2..=3] | [b'H', 2] | [b'f', 0] => {}
            [b'k', 73] => self.bars(),
            b"(k" => self.symbol(),
            b"v0" => self.band(),
            [b'V', 66] => {
                assert!(self.one() == 0 && self.row.is_empty(), "a cut inside a row");
                self.job.cuts += 1;
                self.last_is_cut = true;
            }
            other => panic!("GS {other:02x?}"),
        }
    }

    /// `{B` and printable letters, `{C` and pairs of digits.
    fn bars(&mut self) {
        assert!(self.row.is_empty() && self.way != Way::Raster);
        let count = usize::from(self.one());
        let mut data = self.many(count);
        let mut pairs = None;
        while let [byte, tail @ ..] = data {
            data = tail;
            match (pairs, byte, tail) {
                (_, b'{', [set @ (b'B' | b'C'), after @ ..]) => {
                    pairs = Some(*set == b'C');
                    data = after;
                }
                (Some(false), b'{', [b'{', after @ ..]) => data = after,
                (Some(false), b' '..=b'~', _) if *byte != b'{' => {}
                (Some(true), 0..=99, _) => {}
                other => panic!("bars {other:02x?}"),
            }
        }
        self.job.rows += 1;
    }

    fn symbol(&mut self) {
        assert!(self.row.is_empty() && self.way != Way::Raster);
        let count = usize::from(self.one()) + 256 * usize::from(self.one());
        match self.many(count) {
            [0x31, 0x41, 0x32, 0] | [0x31, 0x43, 4 | 6] | [0x31, 0x45, 0x31] => {}
            [0x31, 0x50, 0x30, data @ ..] => {
                assert!(!data.is_empty() && data.iter().all(|byte| matches!(byte, b' '..=b'~')));
                self.stored = true;
            }
            [0x31, 0x51, 0x30] => {
                assert!(std::mem::take(&mut self.stored), "printed and not stored");
                self.job.rows += 1;
            }
            other => panic!("GS ( k {other:02x?}"),
        }
    }

    fn band(&mut self) {
        let (wide, high) = match self.many(5) {
            [0, wide, 0, high @ 1..=128, 0] => (*wide, *high),
            head => panic!("a band of {head:02x?}"),
        };
        assert!(self.row.is_empty(), "a picture inside a row");
        assert!(wide > 0 && usize::from(wide) * 8 <= self.dots, "a band beyond the paper");
        self.many(usize::from(wide) * usize::from(high));
    }
}

/// Columns of GB text: every byte one, every letter of two bytes whole and none of four.
fn gb_width(row: &[u8]) -> usize {
    let mut rest = row;
    while let [lead, tail @ ..] = rest {
        rest = match (lead, tail) {
            (0x20..=0x7e, _) => tail,
            (0x81..=0xfe, [0x40..=0x7e | 0x80..=0xfe, after @ ..]) => after,
            other => panic!("no GB letter: {other:02x?}"),
        };
    }
    row.len()
}

fn utf8_width(row: &[u8]) -> usize {
    let text = std::str::from_utf8(row).expect("UTF-8");
    assert!(!text.chars().any(char::is_control), "a control character");
    text.chars().map(|letter| if letter.is_ascii() { 1 } else { 2 }).sum()
}
