//! The figures of a shift or a day, all of them sums of postings.
//!
//! ```text
//! trade     交易金额       what guests paid for, before the wallets' coupons
//! settle    结算金额       trade - discount: what reaches the shop
//! received  实收金额       settle - refund_settle
//! discount  优惠金额       coupons borne by the shop, and what cash rounding gave up
//! refund    退款金额       what guests got back
//! refund_settle 退款结算金额  what of it the shop bore
//! trades    交易量         payments
//! refunds   退款量         refunds
//! ```

use crate::fact::DrawerReason;
use crate::ids::{ShiftId, StaffId};
use crate::shift::{CashWay, DifferenceReason};
use crate::tender::Method;
use crate::time::{BusinessDate, Wall};
use money::{Fen, FenDelta};
use serde::{Deserialize, Serialize};

/// The eight figures, in the order of the source document (查看交易汇总).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Figures {
    pub trade: FenDelta,
    pub settle: FenDelta,
    pub received: FenDelta,
    pub discount: FenDelta,
    pub refund: FenDelta,
    pub refund_settle: FenDelta,
    pub trades: u32,
    pub refunds: u32,
}

impl Figures {
    /// Both together; `None` beyond the bound of money or of counts.
    #[must_use]
    pub fn plus(self, other: Self) -> Option<Self> {
        Some(Self {
            trade: self.trade.plus(other.trade)?,
            settle: self.settle.plus(other.settle)?,
            received: self.received.plus(other.received)?,
            discount: self.discount.plus(other.discount)?,
            refund: self.refund.plus(other.refund)?,
            refund_settle: self.refund_settle.plus(other.refund_settle)?,
            trades: self.trades.checked_add(other.trades)?,
            refunds: self.refunds.checked_add(other.refunds)?,
        })
    }

    /// True when `settle = trade - discount` and `received = settle - refund_settle`.
    #[must_use]
    pub fn is_consistent(&self) -> bool {
        self.trade.plus(self.discount.negated()) == Some(self.settle)
            && self.settle.plus(self.refund_settle.negated()) == Some(self.received)
    }
}

/// Deposits of the time, and what is held at its end. In fen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct DepositFigures {
    pub taken: FenDelta,
    pub taken_count: u32,
    pub consumed: FenDelta,
    pub consumed_count: u32,
    /// Given back by us, with consumptions and by releases.
    pub returned: FenDelta,
    pub returned_count: u32,
    /// Given back by the wallets when their time was over.
    pub lapsed: FenDelta,
    /// Held when the report was made, of all shifts.
    pub held: FenDelta,
    pub held_count: u32,
}

/// Cash in the drawer. `expected = float + sales - refunds + deposits_in - deposits_out + paid_in - paid_out - dropped`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct CashFigures {
    pub float: FenDelta,
    /// What differed from the last count when the shift began.
    pub opening: FenDelta,
    pub sales: FenDelta,
    pub refunds: FenDelta,
    pub deposits_in: FenDelta,
    pub deposits_out: FenDelta,
    pub paid_in: FenDelta,
    pub paid_out: FenDelta,
    pub dropped: FenDelta,
    pub expected: FenDelta,
    /// `None` until counted.
    pub counted: Option<FenDelta>,
    /// Counted less expected.
    pub difference: Option<FenDelta>,
}

impl CashFigures {
    /// True when `expected` is what its formula says, and the difference that of the count.
    #[must_use]
    pub fn is_consistent(&self) -> bool {
        let expected = FenDelta::sum([
            self.float,
            self.sales,
            self.refunds.negated(),
            self.deposits_in,
            self.deposits_out.negated(),
            self.paid_in,
            self.paid_out.negated(),
            self.dropped.negated(),
        ]);
        let difference = self.counted.map(|counted| counted.plus(self.expected.negated()));
        expected == Some(self.expected) && difference == self.difference.map(Some)
    }
}

/// Member cards of the time, and what is on all of them at its end. In fen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct MemberFigures {
    /// Paid onto cards, change among it.
    pub topped_up: FenDelta,
    pub topped_up_count: u32,
    /// Given by the shop on top-ups and payments, less what was taken back or expired.
    pub gifts: FenDelta,
    /// Paid by card less what went back onto cards: the guests' own money, and gifts.
    pub spent_principal: FenDelta,
    pub spent_gift: FenDelta,
    /// Payments by card.
    pub spent_count: u32,
    /// Paid out: top-ups that went back, cards that were closed.
    pub paid_out: FenDelta,
    /// Set right by persons, principal and gift.
    pub adjusted: FenDelta,
    /// Old balances brought in, less batches that were undone.
    pub brought: FenDelta,
    /// On all cards when the report was made.
    pub principal: FenDelta,
    pub gift: FenDelta,
    /// Cards that are not closed then.
    pub cards: u32,
}

/// What goes over to the next person.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Carried {
    /// Payments, refunds, deposits' calls that are not decided.
    pub cases: u32,
    /// Charges that no sale wanted and that are not yet given back.
    pub orphans: u32,
    /// Sales on hold or partly paid.
    pub held_sales: u32,
    /// Slips that did not come out.
    pub unprinted: u32,
}

/// What a report is about.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Scope {
    /// One shift.
    Shift {
        shift: ShiftId,
        owner: StaffId,
        name: String,
        opened: Wall,
        /// `None` while it is open.
        closed: Option<Wall>,
        day: BusinessDate,
        /// Who takes over, by name.
        next: Option<String>,
    },
    /// A business day with all its shifts.
    Day { day: BusinessDate, shifts: u32 },
}

