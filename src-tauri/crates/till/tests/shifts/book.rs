//! Every number on a printed slip against sums that this test makes from the postings by itself.

use crate::story::Story;
use domain::fact::Fact;
use domain::ledger::{Account, Move, Txn};
use domain::report::Report;
use domain::shift::CashWay;
use domain::slip::Slip;
use domain::tender::Method;
use std::collections::BTreeMap;
use store::Over;

/// The journal's own transactions, posted while one shift was open: read row by row, without the views.
fn transactions(story: &Story, shift: u64) -> Vec<Txn> {
    let (mut pending, mut posted, mut after) = (BTreeMap::new(), Vec::new(), 0);
    loop {
        let rows = story.desk.counter.book().journal(after, 500).unwrap();
        if rows.is_empty() {
            return posted;
        }
        for row in rows {
            after = row.seq;
            let own = row.stamp.shift.0 == shift;
            for step in row.entry().unwrap().moves {
                match step {
                    Move::Pend(txn) => drop(pending.insert(txn.id.clone(), txn)),
                    Move::Void(id) => drop(pending.remove(&id)),
                    Move::Post(id) => posted.extend(pending.remove(&id).filter(|_| own)),
                    Move::Direct(txn) => posted.extend(own.then_some(txn)),
                }
            }
        }
    }
}

fn kind(txn: &Txn) -> &str {
    txn.id.0.split('-').next().unwrap_or_default()
}

fn on(txn: &Txn, account: Account) -> i64 {
    txn.postings.iter().filter(|p| p.account == account).map(|p| p.delta.get()).sum()
}

fn method(txn: &Txn) -> Option<Method> {
    Method::ALL.into_iter().find(|method| txn.postings.iter().any(|p| p.account == method.account()))
}

/// The eight figures of one method, by the table in the ledger's documentation.
fn eight(txns: &[Txn], of: Option<Method>) -> [i64; 8] {
    let own: Vec<&Txn> = txns.iter().filter(|txn| of.is_none() || method(txn) == of).collect();
    let sum = |kinds: &[&str], account: Account| -> i64 {
        own.iter().filter(|txn| kinds.contains(&kind(txn))).map(|txn| on(txn, account)).sum()
    };
    let trade = -sum(&["pay", "tender", "consume"], Account::Sales);
    let discount = sum(&["coupon"], Account::WalletDiscount) + sum(&["tender"], Account::Rounding);
    let refund = sum(&["refund"], Account::Refunds);
    let refund_settle = refund + sum(&["recoup"], Account::WalletDiscount);
    let count = |kinds: &[&str], account: Account| {
        let counts = own.iter().filter(|txn| kinds.contains(&kind(txn)) && on(txn, account) != 0).count();
        i64::try_from(counts).unwrap()
    };
    let settle = trade - discount;
    [
        trade,
        settle,
        settle - refund_settle,
        discount,
        refund,
        refund_settle,
        count(&["pay", "tender", "consume"], Account::Sales),
        count(&["refund"], Account::Refunds),
    ]
}

fn told(figures: &domain::report::Figures) -> [i64; 8] {
    [
        figures.trade.get(),
        figures.settle.get(),
        figures.received.get(),
        figures.discount.get(),
        figures.refund.get(),
        figures.refund_settle.get(),
        i64::from(figures.trades),
        i64::from(figures.refunds),
    ]
}

