//! The dry run on the screen.

use super::findings::{Findings, Meeting};
use super::tally::Tally;
use crate::view::{ChoiceView, DryRunView, MeetRowView, MoneyView, RepeatRowsView, SHOWN};
use cardfile::Group;
use domain::member::{CardId, Import};
use domain::refusal::Refusal;
use money::Fen;
use std::collections::BTreeSet;

/// # Errors
/// [`Refusal::AmountTooLarge`] when more comes in than is in the file.
pub(super) fn dry_run(
    findings: &Findings,
    choice: ChoiceView,
    import: &Import,
    tally: &Tally,
    wanted: &BTreeSet<CardId>,
) -> Result<DryRunView, Refusal> {
    let outcome = &tally.outcome;
    let stays = outcome.in_file.less(tally.comes).ok_or(Refusal::AmountTooLarge)?;
    let groups = findings.survey.groups();
    Ok(DryRunView {
        choice,
        rows: outcome.rows,
        good_rows: tally.good_rows,
        bad_rows: outcome.rows.saturating_sub(tally.good_rows),
        new_cards: import.cards,
        merged: import.merged,
        blank_rows: outcome.blank_rows,
        in_file: MoneyView::from(outcome.in_file),
        comes: MoneyView::from(tally.comes),
        principal: MoneyView::from(import.principal),
        gift: MoneyView::from(import.gift),
        stays: MoneyView::from(stays),
        unknown_amounts: outcome.unknown_amounts,
        total_says: outcome.total.and_then(|total| total.says).map(MoneyView::from),
        total_agrees: outcome.total.map(|total| total.agrees()),
        whole: import.whole,
        over_limit: tally.above,
        faults: findings.faults.clone(),
        repeats: groups.iter().take(SHOWN).map(repeat_rows).collect(),
        repeat_groups: count(groups.len()),
        meets: findings.meetings.iter().take(SHOWN).map(|meeting| meet_row(meeting, wanted)).collect(),
        meet_rows: count(findings.meetings.len()),
        twice: findings.twice,
    })
}

fn repeat_rows(group: &Group) -> RepeatRowsView {
    let amounts = group.amounts.iter().take(SHOWN).map(|amount| MoneyView::from(*amount));
    let lines = group.lines.iter().take(SHOWN).copied();
    RepeatRowsView { lines: lines.collect(), amounts: amounts.collect(), sums: group.sums() }
}

fn meet_row(meeting: &Meeting, wanted: &BTreeSet<CardId>) -> MeetRowView {
    let cards = meeting.met.cards.all();
    let balance = Fen::sum(cards.iter().map(|card| card.total)).unwrap_or(Fen::MAX);
    MeetRowView {
        line: meeting.line,
        amount: MoneyView::from(meeting.amount),
        cards: cards.iter().map(|card| card.id.0).collect(),
        merges: meeting.met.cards.takes().is_some_and(|card| !wanted.contains(&card.id)),
        balance: MoneyView::from(balance),
    }
}

fn count(of: usize) -> u32 {
    u32::try_from(of).unwrap_or(u32::MAX)
}
