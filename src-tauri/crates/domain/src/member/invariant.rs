//! What must hold of cards, moves and postings: for the simulator, and for the store on live data.

use super::{Card, Change, Limits, Move, Standing};
use crate::ledger::{Account, Txn};
use money::{Fen, FenDelta};

/// How a book of cards can be wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Breach {
    /// A part was below zero after the move at this place.
    Negative(usize),
    /// The moves do not sum to the balance.
    Differs,
    /// Something is on a closed card.
    ClosedWithMoney,
    /// Money came onto a card beyond its limit.
    OverLimit,
    /// A transaction's debits are not its credits.
    Unbalanced,
    /// The lines of the liabilities are not the moves.
    Postings,
    /// A sum leaves the bound of money.
    TooLarge,
}

/// What came onto a card, what went, and what is left, in fen: `went + left = came`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Flow {
    pub came: Fen,
    pub went: Fen,
    pub left: Fen,
}

/// Sums moves, part by part. `None` when more went than came, or beyond the bound of money.
#[must_use]
pub fn flow<'a>(moves: impl IntoIterator<Item = &'a Move>) -> Option<Flow> {
    let mut flow = Flow::default();
    for delta in moves.into_iter().flat_map(|own| [own.principal, own.gift]) {
        match (delta.as_fen(), delta.negated().as_fen()) {
            (Some(came), _) => flow.came = flow.came.plus(came)?,
            (None, Some(went)) => flow.went = flow.went.plus(went)?,
            (None, None) => return None,
        }
    }
    flow.left = flow.came.less(flow.went)?;
    Some(flow)
}

/// The balance is the sum of all moves since the card was opened, in their order, and was never negative.
/// Moves of other cards are passed over.
///
/// # Errors
/// [`Breach::Negative`], [`Breach::Differs`], [`Breach::ClosedWithMoney`], [`Breach::TooLarge`].
pub fn check_balance(card: &Card, moves: &[Move]) -> Result<(), Breach> {
    let (mut principal, mut gift) = (FenDelta::ZERO, FenDelta::ZERO);
    for (place, own) in moves.iter().enumerate().filter(|(_, own)| own.card == card.id) {
        principal = principal.plus(own.principal).ok_or(Breach::TooLarge)?;
        gift = gift.plus(own.gift).ok_or(Breach::TooLarge)?;
        if principal < FenDelta::ZERO || gift < FenDelta::ZERO {
            return Err(Breach::Negative(place));
        }
    }
    if (principal, gift) != (card.principal.as_delta(), card.gift.as_delta()) {
        return Err(Breach::Differs);
    }
    if card.standing == Standing::Closed && !card.total().is_zero() {
        return Err(Breach::ClosedWithMoney);
    }
    Ok(())
}

/// A transaction sums to zero, and what it does to the two liabilities is what its moves say.
///
/// # Errors
/// [`Breach::Unbalanced`], [`Breach::Postings`], [`Breach::TooLarge`].
pub fn check_postings(moves: &[Move], txn: &Txn) -> Result<(), Breach> {
    let booked = |account| {
        let own = txn.postings.iter().filter(|line| line.account == account);
        FenDelta::sum(own.map(|line| line.delta.negated())).ok_or(Breach::TooLarge)
    };
    let moved = |part: fn(&Move) -> FenDelta| FenDelta::sum(moves.iter().map(part)).ok_or(Breach::TooLarge);
    if !txn.balances() {
        return Err(Breach::Unbalanced);
    }
    let principal = booked(Account::MemberPrincipal)? == moved(|own| own.principal)?;
    let gift = booked(Account::MemberGift)? == moved(|own| own.gift)?;
    if principal && gift { Ok(()) } else { Err(Breach::Postings) }
}

/// No card is beyond its limit by money that came in now. What was brought in from an old system, given back
/// or taken over from another card may be, and money may always leave.
///
/// # Errors
/// [`Breach::OverLimit`], [`Breach::TooLarge`].
pub fn check_limit(change: &Change, moves: &[Move], limits: &Limits) -> Result<(), Breach> {
    let own = moves.iter().filter(|own| own.card == change.after.id && own.kind.is_limited());
    let gained = FenDelta::sum(own.flat_map(|own| [own.principal, own.gift])).ok_or(Breach::TooLarge)?;
    let over = gained > FenDelta::ZERO && limits.exceeded(&change.after);
    if over { Err(Breach::OverLimit) } else { Ok(()) }
}
