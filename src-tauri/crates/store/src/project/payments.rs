//! Sales, attempts and refunds.

use super::Line;
use crate::error::BookError;
use crate::head::Counters;
use crate::views::{attempts, refunds, sales};
use domain::attempt::{Attempt, Phase, Want};
use domain::evidence::PaidFacts;
use domain::ids::{SaleId, SlipNo, TradeNo};
use domain::refund::{self, Refund};
use domain::sale::{Sale, SaleStatus};
use domain::tender::{Tender, WalletPart};
use money::Fen;

pub(super) fn sale_opened(line: &Line<'_>, next: &mut Counters, sale: &Sale) -> Result<(), BookError> {
    Counters::past(&mut next.sale, sale.id.0);
    sales::insert(line, sale)
}

pub(super) fn dispatched(line: &Line<'_>, next: &mut Counters, attempt: &Attempt) -> Result<(), BookError> {
    Counters::past_number(&mut next.trade, attempt.no.as_str());
    let mut sale = sales::must_be_open(line.conn, attempt.sale)?;
    let counts = attempt.amount.less(attempt.held);
    sale.tenders.push(Tender::Wallet {
        no: attempt.no.clone(),
        wallet: attempt.wallet,
        amount: counts.ok_or_else(|| BookError::conflict("a deposit above its charge"))?,
        part: WalletPart::Open,
        held: attempt.held,
    });
    sales::update(line.conn, &sale)?;
    attempts::insert(line.conn, attempt)
}

pub(super) fn moved(line: &Line<'_>, no: &TradeNo, phase: &Phase, want: Want) -> Result<(), BookError> {
    let attempt = turned(line, no, phase.clone(), want, None)?;
    if phase.is_dead() {
        mark(line, &attempt, WalletPart::Dead)
    } else if want == Want::GiveBack && !phase.is_final() {
        mark(line, &attempt, WalletPart::Unwanted)
    } else {
        Ok(())
    }
}

pub(super) fn paid(
    line: &Line<'_>,
    no: &TradeNo,
    paid: &PaidFacts,
    counted: bool,
    want: Want,
) -> Result<(), BookError> {
    let part = if counted { WalletPart::Paid } else { WalletPart::Orphan };
    let attempt = turned(line, no, Phase::Paid(paid.clone()), want, Some(!counted))?;
    mark(line, &attempt, part)
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

pub(super) fn taken(line: &Line<'_>, sale: SaleId, tender: &Tender) -> Result<(), BookError> {
    let mut sale = sales::must_be_open(line.conn, sale)?;
    sale.tenders.push(tender.clone());
    sales::update(line.conn, &sale)
}

pub(super) fn closed(
    line: &Line<'_>,
    sale: SaleId,
    to: SaleStatus,
    slip: Option<&SlipNo>,
) -> Result<(), BookError> {
    let sale = sales::must_be_open(line.conn, sale)?;
    sales::close(line, &Sale { status: to, ..sale }, slip)
}

pub(super) fn refund_opened(line: &Line<'_>, next: &mut Counters, refund: &Refund) -> Result<(), BookError> {
    Counters::past_number(&mut next.trade, refund.no.as_str());
    refunds::insert(line, refund)
}

pub(super) fn refund_moved(
    line: &Line<'_>,
    no: &TradeNo,
    phase: &refund::Phase,
    settled: Option<Fen>,
) -> Result<(), BookError> {
    let mut refund = refunds::must_exist(line.conn, no)?;
    refund.phase = phase.clone();
    refund.settled = settled.or(refund.settled);
    refunds::update(line.conn, &refund)
}
