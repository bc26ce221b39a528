//! Deposits on the counter: take, find, settle, and every call of theirs until it is known.
//!
//! A freeze walks like a payment that cannot be reversed, a consumption or release like a refund. What turned out
//! frozen although it was given up goes back by itself. At every instant `consumed + released + unknown <= held`.

mod books;
mod cards;
mod drawn;
mod draws;
pub mod find;
mod freeze;
mod frozen;
mod lane;
mod named;
mod names;
mod open;
mod paid;
mod postings;
mod query;
mod restart;
mod settle;
mod show;
mod slips;
mod take;
mod tray;
mod unwanted;
mod watch;

pub(super) use paid::opened_entry;

use super::Counter;
use crate::clock::Now;
use domain::deposit::{Deposit, Draw, Standing, standing};
use domain::ids::{DepositId, TradeNo};
use domain::refusal::Refusal;
use domain::time::Moment;
use std::collections::BTreeMap;

/// The deposits that are not done, and what is under way with them.
pub(super) struct Deposits {
    pub open: BTreeMap<DepositId, Deposit>,
    /// Every draw of the deposits above.
    pub draws: BTreeMap<TradeNo, Draw>,
    /// Draws that failed in this life and that nobody has tried again.
    pub failed: BTreeMap<TradeNo, Draw>,
    /// Settlements of which a draw is not decided; one slip for each, once all are.
    settlements: Vec<Settlement>,
    /// Refused freezes that are looked at once more, and when.
    looks: BTreeMap<DepositId, Moment>,
    /// Unwanted deposits whose way back failed, and when it is tried again.
    later: BTreeMap<DepositId, Moment>,
    /// When the cloud was last asked what is left of an old deposit.
    holds: BTreeMap<DepositId, Moment>,
    /// When the next deposit is old enough to be asked about.
    hold_at: Option<Moment>,
}

/// What one number settled.
#[derive(Clone, Debug)]
struct Settlement {
    draws: Vec<TradeNo>,
    /// The second person, for the slip.
    approved_by: String,
}

impl Deposits {
    pub fn load(open: Vec<Deposit>, draws: Vec<Draw>) -> Self {
        Self {
            open: open.into_iter().map(|deposit| (deposit.id, deposit)).collect(),
            draws: draws.into_iter().map(|draw| (draw.no.clone(), draw)).collect(),
            failed: BTreeMap::new(),
            settlements: Vec::new(),
            looks: BTreeMap::new(),
            later: BTreeMap::new(),
            holds: BTreeMap::new(),
            hold_at: None,
        }
    }

    /// True while a freeze or a draw is undecided, or something has yet to go back by itself.
    pub fn has_open_work(&self) -> bool {
        self.undecided() > 0 || self.open.values().any(Deposit::is_unwanted)
    }

    /// Freezes and draws that are not decided.
    pub fn undecided(&self) -> usize {
        let draws = self.draws.values().filter(|draw| !draw.phase.is_final()).count();
        draws.saturating_add(self.freezing().count())
    }

    /// Deposits whose freeze is not decided.
    fn freezing(&self) -> impl Iterator<Item = &Deposit> {
        self.open.values().filter(|deposit| !deposit.is_held() && !deposit.is_dead())
    }

    /// The draws of one deposit, in the order of their numbers.
    fn of(&self, id: DepositId) -> Vec<Draw> {
        self.draws.values().filter(|draw| draw.deposit == id).cloned().collect()
    }

    fn stands(&self, deposit: &Deposit) -> Standing {
        standing(deposit, &self.of(deposit.id))
    }

    /// A deposit leaves the working set once nothing of it is left, unknown or to be printed.
    fn forget_if_done(&mut self, id: DepositId) {
        let Some(deposit) = self.open.get(&id) else { return };
        let stands = self.stands(deposit);
        let done =
            deposit.is_dead() || (deposit.is_held() && stands.left.is_zero() && stands.unknown.is_zero());
        let own = |no: &TradeNo| self.draws.get(no).is_some_and(|draw| draw.deposit == id);
        if !done || self.settlements.iter().any(|settlement| settlement.draws.iter().any(own)) {
            return;
        }
        self.open.remove(&id);
        self.draws.retain(|_, draw| draw.deposit != id);
        self.failed.retain(|_, draw| draw.deposit != id);
        self.later.remove(&id);
        self.holds.remove(&id);
    }
}

impl Counter {
    /// Whatever of deposits the clock has made due.
    pub(super) fn due_deposits(&mut self, now: Now) {
        self.due_freezes(now);
        self.due_draws(now);
        self.due_freeze_looks(now);
        self.due_unwanted(now);
        self.due_holds(now);
    }

    pub(super) fn deposits_wake(&self) -> Option<Moment> {
        let deposits = &self.deposits;
        let freezes = deposits.open.values().filter_map(|deposit| deposit.freeze.as_ref()?.course.next);
        let draws = deposits.draws.values().filter_map(|draw| draw.course.next);
        let looks = deposits.looks.values().copied();
        let usable = self.may_use_wallets().is_ok();
        let later = deposits.later.values().copied().filter(|_| usable && self.config.refund_orphans);
        let holds = deposits.hold_at.filter(|_| usable);
        freezes.chain(draws).chain(looks).chain(later).chain(holds).min()
    }

    /// A deposit and all its draws, from the working set or from the book.
    fn known_deposit(&self, id: DepositId) -> Result<(Deposit, Vec<Draw>), Refusal> {
        if let Some(deposit) = self.deposits.open.get(&id) {
            return Ok((deposit.clone(), self.deposits.of(id)));
        }
        let trouble = |_| Refusal::BookTrouble;
        let deposit = self.book.deposit(id).map_err(trouble)?.ok_or(Refusal::DepositUnknown)?;
        Ok((deposit, self.book.draws_of(id).map_err(trouble)?))
    }
}
