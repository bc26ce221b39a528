//! The lane turned to deposits: the room, the amount, and the steps out again.

use super::super::Counter;
use super::super::lane::{Front, Passed, Taking, is_plain};
use crate::clock::Now;
use crate::config::Work;
use crate::limits::USUAL_DEPOSITS;
use crate::view::{Ask, MoneyView};
use domain::deposit::ROOM_MAX;
use domain::refusal::Refusal;
use money::Fen;

/// Longest name of a guest, in characters.
const GUEST_MAX: usize = 40;

impl Counter {
    /// The lane is for deposits: by the shop's setting, by key, or because a room is named.
    pub(in crate::engine) fn takes_deposits(&self) -> bool {
        let turned = self.lane.deposits || self.lane.taking.is_some();
        self.lane.sale.is_none()
            && self.lane.loading.is_none()
            && match self.config.work {
                Work::CashierOnly => false,
                Work::DepositOnly => true,
                Work::Both => turned,
            }
    }

    /// Amount, scan, cash and code are for a deposit now.
    pub(in crate::engine) fn is_taking(&self) -> bool {
        self.takes_deposits() && self.lane.taking.is_some()
    }

    /// Something is asked of the guest, so that a code pays it and is not kept for later.
    pub(in crate::engine) fn is_asking(&self) -> bool {
        let again = self.lane.taking.as_ref().is_some_and(|taking| taking.again.is_some());
        let asked = self.lane.sale.is_some() || self.lane.loading.is_some() || again;
        asked || self.lane.typed(&self.config.limits).is_some()
    }

    pub(in crate::engine) fn turn_to_deposits(&mut self, on: bool) -> Result<(), Refusal> {
        match self.config.work {
            Work::CashierOnly if on => return Err(Refusal::DepositsOff),
            Work::DepositOnly if !on => return Err(Refusal::DepositsOnly),
            _ => {}
        }
        // what is under way or partly paid goes on in the tray
        self.lane.clear();
        self.lane.deposits = on;
        Ok(())
    }

    /// Names the room; an empty one leaves it.
    pub(in crate::engine) fn begin_taking(&mut self, room: &str, name: &str) -> Result<(), Refusal> {
        let plain = |text: &str| text.trim().chars().filter(|c| !c.is_control()).collect::<String>();
        // a806 and A806 are one room
        let (room, name) = (plain(room).to_uppercase(), plain(name));
        if room.is_empty() {
            self.lane.clear();
            return Ok(());
        }
        if self.config.work == Work::CashierOnly {
            return Err(Refusal::DepositsOff);
        }
        if room.chars().count() > ROOM_MAX {
            return Err(Refusal::RoomTooLong);
        }
        self.lane.clear();
        self.lane.deposits = true;
        let name = name.chars().take(GUEST_MAX).collect();
        self.lane.taking = Some(Taking { room, name, again: None });
        Ok(())
    }

    /// Esc: the amount, then the room, then the deposits. False when there is no such step left.
    pub(in crate::engine) fn steps_out_of_deposits(&mut self) -> bool {
        let lane = &mut self.lane;
        let Some(taking) = &mut lane.taking else {
            let leaves = lane.deposits && lane.text.is_empty() && lane.held.is_none();
            lane.deposits &= !leaves;
            return leaves;
        };
        let refused = matches!(lane.front, Front::Refused { .. });
        if refused || !lane.text.is_empty() || lane.held.is_some() || taking.again.is_some() {
            taking.again = None;
            lane.text.clear();
            lane.held = None;
            lane.front = Front::Amount;
        } else {
            lane.taking = None;
        }
        true
    }

    /// What is asked as a deposit: an amount and nothing else.
    pub(in crate::engine) fn deposit_asked(&self) -> Result<Fen, Refusal> {
        match self.lane.typed(&self.config.limits) {
            Some(Ok(entry)) if is_plain(&entry) => Ok(entry.due),
            Some(Ok(_)) => Err(Refusal::AmountUnreadable),
            Some(Err(refusal)) => Err(refusal),
            None => self.lane.taking.as_ref().and_then(|taking| taking.again).ok_or(Refusal::AmountEmpty),
        }
    }

    /// The same pauses as a sale's; the usual is that of the deposits which are held.
    pub(in crate::engine) fn deposit_pause(&self, now: Now, amount: Fen, passed: Passed) -> Option<Ask> {
        let due = MoneyView::from(amount);
        let cases = if passed.same_amount { Vec::new() } else { self.same_amount_cases(now, amount) };
        if !cases.is_empty() {
            return Some(Ask::SameAmount { due, cases });
        }
        let usual = self.usual_deposit().filter(|_| !passed.unusual);
        let usual = usual.filter(|usual| self.config.limits.unusual(amount, Some(*usual)))?;
        Some(Ask::Unusual { due, usual: MoneyView::from(usual) })
    }

    fn usual_deposit(&self) -> Option<Fen> {
        let mut held: Vec<Fen> = self.deposits.open.values().map(|deposit| deposit.amount).collect();
        held.sort_unstable();
        held.get(held.len() / 2).copied().filter(|_| held.len() >= USUAL_DEPOSITS)
    }
}
