//! A hotel's counter with a book on the disk, clocks that the test moves, and a cloud that says what the test
//! wants. After every input the book is held against the promise about deposits.

use domain::attempt::Want;
use domain::cloud::{CloudAnswer, CloudCall, HoldFacts};
use domain::deposit::{Channels, Deposit, Draw, Hold, standing};
use domain::entry::EntryLimits;
use domain::evidence::{Evidence, PaidFacts, RefundEvidence, RefundFacts};
use domain::fact::{Mode, Stamp};
use domain::ids::{DepositId, DeviceId, Numbering, ShiftId, SlipNo, StaffId, TradeNo};
use domain::ledger::Account;
use domain::policy::Policies;
use domain::refusal::Refusal;
use domain::slip::Slip;
use domain::tender::CashRounding;
use domain::time::{BusinessDate, Moment, Wall};
use jiff::tz::{Offset, TimeZone};
use money::{Fen, FenDelta, Reading};
use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Arc;
use store::{Book, DepositSearch, Over};
use till::clock::Now;
use till::config::{Config, Drawer, Fitted, PrinterPlan, Speech, Work};
use till::engine::{Command, Counter, Input, Opening, Output, Proof, Prove, Ticket};
use till::view::{CaseKind, CaseView, CounterView, GuestView, Stage};
use till::waypoint::Unwatched;

/// 2026-11-23 14:00 in China, in Unix ms.
pub const AFTERNOON: i64 = 1_795_413_600_000;
pub const DAY: u64 = 86_400_000;

pub const WECHAT: &str = "134567890123456789";
pub const ALIPAY: &str = "281234567890123456";

pub fn fen(fen: i64) -> Fen {
    Fen::new(fen).unwrap()
}

/// A call on its way.
#[derive(Clone, Debug)]
pub struct Call {
    pub ticket: Ticket,
    pub sent: Moment,
    pub call: CloudCall,
}

pub struct House {
    counter: Option<Counter>,
    pub now: Now,
    pub config: Config,
    pub path: PathBuf,
    _folder: tempfile::TempDir,
    line: u32,
    codes: u64,
    lives: u32,
    /// Calls that are not answered.
    pub calls: Vec<Call>,
    pub said: Vec<String>,
    pub kicks: usize,
    pub printed: usize,
}

