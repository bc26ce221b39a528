//! Deposits grow old: a warning before the wallet lets go, and the cloud's word for it when it has.

use super::super::{Counter, Output, Ticket};
use super::cards::age_days;
use super::settle::Known;
use crate::clock::Now;
use crate::limits::{HOLD_AGAIN_MS, HOLD_LOOK_MS, HOLDS_AT_ONCE};
use domain::cloud::{CloudCall, HoldFacts};
use domain::deposit::{Deposit, Hold};
use domain::fact::{Entry, Fact};
use domain::ids::DepositId;
use domain::ledger::{Account, Move, Txn};
use domain::refusal::Refusal;
use domain::time::Moment;
use money::Fen;

impl Counter {
    /// Open deposits near their wallet's limit.
    pub(in crate::engine) fn ageing(&self, now: Now) -> u32 {
        let count = self.deposits.open.values().filter(|deposit| {
            self.days_left(now, deposit).is_some_and(|(left, warn)| left <= i64::from(warn))
        });
        u32::try_from(count.count()).unwrap_or(u32::MAX)
    }

    /// Days until the wallet lets go of what is left, and when the warning begins; `None` where nothing does.
    fn days_left(&self, now: Now, deposit: &Deposit) -> Option<(i64, u16)> {
        let Hold::Frozen { wallet } = &deposit.hold else { return None };
        let channel = self.config.channels.of(*wallet);
        let left = !self.deposits.stands(deposit).left.is_zero();
        let age = age_days(deposit, self.trusted_wall(now));
        left.then(|| (i64::from(channel.days).saturating_sub(age), channel.warn_days))
    }

    /// From the day the wallet lets go the cloud is asked what is left; also the day before, for a deposit that
    /// is open on the screen.
    pub(super) fn due_holds(&mut self, now: Now) {
        let mut due = Vec::new();
        let mut next: Option<Moment> = None;
        let frozen = self.deposits.open.values().filter(|deposit| deposit.is_held());
        for deposit in frozen {
            let Some((days, _)) = self.days_left(now, deposit) else { continue };
            let open = self.lane.opened_deposit == Some(deposit.id);
            let ready = self.hold_ready(now, deposit.id);
            let at = if days > i64::from(open) {
                // the wall clock may be set meanwhile, so it is looked at again and again
                now.moment.after(HOLD_LOOK_MS)
            } else if ready <= now.moment && due.len() < HOLDS_AT_ONCE {
                due.push(deposit.id);
                now.moment.after(HOLD_AGAIN_MS)
            } else {
                ready.max(now.moment.after(1_000))
            };
            next = next.map_or(Some(at), |known| Some(known.min(at)));
        }
        self.deposits.hold_at = next;
        if self.may_use_wallets().is_ok() {
            for id in due {
                self.ask_hold(now, id);
            }
        }
    }

    /// When the cloud may be asked about it again.
    fn hold_ready(&self, now: Now, id: DepositId) -> Moment {
        self.deposits.holds.get(&id).map_or(now.moment, |asked| asked.after(HOLD_AGAIN_MS))
    }

    fn ask_hold(&mut self, now: Now, id: DepositId) {
        let freeze = self.deposits.open.get(&id).and_then(|deposit| deposit.freeze.as_ref());
        let Some((no, wallet, amount)) = freeze.map(|f| (f.no.clone(), f.wallet, f.amount)) else { return };
        self.deposits.holds.insert(id, now.moment);
        let call = CloudCall::AskHold { no, wallet, amount };
        self.out.push(Output::Call { ticket: Ticket::Hold { deposit: id }, sent: now.moment, call });
    }

    /// What may have gone back by itself is asked about once before anything is settled of it.
    ///
    /// # Errors
    /// [`Refusal::DepositInDoubt`] when the question leaves only now.
    pub(super) fn old_ones_are_asked(&mut self, now: Now, chosen: &[Known]) -> Result<(), Refusal> {
        if self.may_use_wallets().is_err() {
            return Ok(());
        }
        let old = |deposit: &Deposit| self.days_left(now, deposit).is_some_and(|(days, _)| days <= 1);
        let unasked = |deposit: &Deposit| self.hold_ready(now, deposit.id) <= now.moment;
        let due: Vec<DepositId> = chosen
            .iter()
            .map(|(deposit, _)| deposit)
            .filter(|deposit| old(deposit) && unasked(deposit))
            .map(|deposit| deposit.id)
            .collect();
        for id in &due {
            self.ask_hold(now, *id);
        }
        if due.is_empty() { Ok(()) } else { Err(Refusal::DepositInDoubt) }
    }

    /// Only verified figures that agree with the book in everything else say that something went back.
    pub(in crate::engine) fn heard_hold(
        &mut self,
        now: Now,
        id: DepositId,
        facts: Option<HoldFacts>,
    ) -> Result<(), Refusal> {
        let (Some(facts), Some(deposit)) = (facts, self.deposits.open.get(&id)) else { return Ok(()) };
        let stands = self.deposits.stands(deposit);
        let agrees = facts.frozen == deposit.amount
            && facts.consumed == stands.consumed
            && facts.released == stands.released
            && stands.unknown.is_zero();
        let news = facts.lapsed.less(deposit.lapsed).filter(|news| !news.is_zero() && *news <= stands.left);
        let Some(amount) = news.filter(|_| agrees) else { return Ok(()) };
        let moves = vec![Move::Direct(lapse_txn(deposit, amount))];
        self.commit(now, &[Entry::with(Fact::DepositLapsed { deposit: id, amount }, moves)])?;
        if let Some(deposit) = self.deposits.open.get_mut(&id) {
            deposit.lapsed = facts.lapsed;
        }
        self.deposits.forget_if_done(id);
        Ok(())
    }
}

/// A second lapse of the same deposit has a name of its own.
fn lapse_txn(deposit: &Deposit, amount: Fen) -> Txn {
    let before = deposit.lapsed.get();
    let mark = if before == 0 { String::new() } else { format!("-{before}") };
    let id = format!("lapse-{}{mark}", deposit.id.0);
    Txn::transfer(id, Account::DepositsFrozenContra, Account::DepositsFrozen, amount)
}
