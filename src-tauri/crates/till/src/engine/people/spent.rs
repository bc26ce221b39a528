//! What somebody has moved by one right on a business day: for limits per day, and from the book, so that no
//! restart forgets it.

use super::super::Counter;
use crate::clock::Now;
use domain::fact::{Fact, Stamp};
use domain::ids::StaffId;
use domain::member::{Move, MoveKind};
use domain::refusal::Refusal;
use domain::staff::{Act, Right, Staff, rule};
use domain::time::BusinessDate;
use money::{Fen, FenDelta};
use std::collections::BTreeMap;
use store::{Book, JournalRow};

/// Facts read at once when the journal is looked through from its end.
const ROWS: u32 = 500;

/// What was approved, what cash was moved, and what cards were closed or set right, on the newest business day; in
/// fen. Everything else that was given back is asked of the book.
pub(super) struct Moved {
    day: BusinessDate,
    sums: BTreeMap<(StaffId, Right), Fen>,
}

impl Moved {
    /// # Errors
    /// [`Refusal::BookTrouble`].
    pub fn load(book: &Book) -> Result<Self, Refusal> {
        let day = book.head().business_date;
        let mut moved = Self { day, sums: BTreeMap::new() };
        backwards(book, |row| {
            let counts = matches!(row.kind.as_str(), "cash.moved" | "staff.approved" | "card.moved");
            if row.stamp.business_date == day && counts {
                let entry = row.entry().map_err(|_| Refusal::BookTrouble)?;
                moved.take(&row.stamp, &entry.fact);
            }
            Ok(row.stamp.business_date >= day)
        })?;
        Ok(moved)
    }

    /// A fact that is in the book.
    pub fn take(&mut self, stamp: &Stamp, fact: &Fact) {
        if stamp.business_date > self.day {
            self.day = stamp.business_date;
            self.sums.clear();
        }
        let (who, right, amount) = match fact {
            Fact::CashMoved { cash } => (&stamp.staff, Some(Right::MoveCash), cash.amount),
            Fact::Approved { act, amount, approver, .. } => (approver, rule(*act).right, *amount),
            Fact::CardsMoved { moves, .. } => {
                let Some((right, amount)) = moves.iter().find_map(right_of_move) else { return };
                (&stamp.staff, Some(right), amount)
            }
            _ => return,
        };
        let Some(right) = right else { return };
        let sum = self.sums.entry((who.clone(), right)).or_default();
        *sum = sum.plus(amount).unwrap_or(Fen::MAX);
    }

    fn of(&self, staff: &StaffId, right: Right, day: BusinessDate) -> Fen {
        let known = if day == self.day { self.sums.get(&(staff.clone(), right)) } else { None };
        known.copied().unwrap_or_default()
    }
}

impl Counter {
    /// In fen: what the person gave back or moved, and what others did with his approval. Only counted where the
    /// person has a limit per day.
    pub(super) fn spent(&self, now: Now, staff: &Staff, act: Act) -> Result<Fen, Refusal> {
        let Some(right) = rule(act).right else { return Ok(Fen::ZERO) };
        if staff.grant(right).is_none_or(|grant| grant.day.is_none()) {
            return Ok(Fen::ZERO);
        }
        let day = self.day_now(now);
        let given_back = match right {
            Right::Refund => self.book.moved_by(&staff.id, day).map_err(|_| Refusal::BookTrouble)?,
            _ => Fen::ZERO,
        };
        Ok(given_back.plus(self.people.moved.of(&staff.id, right, day)).unwrap_or(Fen::MAX))
    }
}

/// What a move of a card uses of which right: closing pays out, setting right counts up and down alike.
fn right_of_move(own: &Move) -> Option<(Right, Fen)> {
    let size = |delta: FenDelta| delta.as_fen().or_else(|| delta.negated().as_fen());
    match own.kind {
        MoveKind::Close => Some((Right::Refund, size(own.principal)?)),
        MoveKind::Adjust => Some((Right::AdjustCards, size(own.principal.plus(own.gift)?)?)),
        _ => None,
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
