//! What is written between the code: no promises, no history.

use crate::finding::Finding;
use crate::page::Page;

/// Words of an unkept promise, spelt so that this file does not hold them.
const PROMISES: [&str; 4] =
    [concat!("TO", "DO"), concat!("FIX", "ME"), concat!("XX", "X"), concat!("HA", "CK")];
/// How a comment starts that tells what the code was.
const HISTORY: [&str; 5] = ["Now ", "Previously", "Formerly", "Changed from", "No longer"];

/// Promises, in any text file but the locks, whose check sums can spell anything.
#[must_use]
pub fn promises(pages: &[Page]) -> Vec<Finding> {
    let mut findings = Vec::new();
    for page in
        pages.iter().filter(|page| !page.path.ends_with("Cargo.lock") && page.stem() != "package-lock")
    {
        for (at, line) in page.text.lines().enumerate() {
            let mut words = line.split(|c: char| !c.is_ascii_alphanumeric());
            if let Some(word) = words.find(|word| PROMISES.contains(word)) {
                findings.push(Finding::at(&page.path, at + 1, word, "do it, or take it out"));
            }
        }
    }
    findings
}

/// Comments that tell history.
#[must_use]
pub fn history(pages: &[Page]) -> Vec<Finding> {
    let mut findings = Vec::new();
    for page in
        pages.iter().filter(|page| matches!(page.kind(), "rs" | "ts" | "vue" | "css" | "sql" | "toml"))
    {
        for (at, line) in page.text.lines().enumerate() {
            let Some(words) = comment(line) else { continue };
            if HISTORY.iter().any(|start| words.starts_with(start)) {
                let mend = "say why it is so, in the present tense; what was is in the commits";
                findings.push(Finding::at(&page.path, at + 1, "a comment tells history", mend));
            }
        }
    }
    findings
}

/// The words of a line that is a comment.
fn comment(line: &str) -> Option<&str> {
    let line = line.trim_start();
    let marks = ["///", "//!", "//", "/*", "<!--", "--", "#", "*"];
    let mark = marks.iter().find(|mark| line.starts_with(**mark))?;
    Some(line[mark.len()..].trim_start_matches(['*', ' ']))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn catches_a_promise() {
        let text = format!("fine\n// {}: later\ntodo!() and xxx are other rules\n", PROMISES[0]);
        let findings = promises(&[Page::of("README.md", &text)]);
        assert_eq!(findings.iter().map(|finding| finding.line).collect::<Vec<_>>(), [2]);
        assert!(promises(&[Page::of("ui/package-lock.json", &text)]).is_empty());
    }

    #[test]
    fn catches_history() {
        let text = "/// Now, in both kinds of time.\n// Previously a list\nlet a = 1; // fine\n  // Now uses a map\n";
        let findings = history(&[Page::of("xtask/src/a.rs", text)]);
        assert_eq!(findings.iter().map(|finding| finding.line).collect::<Vec<_>>(), [2, 4]);
    }
}
