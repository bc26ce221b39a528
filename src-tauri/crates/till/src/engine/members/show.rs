//! The programme on the screen.

use super::super::Counter;
use super::back::Back;
use super::cards::{change_view, parts_of};
use crate::view::{CardChangeView, GuestView, MembersView, MoneyView, PaidView, TierView, UnloadView};
use domain::fact::Mode;
use domain::member::{Programme, Tier};
use money::Fen;

impl Counter {
    /// What the counter's cards are; `None` where it has none.
    pub(in super::super) fn members_view(&self) -> Option<MembersView> {
        let programme = self.config.members.as_ref()?;
        Some(MembersView {
            name: programme.name.clone(),
            tiers: tiers(programme),
            any_amount: programme.any_amount,
            spending_gift: programme.spending_gift,
            trouble: self.members.holders.as_ref().err().map(|trouble| trouble.code().to_owned()),
        })
    }

    /// The guest's card after a payment, with both balances.
    pub(in super::super) fn card_guest(&self, view: &PaidView) -> GuestView {
        let practice = self.config.mode == Mode::Practice;
        let paid = |card: &CardChangeView| card.principal.fen < 0 || card.gift.fen < 0;
        match view.cards.last() {
            Some(card) => GuestView::PaidByCard {
                amount: view.amount.clone(),
                card: card.clone(),
                top_up: !paid(card),
                practice,
            },
            None => GuestView::Blank,
        }
    }

    /// The balance of the card that the guest held out, while its page is open.
    pub(in super::super) fn presented_guest(&self) -> Option<GuestView> {
        let id = self.lane.presented.filter(|card| self.lane.opened_member == Some(*card))?;
        let card = self.known_card(id).ok()?;
        let (number, balance) = (super::number(id), MoneyView::from(card.total()));
        Some(GuestView::Card { number, balance, practice: self.config.mode == Mode::Practice })
    }
}

impl PaidView {
    /// The guest wants to see a card's balance, unless change is to be taken.
    pub(in super::super) fn tells_card(&self) -> bool {
        !self.cards.is_empty() && self.change.as_ref().is_none_or(|change| change.fen == 0)
    }
}

impl Back {
    /// Cards before and after.
    pub fn card_views(&self) -> Vec<CardChangeView> {
        let plans = self.ways.iter().filter_map(|way| way.plan.as_ref());
        plans.flat_map(parts_of).map(|part| change_view(&part)).collect()
    }

    pub fn unload_view(&self) -> Option<UnloadView> {
        let told = self.unload.as_ref()?;
        Some(UnloadView {
            change: self.card_views().into_iter().next()?,
            gift: MoneyView::from(told.is.gift),
            withheld: MoneyView::from(told.is.withheld),
            forgiven: MoneyView::from(told.is.forgiven),
            paid_out: MoneyView::from(told.paid_out),
        })
    }
}

/// The fixed amounts on their keys; one whose gift cannot be is left out.
#[must_use]
pub fn tiers(programme: &Programme) -> Vec<TierView> {
    (1..).zip(&programme.tiers).filter_map(|(key, tier)| tier_view(key, tier)).collect()
}

fn tier_view(key: u8, tier: &Tier) -> Option<TierView> {
    let gift = tier.gives()?;
    let total: Fen = tier.amount.plus(gift)?;
    Some(TierView {
        key,
        amount: MoneyView::from(tier.amount),
        gift: MoneyView::from(gift),
        total: MoneyView::from(total),
    })
}
