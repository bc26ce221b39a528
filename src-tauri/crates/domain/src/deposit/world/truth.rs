//! The model cloud: what it holds, and what it says.

use super::plot::Mood;
use super::{AMOUNT, Happening, World, fen};
use crate::cloud::HoldFacts;
use crate::deposit::{Draw, DrawKind};
use crate::evidence::{RefundEvidence, RefundFacts, RefundReason};
use crate::refund::Asked;

/// What became of a number at the cloud.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Truth {
    /// Reserved; its end is known to nobody but the plot.
    UnderWay,
    Done,
    Failed,
}

impl World {
    /// One part of every draw whose truth is wanted, in fen.
    fn spent(&self, wanted: impl Fn(Truth) -> bool, part: impl Fn(&Draw) -> i64) -> i64 {
        self.truth
            .iter()
            .filter(|(_, truth)| wanted(**truth))
            .map(|(place, _)| part(&self.draws[*place]))
            .sum()
    }

    pub(super) fn cloud_left(&self) -> i64 {
        let whole = |draw: &Draw| draw.amount.get() + draw.freed.get();
        AMOUNT - self.spent(|truth| truth != Truth::Failed, whole) - self.lapsed
    }

    pub(super) fn facts(&self) -> HoldFacts {
        let consumed = |draw: &Draw| if draw.kind == DrawKind::Consume { draw.amount.get() } else { 0 };
        let whole = |draw: &Draw| draw.amount.get() + draw.freed.get();
        let taken = self.spent(|truth| truth == Truth::Done, consumed);
        let released = self.spent(|truth| truth == Truth::Done, whole) - taken;
        let frozen = AMOUNT - taken - released - self.lapsed;
        HoldFacts {
            frozen: fen(frozen),
            consumed: fen(taken),
            released: fen(released),
            lapsed: fen(self.lapsed),
        }
    }

    /// A call reaches the cloud. A number that it knows is never fulfilled again.
    pub(super) fn arrives(&mut self, place: usize, asked: Asked) -> RefundEvidence {
        if let Some(truth) = self.truth.get(&place) {
            return match truth {
                Truth::UnderWay => RefundEvidence::Processing,
                Truth::Done => self.done(place),
                Truth::Failed => RefundEvidence::Failed(RefundReason::Declined),
            };
        }
        if asked == Asked::Query {
            return RefundEvidence::NotFound;
        }
        let whole = self.draws[place].amount.get() + self.draws[place].freed.get();
        self.served += 1;
        let mood = self.plot.moods[self.served % self.plot.moods.len()];
        match mood {
            Mood::Refuses { kept: false } => RefundEvidence::Failed(RefundReason::NotAllowed),
            Mood::Refuses { kept: true } => self.ends(place, Truth::Failed),
            // the wallet gave it back before
            _ if whole > self.cloud_left() => self.ends(place, Truth::Failed),
            Mood::AtOnce => self.ends(place, Truth::Done),
            Mood::Later { ms, done } => {
                self.later(ms, Happening::Ends { place, done });
                self.ends(place, Truth::UnderWay)
            }
        }
    }

    fn ends(&mut self, place: usize, truth: Truth) -> RefundEvidence {
        self.truth.insert(place, truth);
        match truth {
            Truth::UnderWay => RefundEvidence::Processing,
            Truth::Done => self.done(place),
            Truth::Failed => RefundEvidence::Failed(RefundReason::TooMuch),
        }
    }

    fn done(&self, place: usize) -> RefundEvidence {
        RefundEvidence::Done(RefundFacts { settled: self.draws[place].amount })
    }
}
