//! When the rules of member cards say no. Closed: each has one sentence in zh-CN and one in en.

use serde::{Deserialize, Serialize};

/// Why something asked of a card was not done. Nothing has changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum MemberRefusal {
    AmountZero,
    /// Beyond the bound of money.
    AmountTooLarge,
    /// The card is reported lost.
    CardLost,
    /// The card is closed.
    CardClosed,
    /// The card is not reported lost.
    CardNotLost,
    /// Two cards are needed.
    SameCard,
    /// The new card has money on it already.
    CardNotEmpty,
    /// The card was used since.
    CardUsed,
    /// More than is on the card.
    BalanceTooLow,
    /// Nothing is on the card.
    NothingOnCard,
    /// More than the prepaid-card rules let a card of this kind hold.
    OverLimit,
    /// So much at once needs a card with a name.
    NameNeeded,
    /// Only the tiers are sold.
    NotATier,
    /// The setting cannot be: see its troubles.
    ProgrammeInvalid,
    /// Nothing is left of the top-up.
    TopUpNothingLeft,
    /// More than is left of the top-up.
    TopUpTooMuch,
    /// Nothing is left to give back.
    GiveBackNothingLeft,
    /// More than is left to give back.
    GiveBackTooMuch,
    /// More than may be paid out in notes.
    CashBackTooMuch,
    /// There is no such balance that was brought in.
    NotBroughtIn,
}

impl MemberRefusal {
    pub const ALL: [Self; 20] = [
        Self::AmountZero,
        Self::AmountTooLarge,
        Self::CardLost,
        Self::CardClosed,
        Self::CardNotLost,
        Self::SameCard,
        Self::CardNotEmpty,
        Self::CardUsed,
        Self::BalanceTooLow,
        Self::NothingOnCard,
        Self::OverLimit,
        Self::NameNeeded,
        Self::NotATier,
        Self::ProgrammeInvalid,
        Self::TopUpNothingLeft,
        Self::TopUpTooMuch,
        Self::GiveBackNothingLeft,
        Self::GiveBackTooMuch,
        Self::CashBackTooMuch,
        Self::NotBroughtIn,
    ];

    /// The name its sentences go by; never changed once used.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::AmountZero => "amount_zero",
            Self::AmountTooLarge => "amount_too_large",
            Self::CardLost => "card_lost",
            Self::CardClosed => "card_closed",
            Self::CardNotLost => "card_not_lost",
            Self::SameCard => "same_card",
            Self::CardNotEmpty => "card_not_empty",
            Self::CardUsed => "card_used",
            Self::BalanceTooLow => "balance_too_low",
            Self::NothingOnCard => "nothing_on_card",
            Self::OverLimit => "over_limit",
            Self::NameNeeded => "name_needed",
            Self::NotATier => "not_a_tier",
            Self::ProgrammeInvalid => "programme_invalid",
            Self::TopUpNothingLeft => "top_up_nothing_left",
            Self::TopUpTooMuch => "top_up_too_much",
            Self::GiveBackNothingLeft => "give_back_nothing_left",
            Self::GiveBackTooMuch => "give_back_too_much",
            Self::CashBackTooMuch => "cash_back_too_much",
            Self::NotBroughtIn => "not_brought_in",
        }
    }
}
