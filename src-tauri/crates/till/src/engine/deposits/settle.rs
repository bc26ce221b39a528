//! One number settles: planned over the chosen deposits, opened in one commit, sent after it.

use super::super::lane::{Front, Settling};
use super::super::{Counter, Output};
use super::drawn::through_cloud;
use crate::clock::Now;
use crate::limits::DRAWS_AT_ONCE;
use domain::deposit::{self, Deposit, Draw, DrawKind, Hold, Plan, Settle, Share};
use domain::ids::{DepositId, TradeNo};
use domain::refund::Phase;
use domain::refusal::Refusal;
use money::{Fen, parse_amount};

/// A deposit with all its draws.
pub(super) type Known = (Deposit, Vec<Draw>);

/// What was typed: nothing or `*` takes everything, 0 gives everything back.
///
/// # Errors
/// What [`parse_amount`] says.
pub(super) fn read_consume(text: &str) -> Result<Option<Fen>, Refusal> {
    match text.trim() {
        "" | "*" | "＊" => Ok(None),
        typed => match parse_amount(typed) {
            Err(money::AmountError::Zero) => Ok(Some(Fen::ZERO)),
            read => Ok(Some(read?)),
        },
    }
}

/// Spreads one number over deposits.
///
/// # Errors
/// As for [`deposit::plan`]; [`Refusal::DepositNotHeld`] also for one that is on its way back by itself.
pub(super) fn plan_of(
    chosen: &[Known],
    settle: Settle,
    channels: &deposit::Channels,
) -> Result<Plan, Refusal> {
    if chosen.iter().any(|(deposit, _)| deposit.is_unwanted()) {
        return Err(Refusal::DepositNotHeld);
    }
    let chosen: Vec<(&Deposit, &[Draw])> =
        chosen.iter().map(|(deposit, draws)| (deposit, draws.as_slice())).collect();
    deposit::plan(&chosen, settle, channels)
}

impl Counter {
    /// Settles the chosen deposits with one number.
    pub(in crate::engine) fn settle_deposit(
        &mut self,
        now: Now,
        ids: &[DepositId],
        consume: &str,
        keep_rest: bool,
    ) -> Result<(), Refusal> {
        let settle = Settle { consume: read_consume(consume)?, keep_rest };
        let mut chosen: Vec<Known> = Vec::with_capacity(ids.len());
        if ids.len() > DRAWS_AT_ONCE {
            return Err(Refusal::TooManyOpen);
        }
        for id in ids {
            if chosen.iter().all(|(deposit, _)| deposit.id != *id) {
                chosen.push(self.known_deposit(*id)?);
            }
        }
        if chosen.is_empty() {
            return Err(Refusal::DepositUnknown);
        }
        let plan = plan_of(&chosen, settle, &self.config.channels)?;
        self.old_ones_are_asked(now, &chosen)?;
        self.may_draw(&chosen, &plan.shares)?;
        self.roll_day(now)?;
        let room = chosen.first().map(|(deposit, _)| deposit.room.clone()).unwrap_or_default();
        let by = self.authority();
        let draws = self.open_draws(now, chosen, &plan.shares, by)?;
        let (consumed, returned, kept) = (plan.consume, plan.release, plan.kept);
        self.lane.clear();
        self.lane.front = Front::DepositSettled(Settling { room, draws, consumed, returned, kept });
        Ok(())
    }

    /// A draw that failed is tried with a new number, planned anew over what is left.
    pub(in crate::engine) fn draw_again(&mut self, now: Now, no: &TradeNo) -> Result<(), Refusal> {
        let failed = self.deposits.failed.get(no).cloned().ok_or(Refusal::CaseUnknown)?;
        let known = self.known_deposit(failed.deposit)?;
        let consume = match failed.kind {
            DrawKind::Consume => failed.amount,
            DrawKind::Release => Fen::ZERO,
        };
        let keep_rest = failed.kind == DrawKind::Consume && failed.freed.is_zero();
        let settle = Settle { consume: Some(consume), keep_rest };
        let plan = plan_of(std::slice::from_ref(&known), settle, &self.config.channels)?;
        let by = self.authority();
        let room = known.0.room.clone();
        self.may_draw(std::slice::from_ref(&known), &plan.shares)?;
        self.roll_day(now)?;
        let draws = self.open_draws(now, vec![known], &plan.shares, by)?;
        if self.lane.is_idle() || matches!(self.lane.front, Front::DepositSettled(_)) {
            let (consumed, returned, kept) = (plan.consume, plan.release, plan.kept);
            self.lane.front = Front::DepositSettled(Settling { room, draws, consumed, returned, kept });
        }
        Ok(())
    }

    /// What the plan needs: the cloud for what it holds, an open count for notes that leave the drawer.
    fn may_draw(&self, known: &[Known], shares: &[Share]) -> Result<(), Refusal> {
        let of = |share: &Share| known.iter().find(|(deposit, _)| deposit.id == share.deposit);
        for (share, (deposit, _)) in shares.iter().filter_map(|share| Some((share, of(share)?))) {
            let consumes = !share.consume.is_zero() && through_cloud(deposit, DrawKind::Consume);
            let releases = !share.release.is_zero() && through_cloud(deposit, DrawKind::Release);
            if consumes || releases {
                self.may_use_wallets()?;
            }
            if deposit.hold == Hold::Cash && !share.release.is_zero() {
                self.cash_may_move()?;
            }
        }
        Ok(())
    }

    /// What a settlement moved, once all of it is decided.
    pub(super) fn say_settled(&mut self, numbers: &[TradeNo]) {
        let done = |no: &TradeNo| self.deposits.draws.get(no).filter(|draw| draw.phase == Phase::Done);
        let sum =
            |of: fn(&Draw) -> Fen| Fen::sum(numbers.iter().filter_map(done).map(of)).unwrap_or_default();
        let (taken, back) = (sum(super::slips::taken_of), sum(super::slips::returned_of));
        let mut words = Vec::new();
        if !taken.is_zero() {
            words.push(format!("押金已消费，{}", self.amount_words(taken)));
        }
        if !back.is_zero() {
            words.push(format!("押金已退，{}", self.amount_words(back)));
        }
        if !words.is_empty() {
            self.out.push(Output::Say(words.join("，")));
        }
    }
}
