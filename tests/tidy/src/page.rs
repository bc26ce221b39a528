//! The repository's text files.

use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

/// Folders that hold nothing written by hand.
const NOT_OURS: [&str; 6] = ["target", "node_modules", "dist", "gen", ".git", "tmp"];
/// A text file larger than this is data, in bytes.
const LARGEST: u64 = 2_000_000;

/// One text file.
#[derive(Clone, Debug)]
pub struct Page {
    /// Path from the root, with `/`.
    pub path: String,
    /// The whole text.
    pub text: String,
}

impl Page {
    /// A page that is not on the disk.
    #[must_use]
    pub fn of(path: &str, text: &str) -> Self {
        Self { path: path.to_owned(), text: text.to_owned() }
    }

    /// The part of the name after the last dot.
    #[must_use]
    pub fn kind(&self) -> &str {
        self.path.rsplit_once('.').map_or("", |(_, kind)| kind)
    }

    /// The file's name without folders and without what follows its first dot.
    #[must_use]
    pub fn stem(&self) -> &str {
        let name = self.path.rsplit('/').next().unwrap_or_default();
        name.split('.').next().unwrap_or_default()
    }
}

/// The repository's root.
#[must_use]
pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// Every text file under `root`, sorted by path.
///
/// # Errors
/// When a folder cannot be read.
pub fn pages(root: &Path) -> io::Result<Vec<Page>> {
    let mut found = Vec::new();
    walk(root, "", &mut found)?;
    found.sort_by(|a, b| a.path.cmp(&b.path));
    Ok(found)
}

fn walk(folder: &Path, under: &str, found: &mut Vec<Page>) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy().into_owned();
        let path = if under.is_empty() { name.clone() } else { format!("{under}/{name}") };
        let kind = entry.file_type()?;
        if kind.is_dir() && !NOT_OURS.contains(&name.as_str()) {
            walk(&entry.path(), &path, found)?;
        } else if kind.is_file() && entry.metadata()?.len() <= LARGEST {
            // what is no UTF-8 is a picture or a sound
            if let Ok(text) = fs::read_to_string(entry.path()) {
                found.push(Page { path, text });
            }
        }
    }
    Ok(())
}

/// Where a Rust or screen file stands in the house.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// Part of the counter, a driver, the screen or the door.
    Production,
    /// A program that tests: the simulator, the crash campaign and the like.
    Harness,
    /// Tests of one room.
    Test,
    /// Written by a program.
    Generated,
}

/// The place of a source file; `None` for anything that is no source.
#[must_use]
pub fn place(path: &str) -> Option<Place> {
    let kind = path.rsplit_once('.').map_or("", |(_, kind)| kind);
    if path == "ui/src/bridge/bindings.ts" {
        return Some(Place::Generated);
    }
    let folders: BTreeSet<&str> = path.split('/').collect();
    match kind {
        "rs" if path.starts_with("tests/") => {
            let inner = path.splitn(3, '/').nth(2).unwrap_or_default();
            Some(if inner.starts_with("src/") { Place::Harness } else { Place::Test })
        }
        "rs" if folders.contains("tests") || folders.contains("benches") => Some(Place::Test),
        "rs" => Some(Place::Production),
        "vue" | "ts" if path.starts_with("ui/src/") => Some(Place::Production),
        "vue" | "ts" => Some(Place::Test),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places() {
        assert_eq!(place("src-tauri/crates/till/src/clock.rs"), Some(Place::Production));
        assert_eq!(place("src-tauri/crates/store/tests/pace.rs"), Some(Place::Test));
        assert_eq!(place("tests/sim/src/lib.rs"), Some(Place::Harness));
        assert_eq!(place("tests/sim/tests/seeds.rs"), Some(Place::Test));
        assert_eq!(place("ui/src/parts/Keypad.vue"), Some(Place::Production));
        assert_eq!(place("ui/test/keypad.test.ts"), Some(Place::Test));
        assert_eq!(place("ui/src/bridge/bindings.ts"), Some(Place::Generated));
        assert_eq!(place("README.md"), None);
    }

    #[test]
    fn walks_the_repository() {
        let pages = pages(&root()).unwrap();
        assert!(pages.iter().any(|page| page.path == "Cargo.toml"));
        assert!(!pages.iter().any(|page| page.path.contains("node_modules/")));
    }
}
