//! Taking from a deposit or giving it back: one number each, repeated until known, like a refund.

use crate::cloud::Authority;
use crate::ids::{DepositId, TradeNo};
use crate::refund::{Course, Event, Life, Phase, Rules, Step, walk};
use crate::time::Moment;
use money::Fen;
use serde::{Deserialize, Serialize};

/// What is done with a part of a deposit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum DrawKind {
    /// The shop takes it; `freed` goes back to the guest with the same call.
    Consume,
    /// It goes back to the guest.
    Release,
}

/// One consumption or release.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Draw {
    /// The consumption's `out_trade_no`, `out_unfreeze_no`, or `out_refund_no` of a paid deposit.
    pub no: TradeNo,
    pub deposit: DepositId,
    pub kind: DrawKind,
    /// Taken, or given back, in fen; at least 1.
    pub amount: Fen,
    /// Given back together with a consumption, in fen; zero for a release.
    pub freed: Fen,
    /// Repeated with every repeat of the call.
    pub nonce: String,
    /// In whose right it goes back.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<Authority>,
    pub phase: Phase,
    /// When its first sending was committed.
    pub dispatched: Moment,
    /// What the cloud settles of a consumption, once it is done, in fen.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub settled: Option<Fen>,
    /// Not durable: found again by asking.
    #[serde(skip)]
    pub course: Course,
}

impl Draw {
    /// What it takes out of the deposit unless it is proven to have failed: `amount + freed`.
    #[must_use]
    pub fn takes(&self) -> Fen {
        match self.phase {
            Phase::Failed(_) => Fen::ZERO,
            _ => self.amount.plus(self.freed).unwrap_or(Fen::MAX),
        }
    }
}

/// Moves a draw by the rules of refunds: sent once, repeated under its number only after a question past the
/// horizon finds nothing, ended by a verified yes or by a no that a later question confirms.
#[must_use]
pub fn step_draw(draw: &Draw, event: Event, rules: Rules<'_>, now: Moment) -> Step<Draw> {
    let life = Life {
        phase: draw.phase.clone(),
        dispatched: draw.dispatched,
        course: draw.course.clone(),
        settled: draw.settled,
    };
    let Step { next, durable, effects } = walk(life, event, rules, now);
    let Life { phase, course, settled, .. } = next;
    Step { next: Draw { phase, course, settled, ..draw.clone() }, durable, effects }
}
