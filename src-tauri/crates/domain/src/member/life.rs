//! Lost, found, replaced, closed.

use super::{Card, MemberRefusal, MoveKind, Plan, Programme, Standing};
use money::{Fen, FenDelta};

/// The card is reported lost: it is frozen with what is on it.
///
/// # Errors
/// [`MemberRefusal::CardLost`] when it is already; [`MemberRefusal::CardClosed`].
pub fn lose(card: &Card) -> Result<Plan, MemberRefusal> {
    card.must_be_active()?;
    let own = card.by(MoveKind::Lost, FenDelta::ZERO, FenDelta::ZERO);
    Ok(Plan::of(&[card], vec![own])?.leaving(Standing::Lost))
}

/// The card is found again.
///
/// # Errors
/// [`MemberRefusal::CardNotLost`]; [`MemberRefusal::CardClosed`].
pub fn found(card: &Card) -> Result<Plan, MemberRefusal> {
    card.must_be_alive()?;
    if card.standing != Standing::Lost {
        return Err(MemberRefusal::CardNotLost);
    }
    let own = card.by(MoveKind::Found, FenDelta::ZERO, FenDelta::ZERO);
    Ok(Plan::of(&[card], vec![own])?.leaving(Standing::Active))
}

/// A new card takes everything over, and the old one is closed; lost or not, since cards also break. It is no
/// new money: the limits are asked only when the new card, without a name, may hold less.
///
/// # Errors
/// [`MemberRefusal::CardClosed`]; [`MemberRefusal::CardLost`] of the new one; [`MemberRefusal::SameCard`];
/// [`MemberRefusal::CardNotEmpty`]; [`MemberRefusal::OverLimit`].
pub fn replace(old: &Card, new: &Card, programme: &Programme) -> Result<Plan, MemberRefusal> {
    old.must_be_alive()?;
    new.must_be_alive()?;
    if old.id == new.id {
        return Err(MemberRefusal::SameCard);
    }
    new.must_be_active()?;
    if !new.total().is_zero() {
        return Err(MemberRefusal::CardNotEmpty);
    }
    let (principal, gift) = (old.principal.as_delta(), old.gift.as_delta());
    let moves = vec![
        old.by(MoveKind::ReplaceOut, principal.negated(), gift.negated()),
        new.by(MoveKind::ReplaceIn, principal, gift),
    ];
    let plan = Plan::of(&[old, new], moves)?.leaving(Standing::Closed);
    if old.named && !new.named {
        plan.must_fit(&programme.limits)?;
    }
    Ok(plan)
}

/// What closing would do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Closing {
    /// The principal that the guest gets, in fen.
    pub paid_out: Fen,
    /// The gift that is lost to the guest, in fen.
    pub expired: Fen,
    /// The rules let it be paid out in notes.
    pub in_cash: bool,
    pub plan: Plan,
}

/// Closes a card for ever: its principal is paid out, its gift expires.
///
/// # Errors
/// [`MemberRefusal::CardLost`]: it must be found or replaced first; [`MemberRefusal::CardClosed`].
pub fn close(card: &Card, programme: &Programme) -> Result<Closing, MemberRefusal> {
    card.must_be_active()?;
    let minus = |fen: Fen| fen.as_delta().negated();
    let own = card.by(MoveKind::Close, minus(card.principal), minus(card.gift));
    Ok(Closing {
        paid_out: card.principal,
        expired: card.gift,
        in_cash: programme.limits.pay_in_cash(card.principal).is_ok(),
        plan: Plan::of(&[card], vec![own])?.leaving(Standing::Closed),
    })
}
