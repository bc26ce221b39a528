//! A report as an A4 page: the same figures as on its slip, with room to sign and to file.
//!
//! The page brings its own letters, so that it shows Chinese on every reader. It is pure: no clock, no chance,
//! and the same report gives the same bytes.

mod draw;
mod figures;
mod letters;
mod parts;
mod sheet;

use crate::layout::Clock;
use crate::words::{Hotel, Language, Member, PageWords, Words};
use domain::report::{Report, Scope};
use letters::Letters;
use sheet::{BOTTOM, LEFT, Mark, Pen, RIGHT, Sheet};

/// What a page says beside its report.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct A4Head {
    pub shop: String,
    pub device: String,
    /// Practice mode: the page says so across its middle.
    pub practice: bool,
    pub language: Language,
    /// When the page was made, as it is to be read.
    pub printed: String,
}

/// Why there is no page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Fault {
    #[error("the letters of the page cannot be read")]
    Letters,
    #[error("the page has no size")]
    Page,
    #[error("the page cannot be written")]
    Pdf,
}

/// Twips of the code at the head, 24 mm.
const CODE: i32 = 1_360;
/// What of it is white at the right; the paper's margin is white, too.
const QUIET: i32 = 170;
/// Twips between two rows of the head.
const HEAD_ROW: i32 = 290;
/// Twips of the lines to sign on.
const SIGNATURES: i32 = 1_300;

/// The PDF of a report.
///
/// # Errors
///
/// None of them depends on the report: the bundled letters or the writer would be broken.
pub fn pdf(report: &Report, head: &A4Head, clock: Clock<'_>) -> Result<Vec<u8>, Fault> {
    let letters = Letters::new().ok_or(Fault::Letters)?;
    let (pages, title) = pages(report, head, clock, &letters);
    let language = match head.language {
        Language::Zh => "zh-CN",
        Language::En => "en",
    };
    draw::pdf(&pages, &letters, format!("{title} {}", report.anchor), language)
}

fn pages(
    report: &Report,
    head: &A4Head,
    clock: Clock<'_>,
    letters: &Letters,
) -> (Vec<Vec<Mark>>, &'static str) {
    let (hotel, words) = (Hotel::of(head.language), PageWords::of(head.language));
    let title = match &report.scope {
        Scope::Shift { closed: Some(_), .. } => hotel.handover,
        Scope::Shift { closed: None, .. } => hotel.shift_summary,
        Scope::Day { .. } => hotel.day_summary,
    };
    let mut sheet = Sheet::new(letters);
    top(&mut sheet, report, head, title, clock);
    figures::append(&mut sheet, report, hotel, words);
    parts::append(&mut sheet, report, (hotel, Member::of(head.language)), words);
    signatures(&mut sheet, report, hotel);
    foot(&mut sheet, report, head);
    (sheet.pages, title)
}

/// Shop and title at the left with the facts below, the anchor as a code at the right.
fn top(sheet: &mut Sheet<'_>, report: &Report, head: &A4Head, title: &str, clock: Clock<'_>) {
    let (hotel, words) = (Hotel::of(head.language), PageWords::of(head.language));
    let width = RIGHT - LEFT - CODE - 300;
    let code = Mark::Symbol {
        x: RIGHT - CODE + QUIET,
        y: sheet.y - 60,
        side: CODE,
        text: format!("QT1:{}", report.anchor),
    };
    sheet.mark(code);
    sheet.left(LEFT, sheet.y + 300, width, Pen::bold(400), title);
    sheet.left(LEFT, sheet.y + 680, width, Pen::plain(240), &head.shop);
    sheet.right(RIGHT, sheet.y + CODE + 100, CODE + 200, Pen::plain(160), &report.anchor);
    if head.practice {
        let mark = Words::of(head.language).practice;
        sheet.right(RIGHT - CODE - 200, sheet.y + 300, width / 2, Pen::bold(220), mark);
    }
    sheet.y += 1_080;
    let facts = facts(report, head, hotel, words, clock);
    let half = width / 2;
    for (n, (label, fact)) in (0..).zip(&facts) {
        let (x, y) = (LEFT + n % 2 * half, sheet.y + n / 2 * HEAD_ROW);
        sheet.left(x, y, 1_150, Pen::plain(160), label);
        sheet.left(x + 1_200, y, half - 1_300, Pen::plain(180), fact);
    }
    let rows = i32::try_from(facts.len().div_ceil(2)).unwrap_or(0);
    sheet.y = (sheet.y + rows * HEAD_ROW).max(sheet::TOP + CODE + 400);
}

fn facts<'a>(
    report: &Report,
    head: &A4Head,
    hotel: &'a Hotel,
    words: &'a PageWords,
    clock: Clock<'_>,
) -> Vec<(&'a str, String)> {
    let date = |day: domain::time::BusinessDate| crate::layout::report::date(day.0);
    let mut facts = match &report.scope {
        Scope::Shift { shift, name, opened, closed, day, next, .. } => vec![
            (hotel.day, date(*day)),
            (hotel.shift, shift.0.to_string()),
            (hotel.owner, name.clone()),
            (hotel.next, next.clone().unwrap_or_else(|| "-".to_owned())),
            (hotel.from, clock(*opened)),
            (hotel.to, closed.map_or_else(|| hotel.still_open.to_owned(), clock)),
        ],
        Scope::Day { day, shifts } => vec![(hotel.day, date(*day)), (hotel.shifts, shifts.to_string())],
    };
    facts.extend([(words.device, head.device.clone()), (words.printed, head.printed.clone())]);
    facts
}

/// Two lines to sign on, with the names that are known.
fn signatures(sheet: &mut Sheet<'_>, report: &Report, hotel: &Hotel) {
    sheet.room(SIGNATURES);
    let y = sheet.y + 900;
    let (giver, taker) = match &report.scope {
        Scope::Shift { name, next, .. } => (name.as_str(), next.as_deref().unwrap_or_default()),
        Scope::Day { .. } => ("", ""),
    };
    let half = (RIGHT - LEFT) / 2;
    for (x, who, name) in [(LEFT, hotel.sign_giver, giver), (LEFT + half, hotel.sign_taker, taker)] {
        sheet.left(x, y, 1_000, Pen::plain(200), who);
        sheet.fill(x + 1_050, y + 40, half - 1_500, 10, sheet::BLACK);
        sheet.left(x + 1_050, y + 270, half - 1_500, Pen::plain(160), name);
    }
    sheet.y += SIGNATURES;
}

/// Which page of which report, on each of them, and the mark of practice.
fn foot(sheet: &mut Sheet<'_>, report: &Report, head: &A4Head) {
    let all = sheet.pages.len();
    let pen = Pen::plain(150);
    for (n, page) in sheet.pages.iter_mut().enumerate() {
        let (number, y) = (format!("{}/{all}", n + 1), BOTTOM + 400);
        let right = RIGHT - sheet.letters.width(&number, pen.size);
        let anchor = format!("{} {}", Hotel::of(head.language).anchor, report.anchor);
        for (x, text) in [(LEFT, anchor), (right, number)] {
            page.push(Mark::Text { x, y, size: pen.size, bold: pen.bold, text });
        }
        if head.practice {
            page.insert(0, Mark::Water(PageWords::of(head.language).watermark.to_owned()));
        }
    }
}

#[cfg(test)]
mod tests;
