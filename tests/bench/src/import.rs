//! Old balances through the real intake and the real engine, beside SQLite's own `.import` of the same text, which
//! neither checks nor posts nor seals anything, and beside the workbook's reader alone.
//!
//! Each import is a program of its own, this one with other words, so that its peak of memory is its own.

use crate::Fault;
use crate::people::{write_csv, write_xlsx};
use crate::samples::Samples;
use crate::shop::Shop;
use crate::table::{Aim, Report, Row, Unit};
use calamine::{Reader as _, Xlsx, open_workbook};
use domain::member::Limits;
use std::fs;
use std::path::Path;
use std::process::Command;
use std::time::{Duration, Instant};
use till::intake::{Intake, Parts, export};
use till::view::IntakeView;

/// Times each is run; the floor beside it.
const ROUNDS: usize = 5;
/// Between two guests of the counter that sells during an import.
const BETWEEN: Duration = Duration::from_millis(20);
/// Sales without an import.
const ALONE: usize = 200;
/// Longest that anything may take.
const PATIENCE: Duration = Duration::from_secs(600);

/// What a program of its own is told to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    Quiet,
    /// The counter sells meanwhile.
    Selling,
}

/// What was measured of one kind of table.
#[derive(Default)]
struct Kind {
    open: Samples,
    dry: Samples,
    run: Samples,
    floor: Samples,
    peak: Samples,
    export: Samples,
}

pub fn measure(folder: &Path, report: &mut Report) -> Result<(), Fault> {
    for (name, count) in [("100k.csv", 100_000), ("1m.csv", 1_000_000), ("100k.xlsx", 100_000)] {
        eprintln!("  {name} …");
        let table = folder.join(name);
        let book = name.ends_with(".xlsx");
        if book {
            write_xlsx(&table, count)?
        } else {
            write_csv(&table, count)?
        }
        let mut kind = Kind::default();
        for _ in 0..ROUNDS {
            kind.floor.time(if book { alone(&table)? } else { raw(folder, &table, count)? });
            let told = child(folder, &table, Way::Quiet)?;
            let [open, dry, run, peak, export] = told.as_slice() else { return Err("its words".into()) };
            for (samples, value) in [
                (&mut kind.open, open),
                (&mut kind.dry, dry),
                (&mut kind.run, run),
                (&mut kind.peak, peak),
                (&mut kind.export, export),
            ] {
                samples.bytes(*value);
            }
        }
        let (against, most) = if book { ("calamine alone", 180) } else { ("sqlite3 .import", 150) };
        report.rows.push(Row::time(&format!("{name}: opened"), &kind.open, against, &kind.floor));
        report.rows.push(Row::time(&format!("{name}: dry run"), &kind.dry, against, &kind.floor));
        let run = Row::time(&format!("{name}: brought in"), &kind.run, against, &kind.floor);
        report.rows.push(run.aim(Aim::Ratio50(most)));
        report.rows.push(Row::plain(&format!("{name}: members to a table"), Unit::Time, &kind.export));
        report.rows.push(Row::plain(&format!("{name}: most memory"), Unit::Memory, &kind.peak));
        let rate = u64::from(count) * 1_000_000_000 / kind.run.middle().max(1);
        report.notes.push(format!("{name}: {rate} rows a second are checked, sealed, posted and journalled"));
        sales(folder, &table, name, report)?;
        fs::remove_file(table)?;
    }
    Ok(())
}

/// How long a guest waits at most, without an import and during one.
fn sales(folder: &Path, table: &Path, name: &str, report: &mut Report) -> Result<(), Fault> {
    let (mut alone, mut during) = (Samples::default(), Samples::default());
    let told = child(folder, table, Way::Selling)?;
    let mut parts = told.split(|value| *value == u64::MAX);
    parts.next().unwrap_or_default().iter().for_each(|value| alone.bytes(*value));
    parts.next().unwrap_or_default().iter().for_each(|value| during.bytes(*value));
    let longest = |samples: &Samples| samples.percentile(100).unwrap_or(0) / 1_000;
    report.notes.push(format!(
        "{name}: the longest of {} sales waited {} us, the longest of {} during the import {} us",
        alone.len(),
        longest(&alone),
        during.len(),
        longest(&during)
    ));
    report.rows.push(Row::time(
        &format!("{name}: a sale during the import"),
        &during,
        "a sale alone",
        &alone,
    ));
    Ok(())
}

/// SQLite's own program reads the same text into one table, in one transaction.
fn raw(folder: &Path, table: &Path, count: u32) -> Result<Duration, Fault> {
    let base = folder.join("raw.db");
    let import = format!(".import --csv --skip 1 {} t", table.display());
    let create = "create table t(name text, phone text, card text, principal text, gift text)";
    let begun = Instant::now();
    let done = Command::new("sqlite3").arg(&base).args([create, &import]).status();
    let taken = begun.elapsed();
    if !done.map_err(|error| format!("sqlite3, which apt-get brings: {error}"))?.success() {
        return Err("sqlite3 did not read the table".into());
    }
    let rows: u32 =
        rusqlite::Connection::open(&base)?.query_row("SELECT count(*) FROM t", [], |row| row.get(0))?;
    fs::remove_file(base)?;
    if rows == count { Ok(taken) } else { Err(format!("sqlite3 read {rows} rows").into()) }
}