fn compare(story: &Story, shift: u64, report: &Report) {
    let txns = transactions(story, shift);
    assert_eq!(told(&report.total), eight(&txns, None), "the total");
    for method in Method::ALL {
        let printed = report.methods.iter().find(|(own, _)| *own == method);
        let printed = printed.map(|(_, figures)| told(figures)).unwrap_or_default();
        assert_eq!(printed, eight(&txns, Some(method)), "{method:?}");
    }
    let drawer = |kinds: &[&str]| -> i64 {
        txns.iter().filter(|txn| kinds.contains(&kind(txn))).map(|txn| on(txn, Account::CashDrawer)).sum()
    };
    let cash = &report.cash;
    // what belongs to a deposit is no sale
    let with_deposit: i64 =
        txns.iter().filter(|txn| kind(txn) == "tender").map(|txn| -on(txn, Account::DepositsPaid)).sum();
    assert_eq!(cash.sales.get(), drawer(&["tender", "consume"]) - with_deposit);
    assert_eq!(cash.refunds.get(), -drawer(&["refund"]));
    assert_eq!(cash.deposits_in.get(), drawer(&["deposit"]) + with_deposit);
    assert_eq!(cash.deposits_out.get(), -drawer(&["release"]));
    let moved = |account: Account| -> i64 { txns.iter().map(|txn| on(txn, account)).sum() };
    assert_eq!(cash.paid_in.get(), -moved(Account::PaidIn));
    assert_eq!(cash.paid_out.get(), moved(Account::PaidOut));
    assert_eq!(cash.dropped.get(), moved(Account::Safe));
    let through: i64 = drawer(&["tender", "consume", "refund", "deposit", "release", "cash"]);
    assert_eq!(cash.expected.get(), cash.float.get() + through);
    let found = cash.counted.unwrap_or(cash.expected).get() - cash.expected.get();
    assert_eq!(drawer(&["count"]), found);
    assert_eq!(cash.difference.unwrap_or_default().get(), found);
    let deposits = &report.deposits;
    let held = |account: Account, kinds: &[&str]| -> i64 {
        txns.iter().filter(|txn| kinds.contains(&kind(txn))).map(|txn| on(txn, account)).sum()
    };
    let taken = held(Account::DepositsFrozen, &["deposit"])
        - held(Account::DepositsPaid, &["deposit", "pay", "tender"]);
    assert_eq!(deposits.taken.get(), taken);
    assert_eq!(deposits.consumed.get(), -held(Account::Sales, &["consume"]));
    assert_eq!(deposits.lapsed.get(), -held(Account::DepositsFrozen, &["lapse"]));
    let gone = held(Account::DepositsPaid, &["consume", "release"])
        - held(Account::DepositsFrozen, &["consume", "release"]);
    assert_eq!(deposits.returned.get(), gone - deposits.consumed.get());
    let everything = |account| story.balance(Over::Everything, account);
    assert_eq!(deposits.held.get(), everything(Account::DepositsFrozen) - everything(Account::DepositsPaid));
    assert_eq!(report.shop_discount.get(), moved(Account::MerchantDiscount));
    assert_eq!(report.orphans.get(), -moved(Account::OrphanCharges));
}

/// Every amount of the report stands on the paper as it is in the ledger.
fn on_paper(slip: &Slip, report: &Report) {
    let text = crate::story::text(slip).replace([',', ' '], "");
    let mut figures =
        vec![report.total.trade, report.total.settle, report.total.received, report.total.refund];
    figures.extend([report.total.discount, report.total.refund_settle, report.cash.expected]);
    figures.extend(report.methods.iter().flat_map(|(_, f)| [f.trade, f.received]));
    figures.extend([report.deposits.taken, report.deposits.consumed, report.deposits.returned]);
    figures.extend([report.deposits.held]);
    for figure in figures {
        let fen = figure.get().unsigned_abs();
        let wanted = format!("{}.{:02}", fen / 100, fen % 100);
        assert!(text.contains(&wanted), "{wanted} is not on the slip:\n{text}");
    }
}

#[test]
fn every_figure_of_a_busy_shift_is_the_ledgers() {
    let mut story = Story::begins("500");
    let first = story.wechat("300-20");
    story.wallet("100", crate::desk::WECHAT, Some(9_200));
    let paid = story.cash("128.5", "150");
    story.alipay("66");
    story.desk.set_up(|config| config.limits.slash = domain::entry::Slash::Deposit);
    story.wechat("300/500");
    story.cash("300/200", "600");
    let deposit = story.freezes("806", "500");
    story.freezes("806", "200");
    story.settles(deposit, "380");
    story.refund(first, "80", None);
    story.refund(paid, "28.5", None);
    story.moves(CashWay::Drop, "300");
    story.moves(CashWay::PayIn, "50");
    story.moves(CashWay::PayOut, "20");
    // a charge that nobody wants any more
    let charge = story.starts("45");
    story.does(Command::Park);
    story.does(Command::GiveBack { key: format!("pay:{}", charge.no) });
    let outputs = story.desk.paid(&charge);
    story.done(&outputs, None);
    let expected = story.balance(Over::Everything, Account::CashDrawer);
    let found = format!("{}.{:02}", (expected - 1_050) / 100, (expected - 1_050) % 100);
    let (slip, report) = story.hands_over(&found, Some(domain::shift::DifferenceReason::Unknown));
    compare(&story, crate::story::shift_of(&report).0, &report);
    on_paper(&slip, &report);
    // drawer openings, too
    let opened = report.drawer.iter().map(|(_, count)| *count).sum::<u32>();
    let mut after = 0;
    let mut own = 0;
    while let Some(rows) =
        Some(story.desk.counter.book().journal(after, 500).unwrap()).filter(|r| !r.is_empty())
    {
        for row in rows {
            after = row.seq;
            own += u32::from(matches!(row.entry().unwrap().fact, Fact::DrawerOpened { .. }));
        }
    }
    assert_eq!(opened, own);
}

use till::engine::Command;
