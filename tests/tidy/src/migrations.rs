//! A landed migration is never edited: a shop's book may already have gone through it.

use crate::finding::Finding;
use crate::page::Page;
use sha2::{Digest as _, Sha256};
use std::collections::BTreeMap;

/// The list of landed migrations: `sha256  name`.
pub const LIST: &str = "tests/tidy/migrations.txt";
const FOLDER: &str = "src-tauri/crates/store/migrations/";

/// Compares the folder with the list.
#[must_use]
pub fn landed(pages: &[Page], list: &str) -> Vec<Finding> {
    let mut listed: BTreeMap<&str, (&str, usize)> = BTreeMap::new();
    for (at, line) in list.lines().enumerate().filter(|(_, line)| !line.starts_with('#')) {
        if let Some((sum, name)) = line.split_once("  ") {
            listed.insert(name, (sum, at + 1));
        }
    }
    let mut findings = Vec::new();
    let files = pages.iter().filter_map(|page| Some((page.path.strip_prefix(FOLDER)?, page)));
    for (name, page) in files {
        let sum = hex::encode(Sha256::digest(page.text.as_bytes()));
        match listed.remove(name) {
            None => {
                let what = format!("is not listed in {LIST}; its line is\n    {sum}  {name}");
                findings.push(Finding::at(
                    &page.path,
                    1,
                    what,
                    "add the line in the commit that lands the migration",
                ));
            }
            Some((old, line)) if old != sum => {
                let what =
                    format!("was edited after it landed ({LIST}:{line}); its sum is\n    {sum}  {name}");
                findings.push(Finding::at(
                    &page.path,
                    1,
                    what,
                    "take the edit back and write a migration of its own",
                ));
            }
            Some(_) => {}
        }
    }
    for (name, (_, line)) in listed {
        findings.push(Finding::at(
            LIST,
            line,
            format!("{name} is gone"),
            "a landed migration stays; bring it back",
        ));
    }
    findings
}

#[cfg(test)]
mod tests {
    use super::*;

    const SUM: &str = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

    fn book(text: &str) -> [Page; 1] {
        [Page::of("src-tauri/crates/store/migrations/001_book.sql", text)]
    }

    #[test]
    fn catches_new_edited_and_gone() {
        let list = format!("# sums\n{SUM}  001_book.sql\n");
        assert!(landed(&book("abc"), &list).is_empty());
        assert!(landed(&book("abcd"), &list)[0].what.contains("edited"));
        assert!(landed(&book("abc"), "")[0].what.contains(SUM));
        assert_eq!(landed(&[], &list)[0].line, 2);
    }
}
