//! Many persons at once, of an import.

use crate::index::{Change, Index};
use crate::keys::chance;
use crate::person::Person;
use crate::persons::Persons;
use crate::schema::cell;
use crate::seal::{FIRST, Place, ROW_MOST, SLOT};
use crate::sealing::{Sealed, Sealer, Waiting};
use crate::trouble::Trouble;
use rusqlite::ErrorCode;
use zeroize::Zeroizing;

/// Rows of one transaction; nothing else at the counter waits longer than for one of them.
pub const CHUNK: usize = 2_000;

/// Rows of one statement: a statement costs more than its row.
const ROWS: usize = 50;
/// Numbers of one row in it.
const COLUMNS: usize = 4;

/// A batch that is being written. Nothing of it is found before [`Batch::finish`]; what is left of one that was
/// not finished goes when the folder is opened next.
pub struct Batch {
    id: u64,
    rows: u64,
    /// What the index takes in at the end.
    waiting: Index,
}

impl Persons {
    /// Begins a batch under the number that the book's fact will have; 0 is the counter's own.
    ///
    /// # Errors
    /// [`Trouble::BatchTaken`], [`Trouble::OutOfRange`], what the disk says.
    pub fn begin(&mut self, batch: u64) -> Result<Batch, Trouble> {
        let id = cell(batch)?;
        if batch == 0 {
            return Err(Trouble::BatchTaken);
        }
        match self.conn.execute("INSERT INTO batch(id, rows) VALUES (?1, 0)", [id]) {
            Err(error) if is_there(&error) => Err(Trouble::BatchTaken),
            done => done.map(|_| Batch { id: batch, rows: 0, waiting: Index::default() }).map_err(Into::into),
        }
    }

    /// Begins a batch of so many persons whose cards are numbered on from `first`: they are sealed elsewhere and
    /// written here.
    ///
    /// # Errors
    /// As [`Persons::begin`].
    pub fn begin_sealed(&mut self, batch: u64, first: u64, count: u64) -> Result<(Batch, Sealer), Trouble> {
        let begun = self.begin(batch)?;
        let slot = self.keys.reserve(count)?;
        Ok((begun, Sealer::new(self.master.clone(), batch, first, slot..slot + count)))
    }
}

impl Batch {
    /// Writes rows, [`CHUNK`] to a transaction. They are written, and safe only once [`Batch::finish`] came back;
    /// the counter's own [`Persons::add`] may come in between two calls.
    ///
    /// # Errors
    /// [`Trouble::Taken`] when a card has a person: the rows of its transaction are not written, those before are.
    /// [`Trouble::OutOfRange`], what the disk says.
    pub fn push(&mut self, persons: &mut Persons, rows: &[(u64, Person)]) -> Result<(), Trouble> {
        unflushed(persons, |persons| {
            rows.chunks(CHUNK).try_for_each(|piece| self.seal_and_write(persons, piece))
        })
    }

    fn seal_and_write(&mut self, persons: &mut Persons, rows: &[(u64, Person)]) -> Result<(), Trouble> {
        let mut slots = Zeroizing::new(vec![0; rows.len() * SLOT]);
        chance(&mut slots)?;
        let first = persons.keys.append(&slots)?;
        let (mut sealed, mut ends) = (Vec::with_capacity(rows.len() * 96), Vec::with_capacity(rows.len()));
        for (number, ((card, person), slot)) in (first..).zip(rows.iter().zip(slots.as_chunks::<SLOT>().0)) {
            let place = Place { card: *card, slot: number, batch: self.id };
            sealed.reserve(ROW_MOST);
            persons.master.seal(place, slot, FIRST, &mut sealed, |out| person.write(out))?;
            ends.push(sealed.len());
        }
        let starts = std::iter::once(0).chain(ends.iter().copied());
        let bytes = starts.zip(&ends).map(|(from, to)| sealed.get(from..*to).unwrap_or_default());
        let cards = rows.iter().map(|(card, _)| *card);
        let each = cards.zip(first..).zip(bytes).map(|((card, slot), row)| (card, slot, row));
        self.insert(persons, rows.len(), each)?;
        for (number, (card, person)) in (first..).zip(rows) {
            self.waiting.push(*card, number, person.phone, person.name.reveal(), code(person));
        }
        Ok(())
    }

