//! Tells what a camera sees: `look [--show] PATH`. Without `--show` only the length of a code is told: it may be
//! somebody's money. Without a path it lists the cameras.

use camera::CameraAddress;
use kit::{CameraNews, Glimpse, Spot};
use std::process::ExitCode;
use std::time::Duration;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let show = arguments.iter().any(|argument| argument == "--show");
    let Some(path) = arguments.iter().find(|argument| *argument != "--show") else {
        for found in camera::found() {
            println!("{} {}", found.path, found.name);
        }
        return ExitCode::SUCCESS;
    };
    let mut camera = camera::open(CameraAddress::Device { spot: Spot::path(path) }, Glimpse::default());
    camera.look(true);
    loop {
        match camera.next(Duration::from_secs(1)) {
            Some(CameraNews::Ready) => println!("ready"),
            Some(CameraNews::Lost(trouble)) => println!("lost {trouble}"),
            Some(CameraNews::Read(scan)) if show => println!("read {}", scan.text),
            Some(CameraNews::Read(scan)) => println!("read {} characters", scan.text.chars().count()),
            None => {}
        }
    }
}
