//! The figures of shifts and days: against sums made by hand, against their own rows, against each other.
#![allow(clippy::unwrap_used)] // a test may stop where it stands

mod check;
mod shop;

use check::{opened, rows_fit};
use domain::attempt::Want;
use domain::deposit::{DrawKind, Hold};
use domain::evidence::Wallet;
use domain::fact::{DrawerReason, Entry, Fact, Mode};
use domain::ids::ShiftId;
use domain::ledger::{Account, Move, Txn, TxnId};
use domain::refund::{self, Source};
use domain::report::{CashFigures, DepositFigures, Figure, Figures};
use domain::shift::CashWay;
use domain::tender::{Method, RecordKind};
use domain::time::BusinessDate;
use shop::hotel::delta;
use shop::{Shop, device, fen, numbering};
use std::collections::BTreeMap;
use store::{Book, Opening, Over, Suspects};

fn opening() -> Opening {
    Opening { mode: Mode::Practice, device: device(), numbering: numbering(), stamp: Shop::default().stamp() }
}

fn book(shop: &Shop) -> Book {
    let mut book = Book::in_memory(&opening()).unwrap();
    for (stamp, entries) in &shop.acts {
        book.append(stamp, entries).unwrap();
    }
    book
}

fn eight(all: [i64; 6], trades: u32, refunds: u32) -> Figures {
    let [trade, settle, received, discount, refund, refund_settle] = all.map(delta);
    Figures { trade, settle, received, discount, refund, refund_settle, trades, refunds }
}

fn coupon(name: String, wallet: Wallet, amount: i64) -> Move {
    Move::Direct(Txn::transfer(name, Account::WalletDiscount, Account::Clearing(wallet), fen(amount)))
}

/// One shift with a bit of everything.
fn full_shift() -> Shop {
    let mut shop = Shop::default();
    shop.begin_shift(1, "小李", 50_000, 50_000, true);
    let one = shop.sale(10_007);
    shop.cash_with(one, 10_007, 7, 0, 500);
    let two = shop.sale(20_000);
    let no = shop.wallet_with(two, Wallet::WeChat, 20_000, 0, 300);
    let three = shop.sale(5_000);
    let paid = shop.wallet_with(three, Wallet::Alipay, 5_000, 10_000, 100);
    shop.paid_deposit(three, &paid, Wallet::Alipay, 10_000, 15_000);
    let four = shop.sale(3_000);
    shop.record(four, RecordKind::BankCard, 3_000);
    let five = shop.sale(2_500);
    let card = shop.wallet_with(five, Wallet::OnlineCard, 2_500, 0, 50);
    let cash = shop.take_deposit(Hold::Cash, "8301", 60_000);
    shop.drawn(&cash, DrawKind::Consume, 30_000, 0);
    shop.drawn(&cash, DrawKind::Release, 10_000, 0);
    let frozen = shop.freeze(Wallet::WeChat, "8302", 50_000);
    shop.frozen(&frozen, Want::Keep);
    let draw = shop.draw(&frozen, DrawKind::Consume, 20_000, 30_000);
    let fact = Fact::DrawMoved { no: draw.clone(), phase: refund::Phase::Done, settled: Some(fen(19_950)) };
    let moves = vec![
        Move::Post(TxnId(format!("consume-{draw}"))),
        coupon(format!("coupon-{draw}"), Wallet::WeChat, 50),
    ];
    shop.act(vec![Entry::with(fact, moves)]);
    shop.refunded(two, Source::Wallet { of: no, wallet: Wallet::WeChat, total: fen(20_000) }, 5_000, 75);
    let of = Source::Wallet { of: card, wallet: Wallet::OnlineCard, total: fen(2_500) };
    shop.refunded(five, of, 500, 10);
    // the terminal is out of order, so cash goes back for a card
    shop.refunded(four, Source::Cash, 1_000, 0);
    shop.cash_move(CashWay::Drop, 10_000);
    shop.cash_move(CashWay::PayIn, 700);
    shop.cash_move(CashWay::PayOut, 300);
    shop.drawer(DrawerReason::Cash);
    shop.drawer(DrawerReason::Change);
    shop.drawer(DrawerReason::Cash);
    shop
}

