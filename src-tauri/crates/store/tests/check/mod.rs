//! Every figure against the rows it opens into.
#![allow(dead_code, clippy::unwrap_used)] // each test uses a part, and may stop where it stands

use domain::report::{Figure, Figures};
use domain::tender::Method;
use money::FenDelta;
use store::{Book, Over, Sums};

pub const ALL: [Figure; 30] = [
    Figure::Trade,
    Figure::Settle,
    Figure::Received,
    Figure::Discount,
    Figure::Refund,
    Figure::RefundSettle,
    Figure::DepositsTaken,
    Figure::DepositsConsumed,
    Figure::DepositsReturned,
    Figure::DepositsLapsed,
    Figure::DepositsHeld,
    Figure::CashFloat,
    Figure::CashSales,
    Figure::CashRefunds,
    Figure::CashDepositsIn,
    Figure::CashDepositsOut,
    Figure::CashPaidIn,
    Figure::CashPaidOut,
    Figure::CashDropped,
    Figure::CashExpected,
    Figure::CashDifference,
    Figure::ShopDiscount,
    Figure::Orphans,
    Figure::MembersToppedUp,
    Figure::MembersGifts,
    Figure::MembersSpentPrincipal,
    Figure::MembersSpentGift,
    Figure::MembersPaidOut,
    Figure::MembersAdjusted,
    Figure::MembersBrought,
];

pub fn of_eight(figures: &Figures, figure: Figure) -> Option<FenDelta> {
    match figure {
        Figure::Trade => Some(figures.trade),
        Figure::Settle => Some(figures.settle),
        Figure::Received => Some(figures.received),
        Figure::Discount => Some(figures.discount),
        Figure::Refund => Some(figures.refund),
        Figure::RefundSettle => Some(figures.refund_settle),
        _ => None,
    }
}

/// The figure as a report tells it; a report does not tell the counts' differences.
pub fn told(sums: &Sums, figure: Figure) -> Option<FenDelta> {
    Some(match figure {
        Figure::DepositsTaken => sums.deposits.taken,
        Figure::DepositsConsumed => sums.deposits.consumed,
        Figure::DepositsReturned => sums.deposits.returned,
        Figure::DepositsLapsed => sums.deposits.lapsed,
        Figure::DepositsHeld => sums.deposits.held,
        Figure::CashFloat => sums.cash.float,
        Figure::CashSales => sums.cash.sales,
        Figure::CashRefunds => sums.cash.refunds,
        Figure::CashDepositsIn => sums.cash.deposits_in,
        Figure::CashDepositsOut => sums.cash.deposits_out,
        Figure::CashPaidIn => sums.cash.paid_in,
        Figure::CashPaidOut => sums.cash.paid_out,
        Figure::CashDropped => sums.cash.dropped,
        Figure::CashExpected => sums.cash.expected,
        Figure::CashDifference => return None,
        Figure::ShopDiscount => sums.shop_discount,
        Figure::Orphans => sums.orphans,
        Figure::MembersToppedUp => sums.members.topped_up,
        Figure::MembersGifts => sums.members.gifts,
        Figure::MembersSpentPrincipal => sums.members.spent_principal,
        Figure::MembersSpentGift => sums.members.spent_gift,
        Figure::MembersPaidOut => sums.members.paid_out,
        Figure::MembersAdjusted => sums.members.adjusted,
        Figure::MembersBrought => sums.members.brought,
        _ => return of_eight(&sums.total, figure),
    })
}

pub fn opened(book: &Book, over: Over, figure: Figure, method: Option<Method>) -> i64 {
    let rows = book.figure_rows(over, figure, method, u32::MAX).unwrap();
    assert!(rows.windows(2).all(|two| two[0].seq >= two[1].seq || figure == Figure::DepositsHeld));
    assert!(rows.iter().all(|row| row.amount.get() != 0));
    rows.iter().map(|row| row.amount.get()).sum()
}

/// Every figure is the sum of what it opens into, for all methods together and for each.
pub fn rows_fit(book: &Book, over: Over) {
    let sums = book.sums(over).unwrap();
    for figure in ALL {
        if let Some(told) = told(&sums, figure) {
            assert_eq!(opened(book, over, figure, None), told.get(), "{figure:?} over {over:?}");
        }
        for method in Method::ALL {
            let figures = sums.methods.get(&method).copied().unwrap_or_default();
            if let Some(told) = of_eight(&figures, figure) {
                let opened = opened(book, over, figure, Some(method));
                assert_eq!(opened, told.get(), "{figure:?} of {method:?} over {over:?}");
            }
        }
    }
    assert!(sums.total.is_consistent() && sums.methods.values().all(Figures::is_consistent), "over {over:?}");
    let cash = sums.methods.get(&Method::Cash).copied().unwrap_or_default();
    assert_eq!((sums.cash.sales, sums.cash.refunds), (cash.settle, cash.refund), "over {over:?}");
}

/// What the time changed of what is on the cards, by its figures.
pub fn members_changed(sums: &Sums) -> i64 {
    let all = &sums.members;
    let came = [all.topped_up, all.gifts, all.adjusted, all.brought];
    let went = [all.spent_principal, all.spent_gift, all.paid_out];
    let sum = |all: &[FenDelta]| all.iter().map(|delta| delta.get()).sum::<i64>();
    sum(&came) - sum(&went)
}
