//! The independent auditor: compares the book, the cloud and the paper after a run, by its own sums.

mod charges;
mod deposits;
mod members;
mod rights;
mod shifts;

use crate::paper::Paper;
use domain::attempt::{Attempt, Phase};
use domain::fact::{Entry, Fact, PrintState, Stamp};
use domain::ids::JobId;
use domain::refund::{self, Refund};
use domain::sale::{Sale, SaleStatus};
use domain::tender::{Tender, WalletPart};
use money::Fen;
use sandbox::Cloud;
use std::collections::{BTreeMap, BTreeSet};
use store::Book;

/// At the moment the green card shows: the cloud has the money of every counted wallet part.
#[must_use]
pub fn shown_paid(cloud: &Cloud, sale: &Sale) -> Vec<String> {
    let mut out = Vec::new();
    for tender in &sale.tenders {
        let Tender::Wallet { no, amount, part: WalletPart::Paid, held: deposit, .. } = tender else {
            continue;
        };
        let held = cloud.captured(no.as_str());
        if Some(held) != amount.plus(*deposit) {
            out.push(format!("shown paid: {no} is {amount} here and {held} at the cloud"));
        }
    }
    out
}

/// Everything the journal holds, folded by the auditor itself.
#[derive(Default)]
struct Ledger {
    sales: BTreeMap<u64, Sale>,
    attempts: BTreeMap<String, Attempt>,
    counted: BTreeSet<String>,
    refunds: BTreeMap<String, Refund>,
    /// Deposits that were paid with a sale, by number, with the charge they are a part of.
    paid_deposits: BTreeMap<u64, String>,
    draws: BTreeMap<String, domain::deposit::Draw>,
    /// What of a charge went back as a deposit.
    returned: BTreeMap<String, Fen>,
    jobs: BTreeMap<JobId, PrintState>,
    /// Times a person had a job printed again.
    again: BTreeMap<JobId, u32>,
}

/// All findings; empty when the day was good.
#[must_use]
pub fn audit(book: &Book, cloud: &Cloud, paper: &Paper) -> Vec<String> {
    let mut out = money(book, cloud);
    match fold(book) {
        Ok(ledger) => prints(&ledger, paper, &mut out),
        Err(problem) => out.push(problem),
    }
    out
}

/// The findings about money, without paper.
#[must_use]
pub fn money(book: &Book, cloud: &Cloud) -> Vec<String> {
    let mut out = Vec::new();
    match store::verify_book(book) {
        Ok(report) => out.extend(report.findings.iter().map(|finding| format!("book: {finding}"))),
        Err(error) => out.push(format!("book: {error}")),
    }
    match fold(book) {
        Ok(ledger) => {
            charges::charges(&ledger, cloud, &mut out);
            charges::orders(&ledger, cloud, &mut out);
            charges::sales(&ledger, &mut out);
            charges::refunds(&ledger, cloud, &mut out);
            charges::clearing(book, cloud, &mut out);
        }
        Err(problem) => out.push(problem),
    }
    deposits::audit(book, cloud, &mut out);
    members::audit(book, &mut out);
    shifts::audit(book, &mut out);
    rights::audit(book, &mut out);
    out
}

/// How often cards moved, by the kind of move: a day in which none does proves nothing about them.
#[must_use]
pub fn card_moves(book: &Book) -> BTreeMap<&'static str, u64> {
    let mut moves = BTreeMap::new();
    let counted = walk(book, |_, entry| {
        if let Fact::CardsMoved { moves: own, .. } = &entry.fact {
            for own in own {
                *moves.entry(own.kind.code()).or_default() += 1;
            }
        }
    });
    if counted.is_err() { BTreeMap::new() } else { moves }
}

/// Every fact of the book in its order.
fn walk(book: &Book, mut each: impl FnMut(&Stamp, &Entry)) -> Result<(), String> {
    let mut after = 0;
    loop {
        let rows = book.journal(after, 500).map_err(|error| error.to_string())?;
        if rows.is_empty() {
            return Ok(());
        }
        for row in rows {
            after = row.seq;
            each(&row.stamp, &row.entry().map_err(|error| error.to_string())?);
        }
    }
}

fn fold(book: &Book) -> Result<Ledger, String> {
    let mut ledger = Ledger::default();
    walk(book, |_, entry| ledger.take(entry.fact.clone()))?;
    Ok(ledger)
}

