//! Starts the counter, or checks a book.

#![cfg_attr(all(windows, not(debug_assertions)), windows_subsystem = "windows")]

use clap::{Parser, Subcommand};
use shell::Start;
use std::path::PathBuf;
use std::process::ExitCode;

/// Cashier counter for hotels and shops.
#[derive(Parser)]
#[command(name = "qiantai", version, about)]
struct Args {
    /// Folder of books, settings and backups; the user's data folder by default.
    #[arg(long, value_name = "DIR")]
    data: Option<PathBuf>,
    /// Keep keys in a sealed file even where the system has a key store.
    #[arg(long)]
    sealed_keys: bool,
    /// Several counters may run at once, each with its own --data.
    #[arg(long)]
    beside: bool,
    #[command(subcommand)]
    task: Option<Task>,
}

#[derive(Subcommand)]
enum Task {
    /// Check a book: hash chain, balance of every transaction, views against postings.
    Verify { file: PathBuf },
}

fn main() -> ExitCode {
    let args = Args::parse();
    if let Some(Task::Verify { file }) = &args.task {
        return verify(file);
    }
    if cfg!(target_os = "linux")
        && std::env::var_os("DISPLAY").is_none()
        && std::env::var_os("WAYLAND_DISPLAY").is_none()
    {
        eprintln!(
            "没有图形桌面，无法打开窗口。No display: start it inside a desktop, or under `xvfb-run -a`."
        );
        return ExitCode::FAILURE;
    }
    spare_the_renderer();
    match shell::run(Start { data: args.data, system_keys: !args.sealed_keys, single: !args.beside }) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

/// A front-desk PC without a usable GPU draws sooner and with some 70 MiB less when the web view does not
/// try to share GPU buffers. Whoever has set the variable knows better.
fn spare_the_renderer() {
    const SWITCH: &str = "WEBKIT_DISABLE_DMABUF_RENDERER";
    let gpu = std::path::Path::new("/dev/dri").exists();
    if !cfg!(target_os = "linux") || gpu || std::env::var_os(SWITCH).is_some() {
        return;
    }
    // SAFETY: no other thread runs yet, so nobody can be reading the environment.
    #[expect(unsafe_code, reason = "the web view reads its switches from the environment only")]
    unsafe {
        std::env::set_var(SWITCH, "1");
    }
}

fn verify(file: &std::path::Path) -> ExitCode {
    match store::verify(file) {
        Ok(report) => {
            for finding in &report.findings {
                println!("{finding}");
            }
            println!("{} facts, {} findings, head {}", report.facts, report.findings.len(), report.anchor());
            if report.is_sound() { ExitCode::SUCCESS } else { ExitCode::FAILURE }
        }
        Err(error) => {
            eprintln!("{}: {error}", file.display());
            ExitCode::FAILURE
        }
    }
}