/// All cells of a workbook, and nothing done with them.
fn alone(table: &Path) -> Result<Duration, Fault> {
    let begun = Instant::now();
    let mut book: Xlsx<_> = open_workbook(table)?;
    let sheet = book.sheet_names().first().cloned().ok_or("a sheet")?;
    let mut reader = book.worksheet_cells_reader(&sheet)?;
    while reader.next_cell()?.is_some() {}
    Ok(begun.elapsed())
}

/// One import in a program of its own; its numbers.
fn child(folder: &Path, table: &Path, way: Way) -> Result<Vec<u64>, Fault> {
    let shop = tempfile::tempdir_in(folder)?;
    let mut own = Command::new(std::env::current_exe()?);
    own.arg("--import-table").arg(table).arg("--import-shop").arg(shop.path());
    if way == Way::Selling {
        own.arg("--import-selling");
    }
    let out = own.output()?;
    if !out.status.success() {
        return Err(String::from_utf8_lossy(&out.stderr).into_owned().into());
    }
    let text = String::from_utf8(out.stdout)?;
    text.split_whitespace().map(|word| Ok(word.parse()?)).collect()
}

/// The other program's part: numbers on its output. Quiet: opened, tried dry, brought in (ns), the peak (bytes),
/// members to a table (ns). Selling: each sale before (ns), `u64::MAX`, each sale during.
pub fn alone_in_a_program(table: &Path, folder: &Path, way: Way) -> Result<String, Fault> {
    let mut shop = Shop::open(folder)?;
    let parts =
        Parts { till: shop.till.clone(), limits: Box::new(Limits::default), outlet: Box::new(|_| ()) };
    let intake = Intake::new(parts);
    let begun = Instant::now();
    intake.open(table).map_err(refused)?;
    until(&intake, |view| matches!(view, IntakeView::Opened { .. }))?;
    let opened = begun.elapsed();
    let begun = Instant::now();
    intake.check().map_err(refused)?;
    until(&intake, |view| matches!(view, IntakeView::Checked { .. }))?;
    let dry = begun.elapsed();
    let mut numbers = Vec::new();
    if way == Way::Selling {
        for _ in 0..ALONE {
            numbers.push(ns(shop.sale()?));
            std::thread::sleep(BETWEEN);
        }
        numbers.push(u64::MAX);
    }
    let begun = Instant::now();
    intake.run().map_err(refused)?;
    while way == Way::Selling && matches!(intake.state(), IntakeView::Running { .. }) {
        numbers.push(ns(shop.sale()?));
        std::thread::sleep(BETWEEN);
    }
    until(&intake, |view| matches!(view, IntakeView::Done { .. }))?;
    let run = begun.elapsed();
    if way == Way::Quiet {
        numbers.extend([ns(opened), ns(dry), ns(run), peak()?, written(&shop, folder)?]);
    }
    drop(intake);
    shop.close();
    let words: Vec<String> = numbers.iter().map(u64::to_string).collect();
    Ok(words.join(" "))
}

fn ns(time: Duration) -> u64 {
    u64::try_from(time.as_nanos()).unwrap_or(u64::MAX - 1)
}

fn refused(refusal: domain::refusal::Refusal) -> Fault {
    format!("refused: {refusal:?}").into()
}

fn until(intake: &Intake, wanted: impl Fn(&IntakeView) -> bool) -> Result<(), Fault> {
    let end = Instant::now() + PATIENCE;
    loop {
        let view = intake.state();
        if wanted(&view) {
            return Ok(());
        }
        if let IntakeView::Failed { code, .. } = view {
            return Err(code.into());
        }
        if Instant::now() > end {
            return Err("it takes too long".into());
        }
        std::thread::sleep(Duration::from_micros(500));
    }
}

/// All members, masked, to a table, in ns.
fn written(shop: &Shop, folder: &Path) -> Result<u64, Fault> {
    let begun = Instant::now();
    let reader = store::Book::reader(shop.till.book())?;
    let out = folder.join("members.csv");
    let done = export(&reader, &shop.finder, &out, true, &mut |_| (), &|| false).map_err(refused)?;
    done.ok_or("stopped")?.keep().map_err(refused)?;
    Ok(ns(begun.elapsed()))
}

/// The most memory this program ever had, in bytes.
fn peak() -> Result<u64, Fault> {
    let status = fs::read_to_string("/proc/self/status")?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).ok_or("VmHWM")?;
    Ok(line.trim().strip_suffix("kB").ok_or("kB")?.trim().parse::<u64>()? << 10)
}