#[test]
fn a_shift_made_by_hand() {
    let book = book(&full_shift());
    let sums = book.sums(Over::Shift(ShiftId(1))).unwrap();
    let by_hand: BTreeMap<Method, Figures> = BTreeMap::from([
        (Method::WeChat, eight([40_000, 39_650, 34_725, 350, 5_000, 4_925], 2, 1)),
        (Method::Alipay, eight([5_000, 4_900, 4_900, 100, 0, 0], 1, 0)),
        (Method::OnlineCard, eight([2_500, 2_450, 1_960, 50, 500, 490], 1, 1)),
        (Method::Cash, eight([40_007, 40_000, 39_000, 7, 1_000, 1_000], 2, 1)),
        (Method::BankCard, eight([3_000, 3_000, 3_000, 0, 0, 0], 1, 0)),
    ]);
    assert_eq!(sums.methods, by_hand);
    assert_eq!(sums.total, eight([90_507, 90_000, 83_585, 507, 6_500, 6_415], 7, 3));
    let deposits = DepositFigures {
        taken: delta(120_000),
        taken_count: 3,
        consumed: delta(50_000),
        consumed_count: 2,
        returned: delta(40_000),
        returned_count: 2,
        lapsed: delta(0),
        held: delta(30_000),
        held_count: 2,
    };
    assert_eq!(sums.deposits, deposits);
    let cash = CashFigures {
        float: delta(50_000),
        opening: delta(0),
        sales: delta(40_000),
        refunds: delta(1_000),
        deposits_in: delta(60_000),
        deposits_out: delta(40_000),
        paid_in: delta(700),
        paid_out: delta(300),
        dropped: delta(10_000),
        expected: delta(99_400),
        counted: None,
        difference: None,
    };
    assert_eq!(sums.cash, cash);
    assert_eq!(book.drawer_balance().unwrap(), delta(99_400));
    assert_eq!(sums.drawer, [(DrawerReason::Cash, 2), (DrawerReason::Change, 1)]);
    let day = BusinessDate(20_261_123);
    for over in [
        Over::Shift(ShiftId(1)),
        Over::ShiftOfDay { shift: ShiftId(1), day },
        Over::Days { from: day, to: day },
        Over::Everything,
    ] {
        assert_eq!(book.sums(over).unwrap(), sums, "{over:?}");
        rows_fit(&book, over);
    }
    assert_eq!(book.sums(Over::Shift(ShiftId(2))).unwrap().total, Figures::default());
}

#[test]
fn cash_with_a_deposit_on_top_is_split_between_both() {
    let mut shop = Shop::default();
    shop.begin_shift(1, "小李", 0, 0, true);
    let sale = shop.sale(10_003);
    shop.cash_with(sale, 10_003, 3, 20_000, 200);
    shop.take_deposit(Hold::Cash, "8301", 20_000);
    // what the sale brought is told apart from what is held
    let book = book(&shop);
    let sums = book.sums(Over::Shift(ShiftId(1))).unwrap();
    assert_eq!((sums.cash.sales, sums.cash.deposits_in), (delta(10_000), delta(40_000)));
    assert_eq!(sums.methods[&Method::Cash], eight([10_003, 10_000, 10_000, 3, 0, 0], 1, 0));
    assert_eq!((sums.deposits.taken, sums.deposits.taken_count), (delta(40_000), 2));
    assert_eq!(sums.cash.expected, delta(50_000));
    rows_fit(&book, Over::Shift(ShiftId(1)));
}

