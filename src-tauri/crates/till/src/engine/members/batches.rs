//! Batches of old balances once they count: taken out again, printed again; and members written to a file.

use super::super::Counter;
use super::known::away;
use crate::clock::Now;
use domain::fact::{Entry, Fact};
use domain::ids::BatchId;
use domain::ledger::{Account, Move as Step, Posting, Txn, TxnId};
use domain::member::Import;
use domain::refusal::Refusal;
use domain::sale::{Purpose, SaleStatus};
use domain::slip::SlipKind;
use store::{BatchRow, BatchState};

/// Reports of imports that are looked through for a batch's own.
const REPORTS: u32 = 1_000;

impl Counter {
    fn batch(&self, id: BatchId) -> Result<BatchRow, Refusal> {
        let known = self.book.batch(id).map_err(|_| Refusal::BookTrouble)?;
        known.filter(|row| row.state != BatchState::Staged).ok_or(Refusal::BatchUnknown)
    }

    /// Takes a batch out of the book, then its holders out of the files.
    pub(super) fn undo_batch(&mut self, now: Now, id: BatchId) -> Result<(), Refusal> {
        let row = self.batch(id)?;
        if row.state != BatchState::Live {
            return Err(Refusal::BatchUnknown);
        }
        if self.book.batch_used(id).map_err(|_| Refusal::BookTrouble)? {
            return Err(Refusal::BatchUsed);
        }
        if self.is_being_loaded_of(id)? {
            return Err(Refusal::CardBusy);
        }
        self.roll_day(now)?;
        let steps = undo_steps(id, &row.import)?;
        self.commit(now, &[Entry::with(Fact::BatchUndone { batch: id }, steps)])?;
        if let Ok(holders) = self.holders()
            && let Err(trouble) = holders.drop_batch(id.0)
        {
            // they go with the next start
            let _told = away(trouble);
        }
        if self.lane.opened_member.is_some_and(|card| self.book.card(card).is_ok_and(|card| card.is_none())) {
            self.lane.opened_member = None;
        }
        Ok(())
    }

    /// A top-up of a card of this batch that is paid in part or on its way.
    fn is_being_loaded_of(&self, id: BatchId) -> Result<bool, Refusal> {
        for sale in self.sales.values().filter(|sale| sale.status == SaleStatus::Open) {
            let Purpose::TopUp { card, .. } = sale.purpose else { continue };
            let row = self.book.card_row(card).map_err(|_| Refusal::BookTrouble)?;
            if row.is_some_and(|row| row.batch == Some(id)) && self.is_being_loaded(card) {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// Prints the report of a batch again.
    pub(super) fn print_batch(&mut self, now: Now, id: BatchId) -> Result<(), Refusal> {
        let row = self.batch(id)?;
        let reports = self.book.reports(SlipKind::Import, REPORTS).map_err(|_| Refusal::BookTrouble)?;
        // the same file may have been brought in, taken out and brought in again
        let same = |import: &Option<Import>| import.as_ref() == Some(&row.import);
        let mut own = reports.into_iter().map(|report| report.slip).filter(|slip| same(&slip.import));
        let first = own.next();
        let exact = first.iter().cloned().chain(own).find(|slip| slip.wall == row.wall);
        let slip = exact.or(first).ok_or(Refusal::NothingToReprint)?;
        self.reprint(now, Some(slip.no))
    }

    /// Members are about to be written to a file.
    pub(super) fn export(&mut self, now: Now, count: u64, masked: bool) -> Result<(), Refusal> {
        self.commit(now, &[Entry::plain(Fact::MembersExported { count, masked })])
    }

    /// Holders of batches that do not count: of one that was undone when the power failed.
    pub(in super::super) fn drop_lost_batches(&mut self) {
        let Ok(holders) = self.holders() else { return };
        let known = holders.batches().unwrap_or_default();
        for id in known {
            let gone = match self.book.batch(BatchId(id)) {
                Ok(row) => row.is_none_or(|row| row.state == BatchState::Undone),
                Err(_) => false,
            };
            if gone
                && let Ok(holders) = self.holders()
                && let Err(trouble) = holders.drop_batch(id)
            {
                let _told = away(trouble);
            }
        }
    }
}

/// A batch of empty cards moves nothing.
fn undo_steps(id: BatchId, import: &Import) -> Result<Vec<Step>, Refusal> {
    let all = import.principal.plus(import.gift).ok_or(Refusal::AmountTooLarge)?;
    if all.is_zero() {
        return Ok(Vec::new());
    }
    let lines = [
        (Account::MemberPrincipal, import.principal.as_delta()),
        (Account::MemberGift, import.gift.as_delta()),
        (Account::MemberOpening, all.as_delta().negated()),
    ];
    let postings = lines.into_iter().filter(|(_, delta)| !delta.is_zero());
    let postings = postings.map(|(account, delta)| Posting { account, delta }).collect();
    Ok(vec![Step::Direct(Txn { id: TxnId(format!("unbatch-{}", id.0)), postings })])
}
