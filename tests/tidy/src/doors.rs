//! Both READMEs tell the same commands as `cargo xtask help`.

use crate::finding::Finding;
use crate::page::Page;
use crate::rust::Rust;
use std::collections::BTreeSet;

/// The file with the enum of commands.
const DOORS: &str = "xtask/src/main.rs";
const READMES: [&str; 2] = ["README.md", "README.zh-CN.md"];
const CALL: &str = "cargo xtask ";

/// Commands without a word in a README, and words about commands that do not exist.
#[must_use]
pub fn doors(pages: &[Page], rust: &[Rust]) -> Vec<Finding> {
    let file = rust.iter().find(|file| file.path == DOORS);
    let variants = file.and_then(|file| file.enums.iter().find(|(name, _)| name == "Door"));
    let Some((_, variants)) = variants else {
        return vec![Finding::at(DOORS, 1, "no enum Door", "tell tests/tidy where the commands went")];
    };
    let commands: BTreeSet<String> = variants.iter().map(|(name, _)| name.to_lowercase()).collect();
    let mut findings = Vec::new();
    for readme in READMES {
        let Some(page) = pages.iter().find(|page| page.path == readme) else {
            findings.push(Finding::at(readme, 1, "is not there", "write it"));
            continue;
        };
        let said: BTreeSet<String> = calls(&page.text).into_iter().map(|(name, _)| name).collect();
        for command in commands.difference(&said) {
            let what = format!("does not tell `{CALL}{command}`");
            findings.push(Finding::at(readme, 1, what, "write what it is for"));
        }
    }
    for page in pages.iter().filter(|page| page.kind() == "md") {
        for (name, line) in
            calls(&page.text).into_iter().filter(|(name, _)| name != "help" && !commands.contains(name))
        {
            findings.push(Finding::at(
                &page.path,
                line,
                format!("`{CALL}{name}` does not exist"),
                "take it out",
            ));
        }
    }
    findings
}

fn calls(text: &str) -> Vec<(String, usize)> {
    let mut found = Vec::new();
    for (at, line) in text.lines().enumerate() {
        for (start, _) in line.match_indices(CALL) {
            let name: String = line[start + CALL.len()..]
                .chars()
                .take_while(|c| c.is_ascii_lowercase() || c.is_ascii_digit())
                .collect();
            if !name.is_empty() {
                found.push((name, at + 1));
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rust::read_all;

    #[test]
    fn catches_both_kinds_of_difference() {
        let mut pages = vec![
            Page::of("xtask/src/main.rs", "enum Door { Run(Run), E2e, Test }"),
            Page::of("README.md", "`cargo xtask run` and `cargo xtask e2e`\n\n`cargo xtask fly`"),
            Page::of(
                "README.zh-CN.md",
                "cargo xtask run\ncargo xtask e2e\ncargo xtask test\ncargo xtask help",
            ),
        ];
        let found = |pages: &[Page]| -> Vec<String> {
            doors(pages, &read_all(pages).unwrap())
                .iter()
                .map(|f| format!("{}:{} {}", f.path, f.line, f.what))
                .collect()
        };
        assert_eq!(
            found(&pages),
            ["README.md:1 does not tell `cargo xtask test`", "README.md:3 `cargo xtask fly` does not exist"]
        );
        pages.pop();
        assert!(found(&pages).contains(&"README.zh-CN.md:1 is not there".to_owned()));
        assert_eq!(found(&pages[1..]), ["xtask/src/main.rs:1 no enum Door"]);
    }
}
