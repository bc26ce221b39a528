//! A PDF as a reader shows it: its words, and its picture. The reader is poppler, by other people.

use crate::{Missing, Picture, python::folder};
use std::error::Error;
use std::fs;
use std::path::PathBuf;
use std::process::Command;

/// An A4 page that was read back.
pub struct Page {
    /// Its letters, line by line, with the spaces of its columns.
    pub text: String,
    /// PNG of 200 dots per inch, the first page.
    pub png: PathBuf,
    pub picture: Picture,
    pub pages: usize,
}

impl Page {
    /// Keeps the PDF as `target/paper/pages/NAME.pdf` and reads it.
    ///
    /// # Errors
    /// [`Missing`] without poppler, else what it has to say against the file.
    pub fn read(name: &str, pdf: &[u8]) -> Result<Self, Box<dyn Error>> {
        if Command::new("pdftotext").arg("-v").output().is_err() {
            return Err(Missing("pdftotext (poppler-utils)".to_owned()).into());
        }
        let pages = folder().join("pages");
        fs::create_dir_all(&pages)?;
        let path = pages.join(format!("{name}.pdf"));
        fs::write(&path, pdf)?;
        let text = run(Command::new("pdftotext").arg("-layout").arg(&path).arg("-"))?;
        let stem = pages.join(name);
        run(Command::new("pdftoppm")
            .args(["-r", "200", "-gray", "-png", "-singlefile"])
            .arg(&path)
            .arg(&stem))?;
        let png = pages.join(format!("{name}.png"));
        let picture = Picture::open(&png)?;
        Ok(Self { pages: text.matches('\u{C}').count(), text, png, picture })
    }

    /// True when some line has these words one after the other, whatever space is between them.
    #[must_use]
    pub fn says(&self, words: &[&str]) -> bool {
        self.text.lines().any(|line| {
            let found: Vec<&str> = line.split_whitespace().collect();
            found.windows(words.len()).any(|window| window == words)
        })
    }
}

/// Its output; what it says against the file is a failure.
fn run(command: &mut Command) -> Result<String, Box<dyn Error>> {
    let output = command.output()?;
    let said = String::from_utf8_lossy(&output.stderr);
    if !output.status.success() || !said.trim().is_empty() {
        return Err(format!("{}: {said}", output.status).into());
    }
    Ok(String::from_utf8(output.stdout)?)
}
