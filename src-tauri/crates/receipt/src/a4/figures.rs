//! The eight figures as a table: a row for each method, then all of them.

use super::sheet::{BAND, BLACK, LEFT, Pen, RIGHT, Sheet};
use crate::words::{Hotel, PageWords};
use domain::report::{Figures, Report, Scope};

/// Twips of the method's name, of an amount and of a count; together the width between the margins.
const NAME: i32 = 1_446;
const AMOUNT: i32 = 1_130;
const COUNT: i32 = 820;
const COLUMNS: [i32; 8] = [AMOUNT, AMOUNT, AMOUNT, AMOUNT, AMOUNT, AMOUNT, COUNT, COUNT];
/// Between a figure and the edge of its column.
const PAD: i32 = 70;
const ROW: i32 = 330;
/// The same where every method has a row, so that all of the report stays on one page.
const CLOSE: i32 = 290;
const MANY: usize = 7;
const SIZE: i32 = 180;
const LABEL: i32 = 160;

pub(super) fn append(sheet: &mut Sheet<'_>, report: &Report, hotel: &Hotel, words: &PageWords) {
    sheet.text(LEFT, sheet.y + 200, Pen::bold(200), words.figures);
    sheet.y += 320;
    header(sheet, hotel, words);
    let pitch = if report.methods.len() > MANY { CLOSE } else { ROW };
    for (method, figures) in &report.methods {
        row(sheet, pitch, hotel.method(*method), Pen::plain(SIZE), figures);
        sheet.fill(LEFT, sheet.y, RIGHT - LEFT, 5, BAND);
    }
    sheet.fill(LEFT, sheet.y, RIGHT - LEFT, 15, BLACK);
    row(sheet, pitch, words.total, Pen::bold(SIZE), &report.total);
    sheet.fill(LEFT, sheet.y, RIGHT - LEFT, 15, BLACK);
    sheet.text(LEFT + PAD, sheet.y + 240, Pen::plain(LABEL), words.formula);
    sheet.y += 400;
    if let Some(unattended) = &report.unattended {
        let title = match report.scope {
            Scope::Shift { .. } => hotel.unattended,
            Scope::Day { .. } => hotel.unattended_of_day,
        };
        sheet.text(LEFT + PAD, sheet.y + 200, Pen::bold(LABEL), title);
        sheet.y += 260;
        row(sheet, pitch, "", Pen::plain(SIZE), unattended);
        sheet.y += 80;
    }
    sheet.y += 160;
}

fn header(sheet: &mut Sheet<'_>, hotel: &Hotel, words: &PageWords) {
    let two =
        |label: &str, width: i32| sheet.letters.width(label, LABEL) > width - PAD && label.contains(' ');
    let wraps = hotel.eight.iter().zip(COLUMNS).any(|(label, width)| two(label, width));
    let height = if wraps { ROW + 200 } else { ROW };
    sheet.fill(LEFT, sheet.y, RIGHT - LEFT, height, BAND);
    let base = sheet.y + height - 105;
    sheet.left(LEFT + PAD, base, NAME - PAD, Pen::plain(LABEL), words.method);
    let mut right = LEFT + NAME;
    for (label, width) in hotel.eight.iter().zip(COLUMNS) {
        right += width;
        let (first, last) = match label.rsplit_once(' ') {
            Some((first, last)) if sheet.letters.width(label, LABEL) > width - PAD => (first, last),
            _ => ("", *label),
        };
        sheet.right(right - PAD, base - 200, width - PAD, Pen::plain(LABEL), first);
        sheet.right(right - PAD, base, width - PAD, Pen::plain(LABEL), last);
    }
    sheet.y += height;
}

fn row(sheet: &mut Sheet<'_>, pitch: i32, name: &str, pen: Pen, figures: &Figures) {
    let base = sheet.y + pitch - 100;
    sheet.left(LEFT + PAD, base, NAME - PAD, pen, name);
    let Figures { trade, settle, received, discount, refund, refund_settle, trades, refunds } = figures;
    let amounts = [trade, settle, received, discount, refund, refund_settle].map(ToString::to_string);
    let counts = [trades, refunds].map(ToString::to_string);
    let mut right = LEFT + NAME;
    for (text, width) in amounts.iter().chain(&counts).zip(COLUMNS) {
        right += width;
        sheet.right(right - PAD, base, width - PAD, pen, text);
    }
    sheet.y += pitch;
}
