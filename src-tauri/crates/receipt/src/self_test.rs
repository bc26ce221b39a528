//! The page that finds out how a printer wants to be spoken to.

use crate::encode::Job;
use crate::glyphs;
use crate::line::{Align, Line, Size};
use crate::template::{Columns, Paper};
use crate::way::{Way, encode_raster};

/// The line that is printed in every way: hanzi of both halves of GB2312 and wide signs, so that every
/// printer with a Chinese font has all of it.
const LINE: &str = "前台收银：￥128.50 鑫鑫旅舍";

/// One job with the same Chinese line in each [`Way`], its number large at the left; rulers of 32, 42 and
/// 48 columns; and both codes by command.
///
/// The owner is asked which number reads right ([`Way::of`]), which ruler ends at the paper's edge
/// ([`Columns::of`]), and whether 5 and 6 are codes a telephone reads. Everything but the four lines is
/// ASCII, which every printer has.
#[must_use]
pub fn self_test(paper: &Paper) -> Vec<u8> {
    let mut out = Vec::with_capacity(8 << 10);
    for way in Way::ALL {
        let line = [Line::text(format!("{} {LINE}", way.number()))];
        let page = match way {
            // its number is part of the picture, in the same letters
            Way::Raster => encode_raster(&line, paper),
            _ => numbered(paper, way),
        };
        out.extend(without_end(page, paper));
    }
    let mut job = Job::new(paper, Way::GbkPlain);
    for columns in Columns::ALL {
        job.out.extend_from_slice(ruler(columns).as_bytes());
        job.out.push(b'\n');
    }
    out.extend_from_slice(&job.out);
    let codes = [
        Line::Text { text: "5".to_owned(), align: Align::Left, size: Size::Two, bold: false },
        Line::Qr("QIANTAI SELF TEST".to_owned()),
        Line::Text { text: "6".to_owned(), align: Align::Left, size: Size::Two, bold: false },
        Line::Barcode("8000100000000001".to_owned()),
    ];
    out.extend(crate::encode::letters(&codes, paper, Way::GbkPlain));
    out
}

/// The number twice as large, then the line, on one row. Begins with ESC @, which undoes the way before.
fn numbered(paper: &Paper, way: Way) -> Vec<u8> {
    let mut job = Job::new(paper, way);
    let mut cells = Vec::with_capacity(64);
    glyphs::append(LINE, &mut cells);
    job.letters(Size::Two, false);
    job.out.extend_from_slice(&[b'0' + way.number(), b' ']);
    job.letters(Size::One, false);
    job.cells(&cells);
    job.out.push(b'\n');
    job.cut();
    job.out
}

/// The page goes on below: the feed and the cut are taken off.
fn without_end(mut job: Vec<u8>, paper: &Paper) -> Vec<u8> {
    let mut end = Job::new(paper, Way::GbkPlain);
    let head = end.out.len();
    end.cut();
    job.truncate(job.len().saturating_sub(end.out.len() - head));
    job
}

/// `32>` and dots to the last column, which holds `|`.
fn ruler(columns: Columns) -> String {
    let head = format!("{}>", columns.count());
    format!("{head}{}|", ".".repeat(columns.count() - head.len() - 1))
}
