//! Copies of the book in another folder, two generations of them.

use crate::error::BookError;
use crate::head::Head;
use crate::reader::Reader;
use crate::{journal, open};
use rusqlite::Connection;
use rusqlite::backup::{Backup, StepResult};
use std::fs::{self, File};
use std::path::{Path, PathBuf};

impl Reader {
    /// Writes a checked copy of the last commit to `to` with `.1` behind its name; the former copy
    /// becomes `.2`. At every moment at least one whole copy exists once the first was made. From a
    /// reader of its own it may run while the writer goes on.
    ///
    /// # Errors
    /// [`BookError::DiskFull`], [`BookError::Io`]; [`BookError::Damaged`] when the copy does not pass
    /// its check. The former copies are then still there.
    pub fn backup(&self, to: &Path) -> Result<(), BookError> {
        let (fresh, newest, older) = (beside(to, ".tmp"), beside(to, ".1"), beside(to, ".2"));
        let written = copy(&self.conn, &fresh);
        if written.is_err() {
            // half a copy helps nobody, and its room may be needed
            let _ = fs::remove_file(&fresh);
        }
        written?;
        if newest.exists() {
            fs::rename(&newest, &older)?;
        }
        fs::rename(&fresh, &newest)?;
        sync_folder(to)
    }
}

fn beside(path: &Path, ending: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(ending);
    PathBuf::from(name)
}

fn copy(from: &Connection, to: &Path) -> Result<(), BookError> {
    match fs::remove_file(to) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => return Err(error.into()),
        _ => {}
    }
    let mut target = Connection::open(to)?;
    target.pragma_update(None, "synchronous", "OFF")?;
    // one step is one read transaction, so a writer meanwhile does not start it over
    let step = Backup::new(from, &mut target)?.step(-1)?;
    if step != StepResult::Done {
        return Err(BookError::Locked);
    }
    // one file that can be carried away
    let _: String = target.query_row("PRAGMA journal_mode = DELETE", [], |row| row.get(0))?;
    open::quick_check(&target)?;
    journal::check_end(&target, &Head::load(&target)?)?;
    target.close().map_err(|(_, error)| error)?;
    Ok(File::options().write(true).open(to)?.sync_all()?)
}

/// A rename is durable once its folder is.
#[cfg(unix)]
fn sync_folder(file: &Path) -> Result<(), BookError> {
    let folder = file.parent().filter(|folder| !folder.as_os_str().is_empty());
    Ok(File::open(folder.unwrap_or(Path::new(".")))?.sync_all()?)
}

/// The system keeps the order of renames by itself, and folders cannot be opened.
#[cfg(not(unix))]
fn sync_folder(_: &Path) -> Result<(), BookError> {
    Ok(())
}
