//! Pages as poppler, a reader by other people, shows them. Where it is not installed, the tests fail.

use rxing::{BarcodeFormat, helpers::detect_in_luma};
use std::fs;
use std::path::PathBuf;
use std::process::Command;

/// What was read of one file.
pub struct Seen {
    /// Line by line, with the spaces of its columns.
    pub text: String,
    pub pages: usize,
    /// Grey dots of the first page, 100 to the inch, a byte each, top row first.
    pub dots: Vec<u8>,
    pub width: usize,
}

impl Seen {
    pub fn of(name: &str, pdf: &[u8]) -> Self {
        let path = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(format!("a4-{name}.pdf"));
        fs::write(&path, pdf).unwrap();
        let file = path.to_str().unwrap();
        let text = String::from_utf8(run("pdftotext", &["-layout", file, "-"])).unwrap();
        let fonts = String::from_utf8(run("pdffonts", &[file])).unwrap();
        let all = fonts.lines().skip(2).collect::<Vec<_>>();
        assert!(!all.is_empty() && all.iter().all(|font| font.contains(" yes yes yes ")), "{name}: {fonts}");
        let picture = run("pdftoppm", &["-r", "100", "-gray", "-f", "1", "-l", "1", file]);
        let (width, dots) = grey(&picture).unwrap();
        Self { pages: text.matches('\u{C}').count(), text, dots, width }
    }

    /// Asserts that some line has these words one after the other, whatever space is between them.
    pub fn says(&self, words: &str) {
        let words: Vec<&str> = words.split_whitespace().collect();
        let found = self.text.lines().any(|line| {
            let found: Vec<&str> = line.split_whitespace().collect();
            found.windows(words.len()).any(|window| window == words)
        });
        assert!(found, "{words:?} in\n{}", self.text);
    }

    /// What the code of the first page says.
    pub fn code(&self) -> String {
        let side = |dots: usize| u32::try_from(dots).unwrap();
        let (width, height) = (side(self.width), side(self.dots.len() / self.width));
        let code = detect_in_luma(self.dots.clone(), width, height, Some(BarcodeFormat::QR_CODE));
        code.unwrap().getText().to_owned()
    }

    /// How many dots of the first page are as dark as `shade` or darker.
    pub fn ink(&self, shade: u8) -> usize {
        self.dots.iter().filter(|dot| **dot <= shade).count()
    }
}

/// What a program of poppler-utils puts out. It has nothing to say against a good file.
fn run(program: &str, arguments: &[&str]) -> Vec<u8> {
    let output = Command::new(program).args(arguments).output();
    let output = output.unwrap_or_else(|error| panic!("{program} of poppler-utils is needed: {error}"));
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success() && said.trim().is_empty(), "{program}: {said}");
    output.stdout
}

/// Width and dots of a binary PGM.
fn grey(file: &[u8]) -> Option<(usize, Vec<u8>)> {
    let mut parts = file.splitn(4, |byte| byte.is_ascii_whitespace());
    let kind = parts.next()?;
    let width = std::str::from_utf8(parts.next()?).ok()?.parse().ok()?;
    parts.next()?;
    let (_, dots) = parts.next()?.split_first_chunk::<4>()?;
    (kind == b"P5").then(|| (width, dots.to_vec()))
}
