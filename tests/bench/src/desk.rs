//! The counter of the bench: its settings, its merchant, and sales through the engine's own door.

use crate::Fault;
use crate::trail::Trail;
use cpay::{Key, Merchant, RefundAuthority};
use domain::cloud::CloudAnswer;
use domain::deposit::Channels;
use domain::entry::EntryLimits;
use domain::evidence::{Evidence, PaidFacts};
use domain::fact::{Mode, Stamp};
use domain::ids::{DeviceId, JobId, Numbering, ShiftId, StaffId};
use domain::member::Programme;
use domain::policy::Policies;
use domain::tender::CashRounding;
use domain::time::{BusinessDate, Moment};
use jiff::tz::TimeZone;
use kit::Printed;
use money::{Fen, Reading};
use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};
use store::{Book, Opening};
use till::clock::Clock;
use till::config::{Config, Drawer, Fitted, PrinterPlan, Speech, Work};
use till::engine::{Command, Counter, Input, Output, Ticket};

/// What every sale of the bench costs.
pub const AMOUNT: &str = "18.5";
const PREFIX: &str = "01000052";
const KEY: &str = "0123456789ABCDEF0123456789ABCDEF";

/// A counter that is driven by hand.
pub struct Desk {
    pub counter: Counter,
    /// What the counter wanted done when it opened.
    pub first: Vec<Output>,
    pub clock: Clock,
    trail: Arc<Trail>,
    seq: u32,
    codes: u64,
}

/// From the input to the end of its commit, for each commit of a wallet sale.
pub struct WalletSale {
    pub dispatch: Duration,
    pub paid: Duration,
    pub printed: Duration,
}

impl Desk {
    /// A fresh book at `path`, or in memory without one.
    pub fn open(path: Option<&Path>, trail: Arc<Trail>) -> Result<Self, Fault> {
        let config = config();
        let opening = opening(&config);
        let book = match path {
            Some(path) => Book::open(path, &opening)?,
            None => Book::in_memory(&opening)?,
        };
        let clock = Clock::from(book.head().moment);
        let opening = till::engine::Opening {
            book,
            config,
            nonces: Box::new(till::task::draw_nonce),
            waypoints: trail.clone(),
            holders: Err(members::Trouble::Absent),
        };
        let (counter, first) =
            Counter::open(clock.now(), opening).map_err(|refusal| format!("not opened: {refusal:?}"))?;
        Ok(Self { counter, first, clock, trail, seq: 0, codes: 0 })
    }

    fn command(&mut self, command: Command) -> Result<Vec<Output>, Fault> {
        let (result, outputs) = self.counter.command(self.clock.now(), command);
        result.map_err(|refusal| format!("refused: {refusal:?}"))?;
        Ok(outputs)
    }

    /// Does something and tells when its commit was durable; what follows the commit is not waited for.
    fn until<T>(
        &mut self,
        commit: &str,
        work: impl FnOnce(&mut Self) -> Result<T, Fault>,
    ) -> Result<(Duration, T), Fault> {
        self.trail.clear();
        let start = Instant::now();
        let done = work(self)?;
        let at = self.trail.at(commit).ok_or_else(|| format!("{commit} was not passed"))?;
        Ok((at.duration_since(start), done))
    }

    fn type_amount(&mut self) -> Result<(), Fault> {
        self.seq += 1;
        self.command(Command::Draft { seq: self.seq, text: AMOUNT.to_owned() }).map(drop)
    }

    /// A cash sale: one commit with sale, tender, drawer, slip and print job. Then the slip comes out.
    pub fn cash(&mut self) -> Result<Duration, Fault> {
        self.type_amount()?;
        let cash = Command::Cash { received: "20".to_owned() };
        let (time, outputs) = self.until("commit.after:sale.opened", |desk| desk.command(cash))?;
        self.print(&outputs)?;
        Ok(time)
    }

    /// A wallet sale: dispatched, paid, printed.
    pub fn wallet(&mut self) -> Result<WalletSale, Fault> {
        self.wallet_watched(|| ())
    }

