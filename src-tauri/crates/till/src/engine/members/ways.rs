//! Ways back that concern a card, once they are under way: what their slips say, and what happens when one fails.

use super::super::Counter;
use super::back::loaded_card;
use super::cards::part;
use super::postings::{plan_of, reloaded_entry};
use domain::fact::Entry;
use domain::member::{Move, MoveKind};
use domain::refund::{CardBack, Phase, Refund, Source};
use domain::refusal::Refusal;
use domain::sale::Sale;
use domain::slip::CardPart;
use money::{Fen, FenDelta};

impl Counter {
    /// What a way back did to a card, for its slip: what came onto it, or what was taken off for this way alone.
    pub(in super::super) fn back_part(&self, sale: &Sale, refund: &Refund) -> Option<CardPart> {
        if refund.orphan {
            return None;
        }
        let heir = |card| self.book.card_now(card).ok().flatten().map(|(_, card)| card);
        if let (Some(CardBack::Spent(is)), Source::Member { card, .. }) = (refund.card, &refund.source) {
            let gift = is.gift.delta(is.earned);
            return Some(part(&heir(*card)?, MoveKind::GiveBack, is.principal.as_delta(), gift));
        }
        let (card, _) = loaded_card(sale)?;
        // the gift and what was withheld went with the first way of those that were begun together
        let (gift, withheld) = match refund.card {
            Some(CardBack::Unloaded { is, .. }) => (is.gift, is.withheld),
            _ => (Fen::ZERO, Fen::ZERO),
        };
        let principal = refund.amount.plus(withheld)?.as_delta().negated();
        Some(part(&heir(card)?, MoveKind::TopUpRefund, principal, gift.as_delta().negated()))
    }

    /// The money of a top-up whose way back has failed is on its card again, in the commit that says so. A card
    /// cannot be closed before that is known.
    ///
    /// # Errors
    /// [`Refusal::BookTrouble`].
    pub(in super::super) fn reload_of(&self, next: &Refund) -> Result<Option<Entry>, Refusal> {
        if next.orphan || !matches!(next.phase, Phase::Failed(_)) {
            return Ok(None);
        }
        let Some((card, _)) = loaded_card(&self.sale_of(next.sale)?) else { return Ok(None) };
        let Some(heir) = self.heir_of(card)? else { return Ok(None) };
        let (kind, principal) = (MoveKind::TopUp, next.amount.as_delta());
        let own = Move { card: heir.id, kind, principal, gift: FenDelta::ZERO };
        Ok(plan_of(heir, own).map(|plan| reloaded_entry(&plan, next)))
    }
}
