//! Draws come into being: one commit with everything that is done by it, then the calls.

use super::super::Counter;
use super::Settlement;
use super::books::Books;
use super::postings::opened_entry;
use super::settle::Known;
use crate::clock::Now;
use domain::cloud::Authority;
use domain::deposit::{Deposit, Draw, DrawKind, Hold, Share};
use domain::fact::{DrawerReason, Entry, Fact};
use domain::ids::{DepositId, TradeNo};
use domain::refund::{Course, Phase};
use domain::refusal::Refusal;
use money::Fen;

impl Counter {
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
            if draws.iter().any(|draw| numbers.contains(&draw.no)) {
                // what failed before is planned anew with this
                self.deposits.failed.retain(|_, draw| draw.deposit != deposit.id);
            }
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
}

/// What was paid is the shop's already when it is consumed, and only its way back needs the cloud.
pub(super) const fn through_cloud(deposit: &Deposit, kind: DrawKind) -> bool {
    match (&deposit.hold, kind) {
        (Hold::Frozen { .. }, _) | (Hold::Paid { .. }, DrawKind::Release) => true,
        (Hold::Paid { .. }, DrawKind::Consume) | (Hold::Cash | Hold::Record(_), _) => false,
    }
}
