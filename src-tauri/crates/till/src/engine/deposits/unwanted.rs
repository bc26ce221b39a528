//! What came in against the wish goes back by itself.

use super::super::Counter;
use crate::clock::Now;
use domain::deposit::{Deposit, Draw, Share};
use domain::ids::DepositId;
use domain::refusal::Refusal;
use money::Fen;

/// Pause before a failed way back is tried again by itself, in ms.
const RETRY_MS: u64 = 60_000;

impl Counter {
    /// Deposits that were given up and turned out frozen.
    pub(super) fn due_unwanted(&mut self, now: Now) {
        if !self.config.refund_orphans || self.may_use_wallets().is_err() {
            return;
        }
        let ready = |id: &DepositId| self.deposits.later.get(id).is_none_or(|at| *at <= now.moment);
        let due: Vec<DepositId> = self.unwanted().map(|deposit| deposit.id).filter(ready).collect();
        for id in due {
            if self.release_unwanted(now, id).is_err() {
                self.deposits.later.insert(id, now.moment.after(RETRY_MS));
            }
        }
    }

    /// Unwanted deposits that wait for their way back.
    pub(super) fn unwanted(&self) -> impl Iterator<Item = &Deposit> {
        let waits = |deposit: &&Deposit| {
            let stands = || self.deposits.stands(deposit);
            deposit.is_unwanted() && !stands().left.is_zero() && stands().unknown.is_zero()
        };
        self.deposits.open.values().filter(waits)
    }

    /// A release for the whole of it, in the merchant's own right: nobody has decided it.
    pub(in crate::engine) fn release_unwanted(&mut self, now: Now, id: DepositId) -> Result<(), Refusal> {
        self.may_use_wallets()?;
        let known = self.unwanted().find(|deposit| deposit.id == id).map(|deposit| deposit.id);
        let (deposit, draws) = self.known_deposit(known.ok_or(Refusal::CaseDecided)?)?;
        let left = domain::deposit::standing(&deposit, &draws).left;
        let share = Share { deposit: id, consume: Fen::ZERO, release: left, apart: true };
        self.open_draws(now, vec![(deposit, draws)], &[share], None)?;
        self.deposits.later.remove(&id);
        Ok(())
    }

    /// Nothing was taken or given back: a case for the cashier, or another try by itself.
    pub(super) fn draw_failed(&mut self, now: Now, deposit: &Deposit, draw: &Draw) {
        if deposit.is_unwanted() {
            self.deposits.later.insert(deposit.id, now.moment.after(RETRY_MS));
        } else {
            self.deposits.failed.insert(draw.no.clone(), draw.clone());
        }
    }
}