/// A handover or day report as it was printed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Report {
    pub scope: Scope,
    pub total: Figures,
    /// Methods with a figure that is not zero, in the order of [`Method::ALL`].
    pub methods: Vec<(Method, Figures)>,
    /// What arrived between shifts on the day of the report; not part of a shift's own total.
    pub unattended: Option<Figures>,
    pub deposits: DepositFigures,
    /// `None` where there are no cards.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub members: Option<MemberFigures>,
    pub cash: CashFigures,
    pub reason: Option<DifferenceReason>,
    pub note: String,
    /// The shop's own discounts on sales, in fen.
    pub shop_discount: FenDelta,
    /// Charges that no sale wanted, less those given back, in fen.
    pub orphans: FenDelta,
    /// How often the drawer was opened, by reason.
    pub drawer: Vec<(DrawerReason, u32)>,
    pub carried: Carried,
    /// The end of the journal's chain then: eight hexadecimal digits and the fact's number.
    pub anchor: String,
}

/// A move of cash on its slip.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CashSlip {
    pub way: CashWay,
    pub amount: Fen,
    pub reason: crate::shift::CashReason,
    pub note: String,
}

/// A figure that can be opened into its formula and its rows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Figure {
    Trade,
    Settle,
    Received,
    Discount,
    Refund,
    RefundSettle,
    DepositsTaken,
    DepositsConsumed,
    DepositsReturned,
    DepositsLapsed,
    DepositsHeld,
    CashFloat,
    CashSales,
    CashRefunds,
    CashDepositsIn,
    CashDepositsOut,
    CashPaidIn,
    CashPaidOut,
    CashDropped,
    CashExpected,
    CashDifference,
    ShopDiscount,
    Orphans,
    MembersToppedUp,
    MembersGifts,
    MembersSpentPrincipal,
    MembersSpentGift,
    MembersPaidOut,
    MembersAdjusted,
    MembersBrought,
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn delta(n: i64) -> FenDelta {
        FenDelta::new(n).unwrap()
    }

    /// A day of 100.00, of which coupons took 3.00, with 20.00 given back that cost the shop 19.40.
    fn day() -> Figures {
        Figures {
            trade: delta(10_000),
            settle: delta(9_700),
            received: delta(7_760),
            discount: delta(300),
            refund: delta(2_000),
            refund_settle: delta(1_940),
            trades: 7,
            refunds: 1,
        }
    }

    #[test]
    fn figures_hold_together_or_not() {
        assert!(day().is_consistent() && Figures::default().is_consistent());
        let off = delta(1);
        let table = [
            Figures { trade: off, ..day() },
            Figures { settle: off, ..day() },
            Figures { received: off, ..day() },
            Figures { discount: off, ..day() },
            Figures { refund_settle: off, ..day() },
        ];
        for figures in table {
            assert!(!figures.is_consistent(), "{figures:?}");
        }
        // cash rounding may win: a negative discount
        let won = Figures { discount: delta(-3), settle: delta(10_003), received: delta(8_063), ..day() };
        assert!(won.is_consistent());
    }

    #[test]
    fn sums_of_figures_are_bounded() {
        let twice = day().plus(day()).unwrap();
        assert_eq!((twice.trade.get(), twice.refund.get(), twice.trades), (20_000, 4_000, 14));
        let most = Figures { received: delta(Fen::MAX.get()), ..Figures::default() };
        assert_eq!(most.plus(most), None);
        let many = Figures { refunds: u32::MAX, ..Figures::default() };
        assert_eq!(many.plus(day()), None);
    }

    #[test]
    fn the_drawer_holds_together_or_not() {
        let cash = CashFigures {
            float: delta(20_000),
            opening: delta(-100),
            sales: delta(50_000),
            refunds: delta(3_000),
            deposits_in: delta(40_000),
            deposits_out: delta(10_000),
            paid_in: delta(500),
            paid_out: delta(700),
            dropped: delta(60_000),
            expected: delta(36_800),
            counted: None,
            difference: None,
        };
        assert!(cash.is_consistent() && CashFigures::default().is_consistent());
        let counted = CashFigures { counted: Some(delta(36_790)), difference: Some(delta(-10)), ..cash };
        assert!(counted.is_consistent());
        let off = delta(1);
        let table = [
            CashFigures { float: off, ..cash },
            CashFigures { sales: off, ..cash },
            CashFigures { refunds: off, ..cash },
            CashFigures { deposits_in: off, ..cash },
            CashFigures { deposits_out: off, ..cash },
            CashFigures { paid_in: off, ..cash },
            CashFigures { paid_out: off, ..cash },
            CashFigures { dropped: off, ..cash },
            CashFigures { expected: off, ..cash },
            CashFigures { difference: Some(off), ..counted },
            CashFigures { difference: None, ..counted },
            CashFigures { counted: None, ..counted },
        ];
        for cash in table {
            assert!(!cash.is_consistent(), "{cash:?}");
        }
        // the opening difference is part of the float that was counted
        assert!(CashFigures { opening: off, ..cash }.is_consistent());
    }

    proptest! {
        #[test]
        fn sums_of_consistent_figures_are_consistent(
            rows in proptest::collection::vec((0..9_000_000_i64, -500..500_i64, 0..100_000_i64), 1..20),
        ) {
            let figures = |(trade, discount, refund_settle): (i64, i64, i64)| Figures {
                trade: delta(trade),
                discount: delta(discount),
                settle: delta(trade - discount),
                refund: delta(refund_settle),
                refund_settle: delta(refund_settle),
                received: delta(trade - discount - refund_settle),
                trades: 1,
                refunds: 0,
            };
            let (first, rest) = (figures(rows[0]), rows[1..].iter().copied().map(figures));
            let sum = rest.fold(first, |sum, row| sum.plus(row).unwrap());
            prop_assert!(sum.is_consistent());
            prop_assert_eq!(sum.trade.get(), rows.iter().map(|row| row.0).sum::<i64>());
        }
    }
}
