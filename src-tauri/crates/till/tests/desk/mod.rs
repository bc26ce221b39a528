//! A counter with a real book, a clock that the test moves, and a cloud that says what the test wants.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

mod holders;

use domain::cloud::{CloudAnswer, CloudCall};
use domain::deposit::Channels;
use domain::entry::EntryLimits;
use domain::evidence::{Evidence, PaidFacts};
use domain::fact::{Mode, Stamp};
use domain::ids::{DeviceId, JobId, Numbering, ShiftId, SlipNo, StaffId, TradeNo};
use domain::member::Programme;
use domain::policy::Policies;
use domain::refusal::Refusal;
use domain::sale::Sale;
use domain::tender::CashRounding;
use domain::time::{BusinessDate, Moment, Wall};
pub use holders::open_holders;
use jiff::tz::{Offset, TimeZone};
use members::Trouble;
use money::{Fen, Reading};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use store::Book;
use till::clock::Now;
use till::config::{Config, Drawer, Fitted, PrinterPlan, Speech, Work};
use till::engine::{Command, Counter, Input, Opening, Output, Ticket};
use till::view::{Ask, CaseKind, CaseView, CounterView, Stage};
use till::waypoint::Unwatched;

/// 2026-11-23 14:00 in China, in Unix ms.
pub const AFTERNOON: i64 = 1_795_413_600_000;
pub const HOUR: i64 = 3_600_000;

/// Guests' codes.
pub const WECHAT: &str = "134567890123456789";
pub const OTHER_WECHAT: &str = "134567890123456780";
pub const ALIPAY: &str = "281234567890123456";

pub fn fen(fen: i64) -> Fen {
    Fen::new(fen).unwrap()
}

pub struct Desk {
    pub counter: Counter,
    pub now: Now,
    line: u32,
    /// The folder of the holders; without one the shop has no cards.
    holders: Option<PathBuf>,
}

impl Desk {
    /// With a book in memory.
    pub fn new() -> Self {
        Self::over(Book::in_memory(&opening(&config())).unwrap(), None)
    }

    /// With a book on the disk, and cards whose holders lie beside it.
    pub fn on_disk(path: &Path) -> Self {
        Self::over(Book::open(path, &opening(&config())).unwrap(), Some(path.with_file_name("holders")))
    }

    fn over(book: Book, holders: Option<PathBuf>) -> Self {
        let now = Now { moment: book.head().moment, wall: Wall(AFTERNOON) };
        Self::at(now, book, holders)
    }

    /// The program ends and starts again; nothing is in memory any more.
    #[allow(dead_code, reason = "some tests restart and some do not")]
    pub fn restart(self) -> Self {
        let (now, holders) = (self.now, self.holders);
        Self::at(now, self.counter.into_book(), holders)
    }

    fn at(now: Now, book: Book, folder: Option<PathBuf>) -> Self {
        let mut count = 0_u32;
        let nonces = Box::new(move || {
            count += 1;
            format!("nonce{count}")
        });
        let holders = match &folder {
            Some(folder) => open_holders(folder, &book),
            None => Err(Trouble::Absent),
        };
        let config = config_of(folder.as_deref());
        let opening = Opening { book, config, nonces, waypoints: Arc::new(Unwatched), holders };
        let (counter, _) = Counter::open(now, opening).unwrap();
        Self { counter, now, line: 0, holders: folder }
    }

    /// The shop changes its settings.
    pub fn set_up(&mut self, change: impl FnOnce(&mut Config)) -> Vec<Output> {
        let mut config = config_of(self.holders.as_deref());
        change(&mut config);
        self.counter.configure(config)
    }

    /// Both clocks go on.
    pub fn wait(&mut self, ms: u64) {
        self.now.moment = self.now.moment.after(ms);
        self.now.wall.0 += i64::try_from(ms).unwrap();
    }

    pub fn key(&mut self, command: Command) -> (Result<(), Refusal>, Vec<Output>) {
        self.counter.command(self.now, command)
    }

    pub fn feed(&mut self, input: Input) -> Vec<Output> {
        self.counter.handle(self.now, input)
    }

    pub fn type_line(&mut self, text: &str) {
        self.line += 1;
        let (seq, text) = (self.line, text.to_owned());
        self.key(Command::Draft { seq, text }).0.unwrap();
    }

    /// A scan with the amount line as it is typed.
    pub fn scan(&mut self, code: &str) -> (Result<(), Refusal>, Vec<Output>) {
        let line = self.picture().line.text;
        self.key(Command::Scan { text: code.to_owned(), line })
    }

    /// An amount and a guest's code that the counter takes: the charge.
    pub fn charge(&mut self, amount: &str, code: &str) -> Charge {
        self.type_line(amount);
        let (result, outputs) = self.scan(code);
        result.unwrap();
        charge_of(&outputs)
    }

    /// Cash, exact, for a fresh amount.
    pub fn cash(&mut self, amount: &str) -> Vec<Output> {
        self.type_line(amount);
        let (result, outputs) = self.key(Command::Cash { received: String::new() });
        result.unwrap();
        outputs
    }

