//! Cash that moves without a guest: to the safe, in, out; each with a reason and a slip.

use super::super::Counter;
use crate::clock::Now;
use domain::fact::{DrawerReason, Entry, Fact};
use domain::ledger::{Account, Move, Txn};
use domain::refusal::Refusal;
use domain::report::CashSlip;
use domain::shift::{CashMove, CashReason, CashWay, NOTE_MAX};
use domain::slip::SlipKind;
use money::parse_amount;

impl Counter {
    pub(in super::super) fn move_cash(
        &mut self,
        now: Now,
        way: CashWay,
        amount: &str,
        reason: CashReason,
        note: &str,
    ) -> Result<(), Refusal> {
        self.cash_may_move()?;
        let amount = parse_amount(amount)?;
        let note = tidy_note(note)?;
        if reason == CashReason::Other && note.is_empty() {
            return Err(Refusal::ReasonMissing);
        }
        let holds = self.book.drawer_balance().map_err(|_| Refusal::BookTrouble)?;
        if way != CashWay::PayIn && holds.as_fen().is_none_or(|holds| amount > holds) {
            return Err(Refusal::DrawerTooLittle);
        }
        self.roll_day(now)?;
        let no = self.config.numbering.slip_no(self.counts.slip).ok_or(Refusal::NotConfigured)?;
        let (debit, credit) = match way {
            CashWay::Drop => (Account::Safe, Account::CashDrawer),
            CashWay::PayIn => (Account::CashDrawer, Account::PaidIn),
            CashWay::PayOut => (Account::PaidOut, Account::CashDrawer),
        };
        let txn = Txn::transfer(format!("cash-{}", no.0), debit, credit, amount);
        let mut slip = self.bare_slip(now, no, SlipKind::CashMove);
        (slip.gross, slip.total) = (amount, amount);
        slip.cash = Some(CashSlip { way, amount, reason, note: note.clone() });
        let cash = CashMove { way, amount, reason, note };
        let mut entries = vec![
            Entry::with(Fact::CashMoved { cash }, vec![Move::Direct(txn)]),
            Entry::plain(Fact::DrawerOpened { reason: DrawerReason::Cash }),
        ];
        self.slip_entries(&slip, &mut entries);
        self.commit(now, &entries)?;
        self.slip_issued(now, &slip);
        self.kick();
        Ok(())
    }
}

/// A note without control characters.
///
/// # Errors
/// [`Refusal::ReasonMissing`] when it is too long.
pub(super) fn tidy_note(note: &str) -> Result<String, Refusal> {
    let note: String = note.trim().chars().filter(|c| !c.is_control()).collect();
    if note.chars().count() > NOTE_MAX { Err(Refusal::ReasonMissing) } else { Ok(note) }
}
