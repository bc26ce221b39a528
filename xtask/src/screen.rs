//! The built screen. Cargo refuses to compile the app without it, so it comes first.

use crate::call::{Call, Done, root};
use std::fs;
use std::path::Path;
use std::time::SystemTime;

/// Folders whose content is no source.
const MADE: [&str; 2] = ["node_modules", "dist"];
/// What a build writes last of all pages; older than any source means stale.
const BUILT: &str = "dist/index.html";

/// Builds `ui/dist` when a source is newer.
///
/// # Errors
/// When the types are wrong or the build fails.
pub fn ensure() -> Done {
    if fresh(&root().join("ui")) { Ok(()) } else { build() }
}

/// Checks the types and builds.
///
/// # Errors
/// When either fails.
pub fn build() -> Done {
    Call::npm().with(["run", "build"]).run()
}

fn fresh(ui: &Path) -> bool {
    let built = fs::metadata(ui.join(BUILT)).and_then(|meta| meta.modified()).ok();
    built.is_some_and(|built| newest(ui).is_some_and(|source| source <= built))
}

/// When the newest source was written; folders count, so that a deleted file is seen.
fn newest(folder: &Path) -> Option<SystemTime> {
    let mut latest = None;
    for entry in fs::read_dir(folder).ok()?.flatten() {
        if MADE.iter().any(|made| entry.file_name() == *made) {
            continue;
        }
        let meta = entry.metadata().ok()?;
        let under = if meta.is_dir() { newest(&entry.path()) } else { None };
        latest = latest.max(meta.modified().ok()).max(under);
    }
    latest
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::time::Duration;

    fn touch(path: &Path, seconds: u64) {
        let file = fs::File::options().write(true).create(true).truncate(false).open(path).unwrap();
        file.set_modified(SystemTime::UNIX_EPOCH + Duration::from_secs(seconds)).unwrap();
    }

    #[test]
    fn a_newer_source_makes_it_stale() {
        let ui = tempfile::tempdir().unwrap();
        fs::create_dir_all(ui.path().join("src/parts")).unwrap();
        fs::create_dir_all(ui.path().join("dist")).unwrap();
        let source = ui.path().join("src/parts/A.vue");
        touch(&source, 100);
        assert!(!fresh(ui.path()));
        // later than the folders made just before
        let later = SystemTime::now() + Duration::from_secs(60);
        touch(&ui.path().join(BUILT), later.duration_since(SystemTime::UNIX_EPOCH).unwrap().as_secs());
        assert!(fresh(ui.path()));
        touch(&source, later.duration_since(SystemTime::UNIX_EPOCH).unwrap().as_secs() + 60);
        assert!(!fresh(ui.path()));
    }
}
