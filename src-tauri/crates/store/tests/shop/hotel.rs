//! The other half of a hotel's day: deposits, people, shifts, and cash without a guest.

use super::{Shop, fen};
use domain::attempt::{Attempt, Means, Phase, Want};
use domain::deposit::{Deposit, DrawKind, Hold};
use domain::evidence::{Doubt, PaidFacts, Reason, RefundReason, Wallet};
use domain::fact::{DrawerReason, Entry, Fact, SecretKind};
use domain::ids::{SaleId, ShiftId, StaffId, TradeNo};
use domain::ledger::{Account, Move, Posting, Txn, TxnId};
use domain::refund::{self, Source};
use domain::report::{CashSlip, Report, Scope};
use domain::shift::{CashMove, CashReason, CashWay, Closing, Count, DifferenceReason, Shift};
use domain::slip::{Slip, SlipKind, SlipTender};
use domain::staff::{Act, Misses, Role, Staff};
use domain::tender::{RecordKind, Tender};
use domain::time::{BusinessDate, Moment, Wall};
use money::{Fen, FenDelta};

pub fn delta(n: i64) -> FenDelta {
    FenDelta::new(n).unwrap()
}

pub fn id(name: &str) -> StaffId {
    StaffId(name.into())
}

/// A transaction of these lines; those of zero are left out.
pub fn txn(name: String, lines: &[(Account, i64)]) -> Txn {
    let postings = lines.iter().filter(|(_, n)| *n != 0);
    let postings = postings.map(|(account, n)| Posting { account: *account, delta: delta(*n) }).collect();
    Txn { id: TxnId(name), postings }
}

/// Who freezes, takes or gives back, and how.
pub fn frozen(wallet: Wallet) -> Hold {
    Hold::Frozen { wallet }
}

impl Shop {
    // people

    pub fn hire(&mut self, name: &str, role: Role) {
        let staff = Staff { id: id(name), name: name.into(), role, grants: role.grants() };
        self.act(vec![Entry::plain(Fact::StaffSaved { staff })]);
    }

    pub fn secret(&mut self, name: &str, kind: SecretKind, set: bool) {
        self.act(vec![Entry::plain(Fact::SecretSet { staff: id(name), kind, set })]);
    }

    pub fn missed(&mut self, name: &str, before: Misses) -> Misses {
        let misses = before.missed(BusinessDate(self.date), Moment(self.ms));
        self.act(vec![Entry::plain(Fact::PinMissed { staff: id(name), misses })]);
        misses
    }

    // shifts

    /// Goes on duty; `found` is what the float differs from the book by.
    pub fn begin_shift(&mut self, shift: u64, who: &'static str, float: i64, found: i64, first: bool) {
        (self.shift, self.who) = (shift, who);
        let begun = Shift {
            id: ShiftId(shift),
            owner: id(who),
            name: who.into(),
            opened: Wall(1_763_870_000_000),
            day: BusinessDate(self.date),
            float: fen(float),
            count: None,
            closing: None,
        };
        let other = if first { Account::Float } else { Account::CashOverShort };
        let moves =
            Move::Direct(txn(format!("float-{shift}"), &[(Account::CashDrawer, found), (other, -found)]));
        let fact = Fact::ShiftOpened { shift: ShiftId(shift), staff: id(who), begun: Some(Box::new(begun)) };
        self.act(vec![Entry::with(fact, if found == 0 { Vec::new() } else { vec![moves] })]);
    }