    pub fn paid(&mut self, charge: &Charge) -> Vec<Output> {
        self.settled_for(charge, charge.amount)
    }

    /// Paid, with coupons that the shop bears.
    pub fn settled_for(&mut self, charge: &Charge, settled: Fen) -> Vec<Output> {
        let facts =
            PaidFacts { transaction_id: None, guest_paid: charge.amount, settled, paid_at: 0, payer: None };
        self.hears(charge, Evidence::Paid(facts))
    }

    pub fn hears(&mut self, charge: &Charge, evidence: Evidence) -> Vec<Output> {
        let (ticket, sent) = (charge.ticket.clone(), charge.sent);
        self.feed(Input::Answer { ticket, sent, answer: CloudAnswer::Payment(evidence) })
    }

    /// Answers the question on the screen.
    pub fn answer(&mut self, yes: bool) -> (Result<(), Refusal>, Vec<Output>) {
        let id = self.picture().question.unwrap().id;
        self.key(Command::Answer { id, yes })
    }

    pub fn picture(&self) -> CounterView {
        self.counter.picture(self.now)
    }

    pub fn stage(&self) -> Stage {
        self.picture().stage
    }

    pub fn ask(&self) -> Option<Ask> {
        self.picture().question.map(|question| question.ask)
    }

    pub fn cases(&self, kind: CaseKind) -> Vec<CaseView> {
        self.picture().cases.into_iter().filter(|case| case.kind == kind).collect()
    }

    pub fn sale_of_last_slip(&self) -> Sale {
        let slip = SlipNo(self.picture().last_slip.unwrap());
        self.counter.book().sale_by_slip(&slip).unwrap().unwrap()
    }
}

/// A charge on its way, or a question about it.
#[derive(Clone)]
pub struct Charge {
    pub no: TradeNo,
    pub amount: Fen,
    pub undiscountable: Fen,
    pub ticket: Ticket,
    pub sent: Moment,
}

/// The one charge among the outputs.
pub fn charge_of(outputs: &[Output]) -> Charge {
    let mut charges = outputs.iter().filter_map(|output| match output {
        Output::Call { ticket, sent, call: CloudCall::Pay(call) } => Some(Charge {
            no: call.no.clone(),
            amount: call.amount,
            undiscountable: call.undiscountable,
            ticket: ticket.clone(),
            sent: *sent,
        }),
        _ => None,
    });
    let charge = charges.next().unwrap();
    assert!(charges.next().is_none(), "more than one charge: {outputs:?}");
    charge
}

/// True when a call about money leaves; the probe is none.
pub fn calls(outputs: &[Output]) -> bool {
    let money = |output: &Output| matches!(output, Output::Call { call, .. } if *call != CloudCall::Probe);
    outputs.iter().any(money)
}

pub fn printed(outputs: &[Output]) -> Option<JobId> {
    outputs.iter().find_map(|output| match output {
        Output::Print { job, .. } => Some(*job),
        _ => None,
    })
}

pub fn said(outputs: &[Output]) -> Vec<&str> {
    let mut said = Vec::new();
    for output in outputs {
        if let Output::Say(phrase) = output {
            said.push(phrase.as_str());
        }
    }
    said
}

/// All jobs handed to printers, with the printer's number.
pub fn prints(outputs: &[Output]) -> Vec<(JobId, usize)> {
    let one = |output: &Output| match output {
        Output::Print { job, printer, .. } => Some((*job, *printer)),
        _ => None,
    };
    outputs.iter().filter_map(one).collect()
}

/// With holders there are cards.
fn config_of(holders: Option<&Path>) -> Config {
    Config { members: holders.map(|_| Programme::default()), ..config() }
}

pub fn config() -> Config {
    Config {
        mode: Mode::Practice,
        shop: "测试店".to_owned(),
        device: DeviceId("61204".to_owned()),
        staff: StaffId("1".to_owned()),
        staff_name: "测试".to_owned(),
        numbering: Numbering { prefix: "1900000109".to_owned(), lane: 1, book: 123_456 },
        limits: EntryLimits::default(),
        cash_rounding: CashRounding { unit: Fen::ZERO, nearest: false },
        policies: Policies::default(),
        can_reverse: false,
        refund_orphans: true,
        wallets_ready: true,
        online_cards: false,
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

pub fn opening(config: &Config) -> store::Opening {
    let stamp = Stamp {
        business_date: BusinessDate(0),
        wall: Wall(AFTERNOON),
        moment: Moment(0),
        staff: config.staff.clone(),
        shift: ShiftId(0),
    };
    let (device, numbering) = (config.device.clone(), config.numbering.clone());
    store::Opening { mode: config.mode, device, numbering, stamp }
}

/// The shop on its slips.
pub fn shop() -> receipt::Shop {
    receipt::Shop {
        name: "测试店".to_owned(),
        language: receipt::Language::Zh,
        paper: receipt::Paper::new(receipt::Columns::C32),
        logo: None,
    }
}
