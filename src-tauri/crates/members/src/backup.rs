//! The copy in another folder.

use crate::keys::{KEYS, sync_folder};
use crate::persons::Persons;
use crate::schema::PERSONS;
use crate::trouble::Trouble;
use rusqlite::backup::{Backup, StepResult};
use rusqlite::{Connection, OptionalExtension};
use std::fs::{self, File};
use std::io::{ErrorKind, Write};
use std::path::Path;

/// What became of the former copy of `keys`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Copied {
    /// There is one copy of `keys`.
    Alone,
    /// The copy in the folder of an earlier backup could not be reached (a drive that is not plugged in). Keys that
    /// are destroyed here live on in it, so a person has to destroy it.
    FormerLeft,
}

impl Persons {
    /// Copies both files into the folder `to`, each under its own name, and checks the copy of `persons`.
    ///
    /// Copies of `persons` may be kept anywhere: without `keys` they are noise. Of `keys` there is one copy only,
    /// and the former one is overwritten: each copy more is a place where the key of a forgotten person lives on.
    ///
    /// # Errors
    /// What the disk says; [`Trouble::PersonsDamaged`] when the copy does not pass its check, which leaves the
    /// former copy of `persons` in place.
    pub fn backup(&mut self, to: &Path) -> Result<Copied, Trouble> {
        fs::create_dir_all(to)?;
        // a former one that is not known to be gone is told before anything new is made
        let former: Option<String> = self
            .conn
            .query_row("SELECT copy FROM mark WHERE id = 0", [], |row| row.get(0))
            .optional()?
            .flatten();
        let here = fs::canonicalize(to)?;
        // the keys first: a row whose key is missing in the copy could not be read
        self.copy_keys(&here)?;
        let copied = match former.as_deref().map(Path::new) {
            Some(former) if former != here => {
                let left = [KEYS, "keys.old"].iter().any(|name| destroy(&former.join(name)).is_err());
                if left || !former.exists() { Copied::FormerLeft } else { Copied::Alone }
            }
            _ => Copied::Alone,
        };
        self.conn.execute("UPDATE mark SET copy = ?1 WHERE id = 0", [here.to_string_lossy()])?;
        self.copy_persons(&here)?;
        Ok(copied)
    }

    fn copy_keys(&mut self, to: &Path) -> Result<(), Trouble> {
        let (fresh, own, old) = (to.join("keys.new"), to.join(KEYS), to.join("keys.old"));
        destroy(&old)?;
        let mut file = File::create(&fresh)?;
        self.keys.copy_to(&mut file)?;
        file.sync_all()?;
        drop(file);
        if own.exists() {
            fs::rename(&own, &old)?;
        }
        fs::rename(&fresh, &own)?;
        sync_folder(to)?;
        destroy(&old)
    }

    fn copy_persons(&self, to: &Path) -> Result<(), Trouble> {
        let fresh = to.join("persons.new");
        remove(&fresh)?;
        let mut target = Connection::open(&fresh)?;
        target.pragma_update(None, "synchronous", "OFF")?;
        if Backup::new(&self.conn, &mut target)?.step(-1)? != StepResult::Done {
            return Err(Trouble::Busy);
        }
        // one file that can be carried away
        let _: String = target.query_row("PRAGMA journal_mode = DELETE", [], |row| row.get(0))?;
        if !is_sound(&target)? {
            return Err(Trouble::PersonsDamaged);
        }
        target.close().map_err(|(_, error)| error)?;
        File::options().write(true).open(&fresh)?.sync_all()?;
        fs::rename(&fresh, to.join(PERSONS))?;
        sync_folder(to)
    }
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
