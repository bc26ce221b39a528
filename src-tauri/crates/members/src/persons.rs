//! The one writer of persons.

use crate::batch::unflushed;
use crate::build;
use crate::finder::{Finder, Shared};
use crate::index::{Change, Entry};
use crate::keys::{KEYS, Keys, chance};
use crate::person::Person;
use crate::reader::{self, Raw};
use crate::schema::{self, PERSONS, cell};
use crate::seal::{FIRST, Master, NONCE, Place, RootKey, SLOT};
use crate::trouble::Trouble;
use rusqlite::{Connection, OptionalExtension};
use std::collections::HashSet;
use std::fs;
use std::path::Path;
use std::sync::Arc;

/// Rows that are removed at once.
const RUN: usize = 20_000;

/// The folder, open. One at a time, on one thread.
pub struct Persons {
    pub(crate) conn: Connection,
    pub(crate) keys: Keys,
    pub(crate) master: Master,
    pub(crate) shared: Arc<Shared>,
    build: Option<std::thread::JoinHandle<()>>,
}

/// What a forgetting did.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Forgotten {
    /// The key is destroyed and the row removed.
    Destroyed,
    /// The card has no person.
    Absent,
    /// A damaged row is removed. No key could be destroyed, because the slot it names is another member's; an
    /// undamaged row in an older copy of `persons` can still be read.
    RowOnly,
}

impl Persons {
    /// Opens the folder, making both files when neither is there, removes what is left of batches that
    /// `is_live` does not know (the book has no fact of them), and begins to build the index on a thread.
    ///
    /// # Errors
    /// [`Trouble::WrongKey`], [`Trouble::KeysMissing`], [`Trouble::KeysDamaged`], [`Trouble::PersonsMissing`],
    /// [`Trouble::PersonsDamaged`], [`Trouble::Mismatch`], [`Trouble::Newer`], and what the disk says. Nothing is
    /// changed then.
    pub fn open(
        folder: &Path,
        root: &RootKey,
        mut is_live: impl FnMut(u64) -> bool,
    ) -> Result<Self, Trouble> {
        fs::create_dir_all(folder)?;
        if !folder.join(KEYS).exists() {
            if folder.join(PERSONS).exists() {
                return Err(Trouble::KeysMissing);
            }
            Keys::create(folder, root)?;
        }
        let (keys, master) = Keys::open(folder, root)?;
        let conn = schema::open(folder, &keys)?;
        let shared = Arc::new(Shared::new(folder, master.clone())?);
        let mut persons = Self { conn, keys, master, shared, build: None };
        for batch in persons.batches()? {
            if !is_live(batch) {
                persons.remove_batch(batch)?;
            }
        }
        let slots = persons.keys.read_many(0..persons.keys.slots())?;
        persons.build = Some(build::start(folder, persons.master.clone(), slots, &persons.shared)?);
        Ok(persons)
    }

    /// What answers questions, on any thread, also after this writer is gone.
    #[must_use]
    pub fn finder(&self) -> Finder {
        Finder(Arc::clone(&self.shared))
    }

    /// Puts a person to a card. On the disk when it comes back.
    ///
    /// # Errors
    /// [`Trouble::Taken`]; [`Trouble::OutOfRange`] beyond 2^63 - 1; what the disk says.
    pub fn add(&mut self, card: u64, person: &Person) -> Result<(), Trouble> {
        if let Some((place, mut row)) = self.look(card)?
            && self.opens(place, &mut row)? != Opens::Gone
        {
            return Err(Trouble::Taken);
        }
        self.write_new(card, person)
    }

    /// Puts other words to a card. On the disk when it comes back. What a former `persons` says stays readable
    /// under the same key until the person is forgotten.
    ///
    /// # Errors
    /// [`Trouble::Absent`], [`Trouble::Gone`], what the disk says. A damaged row is written anew.
    pub fn change(&mut self, card: u64, person: &Person) -> Result<(), Trouble> {
        let (place, mut row) = self.look(card)?.ok_or(Trouble::Absent)?;
        match self.opens(place, &mut row)? {
            Opens::Gone => return Err(Trouble::Gone),
            Opens::Not => return self.write_new(card, person),
            Opens::Yes => {}
        }
        let slot = self.keys.read(place.slot)?;
        let mut nonce = [0; NONCE];
        chance(&mut nonce)?;
        row.clear();
        self.master.seal(place, &slot, nonce, &mut row, |out| person.write(out))?;
        self.conn
            .prepare_cached("UPDATE person SET sealed = ?2 WHERE card = ?1")?
            .execute(rusqlite::params![cell(card)?, row])?;
        self.shared.apply(Change::Put(Entry::of(card, place.slot, person)));
        Ok(())
    }

    /// Destroys the person's key, then removes the row. When it comes back, no copy of `persons` can be read for
    /// this card any more; the one copy of `keys` is renewed by the next [`crate::back_up`].
    ///
    /// # Errors
    /// What the disk says.
    pub fn forget(&mut self, card: u64) -> Result<Forgotten, Trouble> {
        let Some((place, mut row)) = self.look(card)? else { return Ok(Forgotten::Absent) };
        let opens = self.opens(place, &mut row)?;
        let in_file = place.slot < self.keys.slots();
        let destroy = opens == Opens::Yes || (opens == Opens::Not && in_file && !self.has_other(place)?);
        if destroy {
            self.keys.wipe(place.slot..place.slot + 1)?;
            self.keys.sync()?;
        }
        self.conn.prepare_cached("DELETE FROM person WHERE card = ?1")?.execute([cell(card)?])?;
        self.shared.apply(Change::Remove(card));
        Ok(match opens {
            Opens::Not if !destroy => Forgotten::RowOnly,
            _ => Forgotten::Destroyed,
        })
    }

