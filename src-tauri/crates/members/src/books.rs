//! All phones and all codes at one moment, for an import that asks for many.

use crate::words::{Code, Phone};
use std::hash::{BuildHasher as _, RandomState};

/// All phones and their cards at one moment; 16 bytes each.
pub struct PhoneBook(Vec<(Phone, u64)>);

impl PhoneBook {
    pub(crate) fn of(mut all: Vec<(Phone, u64)>) -> Self {
        all.sort_unstable();
        Self(all)
    }

    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The cards of a whole number, in their order.
    pub fn cards(&self, phone: Phone) -> impl Iterator<Item = u64> + '_ {
        let from = self.0.partition_point(|(own, _)| *own < phone);
        self.0.iter().skip(from).take_while(move |(own, _)| *own == phone).map(|(_, card)| *card)
    }
}

/// A code as it is kept here. Two different ones of a million meet once in 10^26 books, and nobody can make them.
type Mark = [u64; 2];

/// All codes and their cards at one moment; 24 bytes each.
pub struct CodeBook {
    seeds: [RandomState; 2],
    codes: Vec<(Mark, u64)>,
}

impl CodeBook {
    pub(crate) fn seeds() -> [RandomState; 2] {
        [RandomState::new(), RandomState::new()]
    }

    pub(crate) fn read<'a>(
        seeds: &[RandomState; 2],
        codes: impl Iterator<Item = (&'a [u8], u64)>,
    ) -> Vec<(Mark, u64)> {
        codes.map(|(code, card)| (mark(seeds, code), card)).collect()
    }

    pub(crate) fn of(seeds: [RandomState; 2], mut codes: Vec<(Mark, u64)>) -> Self {
        codes.sort_unstable();
        Self { seeds, codes }
    }

    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.codes.is_empty()
    }

    /// The cards with this code, in their order.
    pub fn cards(&self, code: &Code) -> impl Iterator<Item = u64> + '_ {
        let wanted = mark(&self.seeds, code.reveal().as_bytes());
        let from = self.codes.partition_point(|(own, _)| *own < wanted);
        self.codes.iter().skip(from).take_while(move |(own, _)| *own == wanted).map(|(_, card)| *card)
    }
}

fn mark(seeds: &[RandomState; 2], code: &[u8]) -> Mark {
    seeds.each_ref().map(|seed| seed.hash_one(code))
}
