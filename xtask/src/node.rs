//! Node and the screen's packages.

use crate::call::{Call, Done, root};
use std::fs;
use std::path::Path;

/// The oldest Node that Vite and the linter take.
const OLDEST: u32 = 20;
/// A copy of the lock that was installed, beside what it installed.
const STAMP: &str = "node_modules/.installed-lock.json";

/// Checks Node and installs the screen's packages when the lock has changed since.
///
/// # Errors
/// When Node is missing or too old, or npm says no.
pub fn ensure() -> Done {
    let version = Call::new("node").with(["--version"]).answer();
    match version.as_deref().and_then(major) {
        Some(major) if major >= OLDEST => {}
        found => {
            let found = found.map_or("there is none".to_owned(), |major| format!("there is {major}"));
            return Err(format!(
                "Node {OLDEST} or newer is needed and {found}; get it from nodejs.org or your distribution"
            ));
        }
    }
    let ui = root().join("ui");
    if fresh(&ui) {
        return Ok(());
    }
    Call::npm().with(["ci", "--no-fund", "--no-audit"]).run()?;
    fs::copy(ui.join("package-lock.json"), ui.join(STAMP))
        .map(drop)
        .map_err(|error| format!("{STAMP}: {error}"))
}

/// `v20.20.2` is 20.
fn major(version: &str) -> Option<u32> {
    version.trim_start_matches('v').split('.').next()?.parse().ok()
}

/// True when what is installed is what the lock says.
fn fresh(ui: &Path) -> bool {
    let lock = fs::read(ui.join("package-lock.json")).ok();
    lock.is_some() && lock == fs::read(ui.join(STAMP)).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_versions() {
        assert_eq!(major("v20.20.2"), Some(20));
        assert_eq!(major("nonsense"), None);
    }

    #[test]
    fn a_changed_lock_is_stale() {
        let ui = tempfile::tempdir().unwrap();
        fs::create_dir(ui.path().join("node_modules")).unwrap();
        assert!(!fresh(ui.path()));
        fs::write(ui.path().join("package-lock.json"), "1").unwrap();
        assert!(!fresh(ui.path()));
        fs::write(ui.path().join(STAMP), "1").unwrap();
        assert!(fresh(ui.path()));
        fs::write(ui.path().join("package-lock.json"), "2").unwrap();
        assert!(!fresh(ui.path()));
    }
}
