//! Deposits, cash, drawer openings and what goes over to the next person, in two columns.

use super::SIGNATURES;
use super::sheet::{BAND, BLACK, BOTTOM, LEFT, Pen, RIGHT, Sheet};
use crate::words::{Hotel, Member, PageWords};
use domain::report::{MemberFigures, Report};

const ROW: i32 = 285;
const SIZE: i32 = 180;
/// Twips of a title, and below the rows.
const TITLE: i32 = 340;
const GAP: i32 = 360;
/// The same where all of it would not fit on the page with the signatures.
const CLOSE: Pitch = Pitch { row: 224, gap: 160 };
const EASY: Pitch = Pitch { row: ROW, gap: GAP };
/// Between the columns.
const BETWEEN: i32 = 500;

/// Twips from row to row, and between two parts.
#[derive(Clone, Copy)]
struct Pitch {
    row: i32,
    gap: i32,
}

/// A title with its rows.
struct Part<'a> {
    title: &'a str,
    rows: Vec<Row>,
}

struct Row {
    label: String,
    count: String,
    figure: String,
    bold: bool,
    /// A line above, under a column that adds up.
    sum: bool,
}

impl Row {
    fn new(label: &str, figure: impl ToString) -> Self {
        Self {
            label: label.to_owned(),
            count: String::new(),
            figure: figure.to_string(),
            bold: false,
            sum: false,
        }
    }

    /// A part of the figure above, beside the column so that this adds up.
    fn aside(self) -> Self {
        Self { count: self.figure, figure: String::new(), ..self }
    }

    fn counted(self, count: u32, unit: &str) -> Self {
        Self { count: format!("{count}{unit}"), ..self }
    }

    fn strong(self) -> Self {
        Self { bold: true, ..self }
    }

    fn sum(self) -> Self {
        Self { sum: true, ..self.strong() }
    }
}

pub(super) fn append(
    sheet: &mut Sheet<'_>,
    report: &Report,
    (hotel, member): (&Hotel, &Member),
    words: &PageWords,
) {
    let width = (RIGHT - LEFT - BETWEEN) / 2;
    let mut left = vec![deposits(report, hotel), members(report, hotel, member)];
    let mut right = vec![cash(report, hotel)];
    // cards have the place that the drawer's openings have without them
    let drawer_right = left.iter().all(|part| !part.rows.is_empty());
    let drawer = drawer(report, hotel);
    if drawer_right {
        right.extend([carried(report, hotel), drawer]);
    } else {
        left.push(drawer);
        right.push(carried(report, hotel));
    }
    left.push(others(report, hotel, words));
    let note = note(sheet, report, words);
    let notes = i32::try_from(note.len()).unwrap_or(0) * ROW;
    let most = |pitch: Pitch| {
        let height = |parts: &[Part<'_>]| parts.iter().map(|part| part.height(pitch)).sum::<i32>();
        height(&left).max(height(&right))
    };
    let fits = sheet.y + most(EASY) + notes + SIGNATURES <= BOTTOM;
    let pitch = if fits { EASY } else { CLOSE };
    sheet.room(most(pitch));
    let top = sheet.y;
    for (x, parts) in [(LEFT, &left[..]), (LEFT + width + BETWEEN, &right[..])] {
        sheet.y = top;
        parts.iter().for_each(|part| part.draw(sheet, x, width, pitch));
    }
    sheet.y = top + most(pitch);
    for row in &note {
        sheet.room(ROW);
        sheet.text(LEFT + 70, sheet.y + ROW - 80, Pen::plain(SIZE), row);
        sheet.y += ROW;
    }
}

impl Part<'_> {
    fn height(&self, pitch: Pitch) -> i32 {
        let rows = i32::try_from(self.rows.len()).unwrap_or(0);
        if rows == 0 { 0 } else { TITLE + rows * pitch.row + pitch.gap }
    }

    fn draw(&self, sheet: &mut Sheet<'_>, x: i32, width: i32, pitch: Pitch) {
        if self.rows.is_empty() {
            return;
        }
        sheet.fill(x, sheet.y, width, TITLE - 40, BAND);
        sheet.left(x + 70, sheet.y + 215, width - 140, Pen::bold(SIZE), self.title);
        sheet.y += TITLE;
        for row in &self.rows {
            if row.sum {
                let above = sheet.y + 8 - (ROW - pitch.row) / 2;
                sheet.fill(x + width - 1_400, above, 1_400, 10, BLACK);
            }
            let (pen, base) = (
                if row.bold { Pen::bold(SIZE) } else { Pen::plain(SIZE) },
                sheet.y + pitch.row - 80 + (ROW - pitch.row) / 3,
            );
            // a figure is never clipped: it takes its place first and the label has the rest
            let figure = sheet.letters.width(&row.figure, SIZE).min(width - 1_400);
            sheet.right(x + width - 70, base, width - 1_400, pen, &row.figure);
            let label = (width - 240 - figure).min(2_350);
            sheet.left(x + 70, base, label, pen, &row.label);
            if !row.count.is_empty() {
                sheet.right(x + 3_000, base, 600, Pen::plain(SIZE), &row.count);
            }
            sheet.y += pitch.row;
        }
        sheet.y += pitch.gap;
    }
}

