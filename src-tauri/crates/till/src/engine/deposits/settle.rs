//! One number settles: planned over the chosen deposits, opened in one commit, sent after it.

use super::super::lane::{Front, Settling};
use super::super::{Counter, Output};
use super::Settlement;
use super::draws::{Books, opened_entry};
use crate::clock::Now;
use crate::limits::DRAWS_AT_ONCE;
use domain::cloud::Authority;
use domain::deposit::{self, Deposit, Draw, DrawKind, Hold, Plan, Settle, Share};
use domain::fact::{DrawerReason, Entry, Fact};
use domain::ids::{DepositId, TradeNo};
use domain::refund::{Course, Phase};
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
        let draws = self.open_draws(now, vec![known], &plan.shares, by)?;
        if self.lane.is_idle() || matches!(self.lane.front, Front::DepositSettled(_)) {
            let (consumed, returned, kept) = (plan.consume, plan.release, plan.kept);
            self.lane.front = Front::DepositSettled(Settling { room, draws, consumed, returned, kept });
        }
        Ok(())
    }

    /// Opens the draws of `shares` in one commit, with everything that is done by it, then sends them.
    pub(super) fn open_draws(
        &mut self,
        now: Now,
        mut known: Vec<Known>,
        shares: &[Share],
        by: Option<Authority>,
    ) -> Result<Vec<TradeNo>, Refusal> {
        let drawn = self.new_draws(now, &known, shares, by.as_ref())?;
        let out_of_drawer =
            drawn.iter().any(|(draw, hold)| *hold == Hold::Cash && draw.kind == DrawKind::Release);
        if drawn.iter().any(|(draw, _)| draw.phase == Phase::Dispatched) {
            self.may_use_wallets()?;
        }
        if out_of_drawer {
            self.cash_may_move()?;
        }
        self.roll_day(now)?;
        for (deposit, draws) in &mut known {
            let own = |draw: &Draw| draw.deposit == deposit.id;
            draws.extend(drawn.iter().map(|(draw, _)| draw.clone()).filter(own));
        }
        let numbers: Vec<TradeNo> = drawn.iter().map(|(draw, _)| draw.no.clone()).collect();
        let mut books = Books::default();
        for (deposit, draws) in &known {
            for draw in draws.iter().filter(|draw| numbers.contains(&draw.no)) {
                books.entries.push(opened_entry(deposit, draw));
                if draw.phase == Phase::Done {
                    self.sell(now, deposit, draws, draw, &mut books)?;
                }
            }
        }
        if out_of_drawer {
            books.entries.push(Entry::plain(Fact::DrawerOpened { reason: DrawerReason::Cash }));
        }
        let approved_by = self.approved_by();
        let done = drawn.iter().all(|(draw, _)| draw.phase.is_final());
        if done {
            self.print_settlement(now, &known, &numbers, approved_by.clone(), &mut books);
        }
        self.commit(now, &books.entries)?;

        self.counts.trade += u64::try_from(drawn.len()).unwrap_or(0);
        let ids: Vec<DepositId> = known.iter().map(|(deposit, _)| deposit.id).collect();
        for (deposit, draws) in known {
            // what failed before is planned anew with this
            self.deposits.failed.retain(|_, draw| draw.deposit != deposit.id);
            self.deposits.open.insert(deposit.id, deposit);
            self.deposits.draws.extend(draws.into_iter().map(|draw| (draw.no.clone(), draw)));
        }
        if out_of_drawer {
            self.kick();
        }
        self.booked(now, books);
        if done {
            self.say_settled(&numbers);
        } else {
            self.deposits.settlements.push(Settlement { draws: numbers.clone(), approved_by });
        }
        for no in &numbers {
            self.send_draw(now, no);
        }
        for id in ids {
            self.deposits.forget_if_done(id);
        }
        Ok(numbers)
    }

    /// The draws of a plan: those through the cloud are on their way with their commit, the others are done.
    fn new_draws(
        &mut self,
        now: Now,
        known: &[Known],
        shares: &[Share],
        by: Option<&Authority>,
    ) -> Result<Vec<(Draw, Hold)>, Refusal> {
        let mut drawn = Vec::with_capacity(shares.len());
        for share in shares {
            let found = known.iter().find(|(deposit, _)| deposit.id == share.deposit);
            let Some((deposit, _)) = found else { return Err(Refusal::DepositUnknown) };
            let freed = if share.apart { Fen::ZERO } else { share.release };
            let apart = if share.apart { share.release } else { Fen::ZERO };
            let wanted = [(DrawKind::Consume, share.consume, freed), (DrawKind::Release, apart, Fen::ZERO)];
            for (kind, amount, freed) in wanted.into_iter().filter(|(_, amount, _)| !amount.is_zero()) {
                let count =
                    u64::try_from(drawn.len()).map_or(u64::MAX, |n| self.counts.trade.saturating_add(n));
                let no = self.config.numbering.trade_no(count).ok_or(Refusal::NotConfigured)?;
                let draw = Draw {
                    no,
                    deposit: deposit.id,
                    kind,
                    amount,
                    freed,
                    nonce: (self.nonces)(),
                    by: by.filter(|_| kind == DrawKind::Release).cloned(),
                    phase: if through_cloud(deposit, kind) { Phase::Dispatched } else { Phase::Done },
                    dispatched: now.moment,
                    settled: None,
                    course: Course::default(),
                };
                drawn.push((draw, deposit.hold.clone()));
            }
        }
        Ok(drawn)
    }

    /// What a settlement moved, once all of it is decided.
    pub(super) fn say_settled(&mut self, numbers: &[TradeNo]) {
        let done = |no: &TradeNo| self.deposits.draws.get(no).filter(|draw| draw.phase == Phase::Done);
        let sum =
            |of: fn(&Draw) -> Fen| Fen::sum(numbers.iter().filter_map(done).map(of)).unwrap_or_default();
        let (taken, back) = (sum(super::slips::taken_of), sum(super::slips::returned_of));
        let mut words = Vec::new();
        if !taken.is_zero() {
            words.push(format!("押金消费，{}", self.amount_words(taken)));
        }
        if !back.is_zero() {
            words.push(format!("退还押金，{}", self.amount_words(back)));
        }
        if !words.is_empty() {
            self.out.push(Output::Say(words.join("，")));
        }
    }
}

/// What was paid is the shop's already when it is consumed, and only its way back needs the cloud.
const fn through_cloud(deposit: &Deposit, kind: DrawKind) -> bool {
    match (&deposit.hold, kind) {
        (Hold::Frozen { .. }, _) | (Hold::Paid { .. }, DrawKind::Release) => true,
        (Hold::Paid { .. }, DrawKind::Consume) | (Hold::Cash | Hold::Record(_), _) => false,
    }
}
