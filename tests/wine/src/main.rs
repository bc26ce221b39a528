//! One program, built twice: on Windows it works the drivers, the book and the key store as it is told; on Linux it
//! has pretend devices at the other end, starts its Windows half under Wine, and looks at what came through.

#[cfg(windows)]
mod guest;
#[cfg(unix)]
mod host;

use std::process::ExitCode;

fn main() -> ExitCode {
    #[cfg(windows)]
    let done = guest::run();
    #[cfg(unix)]
    let done = host::run();
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(trouble) => {
            eprintln!("wine: {trouble}");
            ExitCode::FAILURE
        }
    }
}
