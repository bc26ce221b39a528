//! The Windows half: one order by its arguments, answers as lines.

use display::{DisplayAddress, DisplayKind};
use domain::evidence::Wallet;
use domain::fact::Mode;
use kit::{Lamp, Printer, ScannerNews, Shown};
use printer::{Flow, PrinterAddress};
use scanner::ScannerAddress;
use speaker::{ProfileName, SpeakerAddress};
use std::error::Error;
use std::io::Write;
use std::path::Path;
use std::time::{Duration, Instant};
use store::{Book, Opening};

#[path = "../../../src-tauri/crates/store/tests/shop/mod.rs"]
mod shop;

/// The longest wait for a scan.
const PATIENCE: Duration = Duration::from_secs(30);
const SERVICE: &str = "shop.qiantai.wine";

type Done = Result<(), Box<dyn Error>>;

/// Follows the order.
///
/// # Errors
/// An order that is none, and what went wrong with one.
pub fn run() -> Done {
    let words: Vec<String> = std::env::args().skip(1).collect();
    match words.iter().map(String::as_str).collect::<Vec<_>>().as_slice() {
        ["ports"] => kit::line::serial_ports().iter().for_each(|port| tell(&port.path)),
        ["queues"] => printer::queues().iter().for_each(|queue| tell(&queue.path)),
        ["tcp", port, job] => {
            print(PrinterAddress::Tcp { host: "127.0.0.1".to_owned(), port: port.parse()? }, job)?;
        }
        ["serial", port, job] => {
            let path = (*port).to_owned();
            print(PrinterAddress::Serial { path, baud: 19_200, flow: Flow::None, identity: None }, job)?;
        }
        ["queue", name, job] => print(PrinterAddress::Spooler { queue: (*name).to_owned() }, job)?,
        ["scan", port, count] => scan(port, count.parse()?)?,
        ["say", port, phrase] => say(port, phrase),
        ["show", port, figure] => show(port, figure),
        ["book", path] => write_a_book(Path::new(path))?,
        ["verify", path] => verify(Path::new(path))?,
        ["key", what @ ..] => key(what)?,
        other => return Err(format!("no order: {other:?}").into()),
    }
    Ok(())
}

/// One line, at once: the other half may be waiting for it.
fn tell(line: &str) {
    let mut out = std::io::stdout().lock();
    // nobody is left to be told when that fails
    let _ = writeln!(out, "{line}").and_then(|()| out.flush());
}

/// The same job twice, then the drawer.
fn print(address: PrinterAddress, job: &str) -> Done {
    let mut printer: Box<dyn Printer> = printer::open(address);
    for copy in ["1", "2"] {
        let bytes = format!("\u{1b}@{job} {copy}\n");
        match printer.print(bytes.as_bytes()) {
            Ok(printed) => tell(&format!("{printed:?}")),
            Err(fault) => tell(&format!("{:?} began={}", fault.trouble.kind, fault.began)),
        }
    }
    match printer.kick_drawer() {
        Ok(()) => tell("kicked"),
        Err(trouble) => tell(&format!("{:?}", trouble.kind)),
    }
    Ok(())
}

fn scan(port: &str, count: usize) -> Done {
    let mut scanner =
        scanner::open(ScannerAddress::Serial { path: port.to_owned(), baud: 9600, identity: None });
    let end = Instant::now() + PATIENCE;
    let mut codes = 0;
    while codes < count && Instant::now() < end {
        match scanner.next(Duration::from_millis(500)) {
            Some(ScannerNews::Read(scan)) => {
                tell(&scan.text);
                codes += 1;
            }
            Some(ScannerNews::Ready) => tell("ready"),
            Some(ScannerNews::Lost(trouble)) => tell(&format!("lost {:?}", trouble.kind)),
            _ => {}
        }
    }
    Ok(())
}

fn say(port: &str, phrase: &str) {
    let mut speaker = speaker::open(SpeakerAddress::Serial {
        path: port.to_owned(),
        profile: ProfileName::Syn6288,
        baud: None,
        volume: None,
        identity: None,
        custom: None,
    });
    match speaker.say(phrase, Duration::from_secs(10)) {
        Ok(()) => tell("spoken"),
        Err(trouble) => tell(&format!("{:?}", trouble.kind)),
    }
}

fn show(port: &str, figure: &str) {
    let mut display = display::open(DisplayAddress::Serial {
        path: port.to_owned(),
        identity: None,
        baud: 2400,
        kind: DisplayKind::Led8,
    });
    let shown = Shown { lamp: Lamp::Total, figure: figure.to_owned(), ..Shown::default() };
    match display.show(Some(&shown)) {
        Ok(()) => tell("shown"),
        Err(trouble) => tell(&format!("{:?}", trouble.kind)),
    }
}

fn opening() -> Opening {
    let stamp = shop::Shop::default().stamp();
    Opening { mode: Mode::Practice, device: shop::device(), numbering: shop::numbering(), stamp }
}

/// Sales without end; the place of the last fact is told after each commit, and never before.
fn write_a_book(path: &Path) -> Done {
    let mut book = Book::open(path, &opening())?;
    let mut shop = shop::Shop::default();
    loop {
        let sale = shop.sale(1_000);
        let no = shop.dispatch(sale, Wallet::WeChat, 1_000);
        shop.paid(sale, &no, Wallet::WeChat, 1_000);
        for (stamp, entries) in shop.acts.drain(..) {
            book.append(&stamp, &entries)?;
            tell(&book.head().seq.to_string());
        }
    }
}

/// Opens it as the counter does after a crash, and checks all of it.
fn verify(path: &Path) -> Done {
    let book = Book::open(path, &opening())?;
    let report = store::verify_book(&book)?;
    drop(book);
    let whole = store::verify(path)?;
    tell(&format!("{} {}", report.facts, report.is_sound() && whole.is_sound()));
    Ok(())
}

fn key(what: &[&str]) -> Done {
    match what {
        ["set", user, secret] => keyring::Entry::new(SERVICE, user)?.set_password(secret)?,
        ["get", user] => match keyring::Entry::new(SERVICE, user)?.get_password() {
            Ok(secret) => tell(&secret),
            Err(error) => tell(&format!("none: {error}")),
        },
        ["delete", user] => keyring::Entry::new(SERVICE, user)?.delete_credential()?,
        other => return Err(format!("no order: {other:?}").into()),
    }
    Ok(())
}
