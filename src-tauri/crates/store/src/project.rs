//! What each fact does to the views: the fold that makes every other table from the journal.

use crate::error::BookError;
use crate::head::{Counters, Head};
use crate::views::{attempts, ledger, prints, refunds, sales, slips};
use domain::attempt::{Attempt, Phase, Want};
use domain::fact::{Entry, Fact, Stamp};
use domain::ids::{DeviceId, Numbering, SlipNo, TradeNo};
use domain::sale::{Sale, SaleStatus};
use domain::tender::{Tender, WalletPart};
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
    let next = &mut head.counters;
    match &entry.fact {
        Fact::BookOpened { mode, .. } if line.seq == 1 => head.mode = *mode,
        Fact::BookOpened { .. } => return Err(BookError::conflict("a book is opened once")),
        Fact::DeviceNamed { device, numbering } => named(head, device, numbering),
        Fact::ShiftOpened { shift, staff } => {
            Counters::past(&mut next.shift, shift.0);
            head.shift = *shift;
            head.staff.clone_from(staff);
        }
        Fact::SaleOpened { sale } => {
            Counters::past(&mut next.sale, sale.id.0);
            sales::insert(line, sale)?;
        }
        Fact::AttemptDispatched { attempt } => {
            Counters::past_number(&mut next.trade, attempt.no.as_str());
            dispatched(line, attempt)?;
        }
        Fact::AttemptMoved { no, phase, want } => moved(line, no, phase, *want)?,
        Fact::AttemptPaid { no, paid, counted, want } => {
            let part = if *counted { WalletPart::Paid } else { WalletPart::Orphan };
            let attempt = turned(line, no, Phase::Paid(paid.clone()), *want, Some(!counted))?;
            mark(line, &attempt, part)?;
        }
        Fact::TenderTaken { sale, tender } => {
            let mut sale = sales::must_be_open(line.conn, *sale)?;
            sale.tenders.push(tender.clone());
            sales::update(line.conn, &sale)?;
        }
        Fact::SaleSettled { sale, slip } => {
            closed(line, sales::must_be_open(line.conn, *sale)?, SaleStatus::Settled, Some(slip))?;
        }
        Fact::SaleAbandoned { sale } => {
            closed(line, sales::must_be_open(line.conn, *sale)?, SaleStatus::Abandoned, None)?;
        }
        Fact::RefundOpened { refund } => {
            Counters::past_number(&mut next.trade, refund.no.as_str());
            refunds::insert(line.conn, refund)?;
        }
        Fact::RefundMoved { no, phase } => {
            let mut refund = refunds::must_exist(line.conn, no)?;
            refund.phase = phase.clone();
            refunds::update(line.conn, &refund)?;
        }
        Fact::SlipIssued { slip } => {
            Counters::past_number(&mut next.slip, &slip.no.0);
            slips::insert(line.conn, slip)?;
        }
        Fact::PrintQueued { job, slip, copy, role } => {
            Counters::past(&mut next.job, job.0);
            prints::insert(line.conn, *job, slip, *copy, *role)?;
        }
        Fact::PrintMoved { job, state } => prints::update(line.conn, *job, *state)?,
        // the journal is its only home
        Fact::DrawerOpened { .. } => {}
    }
    entry.moves.iter().try_for_each(|step| ledger::apply(line, step))
}

fn named(head: &mut Head, device: &DeviceId, numbering: &Numbering) {
    head.device.clone_from(device);
    head.numbering.clone_from(numbering);
}

fn dispatched(line: &Line<'_>, attempt: &Attempt) -> Result<(), BookError> {
    let mut sale = sales::must_be_open(line.conn, attempt.sale)?;
    sale.tenders.push(Tender::Wallet {
        no: attempt.no.clone(),
        wallet: attempt.wallet,
        amount: attempt.amount,
        part: WalletPart::Open,
    });
    sales::update(line.conn, &sale)?;
    attempts::insert(line.conn, attempt)
}

fn moved(line: &Line<'_>, no: &TradeNo, phase: &Phase, want: Want) -> Result<(), BookError> {
    let attempt = turned(line, no, phase.clone(), want, None)?;
    if phase.is_dead() {
        mark(line, &attempt, WalletPart::Dead)
    } else if want == Want::GiveBack && !phase.is_final() {
        mark(line, &attempt, WalletPart::Unwanted)
    } else {
        Ok(())
    }
}

/// Writes an attempt's phase and want. `orphan` is known when it was paid; else it stays as it is.
fn turned(
    line: &Line<'_>,
    no: &TradeNo,
    phase: Phase,
    want: Want,
    orphan: Option<bool>,
) -> Result<Attempt, BookError> {
    let mut attempt = attempts::must_exist(line.conn, no)?;
    attempt.phase = phase;
    attempt.want = want;
    attempts::update(line.conn, &attempt, orphan)?;
    Ok(attempt)
}

fn mark(line: &Line<'_>, attempt: &Attempt, part: WalletPart) -> Result<(), BookError> {
    let mut sale = sales::must_exist(line.conn, attempt.sale)?;
    sale.mark(&attempt.no, part);
    sales::update(line.conn, &sale)
}

fn closed(line: &Line<'_>, mut sale: Sale, to: SaleStatus, slip: Option<&SlipNo>) -> Result<(), BookError> {
    sale.status = to;
    sales::close(line, &sale, slip)
}
