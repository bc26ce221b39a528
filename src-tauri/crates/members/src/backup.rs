//! The copy in another folder.

use crate::keys::{KEYS, Keys, sync_folder};
use crate::schema::{self, PERSONS};
use crate::trouble::Trouble;
use rusqlite::backup::{Backup, StepResult};
use rusqlite::{Connection, OptionalExtension};
use std::fs::{self, File};
use std::io::{ErrorKind, Write};
use std::path::{Path, PathBuf};

/// What became of the former copy of `keys`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Copied {
    /// There is one copy of `keys`.
    Alone,
    /// The copy in the folder of an earlier backup could not be reached (a drive that is not plugged in). Keys that
    /// are destroyed here live on in it, so a person has to destroy it.
    FormerLeft,
}

/// Copies both files of `folder` into the folder `to`, each under its own name, and checks the copies. It opens them
/// by itself, so that it may run on a thread of its own while the one writer goes on.
///
/// Copies of `persons` may be kept anywhere: without `keys` they are noise. Of `keys` there is one copy only,
/// and the former one is overwritten: each copy more is a place where the key of a forgotten person lives on.
///
/// # Errors
/// What the disk says; [`Trouble::KeysDamaged`], [`Trouble::PersonsDamaged`], [`Trouble::Mismatch`] when what would
/// be copied is not sound, which leaves the former copies in place.
pub fn back_up(folder: &Path, to: &Path) -> Result<Copied, Trouble> {
    fs::create_dir_all(to)?;
    let here = fs::canonicalize(to)?;
    let conn = schema::open_beside(folder)?;
    let (salt, former): (Vec<u8>, Option<String>) = conn
        .query_row("SELECT salt, copy FROM mark WHERE id = 0", [], |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()?
        .ok_or(Trouble::PersonsDamaged)?;
    // the rows are taken before the keys are counted and stand in their place after them: no row is without its
    // key, neither one that is added meanwhile nor one of a copy that was cut short
    let fresh = copy_persons(&conn, &here)?;
    let mut keys = Keys::beside(folder)?;
    if salt != keys.salt() {
        return Err(Trouble::Mismatch);
    }
    copy_keys(&mut keys, &here)?;
    // a former one that is not known to be gone is told before it is forgotten
    let copied = match former.as_deref().map(Path::new) {
        Some(former) if former != here => {
            let left = [KEYS, "keys.old"].iter().any(|name| destroy(&former.join(name)).is_err());
            if left || !former.exists() { Copied::FormerLeft } else { Copied::Alone }
        }
        _ => Copied::Alone,
    };
    conn.execute("UPDATE mark SET copy = ?1 WHERE id = 0", [here.to_string_lossy()])?;
    fs::rename(&fresh, here.join(PERSONS))?;
    sync_folder(&here)?;
    Ok(copied)
}

fn copy_keys(keys: &mut Keys, to: &Path) -> Result<(), Trouble> {
    let (fresh, own, old) = (to.join("keys.new"), to.join(KEYS), to.join("keys.old"));
    // slots are never taken away: a file that has fewer than its copy was cut, and the copy has the last of them
    if Keys::beside(to).is_ok_and(|former| former.salt() == keys.salt() && former.slots() > keys.slots()) {
        return Err(Trouble::KeysDamaged);
    }
    destroy(&old)?;
    let mut file = File::create(&fresh)?;
    keys.copy_to(&mut file)?;
    file.sync_all()?;
    drop(file);
    if own.exists() {
        fs::rename(&own, &old)?;
    }
    fs::rename(&fresh, &own)?;
    sync_folder(to)?;
    destroy(&old)
}

/// One moment of the rows, checked, beside its place. It knows where the keys' copy is, too.
fn copy_persons(conn: &Connection, to: &Path) -> Result<PathBuf, Trouble> {
    let fresh = to.join("persons.new");
    remove(&fresh)?;
    let mut target = Connection::open(&fresh)?;
    target.pragma_update(None, "synchronous", "OFF")?;
    // one step is one read transaction, so a writer meanwhile does not start it over
    if Backup::new(conn, &mut target)?.step(-1)? != StepResult::Done {
        return Err(Trouble::Busy);
    }
    // one file that can be carried away
    let _: String = target.query_row("PRAGMA journal_mode = DELETE", [], |row| row.get(0))?;
    target.execute("UPDATE mark SET copy = ?1 WHERE id = 0", [to.to_string_lossy()])?;
    if !is_sound(&target)? {
        return Err(Trouble::PersonsDamaged);
    }
    target.close().map_err(|(_, error)| error)?;
    File::options().write(true).open(&fresh)?.sync_all()?;
    Ok(fresh)
}

/// True when SQLite's quick check finds nothing.
pub(crate) fn is_sound(conn: &Connection) -> Result<bool, Trouble> {
    let said: String = conn.query_row("PRAGMA quick_check(1)", [], |row| row.get(0))?;
    Ok(said == "ok")
}

/// Overwrites a file with zeros and removes it.
fn destroy(path: &Path) -> Result<(), Trouble> {
    let mut file = match File::options().write(true).open(path) {
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(()),
        file => file?,
    };
    let mut left = file.metadata()?.len();
    let zeros = [0; 4096];
    while left > 0 {
        let now = left.min(4096);
        file.write_all(zeros.get(..usize::try_from(now).unwrap_or(4096)).unwrap_or(&zeros))?;
        left -= now;
    }
    file.sync_all()?;
    drop(file);
    remove(path)
}

fn remove(path: &Path) -> Result<(), Trouble> {
    match fs::remove_file(path) {
        Err(error) if error.kind() != ErrorKind::NotFound => Err(error.into()),
        _ => Ok(()),
    }
}
