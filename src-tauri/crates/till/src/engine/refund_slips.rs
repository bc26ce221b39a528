//! Slips of ways back, and who approved them.

use super::Counter;
use super::settle::slip_of_refund;
use crate::clock::Now;
use crate::limits::OPEN_CASES_MAX;
use domain::ids::TradeNo;
use domain::refund::Refund;
use domain::sale::Sale;
use domain::slip::SlipKind;

impl Counter {
    /// The slip of a way back may come long after the approval; who approved is remembered for it.
    pub(super) fn note_approver<'a>(&mut self, numbers: impl Iterator<Item = &'a TradeNo>) {
        let name = self.approved_by();
        if name.is_empty() {
            return;
        }
        for no in numbers {
            self.approvers.insert(no.clone(), name.clone());
        }
        while self.approvers.len() > OPEN_CASES_MAX {
            self.approvers.pop_first();
        }
    }

    /// The slip of a refund is a commit of its own: paper never delays money.
    pub(super) fn refund_slip(&mut self, now: Now, sale: &Sale, refund: &Refund) {
        let Some(no) = self.config.numbering.slip_no(self.counts.slip) else { return };
        let slips = self.book.slips_of(sale.id).unwrap_or_default();
        let original = slips.into_iter().find(|slip| slip.kind == SlipKind::Sale).map(|slip| slip.no);
        let part = self.back_part(sale, refund);
        let mut slip = slip_of_refund(self.blank_slip(now, sale), no, original, refund, part);
        if let Some(name) = self.approvers.remove(&refund.no) {
            slip.approved_by = name;
        }
        let mut entries = Vec::new();
        self.slip_entries(&slip, &mut entries);
        if self.commit(now, &entries).is_ok() {
            self.slip_issued(now, &slip);
        }
    }
}
