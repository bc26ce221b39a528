//! A reader of ESC/POS jobs that knows nothing of the encoder and refuses every command a slip
//! may not hold.

use receipt::{Align, Columns, PreviewLine, Size, Way};

/// What a job prints.
pub struct Printed {
    pub rows: Vec<PreviewLine>,
    /// Dots sent as such; bands that follow each other are one picture.
    pub pictures: Vec<Picture>,
    pub cuts: usize,
    /// The last bytes of the job are a cut.
    pub ends_cut: bool,
}

/// Black and white dots.
#[derive(Clone, Default)]
pub struct Picture {
    /// `true` is black; each row as wide as the paper.
    pub rows: Vec<Vec<bool>>,
}

/// How letters may be written.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Letters {
    Gb,
    Utf8,
    /// Either, row by row.
    Any,
}

struct Reader<'a> {
    rest: &'a [u8],
    columns: usize,
    letters: Letters,
    row: Vec<u8>,
    /// The last thing printed was a band of a picture.
    in_picture: bool,
    align: Align,
    size: Size,
    bold: bool,
    qr: Option<String>,
    printed: Printed,
}

/// Reads a job for paper of this many columns; panics at the first thing that should not be there.
pub fn read(job: &[u8], columns: usize) -> Printed {
    read_way(job, columns, Way::Gbk)
}

/// The same for a printer of another way.
pub fn read_way(job: &[u8], columns: usize, way: Way) -> Printed {
    let (head, letters): (&[u8], _) = match way {
        Way::Gbk => (&[0x1B, 0x40, 0x1C, 0x26], Letters::Gb),
        Way::GbkPlain => (&[0x1B, 0x40], Letters::Gb),
        Way::Utf8 | Way::Raster => (&[0x1B, 0x40], Letters::Utf8),
    };
    let rest = job.strip_prefix(head).expect("a job begins with ESC @, and with FS & where it is wanted");
    let printed = read_all(rest, columns, letters);
    assert!(way != Way::Raster || printed.rows.is_empty(), "letters among the dots");
    printed
}

/// A page of several ways, which may begin anew.
pub fn read_mixed(job: &[u8], columns: usize) -> Printed {
    read_all(job, columns, Letters::Any)
}

fn read_all(rest: &[u8], columns: usize, letters: Letters) -> Printed {
    let real_time = |two: &[u8]| matches!(two, [0x10, 0x04 | 0x05 | 0x14]);
    assert!(!rest.windows(2).any(real_time), "a real-time command");
    let printed = Printed { rows: Vec::new(), pictures: Vec::new(), cuts: 0, ends_cut: false };
    let (align, size, bold) = (Align::Left, Size::One, false);
    let (row, in_picture, qr) = (Vec::new(), false, None);
    let mut reader = Reader { rest, columns, letters, row, in_picture, align, size, bold, qr, printed };
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
        let in_picture = std::mem::take(&mut self.in_picture);
        match self.take::<1>() {
            [0x1D] if self.rest.starts_with(b"v0") => self.band(in_picture),
            [0x1C] if self.letters == Letters::Any => assert_eq!(self.take(), [b'&'], "FS"),
            [0x0A] => self.end_row(),
            [0x1B] => self.esc(),
            [0x1D] => self.gs(),
            [one @ 0x20..=0x7E] => self.row.push(one),
            [one @ 0x80..=0xFE] if self.letters != Letters::Gb => self.row.push(one),
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
        let utf8 = String::from_utf8(bytes.clone()).ok().filter(|_| self.letters != Letters::Gb);
        let text = utf8.unwrap_or_else(|| {
            assert!(self.letters != Letters::Utf8, "not UTF-8: {bytes:02x?}");
            let (text, _, malformed) = encoding_rs::GB18030.decode(&bytes);
            assert!(!malformed, "not GB: {bytes:02x?}");
            text.into_owned()
        });
        assert!(!text.chars().any(char::is_control), "a control character in {text:?}");
        let columns = encoding_rs::GB18030.encode(&text).0.len();
        let width = columns * if self.size == Size::Two { 2 } else { 1 };
        let wraps = self.letters == Letters::Any;
        assert!(wraps || width <= self.columns, "{width} columns on paper of {}", self.columns);
        self.push(text, None, None);
    }

    fn push(&mut self, text: String, barcode: Option<String>, qr: Option<String>) {
        let (align, size, bold) = (self.align, self.size, self.bold);
        self.printed.rows.push(PreviewLine { text, size, bold, align, barcode, qr, logo: None });
    }

    fn band(&mut self, goes_on: bool) {
        assert!(self.row.is_empty() && self.align == Align::Left, "a picture inside a row");
        let [_, _, mode, wide, wider, high, higher] = self.take();
        let (width, height) = (usize::from(wide), usize::from(high));
        assert_eq!((mode, wider, higher), (0, 0, 0));
        assert!((1..=128).contains(&height), "a band of {height} rows");
        let dots = Columns::of(self.columns).unwrap().dots();
        assert!(0 < width && width * 8 <= dots, "a band of {width} bytes");
        let data = self.take_many(width * height);
        if !goes_on {
            self.printed.pictures.push(Picture::default());
        }
        let picture = self.printed.pictures.last_mut().unwrap();
        for row in data.chunks_exact(width) {
            let mut dotted: Vec<bool> =
                row.iter().flat_map(|byte| (0..8).map(move |bit| byte << bit & 0x80 != 0)).collect();
            dotted.resize(dots, false);
            picture.rows.push(dotted);
        }
        self.in_picture = true;
    }

    fn esc(&mut self) {
        if self.letters == Letters::Any && self.rest.starts_with(b"@") {
            self.take::<1>();
            (self.align, self.size, self.bold) = (Align::Left, Size::One, false);
            return;
        }
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

impl Picture {
    /// The rows from `top` on, as dots.
    pub fn part(&self, top: usize, height: usize) -> &[Vec<bool>] {
        &self.rows[top..top + height]
    }

    /// A portable bitmap file.
    pub fn pbm(&self) -> Vec<u8> {
        let width = self.rows[0].len();
        let mut file = format!("P4\n{width} {}\n", self.rows.len()).into_bytes();
        for row in &self.rows {
            file.extend(
                row.chunks(8).map(|dots| dots.iter().fold(0, |byte, dot| byte << 1 | u8::from(*dot))),
            );
        }
        file
    }

    /// Grey values as a camera sees them.
    pub fn luma(&self, top: usize, height: usize) -> (Vec<u8>, u32, u32) {
        let part = self.part(top, height);
        let luma = part.iter().flatten().map(|dot| if *dot { 0 } else { 255 }).collect();
        (luma, u32::try_from(part[0].len()).unwrap(), u32::try_from(height).unwrap())
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
