//! Persons of an import, sealed on another thread than the writer's, which then has only to write.

use crate::index::Index;
use crate::keys::chance;
use crate::person::Parts;
use crate::seal::{FIRST, Master, Place, ROW_MOST, SLOT};
use crate::trouble::Trouble;
use crate::words::{Code, Name, Note, Phone, seen};
use std::borrow::Cow;
use std::fmt;
use std::ops::Range;
use zeroize::Zeroizing;

/// Slots that are drawn at once.
const DRAWN: usize = 1_024;

/// A person as a table says it, within the limits of the words.
pub struct Draft<'a> {
    name: Cow<'a, str>,
    phone: Option<Phone>,
    code: Cow<'a, str>,
    note: Cow<'a, str>,
}

impl<'a> Draft<'a> {
    /// `None` when a part is none of its kind, or too long.
    #[must_use]
    pub fn read(name: &'a str, phone: Option<&str>, code: Option<&'a str>, note: &'a str) -> Option<Self> {
        let phone = phone.map(|text| Phone::parse(text).ok_or(()));
        let code = code.map(|text| Code::plain(text).ok_or(()));
        Some(Self {
            name: seen(name, Name::LETTERS_MAX)?,
            phone: phone.transpose().ok()?,
            code: code.transpose().ok()?.unwrap_or_default(),
            note: seen(note, Note::LETTERS_MAX)?,
        })
    }
}

/// Seals the persons of one batch, whose cards are numbered on.
pub struct Sealer {
    master: Master,
    batch: u64,
    card: u64,
    /// Those that were kept for the batch and are not used yet.
    slots: Range<u64>,
    drawn: Zeroizing<Vec<u8>>,
    piece: Sealed,
    waiting: Index,
}

/// Says nothing of keys and persons.
impl fmt::Debug for Sealer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Sealer").field("batch", &self.batch).finish_non_exhaustive()
    }
}

/// Persons ready to be written, in the order of their cards.
#[derive(Default)]
pub struct Sealed {
    /// The first one's.
    pub(crate) card: u64,
    pub(crate) slot: u64,
    pub(crate) slots: Zeroizing<Vec<u8>>,
    pub(crate) rows: Vec<u8>,
    /// Where each row ends.
    pub(crate) ends: Vec<usize>,
}

impl Sealed {
    #[must_use]
    pub const fn len(&self) -> usize {
        self.ends.len()
    }

    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.ends.is_empty()
    }

    /// The first card's number.
    #[must_use]
    pub const fn card(&self) -> u64 {
        self.card
    }

    /// Card, slot and sealed bytes of each.
    pub(crate) fn each(&self) -> impl Iterator<Item = (u64, u64, &[u8])> {
        let starts = std::iter::once(0).chain(self.ends.iter().copied());
        let rows = starts.zip(&self.ends).map(|(from, to)| self.rows.get(from..*to).unwrap_or_default());
        (self.card..).zip(self.slot..).zip(rows).map(|((card, slot), row)| (card, slot, row))
    }
}

/// What finders learn of a batch once it is safe.
pub struct Waiting(pub(crate) Index);

impl Sealer {
    pub(crate) fn new(master: Master, batch: u64, card: u64, slots: Range<u64>) -> Self {
        let piece = Sealed { card, slot: slots.start, ..Sealed::default() };
        Self { master, batch, card, slots, drawn: Zeroizing::default(), piece, waiting: Index::default() }
    }

    /// Seals the next one.
    ///
    /// # Errors
    /// [`Trouble::OutOfRange`] beyond what was said when the batch was begun; what the system's chance says.
    pub fn seal(&mut self, draft: &Draft<'_>) -> Result<(), Trouble> {
        let number = self.slots.next().ok_or(Trouble::OutOfRange)?;
        if self.drawn.is_empty() {
            self.drawn = Zeroizing::new(vec![0; DRAWN * SLOT]);
            chance(&mut self.drawn)?;
        }
        let rest = self.drawn.len() - SLOT;
        let slot: [u8; SLOT] =
            self.drawn.get(rest..).and_then(|last| last.try_into().ok()).unwrap_or_default();
        self.drawn.truncate(rest);
        let Draft { name, phone, code, note } = draft;
        let parts = Parts { name, phone: *phone, code, note };
        let place = Place { card: self.card, slot: number, batch: self.batch };
        let piece = &mut self.piece;
        piece.rows.reserve(ROW_MOST);
        self.master.seal(place, &slot, FIRST, &mut piece.rows, |out| parts.write(out))?;
        piece.ends.push(piece.rows.len());
        piece.slots.extend_from_slice(&slot[..]);
        self.waiting.push(self.card, number, *phone, name, code);
        self.card += 1;
        Ok(())
    }

    /// What was sealed since the last piece.
    pub fn piece(&mut self) -> Sealed {
        let next = Sealed { card: self.card, slot: self.slots.start, ..Sealed::default() };
        std::mem::replace(&mut self.piece, next)
    }

    /// All are sealed.
    #[must_use]
    pub fn end(self) -> Waiting {
        Waiting(self.waiting)
    }
}
