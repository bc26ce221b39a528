//! A shop's day as facts: every kind of fact, with the postings a counter makes of them.
#![allow(dead_code, clippy::unwrap_used)] // each test uses a part, and may stop where it stands

pub mod batches;
pub mod deposits;
pub mod hotel;
pub mod members;

use domain::attempt::{Attempt, Means, Phase, Want};
use domain::entry::Entry as Typed;
use domain::evidence::{Doubt, PaidFacts, Reason, RefundReason, Wallet};
use domain::fact::{Copy, DrawerReason, Entry, Fact, PaperRole, PrintState, Stamp};
use domain::ids::{DeviceId, JobId, Numbering, SaleId, ShiftId, SlipNo, StaffId, TradeNo};
use domain::ledger::{Account, Move, Posting, Txn, TxnId};
use domain::refund::{self, Refund, Source};
use domain::sale::Sale;
use domain::slip::{Slip, SlipKind, SlipTender};
use domain::tender::{RecordKind, Tender};
use domain::time::{BusinessDate, Moment, Wall};
use money::{Fen, FenDelta};

pub fn fen(n: i64) -> Fen {
    Fen::new(n).unwrap()
}

pub fn numbering() -> Numbering {
    Numbering { prefix: "QT".into(), lane: 7, book: 123_456 }
}

pub fn device() -> DeviceId {
    DeviceId("lane-7".into())
}

/// What one append takes.
pub type Act = (Stamp, Vec<Entry>);

pub struct Shop {
    pub acts: Vec<Act>,
    pub ms: u64,
    pub date: u32,
    pub shift: u64,
    /// Who stands at the counter.
    pub who: &'static str,
    sale: u64,
    trade: u64,
    slip: u64,
    job: u64,
    deposit: u64,
}

impl Default for Shop {
    fn default() -> Self {
        Self {
            acts: Vec::new(),
            ms: 1000,
            date: 20_261_123,
            shift: 1,
            who: "小王",
            sale: 0,
            trade: 0,
            slip: 0,
            job: 0,
            deposit: 0,
        }
    }
}

impl Shop {
    pub fn stamp(&mut self) -> Stamp {
        self.ms += 137;
        Stamp {
            business_date: BusinessDate(self.date),
            wall: Wall(1_763_870_000_000 + i64::try_from(self.ms).unwrap()),
            moment: Moment(self.ms),
            staff: StaffId(self.who.into()),
            shift: ShiftId(self.shift),
        }
    }

    pub fn act(&mut self, entries: Vec<Entry>) {
        let stamp = self.stamp();
        self.acts.push((stamp, entries));
    }

    pub fn trade_no(&mut self) -> TradeNo {
        self.trade += 1;
        numbering().trade_no(self.trade).unwrap()
    }

    pub fn open_shift(&mut self) {
        let staff = StaffId("小王".into());
        self.act(vec![Entry::plain(Fact::ShiftOpened { shift: ShiftId(self.shift), staff, begun: None })]);
    }

    /// A sale with nothing paid.
    pub fn sale(&mut self, due: i64) -> SaleId {
        self.sale += 1;
        let typed = Typed {
            gross: fen(due + 100),
            discount: fen(100),
            undiscountable: Fen::ZERO,
            due: fen(due),
            deposit: Fen::ZERO,
        };
        let id = SaleId(self.sale);
        self.act(vec![Entry::plain(Fact::SaleOpened { sale: Sale::open(id, typed) })]);
        id
    }

    pub fn dispatch(&mut self, sale: SaleId, wallet: Wallet, amount: i64) -> TradeNo {
        let no = self.trade_no();
        let mut attempt = Attempt::prepare(no.clone(), sale, wallet, Means::Scanned, fen(amount));
        attempt.phase = Phase::Dispatched;
        attempt.dispatched = Moment(self.ms);
        let txn = Txn::transfer(format!("pay-{no}"), Account::Clearing(wallet), Account::Sales, fen(amount));
        self.act(vec![Entry::with(Fact::AttemptDispatched { attempt }, vec![Move::Pend(txn)])]);
        no
    }

