//! The screen: one bridge, and no arithmetic on money.

use crate::finding::Finding;
use crate::page::{Page, Place, place};

/// The package that only the bridge imports.
const TAURI: &str = "@tauri-apps";
/// The member that carries an amount for keys and tests.
const FEN: &str = ".fen";

/// Sources of the screen that are written by hand.
fn sources(pages: &[Page]) -> impl Iterator<Item = &Page> {
    pages
        .iter()
        .filter(|page| page.path.starts_with("ui/src/") && place(&page.path) == Some(Place::Production))
}

/// Imports of Tauri outside the bridge.
#[must_use]
pub fn bridge(pages: &[Page]) -> Vec<Finding> {
    let mend = "call a function of ui/src/bridge; only the bridge talks to Tauri";
    lines(pages, "ui/src/bridge/", TAURI, "imports Tauri", mend)
}

/// Any touch of `.fen` outside the demo, which plays the engine.
#[must_use]
pub fn money(pages: &[Page]) -> Vec<Finding> {
    let mend = "show `text`; whatever must be reckoned or compared, the engine does";
    lines(pages, "ui/src/bridge/demo/", FEN, "touches an amount's number", mend)
}

fn lines(pages: &[Page], but: &str, needle: &str, what: &str, mend: &'static str) -> Vec<Finding> {
    let mut findings = Vec::new();
    for page in sources(pages).filter(|page| !page.path.starts_with(but)) {
        for (at, line) in page.text.lines().enumerate() {
            let code = line.trim_start();
            if !code.starts_with("//") && !code.starts_with('*') && holds(code, needle) {
                findings.push(Finding::at(&page.path, at + 1, what, mend));
            }
        }
    }
    findings
}

/// True when the needle stands there as a whole word.
fn holds(line: &str, needle: &str) -> bool {
    line.match_indices(needle).any(|(at, _)| {
        let after = line[at + needle.len()..].chars().next();
        !after.is_some_and(|c| c.is_alphanumeric() || c == '_')
    })
}

/// The generated bridge must be there, so that the screen builds before the program.
#[must_use]
pub fn generated(pages: &[Page]) -> Vec<Finding> {
    let path = "ui/src/bridge/bindings.ts";
    let there = pages.iter().any(|page| page.path == path && page.text.contains("commands"));
    let missing =
        Finding::at(path, 1, "is not there or lists no commands", "run `cargo xtask bindings` and commit it");
    if there { Vec::new() } else { vec![missing] }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_bridge_imports_tauri() {
        let text = "// @tauri-apps is not for us\nimport { x } from '@tauri-apps/api/core'\n";
        assert_eq!(bridge(&[Page::of("ui/src/screens/Sale.vue", text)])[0].line, 2);
        assert!(bridge(&[Page::of("ui/src/bridge/tauri.ts", text)]).is_empty());
    }

    #[test]
    fn nobody_reckons_with_fen() {
        let text = "<p>{{ due.text }}</p>\n<p>{{ due.fen + 1 }}</p>\nconst a = b.fence\n";
        let findings = money(&[Page::of("ui/src/parts/A.vue", text)]);
        assert_eq!(findings.iter().map(|finding| finding.line).collect::<Vec<_>>(), [2]);
        assert!(money(&[Page::of("ui/src/bridge/demo/amount.ts", text)]).is_empty());
    }

    #[test]
    fn bindings_must_exist() {
        assert_eq!(generated(&[]).len(), 1);
        assert!(generated(&[Page::of("ui/src/bridge/bindings.ts", "export const commands = {}")]).is_empty());
    }
}
