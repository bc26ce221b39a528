//! Who is here already, for many questions at one moment.

use super::halt::Halt;
use ::members::{Code, CodeBook, Finder, Phone, PhoneBook, Trouble};
use cardfile::RowRead;
use domain::member::{Card, CardId, Standing};
use domain::refusal::Refusal;
use money::Fen;
use std::path::Path;
use store::{Book, Reader};

/// A card that a row of the file meets.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Here {
    pub id: CardId,
    /// What is on it, in fen.
    pub total: Fen,
    pub named: bool,
    pub active: bool,
}

impl From<Card> for Here {
    fn from(card: Card) -> Self {
        let active = card.standing == Standing::Active;
        Self { id: card.id, total: card.total(), named: card.named, active }
    }
}

/// The cards that a row meets, at least one, none of them closed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Cards {
    One(Here),
    Many(Box<[Here]>),
}

impl Cards {
    /// `None` without any.
    pub fn of(mut cards: Vec<Here>) -> Option<Self> {
        cards.sort_unstable_by_key(|card| card.id);
        cards.dedup_by_key(|card| card.id);
        match cards.as_slice() {
            [] => None,
            [one] => Some(Self::One(*one)),
            _ => Some(Self::Many(cards.into_boxed_slice())),
        }
    }

    pub fn all(&self) -> &[Here] {
        match self {
            Self::One(card) => std::slice::from_ref(card),
            Self::Many(cards) => cards,
        }
    }

    /// The one card that a balance can go onto.
    pub fn takes(&self) -> Option<Here> {
        match self {
            Self::One(card) if card.active => Some(*card),
            _ => None,
        }
    }
}

/// How a row meets members who are here.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Met {
    pub cards: Cards,
    /// By its card number, too: no second card can have that.
    pub by_number: bool,
}

/// All phones and card numbers, and the book.
pub(super) struct Known {
    book: Reader,
    finder: Finder,
    phones: PhoneBook,
    codes: CodeBook,
    /// The next card's number.
    next: u64,
}

impl Known {
    /// # Errors
    /// [`Refusal::MembersAway`] while holders cannot be asked, [`Refusal::BookTrouble`].
    pub fn read(book: &Path, finder: &Finder) -> Result<Self, Refusal> {
        let book = Book::reader(book).map_err(|_| Refusal::BookTrouble)?;
        let next = book.head().map_err(|_| Refusal::BookTrouble)?.counters.card;
        let phones = finder.phone_book().map_err(|_| Refusal::MembersAway)?;
        let codes = finder.code_book().map_err(|_| Refusal::MembersAway)?;
        Ok(Self { book, finder: finder.clone(), phones, codes, next })
    }

    pub const fn book(&self) -> &Reader {
        &self.book
    }

    /// The cards with the row's phone or card number; `None` for somebody new.
    pub fn meets(&self, row: &RowRead) -> Result<Option<Met>, Halt> {
        let (phone, code) = (row.phone.as_deref(), row.card_no.as_deref());
        let phone = phone.filter(|_| !self.phones.is_empty()).and_then(Phone::parse);
        let code = code.filter(|_| !self.codes.is_empty()).and_then(Code::parse);
        let mut cards = Vec::new();
        for id in code.iter().flat_map(|code| self.codes.cards(code)) {
            cards.extend(self.here(id)?);
        }
        if let Some(id) = row.card_no.as_deref().and_then(|text| self.numbered(text)) {
            cards.extend(self.here(id)?.filter(|_| self.goes_by_number(id)));
        }
        let by_number = !cards.is_empty();
        for id in phone.iter().flat_map(|phone| self.phones.cards(*phone)) {
            cards.extend(self.here(id)?);
        }
        Ok(Cards::of(cards).map(|cards| Met { cards, by_number }))
    }

    /// The card of this shop with this number.
    fn numbered(&self, text: &str) -> Option<u64> {
        let digits = text.bytes().all(|byte| byte.is_ascii_digit());
        text.parse().ok().filter(|id| digits && (1..self.next).contains(id))
    }

    /// Nothing else is printed on it.
    fn goes_by_number(&self, id: u64) -> bool {
        match self.finder.holder(id) {
            Ok(person) => person.code.is_none(),
            Err(Trouble::Absent | Trouble::Gone) => true,
            Err(_) => false,
        }
    }

    fn here(&self, id: u64) -> Result<Option<Here>, Halt> {
        let card = self.book.card(CardId(id)).map_err(|_| Halt::Refused(Refusal::BookTrouble))?;
        Ok(card.filter(|card| card.standing != Standing::Closed).map(Here::from))
    }
}
