//! What a plan does: cards before and after for the screen, moves for the statement, postings for the book.

use super::{Card, Limits, MemberRefusal, Move, MoveKind, Standing};
use crate::ledger::{Account, Txn, TxnId};
use money::FenDelta;
use serde::{Deserialize, Serialize};

/// One card before and after.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Change {
    pub before: Card,
    pub after: Card,
}

/// What is done to one card, or to two: the giving one comes first.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Plan {
    pub changes: Vec<Change>,
    /// In the order of the statement; all of one plan are committed together.
    pub moves: Vec<Move>,
}

impl Plan {
    /// Applies the moves to the cards. All must be theirs.
    ///
    /// # Errors
    /// [`MemberRefusal::AmountTooLarge`] when a balance would leave the bound of money;
    /// [`MemberRefusal::BalanceTooLow`] when one would be negative.
    pub(super) fn of(cards: &[&Card], moves: Vec<Move>) -> Result<Self, MemberRefusal> {
        let mut changes = Vec::with_capacity(cards.len());
        for card in cards {
            let after = card.moved(&moves).ok_or_else(|| {
                let gains = |own: &Move| own.card == card.id && own.principal.get() + own.gift.get() > 0;
                if moves.iter().any(gains) {
                    MemberRefusal::AmountTooLarge
                } else {
                    MemberRefusal::BalanceTooLow
                }
            })?;
            changes.push(Change { before: **card, after });
        }
        Ok(Self { changes, moves })
    }

    /// The first card stands so afterwards.
    pub(super) fn leaving(mut self, standing: Standing) -> Self {
        if let Some(change) = self.changes.first_mut() {
            change.after.standing = standing;
        }
        self
    }

    /// The last card, which gains by the plan, respects the limits.
    ///
    /// # Errors
    /// [`MemberRefusal::OverLimit`].
    pub(super) fn must_fit(&self, limits: &Limits) -> Result<(), MemberRefusal> {
        match self.changes.last() {
            Some(change) if limits.exceeded(&change.after) => Err(MemberRefusal::OverLimit),
            _ => Ok(()),
        }
    }

    /// The transaction of these moves. `other` is where money comes from or goes: the drawer, a wallet's
    /// clearing account, the terminal, sales, refunds. Kinds that move no such money do not look at it.
    #[must_use]
    pub fn txn(&self, id: impl Into<String>, other: Account) -> Txn {
        let postings = self.moves.iter().flat_map(|own| own.postings(other)).collect();
        Txn { id: TxnId(id.into()), postings }
    }
}

impl Card {
    /// A move of this card.
    pub(super) const fn by(&self, kind: MoveKind, principal: FenDelta, gift: FenDelta) -> Move {
        Move { card: self.id, kind, principal, gift }
    }
}
