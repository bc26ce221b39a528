//! Reads the payment codes in picture files, so that the reader can be measured on anybody's pictures.
//!
//! `camera FILE...` prints every text, one a line (a text with line breaks takes several), and says on standard
//! error which files are no pictures. It ends with 0 when all files were pictures, codes or not; with 1 when
//! some were not; with 2 when it was called in another way.
//!
//! `camera --serve` takes one path a line from standard input and answers each with one line at once: the
//! payloads in hex, joined by TAB; an empty line when there are none or the file is no picture. It ends with 0
//! at the end of its input.

mod picture;

use camera::reader::{Reading, read_all};
use std::io::{self, BufRead as _, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

const USAGE: &str = "camera FILE...    prints the text of every code, one a line
camera --serve    answers each path on standard input with its payloads in hex, joined by TAB";

fn main() -> ExitCode {
    // The reader goes on when one of its parts gives up on a picture; nobody needs to hear of it.
    std::panic::set_hook(Box::new(|_| {}));
    let arguments: Vec<_> = std::env::args_os().skip(1).collect();
    let ended = match arguments.first() {
        Some(first) if first == "--serve" && arguments.len() == 1 => serve(),
        Some(first) if first == "--help" => {
            println!("{USAGE}");
            return ExitCode::SUCCESS;
        }
        Some(first) if !first.to_string_lossy().starts_with("--") => print(&arguments),
        _ => {
            eprintln!("{USAGE}");
            return ExitCode::from(2);
        }
    };
    match ended {
        Ok(all_pictures) => ExitCode::from(u8::from(!all_pictures)),
        // Nobody listens any more.
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::from(1)
        }
    }
}

/// Whether every file was a picture.
fn print(files: &[std::ffi::OsString]) -> io::Result<bool> {
    let mut out = io::stdout().lock();
    let mut all_pictures = true;
    for file in files {
        let found = read(Path::new(file));
        all_pictures &= found.is_some();
        for reading in found.unwrap_or_default() {
            out.write_all(&reading.text)?;
            out.write_all(b"\n")?;
        }
    }
    out.flush()?;
    Ok(all_pictures)
}

/// Always true: a line of its own tells of each file.
fn serve() -> io::Result<bool> {
    let mut out = io::stdout().lock();
    for line in io::stdin().lock().split(b'\n') {
        let line = line?;
        let found = read(&path(line.strip_suffix(b"\r").unwrap_or(&line))).unwrap_or_default();
        let payloads: Vec<String> = found.iter().map(|r| hex(&r.text)).collect();
        writeln!(out, "{}", payloads.join("\t"))?;
        out.flush()?;
    }
    Ok(true)
}

/// A file's name in whatever bytes the system writes it.
#[cfg(unix)]
fn path(bytes: &[u8]) -> PathBuf {
    use std::os::unix::ffi::OsStrExt as _;
    PathBuf::from(std::ffi::OsStr::from_bytes(bytes))
}

/// A file's name in UTF-8.
#[cfg(not(unix))]
fn path(bytes: &[u8]) -> PathBuf {
    PathBuf::from(String::from_utf8_lossy(bytes).into_owned())
}

/// The codes in the file; `None`, and a sentence on standard error, when it is no picture.
fn read(path: &Path) -> Option<Vec<Reading>> {
    match picture::load(path) {
        Ok(picture) => {
            let found = read_all(&picture.on_white());
            if found.is_empty() && picture.transparent() {
                Some(read_all(&picture.bare()))
            } else {
                Some(found)
            }
        }
        Err(trouble) => {
            eprintln!("{}: {trouble}", path.display());
            None
        }
    }
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|b| format!("{b:02x}")).collect()
}
