//! The figures of shifts and days: against sums made by hand, against their own rows, against each other.
#![allow(clippy::unwrap_used)] // a test may stop where it stands

mod shop;

use domain::attempt::Want;
use domain::deposit::{Deposit, DrawKind, Hold};
use domain::evidence::Wallet;
use domain::fact::{DrawerReason, Entry, Fact, Mode};
use domain::ids::{SaleId, ShiftId};
use domain::ledger::{Account, Move, Txn, TxnId};
use domain::refund::{self, Source};
use domain::report::{CashFigures, DepositFigures, Figure, Figures};
use domain::shift::CashWay;
use domain::tender::{Method, RecordKind};
use domain::time::BusinessDate;
use money::FenDelta;
use shop::hotel::delta;
use shop::{Shop, device, fen, numbering};
use std::collections::BTreeMap;
use store::{Book, Opening, Over, Sums, Suspects, verify_book};

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

const ALL: [Figure; 23] = [
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
];

fn of_eight(figures: &Figures, figure: Figure) -> Option<FenDelta> {
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
fn told(sums: &Sums, figure: Figure) -> Option<FenDelta> {
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
        _ => return of_eight(&sums.total, figure),
    })
}

fn opened(book: &Book, over: Over, figure: Figure, method: Option<Method>) -> i64 {
    let rows = book.figure_rows(over, figure, method, u32::MAX).unwrap();
    assert!(rows.windows(2).all(|two| two[0].seq >= two[1].seq || figure == Figure::DepositsHeld));
    assert!(rows.iter().all(|row| row.amount.get() != 0));
    rows.iter().map(|row| row.amount.get()).sum()
}

/// Every figure is the sum of what it opens into, for all methods together and for each.
fn rows_fit(book: &Book, over: Over) {
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
    let cash = sums.methods.get(&Method::Cash).copied().unwrap_or_default();
    assert_eq!((sums.cash.sales, sums.cash.refunds), (cash.settle, cash.refund), "over {over:?}");
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
        (Method::Cash, eight([40_007, 40_000, 39_000, 7, 1_000, 1_000], 2, 1)),
        (Method::BankCard, eight([3_000, 3_000, 3_000, 0, 0, 0], 1, 0)),
    ]);
    assert_eq!(sums.methods, by_hand);
    assert_eq!(sums.total, eight([88_007, 87_550, 81_625, 457, 6_000, 5_925], 6, 2));
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

/// Random days: a generator with a seed, so that a failure can be seen again.
struct Week {
    dice: u64,
    shop: Shop,
    book: Book,
    deposits: Vec<(Deposit, i64)>,
    sales: Vec<(SaleId, Source, i64)>,
    shifts: u64,
}

impl Week {
    fn new(seed: u64) -> Self {
        let book = Book::in_memory(&opening()).unwrap();
        let mut shop = Shop::default();
        shop.shift = 0;
        Self { dice: seed, shop, book, deposits: Vec::new(), sales: Vec::new(), shifts: 0 }
    }

    fn below(&mut self, bound: i64) -> i64 {
        self.dice = self.dice.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        i64::try_from(self.dice >> 33).unwrap() % bound
    }

    fn wallet(&mut self) -> Wallet {
        if self.below(2) == 0 { Wallet::WeChat } else { Wallet::Alipay }
    }

    fn keep(&mut self) {
        for (stamp, entries) in self.shop.acts.drain(..) {
            self.book.append(&stamp, &entries).unwrap();
        }
    }

    /// Something that needs no drawer.
    fn through_the_cloud(&mut self) {
        let (wallet, amount) = (self.wallet(), 1_000 + self.below(50_000));
        match self.below(3) {
            0 => {
                let (held, less) = (self.below(2) * self.below(9_000), self.below(100));
                let sale = self.shop.sale(amount);
                let of = self.shop.wallet_with(sale, wallet, amount, held, less);
                if held > 0 {
                    let deposit = self.shop.paid_deposit(sale, &of, wallet, held, amount + held);
                    self.deposits.push((deposit, held));
                }
                self.sales.push((sale, Source::Wallet { of, wallet, total: fen(amount + held) }, amount));
            }
            1 => {
                let deposit = self.shop.freeze(wallet, "1", amount);
                self.shop.frozen(&deposit, Want::Keep);
                self.deposits.push((deposit, amount));
            }
            _ if !self.deposits.is_empty() => {
                let at = usize::try_from(self.below(i64::try_from(self.deposits.len()).unwrap())).unwrap();
                if matches!(self.deposits[at].0.hold, Hold::Frozen { .. }) {
                    let (deposit, left) = self.deposits.swap_remove(at);
                    self.shop.lapse(&deposit, left);
                }
            }
            _ => {}
        }
    }

    fn at_the_counter(&mut self) {
        let amount = 1_000 + self.below(50_000);
        match self.below(7) {
            0 => {
                let (rounding, held) = (self.below(10), self.below(2) * self.below(9_000));
                let sale = self.shop.sale(amount);
                let deposit = self.shop.cash_with(sale, amount, rounding, held, 100);
                self.deposits.extend(deposit.map(|deposit| (deposit, held)));
                self.sales.push((sale, Source::Cash, amount - rounding));
            }
            1 => {
                let hold = if self.below(2) == 0 { Hold::Cash } else { Hold::Record(RecordKind::BankCard) };
                let deposit = self.shop.take_deposit(hold, "2", amount);
                self.deposits.push((deposit, amount));
            }
            2 | 3 if !self.deposits.is_empty() => self.draw(),
            4 if !self.sales.is_empty() => {
                let (sale, source, paid) = self.sales.swap_remove(0);
                let back = 1 + self.below(paid);
                let recoup = if source == Source::Cash { 0 } else { self.below(50).min(back - 1) };
                self.shop.refunded(sale, source, back, recoup);
            }
            5 => {
                let way =
                    [CashWay::Drop, CashWay::PayIn, CashWay::PayOut][usize::try_from(self.below(3)).unwrap()];
                self.shop.cash_move(way, amount);
            }
            _ => self.shop.drawer(DrawerReason::Change),
        }
    }