    /// Counts and closes; after it nobody is on duty.
    pub fn end_shift(&mut self, expected: i64, counted: i64, next: Option<&str>) {
        let shift = ShiftId(self.shift);
        let count = Count {
            by: id(self.who),
            notes: vec![(fen(10_000), 3)],
            sum: fen(counted),
            expected: delta(expected),
            wall: Wall(1_763_880_000_000),
        };
        self.act(vec![Entry::plain(Fact::ShiftCounted { shift, count })]);
        let off = counted - expected;
        let closing = Closing {
            by: id(self.who),
            next: next.map(id),
            difference: delta(off),
            reason: (off != 0).then_some(DifferenceReason::Unknown),
            note: String::new(),
            wall: Wall(1_763_880_000_100),
        };
        let moved = txn(
            format!("count-{}", self.shift),
            &[(Account::CashDrawer, off), (Account::CashOverShort, -off)],
        );
        let moves = if off == 0 { Vec::new() } else { vec![Move::Direct(moved)] };
        let closed = Entry::with(Fact::ShiftClosed { shift, closing }, moves);
        let scope = Scope::Shift {
            shift,
            owner: id(self.who),
            name: self.who.into(),
            opened: Wall(0),
            closed: Some(Wall(1)),
            day: BusinessDate(self.date),
            next: next.map(str::to_owned),
        };
        let slip = self.report(SlipKind::Handover, scope);
        self.act(vec![closed, Entry::plain(Fact::SlipIssued { slip })]);
        self.shift = 0;
    }

    pub fn report(&mut self, kind: SlipKind, scope: Scope) -> Slip {
        let report = Report {
            scope,
            total: domain::report::Figures::default(),
            methods: Vec::new(),
            unattended: None,
            deposits: domain::report::DepositFigures::default(),
            members: None,
            cash: domain::report::CashFigures::default(),
            reason: None,
            note: String::new(),
            shop_discount: FenDelta::ZERO,
            orphans: FenDelta::ZERO,
            drawer: vec![(DrawerReason::Cash, 2)],
            carried: domain::report::Carried::default(),
            anchor: "00c0ffee 7".into(),
        };
        Slip { report: Some(Box::new(report)), ..self.bare(kind) }
    }

    /// A slip of no sale.
    pub fn bare(&mut self, kind: SlipKind) -> Slip {
        let line = SlipTender::CashRefund { amount: Fen::ZERO };
        Slip { tenders: Vec::new(), ..self.slip_of(SaleId::NONE, kind, 0, line) }
    }

    pub fn cash_move(&mut self, way: CashWay, amount: i64) {
        let cash = CashMove { way, amount: fen(amount), reason: CashReason::Other, note: "零钱".into() };
        let mut slip = self.bare(SlipKind::CashMove);
        slip.cash = Some(CashSlip { way, amount: fen(amount), reason: cash.reason, note: cash.note.clone() });
        let name = format!("cash-{}", slip.no.0);
        let moved = match way {
            CashWay::Drop => [(Account::CashDrawer, -amount), (Account::Safe, amount)],
            CashWay::PayIn => [(Account::CashDrawer, amount), (Account::PaidIn, -amount)],
            CashWay::PayOut => [(Account::CashDrawer, -amount), (Account::PaidOut, amount)],
        };
        let entry = Entry::with(Fact::CashMoved { cash }, vec![Move::Direct(txn(name, &moved))]);
        self.act(vec![entry, Entry::plain(Fact::SlipIssued { slip })]);
    }

    pub fn drawer(&mut self, reason: DrawerReason) {
        self.act(vec![Entry::plain(Fact::DrawerOpened { reason })]);
    }

    // payments with more than one side

    /// Cash with rounding and a deposit on top, which is opened in the same commit; `rounding` is what was given up.
    pub fn cash_with(
        &mut self,
        sale: SaleId,
        due: i64,
        rounding: i64,
        held: i64,
        change: i64,
    ) -> Option<Deposit> {
        let kept = due - rounding;
        let tender = Tender::Cash {
            amount: fen(due),
            rounding: delta(-rounding),
            received: fen(kept + held + change),
            change: fen(change),
            held: fen(held),
        };
        let lines = [
            (Account::CashDrawer, kept + held),
            (Account::Rounding, rounding),
            (Account::Sales, -due),
            (Account::DepositsPaid, -held),
        ];
        let taken = txn(format!("tender-{}-0", sale.0), &lines);
        let deposit = (held > 0).then(|| self.deposit(Hold::Cash, "8900", held));
        let mut entries = vec![Entry::with(Fact::TenderTaken { sale, tender }, vec![Move::Direct(taken)])];
        entries.extend(deposit.clone().map(|deposit| Entry::plain(Fact::DepositOpened { deposit })));
        self.act(entries);
        deposit
    }

