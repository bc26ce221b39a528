//! Slips drawn as dots: every letter where the preview has it, and codes that another reader reads.

use crate::cases::{WHEN, refund, sale, template};
use crate::foreign::{columns, line};
use crate::golden::compare;
use crate::reader::{Picture, read, read_way};
use crate::ways::logo;
use domain::fact::Copy;
use proptest::prelude::*;
use receipt::{
    Align, Columns, Form, Language, Line, Look, Paper, PreviewLine, Shop, Size, Way, encode, encode_raster,
    layout, preview,
};
use rxing::{BarcodeFormat, helpers::detect_in_luma};

/// Rows below each row of letters.
const GAP: usize = 6;

fn drawn(lines: &[Line], paper: &Paper) -> Picture {
    let printed = read_way(&encode_raster(lines, paper), paper.columns.count(), Way::Raster);
    printed.pictures.into_iter().next().unwrap()
}

/// The dots of one letter in the bundled file, read by its description.
fn letter(cell: &[u8]) -> Vec<Vec<bool>> {
    static FONT: std::sync::OnceLock<Vec<u8>> = std::sync::OnceLock::new();
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../../assets/fonts/counter24.dots");
    let font = FONT.get_or_init(|| std::fs::read(path).unwrap());
    let (at, width) = match *cell {
        [one] => (usize::from(one - 0x20) * 48, 12),
        [lead, trail] => {
            let column = usize::from(trail - 0x40) - usize::from(trail > 0x7F);
            (95 * 48 + (usize::from(lead - 0x81) * 190 + column) * 72, 24)
        }
        _ => panic!("{cell:02x?}"),
    };
    let stride = if width == 12 { 2 } else { 3 };
    let row = |y: usize| (0..width).map(move |x| (y * stride + x / 8, x % 8)).collect::<Vec<_>>();
    (0..24).map(|y| row(y).iter().map(|(byte, bit)| font[at + byte] << bit & 0x80 != 0).collect()).collect()
}

/// One black dot more in a byte that would have begun a real-time command: 10 became 30.
fn is_unsaid(row: &[bool], x: usize) -> bool {
    let byte = &row[x / 8 * 8..][..8];
    x % 8 == 2 && *byte == [false, false, true, true, false, false, false, false]
}

/// Compares a drawn row with its text and tells how many rows of dots it took.
fn check_letters(picture: &Picture, top: usize, row: &PreviewLine) -> usize {
    let scale = if row.size == Size::Two { 2 } else { 1 };
    let cells = encoding_rs::GB18030.encode(&row.text).0.into_owned();
    let free = picture.rows[0].len() - cells.len() * 12 * scale;
    let mut x = match row.align {
        Align::Left => 0,
        Align::Centre => free / 2,
        Align::Right => free,
    };
    let mut rest = cells.as_slice();
    while let Some(lead) = rest.first() {
        let (cell, after) = rest.split_at(if *lead < 0x80 { 1 } else { 2 });
        rest = after;
        let dots = letter(cell);
        for y in 0..24 * scale {
            for dx in 0..dots[0].len() * scale {
                let from = dx / scale;
                let bold = row.bold && from > 0 && dots[y / scale][from - 1];
                let black = dots[y / scale][from] || bold;
                let drawn = &picture.rows[top + y];
                let same = drawn[x + dx] == black || (!black && is_unsaid(drawn, x + dx));
                assert!(same, "{:?}: row {y}, dot {}", row.text, x + dx);
            }
        }
        x += dots[0].len() * scale;
    }
    24 * scale + GAP
}

