//! What becomes of each member of a table under the decisions that were taken. Reckoned from the findings; the file
//! is not read again.

use super::findings::Findings;
use super::known::Met;
use super::shown;
use super::tally::Tally;
use super::together::Together;
use crate::view::{ChoiceView, DryRunView, MeetView, RepeatView};
use cardfile::{Field, Repeat};
use domain::member::{CardId, Import};
use domain::refusal::Refusal;
use std::collections::BTreeSet;

/// What becomes of a member who meets cards that are here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Decision {
    /// Stays out.
    Stay,
    /// Goes onto this card.
    Merge(CardId),
    /// Gets a card of his own.
    Apart,
}

/// All that an import does.
pub(super) struct Plan {
    pub choice: ChoiceView,
    /// What the report will say.
    pub import: Import,
    pub view: DryRunView,
    /// By the first line of each member who meets somebody, rising.
    decisions: Vec<(u32, Decision)>,
    /// Lines that stay out for it, rising, and the field that is another's.
    stays: Vec<(u32, Field)>,
    /// Cards that more than one member of the file would go onto: none does.
    wanted: BTreeSet<CardId>,
}

impl Plan {
    /// # Errors
    /// [`Refusal::AmountTooLarge`] when a sum cannot be held.
    pub fn of(findings: &Findings, choice: ChoiceView) -> Result<Self, Refusal> {
        let together = Together::of(findings, repeat(choice.repeat));
        let wanted = together.wanted();
        let mut tally = Tally::begin(findings, &together)?;
        let (mut decisions, mut stays) = (Vec::new(), Vec::new());
        for member in together.meeting() {
            let (Some(met), Some(first)) = (&member.met, member.lines.first()) else { continue };
            let decision = decide(choice.meet, met, &wanted);
            decisions.push((*first, decision));
            tally.take(&member, decision, findings).ok_or(Refusal::AmountTooLarge)?;
            if decision == Decision::Stay {
                let field = if met.by_number { Field::CardNo } else { Field::Phone };
                stays.extend(member.lines.iter().map(|line| (*line, field)));
            }
        }
        decisions.sort_unstable_by_key(|(line, _)| *line);
        stays.sort_unstable_by_key(|(line, _)| *line);
        let principal = tally.comes.less(tally.gift).ok_or(Refusal::AmountTooLarge)?;
        let import = Import {
            cards: tally.cards,
            merged: tally.merged,
            principal,
            gift: tally.gift,
            whole: findings.whole,
            identity: findings.survey.identity().to_owned(),
        };
        let view = shown::dry_run(findings, choice, &import, &tally, &wanted)?;
        Ok(Self { choice, import, view, decisions, stays, wanted })
    }

    /// What was decided about the member who begins at this line; `None` for somebody new.
    pub fn decided(&self, line: u32) -> Option<Decision> {
        let at = self.decisions.binary_search_by_key(&line, |(line, _)| *line).ok()?;
        self.decisions.get(at).map(|(_, decision)| *decision)
    }

    /// What would be decided about a member who meets these cards.
    pub fn decide(&self, met: &Met) -> Decision {
        decide(self.choice.meet, met, &self.wanted)
    }

    /// The field for which a line stays out.
    pub fn stays(&self, line: u32) -> Option<Field> {
        let at = self.stays.binary_search_by_key(&line, |(line, _)| *line).ok()?;
        self.stays.get(at).map(|(_, field)| *field)
    }

    pub const fn repeat(&self) -> Repeat {
        repeat(self.choice.repeat)
    }
}

const fn repeat(choice: RepeatView) -> Repeat {
    match choice {
        RepeatView::Refuse => Repeat::Refuse,
        RepeatView::Sum => Repeat::Sum,
        RepeatView::First => Repeat::First,
        RepeatView::Last => Repeat::Last,
    }
}

fn decide(choice: MeetView, met: &Met, wanted: &BTreeSet<CardId>) -> Decision {
    match (choice, met.cards.takes()) {
        (MeetView::Merge, Some(card)) if !wanted.contains(&card.id) => Decision::Merge(card.id),
        (MeetView::Apart, _) if !met.by_number => Decision::Apart,
        _ => Decision::Stay,
    }
}
