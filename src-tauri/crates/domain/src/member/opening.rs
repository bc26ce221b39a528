//! Balances brought in from an old system, and taken out again with their batch.

use super::{Card, MemberRefusal, Move, MoveKind, Plan, Programme};
use money::{Fen, FenDelta};
use serde::{Deserialize, Serialize};

/// What the old system knew of a balance, in fen; zero is a balance, too.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Opening {
    /// One sum: all of it counts as the guest's own money, since nobody can tell how much was given.
    Whole(Fen),
    Split {
        principal: Fen,
        gift: Fen,
    },
}

/// What bringing in would do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Brought {
    /// The old system did not know gifts: to be marked wherever the split is shown.
    pub unknown_split: bool,
    /// More is on the card than the rules allow: to be marked, and nothing can be loaded until it is spent.
    pub over_limit: bool,
    pub plan: Plan,
}

/// Brings an old balance onto a card, on top of what is there when a card is merged.
///
/// # Errors
/// [`MemberRefusal::CardLost`], [`MemberRefusal::CardClosed`]; [`MemberRefusal::AmountTooLarge`].
pub fn open_balance(card: &Card, programme: &Programme, opening: Opening) -> Result<Brought, MemberRefusal> {
    card.must_be_active()?;
    let (principal, gift, unknown_split) = match opening {
        Opening::Whole(principal) => (principal, Fen::ZERO, true),
        Opening::Split { principal, gift } => (principal, gift, false),
    };
    let own = card.by(MoveKind::Opening, principal.as_delta(), gift.as_delta());
    let plan = Plan::of(&[card], vec![own])?;
    Ok(Brought { unknown_split, over_limit: plan.must_fit(&programme.limits).is_err(), plan })
}

/// Takes a balance out again that was brought in, as long as the card was not used since. `since` are the
/// moves committed after it, in their order; those of other cards are passed over. Lost and found is no use,
/// and a later batch that was taken out itself leaves no trace.
///
/// # Errors
/// [`MemberRefusal::NotBroughtIn`] when `opening` is none of this card, or taken out already;
/// [`MemberRefusal::CardUsed`]; [`MemberRefusal::CardClosed`].
pub fn undo_opening(card: &Card, opening: &Move, since: &[Move]) -> Result<Plan, MemberRefusal> {
    if opening.card != card.id || opening.kind != MoveKind::Opening {
        return Err(MemberRefusal::NotBroughtIn);
    }
    card.must_be_alive()?;
    let mut later = 0_usize;
    for own in since.iter().filter(|own| own.card == card.id) {
        match own.kind {
            MoveKind::Lost | MoveKind::Found => {}
            MoveKind::Opening => later += 1,
            MoveKind::OpeningUndone => later = later.checked_sub(1).ok_or(MemberRefusal::NotBroughtIn)?,
            _ => return Err(MemberRefusal::CardUsed),
        }
    }
    if later > 0 {
        return Err(MemberRefusal::CardUsed);
    }
    let minus = |delta: FenDelta| delta.negated();
    let own = card.by(MoveKind::OpeningUndone, minus(opening.principal), minus(opening.gift));
    Plan::of(&[card], vec![own])
}
