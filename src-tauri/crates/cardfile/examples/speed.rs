//! Rows per second and peak memory: `cargo run --release -p cardfile --example speed -- <file>...`
//!
//! A file that is not there is written first: its rows are the number in its name (`cards-100000.csv`).
//! A workbook is also read by its reader alone, cell by cell, for comparison.
#![allow(clippy::print_stdout, reason = "an example talks")]

use calamine::{Reader as _, Xlsx, open_workbook};
use cardfile::{Repeat, Source, read, survey};
use std::error::Error;
use std::fmt::Write as _;
use std::ops::ControlFlow;
use std::path::Path;
use std::time::Instant;

fn main() -> Result<(), Box<dyn Error>> {
    for name in std::env::args().skip(1) {
        let path = Path::new(&name);
        if !path.exists() {
            make(path)?;
        }
        println!("{name}");
        if name.ends_with(".xlsx") {
            let start = Instant::now();
            let cells = alone(path)?;
            println!("  reader alone {:>8} ms, {cells} cells", start.elapsed().as_millis());
        }
        run(path)?;
        println!("  peak memory {} kB", peak().unwrap_or_default());
    }
    Ok(())
}

fn make(path: &Path) -> Result<(), Box<dyn Error>> {
    let digits: String = path.to_string_lossy().chars().filter(char::is_ascii_digit).collect();
    let count: u32 = digits.parse()?;
    let row = |n: u32| [format!("会员{n}"), format!("139{n:08}"), format!("{}.{:02}", n % 5000, n % 100)];
    let head = ["会员名称", "手机号", "余额"];
    if path.extension().is_some_and(|ending| ending == "xlsx") {
        let mut book = rust_xlsxwriter::Workbook::new();
        let sheet = book.add_worksheet();
        sheet.write_row(0, 0, head)?;
        for n in 1..=count {
            sheet.write_row(n, 0, row(n))?;
        }
        return Ok(book.save(path)?);
    }
    let mut text = format!("{}\n", head.join(","));
    for n in 1..=count {
        writeln!(text, "{}", row(n).join(","))?;
    }
    Ok(std::fs::write(path, text)?)
}

fn alone(path: &Path) -> Result<u32, Box<dyn Error>> {
    let mut book: Xlsx<_> = open_workbook(path)?;
    let sheet = book.sheet_names().first().cloned().unwrap_or_default();
    let mut reader = book.worksheet_cells_reader(&sheet)?;
    let mut cells = 0;
    while reader.next_cell()?.is_some() {
        cells += 1;
    }
    Ok(cells)
}

fn run(path: &Path) -> Result<(), Box<dyn Error>> {
    let start = Instant::now();
    let mut source = Source::open(path)?;
    let mapping = source.first_preview()?.guess.mapping;
    println!("  open         {:>8} ms", start.elapsed().as_millis());
    let start = Instant::now();
    let found = survey(&mut source, &mapping, &mut |_| ControlFlow::Continue(()), &mut |_| ())?;
    let found = found.ok_or("stopped")?;
    println!("  dry run      {:>8} ms", start.elapsed().as_millis());
    let start = Instant::now();
    let out = read(&mut source, &found, Repeat::Refuse, &mut |_| ControlFlow::Continue(()), &mut |_| ())?;
    let out = out.ok_or("stopped")?;
    let taken = start.elapsed();
    let rate = u128::from(out.rows) * 1_000_000 / taken.as_micros().max(1);
    println!("  read         {:>8} ms, {rate} rows a second, {} good", taken.as_millis(), out.good_rows);
    Ok(())
}

/// Most memory this process has held, in kB.
fn peak() -> Option<String> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find(|line| line.starts_with("VmHWM"))?;
    Some(line.chars().filter(char::is_ascii_digit).collect())
}
