//! Hold and recall: an amount waits while another guest is served, also across a handover.

use super::Counter;
use super::lane::Front;
use crate::clock::Now;
use crate::view::{HeldSaleView, MoneyView};
use domain::fact::{Entry, Fact};
use domain::ids::SaleId;
use domain::refusal::Refusal;
use domain::sale::{Sale, SaleStatus};

impl Counter {
    /// The amount on the line becomes an open sale, or the open sale steps aside; the lane is free.
    pub(super) fn hold(&mut self, now: Now) -> Result<(), Refusal> {
        if matches!(self.lane.front, Front::Waiting(_) | Front::Showing(_)) {
            // its attempt goes on working and comes back with it
            self.lane.clear();
            return Ok(());
        }
        if self.lane.sale.is_none() {
            let sale = self.sale_to_be()?;
            self.roll_day(now)?;
            self.commit(now, &[Entry::plain(Fact::SaleOpened { sale: sale.clone() })])?;
            self.counts.sale += 1;
            self.sales.insert(sale.id, sale);
        }
        self.lane.clear();
        Ok(())
    }

    /// Brings a held sale back with whatever is undecided about it.
    pub(super) fn recall(&mut self, id: SaleId) -> Result<(), Refusal> {
        if !self.sales.contains_key(&id) {
            return Err(Refusal::NothingHeld);
        }
        if self.lane.sale.is_some_and(|sale| sale != id) {
            // one at a time: the sale on the screen is held first
            self.lane.clear();
        }
        self.resume(id)
    }

    /// Open sales that are not on the main screen, oldest first.
    pub(super) fn held_views(&self) -> Vec<HeldSaleView> {
        let aside = |sale: &&Sale| sale.status == SaleStatus::Open && self.lane.sale != Some(sale.id);
        let view = |sale: &Sale| HeldSaleView {
            sale: sale.id.0,
            due: MoneyView::from(sale.entry.due),
            rest: MoneyView::from(sale.rest()),
            in_doubt: self.undecided(sale.id).is_some(),
        };
        self.sales.values().filter(aside).map(view).collect()
    }
}
