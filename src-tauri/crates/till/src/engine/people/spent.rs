//! What somebody has moved by one right on a business day, counted from the book, so that no restart forgets it.

use super::super::Counter;
use crate::clock::Now;
use domain::fact::Fact;
use domain::refusal::Refusal;
use domain::staff::{Act, Right, Staff, rule};
use domain::time::BusinessDate;
use money::Fen;
use store::{Book, JournalRow};

/// Facts read at once when the journal is looked through from its end.
pub(super) const ROWS: u32 = 500;

impl Counter {
    /// In fen: what the person gave back or moved, and what others did with his approval. Only counted where the
    /// person has a limit per day.
    pub(super) fn spent(&self, now: Now, staff: &Staff, act: Act) -> Result<Fen, Refusal> {
        let Some(right) = rule(act).right else { return Ok(Fen::ZERO) };
        if staff.grant(right).is_none_or(|grant| grant.day.is_none()) {
            return Ok(Fen::ZERO);
        }
        let day = self.day_now(now);
        let own = match right {
            Right::Refund => self.book.moved_by(&staff.id, day).map_err(|_| Refusal::BookTrouble)?,
            _ => Fen::ZERO,
        };
        let mut sum = Some(own);
        backwards(&self.book, |row| {
            if row.stamp.business_date < day {
                return Ok(false);
            }
            let more = of_row(row, staff, right, day)?;
            sum = sum.and_then(|sum| sum.plus(more));
            Ok(true)
        })?;
        Ok(sum.unwrap_or(Fen::MAX))
    }
}

fn of_row(row: &JournalRow, staff: &Staff, right: Right, day: BusinessDate) -> Result<Fen, Refusal> {
    let moves_cash = row.kind == "cash.moved" && right == Right::MoveCash && row.stamp.staff == staff.id;
    if row.stamp.business_date != day || !(moves_cash || row.kind == "staff.approved") {
        return Ok(Fen::ZERO);
    }
    match row.entry().map_err(|_| Refusal::BookTrouble)?.fact {
        Fact::CashMoved { cash } => Ok(cash.amount),
        Fact::Approved { act, amount, approver, .. }
            if approver == staff.id && rule(act).right == Some(right) =>
        {
            Ok(amount)
        }
        _ => Ok(Fen::ZERO),
    }
}

/// Looks through the journal from its newest fact, until `look` has seen enough.
pub(super) fn backwards(
    book: &Book,
    mut look: impl FnMut(&JournalRow) -> Result<bool, Refusal>,
) -> Result<(), Refusal> {
    let mut end = book.head().seq;
    while end > 0 {
        let after = end.saturating_sub(u64::from(ROWS));
        let count = u32::try_from(end - after).unwrap_or(ROWS);
        for row in book.journal(after, count).map_err(|_| Refusal::BookTrouble)?.iter().rev() {
            if !look(row)? {
                return Ok(());
            }
        }
        end = after;
    }
    Ok(())
}
