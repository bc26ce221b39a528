//! Any text in any line, on any paper, in any way: the job holds our commands and printable letters only, opens no
//! drawer, ends cut, is no longer than its lines allow, and has as many rows as the screen shows.
#![no_main]

use fuzz::paper;
use libfuzzer_sys::fuzz_target;
use receipt::{Align, Columns, Line, Paper, Size, Way, encode_way, preview};

/// The most bytes one line may take in letters: two texts of 512 letters, each letter three bytes and, twice as large,
/// a sixteenth of a row with its end.
const LINE_MOST: usize = 2 * 512 * 4 + 64;

/// Lines are apart by FF, which no text holds; the first byte of each says what it is.
fn line(bytes: &[u8]) -> Option<Line> {
    let (head, rest) = bytes.split_first()?;
    let text = String::from_utf8_lossy(rest).into_owned();
    let size = if head & 0x10 == 0 { Size::One } else { Size::Two };
    let bold = head & 0x20 != 0;
    Some(match head & 7 {
        0 | 1 => {
            let align = [Align::Left, Align::Centre, Align::Right][usize::from(head >> 6) % 3];
            Line::Text { text, align, size, bold }
        }
        2 | 3 => {
            let (left, right) = text.split_once('|').unwrap_or((&text, ""));
            Line::Pair { left: left.to_owned(), right: right.to_owned(), size, bold }
        }
        4 => Line::Barcode(text),
        5 => Line::Qr(text),
        6 => Line::Rule,
        _ => Line::Blank,
    })
}

fuzz_target!(|data: &[u8]| {
    let [head, feed, rest @ ..] = data else { return };
    // dots take a hundred times as long as letters
    let way = match head >> 2 & 31 {
        0..=9 => Way::Gbk,
        10..=19 => Way::GbkPlain,
        20..=30 => Way::Utf8,
        _ => Way::Raster,
    };
    let paper = Paper { columns: Columns::ALL[usize::from(head & 3) % 3], feed: *feed };
    let lines: Vec<Line> = rest.split(|byte| *byte == 0xff).filter_map(line).take(12).collect();
    let bytes = encode_way(&lines, &paper, way);
    let job = paper::read(&bytes, &paper, way);
    assert_eq!(job.cuts, 1);
    if way == Way::Raster {
        // the widest line in the largest letters is 64 rows of 54 dots
        assert!(bytes.len() <= 64 + lines.len() * 2 * 64 * 54 * (paper.columns.dots() / 8 + 1));
    } else {
        assert!(bytes.len() <= 64 + lines.len() * LINE_MOST, "{} bytes", bytes.len());
        assert_eq!(job.rows, preview(&lines, paper.columns).len(), "paper and screen differ");
    }
});
