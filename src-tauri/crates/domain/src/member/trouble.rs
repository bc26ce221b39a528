//! What is wrong with a programme, before it is saved.

use super::programme::rate;
use super::{Gift, Programme, TIERS_MAX, Tier};
use serde::{Deserialize, Serialize};

/// Longest name of a card, in characters: a line of the narrow paper.
const NAME_MAX: usize = 20;

/// Something about a programme that cannot be, or that a person should look at twice. Tiers count from 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Trouble {
    NameEmpty,
    NameTooLong,
    /// Neither tiers nor other amounts: nothing can be sold.
    NothingSold,
    TooManyTiers,
    TierZero(usize),
    /// The amount of an earlier tier.
    TierTwice(usize),
    /// A gift above 100 per cent.
    GiftPercent(usize),
    /// A gift on spending above 100 per cent.
    SpendingGiftPercent,
    /// Looks like a typing slip: more is given than paid.
    GiftAboveAmount(usize),
    /// No card may hold amount and gift together.
    TierAboveLimit(usize),
    /// Cards without a name may hold more than cards with one.
    UnnamedAboveNamed,
}

impl Trouble {
    /// The name its sentences go by; never changed once used.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::NameEmpty => "name_empty",
            Self::NameTooLong => "name_too_long",
            Self::NothingSold => "nothing_sold",
            Self::TooManyTiers => "too_many_tiers",
            Self::TierZero(_) => "tier_zero",
            Self::TierTwice(_) => "tier_twice",
            Self::GiftPercent(_) => "gift_percent",
            Self::SpendingGiftPercent => "spending_gift_percent",
            Self::GiftAboveAmount(_) => "gift_above_amount",
            Self::TierAboveLimit(_) => "tier_above_limit",
            Self::UnnamedAboveNamed => "unnamed_above_named",
        }
    }

    /// True when the programme may be saved all the same.
    #[must_use]
    pub const fn is_warning(self) -> bool {
        matches!(self, Self::GiftAboveAmount(_) | Self::TierAboveLimit(_) | Self::UnnamedAboveNamed)
    }
}

impl Programme {
    /// Everything that is wrong, in the order of the form.
    #[must_use]
    pub fn check(&self) -> Vec<Trouble> {
        let mut found = Vec::new();
        let mut when = |wrong: bool, trouble| found.extend(wrong.then_some(trouble));
        when(self.name.trim().is_empty(), Trouble::NameEmpty);
        when(self.name.chars().count() > NAME_MAX, Trouble::NameTooLong);
        when(self.tiers.is_empty() && !self.any_amount, Trouble::NothingSold);
        when(self.tiers.len() > TIERS_MAX, Trouble::TooManyTiers);
        for (place, tier) in self.tiers.iter().enumerate() {
            let twice = self.tiers.iter().take(place).any(|other| other.amount == tier.amount);
            when(tier.amount.is_zero(), Trouble::TierZero(place));
            when(twice, Trouble::TierTwice(place));
            when(tier.gives().is_none(), Trouble::GiftPercent(place));
            when(
                matches!(tier.gift, Gift::Amount(gift) if gift > tier.amount),
                Trouble::GiftAboveAmount(place),
            );
            when(self.above_limit(tier), Trouble::TierAboveLimit(place));
        }
        when(rate(self.spending_gift).is_none(), Trouble::SpendingGiftPercent);
        when(self.limits.unnamed > self.limits.named, Trouble::UnnamedAboveNamed);
        found
    }

    /// True when nothing is wrong that would keep it from being used.
    #[must_use]
    pub fn is_sound(&self) -> bool {
        self.check().iter().all(|trouble| trouble.is_warning())
    }

    fn above_limit(&self, tier: &Tier) -> bool {
        let most = self.limits.named.max(self.limits.unnamed);
        tier.gives().is_some_and(|gift| tier.amount.plus(gift).is_none_or(|sum| sum > most))
    }
}
