//! Whole days at random: shifts and the unattended time make the day, and every drawer holds what is expected.
#![allow(clippy::unwrap_used)] // a test may stop where it stands

mod check;
mod shop;

use check::{ALL, of_eight, opened, rows_fit, told};
use domain::attempt::Want;
use domain::deposit::{Deposit, DrawKind, Hold};
use domain::evidence::Wallet;
use domain::fact::{DrawerReason, Mode};
use domain::ids::{SaleId, ShiftId};
use domain::refund::Source;
use domain::report::{Figure, Figures};
use domain::shift::CashWay;
use domain::tender::{Method, RecordKind};
use domain::time::BusinessDate;
use money::FenDelta;
use shop::{Shop, device, fen, numbering};
use store::{Book, Opening, Over, Sums, verify_book};

fn opening() -> Opening {
    Opening { mode: Mode::Practice, device: device(), numbering: numbering(), stamp: Shop::default().stamp() }
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

    /// A wallet that can hold a deposit.
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
                let by_card = held == 0 && self.below(2) == 0;
                let wallet = if by_card { Wallet::OnlineCard } else { wallet };
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