    pub fn record(&mut self, sale: SaleId, kind: RecordKind, amount: i64) {
        let tender = Tender::Record { kind, amount: fen(amount), reference: "6222".into() };
        let taken =
            Txn::transfer(format!("tender-{}-1", sale.0), kind.account(), Account::Sales, fen(amount));
        self.act(vec![Entry::with(Fact::TenderTaken { sale, tender }, vec![Move::Direct(taken)])]);
    }

    /// A wallet payment, settled for less, with a deposit on top when `held` is not zero.
    pub fn wallet_with(
        &mut self,
        sale: SaleId,
        wallet: Wallet,
        amount: i64,
        held: i64,
        coupon: i64,
    ) -> TradeNo {
        let no = self.trade_no();
        let mut attempt = Attempt::prepare(no.clone(), sale, wallet, Means::Scanned, fen(amount + held));
        attempt.phase = Phase::Dispatched;
        attempt.held = fen(held);
        let lines = [
            (Account::Clearing(wallet), amount + held),
            (Account::Sales, -amount),
            (Account::DepositsPaid, -held),
        ];
        let pend = Move::Pend(txn(format!("pay-{no}"), &lines));
        self.act(vec![Entry::with(Fact::AttemptDispatched { attempt }, vec![pend])]);
        let paid = PaidFacts { settled: fen(amount + held - coupon), ..Self::paid_facts(&no, amount + held) };
        let mut moves = vec![Move::Post(TxnId(format!("pay-{no}")))];
        if coupon > 0 {
            moves.push(Move::Direct(Txn::transfer(
                format!("coupon-{no}"),
                Account::WalletDiscount,
                Account::Clearing(wallet),
                fen(coupon),
            )));
        }
        let fact = Fact::AttemptPaid { no: no.clone(), paid, counted: true, want: Want::Keep };
        self.act(vec![Entry::with(fact, moves)]);
        no
    }

    /// A refund that is done, and costs the shop `recoup` less than the guest gets.
    pub fn refunded(&mut self, sale: SaleId, source: Source, amount: i64, recoup: i64) -> TradeNo {
        let account = source.account();
        let no = self.refund(sale, source, amount, false);
        let mut moves = vec![Move::Post(TxnId(format!("refund-{no}")))];
        if recoup > 0 {
            moves.push(Move::Direct(Txn::transfer(
                format!("recoup-{no}"),
                account,
                Account::WalletDiscount,
                fen(recoup),
            )));
        }
        let settled = Some(fen(amount - recoup));
        let fact = Fact::RefundMoved { no: no.clone(), phase: refund::Phase::Done, settled };
        self.act(vec![Entry::with(fact, moves)]);
        no
    }

    /// [`Shop::day`], and after it every kind of fact of a hotel, with something left open of everything.
    pub fn hotel_day() -> Self {
        let mut shop = Self::day();
        for (name, role) in [("店长", Role::Manager), ("小李", Role::Clerk), ("小赵", Role::Clerk)] {
            shop.hire(name, role);
        }
        shop.secret("店长", SecretKind::Pin, true);
        shop.secret("小李", SecretKind::Badge, true);
        shop.secret("小李", SecretKind::Badge, false);
        let misses = shop.missed("店长", Misses::default());
        let misses = shop.missed("小李", misses);
        shop.missed("小李", misses);
        shop.act(vec![Entry::plain(Fact::PinUnlocked { staff: id("店长") })]);
        shop.act(vec![Entry::plain(Fact::StaffRemoved { staff: id("小赵") })]);
        shop.begin_shift(2, "小李", 50_000, 48_000, true);
        shop.act(vec![Entry::plain(Fact::SignedIn { staff: id("小李"), by: SecretKind::Badge })]);
        shop.act(vec![Entry::plain(Fact::Approved {
            act: Act::Refund,
            amount: fen(500),
            asker: id("小李"),
            approver: id("店长"),
        })]);
        shop.hotel_deposits();
        shop.cash_move(CashWay::Drop, 10_000);
        shop.cash_move(CashWay::PayIn, 700);
        shop.cash_move(CashWay::PayOut, 300);
        shop.drawer(DrawerReason::Change);
        shop.act(vec![Entry::plain(Fact::SignedOut { staff: id("小李") })]);
        let scope = Scope::Day { day: BusinessDate(shop.date), shifts: 2 };
        let slip = shop.report(SlipKind::Summary, scope);
        shop.act(vec![Entry::plain(Fact::SlipIssued { slip })]);
        shop.end_shift(90_400, 90_300, Some("店长"));
        shop.begin_shift(3, "店长", 90_350, 50, false);
        shop
    }

