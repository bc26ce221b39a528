//! Deposits, cash, drawer openings and what goes over to the next person, in two columns.

use super::sheet::{BAND, BLACK, LEFT, Pen, RIGHT, Sheet};
use crate::words::{Hotel, PageWords};
use domain::report::Report;

const ROW: i32 = 285;
const SIZE: i32 = 180;
const TITLE: i32 = 340;
const GAP: i32 = 360;
/// Between the columns.
const BETWEEN: i32 = 500;

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

pub(super) fn append(sheet: &mut Sheet<'_>, report: &Report, hotel: &Hotel, words: &PageWords) {
    let width = (RIGHT - LEFT - BETWEEN) / 2;
    let left = [deposits(report, hotel), drawer(report, hotel), others(report, hotel, words)];
    let right = [cash(report, hotel), carried(report, hotel)];
    let height = |parts: &[Part<'_>]| parts.iter().map(Part::height).sum::<i32>();
    let most = height(&left).max(height(&right));
    sheet.room(most);
    let top = sheet.y;
    for (x, parts) in [(LEFT, &left[..]), (LEFT + width + BETWEEN, &right[..])] {
        sheet.y = top;
        parts.iter().for_each(|part| part.draw(sheet, x, width));
    }
    sheet.y = top + most;
    note(sheet, report, words);
}

impl Part<'_> {
    fn height(&self) -> i32 {
        let rows = i32::try_from(self.rows.len()).unwrap_or(0);
        if rows == 0 { 0 } else { TITLE + rows * ROW + GAP }
    }

    fn draw(&self, sheet: &mut Sheet<'_>, x: i32, width: i32) {
        if self.rows.is_empty() {
            return;
        }
        sheet.fill(x, sheet.y, width, TITLE - 40, BAND);
        sheet.left(x + 70, sheet.y + 215, width - 140, Pen::bold(SIZE), self.title);
        sheet.y += TITLE;
        for row in &self.rows {
            if row.sum {
                sheet.fill(x + width - 1_400, sheet.y + 8, 1_400, 10, BLACK);
            }
            let (pen, base) = (if row.bold { Pen::bold(SIZE) } else { Pen::plain(SIZE) }, sheet.y + ROW - 80);
            // a figure is never clipped: it takes its place first and the label has the rest
            let figure = sheet.letters.width(&row.figure, SIZE).min(width - 1_400);
            sheet.right(x + width - 70, base, width - 1_400, pen, &row.figure);
            let label = (width - 240 - figure).min(2_350);
            sheet.left(x + 70, base, label, pen, &row.label);
            if !row.count.is_empty() {
                sheet.right(x + 3_000, base, 600, Pen::plain(SIZE), &row.count);
            }
            sheet.y += ROW;
        }
        sheet.y += GAP;
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

fn note(sheet: &mut Sheet<'_>, report: &Report, words: &PageWords) {
    if report.note.is_empty() {
        return;
    }
    let text = format!("{}: {}", words.note, report.note);
    for row in sheet.letters.wrap(&text, SIZE, RIGHT - LEFT - 140) {
        sheet.room(ROW);
        sheet.text(LEFT + 70, sheet.y + ROW - 80, Pen::plain(SIZE), &row);
        sheet.y += ROW;
    }
}
