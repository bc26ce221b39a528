//! Reads a printed job back, so that the strip shows what a printer would have made of the bytes.

use super::{BenchLine, rows};
use encoding_rs::GB18030;

/// The state of the pretend print head.
struct Head {
    rows: Vec<BenchLine>,
    text: Vec<u8>,
    align: u8,
    bold: bool,
    size: u8,
    qr: Vec<u8>,
    /// Bands of one picture, printed one below the other.
    dots: Dots,
}

/// A picture that is being put together from its bands.
#[derive(Default)]
struct Dots {
    row_bytes: usize,
    bits: Vec<u8>,
}

/// The rows of one job.
pub fn lines(job: &[u8]) -> Vec<BenchLine> {
    let mut head = Head {
        rows: Vec::new(),
        text: Vec::new(),
        align: 0,
        bold: false,
        size: 1,
        qr: Vec::new(),
        dots: Dots::default(),
    };
    let mut rest = job;
    while let Some((byte, tail)) = rest.split_first() {
        rest = match byte {
            0x0A => {
                head.row();
                tail
            }
            0x1B => head.escape(tail),
            0x1C => tail.get(1..).unwrap_or_default(),
            0x1D => head.group(tail),
            0x10 => tail.get(2..).unwrap_or_default(),
            other => {
                head.text.push(*other);
                tail
            }
        };
    }
    if !head.text.is_empty() {
        head.row();
    }
    head.picture();
    head.rows
}

impl Head {
    fn push(&mut self, text: String, barcode: Option<String>, qr: Option<String>) {
        let align = match self.align {
            1 => "center",
            2 => "right",
            _ => "left",
        };
        self.picture();
        let (size, bold) = (self.size, self.bold);
        let align = align.to_owned();
        self.rows.push(BenchLine { text, size, bold, align, barcode, qr, dots: None });
    }

    /// GS v 0: a band of a picture.
    fn band(&mut self, row_bytes: usize, bits: &[u8]) {
        if self.dots.row_bytes != row_bytes {
            self.picture();
        }
        self.dots.row_bytes = row_bytes;
        self.dots.bits.extend_from_slice(bits);
    }

    /// What was drawn so far is one row of the strip.
    fn picture(&mut self) {
        let Dots { row_bytes, bits } = std::mem::take(&mut self.dots);
        if row_bytes > 0 && !bits.is_empty() {
            self.rows.push(rows::picture(row_bytes * 8, bits.len() / row_bytes, &bits));
        }
    }

    fn row(&mut self) {
        let bytes = std::mem::take(&mut self.text);
        let (text, _) = GB18030.decode_without_bom_handling(&bytes);
        self.push(text.trim_end().to_owned(), None, None);
    }

    /// ESC …
    fn escape<'a>(&mut self, rest: &'a [u8]) -> &'a [u8] {
        let argument = rest.get(1).copied().unwrap_or(0);
        let length = match rest.first() {
            Some(0x40) => {
                (self.align, self.bold, self.size) = (0, false, 1);
                1
            }
            Some(0x61) => {
                self.align = argument;
                2
            }
            Some(0x45) => {
                self.bold = argument & 1 == 1;
                2
            }
            Some(0x64) => {
                for _ in 0..argument {
                    self.row();
                }
                2
            }
            Some(0x70) => 4,
            Some(_) => 2,
            None => 0,
        };
        rest.get(length..).unwrap_or_default()
    }

    /// GS …
    fn group<'a>(&mut self, rest: &'a [u8]) -> &'a [u8] {
        let at = |place: usize| rest.get(place).copied().unwrap_or(0);
        let length = match rest.first() {
            Some(0x21) => {
                self.size = if at(1) == 0 { 1 } else { 2 };
                2
            }
            // GS V: function A takes one byte, B one more
            Some(0x56) => {
                if matches!(at(1), 65 | 66) {
                    3
                } else {
                    2
                }
            }
            Some(0x6B) if at(1) >= 65 => {
                let end = 3 + usize::from(at(2));
                let code = code128(rest.get(3..end).unwrap_or_default());
                self.push(String::new(), Some(code), None);
                end
            }
            Some(0x76) => {
                let two = |place: usize| usize::from(at(place)) + 256 * usize::from(at(place + 1));
                let (row_bytes, height) = (two(3), two(5));
                // seven bytes of command, of which the first is gone
                let end = 7 + row_bytes * height;
                self.band(row_bytes, rest.get(7..end).unwrap_or_default());
                end
            }
            Some(0x28) => {
                let end = 4 + usize::from(at(2)) + 256 * usize::from(at(3));
                self.two_dimensional(rest.get(4..end).unwrap_or_default());
                end
            }
            Some(0x72 | 0x61 | 0x68 | 0x77 | 0x48 | 0x66) => 2,
            Some(_) => 1,
            None => 0,
        };
        rest.get(length..).unwrap_or_default()
    }

    /// GS ( k: function 180 stores the content, 181 prints it.
    fn two_dimensional(&mut self, body: &[u8]) {
        match body {
            [0x31, 0x50, 0x30, content @ ..] => self.qr = content.to_vec(),
            [0x31, 0x51, ..] => {
                let content = String::from_utf8_lossy(&self.qr).into_owned();
                self.push(String::new(), None, Some(content));
            }
            _ => {}
        }
    }
}

/// CODE 128 data with its subset marks: `{B` letters, `{C` pairs of digits.
fn code128(data: &[u8]) -> String {
    let mut out = String::new();
    let mut pairs = false;
    let mut rest = data;
    while let Some((byte, tail)) = rest.split_first() {
        rest = tail;
        match (byte, tail.first()) {
            (b'{', Some(set @ (b'A' | b'B' | b'C'))) => {
                pairs = *set == b'C';
                rest = tail.get(1..).unwrap_or_default();
            }
            (b'{', Some(b'{')) if !pairs => {
                out.push('{');
                rest = tail.get(1..).unwrap_or_default();
            }
            (pair, _) if pairs => out.push_str(&format!("{pair:02}")),
            (letter, _) => out.push(char::from(*letter)),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use receipt::{Align, Line, Paper, Size};

    #[test]
    fn a_slip_reads_back_as_it_was_laid_out() {
        let paper = Paper::new(receipt::Columns::C32);
        let job = receipt::encode(
            &[
                Line::Text { text: "海景酒店".into(), align: Align::Centre, size: Size::Two, bold: true },
                Line::pair("微信支付", "128.50"),
                Line::Barcode("8000112300000042".into()),
                Line::Qr("https://example.com".into()),
                Line::Cut,
            ],
            &paper,
        );
        let rows = lines(&job);
        assert!(
            rows.iter()
                .any(|row| row.text == "海景酒店" && row.size == 2 && row.bold && row.align == "center")
        );
        assert!(rows.iter().any(|row| row.text.starts_with("微信支付") && row.text.ends_with("128.50")));
        assert!(rows.iter().any(|row| row.barcode.as_deref() == Some("8000112300000042")));
        assert!(rows.iter().any(|row| row.qr.as_deref() == Some("https://example.com")));
    }
}
