//! How fast the counter is, beside the floors of this machine in the same minutes.
//!
//! Every line is measured sale by sale next to its floor: the flush of the same bytes, a bare
//! rusqlite sale, a bare reqwest and axum round trip, a bare web view window. It prints what it
//! finds and judges only by ratio. It may know everything; nothing may know it.

mod answer;
mod cloud;
mod desk;
mod disk;
mod display;
mod http;
mod import;
mod paper;
mod people;
mod process;
mod receipts;
mod sale;
mod samples;
mod search;
mod shop;
mod table;
mod trail;
mod window;
mod wire;

use clap::{Parser, ValueEnum};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use table::Report;

/// A bare flush that takes longer, in ns, says more of its neighbours than of the disk.
const BUSY_FLUSH: u64 = 1_000_000;

/// Whatever went wrong.
pub type Fault = Box<dyn std::error::Error>;

/// Measures the counter beside the floors of this machine.
#[derive(Parser)]
#[command(name = "bench")]
struct Args {
    /// Sales of each kind.
    #[arg(long, default_value_t = 1000)]
    sales: usize,
    /// Starts of the program and of the bare window.
    #[arg(long, default_value_t = 10)]
    starts: usize,
    /// Only these parts.
    #[arg(long)]
    only: Vec<Part>,
    /// Brings this table in and tells numbers: the part of a program that the measurement starts.
    #[arg(long, hide = true, requires = "import_shop")]
    import_table: Option<PathBuf>,
    /// The empty folder of its shop.
    #[arg(long, hide = true)]
    import_shop: Option<PathBuf>,
    /// It sells meanwhile.
    #[arg(long, hide = true)]
    import_selling: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Part {
    /// Durable sales.
    Disk,
    /// Scan to wire, answer to disk, disk to printer.
    Wire,
    /// Cold start and memory.
    Window,
    /// Slips as bytes, beside other printers' libraries.
    Receipts,
    /// Old balances from tables, beside SQLite's own import.
    Import,
    /// Members found among a million.
    Search,
}

fn main() -> ExitCode {
    match run(&Args::parse()) {
        Ok(report) => {
            print!("{report}");
            ExitCode::SUCCESS
        }
        Err(fault) => {
            eprintln!("{fault}");
            ExitCode::FAILURE
        }
    }
}

/// The folder that cargo builds into: this program stands two steps below it.
fn target() -> Result<PathBuf, Fault> {
    let own = std::env::current_exe()?;
    Ok(own.ancestors().nth(2).map(Path::to_path_buf).ok_or("no target folder")?)
}

fn run(args: &Args) -> Result<String, Fault> {
    if let (Some(table), Some(shop)) = (&args.import_table, &args.import_shop) {
        let way = if args.import_selling { import::Way::Selling } else { import::Way::Quiet };
        return import::alone_in_a_program(table, shop, way);
    }
    let target = target()?;
    // beside the build, so that floors and book share a disk that is no memory
    let folder = tempfile::tempdir_in(&target)?;
    let wants = |part| args.only.is_empty() || args.only.contains(&part);
    let mut report = Report::default();
    report.notes.push(format!("load average before: {}", load()));
    if cfg!(debug_assertions) {
        report.notes.push("a debug build: times mean little".to_owned());
    }
    if wants(Part::Disk) {
        eprintln!("durable sales …");
        report.rows.extend(sale::measure(folder.path(), args.sales)?);
    }
    if wants(Part::Wire) {
        eprintln!("scan to wire, disk and printer …");
        report.rows.extend(wire::measure(folder.path(), args.sales)?);
    }
    if wants(Part::Window) {
        eprintln!("cold starts …");
        window::measure(&target, folder.path(), args.starts, &mut report);
    }
    if wants(Part::Receipts) {
        eprintln!("slips …");
        receipts::measure(&target, &mut report)?;
    }
    if wants(Part::Import) {
        eprintln!("old balances …");
        import::measure(folder.path(), &mut report)?;
    }
    if wants(Part::Search) {
        eprintln!("members among a million …");
        search::measure(folder.path(), &mut report)?;
    }
    report.notes.push(format!("load average after: {}", load()));
    report.notes.extend(crowd(&report));
    std::fs::write(target.join("bench.json"), serde_json::to_string_pretty(&report.json())?)?;
    Ok(report.text())
}

/// On a busy machine a flush waits for the scheduler, and every ratio to it looks better than it is.
fn crowd(report: &Report) -> Option<String> {
    let flush = report.rows.iter().find(|row| row.against == sale::FLUSH)?.floor.middle();
    (flush > BUSY_FLUSH).then(|| {
        "the bare flush took longer than 1 ms: the machine was busy or its disk is slow, and ratios to it tend to 1"
            .to_owned()
    })
}

fn load() -> String {
    std::fs::read_to_string("/proc/loadavg")
        .map_or_else(|_| "unknown".to_owned(), |text| text.trim().to_owned())
}
