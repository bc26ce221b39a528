//! What each fact does to the views: the fold that makes every other table from the journal.

mod deposits;
mod house;
mod members;
mod payments;

use crate::error::BookError;
use crate::head::{Counters, Head};
use crate::views::{ledger, prints, slips};
use domain::fact::{Entry, Fact, Stamp};
use domain::sale::SaleStatus;
use rusqlite::Connection;

/// Where a fact stands, and the tables it works on.
pub(crate) struct Line<'a> {
    pub conn: &'a Connection,
    pub seq: u64,
    pub stamp: &'a Stamp,
}

/// Applies one entry. The same entries in the same order make the same tables.
///
/// # Errors
/// [`BookError::Conflict`], [`BookError::Unbalanced`], and what SQLite reports.
pub(crate) fn project(line: &Line<'_>, entry: &Entry, head: &mut Head) -> Result<(), BookError> {
    fold(line, &entry.fact, head)?;
    for step in &entry.moves {
        let swing = ledger::apply(line, step)?;
        let beyond = || BookError::conflict("a balance is out of bounds");
        head.drawer = head.drawer.plus(swing.drawer).ok_or_else(beyond)?;
        head.held = head.held.plus(swing.held).ok_or_else(beyond)?;
        head.principal = head.principal.plus(swing.principal).ok_or_else(beyond)?;
        head.gift = head.gift.plus(swing.gift).ok_or_else(beyond)?;
    }
    Ok(())
}

fn fold(line: &Line<'_>, fact: &Fact, head: &mut Head) -> Result<(), BookError> {
    let next = &mut head.counters;
    match fact {
        Fact::BookOpened { mode, .. } if line.seq == 1 => head.mode = *mode,
        Fact::BookOpened { .. } => return Err(BookError::conflict("a book is opened once")),
        Fact::DeviceNamed { device, numbering } => house::named(head, device, numbering),
        Fact::ShiftOpened { shift, staff, begun } => {
            house::shift_opened(line, head, *shift, staff, begun.as_deref())?;
        }
        Fact::ShiftCounted { shift, count } => house::shift_counted(line, *shift, count)?,
        Fact::ShiftClosed { shift, closing } => house::shift_closed(line, *shift, closing)?,
        Fact::StaffSaved { staff } => house::saved(line, staff)?,
        Fact::StaffRemoved { staff } => house::removed(line, staff)?,
        Fact::SecretSet { staff, kind, set } => house::secret(line, staff, *kind, *set)?,
        Fact::SignedIn { staff, by } => house::signed_in(line, staff, *by)?,
        Fact::PinMissed { staff, misses } => house::missed(line, staff, misses)?,
        Fact::PinUnlocked { staff } => house::unlocked(line, staff)?,
        Fact::DepositOpened { deposit } => deposits::opened(line, next, deposit)?,
        Fact::FreezeMoved { deposit, phase, want } => {
            deposits::freeze_moved(line, *deposit, phase.clone(), *want)?;
        }
        Fact::DepositHeld { deposit, paid, want } => deposits::held(line, *deposit, paid, *want)?,
        Fact::DrawOpened { draw } => deposits::draw_opened(line, next, draw)?,
        Fact::DrawMoved { no, phase, settled } => deposits::draw_moved(line, no, phase, *settled)?,
        Fact::DepositLapsed { deposit, amount } => deposits::lapsed(line, *deposit, *amount)?,
        Fact::SaleOpened { sale } => payments::sale_opened(line, next, sale)?,
        Fact::AttemptDispatched { attempt } => payments::dispatched(line, next, attempt)?,
        Fact::AttemptMoved { no, phase, want } => payments::moved(line, no, phase, *want)?,
        Fact::AttemptPaid { no, paid, counted, want } => payments::paid(line, no, paid, *counted, *want)?,
        Fact::TenderTaken { sale, tender } => payments::taken(line, *sale, tender)?,
        Fact::SaleSettled { sale, slip } => {
            payments::closed(line, *sale, SaleStatus::Settled, Some(slip))?;
        }
        Fact::SaleAbandoned { sale } => payments::closed(line, *sale, SaleStatus::Abandoned, None)?,
        Fact::RefundOpened { refund } => payments::refund_opened(line, next, refund)?,
        Fact::RefundMoved { no, phase, settled } => payments::refund_moved(line, no, phase, *settled)?,
        Fact::SlipIssued { slip } => {
            Counters::past_number(&mut next.slip, &slip.no.0);
            slips::insert(line.conn, slip)?;
        }
        Fact::PrintQueued { job, slip, copy, role } => {
            Counters::past(&mut next.job, job.0);
            prints::insert(line.conn, *job, slip, *copy, *role)?;
        }
        Fact::PrintMoved { job, state } => prints::update(line.conn, *job, *state)?,
        Fact::CardOpened { card } => members::opened(line, head, card)?,
        Fact::CardsMoved { moves, why, note } => members::moved(line, head, moves, why, note)?,
        Fact::CardNamed { card, named } => members::named(line, *card, *named)?,
        Fact::CardsStaged { batch, first, rows } => {
            members::cards_staged(line, head, *batch, *first, rows)?;
        }
        Fact::BalancesStaged { batch, rows } => members::balances_staged(line, head, *batch, rows)?,
        Fact::BatchImported { batch, import } => members::imported(line, head, *batch, import)?,
        Fact::BatchDropped { batch } => members::dropped(line, *batch)?,
        Fact::BatchUndone { batch } => members::undone(line, head, *batch)?,
        // the journal is their only home
        Fact::DrawerOpened { .. }
        | Fact::CashMoved { .. }
        | Fact::SignedOut { .. }
        | Fact::HolderSeen { .. }
        | Fact::HolderForgotten { .. }
        | Fact::MembersExported { .. }
        | Fact::Approved { .. } => {}
    }
    Ok(())
}
