//! A scan's way through the running engine: to the wire, back to the disk, on to the printer.

use crate::Fault;
use crate::cloud::Cloud;
use crate::desk::{self, Desk};
use crate::disk::Plain;
use crate::http::Bare;
use crate::paper::Paper;
use crate::sale::{LogBytes, weigh};
use crate::samples::Samples;
use crate::table::{Aim, Row};
use crate::trail::Trail;
use cpay::{Client, Endpoint};
use std::io::Write;
use std::net::TcpStream;
use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};
use till::engine::Input;
use till::task::{CpayCloud, Devices, Outlet, Parts, Pictures, TillHandle};
use tokio::runtime::Runtime;

/// Sales between two idle moments, in which the engine empties the log.
const ROUND: usize = 100;
/// Longer than the engine's longest nap.
const IDLE: Duration = Duration::from_millis(2_600);
/// Between the amount and the scan: the connection is open by then.
const TYPING: Duration = Duration::from_millis(3);

struct Nobody;

impl Outlet for Nobody {
    fn show(&mut self, _pictures: &Pictures) {}
}

struct Rig {
    runtime: Runtime,
    till: TillHandle,
    trail: Arc<Trail>,
    cloud: Cloud,
    paper: Paper,
    bare: Bare,
    plain: Plain,
    bytes: LogBytes,
}

#[derive(Default)]
struct Times {
    wire: Samples,
    commit: Samples,
    wire_sum: Samples,
    wire_least: Samples,
    paid: Samples,
    paid_sum: Samples,
    first: Samples,
    job: Samples,
    paper: Samples,
    whole: Samples,
    round_trip: Samples,
}

impl Rig {
    fn start(folder: &Path) -> Result<Self, Fault> {
        let path = folder.join("wire.db");
        let trail = Arc::new(Trail::default());
        let mut desk = Desk::open(Some(&path), trail.clone())?;
        let bytes = weigh(&mut desk, &path)?;
        let cloud = Cloud::serve(desk::key()?)?;
        let paper = Paper::serve()?;
        let endpoint = Endpoint { hosts: vec![format!("http://{}", cloud.address)], ..Endpoint::default() };
        let printer =
            printer::PrinterAddress::Tcp { host: "127.0.0.1".to_owned(), port: paper.address.port() };
        let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build()?;
        let parts = Parts {
            counter: desk.counter,
            first: desk.first,
            clock: desk.clock,
            cloud: Arc::new(CpayCloud::new(Client::new(desk::merchant()?, endpoint)?)),
            devices: Devices { printers: vec![printer::open(printer)], ..Devices::default() },
            outlet: Box::new(Nobody),
            pepper: [7; 32],
            waypoints: trail.clone(),
            runtime: runtime.handle().clone(),
            book: path,
            backup: None,
        };
        let till = till::task::start(parts)?;
        let bare = Bare::start(&cloud)?;
        let plain = Plain::create(&folder.join("plain-wire"))?;
        Ok(Self { runtime, till, trail, cloud, paper, bare, plain, bytes })
    }

    /// One sale from the first digit to the printed slip.
    fn sale(&mut self, n: u64, times: &mut Times) -> Result<(), Fault> {
        let typed = self.till.draft(u32::try_from(n)?.saturating_add(1_000_000), desk::AMOUNT.to_owned());
        self.runtime.block_on(typed).map_err(told)?;
        std::thread::sleep(TYPING);
        self.trail.clear();
        self.cloud.take();
        self.paper.take();
        let scanned = Instant::now();
        self.till.input(Input::Scan(desk::payment_code(1_000_000 + n))).map_err(told)?;
        self.wait_for("commit.after:print.moved")?;
        let at = |step: &str| self.trail.at(step).ok_or_else(|| format!("{step} was not passed"));
        let (dispatched, paid) = (at("commit.after:sale.opened")?, at("commit.after:attempt.paid")?);
        let charge = *self.cloud.take().first().ok_or("the cloud saw no charge")?;
        let job = *self.paper.take().first().ok_or("the printer saw no job")?;
        if charge.arrived < dispatched {
            return Err("a charge left before it was committed".into());
        }
        times.wire.time(charge.arrived.duration_since(scanned));
        times.commit.time(dispatched.duration_since(scanned));
        times.paid.time(paid.duration_since(charge.answered));
        times.first.time(job.first.saturating_duration_since(paid));
        times.job.time(job.job.saturating_duration_since(paid));
        times.whole.time(job.job.duration_since(scanned));
        Ok(())
    }

