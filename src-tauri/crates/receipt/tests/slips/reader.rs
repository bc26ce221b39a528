//! A reader of ESC/POS jobs that knows nothing of the encoder and refuses every command a slip
//! may not hold.

use receipt::{Align, PreviewLine, Size};

/// What a job prints.
pub struct Printed {
    pub rows: Vec<PreviewLine>,
    pub cuts: usize,
    /// The last bytes of the job are a cut.
    pub ends_cut: bool,
}

struct Reader<'a> {
    rest: &'a [u8],
    columns: usize,
    row: Vec<u8>,
    align: Align,
    size: Size,
    bold: bool,
    qr: Option<String>,
    printed: Printed,
}

/// Reads a job for paper of this many columns; panics at the first thing that should not be there.
pub fn read(job: &[u8], columns: usize) -> Printed {
    let rest = job.strip_prefix(&[0x1B, 0x40, 0x1C, 0x26]).expect("a job begins with ESC @, FS &");
    let printed = Printed { rows: Vec::new(), cuts: 0, ends_cut: false };
    let (align, size, bold) = (Align::Left, Size::One, false);
    let mut reader = Reader { rest, columns, row: Vec::new(), align, size, bold, qr: None, printed };
    while !reader.rest.is_empty() {
        reader.step();
    }
    assert!(reader.row.is_empty(), "letters after the last row");
    reader.printed
}

impl Reader<'_> {
    fn take<const N: usize>(&mut self) -> [u8; N] {
        let (taken, rest) = self.rest.split_first_chunk::<N>().expect("the job breaks off");
        self.rest = rest;
        *taken
    }

    fn take_many(&mut self, len: usize) -> Vec<u8> {
        let (taken, rest) = self.rest.split_at(len);
        self.rest = rest;
        taken.to_vec()
    }

    fn step(&mut self) {
        self.printed.ends_cut = false;
        match self.take::<1>() {
            [0x0A] => self.end_row(),
            [0x1B] => self.esc(),
            [0x1D] => self.gs(),
            [one @ 0x20..=0x7E] => self.row.push(one),
            [lead @ 0x81..=0xFE] => {
                let [trail] = self.take();
                let four_bytes = (0x30..=0x39).contains(&trail);
                assert!(!four_bytes, "four-byte code");
                assert!((0x40..=0xFE).contains(&trail) && trail != 0x7F, "split pair {lead:02x} {trail:02x}");
                self.row.extend([lead, trail]);
            }
            [byte] => panic!("foreign byte {byte:02x}"),
        }
    }

    fn end_row(&mut self) {
        let bytes = std::mem::take(&mut self.row);
        let width = bytes.len() * if self.size == Size::Two { 2 } else { 1 };
        assert!(width <= self.columns, "{width} columns on paper of {}", self.columns);
        let (text, _, malformed) = encoding_rs::GB18030.decode(&bytes);
        assert!(!malformed, "not GB: {bytes:02x?}");
        self.push(text.into_owned(), None, None);
    }

    fn push(&mut self, text: String, barcode: Option<String>, qr: Option<String>) {
        let (align, size, bold) = (self.align, self.size, self.bold);
        self.printed.rows.push(PreviewLine { text, size, bold, align, barcode, qr });
    }

    fn esc(&mut self) {
        match self.take::<2>() {
            [b'a', n @ 0..=2] => {
                assert!(self.row.is_empty(), "alignment inside a row");
                self.align = [Align::Left, Align::Centre, Align::Right][usize::from(n)];
            }
            [b'E', n @ 0..=1] => self.bold = n == 1,
            [b'd', 1..=10] => assert!(self.row.is_empty(), "feed inside a row"),
            other => panic!("ESC {other:02x?}"),
        }
    }

    fn gs(&mut self) {
        match self.take::<2>() {
            [b'!', 0x00] => self.size = Size::One,
            [b'!', 0x11] => self.size = Size::Two,
            [b'h', 80] | [b'w', 2..=3] | [b'H', 2] | [b'f', 0] => {}
            [b'k', 73] => {
                assert!(self.row.is_empty(), "bars inside a row");
                let [len] = self.take();
                let data = self.take_many(usize::from(len));
                let text = code128(&data);
                self.push(text.clone(), Some(text), None);
            }
            [b'(', b'k'] => {
                let [low, high] = self.take();
                let body = self.take_many(usize::from(low) + 256 * usize::from(high));
                self.qr(&body);
            }
            [b'V', 66] => {
                assert_eq!(self.take(), [0], "feed of the cut");
                assert!(self.row.is_empty(), "cut inside a row");
                self.printed.cuts += 1;
                self.printed.ends_cut = true;
            }
            other => panic!("GS {other:02x?}"),
        }
    }

    fn qr(&mut self, body: &[u8]) {
        match body {
            [0x31, 0x41, 0x32, 0] | [0x31, 0x43, 4 | 6] | [0x31, 0x45, 0x31] => {}
            [0x31, 0x50, 0x30, data @ ..] => {
                self.qr = Some(String::from_utf8(data.to_vec()).expect("ASCII in a QR code"));
            }
            [0x31, 0x51, 0x30] => {
                let content = self.qr.take().expect("a QR code printed before it is stored");
                self.push(String::new(), None, Some(content));
            }
            other => panic!("GS ( k {other:02x?}"),
        }
    }
}

/// The text that the data of `GS k 73` draws.
pub fn code128(data: &[u8]) -> String {
    let mut text = String::new();
    let mut subset = None;
    let mut rest = data;
    while let [byte, tail @ ..] = rest {
        rest = tail;
        match (subset, byte, tail) {
            (_, b'{', [set @ (b'B' | b'C'), after @ ..]) => {
                subset = Some(*set);
                rest = after;
            }
            (Some(b'B'), b'{', [b'{', after @ ..]) => {
                text.push('{');
                rest = after;
            }
            (Some(b'B'), b' '..=b'~', _) if *byte != b'{' => text.push(char::from(*byte)),
            (Some(b'C'), 0..=99, _) => text.push_str(&format!("{byte:02}")),
            other => panic!("CODE128 {other:02x?}"),
        }
    }
    text
}
