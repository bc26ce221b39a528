//! Shifts: every fact in exactly one of them or in nobody's bucket, cash that adds up, days that are sums.

use super::walk;
use domain::fact::{Entry, Fact, Stamp};
use domain::ids::ShiftId;
use domain::ledger::{Account, Move, Txn, TxnId};
use domain::report::Figures;
use domain::shift::Shift;
use domain::slip::SlipKind;
use domain::time::Moment;
use money::FenDelta;
use std::collections::{BTreeMap, BTreeSet};
use store::{Book, Over};

#[derive(Default)]
struct Duty {
    open: Option<Shift>,
    /// The shift that the newest commit closed: the rest of that commit still belongs to it.
    closed: Option<(Moment, ShiftId)>,
    known: BTreeSet<u64>,
    days: BTreeSet<u32>,
    pending: BTreeMap<TxnId, Txn>,
    drawer: i64,
    findings: Vec<String>,
}

pub(super) fn audit(book: &Book, out: &mut Vec<String>) {
    let mut duty = Duty::default();
    if let Err(problem) = walk(book, |stamp, entry| duty.take(stamp, entry)) {
        out.push(problem);
        return;
    }
    out.append(&mut duty.findings);
    match book.drawer_balance() {
        Ok(balance) if balance.get() == duty.drawer => {}
        Ok(balance) => {
            out.push(format!("the drawer holds {balance} by the head and {} fen by the facts", duty.drawer))
        }
        Err(error) => out.push(error.to_string()),
    }
    for day in &duty.days {
        whole_day(book, *day, &duty.known, out);
    }
    slips(book, out);
}

impl Duty {
    fn take(&mut self, stamp: &Stamp, entry: &Entry) {
        let own = match &entry.fact {
            Fact::ShiftOpened { shift, begun, .. } => {
                if self.open.is_some() {
                    self.findings.push(format!("shift {} opened beside another", shift.0));
                }
                self.open = begun.as_deref().cloned();
                self.known.insert(shift.0);
                *shift
            }
            _ => self.open.as_ref().map_or(ShiftId::UNATTENDED, |shift| shift.id),
        };
        let closing = self.closed == Some((stamp.moment, stamp.shift)) && own == ShiftId::UNATTENDED;
        if stamp.shift != own && !closing {
            let kind = entry.fact.kind();
            self.findings.push(format!("{kind} is stamped with shift {} in shift {}", stamp.shift.0, own.0));
        }
        if let Some(open) = &self.open
            && open.day != stamp.business_date
        {
            let kind = entry.fact.kind();
            self.findings
                .push(format!("{kind} of day {} in a shift of {}", stamp.business_date.0, open.day.0));
        }
        self.days.insert(stamp.business_date.0);
        for step in &entry.moves {
            self.post(step);
        }
        match &entry.fact {
            Fact::ShiftCounted { count, .. } => {
                if count.expected.get() != self.drawer {
                    self.findings.push(format!(
                        "counted against {}, the drawer holds {}",
                        count.expected, self.drawer
                    ));
                }
                if let Some(open) = &mut self.open {
                    open.count = Some(count.clone());
                }
            }
            Fact::ShiftClosed { shift, .. } => {
                // expected + over or short = counted = what the drawer holds from now on
                let count = self.open.as_ref().and_then(|open| open.count.as_ref());
                if count.is_some_and(|count| count.sum.get() != self.drawer) {
                    self.findings
                        .push(format!("shift {} closed with a drawer of {} fen", shift.0, self.drawer));
                }
                self.open = None;
                self.closed = Some((stamp.moment, *shift));
            }
            _ => {}
        }
    }

    fn post(&mut self, step: &Move) {
        let txn = match step {
            Move::Pend(txn) => {
                self.pending.insert(txn.id.clone(), txn.clone());
                return;
            }
            Move::Void(id) => {
                self.pending.remove(id);
                return;
            }
            Move::Post(id) => self.pending.remove(id),
            Move::Direct(txn) => Some(txn.clone()),
        };
        let Some(txn) = txn else {
            self.findings.push("something was posted that did not pend".to_owned());
            return;
        };
        let drawer = txn.postings.iter().filter(|p| p.account == Account::CashDrawer);
        self.drawer += drawer.map(|p| p.delta.get()).sum::<i64>();
        if self.open.as_ref().is_some_and(|shift| shift.count.is_some()) {
            let moved: i64 =
                txn.postings.iter().filter(|p| p.account == Account::CashDrawer).map(|p| p.delta.get()).sum();
            if moved != 0 && !txn.id.0.starts_with("count-") {
                self.findings.push(format!("{} moved cash while the count was locked", txn.id.0));
            }
        }
    }
}

fn plus(a: Figures, b: Figures) -> Option<Figures> {
    a.plus(b)
}

/// The day is the sum of its shifts and of nobody's time, figure by figure.
fn whole_day(book: &Book, day: u32, shifts: &BTreeSet<u64>, out: &mut Vec<String>) {
    let date = domain::time::BusinessDate(day);
    let sums = |over| book.sums(over).map_err(|error| error.to_string());
    let parts =
        shifts.iter().copied().chain([0]).map(|shift| Over::ShiftOfDay { shift: ShiftId(shift), day: date });
    let mut total = Some(Figures::default());
    let mut taken = Some(FenDelta::ZERO);
    for part in parts {
        match sums(part) {
            Ok(sums) => {
                total = total.and_then(|total| plus(total, sums.total));
                taken = taken.and_then(|taken| taken.plus(sums.deposits.taken));
                if !sums.total.is_consistent() {
                    out.push(format!("day {day}: {part:?} does not agree with itself"));
                }
            }
            Err(error) => out.push(error),
        }
    }
    match sums(Over::Days { from: date, to: date }) {
        Ok(day_sums) => {
            if total != Some(day_sums.total) || taken != Some(day_sums.deposits.taken) {
                out.push(format!("day {day}: {total:?} of the shifts, {:?} of the day", day_sums.total));
            }
        }
        Err(error) => out.push(error),
    }
}

/// What was handed over on paper is what the ledger says of that shift, now as then.
fn slips(book: &Book, out: &mut Vec<String>) {
    let Ok(rows) = book.reports(SlipKind::Handover, u32::MAX) else {
        out.push("handovers cannot be read".to_owned());
        return;
    };
    for row in rows {
        let (Some(shift), Some(report)) = (row.shift, row.slip.report) else { continue };
        let Ok(sums) = book.sums(Over::Shift(shift)) else {
            out.push(format!("shift {} cannot be summed", shift.0));
            continue;
        };
        let cash = (report.cash.sales, report.cash.refunds, report.cash.expected);
        let now = (sums.cash.sales, sums.cash.refunds, sums.cash.expected);
        if report.total != sums.total || cash != now || report.deposits.taken != sums.deposits.taken {
            out.push(format!("shift {}: the slip and the ledger differ", shift.0));
        }
    }
}