#[test]
fn a_deposit_across_shifts_and_midnight_belongs_to_each_in_part() {
    let mut shop = Shop::default();
    shop.begin_shift(1, "小李", 10_000, 10_000, true);
    let cash = shop.take_deposit(Hold::Cash, "8301", 60_000);
    let sale = shop.sale(8_000);
    let no = shop.wallet_with(sale, Wallet::WeChat, 8_000, 0, 0);
    shop.end_shift(70_000, 69_900, Some("小王"));
    // between the shifts a freeze arrives, and one lapses
    let frozen = shop.freeze(Wallet::Alipay, "8302", 30_000);
    shop.frozen(&frozen, Want::Keep);
    shop.lapse(&frozen, 30_000);
    (shop.date, shop.who) = (20_261_124, "小王");
    shop.begin_shift(2, "小王", 69_950, 50, false);
    shop.drawn(&cash, DrawKind::Consume, 25_000, 0);
    shop.drawn(&cash, DrawKind::Release, 35_000, 0);
    shop.refunded(sale, Source::Wallet { of: no, wallet: Wallet::WeChat, total: fen(8_000) }, 3_000, 0);
    let book = book(&shop);
    let day = |n| BusinessDate(n);
    let first = book.sums(Over::Shift(ShiftId(1))).unwrap();
    assert_eq!(first.total, eight([8_000, 8_000, 8_000, 0, 0, 0], 1, 0));
    assert_eq!((first.cash.expected, first.cash.opening), (delta(70_000), delta(0)));
    assert_eq!(opened(&book, Over::Shift(ShiftId(1)), Figure::CashDifference, None), -100);
    let bucket = Over::ShiftOfDay { shift: ShiftId::UNATTENDED, day: day(20_261_123) };
    let between = book.sums(bucket).unwrap();
    assert_eq!((between.deposits.taken, between.deposits.lapsed), (delta(30_000), delta(30_000)));
    assert_eq!(between.cash, CashFigures::default());
    let second = book.sums(Over::Shift(ShiftId(2))).unwrap();
    assert_eq!(second.total, eight([25_000, 25_000, 22_000, 0, 3_000, 3_000], 1, 1));
    assert_eq!((second.cash.float, second.cash.opening), (delta(69_950), delta(50)));
    assert_eq!(second.cash.expected, delta(69_950 + 25_000 - 60_000));
    assert_eq!(book.drawer_balance().unwrap(), second.cash.expected);
    assert_eq!(second.deposits.held, delta(0));
    // the second day begins with what the first one left
    let two = book.sums(Over::Days { from: day(20_261_124), to: day(20_261_124) }).unwrap();
    assert_eq!(two.cash, second.cash);
    for over in [Over::Shift(ShiftId(1)), bucket, Over::Shift(ShiftId(2)), Over::Everything] {
        rows_fit(&book, over);
    }
    let rows = book.figure_rows(Over::Shift(ShiftId(2)), Figure::CashExpected, None, 50).unwrap();
    let names: Vec<&str> = rows.iter().map(|row| row.txn.split('-').next().unwrap()).collect();
    assert_eq!(names, ["release", "float", ""], "a consumption leaves the drawer as it is");
    assert_eq!((rows[2].amount, rows[2].staff.0.as_str()), (delta(69_900), "小王"));
    assert_eq!(book.figure_rows(Over::Shift(ShiftId(2)), Figure::CashExpected, None, 2).unwrap(), rows[..2]);
    assert_eq!((rows[1].number.as_str(), rows[1].amount), ("2", delta(50)));
}

#[test]
fn what_explains_a_difference() {
    let mut shop = full_shift();
    let undone = shop.sale(900);
    shop.cash_with(undone, 400, 0, 0, 0);
    shop.act(vec![Entry::plain(Fact::SaleAbandoned { sale: undone })]);
    let large = shop.sale(100);
    shop.cash(large, 100);
    let book = book(&shop);
    let suspects = Suspects {
        cash_refunds: 1,
        cash_releases: 1,
        cash_moves: 3,
        drawer_opened: 1,
        undone_cash: 1,
        big_change: Some(fen(500)),
    };
    assert_eq!(book.suspects(ShiftId(1)).unwrap(), suspects);
    assert_eq!(book.suspects(ShiftId(2)).unwrap(), Suspects::default());
}

#[test]
fn held_deposits_open_into_their_parts() {
    let book = book(&full_shift());
    let rows = book.figure_rows(Over::Everything, Figure::DepositsHeld, None, 9).unwrap();
    let told: Vec<_> = rows.iter().map(|row| (row.number.as_str(), row.amount.get())).collect();
    assert_eq!(told, [("2", 20_000), ("1", 10_000)]);
    let cash = book.figure_rows(Over::Everything, Figure::DepositsHeld, Some(Method::Cash), 9).unwrap();
    assert_eq!((cash.len(), cash[0].txn.as_str()), (1, "deposit-2"));
    assert!(cash[0].seq > 0);
}

#[test]
fn a_day_of_every_kind_of_fact_opens_into_its_rows() {
    let book = book(&Shop::hotel_day());
    let day = BusinessDate(20_261_123);
    for shift in 0..4 {
        rows_fit(&book, Over::Shift(ShiftId(shift)));
        rows_fit(&book, Over::ShiftOfDay { shift: ShiftId(shift), day });
    }
    rows_fit(&book, Over::Days { from: day, to: day });
    let sums = book.sums(Over::Everything).unwrap();
    assert_eq!((sums.orphans, sums.deposits.lapsed), (delta(8_800), delta(40_000)));
    assert_eq!(sums.methods[&Method::Voucher], eight([3_333, 3_333, 3_333, 0, 0, 0], 1, 0));
    // what is only under way moves no figure
    assert_eq!(sums.deposits.returned, delta(30_000 + 10_000));
    assert_eq!(sums.deposits.held_count, 4);
}
