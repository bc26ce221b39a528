//! The headless counter: the real engine on a real book, the real client, the real printer driver.

use crate::ChildArgs;
use crate::steps::Steps;
use cpay::{Client, Endpoint, Key, Merchant, RefundAuthority};
use domain::deposit::Channels;
use domain::entry::EntryLimits;
use domain::evidence::Wallet;
use domain::fact::{Mode, PrintState, Stamp};
use domain::ids::{DeviceId, Numbering, SaleId, ShiftId, StaffId};
use domain::policy::{Policies, WaitPolicy};
use domain::tender::CashRounding;
use domain::time::{BusinessDate, Moment};
use jiff::tz::TimeZone;
use money::{Fen, Reading};
use std::error::Error;
use std::sync::Arc;
use std::time::{Duration, Instant};
use store::{Book, Opening};
use till::clock::Clock;
use till::config::{Config, Drawer, Fitted, PrinterPlan, Speech, Work};
use till::engine::{Command, Counter};
use till::task::{CpayCloud, Devices, Outlet, Parts, Pictures, TillHandle, draw_nonce};
use till::view::{CaseAct, CaseKind, Stage};
use till::waypoint::Waypoints;

struct Nobody;

impl Outlet for Nobody {
    fn show(&mut self, _pictures: &Pictures) {}
}

/// Lives one child's life.
pub fn live(args: &ChildArgs) -> Result<(), Box<dyn Error>> {
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build()?;
    let till = start(args, runtime.handle())?;
    runtime.block_on(async {
        if !args.recover {
            day(&till, args.seed).await?;
        }
        settle_all(&till).await?;
        till.stop().await;
        Ok(())
    })
}

fn start(args: &ChildArgs, runtime: &tokio::runtime::Handle) -> Result<TillHandle, Box<dyn Error>> {
    let steps: Arc<dyn Waypoints> = Arc::new(Steps::new(args.die.as_deref(), args.census.clone()));
    let config = config();
    let stamp = Stamp {
        business_date: BusinessDate(0),
        wall: till::clock::wall(),
        moment: Moment(0),
        staff: config.staff.clone(),
        shift: ShiftId(0),
    };
    let opening = Opening {
        mode: Mode::Practice,
        device: config.device.clone(),
        numbering: config.numbering.clone(),
        stamp,
    };
    let book = Book::open(&args.book, &opening)?;
    let clock = Clock::from(book.head().moment);
    let holders = crate::members::holders(&args.book);
    let nonces = Box::new(draw_nonce);
    let opening = till::engine::Opening { book, config, nonces, waypoints: steps.clone(), holders };
    let (counter, first) =
        Counter::open(clock.now(), opening).map_err(|refusal| format!("not opened: {refusal:?}"))?;
    let endpoint = Endpoint { hosts: vec![args.cloud.clone()], ..Endpoint::default() };
    let address = printer::PrinterAddress::Tcp { host: "127.0.0.1".to_owned(), port: args.printer };
    let parts = Parts {
        counter,
        first,
        clock,
        cloud: Arc::new(CpayCloud::new(Client::new(merchant()?, endpoint)?)),
        devices: Devices { printers: vec![printer::open(address)], ..Devices::default() },
        outlet: Box::new(Nobody),
        waypoints: steps,
        runtime: runtime.clone(),
        pepper: [7; 32],
        book: args.book.clone(),
        backup: None,
    };
    Ok(till::task::start(parts)?)
}

fn merchant() -> Result<Merchant, Box<dyn Error>> {
    let account = sandbox::Registered::practice();
    Ok(Merchant {
        key: Key::new(account.key.clone()).ok_or("the practice key")?,
        out_mch_id: account.out_mch_id,
        out_sub_mch_id: account.out_sub_mch_id,
        out_shop_id: account.out_shop_id,
        shop_id: None,
        device_id: DeviceId("61204".to_owned()),
        staff_id: StaffId("1".to_owned()),
        machine_no: "crash".to_owned(),
        sub_terminal_type: 0,
        sdk_version: "1.0".to_owned(),
        spbill_create_ip: "127.0.0.1".to_owned(),
        sn_code: None,
        prefix: account.prefix,
        body_text: "crash".to_owned(),
        refund: RefundAuthority::Admin,
        api_version: 1,
    })
}

/// Patience in milliseconds instead of minutes: the cloud stands on the same machine.
fn policies() -> Policies {
    let quick = WaitPolicy {
        first_ask: 60,
        ask_while_paying: 30,
        pause: 60,
        give_up: 600,
        reverse_after: 200,
        horizon: 900,
        tail: vec![100, 200],
        reverse_until: 3_600_000,
    };
    Policies { wechat: quick.clone(), alipay: quick.clone(), shown: quick.clone(), refund: quick }
}

