//! Time in the cloud's books: everything moves to the moment that is handed in.

use crate::cloud::Cloud;
use crate::refund::RefundStage;

/// One day, in ms.
pub const DAY: i64 = 24 * 3_600_000;

impl Cloud {
    /// Lets time pass until `now_ms` (Unix ms) for everything.
    pub fn settle(&mut self, now_ms: i64) {
        let (orders, holds) = (&mut self.orders, &mut self.holds);
        self.open_orders.retain(|name| {
            orders.get_mut(name).is_some_and(|order| {
                order.advance(now_ms);
                let open = order.is_open();
                if let (false, Some(takes)) = (open, &order.takes)
                    && let Some(hold) = holds.get_mut(&(order.merchant.clone(), takes.freeze.clone()))
                {
                    hold.hear_of_consumption(order, takes);
                }
                open
            })
        });
        let refunds = &mut self.refunds;
        self.open_refunds.retain(|name| {
            refunds.get_mut(name).is_some_and(|refund| {
                refund.advance(now_ms);
                if let Some(order) = orders.get_mut(&(refund.merchant.clone(), refund.of.clone())) {
                    order.hear_of(refund);
                }
                if let Some((freeze, _)) = &refund.deposit
                    && let Some(hold) = holds.get_mut(&(refund.merchant.clone(), freeze.clone()))
                {
                    hold.hear_of_refund(refund);
                }
                refund.stage == RefundStage::Processing
            })
        });
        let releases = &mut self.releases;
        self.open_releases.retain(|name| {
            releases.get_mut(name).is_some_and(|release| {
                release.advance(now_ms);
                if let Some(hold) = holds.get_mut(&(release.merchant.clone(), release.of.clone())) {
                    hold.hear_of_release(release);
                }
                release.stage == RefundStage::Processing
            })
        });
        self.open_holds.retain(|name| {
            holds.get_mut(name).is_some_and(|hold| {
                hold.advance(now_ms);
                hold.is_open()
            })
        });
    }

    /// Days pass at once: everything in the books becomes older by so many days, seen from `now_ms`, and the cloud's
    /// clock stays right. What ran out on the way runs out.
    pub fn pass_days(&mut self, now_ms: i64, days: u16) {
        self.settle(now_ms);
        let ms = DAY.saturating_mul(i64::from(days));
        self.orders.values_mut().for_each(|order| order.age(ms));
        self.holds.values_mut().for_each(|hold| hold.freeze.age(ms));
        self.refunds.values_mut().for_each(|refund| refund.age(ms));
        self.releases.values_mut().for_each(|release| release.age(ms));
        self.settle(now_ms);
    }
}
