//! Every figure's words: one row for each transaction, and what of it belongs to a figure.

use super::ledger::OF;
use domain::report::Figure;
use domain::tender::Method;

/// Figures that are sums over the time's own transactions. What a drawer began with and what is held at the
/// end come from elsewhere.
pub(crate) const SUMMED: [Figure; 28] = [
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
    Figure::CashFloat,
    Figure::CashSales,
    Figure::CashRefunds,
    Figure::CashDepositsIn,
    Figure::CashDepositsOut,
    Figure::CashPaidIn,
    Figure::CashPaidOut,
    Figure::CashDropped,
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

/// One transaction's part of a figure, over the columns of [`flat`].
pub(super) fn part(figure: Figure) -> String {
    let minus = |a, b| format!("({} - {})", part(a), part(b));
    match figure {
        // a top-up is paid for as a sale is, and change that goes onto a card is paid for at once
        Figure::Trade => "CASE WHEN kind IN ('pay', 'tender', 'consume') THEN sales + top_ups \
             WHEN kind = 'change' THEN principal ELSE 0 END"
            .to_owned(),
        Figure::Discount => "iif(kind = 'coupon', coupon, iif(kind = 'tender', rounding, 0))".to_owned(),
        Figure::Settle => minus(Figure::Trade, Figure::Discount),
        Figure::Refund => {
            "CASE kind WHEN 'refund' THEN refunds - top_ups WHEN 'close' THEN -principal ELSE 0 END"
                .to_owned()
        }
        Figure::RefundSettle => format!("({} + iif(kind = 'recoup', coupon, 0))", part(Figure::Refund)),
        Figure::Received => minus(Figure::Settle, Figure::RefundSettle),
        Figure::DepositsTaken => "iif(kind IN ('deposit', 'pay', 'tender'), held, 0)".to_owned(),
        Figure::DepositsConsumed => "iif(kind = 'consume', sales, 0)".to_owned(),
        // what leaves with a consumption and is not sold goes back
        Figure::DepositsReturned => {
            "CASE kind WHEN 'release' THEN -held WHEN 'consume' THEN -held - sales ELSE 0 END".to_owned()
        }
        Figure::DepositsLapsed => "iif(kind = 'lapse', -held, 0)".to_owned(),
        Figure::CashFloat => "iif(kind = 'float', drawer, 0)".to_owned(),
        // a deposit that was paid with the sale lies in the same notes
        Figure::CashSales => "CASE WHEN method <> 'cash' THEN 0 WHEN kind = 'tender' THEN drawer - paid \
             WHEN kind = 'change' THEN drawer WHEN kind = 'consume' THEN drawer_in ELSE 0 END"
            .to_owned(),
        Figure::CashRefunds => "iif(kind IN ('refund', 'close'), -drawer, 0)".to_owned(),
        Figure::CashDepositsIn => "CASE WHEN method <> 'cash' THEN 0 WHEN kind = 'deposit' THEN drawer \
             WHEN kind = 'tender' THEN paid ELSE 0 END"
            .to_owned(),
        // a consumption takes notes out of the deposits and puts them into the sales
        Figure::CashDepositsOut => {
            "CASE kind WHEN 'release' THEN -drawer WHEN 'consume' THEN drawer_in - drawer ELSE 0 END"
                .to_owned()
        }
        Figure::CashPaidIn => "iif(kind = 'cash', -paid_in, 0)".to_owned(),
        Figure::CashPaidOut => "iif(kind = 'cash', paid_out, 0)".to_owned(),
        Figure::CashDropped => "iif(kind = 'cash', safe, 0)".to_owned(),
        Figure::CashDifference => "iif(kind = 'count', drawer, 0)".to_owned(),
        Figure::CashExpected => format!(
            "({} + {} - {} + {} - {} + {} - {} - {})",
            part(Figure::CashFloat),
            part(Figure::CashSales),
            part(Figure::CashRefunds),
            part(Figure::CashDepositsIn),
            part(Figure::CashDepositsOut),
            part(Figure::CashPaidIn),
            part(Figure::CashPaidOut),
            part(Figure::CashDropped)
        ),
        Figure::ShopDiscount => "given_up".to_owned(),
        Figure::Orphans => "orphans".to_owned(),
        // not of the time: what is held now
        Figure::DepositsHeld => "0".to_owned(),
        Figure::MembersToppedUp
        | Figure::MembersGifts
        | Figure::MembersSpentPrincipal
        | Figure::MembersSpentGift
        | Figure::MembersPaidOut
        | Figure::MembersAdjusted
        | Figure::MembersBrought => member_part(figure).to_owned(),
    }
}

/// As [`part`], of what is on cards: together they are what the time changed of it.
const fn member_part(figure: Figure) -> &'static str {
    match figure {
        Figure::MembersToppedUp => "iif(kind IN ('load', 'change'), principal, 0)",
        // principal that is kept for a gift already spent is a gift taken back
        Figure::MembersGifts => {
            "iif(kind IN ('load', 'earn', 'unearn', 'unload', 'reload', 'close'), given, 0)"
        }
        Figure::MembersSpentPrincipal => "iif(kind IN ('tender', 'refund'), -principal, 0)",
        Figure::MembersSpentGift => "iif(kind IN ('tender', 'refund'), -gift, 0)",
        Figure::MembersPaidOut => {
            "CASE kind WHEN 'unload' THEN top_ups WHEN 'reload' THEN top_ups WHEN 'close' THEN -principal \
             ELSE 0 END"
        }
        Figure::MembersAdjusted => "iif(kind = 'card', adjusted, 0)",
        Figure::MembersBrought => "iif(kind IN ('batch', 'unbatch'), principal + gift, 0)",
        _ => "0",
    }
}

