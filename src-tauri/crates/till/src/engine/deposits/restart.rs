//! Starting again: what was left open is asked about before the first sale.

use super::super::Counter;
use super::Settlement;
use super::find::stay_ids;
use crate::clock::Now;
use domain::deposit::Draw;
use domain::ids::DepositId;
use domain::refund::Event;
use domain::refusal::Refusal;

impl Counter {
    /// What was left open: freezes and draws are asked about first. Draws that were opened in one commit are one
    /// settlement.
    pub(in crate::engine) fn take_up_deposits(&mut self, now: Now) -> Result<(), Refusal> {
        let freezing: Vec<DepositId> = self.deposits.freezing().map(|deposit| deposit.id).collect();
        for id in freezing {
            self.move_freeze(now, id, domain::attempt::Event::Restarted)?;
        }
        let open: Vec<Draw> =
            self.deposits.draws.values().filter(|draw| !draw.phase.is_final()).cloned().collect();
        for draw in open {
            self.settlement_again(&draw)?;
            self.move_draw(now, &draw.no, Event::Restarted)?;
        }
        self.forget_old_names(now);
        Ok(())
    }

    /// Finds what was settled together with an open draw.
    fn settlement_again(&mut self, open: &Draw) -> Result<(), Refusal> {
        if self.deposits.settlements.iter().any(|settlement| settlement.draws.contains(&open.no)) {
            return Ok(());
        }
        let (deposit, _) = self.known_deposit(open.deposit)?;
        let mut numbers = Vec::new();
        for id in stay_ids(&self.book, &deposit)? {
            let (deposit, draws) = self.known_deposit(id)?;
            let own: Vec<Draw> =
                draws.iter().filter(|draw| draw.dispatched == open.dispatched).cloned().collect();
            if own.is_empty() {
                continue;
            }
            numbers.extend(own.into_iter().map(|draw| draw.no));
            // its slip tells of it, also when nothing of it is left
            self.deposits.open.insert(id, deposit);
            self.deposits.draws.extend(draws.into_iter().map(|draw| (draw.no.clone(), draw)));
        }
        let approved_by = String::new();
        self.deposits.settlements.push(Settlement { draws: numbers, approved_by });
        Ok(())
    }
}
