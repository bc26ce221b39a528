//! From card to card, change onto a card, and setting a balance right.

use super::spend::split;
use super::{Card, MemberRefusal, MoveKind, Plan, Programme, SpendOrder};
use money::{Fen, FenDelta};
use serde::{Deserialize, Serialize};

/// Which money of a card.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Part {
    Principal,
    Gift,
}

/// Moves `amount`, all when `None`, to another card. The parts keep their kind and go in the ratio in which
/// they are there, whatever the order of spending: no transfer parts a gift from the money it came with.
///
/// # Errors
/// [`MemberRefusal::CardLost`], [`MemberRefusal::CardClosed`] of either card; [`MemberRefusal::SameCard`];
/// [`MemberRefusal::AmountZero`]; [`MemberRefusal::NothingOnCard`]; [`MemberRefusal::BalanceTooLow`];
/// [`MemberRefusal::OverLimit`] of the card that takes it; [`MemberRefusal::AmountTooLarge`].
pub fn move_card_to_card(
    from: &Card,
    to: &Card,
    programme: &Programme,
    amount: Option<Fen>,
) -> Result<Plan, MemberRefusal> {
    from.must_be_active()?;
    to.must_be_active()?;
    if from.id == to.id {
        return Err(MemberRefusal::SameCard);
    }
    if from.total().is_zero() {
        return Err(MemberRefusal::NothingOnCard);
    }
    let (principal, gift) = match amount {
        None => (from.principal, from.gift),
        Some(amount) if amount.is_zero() => return Err(MemberRefusal::AmountZero),
        Some(amount) if amount > from.total() => return Err(MemberRefusal::BalanceTooLow),
        Some(amount) => split(from, SpendOrder::Proportional, amount),
    };
    let (principal, gift) = (principal.as_delta(), gift.as_delta());
    let moves = vec![
        from.by(MoveKind::CardOut, principal.negated(), gift.negated()),
        to.by(MoveKind::CardIn, principal, gift),
    ];
    let plan = Plan::of(&[from, to], moves)?;
    plan.must_fit(&programme.limits)?;
    Ok(plan)
}

/// Change of a cash sale goes onto the card: principal, never with a gift.
///
/// # Errors
/// [`MemberRefusal::CardLost`], [`MemberRefusal::CardClosed`]; [`MemberRefusal::AmountZero`];
/// [`MemberRefusal::OverLimit`]; [`MemberRefusal::AmountTooLarge`].
pub fn small_change(card: &Card, programme: &Programme, change: Fen) -> Result<Plan, MemberRefusal> {
    card.must_be_active()?;
    if change.is_zero() {
        return Err(MemberRefusal::AmountZero);
    }
    let own = card.by(MoveKind::SmallChange, change.as_delta(), FenDelta::ZERO);
    let plan = Plan::of(&[card], vec![own])?;
    plan.must_fit(&programme.limits)?;
    Ok(plan)
}

/// Sets one part of a balance right, up or down, never below zero. A lost card can be set right, too.
///
/// # Errors
/// [`MemberRefusal::CardClosed`]; [`MemberRefusal::AmountZero`]; [`MemberRefusal::BalanceTooLow`];
/// [`MemberRefusal::OverLimit`]; [`MemberRefusal::AmountTooLarge`].
pub fn adjust(
    card: &Card,
    programme: &Programme,
    part: Part,
    delta: FenDelta,
) -> Result<Plan, MemberRefusal> {
    card.must_be_alive()?;
    if delta.is_zero() {
        return Err(MemberRefusal::AmountZero);
    }
    let (principal, gift) = match part {
        Part::Principal => (delta, FenDelta::ZERO),
        Part::Gift => (FenDelta::ZERO, delta),
    };
    let plan = Plan::of(&[card], vec![card.by(MoveKind::Adjust, principal, gift)])?;
    if delta > FenDelta::ZERO {
        plan.must_fit(&programme.limits)?;
    }
    Ok(plan)
}
