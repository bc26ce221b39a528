//! Money onto a card, with what the shop gives on top; and out again, the gift first.

use super::{Card, MemberRefusal, MoveKind, Plan, Programme, Shortfall};
use money::{Fen, FenDelta};
use serde::{Deserialize, Serialize};

/// What the guest asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ask {
    /// So much, in fen. The amount of a tier is that tier, with its gift.
    Amount(Fen),
    /// The tier at this place, from 0.
    Tier(usize),
}

/// A top-up as it was booked: what a refund must know.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ToppedUp {
    /// Paid by the guest, in fen.
    pub paid: Fen,
    /// Given on top, in fen.
    pub gift: Fen,
}

/// "No gift at this amount; 500 gives 75."
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Hint {
    /// The tier's amount, in fen.
    pub amount: Fen,
    /// Its gift, in fen; at least 1.
    pub gift: Fen,
}

/// What a top-up would do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TopUp {
    pub is: ToppedUp,
    /// Where a gift could be had, when there is none.
    pub hint: Option<Hint>,
    pub plan: Plan,
}

/// Money is paid onto a card. The gift is the tier's; other amounts never bring one.
///
/// # Errors
/// [`MemberRefusal::CardLost`], [`MemberRefusal::CardClosed`]; [`MemberRefusal::AmountZero`];
/// [`MemberRefusal::NotATier`] where only tiers are sold; [`MemberRefusal::ProgrammeInvalid`];
/// [`MemberRefusal::NameNeeded`] for so much on a card without a name; [`MemberRefusal::OverLimit`] when the
/// card would hold more than the rules allow, gift included; [`MemberRefusal::AmountTooLarge`].
pub fn top_up(card: &Card, programme: &Programme, ask: Ask) -> Result<TopUp, MemberRefusal> {
    card.must_be_active()?;
    let tier = match ask {
        Ask::Amount(amount) => programme.tier(amount),
        Ask::Tier(place) => Some(programme.tiers.get(place).ok_or(MemberRefusal::NotATier)?),
    };
    let paid = match (ask, tier) {
        (_, Some(tier)) => tier.amount,
        (Ask::Amount(amount), None) if amount.is_zero() || programme.any_amount => amount,
        _ => return Err(MemberRefusal::NotATier),
    };
    if paid.is_zero() {
        return Err(MemberRefusal::AmountZero);
    }
    let gift = match tier {
        Some(tier) => tier.gives().ok_or(MemberRefusal::ProgrammeInvalid)?,
        None => Fen::ZERO,
    };
    if !card.named && paid >= programme.limits.real_name_from {
        return Err(MemberRefusal::NameNeeded);
    }
    let own = card.by(MoveKind::TopUp, paid.as_delta(), gift.as_delta());
    let plan = Plan::of(&[card], vec![own])?;
    plan.must_fit(&programme.limits)?;
    Ok(TopUp { is: ToppedUp { paid, gift }, hint: hint(programme, paid), plan })
}

/// Where a gift could be had when this amount brings none: the next higher tier with a gift, else the highest
/// below. `None` when the amount brings one, or no tier does.
#[must_use]
pub fn hint(programme: &Programme, amount: Fen) -> Option<Hint> {
    let hint = |tier: &super::Tier| Some(Hint { amount: tier.amount, gift: tier.gives()? });
    let gives = |hint: &Hint| !hint.gift.is_zero();
    if programme.tier(amount).and_then(hint).is_some_and(|own| gives(&own)) {
        return None;
    }
    let all = || programme.tiers.iter().filter_map(hint).filter(gives);
    let above = all().filter(|tier| tier.amount > amount).min_by_key(|tier| tier.amount);
    above.or_else(|| all().max_by_key(|tier| tier.amount))
}

/// What was refunded of a top-up, once or all together, in fen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Refunded {
    /// Taken off the principal: paid out, or withheld.
    pub principal: Fen,
    /// Taken off the gift.
    pub gift: Fen,
    /// The part of `principal` that was kept for gift already spent.
    pub withheld: Fen,
    /// Gift already spent that the shop bears.
    pub forgiven: Fen,
}