/// Walks down a picture by its preview.
fn check(lines: &[Line], paper: &Paper) -> Picture {
    let picture = drawn(lines, paper);
    let mut top = 0;
    for row in preview(lines, paper.columns) {
        if let Some(logo) = &row.logo {
            top += logo.height() + GAP;
        } else if let Some(content) = &row.barcode {
            let (luma, width, height) = picture.luma(top, 80);
            let read = detect_in_luma(luma, width, height, Some(BarcodeFormat::CODE_128)).unwrap();
            assert_eq!(read.getText(), content);
            top += 80 + GAP;
            let below = PreviewLine { barcode: None, ..row.clone() };
            top += check_letters(&picture, top, &below);
        } else if let Some(content) = &row.qr {
            let black = |y: &usize| picture.rows[*y].contains(&true);
            let first = (top..picture.rows.len()).find(black).unwrap();
            let quiet = first - top;
            let end = (first..picture.rows.len()).find(|y| !black(y)).unwrap_or(picture.rows.len());
            let height = end - first + 2 * quiet;
            let (luma, width, height) = picture.luma(top, height);
            let read = detect_in_luma(luma, width, height, Some(BarcodeFormat::QR_CODE)).unwrap();
            assert_eq!(read.getText(), content);
            top += usize::try_from(height).unwrap();
        } else {
            top += check_letters(&picture, top, &row);
        }
    }
    assert_eq!(top, picture.rows.len());
    picture
}

fn look(columns: Columns) -> Look {
    let words = template(Language::Zh, columns);
    let form = Form {
        header: words.header,
        footer: words.footer,
        logo: true,
        qr: true,
        qr_text: "https://hotel.example/invoice?n=8000112300000187".to_owned(),
        ..Form::PLAIN
    };
    let logo = Some(logo(300, 60, columns));
    Look::new(&form, &Shop { name: words.shop, language: Language::Zh, paper: Paper::new(columns), logo })
}

#[test]
fn slips_are_drawn_as_previewed() {
    for columns in Columns::ALL {
        let look = look(columns);
        let picture = check(&look.layout(&sale(), Copy::First, &|_| WHEN.to_owned()), &look.template.paper);
        compare(&format!("sale-zh-{}.pbm", columns.count()), &picture.pbm());
        for language in [Language::Zh, Language::En] {
            let template = template(language, columns);
            check(&layout(&refund(), Copy::Reprint(1), &template, &|_| WHEN.to_owned()), &template.paper);
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 40, failure_persistence: None, ..ProptestConfig::default() })]

    /// Whatever is written, dots and preview show the same letters at the same places.
    #[test]
    fn any_letters_are_drawn_as_previewed(lines in prop::collection::vec(line(), 0..8), columns in columns()) {
        let written = |line: &Line| !matches!(line, Line::Barcode(_) | Line::Qr(_));
        let lines: Vec<Line> = lines.into_iter().filter(written).chain([Line::Rule]).collect();
        check(&lines, &Paper::new(columns));
    }
}

#[test]
fn codes_of_any_length_read_back() {
    for columns in Columns::ALL {
        for len in [1, 7, 20, 60, 106, 107, 213] {
            let text: String = ('!'..='~').cycle().take(len).collect();
            check(&[Line::Qr(text.clone()), Line::Blank], &Paper::new(columns));
            check(
                &[Line::Barcode("80001123000{A1".chars().cycle().take(len.min(14)).collect())],
                &Paper::new(columns),
            );
        }
    }
}

/// The same dots in the middle of a job of letters and in a job of dots.
#[test]
fn a_logo_is_the_same_dots_in_every_way() {
    let columns = Columns::C32;
    let logo = logo(101, 200, columns);
    let lines = [Line::Logo(logo.clone()), Line::text("x")];
    let paper = Paper::new(columns);
    let printed = read(&encode(&lines, &paper), 32);
    let rows = &printed.pictures[0].rows;
    assert_eq!(rows[..200], drawn(&lines, &paper).rows[..200]);
    let begin = (384 - 101) / 2;
    for (y, row) in logo.bits().chunks(logo.row_bytes()).enumerate() {
        for x in 0..101 {
            let (drawn, black) = (&rows[y], row[x / 8] << (x % 8) & 0x80 != 0);
            assert!(drawn[begin + x] == black || (!black && is_unsaid(drawn, begin + x)), "{x} {y}");
        }
    }
    let strip = preview(&lines, columns);
    assert_eq!(strip[0].logo.as_ref(), Some(&logo));
}

#[test]
fn a_logo_wider_than_the_paper_is_left_out() {
    let wide = [Line::Logo(logo(576, 10, Columns::C48)), Line::text("x")];
    assert_eq!(preview(&wide, Columns::C32).len(), 1);
    assert!(read(&encode(&wide, &Paper::new(Columns::C32)), 32).pictures.is_empty());
}