fn config() -> Config {
    Config {
        mode: Mode::Practice,
        shop: "断电店".to_owned(),
        device: DeviceId("61204".to_owned()),
        staff: StaffId("1".to_owned()),
        staff_name: "试".to_owned(),
        numbering: Numbering { prefix: sandbox::Registered::practice().prefix, lane: 1, book: 7 },
        limits: EntryLimits::default(),
        cash_rounding: CashRounding::default(),
        policies: policies(),
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
        members: Some(crate::members::programme()),
        day_ends_h: 4,
        idle_lock_ms: 0,
    }
}

/// Codes whose last digits tell the pretend cloud how the guest behaves.
pub(crate) fn code(seed: u64, n: u64, tail: &str) -> String {
    format!("13{:014}{tail}", seed.wrapping_mul(1_000_003).wrapping_add(n) % 100_000_000_000_000)
}

/// Sales of every kind.
async fn day(till: &TillHandle, seed: u64) -> Result<(), Box<dyn Error>> {
    // the pretend cloud's magic digits: pays, types a password, drops the answer, has no money
    for (n, tail) in (1..).zip(["00", "01", "08", "11"]) {
        let line = format!("{n}8.5");
        till.draft(u32::try_from(n)?, line.clone()).await.map_err(told)?;
        till.command(Command::Scan { text: code(seed, n, tail), line }).await.map_err(told)?;
        wait(till, |stage| !matches!(stage, Stage::Waiting { .. })).await?;
        till.command(Command::Dismiss).await.map_err(told)?;
    }
    cash(till, "33.3", "50").await?;
    split(till, code(seed, 9, "00")).await?;
    shown(till).await?;
    crate::hotel::hotel(till, seed).await?;
    crate::members::members(till, seed).await?;
    let refund = Command::Refund { sale: SaleId(1), amount: "5".to_owned(), reason: "试".to_owned() };
    till.command(refund).await.map_err(told)?;
    till.command(Command::Dismiss).await.map_err(told)?;
    Ok(())
}

pub(crate) fn told(refusal: domain::refusal::Refusal) -> String {
    format!("refused: {refusal:?}")
}

async fn cash(till: &TillHandle, amount: &str, received: &str) -> Result<(), Box<dyn Error>> {
    till.draft(100, amount.to_owned()).await.map_err(told)?;
    till.command(Command::Cash { received: received.to_owned() }).await.map_err(told)?;
    Ok(())
}

async fn split(till: &TillHandle, code: String) -> Result<(), Box<dyn Error>> {
    cash(till, "200", "50").await?;
    till.command(Command::Scan { text: code, line: String::new() }).await.map_err(told)?;
    wait(till, |stage| matches!(stage, Stage::Paid(_))).await?;
    till.command(Command::Dismiss).await.map_err(told)?;
    Ok(())
}

/// A code on the screen that no guest scans: it is withdrawn.
async fn shown(till: &TillHandle) -> Result<(), Box<dyn Error>> {
    till.draft(200, "66".to_owned()).await.map_err(told)?;
    till.command(Command::ShowCode { wallet: Wallet::Alipay }).await.map_err(told)?;
    wait(till, |stage| !matches!(stage, Stage::ShowingCode { .. })).await?;
    till.command(Command::Dismiss).await.map_err(told)?;
    Ok(())
}

pub(crate) async fn wait(till: &TillHandle, done: impl Fn(&Stage) -> bool) -> Result<(), Box<dyn Error>> {
    let end = Instant::now() + Duration::from_secs(20);
    while Instant::now() < end {
        if done(&till.pictures().await.map_err(told)?.counter.stage) {
            return Ok(());
        }
        tokio::time::sleep(Duration::from_millis(4)).await;
    }
    Err("a sale hangs".into())
}

/// A job that is with the printer shows as no case.
fn prints_under_way(till: &TillHandle) -> Result<bool, Box<dyn Error>> {
    let work = store::Reader::open(till.book())?.open_work()?;
    Ok(work.print_jobs.iter().any(|job| matches!(job.state, PrintState::Queued | PrintState::Sent)))
}

/// Until nothing is open; doubtful slips are left as they are, for the parent to look at.
async fn settle_all(till: &TillHandle) -> Result<(), Box<dyn Error>> {
    let end = Instant::now() + Duration::from_secs(30);
    while Instant::now() < end {
        let cases = till.pictures().await.map_err(told)?.counter.cases;
        let open = cases.iter().any(|case| match case.kind {
            CaseKind::Payment
            | CaseKind::Orphan
            | CaseKind::Refund
            | CaseKind::PrintQueued
            | CaseKind::Freeze
            | CaseKind::Draw
            | CaseKind::DepositUnwanted => true,
            CaseKind::RefundFailed | CaseKind::DrawFailed | CaseKind::PrintUnclear | CaseKind::Sale => false,
        });
        if !open && !prints_under_way(till)? {
            return Ok(());
        }
        if let Some(orphan) = cases.iter().find(|case| case.kind == CaseKind::Orphan) {
            let _later = till.command(Command::Act { key: orphan.key.clone(), act: CaseAct::Refund }).await;
        }
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
    Err("work stays open".into())
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
