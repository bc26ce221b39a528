//! A field of the card programme that cannot be, told so that its field on the screen is found.

use domain::member::Trouble;
use std::fmt;

/// A field that cannot be. Tiers count from 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ProgrammeFault {
    /// No amount stands there.
    TierAmount(usize),
    /// Neither an amount nor whole per cent.
    GiftAmount(usize),
    /// The limit of this name is no amount.
    Limit(&'static str),
    Rules(Trouble),
}

/// `programme.<code>`, with the tier's number behind it where it is about one.
impl fmt::Display for ProgrammeFault {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::TierAmount(tier) => write!(out, "programme.tier_amount.{tier}"),
            Self::GiftAmount(tier) => write!(out, "programme.gift_amount.{tier}"),
            Self::Limit(name) => write!(out, "programme.limit.{name}"),
            Self::Rules(trouble) => {
                write!(out, "programme.{}", trouble.code())?;
                match trouble {
                    Trouble::TierZero(tier)
                    | Trouble::TierTwice(tier)
                    | Trouble::GiftPercent(tier)
                    | Trouble::GiftAboveAmount(tier)
                    | Trouble::TierAboveLimit(tier) => write!(out, ".{tier}"),
                    Trouble::NameEmpty
                    | Trouble::NameTooLong
                    | Trouble::NothingSold
                    | Trouble::TooManyTiers
                    | Trouble::SpendingGiftPercent
                    | Trouble::UnnamedAboveNamed => Ok(()),
                }
            }
        }
    }
}
