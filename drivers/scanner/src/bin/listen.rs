//! Tells what a scanner does: `listen [--show] ADDRESS`, the address as it stands in the settings (JSON). Without
//! `--show` only the length of a code is told: it may be somebody's money.

use kit::ScannerNews;
use std::process::ExitCode;
use std::time::Duration;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let show = arguments.iter().any(|argument| argument == "--show");
    let Some(address) = arguments.iter().find(|argument| *argument != "--show") else {
        for found in scanner::found() {
            println!("{:?} {} {}", found.kind, found.path, found.name);
        }
        return ExitCode::SUCCESS;
    };
    let address = match serde_json::from_str(address) {
        Ok(address) => address,
        Err(error) => {
            eprintln!("the address: {error}");
            return ExitCode::from(2);
        }
    };
    let mut scanner = scanner::open(address);
    loop {
        match scanner.next(Duration::from_secs(1)) {
            Some(ScannerNews::Ready) => println!("ready"),
            Some(ScannerNews::Lost(trouble)) => println!("lost {:?}", trouble.kind),
            Some(ScannerNews::Read(scan)) if show => println!("read {}", scan.text),
            Some(ScannerNews::Read(scan)) => println!("read {} characters", scan.text.chars().count()),
            None => {}
        }
    }
}
