//! Draws on their way: numbered and committed before they leave, repeated under their number until known.

use super::super::{Counter, Output, Ticket};
use super::books::Books;
use super::postings::moved_entry;
use crate::clock::Now;
use domain::cloud::{CloudCall, ConsumeCall, RefundCall, ReleaseCall};
use domain::deposit::{Deposit, Draw, DrawKind, Hold, standing, step_draw};
use domain::ids::{DepositId, TradeNo};
use domain::refund::{Asked, Effect, Event, Phase, Rules};
use domain::refusal::Refusal;

impl Counter {
    pub(super) fn due_draws(&mut self, now: Now) {
        let due = |draw: &&Draw| draw.course.next.is_some_and(|at| at <= now.moment);
        let due: Vec<TradeNo> =
            self.deposits.draws.values().filter(due).map(|draw| draw.no.clone()).collect();
        for no in due {
            let _later = self.move_draw(now, &no, Event::Due);
        }
    }

    pub(in crate::engine) fn heard_draw(
        &mut self,
        now: Now,
        no: &TradeNo,
        event: Event,
    ) -> Result<(), Refusal> {
        self.move_draw(now, no, event)
    }

    /// Steps one draw. The commit comes first; without it nothing changes and nothing leaves.
    pub(in crate::engine) fn move_draw(
        &mut self,
        now: Now,
        no: &TradeNo,
        event: Event,
    ) -> Result<(), Refusal> {
        let before = self.deposits.draws.get(no).cloned().ok_or(Refusal::CaseUnknown)?;
        let rules = Rules { policy: &self.config.policies.refund };
        let pause = rules.policy.pause;
        let step = step_draw(&before, event, rules, now.moment);
        if step.durable {
            if let Err(refusal) = self.commit_draw(now, &step.next) {
                if let Some(draw) = self.deposits.draws.get_mut(no) {
                    draw.course.next = Some(now.moment.after(pause));
                }
                return Err(refusal);
            }
        } else {
            self.deposits.draws.insert(no.clone(), step.next.clone());
        }
        for effect in step.effects {
            self.act_on_draw(now, &step.next, effect);
        }
        Ok(())
    }

    /// After the commit that opened it.
    pub(super) fn send_draw(&mut self, now: Now, no: &TradeNo) {
        let Some(draw) = self.deposits.draws.get(no).filter(|draw| draw.phase == Phase::Dispatched) else {
            return;
        };
        let rules = Rules { policy: &self.config.policies.refund };
        let step = step_draw(draw, Event::Dispatch, rules, now.moment);
        self.deposits.draws.insert(no.clone(), step.next.clone());
        for effect in step.effects {
            self.act_on_draw(now, &step.next, effect);
        }
    }

    /// A durable move with all that follows from it in one transaction: a consumption becomes a settled sale, and
    /// the last draw of a settlement brings its slip.
    fn commit_draw(&mut self, now: Now, next: &Draw) -> Result<(), Refusal> {
        let (deposit, mut draws) = self.known_deposit(next.deposit)?;
        for draw in draws.iter_mut().filter(|draw| draw.no == next.no) {
            draw.clone_from(next);
        }
        let mut books = Books::default();
        books.entries.push(moved_entry(&deposit, next));
        if next.phase == Phase::Done {
            self.sell(now, &deposit, &draws, next, &mut books)?;
        }
        let through = self.settlement_through(next);
        if let Some((_, settlement)) = &through {
            let known = self.settlement_parts(settlement, next)?;
            let approved_by = settlement.approved_by.clone();
            self.print_settlement(now, &known, &settlement.draws, approved_by, &mut books);
        }
        self.commit(now, &books.entries)?;

        self.deposits.draws.insert(next.no.clone(), next.clone());
        self.booked(now, books);
        if matches!(next.phase, Phase::Failed(_)) {
            self.draw_failed(now, &deposit, next);
        }
        if let Some((place, settlement)) = through {
            self.deposits.settlements.swap_remove(place);
            self.say_settled(&settlement.draws);
            let ids: Vec<DepositId> = self.deposits.open.keys().copied().collect();
            for id in ids {
                self.deposits.forget_if_done(id);
            }
        }
        Ok(())
    }

    fn act_on_draw(&mut self, now: Now, draw: &Draw, effect: Effect) {
        let Ok((deposit, draws)) = self.known_deposit(draw.deposit) else { return };
        let Some((asked, call)) = call(&deposit, &draws, draw, effect) else { return };
        let ticket = Ticket::Draw { no: draw.no.clone(), asked };
        self.out.push(Output::Call { ticket, sent: now.moment, call });
    }
}

/// The call of an effect; a repeat carries the same content, since nothing else of the deposit moves meanwhile.
fn call(deposit: &Deposit, draws: &[Draw], draw: &Draw, effect: Effect) -> Option<(Asked, CloudCall)> {
    let (no, amount, nonce, by) = (draw.no.clone(), draw.amount, draw.nonce.clone(), draw.by.clone());
    let asked = if effect == Effect::Send { Asked::Send } else { Asked::Query };
    let call = match (&deposit.hold, draw.kind, effect) {
        (Hold::Frozen { wallet }, kind, effect) => {
            let (wallet, freeze) = (*wallet, deposit.freeze.as_ref()?.no.clone());
            match (kind, effect) {
                (DrawKind::Consume, Effect::Send) => {
                    // nothing stays frozen behind a consumption that takes or frees all there is
                    let release_rest = standing(deposit, draws).left.is_zero();
                    CloudCall::Consume(ConsumeCall { no, freeze, wallet, amount, release_rest, nonce })
                }
                (DrawKind::Consume, Effect::Ask) => CloudCall::AskConsume { no, freeze, wallet, amount },
                (DrawKind::Release, Effect::Send) => {
                    CloudCall::Release(ReleaseCall { no, freeze, wallet, amount, nonce, by })
                }
                (DrawKind::Release, Effect::Ask) => CloudCall::AskRelease { no, freeze, wallet, amount },
            }
        }
        (Hold::Paid { wallet, of, total, .. }, DrawKind::Release, Effect::Send) => {
            let (of, wallet, total, reason) = (of.clone(), *wallet, *total, String::new());
            let freeze = None;
            CloudCall::Refund(RefundCall { no, of, wallet, total, amount, reason, nonce, freeze, by })
        }
        (Hold::Paid { wallet, of, .. }, DrawKind::Release, Effect::Ask) => {
            CloudCall::AskRefund { no, of: of.clone(), wallet: *wallet, amount }
        }
        // done with their commit
        (Hold::Paid { .. } | Hold::Cash | Hold::Record(_), ..) => return None,
    };
    Some((asked, call))
}
