//! Deposits: the equation at every instant, and the same story at the cloud once it is quiet.

use super::walk;
use domain::attempt::Phase;
use domain::deposit::{Deposit, Draw, DrawKind, Hold, standing};
use domain::fact::Fact;
use domain::ledger::Account;
use domain::refund;
use money::{Fen, FenDelta};
use sandbox::Cloud;
use std::collections::BTreeMap;
use store::{Book, Over};

#[derive(Default)]
struct Held {
    deposits: BTreeMap<u64, Deposit>,
    draws: BTreeMap<String, Draw>,
    findings: Vec<String>,
}

pub(super) fn audit(book: &Book, cloud: &Cloud, out: &mut Vec<String>) {
    let mut held = Held::default();
    if let Err(problem) = walk(book, |_, entry| held.take(&entry.fact)) {
        out.push(problem);
        return;
    }
    out.append(&mut held.findings);
    out.extend(cloud.unaccounted());
    held.quiet(out);
    held.compare(cloud, out);
    held.ledger(book, out);
}

impl Held {
    fn take(&mut self, fact: &Fact) {
        let touched = match fact {
            Fact::DepositOpened { deposit } => {
                self.deposits.insert(deposit.id.0, deposit.clone());
                deposit.id.0
            }
            Fact::FreezeMoved { deposit, phase, want } => {
                self.freeze(deposit.0, phase.clone(), *want);
                deposit.0
            }
            Fact::DepositHeld { deposit, paid, want } => {
                self.freeze(deposit.0, Phase::Paid(paid.clone()), *want);
                deposit.0
            }
            Fact::DrawOpened { draw } => {
                self.draws.insert(draw.no.to_string(), draw.clone());
                draw.deposit.0
            }
            Fact::DrawMoved { no, phase, .. } => {
                let Some(draw) = self.draws.get_mut(no.as_str()) else {
                    self.findings.push(format!("draw {no} moved before it was opened"));
                    return;
                };
                draw.phase = phase.clone();
                draw.deposit.0
            }
            Fact::DepositLapsed { deposit, amount } => {
                if let Some(deposit) = self.deposits.get_mut(&deposit.0) {
                    deposit.lapsed = deposit.lapsed.plus(*amount).unwrap_or(Fen::MAX);
                }
                deposit.0
            }
            _ => return,
        };
        self.equation(touched);
    }

    fn freeze(&mut self, id: u64, phase: Phase, want: domain::attempt::Want) {
        if let Some(freeze) = self.deposits.get_mut(&id).and_then(|deposit| deposit.freeze.as_mut()) {
            freeze.phase = phase;
            freeze.want = want;
        }
    }

    /// `consumed + released + lapsed + unknown <= held`, after every single fact.
    fn equation(&mut self, id: u64) {
        let Some(deposit) = self.deposits.get(&id) else {
            self.findings.push(format!("deposit {id} is unknown"));
            return;
        };
        let own = self.draws.values().filter(|draw| draw.deposit.0 == id);
        let taken = Fen::sum(own.map(Draw::takes).chain([deposit.lapsed])).unwrap_or(Fen::MAX);
        if taken > deposit.amount {
            self.findings.push(format!("deposit {id}: {taken} of {}", deposit.amount));
        }
        if !deposit.is_held() && self.draws.values().any(|draw| draw.deposit.0 == id) {
            self.findings.push(format!("deposit {id} is drawn on before it is held"));
        }
    }

    fn quiet(&self, out: &mut Vec<String>) {
        for (id, deposit) in &self.deposits {
            if !deposit.is_held() && !deposit.is_dead() {
                out.push(format!("deposit {id}: its freeze is still open after quiet time"));
            }
            let draws: Vec<Draw> = self.draws.values().cloned().collect();
            if deposit.is_unwanted() && !standing(deposit, &draws).left.is_zero() {
                out.push(format!("deposit {id}: given up, held and not given back"));
            }
        }
        for (no, draw) in &self.draws {
            if !draw.phase.is_final() {
                out.push(format!("draw {no}: still {} after quiet time", draw.phase.code()));
            }
        }
    }

    /// Each frozen deposit is at the cloud what it is here, and nothing is frozen that nobody knows.
    fn compare(&self, cloud: &Cloud, out: &mut Vec<String>) {
        let holds = cloud.holds();
        let draws: Vec<Draw> = self.draws.values().cloned().collect();
        let frozen = self.deposits.values().filter(|deposit| matches!(deposit.hold, Hold::Frozen { .. }));
        for deposit in frozen {
            let Some(no) = deposit.number() else {
                out.push(format!("deposit {} has no number", deposit.id.0));
                continue;
            };
            let there = holds.iter().find(|hold| hold.no == no.as_str());
            let amount = there.map(|hold| hold.frozen).unwrap_or_default();
            // found out only after the wallet had let go of all of it: nothing is held by anybody
            if deposit.is_dead() && there.is_some_and(|hold| hold.lapsed == hold.frozen) {
                continue;
            }
            if deposit.is_held() == amount.is_zero() {
                out.push(format!(
                    "deposit {no}: held={} here, {amount} frozen at the cloud",
                    deposit.is_held()
                ));
                continue;
            }
            let Some(there) = there.filter(|_| deposit.is_held()) else { continue };
            let here = standing(deposit, &draws);
            if (here.consumed, here.released) != (there.consumed, there.released) {
                out.push(format!(
                    "deposit {no}: consumed {} and released {} here, {} and {} at the cloud",
                    here.consumed, here.released, there.consumed, there.released
                ));
            }
            if deposit.lapsed > there.lapsed {
                out.push(format!("deposit {no}: {} lapsed here, {} there", deposit.lapsed, there.lapsed));
            }
            if amount != deposit.amount {
                out.push(format!("deposit {no}: {} here, {amount} at the cloud", deposit.amount));
            }
        }
        for hold in &holds {
            let known = self.deposits.values().any(|d| d.number().is_some_and(|no| no.as_str() == hold.no));
            if !known && !hold.frozen.is_zero() {
                out.push(format!("{}: frozen at the cloud, unknown here", hold.no));
            }
        }
    }

    /// What the ledger says is held is what the deposits say.
    fn ledger(&self, book: &Book, out: &mut Vec<String>) {
        let Ok(balances) = book.balances(Over::Everything) else {
            out.push("balances cannot be read".to_owned());
            return;
        };
        let draws: Vec<Draw> = self.draws.values().cloned().collect();
        let left = |wanted: bool| -> FenDelta {
            let own = self.deposits.values().filter(|d| matches!(d.hold, Hold::Frozen { .. }) == wanted);
            let left = own.map(|deposit| standing(deposit, &draws).left);
            Fen::sum(left).unwrap_or(Fen::MAX).as_delta()
        };
        let of = |account| balances.get(&account).copied().unwrap_or_default();
        if of(Account::DepositsFrozen) != left(true) {
            out.push(format!("frozen deposits: {} booked, {} left", of(Account::DepositsFrozen), left(true)));
        }
        if of(Account::DepositsPaid).negated() != left(false) {
            out.push(format!("paid deposits: {} booked, {} left", of(Account::DepositsPaid), left(false)));
        }
        let done = |draw: &&Draw| draw.phase == refund::Phase::Done && draw.kind == DrawKind::Consume;
        for draw in self.draws.values().filter(done) {
            let sold = book.deposit(draw.deposit).ok().flatten().is_some();
            if !sold {
                out.push(format!("draw {} has no deposit in the book", draw.no));
            }
        }
    }
}
