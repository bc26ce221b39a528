//! Who the cards belong to: a folder beside each book, and the key that both are sealed under.

use crate::settings::KeyStore;
use domain::fact::Mode;
use domain::ids::BatchId;
use members::{Persons, RootKey, Trouble};
use std::io::ErrorKind;
use std::path::Path;
use store::{BatchState, Reader};
use till::task::HoldersBackup;
use zeroize::Zeroizing;

/// Name of the root key in the key store. Each folder makes its own of it.
const ROOT: &str = "member-root";
/// The files of a folder.
const FILES: [&str; 2] = ["keys", "persons"];

/// The folder of a mode, and where its copy goes.
pub(super) fn backup(data: &Path, mode: Mode) -> HoldersBackup {
    let name = match mode {
        Mode::Practice => "holders-practice",
        Mode::Real => "holders",
    };
    HoldersBackup { from: data.join(name), to: data.join("backups").join(name) }
}

/// Opens the holders of a mode. Whatever is wrong with them, the counter opens: cards go by their numbers then.
///
/// # Errors
/// As [`Persons::open`]; [`Trouble::PersonsMissing`] when there is nothing but the copy,
/// [`Trouble::WrongKey`] when the root key is not at hand.
pub(super) fn open(data: &Path, keys: &KeyStore, mode: Mode, book: &Reader) -> Result<Persons, Trouble> {
    let HoldersBackup { from, to } = backup(data, mode);
    // names that were copied and are not there were lost: beginning anew in silence would hide it
    if !holds_any(&from) && holds_any(&to) {
        return Err(Trouble::PersonsMissing);
    }
    let opened = Persons::open(&from, &root(data, keys)?, |batch| is_live(book, batch));
    opened.inspect_err(|trouble| tracing::error!(%trouble, "the holders of cards cannot be read"))
}

/// The key in the key store, which is drawn once. Where something was sealed under it, another one would help nobody
/// and hide that the first is lost, so none is drawn.
fn root(data: &Path, keys: &KeyStore) -> Result<RootKey, Trouble> {
    if let Some(known) = keys.get(ROOT) {
        return read(&known);
    }
    let places = [Mode::Practice, Mode::Real].map(|mode| backup(data, mode));
    if places.iter().any(|place| holds_any(&place.from) || holds_any(&place.to)) {
        return Err(Trouble::WrongKey);
    }
    let mut bytes = Zeroizing::new([0; 32]);
    getrandom::fill(&mut bytes[..]).map_err(|_| Trouble::Io(ErrorKind::Other))?;
    let drawn = Zeroizing::new(hex::encode(&bytes[..]));
    keys.set(ROOT, &drawn)?;
    // what a key store does not give back must not seal anything
    keys.get(ROOT).filter(|kept| *kept == drawn).ok_or(Trouble::Io(ErrorKind::Other))?;
    read(&drawn)
}

fn read(text: &str) -> Result<RootKey, Trouble> {
    let mut bytes = Zeroizing::new([0; 32]);
    hex::decode_to_slice(text, &mut bytes[..]).map_err(|_| Trouble::WrongKey)?;
    Ok(RootKey::new(*bytes))
}

fn holds_any(folder: &Path) -> bool {
    FILES.iter().any(|name| folder.join(name).exists())
}

/// Whether a batch counts. What cannot be asked is left alone.
fn is_live(book: &Reader, batch: u64) -> bool {
    match book.batch(BatchId(batch)) {
        Ok(row) => row.is_some_and(|row| row.state == BatchState::Live),
        Err(error) => {
            tracing::error!(%error, batch, "whether a batch counts cannot be asked");
            true
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::fact::Stamp;
    use domain::ids::{DeviceId, Numbering, ShiftId, StaffId};
    use domain::time::{BusinessDate, Moment, Wall};
    use std::fs;
    use store::{Book, Opening};

    fn book(data: &Path) -> Book {
        let staff = StaffId("1".to_owned());
        let stamp = Stamp {
            business_date: BusinessDate(0),
            wall: Wall(0),
            moment: Moment(0),
            staff,
            shift: ShiftId(0),
        };
        let numbering = Numbering { prefix: "01000052".to_owned(), lane: 1, book: 7 };
        let device = DeviceId("61204".to_owned());
        Book::open(&data.join("book"), &Opening { mode: Mode::Practice, device, numbering, stamp }).unwrap()
    }

    fn no_person() -> members::Person {
        members::Person::default()
    }

    #[test]
    fn a_root_key_is_drawn_once_and_never_instead_of_a_lost_one() {
        let dir = tempfile::tempdir().unwrap();
        let (data, keys) = (dir.path(), KeyStore::new(dir.path(), false));
        let book = book(data);
        let mut persons = open(data, &keys, Mode::Practice, &book).unwrap();
        persons.add(1, &no_person()).unwrap();
        drop(persons);
        let drawn = keys.get(ROOT).unwrap();
        assert!(open(data, &keys, Mode::Real, &book).is_ok(), "the other mode uses the same key");
        assert_eq!(keys.get(ROOT).unwrap(), drawn);
        let persons = open(data, &keys, Mode::Practice, &book).unwrap();
        assert!(persons.finder().holder(1).is_ok());
        drop(persons);

        let sealed = data.join("member-root.sealed");
        fs::rename(&sealed, data.join("away")).unwrap();
        for mode in [Mode::Practice, Mode::Real] {
            assert_eq!(open(data, &keys, mode, &book).err(), Some(Trouble::WrongKey));
        }
        assert!(!sealed.exists(), "no other key was made");
        fs::rename(data.join("away"), &sealed).unwrap();
        assert!(open(data, &keys, Mode::Practice, &book).is_ok());
    }

    #[test]
    fn lost_files_are_told_and_not_begun_anew() {
        let dir = tempfile::tempdir().unwrap();
        let (data, keys) = (dir.path(), KeyStore::new(dir.path(), false));
        let book = book(data);
        open(data, &keys, Mode::Real, &book).unwrap().add(1, &no_person()).unwrap();
        let HoldersBackup { from, to } = backup(data, Mode::Real);
        members::back_up(&from, &to).unwrap();
        fs::remove_file(from.join("keys")).unwrap();
        assert_eq!(open(data, &keys, Mode::Real, &book).err(), Some(Trouble::KeysMissing));
        fs::remove_dir_all(&from).unwrap();
        assert_eq!(open(data, &keys, Mode::Real, &book).err(), Some(Trouble::PersonsMissing));
        assert!(!from.exists());
        assert!(open(data, &keys, Mode::Practice, &book).is_ok(), "the other mode has its own");
    }

    #[test]
    fn a_batch_that_the_book_does_not_know_goes() {
        let dir = tempfile::tempdir().unwrap();
        let (data, keys) = (dir.path(), KeyStore::new(dir.path(), false));
        let book = book(data);
        let mut persons = open(data, &keys, Mode::Practice, &book).unwrap();
        let mut batch = persons.begin(3).unwrap();
        batch.push(&mut persons, &[(1, no_person())]).unwrap();
        batch.finish(&mut persons).unwrap();
        drop(persons);
        let persons = open(data, &keys, Mode::Practice, &book).unwrap();
        assert_eq!(persons.finder().holder(1), Err(Trouble::Absent));
    }
}