fn deposits<'a>(report: &Report, hotel: &'a Hotel) -> Part<'a> {
    let figures = &report.deposits;
    let [taken, consumed, returned, lapsed, held] = hotel.deposit_lines;
    let rows = vec![
        Row::new(taken, figures.taken).counted(figures.taken_count, hotel.times),
        Row::new(consumed, figures.consumed).counted(figures.consumed_count, hotel.times),
        Row::new(returned, figures.returned).counted(figures.returned_count, hotel.times),
        Row::new(lapsed, figures.lapsed),
        Row::new(held, figures.held).counted(figures.held_count, hotel.times).strong(),
    ];
    Part { title: hotel.deposits, rows }
}

/// No rows, and so no title, where there are no cards.
fn members<'a>(report: &Report, hotel: &Hotel, member: &'a Member) -> Part<'a> {
    let figures = report.members.filter(|figures| *figures != MemberFigures::default());
    let rows = figures.map(|figures| {
        let [topped_up, gifts, spent_principal, spent_gift, paid_out, adjusted, brought] = member.figures;
        let [principal, gift, cards] = member.held;
        vec![
            Row::new(topped_up, figures.topped_up).counted(figures.topped_up_count, hotel.times),
            Row::new(gifts, figures.gifts),
            Row::new(spent_principal, figures.spent_principal).counted(figures.spent_count, hotel.times),
            Row::new(spent_gift, figures.spent_gift),
            Row::new(paid_out, figures.paid_out),
            Row::new(adjusted, figures.adjusted),
            Row::new(brought, figures.brought),
            Row::new(principal, figures.principal).strong(),
            Row::new(gift, figures.gift).strong(),
            Row::new(cards, figures.cards),
        ]
    });
    Part { title: member.card, rows: rows.unwrap_or_default() }
}

/// Every line, also where nothing moved: what goes out has a minus, so that the column adds up.
fn cash<'a>(report: &Report, hotel: &'a Hotel) -> Part<'a> {
    let cash = &report.cash;
    let amounts = [
        cash.float,
        cash.opening,
        cash.sales,
        cash.refunds.negated(),
        cash.deposits_in,
        cash.deposits_out.negated(),
        cash.paid_in,
        cash.paid_out.negated(),
        cash.dropped.negated(),
        cash.expected,
    ];
    let mut rows: Vec<Row> = hotel
        .cash_lines
        .into_iter()
        .zip(amounts)
        .enumerate()
        .filter(|(n, (_, amount))| *n != 1 || !amount.is_zero())
        .map(|(n, (label, amount))| match n {
            1 => Row::new(label, amount).aside(),
            9 => Row::new(label, amount).sum(),
            _ => Row::new(label, amount),
        })
        .collect();
    if let Some(counted) = cash.counted {
        rows.push(Row::new(hotel.counted, counted).strong());
        let difference = cash.difference.unwrap_or_default();
        let label = match difference.get() {
            0 => hotel.even,
            n if n > 0 => hotel.over,
            _ => hotel.short,
        };
        let why = report.reason.map(|reason| format!("{label} ({})", hotel.difference(reason)));
        rows.push(Row::new(why.as_deref().unwrap_or(label), difference).strong());
    }
    Part { title: hotel.cash_block, rows }
}

fn drawer<'a>(report: &Report, hotel: &'a Hotel) -> Part<'a> {
    let rows = report.drawer.iter();
    let rows = rows.map(|(reason, count)| Row::new(hotel.opening(*reason), count)).collect();
    Part { title: hotel.drawer, rows }
}

fn others<'a>(report: &Report, hotel: &Hotel, words: &'a PageWords) -> Part<'a> {
    let rows = [(hotel.shop_discount, report.shop_discount), (hotel.orphans, report.orphans)];
    let rows = rows.into_iter().filter(|(_, amount)| !amount.is_zero());
    Part { title: words.others, rows: rows.map(|(label, amount)| Row::new(label, amount)).collect() }
}

fn carried<'a>(report: &Report, hotel: &'a Hotel) -> Part<'a> {
    let carried = &report.carried;
    let counts = [carried.cases, carried.orphans, carried.held_sales, carried.unprinted];
    let rows =
        hotel.carried_lines.into_iter().zip(counts).map(|(label, count)| Row::new(label, count)).collect();
    Part { title: hotel.carried, rows }
}

/// The rows of the note.
fn note(sheet: &Sheet<'_>, report: &Report, words: &PageWords) -> Vec<String> {
    if report.note.is_empty() {
        return Vec::new();
    }
    let text = format!("{}: {}", words.note, report.note);
    sheet.letters.wrap(&text, SIZE, RIGHT - LEFT - 140)
}
