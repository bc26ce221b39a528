//! A new card in the place of a lost or broken one: it takes over the money and the holder.

use super::super::Counter;
use super::desk::Deed;
use super::known::away;
use super::words::read_code;
use crate::clock::Now;
use ::members::Person;
use domain::fact::{Entry, Fact};
use domain::member::{self, Card, CardId};
use domain::refusal::Refusal;

impl Counter {
    /// The holder is put to the new card first, then both cards move in one commit, then the old card's words go:
    /// find shows one card, and what is printed on the old plastic is no card's code any more. Cut short before the
    /// last step, the old words lie on a closed card and go when its holder is forgotten.
    pub(super) fn replace_card(&mut self, now: Now, old: CardId, code: &str) -> Result<(), Refusal> {
        let programme = self.programme()?.clone();
        let known = self.known_card(old)?;
        let new = Card::new(CardId(self.counts.card), known.named, self.day_now(now));
        let plan = member::replace(&known, &new, &programme)?;
        if self.is_being_loaded(old) {
            return Err(Refusal::CardBusy);
        }
        let code = read_code(code)?;
        self.code_must_be_free(code.as_ref(), Some(old))?;
        let away_for_good = self.finder().is_none();
        let person = if away_for_good && !known.named && code.is_none() {
            // nobody can be told to the new card, and nobody is missed by name
            Person::default()
        } else {
            Person { code, ..self.holder_of(old)?.unwrap_or_default() }
        };
        self.put_down(new.id, &person)?;
        let first = vec![Entry::plain(Fact::CardOpened { card: new })];
        let deed = Deed { plan: &plan, first, note: String::new(), paid_out: None };
        self.do_at_desk(now, deed)?;
        self.counts.card += 1;
        if let Ok(holders) = self.holders()
            && let Err(trouble) = holders.forget(old.0)
        {
            // they stay on the closed card, where they harm nothing
            let _told = away(trouble);
        }
        self.show_card(Some(new.id))
    }
}
