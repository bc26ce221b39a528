//! Who a card belongs to: put down, changed, looked at, forgotten.
//!
//! A holder stands outside the book, so each of these has two writes, and a power cut may fall between them. What
//! is left then is never a card without a holder it was told, nor a promise that was not kept: a holder is put
//! down before the card is opened, and destroyed before the book says so.

use super::super::Counter;
use super::known::away;
use super::words::{read_holder, read_reason};
use crate::clock::Now;
use crate::view::HolderEdit;
use ::members::{Code, Person, Trouble};
use domain::code::{Scanned, classify};
use domain::fact::{Entry, Fact};
use domain::member::{Card, CardId, MoveKind, Standing};
use domain::refusal::Refusal;
use store::StatementSpan;

impl Counter {
    /// A new card under the next number.
    pub(super) fn open_card(&mut self, now: Now, holder: &HolderEdit) -> Result<(), Refusal> {
        self.programme()?;
        let person = read_holder(holder, None)?;
        self.code_must_be_free(person.code.as_ref(), None)?;
        let card = Card::new(CardId(self.counts.card), !person.name.is_empty(), self.day_now(now));
        self.put_down(card.id, &person)?;
        self.commit(now, &[Entry::plain(Fact::CardOpened { card })])?;
        self.counts.card += 1;
        self.show_card(Some(card.id))
    }

    /// Puts a person to a card that is not opened yet, or nobody. Whoever is there was left by a power cut or by a
    /// book that was brought back: no card has had this number, so he is destroyed.
    pub(super) fn put_down(&mut self, card: CardId, person: &Person) -> Result<(), Refusal> {
        let nobody = *person == Person::default();
        let holders = match self.holders() {
            Err(_) if nobody => return Ok(()),
            holders => holders?,
        };
        if nobody {
            return holders.forget(card.0).map(|_| ()).map_err(away);
        }
        match holders.add(card.0, person) {
            Err(Trouble::Taken) => {
                holders.forget(card.0).map_err(away)?;
                holders.add(card.0, person).map_err(away)
            }
            done => done.map_err(away),
        }
    }

    /// Destroys whoever is put down at the next number: he was left by a power cut between holder and card.
    pub(in super::super) fn forget_left_over(&mut self) {
        let next = self.counts.card;
        if let Ok(holders) = self.holders()
            && let Err(trouble) = holders.forget(next)
        {
            // whoever gets this number is put down anew
            let _told = away(trouble);
        }
    }

    /// A code that some other card has, or that would never be taken for a card's, cannot be printed on one.
    ///
    /// # Errors
    /// [`Refusal::CardNumberTaken`], [`Refusal::MembersAway`], [`Refusal::BookTrouble`].
    pub(super) fn code_must_be_free(&self, code: Option<&Code>, own: Option<CardId>) -> Result<(), Refusal> {
        let Some(code) = code else { return Ok(()) };
        let scanned = classify(code.reveal(), &self.config.numbering.prefix);
        if !matches!(scanned, Scanned::Member(_) | Scanned::Refused(_)) {
            return Err(Refusal::CardNumberTaken);
        }
        let Some(Ok(cards)) = self.finder().map(|finder| finder.by_code(code)) else {
            return Err(Refusal::MembersAway);
        };
        for id in cards.into_iter().map(CardId).filter(|id| Some(*id) != own) {
            let known = self.book.card(id).map_err(|_| Refusal::BookTrouble)?;
            if known.is_some_and(|card| card.standing != Standing::Closed) {
                return Err(Refusal::CardNumberTaken);
            }
        }
        Ok(())
    }

    /// Who a card belongs to; `None` when nobody is put down.
    ///
    /// # Errors
    /// [`Refusal::MembersAway`].
    pub(super) fn holder_of(&self, card: CardId) -> Result<Option<Person>, Refusal> {
        match self.finder().ok_or(Refusal::MembersAway)?.holder(card.0) {
            Ok(person) => Ok(Some(person)),
            // a damaged row tells nothing and is written anew
            Err(Trouble::Absent | Trouble::Gone | Trouble::Damaged) => Ok(None),
            Err(trouble) => Err(away(trouble)),
        }
    }

