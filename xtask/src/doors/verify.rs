//! The book's verifier, without the app.

use crate::call::Done;
use std::path::PathBuf;

/// Which book.
#[derive(clap::Args)]
pub struct Args {
    /// The book's file; it is only read
    file: PathBuf,
}

pub fn run(args: &Args) -> Done {
    let shown = args.file.display();
    let report = store::verify(&args.file).map_err(|error| format!("{shown}: {error}"))?;
    for finding in &report.findings {
        println!("{finding}");
    }
    println!("{} facts, anchor {}, {} finding(s)", report.facts, report.anchor(), report.findings.len());
    if report.is_sound() { Ok(()) } else { Err(format!("{shown} is not sound")) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_book_is_told() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("book.db");
        std::fs::write(&file, "this is a text, and a long one, but no book of any counter at all".repeat(20))
            .unwrap();
        assert!(run(&Args { file }).is_err());
    }
}