    /// Removes every person that came with a batch, and destroys their keys. The answer is how many rows went.
    /// To be called once the book says that the batch is undone; [`Persons::open`] does it for one that was cut
    /// short.
    ///
    /// # Errors
    /// What the disk says.
    pub fn drop_batch(&mut self, batch: u64) -> Result<u64, Trouble> {
        if batch == 0 {
            return Err(Trouble::BatchTaken);
        }
        let cards = self.remove_batch(batch)?;
        let rows = u64::try_from(cards.len()).unwrap_or(u64::MAX);
        self.shared.apply(Change::RemoveMany(cards));
        Ok(rows)
    }

    /// The numbers of the batches that are here.
    ///
    /// # Errors
    /// What the disk says.
    pub fn batches(&self) -> Result<Vec<u64>, Trouble> {
        let mut rows = self.conn.prepare_cached("SELECT id FROM batch ORDER BY id")?;
        let ids = rows.query_map([], |row| row.get::<_, i64>(0))?.collect::<Result<Vec<_>, _>>()?;
        ids.into_iter().map(|id| u64::try_from(id).map_err(|_| Trouble::PersonsDamaged)).collect()
    }

    /// Slot first, flushed, then the row that uses it.
    fn write_new(&mut self, card: u64, person: &Person) -> Result<(), Trouble> {
        let number = cell(card)?;
        let mut slot = zeroize::Zeroizing::new([0; SLOT]);
        chance(&mut slot[..])?;
        let first = self.keys.append(&slot[..])?;
        self.keys.sync()?;
        let mut row = Vec::new();
        let place = Place { card, slot: first, batch: 0 };
        self.master.seal(place, &slot, FIRST, &mut row, |out| person.write(out))?;
        self.conn
            .prepare_cached(
                "INSERT OR REPLACE INTO person(card, slot, batch, sealed) VALUES (?1, ?2, 0, ?3)",
            )?
            .execute(rusqlite::params![number, cell(first)?, row])?;
        self.shared.apply(Change::Put(Entry::of(card, first, person)));
        Ok(())
    }

    fn look(&self, card: u64) -> Result<Option<(Place, Vec<u8>)>, Trouble> {
        reader::look(&self.conn, card)
    }

    pub(crate) fn opens(&mut self, place: Place, row: &mut [u8]) -> Result<Opens, Trouble> {
        let slot = match self.keys.read(place.slot) {
            Err(Trouble::Damaged) => return Ok(Opens::Not),
            slot => slot?,
        };
        match self.master.open(place, &slot, row) {
            Ok(_) => Ok(Opens::Yes),
            Err(Trouble::Gone) => Ok(Opens::Gone),
            Err(_) => Ok(Opens::Not),
        }
    }

    /// True when another row names the same slot; asked for damaged rows only, because it reads them all.
    fn has_other(&self, place: Place) -> Result<bool, Trouble> {
        let found: Option<i64> = self
            .conn
            .prepare_cached("SELECT card FROM person WHERE slot = ?1 AND card <> ?2 LIMIT 1")?
            .query_row([cell(place.slot)?, cell(place.card)?], |row| row.get(0))
            .optional()?;
        Ok(found.is_some())
    }

    /// Keys first, then the rows, in pieces. A row that does not open gives no slot away to be destroyed.
    fn remove_batch(&mut self, batch: u64) -> Result<HashSet<u64>, Trouble> {
        let id = cell(batch)?;
        let mut cards = HashSet::new();
        let mut own = Vec::new();
        {
            let mut rows =
                self.conn.prepare("SELECT card, slot, batch, sealed FROM person WHERE batch = ?1")?;
            let mut rows = rows.query([id])?;
            let last = self.keys.slots();
            let slots = self.keys.read_many(0..last)?;
            while let Some(row) = rows.next()? {
                let mut raw = Raw::of(row)?;
                cards.insert(raw.place.card);
                if raw.open(&self.master, &slots).is_ok() {
                    own.push(raw.place.slot);
                }
            }
        }
        own.sort_unstable();
        for run in own.chunk_by(|one, next| one + 1 == *next) {
            if let (Some(first), Some(last)) = (run.first(), run.last()) {
                self.keys.wipe(*first..*last + 1)?;
            }
        }
        self.keys.sync()?;
        let mut numbers: Vec<u64> = cards.iter().copied().collect();
        numbers.sort_unstable();
        // without their keys they are noise: the last of these flushes them all
        unflushed(self, |persons| {
            for run in numbers.chunk_by(|one, next| one + 1 == *next).flat_map(|run| run.chunks(RUN)) {
                if let (Some(first), Some(last)) = (run.first(), run.last()) {
                    persons
                        .conn
                        .prepare_cached("DELETE FROM person WHERE card BETWEEN ?1 AND ?2 AND batch = ?3")?
                        .execute([cell(*first)?, cell(*last)?, id])?;
                }
            }
            Ok(())
        })?;
        self.conn.execute("DELETE FROM batch WHERE id = ?1", [id])?;
        Ok(cards)
    }
}

/// What a row's seal says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Opens {
    Yes,
    Gone,
    Not,
}

impl Drop for Persons {
    fn drop(&mut self) {
        self.shared.stop();
        if let Some(build) = self.build.take() {
            // a thread that failed has said so through the state
            let _ = build.join();
        }
    }
}