impl House {
    pub fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("book.db");
        let config = config();
        let now = Now { moment: Moment(0), wall: Wall(AFTERNOON) };
        let mut house = Self {
            counter: None,
            now,
            config,
            path,
            _folder: folder,
            line: 0,
            codes: 0,
            lives: 0,
            calls: Vec::new(),
            said: Vec::new(),
            kicks: 0,
            printed: 0,
        };
        house.begin();
        house
    }

    fn begin(&mut self) {
        let stamp = Stamp {
            business_date: BusinessDate(0),
            wall: self.now.wall,
            moment: Moment(0),
            staff: self.config.staff.clone(),
            shift: ShiftId(0),
        };
        let (device, numbering) = (self.config.device.clone(), self.config.numbering.clone());
        let book =
            Book::open(&self.path, &store::Opening { mode: self.config.mode, device, numbering, stamp });
        let book = book.unwrap();
        self.now.moment = self.now.moment.max(book.head().moment);
        self.lives += 1;
        let (life, mut count) = (self.lives, 0_u32);
        let nonces = Box::new(move || {
            count += 1;
            format!("nonce{life}x{count}")
        });
        let (config, waypoints) = (self.config.clone(), Arc::new(Unwatched));
        let holders = Err(members::Trouble::Absent);
        let opening = Opening { book, config, nonces, waypoints, holders };
        let (counter, outputs) = Counter::open(self.now, opening).unwrap();
        self.counter = Some(counter);
        self.take(outputs);
    }

    /// The machine stops and starts again: no answer comes through, nothing is in memory any more.
    pub fn restart(&mut self) {
        drop(self.counter.take());
        self.calls.clear();
        self.begin();
    }

    pub fn counter(&self) -> &Counter {
        self.counter.as_ref().unwrap()
    }

    fn counter_mut(&mut self) -> &mut Counter {
        self.counter.as_mut().unwrap()
    }

    pub fn set_up(&mut self, change: impl FnOnce(&mut Config)) {
        change(&mut self.config);
        let config = self.config.clone();
        let outputs = self.counter_mut().configure(config);
        self.take(outputs);
    }

    fn take(&mut self, outputs: Vec<Output>) {
        for output in outputs {
            match output {
                Output::Call { call: CloudCall::Probe, .. } => {}
                Output::Call { ticket, sent, call } => self.calls.push(Call { ticket, sent, call }),
                Output::Say(phrase) => self.said.push(phrase),
                Output::Kick(_) => self.kicks += 1,
                Output::Print { job, .. } => {
                    self.printed += 1;
                    let now = self.now;
                    let done = Input::PrintDone { job, result: Ok(kit::Printed::Proven) };
                    let more = self.counter_mut().handle(now, done);
                    self.take(more);
                }
                Output::Prove { proof, prove } => {
                    let now = self.now;
                    let proven = Input::Proven { proof, outcome: proof_of(&prove) };
                    let more = self.counter_mut().handle(now, proven);
                    self.take(more);
                }
                Output::Warm | Output::Watch(_) => {}
            }
        }
        self.holds_true();
    }

    pub fn key(&mut self, command: Command) -> Result<(), Refusal> {
        let now = self.now;
        let (result, outputs) = self.counter_mut().command(now, command);
        self.take(outputs);
        result
    }

    pub fn feed(&mut self, input: Input) {
        let now = self.now;
        let outputs = self.counter_mut().handle(now, input);
        self.take(outputs);
    }

    /// Both clocks go on, and the counter is woken.
    pub fn wait(&mut self, ms: u64) {
        self.now.moment = self.now.moment.after(ms);
        self.now.wall.0 += i64::try_from(ms).unwrap();
        self.feed(Input::Tick);
    }

    pub fn type_line(&mut self, text: &str) {
        self.line += 1;
        let (seq, text) = (self.line, text.to_owned());
        self.key(Command::Draft { seq, text }).unwrap();
    }

    pub fn scan(&mut self, code: &str) -> Result<(), Refusal> {
        let line = self.picture().line.text;
        self.key(Command::Scan { text: code.to_owned(), line })
    }

    /// A guest's code that was never shown before.
    pub fn code(&mut self, wallet: &str) -> String {
        self.codes += 1;
        format!("{}{:08}", wallet.get(..10).unwrap(), self.codes)
    }

    pub fn cash(&mut self, received: &str) -> Result<(), Refusal> {
        self.key(Command::Cash { received: received.to_owned() })
    }

    pub fn room(&mut self, room: &str) {
        let (room, name) = (room.to_owned(), "王小明".to_owned());
        self.key(Command::Room { room, name }).unwrap();
    }

    /// A freeze on its way.
    pub fn freeze(&mut self, room: &str, amount: &str, wallet: &str) -> Call {
        self.room(room);
        self.type_line(amount);
        let code = self.code(wallet);
        self.scan(&code).unwrap();
        self.only(|call| matches!(call, CloudCall::Freeze(_)))
    }

    /// A frozen deposit.
    pub fn frozen(&mut self, room: &str, amount: &str, wallet: &str) -> DepositId {
        let call = self.freeze(room, amount, wallet);
        self.paid(&call);
        assert!(matches!(self.stage(), Stage::DepositTaken { late: false, .. }), "{:?}", self.stage());
        self.newest().id
    }

    pub fn cash_deposit(&mut self, room: &str, amount: &str) -> DepositId {
        self.room(room);
        self.type_line(amount);
        self.cash("").unwrap();
        self.newest().id
    }

    /// The one unanswered call of a kind; it counts as answered from now on.
    pub fn only(&mut self, wanted: impl Fn(&CloudCall) -> bool) -> Call {
        let places: Vec<usize> =
            self.calls.iter().enumerate().filter(|(_, call)| wanted(&call.call)).map(|(n, _)| n).collect();
        assert_eq!(places.len(), 1, "{:?}", self.calls);
        self.calls.remove(places[0])
    }

    /// The newest unanswered call of a kind; older ones of that kind are never answered.
    pub fn last(&mut self, wanted: impl Fn(&CloudCall) -> bool) -> Call {
        let found = self.calls.iter().rfind(|call| wanted(&call.call)).cloned();
        self.calls.retain(|call| !wanted(&call.call));
        found.unwrap()
    }

    pub fn answer(&mut self, call: &Call, answer: CloudAnswer) {
        let (ticket, sent) = (call.ticket.clone(), call.sent);
        self.feed(Input::Answer { ticket, sent, answer });
    }

    pub fn hears(&mut self, call: &Call, evidence: Evidence) {
        self.answer(call, CloudAnswer::Payment(evidence));
    }

    pub fn drawn(&mut self, call: &Call, evidence: RefundEvidence) {
        self.answer(call, CloudAnswer::Refund(evidence));
    }

    /// Paid or frozen, nothing taken off.
    pub fn paid(&mut self, call: &Call) {
        let amount = match &call.call {
            CloudCall::Freeze(call) => call.amount,
            CloudCall::ShowFreeze(call) => call.amount,
            CloudCall::AskFreeze { amount, .. } | CloudCall::AskPayment { amount, .. } => *amount,
            CloudCall::Pay(call) => call.amount,
            other => panic!("nobody pays {other:?}"),
        };
        self.hears(call, Evidence::Paid(facts(amount, amount)));
    }

    /// Consumed, released or refunded, nothing taken off.
    pub fn done(&mut self, call: &Call) {
        let amount = match &call.call {
            CloudCall::Consume(call) => call.amount,
            CloudCall::Release(call) => call.amount,
            CloudCall::Refund(call) => call.amount,
            CloudCall::AskConsume { amount, .. }
            | CloudCall::AskRelease { amount, .. }
            | CloudCall::AskRefund { amount, .. } => *amount,
            other => panic!("nobody gives {other:?}"),
        };
        self.drawn(call, done_for(amount));
    }

    pub fn settle(&mut self, deposits: &[DepositId], consume: &str) -> Result<(), Refusal> {
        self.settle_keeping(deposits, consume, false)
    }

    pub fn settle_keeping(
        &mut self,
        ids: &[DepositId],
        consume: &str,
        keep_rest: bool,
    ) -> Result<(), Refusal> {
        let (deposits, consume) = (ids.to_vec(), consume.to_owned());
        self.key(Command::SettleDeposit { deposits, consume, keep_rest })
    }

    pub fn held_at_cloud(&mut self, call: &Call, facts: Option<HoldFacts>) {
        self.answer(call, CloudAnswer::Hold(facts));
    }

    pub fn picture(&self) -> CounterView {
        self.counter().picture(self.now)
    }

    pub fn stage(&self) -> Stage {
        self.picture().stage
    }

    pub fn guest(&self) -> GuestView {
        self.counter().guest_picture(self.now)
    }

    pub fn cases(&self, kind: CaseKind) -> Vec<CaseView> {
        self.picture().cases.into_iter().filter(|case| case.kind == kind).collect()
    }

    pub fn book(&self) -> &Book {
        self.counter().book()
    }

    pub fn deposit(&self, id: DepositId) -> Deposit {
        self.book().deposit(id).unwrap().unwrap()
    }

    pub fn draws(&self, id: DepositId) -> Vec<Draw> {
        self.book().draws_of(id).unwrap()
    }

    pub fn all(&self) -> Vec<Deposit> {
        let search = DepositSearch { limit: 10_000, ..DepositSearch::default() };
        self.book().deposits(&search).unwrap().iter().map(|row| self.deposit(row.id)).collect()
    }

    pub fn newest(&self) -> Deposit {
        self.all().into_iter().max_by_key(|deposit| deposit.id).unwrap()
    }

    /// Consumed, released, unknown and left, in fen.
    pub fn stands(&self, id: DepositId) -> (i64, i64, i64, i64) {
        let stands = standing(&self.deposit(id), &self.draws(id));
        (stands.consumed.get(), stands.released.get(), stands.unknown.get(), stands.left.get())
    }

    pub fn balance(&self, account: Account) -> i64 {
        let balances = self.book().balances(Over::Everything).unwrap();
        balances.get(&account).copied().unwrap_or(FenDelta::ZERO).get()
    }

    pub fn last_slip(&self) -> Slip {
        self.book().slip(&SlipNo(self.picture().last_slip.unwrap())).unwrap().unwrap()
    }

    /// The promise: nothing is ever taken or given twice, and the ledger says the same as the deposits.
    fn holds_true(&self) {
        let (mut frozen, mut owed) = (0, 0);
        for deposit in self.all() {
            let draws = self.draws(deposit.id);
            let stands = standing(&deposit, &draws);
            let gone = [stands.consumed, stands.released, stands.lapsed].map(Fen::get).iter().sum::<i64>();
            assert!(gone + stands.unknown.get() <= deposit.amount.get(), "{deposit:?} {draws:?}");
            let doubtful = draws.iter().filter(|draw| !draw.phase.is_final()).count();
            assert!(doubtful <= 1, "two draws in doubt: {draws:?}");
            if !draws.is_empty() {
                assert!(deposit.is_held(), "drawn from what is not held");
            }
            if deposit.is_held() {
                let left = deposit.amount.get() - gone;
                match deposit.hold {
                    Hold::Frozen { .. } => frozen += left,
                    Hold::Paid { .. } | Hold::Cash | Hold::Record(_) => owed += left,
                }
            }
        }
        assert_eq!(self.balance(Account::DepositsFrozen), frozen, "the memorandum");
        assert_eq!(self.balance(Account::DepositsFrozenContra), -frozen, "its other side");
        assert_eq!(self.balance(Account::DepositsPaid), -owed, "the liability");
        assert_eq!(self.book().head().held.get(), frozen + owed, "what the book says is held");
    }

    /// The whole book read again from its journal.
    pub fn verify(self) {
        drop(self.counter);
        let report = store::verify(&self.path).unwrap();
        assert!(report.findings.is_empty(), "{:?}", report.findings);
    }
}

