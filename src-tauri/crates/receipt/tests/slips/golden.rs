//! Whole slips compared with files in `tests/goldens`: the rows as text and the job as hex.
//! With `RECEIPT_GOLDENS=write` the files are written anew; look at the difference before keeping it.

use crate::cases::{WHEN, back_to_online_card, by_online_card, orphan, refund, sale, template};
use crate::reader::read;
use domain::fact::Copy;
use domain::slip::Slip;
use receipt::{Align, Columns, Language, Line, Paper, PreviewLine, Size, encode, layout, preview, test_page};
use std::fmt::Write as _;
use std::path::PathBuf;

/// `alignment size bold|text|`, so that spaces at the end can be seen.
pub fn as_text(rows: &[PreviewLine]) -> String {
    let mut out = String::new();
    for row in rows {
        let align = match row.align {
            Align::Left => 'l',
            Align::Centre => 'c',
            Align::Right => 'r',
        };
        let size = if row.size == Size::Two { '2' } else { '1' };
        let bold = if row.bold { 'b' } else { ' ' };
        if let Some(logo) = &row.logo {
            writeln!(out, "    [logo {} x {}]", logo.width(), logo.height()).unwrap();
        }
        for (mark, code) in [("bars", &row.barcode), ("qr", &row.qr)] {
            if let Some(code) = code {
                writeln!(out, "    [{mark} {code}]").unwrap();
            }
        }
        writeln!(out, "{align}{size}{bold}|{}|", row.text).unwrap();
    }
    out
}

pub fn as_hex(job: &[u8]) -> String {
    job.chunks(32)
        .map(|row| row.iter().map(|byte| format!("{byte:02x}")).collect::<String>() + "\n")
        .collect()
}

pub fn compare(name: &str, found: &[u8]) {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/goldens").join(name);
    if std::env::var_os("RECEIPT_GOLDENS").is_some_and(|value| value == "write") {
        std::fs::write(&path, found).unwrap();
    }
    let known = std::fs::read(&path).unwrap_or_default();
    assert!(known == found, "{name} differs:\n{}", String::from_utf8_lossy(found));
}

fn check_lines(name: &str, lines: &[Line], paper: &Paper) {
    let rows = preview(lines, paper.columns);
    let job = encode(lines, paper);
    let printed = read(&job, paper.columns.count());
    assert_eq!(printed.rows, rows);
    assert!(printed.ends_cut && printed.cuts == 1);
    compare(&format!("{name}.txt"), as_text(&rows).as_bytes());
    compare(&format!("{name}.hex"), as_hex(&job).as_bytes());
}

fn check(name: &str, slip: &Slip, copy: Copy, language: Language, columns: Columns) {
    let template = template(language, columns);
    check_lines(name, &layout(slip, copy, &template, &|_| WHEN.to_owned()), &template.paper);
}

#[test]
fn sales() {
    check("sale-zh-32", &sale(), Copy::First, Language::Zh, Columns::C32);
    check("sale-zh-48", &sale(), Copy::First, Language::Zh, Columns::C48);
    check("sale-en-42", &sale(), Copy::First, Language::En, Columns::C42);
}

#[test]
fn practice_reprint() {
    let slip = Slip { practice: true, ..sale() };
    check("practice-zh-32", &slip, Copy::Reprint(2), Language::Zh, Columns::C32);
    check("practice-en-32", &slip, Copy::Reprint(2), Language::En, Columns::C32);
}

#[test]
fn refunds() {
    check("refund-zh-32", &refund(), Copy::First, Language::Zh, Columns::C32);
    check("refund-zh-48", &refund(), Copy::First, Language::Zh, Columns::C48);
    check("refund-en-48", &refund(), Copy::First, Language::En, Columns::C48);
}

#[test]
fn orphans() {
    check("orphan-zh-48", &orphan(), Copy::First, Language::Zh, Columns::C48);
    check("orphan-en-32", &orphan(), Copy::First, Language::En, Columns::C32);
}

#[test]
fn online_cards() {
    check("online-card-zh-32", &by_online_card(), Copy::First, Language::Zh, Columns::C32);
    check("online-card-en-48", &by_online_card(), Copy::First, Language::En, Columns::C48);
    check("online-card-refund-zh-48", &back_to_online_card(), Copy::First, Language::Zh, Columns::C48);
    check("online-card-refund-en-32", &back_to_online_card(), Copy::First, Language::En, Columns::C32);
}

#[test]
fn test_pages() {
    for columns in Columns::ALL {
        let paper = Paper::new(columns);
        check_lines(&format!("test-page-{}", columns.count()), &test_page(&paper), &paper);
    }
}
