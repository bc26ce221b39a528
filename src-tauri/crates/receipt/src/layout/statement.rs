//! A card's statement: a row for each move where the paper is wide enough for all of them, else two.

use super::Clock;
use super::member::{balance, number, signed};
use crate::glyphs;
use crate::line::Line;
use crate::template::Columns;
use crate::words::Member;
use domain::slip::{Slip, StatementLine};
use money::{Fen, FenDelta};

/// Columns between amount and balance, beside the one that is always there.
const SPARE: usize = 3;

/// One move as it is read.
struct Entry {
    time: String,
    kind: &'static str,
    amount: String,
    after: String,
    /// Principal and gift, where both moved.
    apart: Option<String>,
}

impl Entry {
    fn new(line: &StatementLine, member: &Member, clock: Clock<'_>) -> Self {
        let both = !line.principal.is_zero() && !line.gift.is_zero();
        let apart = || {
            let (principal, gift) = (signed(line.principal), signed(line.gift));
            format!("  {} {principal}  {} {gift}", member.principal, member.gift)
        };
        Self {
            time: clock(line.wall),
            kind: member.moved(line.kind),
            amount: amount(line).map_or_else(String::new, signed),
            after: line.after.to_string(),
            apart: both.then(apart),
        }
    }
}

/// What moved in all; `None` above the bound of money.
fn amount(line: &StatementLine) -> Option<FenDelta> {
    line.principal.plus(line.gift)
}

pub(super) fn append(
    lines: &mut Vec<Line>,
    slip: &Slip,
    columns: Columns,
    member: &Member,
    clock: Clock<'_>,
) {
    if let Some(part) = slip.cards.first() {
        lines.push(number(part.card, member));
        lines.push(Line::Rule);
    }
    table(lines, &slip.statement, columns, member, clock);
    lines.push(Line::Rule);
    for (label, positive) in [(member.sum_in, true), (member.sum_out, false)] {
        if let Some(sum) = sum(&slip.statement, positive) {
            lines.push(Line::pair(label, signed(sum)));
        }
    }
    if let Some(part) = slip.cards.first() {
        balance(lines, part, member.balance, member);
    }
}

fn table(
    lines: &mut Vec<Line>,
    statement: &[StatementLine],
    columns: Columns,
    member: &Member,
    clock: Clock<'_>,
) {
    let Some(first) = statement.first() else {
        lines.push(Line::text(member.no_moves));
        return;
    };
    let [time, kind, amount, after] = member.columns;
    let head = Entry { time: time.into(), kind, amount: amount.into(), after: after.into(), apart: None };
    let entries: Vec<Entry> = statement.iter().map(|line| Entry::new(line, member, clock)).collect();
    let widest = |text: fn(&Entry) -> &str| {
        entries.iter().chain([&head]).map(|entry| columns_of(text(entry))).max().unwrap_or(0)
    };
    let (kinds, amounts, afters) =
        (widest(|entry| entry.kind), widest(|entry| &entry.amount), widest(|entry| &entry.after));
    let times = widest(|entry| &entry.time);
    let free = columns.count().checked_sub(times + kinds + amounts + afters + 3);
    let write = |lines: &mut Vec<Line>, entry: &Entry| {
        if let Some(free) = free {
            let gap = " ".repeat(times.saturating_sub(columns_of(&entry.time)) + 1);
            let left = format!("{}{gap}{}", entry.time, entry.kind);
            lines.push(Line::pair(
                left,
                format!("{} {}", entry.amount, padded(&entry.after, afters + free.min(SPARE))),
            ));
        } else {
            lines.push(Line::pair(entry.time.as_str(), entry.kind));
            lines.push(Line::pair(padded(&entry.amount, columns.count() / 2), entry.after.as_str()));
        }
        lines.extend(entry.apart.as_deref().map(Line::text));
    };
    write(lines, &head);
    lines.push(Line::Rule);
    if let Some(opening) = opening(first) {
        lines.push(Line::pair(member.opening, opening.to_string()));
    }
    entries.iter().for_each(|entry| write(lines, entry));
}

/// What was on the card before this move, in fen.
fn opening(first: &StatementLine) -> Option<Fen> {
    let minus = [first.principal.negated(), first.gift.negated()];
    FenDelta::sum([first.after.as_delta()].into_iter().chain(minus))?.as_fen()
}

/// All that came, or all that went; `None` above the bound of money.
fn sum(statement: &[StatementLine], positive: bool) -> Option<FenDelta> {
    let amounts: Option<Vec<FenDelta>> = statement.iter().map(amount).collect();
    FenDelta::sum(amounts?.into_iter().filter(|amount| (*amount > FenDelta::ZERO) == positive))
}

/// How many columns of paper a text takes.
fn columns_of(text: &str) -> usize {
    let mut cells = Vec::new();
    glyphs::append(text, &mut cells);
    cells.len()
}

/// With spaces before it, to this many columns.
fn padded(text: &str, columns: usize) -> String {
    let missing = columns.saturating_sub(columns_of(text));
    format!("{}{text}", " ".repeat(missing))
}
