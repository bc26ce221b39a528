//! The index in memory: columns packed side by side, asked by walking through them.
//!
//! A million members are some tens of megabytes, which a walk passes in milliseconds; so nothing has to be kept
//! sorted for a question, and a change costs next to nothing.

mod change;
mod find;
mod letters;
mod query;
mod sorted;

pub(crate) use change::{Change, Entry};
pub use find::Found;
pub(crate) use query::Query;
pub use sorted::Order;
pub(crate) use sorted::Sorted;

use crate::words::Phone;
use zeroize::Zeroize;

/// Stands for the card of an entry that was removed; no card has it.
const DEAD: u64 = u64::MAX;
/// Stands for a phone that is not there.
const NO_PHONE: u64 = u64::MAX;

/// All members, one entry each, in the order they came.
#[derive(Default)]
pub(crate) struct Index {
    cards: Vec<u64>,
    /// Packed as in [`Phone`].
    phones: Vec<u64>,
    /// The slot; a later member has a higher one.
    ages: Vec<u32>,
    /// Names in small letters without blanks and signs, each closed by a zero byte.
    names: Vec<u8>,
    name_at: Vec<u32>,
    /// For each letter of each name the set of initials it may have ([`letters`]), closed by a zero.
    letters: Vec<u16>,
    letter_at: Vec<u32>,
    /// Codes between line ends, and whose they are; few have one.
    codes: Vec<u8>,
    coded: Vec<(u32, u32)>,
    dead: usize,
    /// Counts the times that entries got other places.
    generation: u32,
}

impl Index {
    /// An empty one, ready to be asked at once.
    pub(crate) fn new() -> Self {
        letters::warm();
        Self::default()
    }

    pub(crate) fn len(&self) -> usize {
        self.cards.len()
    }

    /// Members in it.
    pub(crate) fn alive(&self) -> usize {
        self.len() - self.dead
    }

    /// Takes in a member. One that no longer fits (4 GiB of names) is left out.
    pub(crate) fn push(&mut self, card: u64, slot: u64, phone: Option<Phone>, name: &str, code: &str) {
        let places =
            (u32::try_from(self.names.len()), u32::try_from(self.letters.len()), u32::try_from(self.len()));
        let (Ok(name_at), Ok(letter_at), Ok(id)) = places else { return };
        self.cards.push(card);
        self.phones.push(phone.map_or(NO_PHONE, Phone::packed));
        self.ages.push(u32::try_from(slot).unwrap_or(u32::MAX));
        self.name_at.push(name_at);
        self.letter_at.push(letter_at);
        let mut utf8 = [0; 4];
        for letter in query::plain(name) {
            self.names.extend_from_slice(letter.encode_utf8(&mut utf8).as_bytes());
            self.letters.push(letters::class(letter));
        }
        self.names.push(0);
        self.letters.push(0);
        if !code.is_empty() {
            self.code(id, code.as_bytes());
        }
    }

    fn code(&mut self, id: u32, code: &[u8]) {
        if self.codes.is_empty() {
            self.codes.push(b'\n');
        }
        if let Ok(at) = u32::try_from(self.codes.len()) {
            self.coded.push((at, id));
            self.codes.extend_from_slice(code);
            self.codes.push(b'\n');
        }
    }

    /// Gives back what growing took too much.
    pub(crate) fn shrink(&mut self) {
        self.cards.shrink_to_fit();
        self.phones.shrink_to_fit();
        self.ages.shrink_to_fit();
        self.names.shrink_to_fit();
        self.name_at.shrink_to_fit();
        self.letters.shrink_to_fit();
        self.letter_at.shrink_to_fit();
        self.codes.shrink_to_fit();
        self.coded.shrink_to_fit();
    }

    /// Bytes of memory.
    pub(crate) fn bytes(&self) -> usize {
        8 * (self.cards.capacity() + self.phones.capacity() + self.coded.capacity())
            + 4 * (self.ages.capacity() + self.name_at.capacity() + self.letter_at.capacity())
            + 2 * self.letters.capacity()
            + self.names.capacity()
            + self.codes.capacity()
    }

    /// Where a name lies, without its closing byte.
    fn name_place(&self, id: usize) -> std::ops::Range<usize> {
        start(&self.name_at, id)..start(&self.name_at, id + 1).min(self.names.len()).saturating_sub(1)
    }

    fn letter_place(&self, id: usize) -> std::ops::Range<usize> {
        start(&self.letter_at, id)..start(&self.letter_at, id + 1).min(self.letters.len()).saturating_sub(1)
    }

    /// Where the code of `coded[at]` lies, without its line end.
    fn code_place(&self, at: usize) -> std::ops::Range<usize> {
        let from =
            self.coded.get(at).map_or(usize::MAX, |(from, _)| usize::try_from(*from).unwrap_or(usize::MAX));
        let rest = self.codes.get(from..).unwrap_or_default();
        from..from.saturating_add(memchr::memchr(b'\n', rest).unwrap_or(0))
    }

    /// The name as it is compared.
    fn name(&self, id: usize) -> &[u8] {
        self.names.get(self.name_place(id)).unwrap_or_default()
    }

    fn initials(&self, id: usize) -> &[u16] {
        self.letters.get(self.letter_place(id)).unwrap_or_default()
    }

    pub(crate) fn by_phone(&self, phone: Phone) -> Vec<u64> {
        let wanted = phone.packed();
        let all = self.phones.iter().zip(&self.cards);
        let mut cards: Vec<u64> = all.filter(|(own, _)| **own == wanted).map(|(_, card)| *card).collect();
        cards.sort_unstable();
        cards
    }

    pub(crate) fn by_code(&self, code: &str) -> Vec<u64> {
        let mut cards: Vec<u64> = (0..self.coded.len())
            .filter(|at| self.codes.get(self.code_place(*at)) == Some(code.as_bytes()))
            .filter_map(|at| self.cards.get(usize::try_from(self.coded.get(at)?.1).ok()?).copied())
            .collect();
        cards.sort_unstable();
        cards
    }

    /// Every code with its card.
    pub(crate) fn codes(&self) -> impl Iterator<Item = (&[u8], u64)> + '_ {
        self.coded.iter().enumerate().filter_map(|(at, (_, id))| {
            let card = self.cards.get(usize::try_from(*id).ok()?)?;
            Some((self.codes.get(self.code_place(at))?, *card))
        })
    }

    /// Every phone with its card.
    pub(crate) fn phones(&self) -> impl Iterator<Item = (Phone, u64)> + '_ {
        let all = self.phones.iter().zip(&self.cards);
        all.filter_map(|(phone, card)| Some((Phone::unpack(*phone).filter(|_| *phone != NO_PHONE)?, *card)))
    }
}

impl Drop for Index {
    fn drop(&mut self) {
        self.phones.zeroize();
        self.names.zeroize();
        self.letters.zeroize();
        self.codes.zeroize();
    }
}

/// Where an entry begins; behind the last one there is no end yet.
fn start(places: &[u32], id: usize) -> usize {
    places.get(id).map_or(usize::MAX, |at| usize::try_from(*at).unwrap_or(usize::MAX))
}
