//! Giving up a sale of which a part is paid: the parts go back, each with its own number.

use super::Counter;
use super::members::plan_back;
use crate::clock::Now;
use domain::fact::{Entry, Fact};
use domain::refusal::Refusal;
use domain::sale::SaleStatus;

impl Counter {
    pub(super) fn give_up_sale(&mut self, now: Now) -> Result<(), Refusal> {
        let id = self.lane.sale.ok_or(Refusal::SaleUnknown)?;
        let mut sale = self.sale_of(id)?;
        if sale.status != SaleStatus::Open {
            return Err(Refusal::SaleNotOpen);
        }
        let wanted: Vec<_> = sale.open_attempts().cloned().collect();
        let mut entries = self.unwant_entries(&wanted);
        entries.push(Entry::plain(Fact::SaleAbandoned { sale: id }));
        sale.status = SaleStatus::Abandoned;
        for no in &wanted {
            sale.mark(no, domain::tender::WalletPart::Unwanted);
        }
        let back = plan_back(&self.book, &self.programme_or_plain(), &sale, &[], None)?;
        if back.ways.iter().any(|way| way.part.source == domain::refund::Source::Cash) {
            self.cash_may_move()?;
        }
        self.refund_ways(now, &sale, back.ways, "", entries)?;
        self.sales.insert(id, sale);
        self.apply_unwanted(now, &wanted);
        self.forget_if_done(id);
        self.lane.clear();
        Ok(())
    }
}