/// Each transaction of a span as one row: kind, method, and what it moved on each account that counts.
pub(super) fn flat() -> String {
    let account = |code: &str, sign: &str| format!("sum(iif(p.account = '{code}', {sign}p.delta, 0))");
    // a card is a way of paying, and else where money lies that came or goes by another
    let others = Method::ALL.into_iter().filter(|method| *method != Method::MemberCard);
    let methods: String = others
        .map(|method| format!(" WHEN '{}' THEN '{}'", method.account().code(), method.code()))
        .collect();
    let card = Method::MemberCard.code();
    let columns = [
        (account("sales", "-"), "sales"),
        (account("wallet_discount", ""), "coupon"),
        (account("rounding", ""), "rounding"),
        (account("refunds", ""), "refunds"),
        (account("orphan_charges", "-"), "orphans"),
        (account("merchant_discount", ""), "given_up"),
        (account("deposits_paid", "-"), "paid"),
        (format!("{} + {}", account("deposits_paid", "-"), account("deposits_frozen", "")), "held"),
        (account("cash_drawer", ""), "drawer"),
        ("sum(iif(p.account = 'cash_drawer' AND p.delta > 0, p.delta, 0))".to_owned(), "drawer_in"),
        (account("cash_over_short", ""), "over_short"),
        (account("paid_in", ""), "paid_in"),
        (account("paid_out", ""), "paid_out"),
        (account("safe", ""), "safe"),
        (account("top_ups", "-"), "top_ups"),
        (account("member_principal", "-"), "principal"),
        (account("member_gift", "-"), "gift"),
        (account("gift_expense", ""), "given"),
        (account("member_adjustment", ""), "adjusted"),
    ];
    let columns: String = columns.map(|(sum, name)| format!(", {sum} AS {name}")).concat();
    format!(
        "WITH flat AS MATERIALIZED (SELECT t.id AS txn, t.seq_closed AS seq, \
           substr(t.id, 1, instr(t.id, '-') - 1) AS kind, substr(t.id, instr(t.id, '-') + 1) AS number, \
           ifnull(max(CASE p.account{methods} END), iif(substr(t.id, 1, 7) IN ('tender-', 'refund-') \
             AND max(p.account IN ('member_principal', 'member_gift')), '{card}', '')) AS method{columns} \
         FROM ledger_txn t CROSS JOIN posting p WHERE {OF} AND p.txn = t.id GROUP BY t.id) "
    )
}
