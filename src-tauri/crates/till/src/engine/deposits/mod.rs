//! Deposits on the counter: take, find, settle, and every call of theirs until it is known.

use super::Counter;
use super::lane::{Front, Taking};
use crate::clock::Now;
use crate::view::{CaseView, GuestView, Stage, TakingView, WorkView};
use domain::attempt::Event;
use domain::cloud::HoldFacts;
use domain::deposit::{Deposit, Draw};
use domain::ids::{DepositId, SlipNo, TradeNo};
use domain::refusal::Refusal;
use domain::time::Moment;
use std::collections::BTreeMap;

/// The deposits that are not done, and what is under way with them.
pub(super) struct Deposits {
    pub open: BTreeMap<DepositId, Deposit>,
    /// Every draw of the deposits above.
    pub draws: BTreeMap<TradeNo, Draw>,
    /// Draws that failed in this life and that nobody has put away.
    pub failed: BTreeMap<TradeNo, Draw>,
}

impl Deposits {
    pub fn load(open: Vec<Deposit>, draws: Vec<Draw>) -> Self {
        Self {
            open: open.into_iter().map(|deposit| (deposit.id, deposit)).collect(),
            draws: draws.into_iter().map(|draw| (draw.no.clone(), draw)).collect(),
            failed: BTreeMap::new(),
        }
    }

    /// True while a freeze or a draw is undecided.
    pub fn has_open_work(&self) -> bool {
        self.draws.values().any(|draw| !draw.phase.is_final())
            || self.open.values().any(|deposit| !deposit.is_held() && !deposit.is_dead())
    }
}

// the doors of this room; each is filled below or in a file of its own
impl Counter {
    pub(super) fn due_deposits(&mut self, _now: Now) {}
    pub(super) fn deposits_wake(&self) -> Option<Moment> {
        None
    }
    pub(super) fn take_up_deposits(&mut self, _now: Now) -> Result<(), Refusal> {
        Ok(())
    }
    pub(super) fn heard_freeze(&mut self, _now: Now, _id: DepositId, _event: Event) -> Result<(), Refusal> {
        Err(Refusal::Busy)
    }
    pub(super) fn heard_draw(&mut self, _now: Now, _no: &TradeNo, _event: domain::refund::Event) -> Result<(), Refusal> {
        Err(Refusal::Busy)
    }
    pub(super) fn heard_hold(&mut self, _now: Now, _id: DepositId, _sent: Moment, _facts: Option<HoldFacts>) -> Result<(), Refusal> {
        Err(Refusal::Busy)
    }
    pub(super) fn move_freeze(&mut self, _now: Now, _id: DepositId, _event: Event) -> Result<(), Refusal> {
        Err(Refusal::Busy)
    }
    pub(super) fn move_draw(&mut self, _now: Now, _no: &TradeNo, _event: domain::refund::Event) -> Result<(), Refusal> {
        Err(Refusal::Busy)
    }
    pub(super) fn draw_again(&mut self, _now: Now, _no: &TradeNo) -> Result<(), Refusal> {
        Err(Refusal::Busy)
    }
    pub(super) fn resume_freeze(&mut self, _id: DepositId) -> Result<(), Refusal> {
        Err(Refusal::Busy)
    }
    pub(super) fn deposit_cases(&self, _now: Now) -> Vec<CaseView> {
        Vec::new()
    }
    pub(super) fn deposit_stage(&self, _now: Now) -> Stage {
        Stage::Amount
    }
    pub(super) fn deposit_guest(&self, _now: Now) -> GuestView {
        GuestView::Blank
    }
    pub(super) fn taking_view(&self, _now: Now) -> Option<TakingView> {
        None
    }
    pub(super) fn work_view(&self) -> WorkView {
        WorkView::Both
    }
    pub(super) fn ageing(&self, _now: Now) -> u32 {
        0
    }
    pub(super) fn turn_to_deposits(&mut self, _on: bool) -> Result<(), Refusal> {
        Err(Refusal::Busy)
    }
    pub(super) fn begin_taking(&mut self, _room: &str, _name: &str) -> Result<(), Refusal> {
        Err(Refusal::Busy)
    }
    pub(super) fn open_deposit(&mut self, _id: DepositId) -> Result<(), Refusal> {
        Err(Refusal::Busy)
    }
    pub(super) fn settle_deposit(&mut self, _now: Now, _ids: &[DepositId], _consume: &str, _keep: bool) -> Result<(), Refusal> {
        Err(Refusal::Busy)
    }
    pub(super) fn find_deposit_by_number(&mut self, _no: &str) -> Result<bool, Refusal> {
        Ok(false)
    }
    pub(super) fn find_deposit_by_voucher(&mut self, _id: &str) -> Result<bool, Refusal> {
        Ok(false)
    }
    pub(super) fn find_deposit_by_slip(&mut self, _slip: &SlipNo) -> Result<bool, Refusal> {
        Ok(false)
    }
}
