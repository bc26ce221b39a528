//! Member cards (会员卡): the guest's own money and the shop's gifts, two liabilities that never mix.
//!
//! Every plan is pure: it answers with the cards before and after, the [`Move`]s that make the difference and,
//! by [`Plan::txn`], the postings. A card's balance is the sum of its moves, and never negative.

mod between;
mod change;
mod invariant;
mod life;
mod moves;
mod opening;
mod programme;
#[cfg(test)]
mod proofs;
mod record;
mod refusal;
mod spend;
#[cfg(test)]
mod standings;
#[cfg(test)]
mod table;
mod top_up;
mod trouble;
#[cfg(test)]
mod world;

pub use between::{Part, adjust, move_card_to_card, small_change};
pub use change::{Change, Plan};
pub use invariant::{Breach, Flow, check_balance, check_limit, check_postings, flow};
pub use life::{Closing, close, found, lose, replace};
pub use moves::{Move, MoveKind, Side};
pub use opening::{Brought, Opening, open_balance, undo_opening};
pub use programme::{Gift, Limits, Programme, Shortfall, SpendOrder, TIERS_MAX, Tier};
pub use record::{Import, Why};
pub use refusal::MemberRefusal;
pub use spend::{GiveBack, Spend, Spent, give_back, spend, spend_up_to};
pub use top_up::{Ask, Hint, Refunded, TopUp, TopUpRefund, ToppedUp, hint, refund_top_up, top_up};
pub use trouble::Trouble;

use crate::time::BusinessDate;
use money::Fen;
use serde::{Deserialize, Serialize};

/// A member card of this shop: 1, 2, 3 …; says nothing about the person, and is never used again.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct CardId(pub u64);

/// What may be done with a card.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Standing {
    Active,
    /// Reported lost: nothing is spent or loaded until it is found or replaced.
    Lost,
    /// Paid out or replaced, for ever; nothing is on it.
    Closed,
}

/// One card as the book has it. Names and phone numbers live outside the book.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Card {
    pub id: CardId,
    /// Its holder is known by name: another limit.
    pub named: bool,
    pub standing: Standing,
    /// The guest's own money, in fen.
    pub principal: Fen,
    /// What the shop gave on top, in fen; spent like money, never paid out.
    pub gift: Fen,
    pub opened: BusinessDate,
}

impl Card {
    /// A card with nothing on it.
    #[must_use]
    pub const fn new(id: CardId, named: bool, opened: BusinessDate) -> Self {
        Self { id, named, standing: Standing::Active, principal: Fen::ZERO, gift: Fen::ZERO, opened }
    }

    /// All that can be spent, in fen.
    #[must_use]
    pub fn total(&self) -> Fen {
        self.principal.plus(self.gift).unwrap_or(Fen::MAX)
    }

    /// The card once these moves have happened to it; those of other cards are passed over.
    /// `None` when a part would become negative, or all of it more than money can be.
    #[must_use]
    pub fn moved(mut self, moves: &[Move]) -> Option<Self> {
        for own in moves.iter().filter(|own| own.card == self.id) {
            self.principal = self.principal.as_delta().plus(own.principal)?.as_fen()?;
            self.gift = self.gift.as_delta().plus(own.gift)?.as_fen()?;
        }
        self.principal.plus(self.gift)?;
        Some(self)
    }

    /// # Errors
    /// [`MemberRefusal::CardLost`], [`MemberRefusal::CardClosed`].
    const fn must_be_active(&self) -> Result<(), MemberRefusal> {
        match self.standing {
            Standing::Active => Ok(()),
            Standing::Lost => Err(MemberRefusal::CardLost),
            Standing::Closed => Err(MemberRefusal::CardClosed),
        }
    }

    /// # Errors
    /// [`MemberRefusal::CardClosed`].
    const fn must_be_alive(&self) -> Result<(), MemberRefusal> {
        match self.standing {
            Standing::Active | Standing::Lost => Ok(()),
            Standing::Closed => Err(MemberRefusal::CardClosed),
        }
    }
}

/// The share `amount * part / whole`, rounded down to whole fen; zero of nothing.
fn share_down(amount: Fen, part: Fen, whole: Fen) -> Fen {
    if whole.is_zero() {
        return Fen::ZERO;
    }
    // two amounts multiplied leave 64 bits
    let share = i128::from(amount.get()) * i128::from(part.get()) / i128::from(whole.get());
    i64::try_from(share).ok().and_then(Fen::new).unwrap_or(Fen::MAX)
}
