//! One number settles: what is consumed, what goes back, and from which deposit, by the channel's rules.

use super::{Channels, Deposit, Draw, DrawKind, Hold, Times, standing};
use crate::ids::DepositId;
use crate::refusal::Refusal;
use money::Fen;

/// What the cashier asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Settle {
    /// What the shop takes, in fen; `None` is everything that is left.
    pub consume: Option<Fen>,
    /// The rest stays held where the channel allows it; else, and by default, it goes back.
    pub keep_rest: bool,
}

/// What happens to one deposit. One of the two amounts may be zero, not both.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Share {
    pub deposit: DepositId,
    /// Taken by the shop, in fen.
    pub consume: Fen,
    /// Given back to the guest, in fen.
    pub release: Fen,
    /// The release needs a call of its own because the channel does not free the rest with the consumption.
    pub apart: bool,
}

/// What a settlement would do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Plan {
    /// Oldest deposit first; that order is how the consumption is spread.
    pub shares: Vec<Share>,
    pub consume: Fen,
    pub release: Fen,
    /// Still held afterwards.
    pub kept: Fen,
}

/// Spreads one number over the chosen deposits, oldest first. A deposit that is named twice counts once, and
/// draws of other deposits are passed over.
///
/// # Errors
/// [`Refusal::DepositNothingLeft`]; [`Refusal::DepositTooMuch`] above what is left;
/// [`Refusal::DepositInDoubt`] while something of a chosen deposit is not decided;
/// [`Refusal::DepositUsedOnce`] when a channel that consumes once has done so;
/// [`Refusal::DepositNotHeld`] when one is not proven held, or is to be consumed although it was given up;
/// [`Refusal::AmountZero`] when nothing is taken and all may stay held;
/// [`Refusal::AmountTooLarge`] beyond the bound of money.
pub fn plan(chosen: &[(&Deposit, &[Draw])], settle: Settle, channels: &Channels) -> Result<Plan, Refusal> {
    let mut chosen: Vec<_> = chosen.iter().collect();
    chosen.sort_by_key(|(deposit, _)| deposit.id);
    chosen.dedup_by_key(|(deposit, _)| deposit.id);
    let mut open = Vec::with_capacity(chosen.len());
    for (deposit, draws) in chosen {
        if !deposit.is_held() {
            return Err(Refusal::DepositNotHeld);
        }
        let stands = standing(deposit, draws);
        if !stands.unknown.is_zero() {
            return Err(Refusal::DepositInDoubt);
        }
        if !stands.left.is_zero() {
            open.push((*deposit, *draws, stands.left));
        }
    }
    let total = Fen::sum(open.iter().map(|(.., left)| *left)).ok_or(Refusal::AmountTooLarge)?;
    if total.is_zero() {
        return Err(Refusal::DepositNothingLeft);
    }
    let consume = settle.consume.unwrap_or(total);
    total.less(consume).ok_or(Refusal::DepositTooMuch)?;
    let (mut rest, mut shares) = (consume, Vec::with_capacity(open.len()));
    for (deposit, draws, left) in open {
        let take = rest.min(left);
        rest = rest.less_or_zero(take);
        if let Some(share) = share(deposit, draws, take, left, settle.keep_rest, channels)? {
            shares.push(share);
        }
    }
    if shares.is_empty() {
        return Err(Refusal::AmountZero);
    }
    let release = Fen::sum(shares.iter().map(|share| share.release)).unwrap_or_default();
    let kept = total.less_or_zero(consume).less_or_zero(release);
    Ok(Plan { shares, consume, release, kept })
}

fn share(
    deposit: &Deposit,
    draws: &[Draw],
    take: Fen,
    left: Fen,
    keep_rest: bool,
    channels: &Channels,
) -> Result<Option<Share>, Refusal> {
    let rest = left.less_or_zero(take);
    let unwanted = deposit.is_unwanted();
    if unwanted && !take.is_zero() {
        return Err(Refusal::DepositNotHeld);
    }
    let (may_keep, frees_with) = match &deposit.hold {
        Hold::Frozen { wallet } => {
            let channel = channels.of(*wallet);
            let own = |draw: &&Draw| draw.deposit == deposit.id && draw.kind == DrawKind::Consume;
            let used = draws.iter().filter(own).any(|draw| !draw.takes().is_zero());
            if !take.is_zero() && used && channel.consumptions == Times::Once {
                return Err(Refusal::DepositUsedOnce);
            }
            (!unwanted && (take.is_zero() || channel.keeps_rest), true)
        }
        Hold::Paid { .. } | Hold::Cash | Hold::Record(_) => (true, false),
    };
    let release = if keep_rest && may_keep { Fen::ZERO } else { rest };
    let nothing = take.is_zero() && release.is_zero();
    let apart = !release.is_zero() && (take.is_zero() || !frees_with);
    Ok((!nothing).then_some(Share { deposit: deposit.id, consume: take, release, apart }))
}
