//! Paying by card, and giving such a payment back.

use super::{Card, MemberRefusal, MoveKind, Plan, Programme, SpendOrder, share_down};
use money::{Fen, FenDelta};
use serde::{Deserialize, Serialize};

/// What a payment took and brought, or what was given back of it, once or all together; in fen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Spent {
    pub principal: Fen,
    pub gift: Fen,
    /// Gift on spending.
    pub earned: Fen,
}

impl Spent {
    /// What it counts for the sale, in fen.
    #[must_use]
    pub fn amount(&self) -> Fen {
        self.principal.plus(self.gift).unwrap_or(Fen::MAX)
    }

    /// Both together. `None` above the bound of money.
    #[must_use]
    pub fn and(self, other: Self) -> Option<Self> {
        Some(Self {
            principal: self.principal.plus(other.principal)?,
            gift: self.gift.plus(other.gift)?,
            earned: self.earned.plus(other.earned)?,
        })
    }
}

/// What a payment by card would do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Spend {
    pub is: Spent,
    /// Still to be paid by another tender, in fen.
    pub rest: Fen,
    pub plan: Plan,
}

/// Pays `amount` by card.
///
/// Which money goes first is [`Programme::order`]. The gift on spending is [`Programme::spending_gift`] per
/// cent of the principal that was spent: 15 means 15 %, one yuan of the guest's own money brings 0.15 yuan.
/// Money that was a gift never earns another one. Fractions of a fen are dropped.
///
/// # Errors
/// [`MemberRefusal::CardLost`], [`MemberRefusal::CardClosed`]; [`MemberRefusal::AmountZero`];
/// [`MemberRefusal::NothingOnCard`]; [`MemberRefusal::BalanceTooLow`]; [`MemberRefusal::ProgrammeInvalid`].
pub fn spend(card: &Card, programme: &Programme, amount: Fen) -> Result<Spend, MemberRefusal> {
    let spend = spend_up_to(card, programme, amount)?;
    if spend.rest.is_zero() { Ok(spend) } else { Err(MemberRefusal::BalanceTooLow) }
}

/// As [`spend`], with as much as is there; the rest is for another tender.
///
/// # Errors
/// As for [`spend`], without [`MemberRefusal::BalanceTooLow`].
pub fn spend_up_to(card: &Card, programme: &Programme, amount: Fen) -> Result<Spend, MemberRefusal> {
    card.must_be_active()?;
    if amount.is_zero() {
        return Err(MemberRefusal::AmountZero);
    }
    if card.total().is_zero() {
        return Err(MemberRefusal::NothingOnCard);
    }
    let take = amount.min(card.total());
    let (principal, gift) = split(card, programme.order, take);
    let earned = programme.earned(principal).ok_or(MemberRefusal::ProgrammeInvalid)?;
    let minus = |fen: Fen| fen.as_delta().negated();
    let mut moves = vec![card.by(MoveKind::Spend, minus(principal), minus(gift))];
    if !earned.is_zero() {
        moves.push(card.by(MoveKind::SpendGift, FenDelta::ZERO, earned.as_delta()));
    }
    let plan = Plan::of(&[card], moves)?;
    Ok(Spend { is: Spent { principal, gift, earned }, rest: amount.less_or_zero(take), plan })
}

/// How `amount` is taken: principal and gift. The two sum to it exactly, and each is there.
pub(super) fn split(card: &Card, order: SpendOrder, amount: Fen) -> (Fen, Fen) {
    let gift = match order {
        SpendOrder::GiftFirst => amount.min(card.gift),
        SpendOrder::PrincipalFirst => amount.less_or_zero(card.principal),
        SpendOrder::Proportional => share_down(amount, card.gift, card.total()),
    };
    (amount.less_or_zero(gift), gift)
}

/// What giving back would do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GiveBack {
    /// This time alone: `earned` is what is taken back. The next time is told the sum of all.
    pub is: Spent,
    /// Earned by what is given back, spent already, and not to be had, in fen.
    pub short: Fen,
    /// What could still be given back then, in fen.
    pub left_after: Fen,
    /// More is on the card then than the rules allow; it belongs there all the same.
    pub over_limit: bool,
    pub plan: Plan,
}

/// A payment by card goes back onto the card, all that is left when `amount` is `None`; `back` is what was
/// given back of it before. `card` is the one that takes it: after a replacement the new one.
///
/// The parts keep their kind, in the ratio in which they were spent, so that the whole restores both exactly,
/// in however many steps. What the payment earned is taken back in the same ratio, as far as gift is there.
///
/// # Errors
/// [`MemberRefusal::CardClosed`]; [`MemberRefusal::AmountZero`]; [`MemberRefusal::GiveBackNothingLeft`];
/// [`MemberRefusal::GiveBackTooMuch`]; [`MemberRefusal::AmountTooLarge`].
pub fn give_back(
    card: &Card,
    programme: &Programme,
    of: &Spent,
    back: &Spent,
    amount: Option<Fen>,
) -> Result<GiveBack, MemberRefusal> {
    card.must_be_alive()?;
    let left_principal = of.principal.less_or_zero(back.principal);
    let left = left_principal.plus(of.gift.less_or_zero(back.gift)).unwrap_or(Fen::MAX);
    if left.is_zero() {
        return Err(MemberRefusal::GiveBackNothingLeft);
    }
    let amount = amount.unwrap_or(left);
    if amount.is_zero() {
        return Err(MemberRefusal::AmountZero);
    }
    let left_after = left.less(amount).ok_or(MemberRefusal::GiveBackTooMuch)?;
    // counted from the start each time: no fen is lost between two parts
    let whole = of.amount();
    let so_far = whole.less_or_zero(left_after);
    let gift = share_down(of.gift, so_far, whole)
        .less_or_zero(back.gift)
        .min(amount)
        .max(amount.less_or_zero(left_principal));
    let principal = amount.less_or_zero(gift);
    let kept = share_down(of.earned, left_after, whole);
    let due = of.earned.less_or_zero(kept).less_or_zero(back.earned);
    let earned = due.min(card.gift.plus(gift).ok_or(MemberRefusal::AmountTooLarge)?);
    let mut moves = vec![card.by(MoveKind::GiveBack, principal.as_delta(), gift.as_delta())];
    if !earned.is_zero() {
        moves.push(card.by(MoveKind::SpendGiftBack, FenDelta::ZERO, earned.as_delta().negated()));
    }
    let plan = Plan::of(&[card], moves)?;
    Ok(GiveBack {
        is: Spent { principal, gift, earned },
        short: due.less_or_zero(earned),
        left_after,
        over_limit: plan.must_fit(&programme.limits).is_err(),
        plan,
    })
}