    fn hotel_deposits(&mut self) {
        // 1: frozen after some doubt, consumed with the rest freed
        let one = self.freeze(Wallet::WeChat, "8301", 50_000);
        self.freeze_moved(&one, Phase::Asking(Doubt::Typing), Want::Keep);
        self.frozen(&one, Want::Keep);
        let no = self.draw(&one, DrawKind::Consume, 20_000, 30_000);
        self.draw_moved(&no, DrawKind::Consume, refund::Phase::Asking(Doubt::Silence), None);
        self.draw_moved(&no, DrawKind::Consume, refund::Phase::Accepted, None);
        self.draw_moved(&no, DrawKind::Consume, refund::Phase::Done, Some(19_900));
        // 2: cash, half of it consumed, a part given back
        let two = self.take_deposit(Hold::Cash, "8302", 60_000);
        self.drawn(&two, DrawKind::Consume, 30_000, 0);
        self.drawn(&two, DrawKind::Release, 10_000, 0);
        // 3: refused; 4: lapsed after a release that failed; 5: given up and frozen all the same
        let three = self.freeze(Wallet::Alipay, "8303", 1_000);
        self.freeze_moved(&three, Phase::Refused(Reason::Balance), Want::Keep);
        let four = self.freeze(Wallet::Alipay, "8304", 40_000);
        self.frozen(&four, Want::Keep);
        let no = self.draw(&four, DrawKind::Release, 40_000, 0);
        self.draw_moved(&no, DrawKind::Release, refund::Phase::Failed(RefundReason::Declined), None);
        self.lapse(&four, 40_000);
        let five = self.freeze(Wallet::WeChat, "8305", 7_000);
        self.frozen(&five, Want::GiveBack);
        self.draw(&five, DrawKind::Release, 7_000, 0);
        // 6: with a charge; 7: on the bank's terminal; 8: still freezing, chained to the second
        let sale = self.sale(10_000);
        let no = self.wallet_with(sale, Wallet::WeChat, 10_000, 20_000, 500);
        self.paid_deposit(sale, &no, Wallet::WeChat, 20_000, 30_000);
        self.take_deposit(Hold::Record(RecordKind::BankCard), "8307", 30_000);
        let no = self.trade_no();
        let mut freeze = Attempt::prepare(no, SaleId::NONE, Wallet::Alipay, Means::Shown, fen(800));
        freeze.phase = Phase::Dispatched;
        let eight = self.deposit(frozen(Wallet::Alipay), "8302", 800);
        let deposit = Deposit { freeze: Some(freeze), chain: two.id, ..eight };
        self.act(vec![Entry::plain(Fact::DepositOpened { deposit })]);
    }
}

/// Every kind that [`Shop::hotel_day`] adds to those of [`Shop::day`].
pub const HOTEL_KINDS: [&str; 21] = [
    "cash.moved",
    "deposit.held",
    "deposit.lapsed",
    "deposit.opened",
    "draw.accepted",
    "draw.asking",
    "draw.done",
    "draw.failed",
    "draw.opened",
    "freeze.asking",
    "freeze.refused",
    "shift.closed",
    "shift.counted",
    "staff.approved",
    "staff.in",
    "staff.missed",
    "staff.out",
    "staff.removed",
    "staff.saved",
    "staff.secret",
    "staff.unlocked",
];