    /// Writes persons that were sealed for this batch, in one transaction. They are safe once
    /// [`Batch::finish_sealed`] came back.
    ///
    /// # Errors
    /// [`Trouble::Taken`] when a card has a person: none of them is written. What the disk says.
    pub fn write(&mut self, persons: &mut Persons, sealed: &Sealed) -> Result<(), Trouble> {
        persons.keys.fill(sealed.slot, &sealed.slots)?;
        unflushed(persons, |persons| self.insert(persons, sealed.len(), sealed.each()))
    }

    fn insert<'a>(
        &mut self,
        persons: &mut Persons,
        count: usize,
        rows: impl Iterator<Item = (u64, u64, &'a [u8])>,
    ) -> Result<(), Trouble> {
        let batch = cell(self.id)?;
        let whole = count - count % ROWS;
        let txn = persons.conn.unchecked_transaction()?;
        {
            let mut many = txn.prepare_cached(&insertion(ROWS))?;
            let mut rest = txn.prepare_cached(&insertion((count - whole).max(1)))?;
            for (at, (card, slot, sealed)) in rows.enumerate() {
                let (write, place, last) = if at < whole {
                    (&mut many, at % ROWS, ROWS)
                } else {
                    (&mut rest, at - whole, count - whole)
                };
                let first = place * COLUMNS;
                write.raw_bind_parameter(first + 1, cell(card)?)?;
                write.raw_bind_parameter(first + 2, cell(slot)?)?;
                write.raw_bind_parameter(first + 3, batch)?;
                write.raw_bind_parameter(first + 4, sealed)?;
                if place + 1 == last {
                    match write.raw_execute() {
                        Err(error) if is_there(&error) => return Err(Trouble::Taken),
                        done => done?,
                    };
                }
            }
        }
        txn.commit()?;
        self.rows += u64::try_from(count).unwrap_or(0);
        Ok(())
    }

    /// Makes the batch safe: the keys first, then all rows with one flush. To be called before the book's fact;
    /// without that fact the batch goes when the folder is opened next. The answer is how many rows it has.
    ///
    /// # Errors
    /// What the disk says.
    pub fn finish(mut self, persons: &mut Persons) -> Result<u64, Trouble> {
        let waiting = std::mem::take(&mut self.waiting);
        self.finish_sealed(persons, Waiting(waiting))
    }

    /// As [`Batch::finish`], of persons that were sealed elsewhere.
    ///
    /// # Errors
    /// What the disk says.
    pub fn finish_sealed(self, persons: &mut Persons, waiting: Waiting) -> Result<u64, Trouble> {
        persons.keys.sync()?;
        let row = [cell(self.id)?, cell(self.rows)?];
        persons.conn.execute("UPDATE batch SET rows = ?2 WHERE id = ?1", row)?;
        persons.shared.apply(Change::Append(waiting.0));
        Ok(self.rows)
    }

    /// Removes what was written of it.
    ///
    /// # Errors
    /// What the disk says.
    pub fn abandon(self, persons: &mut Persons) -> Result<(), Trouble> {
        persons.drop_batch(self.id).map(|_| ())
    }
}

/// A power loss takes the whole batch or nothing of it: one flush at the end is enough.
pub(crate) fn unflushed(
    persons: &mut Persons,
    write: impl FnOnce(&mut Persons) -> Result<(), Trouble>,
) -> Result<(), Trouble> {
    persons.conn.pragma_update(None, "synchronous", "NORMAL")?;
    let written = write(persons);
    persons.conn.pragma_update(None, "synchronous", "FULL")?;
    written
}

pub(crate) fn code(person: &Person) -> &str {
    person.code.as_ref().map_or("", |code| code.reveal())
}

fn insertion(rows: usize) -> String {
    let one = |row: usize| {
        let at = row * COLUMNS;
        format!("(?{}, ?{}, ?{}, ?{})", at + 1, at + 2, at + 3, at + 4)
    };
    let rows: Vec<String> = (0..rows).map(one).collect();
    format!("INSERT INTO person(card, slot, batch, sealed) VALUES {}", rows.join(", "))
}

fn is_there(error: &rusqlite::Error) -> bool {
    error.sqlite_error_code() == Some(ErrorCode::ConstraintViolation)
}
