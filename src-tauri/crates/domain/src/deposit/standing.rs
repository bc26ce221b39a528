//! Where a deposit stands: the sum of what happened to it.

use super::{Deposit, Draw, DrawKind, Hold};
use crate::cloud::HoldFacts;
use crate::refund::Phase;
use money::Fen;

/// The parts of a deposit, in fen. `consumed + released + lapsed + unknown + left = amount` while it is held.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Standing {
    /// Taken by the shop.
    pub consumed: Fen,
    /// Given back by us.
    pub released: Fen,
    /// Given back by the wallet when its time was over.
    pub lapsed: Fen,
    /// Asked for and not decided.
    pub unknown: Fen,
    /// Still to be taken or given back; zero while the deposit itself is not proven held.
    pub left: Fen,
}

/// Sums a deposit's own draws; those of others are passed over.
#[must_use]
pub fn standing(deposit: &Deposit, draws: &[Draw]) -> Standing {
    let own = || draws.iter().filter(|draw| draw.deposit == deposit.id);
    let done = |kind: DrawKind| own().filter(move |draw| draw.phase == Phase::Done && draw.kind == kind);
    let sum = |all: &mut dyn Iterator<Item = Fen>| Fen::sum(all).unwrap_or(Fen::MAX);
    let consumed = sum(&mut done(DrawKind::Consume).map(|draw| draw.amount));
    let freed = sum(&mut done(DrawKind::Consume).map(|draw| draw.freed));
    let released = sum(&mut done(DrawKind::Release).map(|draw| draw.amount)).plus(freed).unwrap_or(Fen::MAX);
    let unknown = sum(&mut own().filter(|draw| !draw.phase.is_final()).map(Draw::takes));
    let spent = Fen::sum([consumed, released, unknown, deposit.lapsed]).unwrap_or(Fen::MAX);
    let left = if deposit.is_held() { deposit.amount.less_or_zero(spent) } else { Fen::ZERO };
    Standing { consumed, released, lapsed: deposit.lapsed, unknown, left }
}

/// What the wallet has given back by itself and no fact has told yet, in fen, by the cloud's own figures.
///
/// `None` when nothing is new, when the deposit is not frozen, and when more has lapsed than is left here: an
/// undecided draw and the lapse may be the same money, which would count twice. Asked again once it is decided.
#[must_use]
pub fn lapse(deposit: &Deposit, draws: &[Draw], facts: &HoldFacts) -> Option<Fen> {
    let stands = standing(deposit, draws);
    let frozen = matches!(deposit.hold, Hold::Frozen { .. });
    let new = facts.lapsed.less(stands.lapsed)?;
    (frozen && !new.is_zero() && new <= stands.left).then_some(new)
}
