//! Going on duty, by key or with the first money.

use super::super::day::date_of;
use super::super::{Counter, Output};
use super::close::count_txn;
use super::{FORGOTTEN_MS, amount_or_nothing};
use crate::clock::Now;
use crate::view::{Code, Notice};
use domain::fact::{Entry, Fact};
use domain::ids::ShiftId;
use domain::ledger::{Account, Move, Posting, Txn, TxnId};
use domain::refusal::Refusal;
use domain::shift::{Closing, Count, Shift};
use domain::time::BusinessDate;
use money::{Fen, FenDelta, spoken};

impl Counter {
    /// The business day a fact of now belongs to: the open shift's, else the calendar's; never before the
    /// newest day the book knows.
    pub(in super::super) fn day_now(&self, now: Now) -> BusinessDate {
        self.shifts.open.as_ref().map_or_else(|| self.calendar_day(now), |shift| shift.day)
    }

    /// The calendar's business day by the trusted clock, which never goes back.
    pub(super) fn calendar_day(&self, now: Now) -> BusinessDate {
        date_of(self.trusted_wall(now), &self.config.zone, self.config.day_ends_h).max(self.day)
    }

    /// Money is about to be taken or given: makes sure that a shift is open for it. The first money without
    /// one starts one, and the screen says so. Where nobody is named, each business day is a shift.
    pub(in super::super) fn roll_day(&mut self, now: Now) -> Result<(), Refusal> {
        if let Some(open) = &self.shifts.open {
            if self.staffed() || self.calendar_day(now) <= open.day {
                return Ok(());
            }
            self.close_by_itself(now)?;
        }
        self.open_shift(now, self.shifts.float)?;
        if self.staffed() {
            let code = Code("ShiftStarted".to_owned());
            self.notice = Some(Notice { seq: self.pictures.wrapping_add(1), code });
        }
        Ok(())
    }

    /// Goes on duty. The float is what is typed, or else what the drawer holds by the book.
    pub(in super::super) fn start_shift(&mut self, now: Now, float: &str) -> Result<(), Refusal> {
        if self.shifts.open.is_some() {
            return Err(Refusal::ShiftOpen);
        }
        let float = if float.trim().is_empty() { self.shifts.float } else { amount_or_nothing(float)? };
        self.open_shift(now, float)?;
        // the voice is tried at every beginning, so that a muted speaker is noticed before a guest waits
        let words = format!("{}上班，备用金{}", self.hands_name(), spoken(float, self.config.reading));
        self.out.push(Output::Say(words));
        Ok(())
    }

    fn open_shift(&mut self, now: Now, float: Fen) -> Result<(), Refusal> {
        let id = ShiftId(self.counts.shift);
        let balance = self.book.drawer_balance().map_err(|_| Refusal::BookTrouble)?;
        let first = self.book.last_closed_shift().map_err(|_| Refusal::BookTrouble)?.is_none();
        let shift = Shift {
            id,
            owner: self.hands(),
            name: self.hands_name(),
            opened: now.wall,
            day: self.calendar_day(now),
            float,
            count: None,
            closing: None,
        };
        let gap = float.as_delta().plus(balance.negated()).ok_or(Refusal::AmountTooLarge)?;
        let moves = if gap.is_zero() { Vec::new() } else { vec![Move::Direct(float_txn(id, gap, first))] };
        let opened =
            Fact::ShiftOpened { shift: id, staff: shift.owner.clone(), begun: Some(Box::new(shift.clone())) };
        // its own facts belong to it
        let before = self.shifts.open.replace(shift);
        match self.commit(now, &[Entry::with(opened, moves)]) {
            Ok(()) => {
                self.counts.shift += 1;
                Ok(())
            }
            Err(refusal) => {
                self.shifts.open = before;
                Err(refusal)
            }
        }
    }

    /// A day's shift of a shop without named people ends with the next day's first money: uncounted, or with the
    /// count that was locked and never handed over.
    fn close_by_itself(&mut self, now: Now) -> Result<(), Refusal> {
        let Some(shift) = self.shifts.open.clone() else { return Ok(()) };
        let counted = shift.count.as_ref().and_then(Count::difference).unwrap_or_default();
        let closing = Closing {
            by: self.hands(),
            next: None,
            difference: counted,
            reason: None,
            note: String::new(),
            wall: now.wall,
        };
        let closed = Fact::ShiftClosed { shift: shift.id, closing };
        let moves =
            if counted.is_zero() { Vec::new() } else { vec![Move::Direct(count_txn(&shift, counted))] };
        self.commit(now, &[Entry::with(closed, moves)])?;
        self.shifts.open = None;
        self.refresh_float();
        Ok(())
    }

    pub(super) fn refresh_float(&mut self) {
        if let Ok(balance) = self.book.drawer_balance() {
            self.shifts.float = balance.as_fen().unwrap_or_default();
        }
    }

    pub(super) fn is_forgotten(&self, now: Now) -> bool {
        let age = |shift: &Shift| self.trusted_wall(now).0.saturating_sub(shift.opened.0);
        self.shifts.open.as_ref().is_some_and(|shift| age(shift) > FORGOTTEN_MS)
    }
}

/// A float that differs from the book: the first one of a book is put in, a later one is somebody's
/// difference and not the new person's.
fn float_txn(id: ShiftId, gap: FenDelta, first: bool) -> Txn {
    let other = if first { Account::Float } else { Account::CashOverShort };
    let postings = vec![
        Posting { account: Account::CashDrawer, delta: gap },
        Posting { account: other, delta: gap.negated() },
    ];
    Txn { id: TxnId(format!("float-{}", id.0)), postings }
}