    pub fn moved(&mut self, no: &TradeNo, phase: Phase, want: Want) {
        let moves = if phase.is_dead() { vec![Move::Void(TxnId(format!("pay-{no}")))] } else { Vec::new() };
        self.act(vec![Entry::with(Fact::AttemptMoved { no: no.clone(), phase, want }, moves)]);
    }

    pub fn paid_facts(no: &TradeNo, amount: i64) -> PaidFacts {
        PaidFacts {
            transaction_id: Some(format!("42000{}", &no.as_str()[4..])),
            guest_paid: fen(amount),
            settled: fen(amount),
            paid_at: 1_763_870_100,
            payer: Some("o***9abc".into()),
        }
    }

    /// The cloud took the money and the sale is settled by it, slip and print in the same commit.
    pub fn paid(&mut self, sale: SaleId, no: &TradeNo, wallet: Wallet, amount: i64) -> SlipNo {
        let paid = Self::paid_facts(no, amount);
        let line = SlipTender::Wallet {
            wallet,
            amount: fen(amount),
            guest_paid: fen(amount),
            no: no.clone(),
            transaction_id: paid.transaction_id.clone(),
        };
        let fact = Fact::AttemptPaid { no: no.clone(), paid, counted: true, want: Want::Keep };
        let first = Entry::with(fact, vec![Move::Post(TxnId(format!("pay-{no}")))]);
        self.settle(sale, vec![first], amount, line)
    }

    fn settle(&mut self, sale: SaleId, mut entries: Vec<Entry>, due: i64, line: SlipTender) -> SlipNo {
        let slip = self.slip_of(sale, SlipKind::Sale, due, line);
        let no = slip.no.clone();
        let discount =
            Txn::transfer(format!("settle-{}", sale.0), Account::MerchantDiscount, Account::Sales, fen(100));
        entries.push(Entry::with(Fact::SaleSettled { sale, slip: no.clone() }, vec![Move::Direct(discount)]));
        entries.push(Entry::plain(Fact::SlipIssued { slip }));
        entries.push(self.print(&no, Copy::First));
        self.act(entries);
        no
    }

    pub fn slip_of(&mut self, sale: SaleId, kind: SlipKind, total: i64, line: SlipTender) -> Slip {
        self.slip += 1;
        Slip {
            no: numbering().slip_no(self.slip).unwrap(),
            kind,
            sale,
            original: None,
            wall: Wall(1_763_870_000_000),
            staff: "小王".into(),
            device: "lane-7".into(),
            practice: true,
            gross: fen(total + 100),
            discount: fen(100),
            total: fen(total),
            tenders: vec![line],
            reason: String::new(),
            deposits: Vec::new(),
            cash: None,
            report: None,
            cards: Vec::new(),
            statement: Vec::new(),
            import: None,
            approved_by: String::new(),
        }
    }

    pub fn print(&mut self, slip: &SlipNo, copy: Copy) -> Entry {
        self.job += 1;
        let role = PaperRole::Guest;
        Entry::plain(Fact::PrintQueued { job: JobId(self.job), slip: slip.clone(), copy, role })
    }

    pub fn printed(&mut self, job: u64, state: PrintState) {
        self.act(vec![Entry::plain(Fact::PrintMoved { job: JobId(job), state })]);
    }

