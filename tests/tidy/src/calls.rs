//! Calls that a room may not make: clocks, chance, unordered maps, IO, floats, and giving up.

use crate::finding::Finding;
use crate::page::Place;
use crate::rust::Rust;
use crate::tokens::find;

/// Token patterns that are not allowed in some rooms.
struct Ban {
    rooms: &'static [&'static str],
    /// The one file that may.
    but: &'static str,
    patterns: &'static [&'static str],
    mend: &'static str,
}

const PURE: &[&str] = &["money", "domain", "receipt"];

const BANS: &[Ban] = &[
    Ban {
        rooms: &["money", "domain", "receipt", "store"],
        but: "",
        patterns: &["SystemTime", "Instant", "Timestamp :: now", "Zoned :: now"],
        mend: "take the time as an argument",
    },
    Ban {
        rooms: PURE,
        but: "",
        patterns: &["rand", "getrandom", "fastrand", "RandomState"],
        mend: "take what was drawn as an argument",
    },
    Ban {
        rooms: &["money", "domain", "receipt", "store", "till"],
        but: "",
        patterns: &["HashMap", "HashSet"],
        mend: "use BTreeMap or BTreeSet: their order is the same in every run",
    },
    Ban {
        rooms: PURE,
        but: "",
        patterns: &[
            "std :: fs",
            "std :: net",
            "std :: thread",
            "std :: process",
            "std :: env",
            "std :: io",
            "async",
            "tokio",
            "println",
            "eprintln",
        ],
        mend: "rules do nothing: return what is to be done and let the till do it",
    },
    Ban {
        rooms: &["till"],
        but: "src-tauri/crates/till/src/clock.rs",
        patterns: &["SystemTime :: now", "Instant :: now", "Timestamp :: now", "Zoned :: now"],
        mend: "ask till::clock, the only place that reads the machine's clocks",
    },
    Ban {
        rooms: &["money", "domain", "receipt", "store", "till"],
        but: "",
        patterns: &["f32", "f64"],
        mend: "money and times are whole numbers; use Fen, Rate or milliseconds",
    },
];

const GIVING_UP: &[&str] = &[". unwrap (", ". expect (", "panic !", "todo !", "unimplemented !"];

/// The room of a crate's own source; the shell is `shell`.
fn room(path: &str) -> &str {
    if path.starts_with("src-tauri/src/") {
        return "shell";
    }
    let inner = path.strip_prefix("src-tauri/crates/").unwrap_or_default();
    inner.split_once("/src/").map_or("", |(room, _)| room)
}

/// Everything banned, in every room.
#[must_use]
pub fn banned(rust: &[Rust]) -> Vec<Finding> {
    let mut findings = Vec::new();
    for file in rust {
        for ban in BANS.iter().filter(|ban| ban.rooms.contains(&room(&file.path)) && ban.but != file.path) {
            for pattern in ban.patterns {
                for line in hits(file, pattern) {
                    let what = format!("`{}` in {}", pattern.replace(' ', ""), room(&file.path));
                    findings.push(Finding::at(&file.path, line, what, ban.mend));
                }
            }
        }
        if BANS.iter().any(|ban| ban.patterns.contains(&"f64") && ban.rooms.contains(&room(&file.path))) {
            let mend = "money and times are whole numbers; use Fen, Rate or milliseconds";
            findings.extend(file.floats.iter().map(|line| Finding::at(&file.path, *line, "a float", mend)));
        }
    }
    findings
}

/// Lines of a pattern, in code and in grouped imports.
fn hits(file: &Rust, pattern: &str) -> Vec<usize> {
    let mut lines = find(&file.tokens, pattern);
    let path = pattern.replace(' ', "");
    if pattern.contains("::") {
        let within = |import: &str| import == path || import.starts_with(&format!("{path}::"));
        lines.extend(file.imports.iter().filter(|(import, _)| within(import)).map(|(_, line)| *line));
    }
    lines.sort_unstable();
    lines.dedup();
    lines
}

/// `unwrap` and its kin outside tests.
#[must_use]
pub fn giving_up(rust: &[Rust]) -> Vec<Finding> {
    let mut findings = Vec::new();
    for file in rust.iter().filter(|file| file.place == Place::Production) {
        for pattern in GIVING_UP {
            for line in find(&file.tokens, pattern) {
                let what = format!("`{}` outside tests", pattern.replace(' ', ""));
                findings.push(Finding::at(
                    &file.path,
                    line,
                    what,
                    "return a Refusal or an error, or use a default",
                ));
            }
        }
    }
    findings
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::Page;
    use crate::rust::read_all;

    fn caught(path: &str, text: &str) -> Vec<(usize, String)> {
        let found = banned(&read_all(&[Page::of(path, text)]).unwrap());
        found.into_iter().map(|finding| (finding.line, finding.what)).collect()
    }

    #[test]
    fn catches_each_ban() {
        let domain = "src-tauri/crates/domain/src/a.rs";
        for (line, what) in [
            ("use std::time::SystemTime;", "`SystemTime` in domain"),
            ("fn f() { let _ = std::time::Instant::now(); }", "`Instant` in domain"),
            ("fn f() { let _ = getrandom::fill(&mut []); }", "`getrandom` in domain"),
            ("use std::collections::{BTreeMap, HashMap};", "`HashMap` in domain"),
            ("use std::{fs, fmt};", "`std::fs` in domain"),
            ("fn f() { std::thread::yield_now(); }", "`std::thread` in domain"),
            ("async fn f() {}", "`async` in domain"),
            ("fn f(a: f64) {}", "`f64` in domain"),
            ("fn f() { let a = 0.5; }", "a float"),
        ] {
            let text = format!("{line}\n#[cfg(test)]\nmod tests {{ use std::fs; }}\n");
            assert_eq!(caught(domain, &text), [(1, what.to_owned())], "{line}");
        }
    }

    #[test]
    fn lets_each_room_do_its_own() {
        assert!(caught("src-tauri/crates/store/src/open.rs", "use std::fs;").is_empty());
        assert!(
            caught("src-tauri/crates/domain/src/a.rs", "fn f(t: (u8, (u8, u8))) -> u8 { t.1.0 }").is_empty()
        );
        assert!(caught("drivers/kit/src/lib.rs", "use std::time::Instant;").is_empty());
        let clock = "fn f() { Instant::now(); }";
        assert!(caught("src-tauri/crates/till/src/clock.rs", clock).is_empty());
        assert_eq!(caught("src-tauri/crates/till/src/task/run.rs", clock).len(), 1);
    }

    #[test]
    fn catches_giving_up_also_in_macros() {
        let text = "fn f() {\n a.unwrap();\n format!(\"{}\", b.expect(\"c\"));\n panic!(\"d\");\n todo!();\n}\n\
            #[test]\nfn t() { a.unwrap(); }\nfn g() { a.unwrap_or(1); }";
        let lines = |path: &str| {
            let found = giving_up(&read_all(&[Page::of(path, text)]).unwrap());
            found.into_iter().map(|finding| finding.line).collect::<Vec<_>>()
        };
        assert_eq!(lines("src-tauri/src/app.rs"), [2, 3, 4, 5]);
        assert!(lines("src-tauri/crates/store/tests/a.rs").is_empty());
    }
}
