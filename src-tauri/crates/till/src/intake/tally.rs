//! What an import comes to, counted and summed. What stays out and what comes in are the file, to the fen.

use super::findings::Findings;
use super::known::Here;
use super::plan::Decision;
use super::together::{Member, Together};
use cardfile::Outcome;
use domain::refusal::Refusal;
use money::Fen;

pub(super) struct Tally {
    /// Of the file, by the decision on repeats alone.
    pub outcome: Outcome,
    pub good_rows: u32,
    pub cards: u32,
    pub merged: u32,
    /// What comes in, and what of it was given.
    pub comes: Fen,
    pub gift: Fen,
    /// Cards that will hold more than the rules allow.
    pub above: u32,
}

impl Tally {
    /// Everybody who is left by the decision on repeats, as if nobody met anybody.
    ///
    /// # Errors
    /// [`Refusal::AmountTooLarge`] when the gifts cannot be summed.
    pub fn begin(findings: &Findings, together: &Together<'_>) -> Result<Self, Refusal> {
        let outcome = findings.survey.outcome(together.repeat);
        let all = findings.all_gifts().ok_or(Refusal::AmountTooLarge)?;
        let shared = findings.survey.groups().iter().flat_map(|group| &group.lines);
        let shared = Fen::sum(shared.map(|line| findings.gift(*line))).ok_or(Refusal::AmountTooLarge)?;
        let kept = Fen::sum(together.shared().map(|member| member.gift)).ok_or(Refusal::AmountTooLarge)?;
        let gift = all.less(shared).and_then(|alone| alone.plus(kept)).ok_or(Refusal::AmountTooLarge)?;
        let alone = findings.above.iter().filter(|line| !together.is_shared(**line)).count();
        let named = findings.limits.named;
        let new = together.shared().filter(|member| member.met.is_none() && member.amount > named).count();
        Ok(Self {
            outcome,
            good_rows: outcome.good_rows,
            cards: outcome.members,
            merged: 0,
            comes: outcome.good,
            gift,
            above: u32::try_from(alone + new).unwrap_or(u32::MAX),
        })
    }

    /// What was decided about a member who meets somebody; `None` when the sums do not close.
    pub fn take(&mut self, member: &Member<'_>, decision: Decision, findings: &Findings) -> Option<()> {
        let limits = &findings.limits;
        match decision {
            Decision::Stay => {
                self.good_rows = self.good_rows.checked_sub(u32::try_from(member.lines.len()).ok()?)?;
                self.cards = self.cards.checked_sub(1)?;
                self.comes = self.comes.less(member.amount)?;
                self.gift = self.gift.less(member.gift)?;
            }
            Decision::Merge(_) => {
                self.cards = self.cards.checked_sub(1)?;
                self.merged += 1;
                let takes = |card: Here| {
                    card.total.plus(member.amount).is_none_or(|sum| sum > limits.most(card.named))
                };
                let card = member.met.as_ref().and_then(|met| met.cards.takes());
                self.above += u32::from(card.is_some_and(takes));
            }
            Decision::Apart => self.above += u32::from(member.amount > limits.named),
        }
        Some(())
    }
}
