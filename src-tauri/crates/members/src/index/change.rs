//! What happens to the index while it is in use.

use super::{DEAD, Index, NO_PHONE};
use crate::person::Person;
use crate::words::Phone;
use std::collections::HashSet;
use zeroize::{Zeroize, Zeroizing};

/// What the index has to learn.
pub(crate) enum Change {
    Put(Entry),
    Remove(u64),
    RemoveMany(HashSet<u64>),
    Append(Index),
}

/// One member.
pub(crate) struct Entry {
    card: u64,
    slot: u64,
    phone: Option<Phone>,
    name: Zeroizing<String>,
    code: Zeroizing<String>,
}

impl Entry {
    pub(crate) fn of(card: u64, slot: u64, person: &Person) -> Self {
        let (name, code) = (person.name.reveal().to_owned(), crate::batch::code(person).to_owned());
        Self { card, slot, phone: person.phone, name: name.into(), code: code.into() }
    }
}

impl Index {
    pub(crate) fn apply(&mut self, change: Change) {
        match change {
            Change::Put(entry) => {
                self.remove(entry.card);
                self.push(entry.card, entry.slot, entry.phone, &entry.name, &entry.code);
            }
            Change::Remove(card) => self.remove(card),
            Change::RemoveMany(cards) => self.remove_many(&cards),
            Change::Append(other) => self.append(other),
        }
        if self.dead > 1_000 && self.dead > self.len() / 4 {
            self.compact();
        }
    }

    fn remove(&mut self, card: u64) {
        if let Some(id) = self.cards.iter().position(|own| *own == card) {
            self.bury(id);
        }
    }

    /// The codes go in one walk of their own: taken out one by one, each would move all behind it.
    fn remove_many(&mut self, cards: &HashSet<u64>) {
        let mut kept = Vec::with_capacity(self.coded.len());
        for (at, (from, id)) in self.coded.iter().enumerate() {
            let card = usize::try_from(*id).ok().and_then(|id| self.cards.get(id));
            if card.is_some_and(|card| cards.contains(card)) {
                let place = self.code_place(at);
                self.codes.get_mut(place).unwrap_or_default().fill(b'\n');
            } else {
                kept.push((*from, *id));
            }
        }
        self.coded = kept;
        for id in 0..self.len() {
            if self.cards.get(id).is_some_and(|card| cards.contains(card)) {
                self.bury(id);
            }
        }
    }

    /// Nothing of the member stays in memory, and no question meets the entry again.
    fn bury(&mut self, id: usize) {
        let (name, letters) = (self.name_place(id), self.letter_place(id));
        self.names.get_mut(name).unwrap_or_default().zeroize();
        self.letters.get_mut(letters).unwrap_or_default().zeroize();
        if let (Some(card), Some(phone)) = (self.cards.get_mut(id), self.phones.get_mut(id)) {
            (*card, *phone) = (DEAD, NO_PHONE);
        }
        let own = u32::try_from(id).unwrap_or(u32::MAX);
        if let Ok(at) = self.coded.binary_search_by_key(&own, |(_, id)| *id) {
            let place = self.code_place(at);
            self.codes.get_mut(place).unwrap_or_default().fill(b'\n');
            self.coded.remove(at);
        }
        self.dead += 1;
    }

    fn append(&mut self, mut other: Self) {
        if self.len() == 0 && self.generation == 0 {
            std::mem::swap(self, &mut other);
            return;
        }
        let shifts =
            (u32::try_from(self.names.len()), u32::try_from(self.letters.len()), u32::try_from(self.len()));
        let ends = (self.names.len() + other.names.len(), self.letters.len() + other.letters.len());
        let (Ok(names), Ok(letters), Ok(first)) = shifts else { return };
        if u32::try_from(ends.0).is_err() || u32::try_from(ends.1).is_err() {
            return;
        }
        self.cards.extend_from_slice(&other.cards);
        self.phones.extend_from_slice(&other.phones);
        self.ages.extend_from_slice(&other.ages);
        self.names.extend_from_slice(&other.names);
        self.letters.extend_from_slice(&other.letters);
        self.name_at.extend(other.name_at.iter().map(|at| at + names));
        self.letter_at.extend(other.letter_at.iter().map(|at| at + letters));
        for (at, id) in other.coded.iter().enumerate().map(|(at, (_, id))| (at, *id)) {
            let code = other.codes.get(other.code_place(at)).unwrap_or_default();
            self.code(first + id, code);
        }
        self.dead += other.dead;
    }

    /// Gives the room of the removed back.
    fn compact(&mut self) {
        let mut fresh = Self::default();
        fresh.generation = self.generation.wrapping_add(1);
        let mut codes = self.coded.iter().enumerate().peekable();
        for id in 0..self.len() {
            let code = codes
                .next_if(|(_, (_, own))| usize::try_from(*own) == Ok(id))
                .map(|(at, _)| self.code_place(at));
            let (Some(card), Some(phone), Some(age)) =
                (self.cards.get(id), self.phones.get(id), self.ages.get(id))
            else {
                continue;
            };
            if *card == DEAD {
                continue;
            }
            let code =
                code.and_then(|place| self.codes.get(place)).and_then(|code| std::str::from_utf8(code).ok());
            let name = std::str::from_utf8(self.name(id)).unwrap_or("");
            fresh.push(*card, u64::from(*age), Phone::unpack(*phone), name, code.unwrap_or(""));
        }
        *self = fresh;
        self.shrink();
    }
}