    fn wait_for(&self, step: &str) -> Result<(), Fault> {
        let end = Instant::now() + Duration::from_secs(20);
        while self.trail.at(step).is_none() {
            if Instant::now() > end {
                return Err(format!("a sale hangs before {step}").into());
            }
            std::thread::sleep(Duration::from_millis(1));
        }
        Ok(())
    }

    /// The floors of the same sale.
    fn floors(&mut self, times: &mut Times) -> Result<(), Fault> {
        let dispatch = self.plain.flush(self.bytes.dispatch.middle())?;
        let round_trip = self.bare.round_trip()?;
        let paid = self.plain.flush(self.bytes.paid.middle())?;
        let legs = self.bare.legs(&self.cloud)?;
        times.round_trip.time(round_trip);
        times.wire_sum.time(dispatch + round_trip);
        times.wire_least.time(dispatch + legs.out);
        times.paid_sum.time(legs.back + paid);
        times.paper.time(self.knock()?);
        Ok(())
    }

    /// A bare connection to the printer and the first byte over it.
    fn knock(&self) -> Result<Duration, Fault> {
        self.paper.take();
        let start = Instant::now();
        let mut line = TcpStream::connect(self.paper.address)?;
        line.set_nodelay(true)?;
        line.write_all(&[0x1b, 0x40])?;
        let end = start + Duration::from_secs(1);
        loop {
            if let Some(job) = self.paper.take().first() {
                return Ok(job.first.duration_since(start));
            }
            if Instant::now() > end {
                return Err("the printer heard nothing".into());
            }
            std::thread::yield_now();
        }
    }
}

fn told(refusal: domain::refusal::Refusal) -> String {
    format!("refused: {refusal:?}")
}

/// Measures `sales` wallet sales through the running engine.
pub fn measure(folder: &Path, sales: usize) -> Result<Vec<Row>, Fault> {
    let mut rig = Rig::start(folder)?;
    let mut times = Times::default();
    let mut warm_up = Times::default();
    for n in 0..sales + ROUND {
        if n % ROUND == 0 {
            std::thread::sleep(IDLE);
        }
        let times = if n < ROUND { &mut warm_up } else { &mut times };
        rig.sale(u64::try_from(n)?, times)?;
        rig.floors(times)?;
    }
    rig.runtime.block_on(rig.till.stop());
    Ok(rows(&times))
}

fn rows(times: &Times) -> Vec<Row> {
    let t = times;
    let ms = 1_000_000;
    vec![
        Row::time("scan to wire", &t.wire, "fdatasync of dispatch + bare round trip", &t.wire_sum)
            .aim(Aim::Ratio50(200))
            .aim(Aim::Ratio99(300)),
        Row::time(
            "scan to wire, stricter floor",
            &t.wire,
            "fdatasync of dispatch + bare way out",
            &t.wire_least,
        ),
        Row::time("of it: scan to dispatch durable", &t.commit, "", &Samples::default()),
        Row::time("bare reqwest + axum round trip", &t.round_trip, "", &Samples::default()),
        Row::time("answer to Paid durable", &t.paid, "bare way back + fdatasync of paid", &t.paid_sum),
        Row::time("Paid durable to first printer byte", &t.first, "bare connect + byte", &t.paper)
            .aim(Aim::Most50(ms)),
        Row::time("Paid durable to first byte of the job", &t.job, "bare connect + byte", &t.paper)
            .aim(Aim::Most50(ms)),
        Row::time("scan to first byte of the job", &t.whole, "", &Samples::default()),
    ]
}
