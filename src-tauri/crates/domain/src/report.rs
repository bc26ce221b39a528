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
}