impl Ledger {
    fn take(&mut self, fact: Fact) {
        match fact {
            Fact::SaleOpened { sale } => {
                self.sales.insert(sale.id.0, sale);
            }
            Fact::AttemptDispatched { attempt } => {
                self.attempts.insert(attempt.no.to_string(), attempt);
            }
            Fact::AttemptMoved { no, phase, want } => {
                if let Some(attempt) = self.attempts.get_mut(no.as_str()) {
                    attempt.phase = phase;
                    attempt.want = want;
                }
            }
            Fact::AttemptPaid { no, paid, counted, .. } => {
                if let Some(attempt) = self.attempts.get_mut(no.as_str()) {
                    attempt.phase = Phase::Paid(paid);
                }
                if counted {
                    self.counted.insert(no.to_string());
                }
            }
            Fact::TenderTaken { sale, tender } => {
                if let Some(sale) = self.sales.get_mut(&sale.0) {
                    sale.tenders.push(tender);
                }
            }
            Fact::SaleSettled { sale, .. } => self.set_status(sale.0, SaleStatus::Settled),
            Fact::SaleAbandoned { sale } => self.set_status(sale.0, SaleStatus::Abandoned),
            Fact::RefundOpened { refund } => {
                self.refunds.insert(refund.no.to_string(), refund);
            }
            Fact::RefundMoved { no, phase, .. } => {
                if let Some(refund) = self.refunds.get_mut(no.as_str()) {
                    refund.phase = phase;
                }
            }
            Fact::PrintQueued { job, .. } => {
                self.jobs.insert(job, PrintState::Queued);
            }
            Fact::PrintMoved { job, state } => {
                if self.jobs.get(&job) == Some(&PrintState::Unclear) && state == PrintState::Queued {
                    *self.again.entry(job).or_default() += 1;
                }
                self.jobs.insert(job, state);
            }
            Fact::DepositOpened { deposit } => {
                if let domain::deposit::Hold::Paid { of, .. } = &deposit.hold {
                    self.paid_deposits.insert(deposit.id.0, of.to_string());
                }
            }
            Fact::DrawOpened { draw } => {
                self.draws.insert(draw.no.to_string(), draw);
            }
            Fact::DrawMoved { no, phase: refund::Phase::Done, .. } => {
                let Some(draw) = self.draws.get(no.as_str()) else { return };
                if draw.kind != domain::deposit::DrawKind::Release {
                    return;
                }
                if let Some(charge) = self.paid_deposits.get(&draw.deposit.0) {
                    let sum = self.returned.entry(charge.clone()).or_default();
                    *sum = sum.plus(draw.amount).unwrap_or(Fen::MAX);
                }
            }
            // the hotel's part is folded by its own auditors
            _ => {}
        }
    }

    fn set_status(&mut self, sale: u64, status: SaleStatus) {
        if let Some(sale) = self.sales.get_mut(&sale) {
            sale.status = status;
        }
    }

    fn given_back(&self, no: &str) -> Fen {
        let done = self.refunds.values().filter(|r| {
            r.phase == refund::Phase::Done
                && matches!(&r.source, refund::Source::Wallet { of, .. } if of.as_str() == no)
        });
        let deposit = self.returned.get(no).copied().unwrap_or_default();
        Fen::sum(done.map(|r| r.amount)).and_then(|sum| sum.plus(deposit)).unwrap_or(Fen::MAX)
    }
}

/// One whole slip per job; another only where a person said that none came out.
fn prints(ledger: &Ledger, paper: &Paper, out: &mut Vec<String>) {
    for (job, state) in &ledger.jobs {
        let whole = paper.whole.get(job).copied().unwrap_or(0);
        match state {
            PrintState::Printed if whole != 1 => out.push(format!("job {}: printed, {whole} slips", job.0)),
            PrintState::Dropped if whole > 1 => out.push(format!("job {}: dropped, {whole} slips", job.0)),
            PrintState::Printed | PrintState::Dropped => {}
            state => out.push(format!("job {}: still {state:?} after quiet time", job.0)),
        }
    }
    for job in paper.whole.keys() {
        if !ledger.jobs.contains_key(job) {
            out.push(format!("job {}: on paper, unknown here", job.0));
        }
    }
}