    /// Other words of the holder. The stricter limit counts in between, should the power fail there.
    pub(super) fn rename(&mut self, now: Now, card: CardId, holder: &HolderEdit) -> Result<(), Refusal> {
        let programme = self.programme()?.clone();
        let known = self.known_card(card)?;
        let before = self.holder_of(card)?;
        let person = read_holder(holder, before.as_ref())?;
        if known.standing == Standing::Closed {
            return Err(Refusal::CardClosed);
        }
        self.code_must_be_free(person.code.as_ref(), Some(card))?;
        let named = !person.name.is_empty();
        if known.named && !named && programme.limits.exceeded(&Card { named, ..known }) {
            return Err(Refusal::CardOverLimit);
        }
        let fact = Entry::plain(Fact::CardNamed { card, named });
        if known.named && !named {
            self.commit(now, std::slice::from_ref(&fact))?;
        }
        self.write_holder(card, &person)?;
        if !known.named && named {
            self.commit(now, &[fact])?;
        }
        Ok(())
    }

    fn write_holder(&mut self, card: CardId, person: &Person) -> Result<(), Refusal> {
        let holders = self.holders()?;
        match holders.change(card.0, person) {
            Err(Trouble::Absent) => holders.add(card.0, person).map_err(away),
            Err(Trouble::Gone) => {
                // the row of somebody forgotten, of a copy that was brought back
                holders.forget(card.0).map_err(away)?;
                holders.add(card.0, person).map_err(away)
            }
            done => done.map_err(away),
        }
    }

    /// Somebody looks at what is masked. It is in the book before anything is shown.
    pub(super) fn see_phone(&mut self, now: Now, card: CardId, reason: &str) -> Result<(), Refusal> {
        let reason = read_reason(reason)?;
        self.known_card(card)?;
        let holder = self.holder_of(card)?.ok_or(Refusal::HolderGone)?;
        holder.phone.ok_or(Refusal::HolderGone)?;
        self.commit(now, &[Entry::plain(Fact::HolderSeen { card, reason })])
    }

    /// Destroys a holder's key and words, also those that a replacement left on an older card, and then writes it
    /// down: whatever the book says is forgotten is forgotten. Cut short in between, the page says "forgotten"
    /// all the same, and the same wish writes the fact.
    pub(super) fn forget_holder(&mut self, now: Now, card: CardId) -> Result<(), Refusal> {
        let known = self.known_card(card)?;
        let older = self.replaced_by(card)?;
        let holders = self.holders()?;
        let mut gone = holders.forget(card.0).map_err(away)? == ::members::Forgotten::Absent;
        for card in older {
            gone &= holders.forget(card.0).map_err(away)? == ::members::Forgotten::Absent;
        }
        if gone && !known.named {
            return Err(Refusal::HolderGone);
        }
        self.commit(now, &[Entry::plain(Fact::HolderForgotten { card })])
    }

    /// The cards whose place this one took, the newest first: found by the lines that brought their money.
    fn replaced_by(&self, card: CardId) -> Result<Vec<CardId>, Refusal> {
        let trouble = |_| Refusal::BookTrouble;
        let (mut found, mut last) = (Vec::new(), card);
        loop {
            let span = StatementSpan { limit: u32::MAX, ..StatementSpan::default() };
            let lines = self.book.statement(last, &span).map_err(trouble)?;
            let Some(line) = lines.iter().rev().find(|line| line.kind == MoveKind::ReplaceIn) else {
                return Ok(found);
            };
            let rows = self.book.journal(line.seq.saturating_sub(1), 1).map_err(trouble)?;
            let Some(row) = rows.first() else { return Ok(found) };
            let Fact::CardsMoved { moves, .. } = row.entry().map_err(trouble)?.fact else { return Ok(found) };
            let older = moves.iter().find(|own| own.kind == MoveKind::ReplaceOut).map(|own| own.card);
            let Some(older) = older.filter(|older| !found.contains(older)) else { return Ok(found) };
            found.push(older);
            last = older;
        }
    }
}