    pub fn cash(&mut self, sale: SaleId, due: i64) -> SlipNo {
        let tender = Tender::Cash {
            amount: fen(due),
            rounding: FenDelta::ZERO,
            received: fen(due + 500),
            change: fen(500),
            held: Fen::ZERO,
        };
        let line = SlipTender::Cash {
            amount: fen(due),
            rounding: FenDelta::ZERO,
            received: fen(due + 500),
            change: fen(500),
        };
        let txn = Txn::transfer(format!("tender-{}", sale.0), Account::CashDrawer, Account::Sales, fen(due));
        let taken = Entry::with(Fact::TenderTaken { sale, tender }, vec![Move::Direct(txn)]);
        let drawer = Entry::plain(Fact::DrawerOpened { reason: DrawerReason::Cash });
        self.settle(sale, vec![taken, drawer], due, line)
    }

    /// A voucher, with a transaction of four postings.
    pub fn voucher(&mut self, sale: SaleId, due: i64) -> SlipNo {
        let (kind, amount, reference) = (RecordKind::Voucher, fen(due), "团购 \"77\"\n".to_owned());
        let tender = Tender::Record { kind, amount, reference: reference.clone() };
        let half = fen(due / 2);
        let rest = amount.less(half).unwrap();
        let txn = Txn::transfer(format!("tender-{}", sale.0), Account::Voucher, Account::Sales, half)
            .and(Txn::transfer("other", Account::Voucher, Account::Sales, rest));
        let taken = Entry::with(Fact::TenderTaken { sale, tender }, vec![Move::Direct(txn)]);
        self.settle(sale, vec![taken], due, SlipTender::Record { kind, amount, reference })
    }

    pub fn refund(&mut self, sale: SaleId, source: Source, amount: i64, orphan: bool) -> TradeNo {
        let no = self.trade_no();
        let txn = Txn::transfer(format!("refund-{no}"), Account::Refunds, source.account(), fen(amount));
        let refund = Refund {
            no: no.clone(),
            sale,
            source,
            amount: fen(amount),
            orphan,
            reason: "退货".into(),
            nonce: "n0".into(),
            phase: refund::Phase::Dispatched,
            dispatched: Moment(self.ms),
            by: None,
            settled: None,
            card: None,
            course: refund::Course::default(),
        };
        self.act(vec![Entry::with(Fact::RefundOpened { refund }, vec![Move::Pend(txn)])]);
        no
    }

    pub fn refund_moved(&mut self, no: &TradeNo, phase: refund::Phase) {
        let id = TxnId(format!("refund-{no}"));
        let moves = match phase {
            refund::Phase::Done => vec![Move::Post(id)],
            refund::Phase::Failed(_) => vec![Move::Void(id)],
            _ => Vec::new(),
        };
        self.act(vec![Entry::with(Fact::RefundMoved { no: no.clone(), phase, settled: None }, moves)]);
    }

    /// Every kind of fact at least once, and something left open of everything that can be open.
    pub fn day() -> Self {
        let mut shop = Self::default();
        shop.open_shift();
        let numbering = Numbering { lane: 7, ..numbering() };
        shop.act(vec![Entry::plain(Fact::DeviceNamed { device: device(), numbering })]);
        shop.settled_and_given_back();
        shop.troubled();
        shop
    }

    fn settled_and_given_back(&mut self) {
        // 1: paid by WeChat after some typing, printed, half of it given back, reprinted
        let one = self.sale(12_850);
        let no = self.dispatch(one, Wallet::WeChat, 12_850);
        self.moved(&no, Phase::Asking(Doubt::Typing), Want::Keep);
        let slip = self.paid(one, &no, Wallet::WeChat, 12_850);
        self.printed(1, PrintState::Sent);
        self.printed(1, PrintState::Printed);
        let source = Source::Wallet { of: no, wallet: Wallet::WeChat, total: fen(12_850) };
        let back = self.refund(one, source, 6_000, false);
        self.refund_moved(&back, refund::Phase::Asking(Doubt::Silence));
        self.refund_moved(&back, refund::Phase::Accepted);
        self.refund_moved(&back, refund::Phase::Done);
        let line = SlipTender::CashRefund { amount: fen(6_000) };
        let mut paper = self.slip_of(one, SlipKind::Refund, 6_000, line);
        paper.original = Some(slip.clone());
        let again = self.print(&slip, Copy::Reprint(1));
        self.act(vec![Entry::plain(Fact::SlipIssued { slip: paper }), again]);
        self.printed(2, PrintState::Dropped);

        // 2: cash, of which a refund fails and stays failed
        let two = self.sale(2_000);
        self.cash(two, 2_000);
        let back = self.refund(two, Source::Cash, 2_000, false);
        self.refund_moved(&back, refund::Phase::Failed(RefundReason::PayByHand));
    }