impl Refunded {
    /// Both together. `None` above the bound of money.
    #[must_use]
    pub fn and(self, other: Self) -> Option<Self> {
        Some(Self {
            principal: self.principal.plus(other.principal)?,
            gift: self.gift.plus(other.gift)?,
            withheld: self.withheld.plus(other.withheld)?,
            forgiven: self.forgiven.plus(other.forgiven)?,
        })
    }
}

/// What the refund of a top-up would do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TopUpRefund {
    /// What the guest gets, in fen; zero when all of it is withheld.
    pub paid_out: Fen,
    /// This refund alone; the next is told the sum of all.
    pub is: Refunded,
    /// Principal that could still be refunded then, as far as it is on the card, in fen.
    pub left_after: Fen,
    /// The rules let it be paid out in notes.
    pub in_cash: bool,
    pub plan: Plan,
}

/// A top-up goes back, all that is left and there when `amount` is `None`. The whole gift goes first, however
/// small the part: what remains of the top-up is no tier any more. Gift that was spent is kept from what is
/// paid out, or forgiven, by [`Programme::shortfall`]; what `amount` cannot cover waits for the next part.
///
/// # Errors
/// [`MemberRefusal::CardLost`], [`MemberRefusal::CardClosed`]; [`MemberRefusal::AmountZero`];
/// [`MemberRefusal::TopUpNothingLeft`]; [`MemberRefusal::TopUpTooMuch`]; [`MemberRefusal::NothingOnCard`] when
/// its principal is spent; [`MemberRefusal::BalanceTooLow`] when less principal than `amount` is there.
pub fn refund_top_up(
    card: &Card,
    programme: &Programme,
    of: &ToppedUp,
    back: &Refunded,
    amount: Option<Fen>,
) -> Result<TopUpRefund, MemberRefusal> {
    card.must_be_active()?;
    let left = of.paid.less_or_zero(back.principal);
    let principal = refundable(card, left, amount)?;
    let settled = Fen::sum([back.gift, back.withheld, back.forgiven]).unwrap_or(Fen::MAX);
    let due = of.gift.less_or_zero(settled);
    let gift = due.min(card.gift);
    let short = due.less_or_zero(gift);
    let (withheld, forgiven) = match programme.shortfall {
        Shortfall::FromPrincipal => (short.min(principal), Fen::ZERO),
        Shortfall::Forgive => (Fen::ZERO, short),
    };
    let paid_out = principal.less_or_zero(withheld);
    let minus = |fen: Fen| fen.as_delta().negated();
    let mut moves = vec![card.by(MoveKind::TopUpRefund, minus(paid_out), minus(gift))];
    if !withheld.is_zero() {
        moves.push(card.by(MoveKind::GiftWithheld, minus(withheld), FenDelta::ZERO));
    }
    Ok(TopUpRefund {
        paid_out,
        is: Refunded { principal, gift, withheld, forgiven },
        left_after: left.less_or_zero(principal).min(card.principal.less_or_zero(principal)),
        in_cash: programme.limits.pay_in_cash(paid_out).is_ok(),
        plan: Plan::of(&[card], moves)?,
    })
}

fn refundable(card: &Card, left: Fen, amount: Option<Fen>) -> Result<Fen, MemberRefusal> {
    if left.is_zero() {
        return Err(MemberRefusal::TopUpNothingLeft);
    }
    let there = left.min(card.principal);
    match amount {
        Some(amount) if amount.is_zero() => Err(MemberRefusal::AmountZero),
        Some(amount) if amount > left => Err(MemberRefusal::TopUpTooMuch),
        _ if there.is_zero() => Err(MemberRefusal::NothingOnCard),
        Some(amount) if amount > there => Err(MemberRefusal::BalanceTooLow),
        Some(amount) => Ok(amount),
        None => Ok(there),
    }
}
