//! The Linux half.

mod book;
mod devices;
mod keys;
mod queue;
mod windows;

use clap::Parser;
use std::error::Error;
use std::path::PathBuf;
use std::time::Instant;
use windows::Windows;

/// What went through, in words, or what did not.
pub type Seen = Result<String, Box<dyn Error>>;

/// Pretend devices, a book and a key store, used by a Windows program under Wine.
#[derive(Parser)]
struct Args {
    /// The Windows half of this program
    #[arg(long)]
    guest: PathBuf,
    /// The folder of the Windows to run it in
    #[arg(long)]
    prefix: PathBuf,
    /// The program that runs Windows programs
    #[arg(long, default_value = "/usr/lib/wine/wine64")]
    loader: PathBuf,
    /// How often the program that writes the book is killed
    #[arg(long, default_value_t = 12)]
    kills: u32,
}

type Check<'a> = (&'static str, Box<dyn Fn() -> Seen + 'a>);

/// Runs every check and tells each.
///
/// # Errors
/// What did not go through.
pub fn run() -> Result<(), Box<dyn Error>> {
    let args = Args::parse();
    let queue = queue::Queue::make()?;
    let windows = Windows::start(&args.loader, &args.prefix, &args.guest)?;
    let checks: [Check<'_>; 9] = [
        ("ports", Box::new(|| devices::ports(&windows))),
        ("printer over TCP", Box::new(|| devices::network_printer(&windows))),
        ("printer on COM1", Box::new(|| devices::serial_printer(&windows))),
        ("scanner on COM2", Box::new(|| devices::scanner(&windows))),
        ("speaker on COM3", Box::new(|| devices::speaker(&windows))),
        ("display on COM4", Box::new(|| devices::display(&windows))),
        ("printer at a queue", Box::new(|| queue.prints(&windows))),
        ("key store", Box::new(|| keys::keeps(&windows))),
        ("book, killed", Box::new(|| book::killed(&windows, args.kills))),
    ];
    let mut failed = 0;
    for (name, check) in &checks {
        let start = Instant::now();
        match check() {
            Ok(seen) => println!("ok      {name:<20} {:>5.1} s  {seen}", start.elapsed().as_secs_f64()),
            Err(trouble) => {
                failed += 1;
                println!("FAILED  {name:<20} {:>5.1} s  {trouble}", start.elapsed().as_secs_f64());
            }
        }
    }
    println!("{} passed, {failed} failed", checks.len() - failed);
    if failed == 0 { Ok(()) } else { Err(format!("{failed} checks failed").into()) }
}

/// `Ok` when the two are the same, else both are told.
pub fn same<T: PartialEq + std::fmt::Debug>(what: &str, found: T, wanted: T) -> Result<(), Box<dyn Error>> {
    if found == wanted { Ok(()) } else { Err(format!("{what}: {found:?} instead of {wanted:?}").into()) }
}