/// What a hash is does not matter here.
fn proof_of(prove: &Prove) -> Proof {
    match prove {
        Prove::Check { pin, hash } if pin.reveal() == hash => Proof::Right,
        Prove::Check { .. } => Proof::Wrong,
        Prove::Make { pin, .. } => Proof::Made(pin.reveal().to_owned()),
    }
}

pub fn facts(guest_paid: Fen, settled: Fen) -> PaidFacts {
    let transaction_id = Some("4200001234202611231234567890".to_owned());
    PaidFacts { transaction_id, guest_paid, settled, paid_at: 0, payer: Some("x8Kf".to_owned()) }
}

pub fn done_for(settled: Fen) -> RefundEvidence {
    RefundEvidence::Done(RefundFacts { settled })
}

/// The freeze of a deposit.
pub fn freeze_no(deposit: &Deposit) -> TradeNo {
    deposit.freeze.as_ref().unwrap().no.clone()
}

pub fn gives_back(deposit: &Deposit) -> bool {
    deposit.freeze.as_ref().is_some_and(|freeze| freeze.want == Want::GiveBack)
}

/// Draws of a deposit by kind: amount and what is freed with it.
pub fn sizes(draws: &[Draw]) -> BTreeMap<String, (i64, i64)> {
    let one = |draw: &Draw| {
        (format!("{:?} {}", draw.kind, draw.phase.code()), (draw.amount.get(), draw.freed.get()))
    };
    draws.iter().map(one).collect()
}

