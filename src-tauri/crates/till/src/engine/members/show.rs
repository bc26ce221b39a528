//! The programme on the screen.

use super::super::Counter;
use crate::view::{MembersView, MoneyView, TierView};
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
