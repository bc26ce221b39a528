//! What the engine asks of book and holders before it does something with a card.

use super::super::Counter;
use super::cards::limited;
use ::members::{Finder, Persons, Trouble};
use domain::member::{Card, CardId, Programme, Standing};
use domain::refusal::Refusal;
use domain::sale::{Purpose, SaleStatus};
use domain::tender::Tender;
use store::CardRow;

impl Counter {
    /// What finds members, for any thread; `None` while who the cards belong to cannot be known.
    #[must_use]
    pub fn finder(&self) -> Option<Finder> {
        self.members.holders.as_ref().ok().map(Persons::finder)
    }

    /// The one writer of holders.
    ///
    /// # Errors
    /// [`Refusal::MembersAway`].
    pub(super) fn holders(&mut self) -> Result<&mut Persons, Refusal> {
        self.members.holders.as_mut().map_err(|_| Refusal::MembersAway)
    }

    /// # Errors
    /// [`Refusal::MembersOff`].
    pub(super) fn programme(&self) -> Result<&Programme, Refusal> {
        self.config.members.as_ref().ok_or(Refusal::MembersOff)
    }

    /// The rules of ways back, which are open also where no cards are sold any more.
    pub(in super::super) fn programme_or_plain(&self) -> Programme {
        self.config.members.clone().unwrap_or_default()
    }

    /// # Errors
    /// [`Refusal::CardUnknown`], [`Refusal::BookTrouble`].
    pub(super) fn card_row(&self, id: CardId) -> Result<CardRow, Refusal> {
        self.book.card_row(id).map_err(|_| Refusal::BookTrouble)?.ok_or(Refusal::CardUnknown)
    }

    /// # Errors
    /// As for [`Self::card_row`].
    pub(super) fn known_card(&self, id: CardId) -> Result<Card, Refusal> {
        Ok(self.card_row(id)?.card)
    }

    /// As [`Self::known_card`], with the name that the limits of a card go by.
    pub(super) fn limited_card(&self, id: CardId) -> Result<Card, Refusal> {
        Ok(limited(self.finder().as_ref(), &self.known_card(id)?))
    }

    /// The card itself or the last that took its place, as long as it is not closed.
    ///
    /// # Errors
    /// [`Refusal::BookTrouble`].
    pub(super) fn heir_of(&self, id: CardId) -> Result<Option<Card>, Refusal> {
        let found = self.book.card_now(id).map_err(|_| Refusal::BookTrouble)?;
        Ok(found.map(|(_, card)| card).filter(|card| card.standing != Standing::Closed))
    }

    /// Money for this card is paid or on its way, and not on it yet.
    pub(super) fn is_being_loaded(&self, card: CardId) -> bool {
        self.sales.values().any(|sale| {
            let own = matches!(sale.purpose, Purpose::TopUp { card: of, .. } if of == card);
            own && sale.status == SaleStatus::Open && !(sale.counted().is_zero() && sale.awaited().is_zero())
        })
    }

    /// Money could still come back onto this card: from an open sale that it paid, or from a top-up whose way
    /// back is not known.
    pub(super) fn is_awaited_on(&self, card: CardId) -> bool {
        let paid = |tender: &Tender| matches!(tender, Tender::Member { card: of, .. } if *of == card);
        let open = self.sales.values().filter(|sale| sale.status == SaleStatus::Open);
        let going = self.refunds.values().filter(|refund| !refund.orphan);
        let loaded = |sale| {
            let purpose = self.sale_of(sale).map(|sale| sale.purpose);
            let heir = |of| self.heir_of(of).is_ok_and(|heir| heir.is_some_and(|heir| heir.id == card));
            matches!(purpose, Ok(Purpose::TopUp { card: of, .. }) if of == card || heir(of))
        };
        open.flat_map(|sale| &sale.tenders).any(paid) || going.map(|refund| refund.sale).any(loaded)
    }
}

/// What a trouble with holders means at the counter; its code is for the log, and names nobody.
pub(super) fn away(trouble: Trouble) -> Refusal {
    tracing::error!(code = trouble.code(), "the holders of cards cannot be read or written");
    Refusal::MembersAway
}
