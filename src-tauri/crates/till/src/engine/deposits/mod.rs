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