fn config() -> Config {
    Config {
        mode: Mode::Practice,
        shop: "测试酒店".to_owned(),
        device: DeviceId("61204".to_owned()),
        staff: StaffId("1".to_owned()),
        staff_name: "测试".to_owned(),
        numbering: Numbering { prefix: "1900000109".to_owned(), lane: 1, book: 123_456 },
        limits: EntryLimits::default(),
        cash_rounding: CashRounding { unit: Fen::ZERO, nearest: false },
        policies: Policies::default(),
        can_reverse: true,
        refund_orphans: true,
        wallets_ready: true,
        online_cards: true,
        reading: Reading::Point,
        zone: TimeZone::fixed(Offset::constant(8)),
        wallet_ceiling: Fen::MAX,
        printers: vec![PrinterPlan::plain(&receipt::Templates::default(), &shop())],
        drawer: Drawer::Printer,
        fitted: Fitted::default(),
        speech: Speech::default(),
        work: Work::Both,
        channels: Channels::default(),
        members: None,
        day_ends_h: 4,
        idle_lock_ms: 0,
    }
}

fn shop() -> receipt::Shop {
    receipt::Shop {
        name: "测试酒店".to_owned(),
        language: receipt::Language::Zh,
        paper: receipt::Paper::new(receipt::Columns::C32),
        logo: None,
    }
}
