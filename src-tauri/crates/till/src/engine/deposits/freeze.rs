//! Freezes on their way: what was heard is stepped, committed, then acted upon. A freeze cannot be reversed or
//! closed, so both wishes become questions; what turns out frozen against the wish goes back by itself.

use super::super::lane::Front;
use super::super::{Counter, Output, Ticket};
use super::open::held_txn;
use crate::clock::Now;
use domain::attempt::{self, Asked, Attempt, Event, Means, Phase, Rules, Want};
use domain::cloud::CloudCall;
use domain::deposit::Deposit;
use domain::fact::{Entry, Fact};
use domain::ids::DepositId;
use domain::ledger::{Move, TxnId};
use domain::refusal::Refusal;
use domain::time::Moment;

impl Counter {
    pub(super) fn freeze_rules(&self, freeze: &Attempt) -> Rules<'_> {
        let policy = self.config.policies.of(freeze.wallet, freeze.means == Means::Shown);
        Rules { policy, can_reverse: false }
    }

    pub(super) fn due_freezes(&mut self, now: Now) {
        let due = |deposit: &&Deposit| {
            deposit.freeze.as_ref().is_some_and(|f| f.course.next.is_some_and(|at| at <= now.moment))
        };
        let due: Vec<DepositId> = self.deposits.open.values().filter(due).map(|deposit| deposit.id).collect();
        for id in due {
            if self.move_freeze(now, id, Event::Due).is_err() {
                self.postpone_freeze(now, id);
            }
        }
    }

    /// A refused freeze is looked at once more when it can no longer be under way.
    pub(super) fn due_freeze_looks(&mut self, now: Now) {
        let looks = &self.deposits.looks;
        let due: Vec<DepositId> =
            looks.iter().filter(|(_, at)| **at <= now.moment).map(|(id, _)| *id).collect();
        for id in due {
            self.deposits.looks.remove(&id);
            if let Ok((deposit, _)) = self.known_deposit(id) {
                self.ask_freeze(now.moment, &deposit);
            }
        }
    }

    /// An answer that could not be committed is asked for again.
    pub(in crate::engine) fn heard_freeze(
        &mut self,
        now: Now,
        id: DepositId,
        event: Event,
    ) -> Result<(), Refusal> {
        let result = self.move_freeze(now, id, event);
        if result == Err(Refusal::BookTrouble) {
            self.postpone_freeze(now, id);
        }
        result
    }

    /// The book refused: try again after a pause.
    fn postpone_freeze(&mut self, now: Now, id: DepositId) {
        let freeze = self.deposits.open.get(&id).and_then(|deposit| deposit.freeze.as_ref());
        let pause = freeze.map(|freeze| self.freeze_rules(freeze).policy.pause);
        let freeze = self.deposits.open.get_mut(&id).and_then(|deposit| deposit.freeze.as_mut());
        if let (Some(freeze), Some(pause)) = (freeze, pause)
            && !freeze.phase.is_final()
        {
            freeze.course.next = Some(now.moment.after(pause));
        }
    }

    /// Steps one freeze. The commit comes first; without it nothing changes and nothing leaves.
    pub(in crate::engine) fn move_freeze(
        &mut self,
        now: Now,
        id: DepositId,
        event: Event,
    ) -> Result<(), Refusal> {
        let known = self.deposits.open.contains_key(&id);
        let (before, _) = self.known_deposit(id)?;
        let freeze = before.freeze.as_ref().ok_or(Refusal::CaseUnknown)?;
        match &event {
            Event::GiveBack if before.is_unwanted() => return self.release_unwanted(now, id),
            // what was asked before it was proven given back is overtaken
            Event::Heard { sent, .. } if self.given_back.get(&freeze.no).is_some_and(|at| sent < at) => {
                return Ok(());
            }
            Event::Heard { .. } => {}
            _ if !known => return Err(Refusal::CaseDecided),
            _ => {}
        }
        let step = attempt::step(freeze, event, self.freeze_rules(freeze), now.moment)
            .map_err(|_| Refusal::CaseDecided)?;
        let next = Deposit { freeze: Some(step.next), ..before.clone() };
        if step.durable {
            self.commit_freeze(now, &before, &next)?;
        } else if known {
            self.colour_freeze(&before, &next);
            self.deposits.open.insert(id, next.clone());
        }
        if !step.effects.is_empty() {
            self.ask_freeze(now.moment, &next);
        }
        Ok(())
    }

    fn ask_freeze(&mut self, now: Moment, deposit: &Deposit) {
        let Some(freeze) = &deposit.freeze else { return };
        let (no, wallet, amount) = (freeze.no.clone(), freeze.wallet, freeze.amount);
        let ticket = Ticket::Freeze { deposit: deposit.id, asked: Asked::Query };
        let call = CloudCall::AskFreeze { no, wallet, amount };
        self.out.push(Output::Call { ticket, sent: now, call });
    }

    fn commit_freeze(&mut self, now: Now, before: &Deposit, next: &Deposit) -> Result<(), Refusal> {
        let Some(freeze) = &next.freeze else { return Err(Refusal::CaseUnknown) };
        let kept = next.is_held() && freeze.want == Want::Keep;
        let mut entries = vec![freeze_entry(before, next, freeze)];
        let slip = if kept { self.taken_slip(now, next, None) } else { None };
        if let Some(slip) = &slip {
            self.slip_entries(slip, &mut entries);
        }
        self.commit(now, &entries)?;

        let front = self.lane.freeze() == Some(next.id);
        self.deposits.looks.remove(&next.id);
        self.install_freeze(now, next, freeze);
        self.say_freeze(before, next, freeze, front);
        if let Some(slip) = &slip {
            self.slip_issued(now, slip);
        }
        if kept && (front || self.lane.is_idle()) {
            self.lane.clear();
            let (deposit, slip) = (next.id, slip.map(|slip| slip.no));
            self.lane.front = Front::DepositTaken { deposit, slip, change: None, late: !front };
        } else if front && freeze.phase.is_final() {
            self.front_freeze(next, freeze);
        }
        Ok(())
    }
}

/// The fact of a move and what it does to the ledger.
fn freeze_entry(before: &Deposit, next: &Deposit, freeze: &Attempt) -> Entry {
    let (deposit, want) = (next.id, freeze.want);
    let own = TxnId(format!("deposit-{}", next.id.0));
    match &freeze.phase {
        Phase::Paid(paid) => {
            // a dead freeze's posting is void already
            let step = if before.is_dead() { Move::Direct(held_txn(next, "-late")) } else { Move::Post(own) };
            Entry::with(Fact::DepositHeld { deposit, paid: paid.clone(), want }, vec![step])
        }
        phase => {
            let moves = if phase.is_dead() { vec![Move::Void(own)] } else { Vec::new() };
            Entry::with(Fact::FreezeMoved { deposit, phase: phase.clone(), want }, moves)
        }
    }
}
