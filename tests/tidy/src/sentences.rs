//! Every closed code that reaches the cashier has a sentence in both languages.

use crate::finding::Finding;
use crate::page::Page;
use crate::rust::Rust;

/// The enums, where they stand, and what their codes start with on the bridge (`till::view::Code`).
const ENUMS: [(&str, &str, &str); 4] = [
    ("Refusal", "src-tauri/crates/domain/src/refusal.rs", ""),
    ("Reason", "src-tauri/crates/domain/src/evidence.rs", "Pay"),
    ("RefundReason", "src-tauri/crates/domain/src/evidence.rs", "Refund"),
    ("Doubt", "src-tauri/crates/domain/src/evidence.rs", "Doubt"),
];
/// Files of words start with these, in this folder.
const LANGUAGES: [&str; 2] = ["zh-CN", "en"];
const WORDS: &str = "ui/src/words/";

/// Codes without a sentence, enums that are not found, languages without a file.
#[must_use]
pub fn missing(pages: &[Page], rust: &[Rust]) -> Vec<Finding> {
    let mut findings = Vec::new();
    let words = LANGUAGES.map(|language| (language, words_of(pages, language)));
    for (language, words) in &words {
        if words.is_empty() {
            findings.push(Finding::at(
                WORDS,
                1,
                format!("no words in {language}"),
                "write the file of words",
            ));
        }
    }
    for (name, path, start) in ENUMS {
        let file = rust.iter().find(|file| file.path == path);
        let variants = file.and_then(|file| file.enums.iter().find(|(other, _)| other == name));
        let Some((_, variants)) = variants else {
            findings.push(Finding::at(path, 1, format!("no enum {name}"), "tell tests/tidy where it went"));
            continue;
        };
        for (variant, line) in variants {
            let code = format!("{start}{variant}");
            for (language, _) in words.iter().filter(|(_, words)| !words.is_empty() && !says(words, &code)) {
                let what = format!("`{code}` has no sentence in {language}");
                findings.push(Finding::at(path, *line, what, "write it under `code` in ui/src/words"));
            }
        }
    }
    findings
}

fn words_of(pages: &[Page], language: &str) -> String {
    let of = |page: &&Page| page.path.strip_prefix(WORDS).is_some_and(|name| name.starts_with(language));
    pages.iter().filter(of).map(|page| format!("{}\n", page.text)).collect()
}

/// True when `code: '...'` with at least one character stands there.
fn says(words: &str, code: &str) -> bool {
    words.match_indices(code).any(|(at, _)| {
        let word = |c: char| c.is_alphanumeric() || c == '_';
        let before = words[..at].chars().next_back();
        let after = words[at + code.len()..].trim_start_matches(['\'', '"']).trim_start();
        let Some(value) = after.strip_prefix(':').map(str::trim_start) else { return false };
        let mut value = value.chars();
        let quote = value.next().filter(|c| matches!(c, '\'' | '"' | '`'));
        !before.is_some_and(word) && quote.is_some() && value.next() != quote
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rust::read_all;

    #[test]
    fn reads_sentences() {
        let words = "code: { Busy: '忙', \"Late\":\n  \"late\", Empty: '', NotBusier: 'x', Gone: gone }";
        assert!(says(words, "Busy") && says(words, "Late"));
        assert!(
            !says(words, "Empty") && !says(words, "Busier") && !says(words, "Gone") && !says(words, "Lat")
        );
    }

    #[test]
    fn catches_a_missing_sentence() {
        let evidence = "enum Reason { Balance }\nenum RefundReason { TooOld }\nenum Doubt { Silence }";
        let mut pages = vec![
            Page::of("src-tauri/crates/domain/src/refusal.rs", "enum Refusal {\n    Busy,\n}"),
            Page::of("src-tauri/crates/domain/src/evidence.rs", evidence),
            Page::of(
                "ui/src/words/zh-CN.ts",
                "Busy: 'a', PayBalance: 'b', RefundTooOld: 'c', DoubtSilence: 'd'",
            ),
            Page::of("ui/src/words/en/code.ts", "PayBalance: 'b', RefundTooOld: 'c', DoubtSilence: 'd'"),
        ];
        let found = |pages: &[Page]| -> Vec<String> {
            missing(pages, &read_all(pages).unwrap()).into_iter().map(|finding| finding.what).collect()
        };
        assert_eq!(found(&pages), ["`Busy` has no sentence in en"]);
        pages.pop();
        assert_eq!(found(&pages), ["no words in en"]);
        assert!(found(&pages[1..]).contains(&"no enum Refusal".to_owned()));
    }
}
