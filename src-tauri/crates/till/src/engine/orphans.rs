//! Charges that no sale wants: shown, and given back by themselves or by one key.

use super::Counter;
use super::refunds::open_entry;
use crate::clock::Now;
use domain::attempt::Attempt;
use domain::ids::TradeNo;
use domain::refund::{Part, Refund, Source};
use domain::refusal::Refusal;
use domain::time::Moment;

/// Pause before a failed orphan refund is tried again by itself, in ms.
const ORPHAN_RETRY_MS: u64 = 60_000;

impl Counter {
    /// Gives back by itself what the shop has set to go back by itself.
    pub(super) fn due_orphans(&mut self, now: Now) {
        if !self.config.refund_orphans || self.may_use_wallets().is_err() {
            return;
        }
        let due: Vec<TradeNo> = self
            .orphans
            .values()
            .filter(|orphan| orphan.course.next.is_none_or(|at| at <= now.moment))
            .map(|orphan| orphan.no.clone())
            .collect();
        for no in due {
            if self.refund_orphan(now, &no).is_err() {
                self.orphan_later(&no, now.moment);
            }
        }
    }

    /// A new refund number for the whole charge.
    pub(super) fn refund_orphan(&mut self, now: Now, no: &TradeNo) -> Result<(), Refusal> {
        let orphan: Attempt = self.orphans.get(no).cloned().ok_or(Refusal::CaseUnknown)?;
        self.may_use_wallets()?;
        let number = self.config.numbering.trade_no(self.counts.trade).ok_or(Refusal::NotConfigured)?;
        let source = Source::Wallet { of: no.clone(), wallet: orphan.wallet, total: orphan.amount };
        let part = Part { source, amount: orphan.amount };
        let refund = self.new_refund(now, number, orphan.sale, part, "", true);
        let sale = self.sale_of(orphan.sale)?;
        self.commit(now, &[open_entry(sale.purpose, &refund)])?;
        self.counts.trade += 1;
        self.orphans.remove(no);
        self.launch(now, &sale, refund);
        Ok(())
    }

    /// The charge is still there: back into the tray, tried again later.
    pub(super) fn orphan_refund_failed(&mut self, refund: &Refund) {
        let Source::Wallet { of, .. } = &refund.source else { return };
        if let Ok(Some(mut attempt)) = self.book.attempt(of.as_str()) {
            attempt.course.next = Some(refund.dispatched.after(ORPHAN_RETRY_MS));
            self.orphans.insert(of.clone(), attempt);
        }
    }

    fn orphan_later(&mut self, no: &TradeNo, now: Moment) {
        if let Some(orphan) = self.orphans.get_mut(no) {
            orphan.course.next = Some(now.after(ORPHAN_RETRY_MS));
        }
    }
}