    fn draw(&mut self) {
        let (deposit, left) = self.deposits.swap_remove(0);
        let amount = 1 + self.below(left);
        let kind = if self.below(2) == 0 { DrawKind::Consume } else { DrawKind::Release };
        let frees = kind == DrawKind::Consume && matches!(deposit.hold, Hold::Frozen { .. });
        let freed = if frees { self.below(left - amount + 1) } else { 0 };
        self.shop.drawn(&deposit, kind, amount, freed);
        if left > amount + freed {
            self.deposits.push((deposit, left - amount - freed));
        }
    }

    fn drawer(&mut self) -> i64 {
        self.keep();
        self.book.drawer_balance().unwrap().get()
    }

    fn shift(&mut self) {
        self.shifts += 1;
        let found = self.below(3) * 50;
        let float = self.drawer() + found;
        if float < 0 {
            return;
        }
        self.shop.begin_shift(self.shifts, "小李", float, found, self.shifts == 1);
        for _ in 0..self.below(12) {
            if self.below(2) == 0 { self.through_the_cloud() } else { self.at_the_counter() }
        }
        let holds = self.drawer();
        let sums = self.book.sums(Over::Shift(ShiftId(self.shifts))).unwrap();
        assert_eq!(sums.cash.expected.get(), holds, "the drawer holds what the shift expects");
        let counted = (holds + self.below(5) * 10 - 20).max(0);
        self.shop.end_shift(holds, counted, None);
        for _ in 0..self.below(4) {
            self.through_the_cloud();
        }
        self.keep();
    }
}

/// What can be added up over shifts.
fn parts(sums: &Sums) -> Vec<i64> {
    let mut all: Vec<i64> = ALL
        .into_iter()
        .filter(|figure| !matches!(figure, Figure::DepositsHeld | Figure::CashFloat | Figure::CashExpected))
        .filter_map(|figure| told(sums, figure))
        .map(FenDelta::get)
        .collect();
    for method in Method::ALL {
        let figures = sums.methods.get(&method).copied().unwrap_or_default();
        all.extend(ALL.into_iter().filter_map(|figure| of_eight(&figures, figure)).map(FenDelta::get));
        all.extend([figures.trades, figures.refunds].map(i64::from));
    }
    let counts = [sums.deposits.taken_count, sums.deposits.consumed_count, sums.deposits.returned_count];
    all.extend(counts.map(i64::from));
    all.push(sums.cash.opening.get());
    all
}

#[test]
fn shifts_and_the_unattended_time_make_the_day() {
    let mut seen = Figures::default();
    for seed in 0..15 {
        let mut week = Week::new(seed);
        for _ in 0..2 {
            let before = week.drawer();
            let first = week.shifts + 1;
            for _ in 0..3 {
                week.shift();
            }
            let day = BusinessDate(week.shop.date);
            let over = Over::Days { from: day, to: day };
            let sums = week.book.sums(over).unwrap();
            let mut shifts: Vec<Over> =
                (first..=week.shifts).map(|shift| Over::Shift(ShiftId(shift))).collect();
            shifts.push(Over::ShiftOfDay { shift: ShiftId::UNATTENDED, day });
            let mut added = vec![0; parts(&Sums::default()).len()];
            let mut drawer = 0;
            for over in shifts {
                let sums = week.book.sums(over).unwrap();
                drawer += sums.drawer.iter().map(|(_, n)| n).sum::<u32>();
                added = added.iter().zip(parts(&sums)).map(|(a, b)| a + b).collect();
                rows_fit(&week.book, over);
            }
            rows_fit(&week.book, over);
            assert_eq!(parts(&sums), added, "seed {seed}");
            assert_eq!(sums.drawer.iter().map(|(_, n)| n).sum::<u32>(), drawer, "seed {seed}");
            // the day begins with what the drawer held, and ends with it but for what counts have changed
            let (held, counts) = (week.drawer(), opened(&week.book, over, Figure::CashDifference, None));
            assert_eq!(sums.cash.expected.get() + counts, held, "seed {seed}");
            assert_eq!(sums.cash.float.get() - opened(&week.book, over, Figure::CashFloat, None), 0);
            let carried = week.book.figure_rows(over, Figure::CashFloat, None, 99).unwrap();
            let carried: i64 =
                carried.iter().filter(|row| row.txn.is_empty()).map(|row| row.amount.get()).sum();
            assert_eq!(carried, before, "seed {seed}");
            seen.trades += sums.total.trades;
            seen.refunds += sums.total.refunds;
            week.shop.date += 1;
        }
        assert_eq!(verify_book(&week.book).unwrap().findings, [], "seed {seed}");
        let work = week.book.open_work().unwrap();
        let held: i64 = week
            .book
            .figure_rows(Over::Everything, Figure::DepositsHeld, None, u32::MAX)
            .unwrap()
            .iter()
            .map(|row| row.amount.get())
            .sum();
        let of_cash = work.open_deposits.iter().map(|d| domain::deposit::standing(d, &work.draws).left.get());
        assert_eq!(held, of_cash.sum::<i64>(), "nothing is under way");
    }
    assert!(seen.trades > 150 && seen.refunds > 15, "{seen:?}");
}
