//! Rows as they lie in `persons`.

use crate::person::{Parts, Person};
use crate::schema::cell;
use crate::seal::{Master, Place, SLOT};
use crate::trouble::Trouble;
use rusqlite::{Connection, OptionalExtension, Row};

/// A row, still sealed.
pub(crate) struct Raw {
    pub place: Place,
    sealed: Vec<u8>,
}

impl Raw {
    /// From `card, slot, batch, sealed`.
    ///
    /// # Errors
    /// [`Trouble::Damaged`] for a column of another type or a negative number.
    pub(crate) fn of(row: &Row<'_>) -> Result<Self, Trouble> {
        let number = |at| row.get::<_, i64>(at).ok().and_then(|cell| u64::try_from(cell).ok());
        let (Some(card), Some(slot), Some(batch)) = (number(0), number(1), number(2)) else {
            return Err(Trouble::Damaged);
        };
        Ok(Self { place: Place { card, slot, batch }, sealed: row.get(3).map_err(|_| Trouble::Damaged)? })
    }

    /// Opens it with its slot out of all slots.
    ///
    /// # Errors
    /// [`Trouble::Gone`], [`Trouble::Damaged`].
    pub(crate) fn open(&mut self, master: &Master, slots: &[u8]) -> Result<Parts<'_>, Trouble> {
        let from = usize::try_from(self.place.slot).ok().and_then(|slot| slot.checked_mul(SLOT));
        let slot = from.and_then(|from| slots.get(from..)?.first_chunk()).ok_or(Trouble::Damaged)?;
        Parts::read(master.open(self.place, slot, &mut self.sealed)?)
    }

    /// Opens it with its slot.
    ///
    /// # Errors
    /// [`Trouble::Gone`], [`Trouble::Damaged`], [`Trouble::Newer`].
    pub(crate) fn person(&mut self, master: &Master, slot: &[u8; SLOT]) -> Result<Person, Trouble> {
        Person::read(master.open(self.place, slot, &mut self.sealed)?)
    }
}

/// # Errors
/// [`Trouble::Damaged`] when the row is no row of ours.
pub(crate) fn raw(conn: &Connection, card: u64) -> Result<Option<Raw>, Trouble> {
    let mut rows = conn.prepare_cached("SELECT card, slot, batch, sealed FROM person WHERE card = ?1")?;
    rows.query_row([cell(card)?], |row| Ok(Raw::of(row))).optional()?.transpose()
}

/// The place and the sealed bytes. A row that is no row of ours stands nowhere and holds nothing.
pub(crate) fn look(conn: &Connection, card: u64) -> Result<Option<(Place, Vec<u8>)>, Trouble> {
    match raw(conn, card) {
        Err(Trouble::Damaged) => Ok(Some((Place { card, slot: u64::MAX, batch: u64::MAX }, Vec::new()))),
        found => Ok(found?.map(|raw| (raw.place, raw.sealed))),
    }
}
