//! Rows of a file taken together as the decision on repeats has it: one member each.

use super::findings::{Findings, Meeting};
use super::known::{Cards, Met};
use cardfile::{Group, Repeat};
use domain::member::CardId;
use money::Fen;
use std::borrow::Cow;
use std::collections::BTreeSet;

/// One member of the file.
pub(super) struct Member<'a> {
    /// His lines; the money of all is his.
    pub lines: &'a [u32],
    pub amount: Fen,
    pub gift: Fen,
    /// `None` for somebody new.
    pub met: Option<Cow<'a, Met>>,
}

/// All rows, taken together.
pub(super) struct Together<'a> {
    findings: &'a Findings,
    pub repeat: Repeat,
    /// Lines that share a phone or card number with another, rising.
    shared: Vec<u32>,
}

impl<'a> Together<'a> {
    pub fn of(findings: &'a Findings, repeat: Repeat) -> Self {
        let groups = findings.survey.groups().iter();
        let mut shared: Vec<u32> = groups.flat_map(|group| group.lines.iter().copied()).collect();
        shared.sort_unstable();
        Self { findings, repeat, shared }
    }

    pub fn is_shared(&self, line: u32) -> bool {
        self.shared.binary_search(&line).is_ok()
    }

    /// Those who meet somebody; in no order.
    pub fn meeting(&self) -> impl Iterator<Item = Member<'a>> + '_ {
        let alone = self.findings.meetings.iter().filter(|meeting| !self.is_shared(meeting.line));
        let alone = alone.map(|meeting| self.alone(meeting));
        alone.chain(self.shared().filter(|member| member.met.is_some()))
    }

    /// Those who are left of rows that share something.
    pub fn shared(&self) -> impl Iterator<Item = Member<'a>> + '_ {
        self.findings.survey.groups().iter().filter_map(|group| self.of_group(group))
    }

    /// Cards that more than one member of the file would go onto.
    pub fn wanted(&self) -> BTreeSet<CardId> {
        let takes = |member: Member<'_>| member.met.and_then(|met| met.cards.takes()).map(|card| card.id);
        let mut all: Vec<CardId> = self.meeting().filter_map(takes).collect();
        all.sort_unstable();
        all.windows(2)
            .filter_map(|pair| if let [a, b] = pair { (a == b).then_some(*a) } else { None })
            .collect()
    }

    fn alone(&self, meeting: &'a Meeting) -> Member<'a> {
        Member {
            lines: std::slice::from_ref(&meeting.line),
            amount: meeting.amount,
            gift: self.findings.gift(meeting.line),
            met: Some(Cow::Borrowed(&meeting.met)),
        }
    }

    fn of_group(&self, group: &'a Group) -> Option<Member<'a>> {
        let one = |at: usize| Some((group.lines.get(at..=at)?, group.amounts.get(at..=at)?));
        let (lines, amounts) = match self.repeat {
            Repeat::Refuse => None,
            Repeat::Sum => group.sums().then_some((group.lines.as_slice(), group.amounts.as_slice())),
            Repeat::First => one(0),
            Repeat::Last => one(group.lines.len().checked_sub(1)?),
        }?;
        Some(Member {
            lines,
            // what can be summed is within the bound of an amount
            amount: Fen::sum(amounts.iter().copied()).unwrap_or(Fen::MAX),
            gift: Fen::sum(lines.iter().map(|line| self.findings.gift(*line))).unwrap_or(Fen::MAX),
            met: self.met(lines),
        })
    }

    /// What any of these lines meets.
    fn met(&self, lines: &[u32]) -> Option<Cow<'a, Met>> {
        let mut all =
            lines.iter().filter_map(|line| self.findings.meeting(*line)).map(|meeting| &meeting.met);
        let first = all.next()?;
        let rest: Vec<&Met> = all.collect();
        if rest.is_empty() {
            return Some(Cow::Borrowed(first));
        }
        let by_number = first.by_number || rest.iter().any(|met| met.by_number);
        let cards = rest.iter().chain([&first]).flat_map(|met| met.cards.all().iter().copied());
        Cards::of(cards.collect()).map(|cards| Cow::Owned(Met { cards, by_number }))
    }
}