    /// The same, with a look after each commit.
    pub fn wallet_watched(&mut self, mut look: impl FnMut()) -> Result<WalletSale, Fault> {
        self.type_amount()?;
        self.codes += 1;
        let scan = Command::Scan { text: payment_code(self.codes), line: AMOUNT.to_owned() };
        let (dispatch, outputs) = self.until("commit.after:sale.opened", |desk| desk.command(scan))?;
        look();
        let call = outputs.into_iter().find_map(|output| match output {
            Output::Call { ticket: ticket @ Ticket::Attempt { .. }, sent, .. } => Some((ticket, sent)),
            _ => None,
        });
        let (ticket, sent) = call.ok_or("a scan without a charge")?;
        let answer = CloudAnswer::Payment(Evidence::Paid(paid_facts()?));
        let answer = Input::Answer { ticket, sent, answer };
        let (paid, outputs) = self.until("commit.after:attempt.paid", |desk| Ok(desk.handle(answer)))?;
        look();
        let printed = self.print(&outputs)?;
        look();
        Ok(WalletSale { dispatch, paid, printed })
    }

    /// The printer says that it came out. A sale without a slip was not settled.
    fn print(&mut self, outputs: &[Output]) -> Result<Duration, Fault> {
        let job = outputs.iter().find_map(|output| match output {
            Output::Print { job, .. } => Some(*job),
            _ => None,
        });
        let job: JobId = job.ok_or("a sale that is not settled")?;
        let done = Input::PrintDone { job, result: Ok(Printed::Proven) };
        Ok(self.until("commit.after:print.moved", |desk| Ok(desk.handle(done)))?.0)
    }

    fn handle(&mut self, input: Input) -> Vec<Output> {
        self.counter.handle(self.clock.now(), input)
    }
}

/// The n-th guest's WeChat code.
pub fn payment_code(n: u64) -> String {
    format!("13{:016}", n % 10_000_000_000_000_000)
}

fn paid_facts() -> Result<PaidFacts, Fault> {
    let amount = Fen::new(1850).ok_or("an amount")?;
    Ok(PaidFacts {
        transaction_id: Some("4200002187202611230123456789".to_owned()),
        guest_paid: amount,
        settled: amount,
        paid_at: 1_795_400_000,
        payer: None,
    })
}

/// The key of the pretend merchant.
pub fn key() -> Result<Key, Fault> {
    Ok(Key::new(KEY).ok_or("the key")?)
}

/// The pretend merchant.
pub fn merchant() -> Result<Merchant, Fault> {
    Ok(Merchant {
        key: key()?,
        out_mch_id: "sz01benchProvider".to_owned(),
        out_sub_mch_id: "sz01benchMerchant".to_owned(),
        out_shop_id: "sz01benchShop0001".to_owned(),
        shop_id: Some("229776".to_owned()),
        device_id: DeviceId("61204".to_owned()),
        staff_id: StaffId("1".to_owned()),
        machine_no: "bench".to_owned(),
        sub_terminal_type: 0,
        sdk_version: "1.0".to_owned(),
        spbill_create_ip: "127.0.0.1".to_owned(),
        sn_code: None,
        prefix: PREFIX.to_owned(),
        body_text: "量一量 宾馆前台".to_owned(),
        refund: RefundAuthority::Admin,
        api_version: 1,
    })
}

fn config() -> Config {
    Config {
        mode: Mode::Practice,
        shop: "量一量".to_owned(),
        device: DeviceId("61204".to_owned()),
        staff: StaffId("1".to_owned()),
        staff_name: "小王".to_owned(),
        numbering: Numbering { prefix: PREFIX.to_owned(), lane: 1, book: 7 },
        limits: EntryLimits::default(),
        cash_rounding: CashRounding::default(),
        policies: Policies::default(),
        can_reverse: false,
        refund_orphans: true,
        wallets_ready: true,
        online_cards: true,
        reading: Reading::Point,
        zone: TimeZone::UTC,
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

fn opening(config: &Config) -> Opening {
    let stamp = Stamp {
        business_date: BusinessDate(0),
        wall: till::clock::wall(),
        moment: Moment(0),
        staff: config.staff.clone(),
        shift: ShiftId(0),
    };
    let (device, numbering) = (config.device.clone(), config.numbering.clone());
    Opening { mode: config.mode, device, numbering, stamp }
}

/// Settings and a fresh book of a shop with member cards.
pub fn with_cards(path: &Path) -> Result<(Config, Book), Fault> {
    let config = Config { members: Some(Programme::default()), ..config() };
    let book = Book::open(path, &opening(&config))?;
    Ok((config, book))
}

/// The shop on its slips.
fn shop() -> receipt::Shop {
    receipt::Shop {
        name: "模拟店".to_owned(),
        language: receipt::Language::Zh,
        paper: receipt::Paper::new(receipt::Columns::C32),
        logo: None,
    }
}
