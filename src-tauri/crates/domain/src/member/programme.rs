//! The shop's rules for its cards: what is sold, what is given, what a card may hold.

use super::{Card, MemberRefusal};
use money::{Fen, Rate};
use serde::{Deserialize, Serialize};

/// Most tiers: each has a key, 1 to 9.
pub const TIERS_MAX: usize = 9;

/// A card programme. Versions are kept where it is stored.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Programme {
    /// The card's name, as guests read it.
    pub name: String,
    /// The fixed amounts; the first is on key 1.
    pub tiers: Vec<Tier>,
    /// Other amounts are sold, too; they never bring a gift.
    pub any_amount: bool,
    /// Gift on spending, in per cent of what is paid by principal; 0 is none.
    pub spending_gift: u16,
    pub order: SpendOrder,
    pub limits: Limits,
    pub shortfall: Shortfall,
}

/// A fixed amount.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tier {
    /// What the guest pays, in fen.
    pub amount: Fen,
    #[serde(default)]
    pub gift: Gift,
}

/// What comes on top of a tier.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Gift {
    #[default]
    None,
    /// So much, in fen.
    Amount(Fen),
    /// So many per cent of what is paid, rounded down to whole fen.
    Percent(u16),
}

/// Which money of a card is spent first.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum SpendOrder {
    #[default]
    GiftFirst,
    PrincipalFirst,
    /// Both in the ratio in which they are there; the gift's part is rounded down to whole fen.
    Proportional,
}

/// What happens when a top-up is refunded and its gift is not on the card any more.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Shortfall {
    /// It is kept back from the principal that would be paid out.
    #[default]
    FromPrincipal,
    /// The shop bears it.
    Forgive,
}

/// The prepaid-card rules as settings, all in fen; [`Fen::MAX`] is no limit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Limits {
    /// Most on a card with a name, principal and gift together.
    pub named: Fen,
    /// Most on a card without.
    pub unnamed: Fen,
    /// From this amount at once a card without a name sells nothing.
    pub real_name_from: Fen,
    /// Most that is paid out in notes; above it goes back to the account it came from.
    pub cash_back: Fen,
}

impl Default for Limits {
    /// Single-purpose prepaid cards: 5,000, 1,000, 10,000 and 100 yuan.
    fn default() -> Self {
        let yuan = |n: i64| Fen::new(n * 100).unwrap_or(Fen::MAX);
        Self { named: yuan(5_000), unnamed: yuan(1_000), real_name_from: yuan(10_000), cash_back: yuan(100) }
    }
}

impl Default for Programme {
    /// Any amount, no gifts.
    fn default() -> Self {
        Self {
            name: "会员卡".to_owned(),
            tiers: Vec::new(),
            any_amount: true,
            spending_gift: 0,
            order: SpendOrder::default(),
            limits: Limits::default(),
            shortfall: Shortfall::default(),
        }
    }
}

impl Limits {
    /// Most that may be on a card of this kind, in fen.
    #[must_use]
    pub const fn most(&self, named: bool) -> Fen {
        if named { self.named } else { self.unnamed }
    }

    /// True when more is on the card than the rules allow: only what is brought in or given back may do so.
    #[must_use]
    pub fn exceeded(&self, card: &Card) -> bool {
        card.total() > self.most(card.named)
    }

    /// Whether so much may be paid out in notes.
    ///
    /// # Errors
    /// [`MemberRefusal::CashBackTooMuch`].
    pub fn pay_in_cash(&self, amount: Fen) -> Result<(), MemberRefusal> {
        if amount > self.cash_back { Err(MemberRefusal::CashBackTooMuch) } else { Ok(()) }
    }
}

impl Tier {
    /// What it brings on top, in fen; `None` for a percentage that cannot be.
    #[must_use]
    pub fn gives(&self) -> Option<Fen> {
        match self.gift {
            Gift::None => Some(Fen::ZERO),
            Gift::Amount(gift) => Some(gift),
            Gift::Percent(percent) => Some(self.amount.share_down(rate(percent)?)),
        }
    }
}

impl Programme {
    /// The tier with exactly this amount; the first when two have it.
    #[must_use]
    pub fn tier(&self, amount: Fen) -> Option<&Tier> {
        self.tiers.iter().find(|tier| tier.amount == amount)
    }

    /// What a payment earns of which so much was principal: rounded down to whole fen, since nothing is
    /// ever earned that was not paid for. `None` for a percentage that cannot be.
    #[must_use]
    pub fn earned(&self, principal: Fen) -> Option<Fen> {
        Some(principal.share_down(rate(self.spending_gift)?))
    }
}

/// `None` above 100 per cent.
pub(super) fn rate(percent: u16) -> Option<Rate> {
    percent.checked_mul(100).and_then(Rate::basis_points)
}
