//! Figures on the screen: every one can be opened into its formula and its rows.

use super::deposit::MethodView;
use super::shift::{DifferenceReasonView, SignedView};
use super::{MoneyView, PersonView};
use domain::report::Figure;
use serde::{Deserialize, Serialize};
use specta::Type;

/// The eight figures.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
pub struct FiguresView {
    pub trade: SignedView,
    pub settle: SignedView,
    pub received: SignedView,
    pub discount: SignedView,
    pub refund: SignedView,
    pub refund_settle: SignedView,
    pub trades: u32,
    pub refunds: u32,
}

/// One line of a block: which figure it is, so that it can be opened, and what it says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
pub struct FigureLine {
    pub figure: FigureView,
    pub amount: SignedView,
    pub count: Option<u32>,
}

/// A figure on the bridge; `figure.<name>` and `formula.<name>` in the words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum FigureView {
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

/// The two lists are the same list.
macro_rules! same {
    ($($name:ident),*) => {
        impl From<FigureView> for Figure {
            fn from(figure: FigureView) -> Self {
                match figure { $(FigureView::$name => Self::$name),* }
            }
        }
        impl From<Figure> for FigureView {
            fn from(figure: Figure) -> Self {
                match figure { $(Figure::$name => Self::$name),* }
            }
        }
    };
}

same!(
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
    MembersBrought
);

/// What a report is asked about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(tag = "is", rename_all = "snake_case")]
pub enum ScopeView {
    /// The shift that is open, or the one closed last.
    Current,
    Shift {
        id: u64,
    },
    Today,
    Yesterday,
    /// `YYYYMMDD`.
    Day {
        day: u32,
    },
    /// Nobody's time on a day, `YYYYMMDD`.
    Unattended {
        day: u32,
    },
}

/// A report on the screen.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
pub struct ReportView {
    /// The shift, when it is about one.
    pub shift: Option<u64>,
    pub owner: Option<PersonView>,
    /// `2026-11-26`.
    pub day: String,
    pub opened_ms: Option<i64>,
    pub closed_ms: Option<i64>,
    pub total: FiguresView,
    pub methods: Vec<MethodFigures>,
    pub unattended: Option<FiguresView>,
    pub deposits: Vec<FigureLine>,
    /// Empty while the count is blind for this person.
    pub cash: Vec<FigureLine>,
    pub counted: Option<MoneyView>,
    pub reason: Option<DifferenceReasonView>,
    pub note: String,
    pub others: Vec<FigureLine>,
    pub drawer: Vec<DrawerLine>,
    pub cases: u32,
    pub held_sales: u32,
    pub unprinted: u32,
    /// Slip of the handover, once there is one.
    pub slip: Option<String>,
}

/// The figures of one method.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
pub struct MethodFigures {
    pub method: MethodView,
    pub figures: FiguresView,
}

/// How often the drawer was opened for a reason.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
pub struct DrawerLine {
    /// `cash`, `change`, `count`, `mistake`, `other`.
    pub reason: String,
    pub count: u32,
}

/// One row behind a figure.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
pub struct FigureRowView {
    /// Kind of the transaction, `posting.<kind>` in the words.
    pub kind: String,
    /// Last characters of what it is about.
    pub label: String,
    pub wall_ms: i64,
    pub staff: String,
    pub amount: SignedView,
    /// The sale it belongs to, to be opened.
    pub sale: Option<u64>,
    pub deposit: Option<u64>,
}

/// A figure opened: its formula's parts and its rows.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
pub struct FigureDetail {
    pub figure: FigureView,
    pub amount: SignedView,
    /// The parts it is made of, when it is made of other figures.
    pub parts: Vec<FigureLine>,
    pub rows: Vec<FigureRowView>,
    /// More rows than are shown.
    pub cut: bool,
}