    fn troubled(&mut self) {
        // 3: refused by Alipay, then a voucher; its slip got stuck
        let three = self.sale(3_333);
        let no = self.dispatch(three, Wallet::Alipay, 3_333);
        self.moved(&no, Phase::Refused(Reason::Balance), Want::Keep);
        self.voucher(three, 3_333);
        self.printed(4, PrintState::Unclear);

        // 4: given up, abandoned, and the money came all the same: an orphan whose refund fails once
        let four = self.sale(8_800);
        let no = self.dispatch(four, Wallet::WeChat, 8_800);
        self.moved(&no, Phase::Asking(Doubt::Silence), Want::GiveBack);
        self.act(vec![Entry::plain(Fact::SaleAbandoned { sale: four })]);
        let owed = Txn::transfer(
            format!("orphan-{no}"),
            Account::Clearing(Wallet::WeChat),
            Account::OrphanCharges,
            fen(8_800),
        );
        let paid = Self::paid_facts(&no, 8_800);
        let fact = Fact::AttemptPaid { no: no.clone(), paid, counted: false, want: Want::GiveBack };
        let moves = vec![Move::Void(TxnId(format!("pay-{no}"))), Move::Direct(owed)];
        self.act(vec![Entry::with(fact, moves)]);
        let source = Source::Wallet { of: no, wallet: Wallet::WeChat, total: fen(8_800) };
        let back = self.refund(four, source, 8_800, true);
        self.refund_moved(&back, refund::Phase::Failed(RefundReason::MerchantBalance));

        // 5: reversed
        let five = self.sale(500);
        let no = self.dispatch(five, Wallet::Alipay, 500);
        self.moved(&no, Phase::Reversing, Want::GiveBack);
        self.moved(&no, Phase::Settling, Want::GiveBack);
        self.moved(&no, Phase::Reversed, Want::GiveBack);
        self.act(vec![Entry::plain(Fact::SaleAbandoned { sale: five })]);

        // 6: open, its attempt open; and a second number that never arrived
        let six = self.sale(7_700);
        let no = self.dispatch(six, Wallet::WeChat, 7_700);
        self.moved(&no, Phase::NeverArrived, Want::Keep);
        self.dispatch(six, Wallet::Alipay, 7_700);
    }
}

/// Every kind that [`Shop::day`] contains, `book.opened` among them.
pub const KINDS: [&str; 24] = [
    "attempt.asking",
    "attempt.dispatched",
    "attempt.never_arrived",
    "attempt.paid",
    "attempt.refused",
    "attempt.reversed",
    "attempt.reversing",
    "attempt.settling",
    "book.opened",
    "device.named",
    "drawer.opened",
    "print.moved",
    "print.queued",
    "refund.accepted",
    "refund.asking",
    "refund.done",
    "refund.failed",
    "refund.opened",
    "sale.abandoned",
    "sale.opened",
    "sale.settled",
    "shift.opened",
    "slip.issued",
    "tender.taken",
];

/// Postings that do not sum to zero.
pub fn lopsided(id: &str) -> Txn {
    Txn {
        id: TxnId(id.into()),
        postings: vec![
            Posting { account: Account::CashDrawer, delta: FenDelta::new(100).unwrap() },
            Posting { account: Account::Sales, delta: FenDelta::new(-99).unwrap() },
        ],
    }
}
