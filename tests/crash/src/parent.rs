//! The campaign: which steps there are, a kill at each of them again and again, and the look afterwards.

use domain::fact::{Copy, Fact, Mode, PrintState, Stamp};
use domain::ids::{DeviceId, Numbering, ShiftId, StaffId};
use domain::time::{BusinessDate, Moment, Wall};
use printer::twin::TwinDevice;
use sandbox::{Cloud, Registered};
use std::collections::BTreeMap;
use std::error::Error;
use std::path::Path;
use std::process::{Command, ExitStatus, Stdio};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};
use store::{Book, Opening};

/// Kills per step at least.
const PER_STEP: u64 = 8;

/// Workers; a kill mostly waits for the disk and the clock.
const WORKERS: u64 = 4;

/// One shop: a cloud, a printer, a folder.
struct Shop {
    cloud: Arc<Mutex<Cloud>>,
    server: sandbox::door::Server,
    device: TwinDevice,
    paper: printer::twin::TcpTwin,
    folder: tempfile::TempDir,
}

impl Shop {
    fn open(runtime: &tokio::runtime::Runtime) -> Result<Self, Box<dyn Error>> {
        let mut cloud = Cloud::new([Registered::practice()]);
        cloud.switches.refund_ms = 50;
        cloud.switches.magic = true;
        let cloud = Arc::new(Mutex::new(cloud));
        let address = "127.0.0.1:0".parse()?;
        let server = runtime.block_on(sandbox::door::serve(cloud.clone(), address, None))?;
        let device = TwinDevice::new();
        let paper = device.serve_tcp()?;
        Ok(Self { cloud, server, device, paper, folder: tempfile::tempdir()? })
    }

    fn child(&self, seed: u64, extra: &[&str]) -> Result<ExitStatus, Box<dyn Error>> {
        let mut child = Command::new(std::env::current_exe()?)
            .args(["child", "--book"])
            .arg(self.folder.path().join("book"))
            .args(["--cloud", &format!("http://{}", self.server.addr)])
            .args(["--printer", &self.paper.address().port().to_string()])
            .args(["--seed", &seed.to_string()])
            .args(extra)
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .spawn()?;
        let end = Instant::now() + Duration::from_secs(90);
        loop {
            if let Some(status) = child.try_wait()? {
                return Ok(status);
            }
            if Instant::now() > end {
                child.kill()?;
                child.wait()?;
                return Err("a child hangs".into());
            }
            std::thread::sleep(Duration::from_millis(3));
        }
    }

    /// Everything that is wrong after the second life.
    fn findings(&self) -> Result<Vec<String>, Box<dyn Error>> {
        let path = self.folder.path().join("book");
        let mut out: Vec<String> =
            store::verify(&path)?.findings.iter().map(|finding| finding.to_string()).collect();
        let book = Book::open(&path, &opening())?;
        let mut cloud = self.cloud.lock().unwrap_or_else(PoisonError::into_inner);
        cloud.settle(sandbox::door::unix_ms());
        out.extend(sim::audit::money(&book, &cloud));
        out.extend(self.slips(&book)?);
        out.extend(crate::members::findings(&path, &book)?);
        Ok(out)
    }

    /// Every slip that the book calls printed came out once; no slip came out twice.
    fn slips(&self, book: &Book) -> Result<Vec<String>, Box<dyn Error>> {
        let mut jobs = BTreeMap::new();
        for row in book.journal(0, 100_000)? {
            match row.entry()?.fact {
                Fact::PrintQueued { job, slip, copy: Copy::First, .. } => {
                    jobs.insert(job, (slip, PrintState::Queued));
                }
                Fact::PrintMoved { job, state } => {
                    if let Some(known) = jobs.get_mut(&job) {
                        known.1 = state;
                    }
                }
                _ => {}
            }
        }
        let printed = self.device.jobs();
        let mut out = Vec::new();
        for (slip, state) in jobs.values() {
            let bars = bars_of(&slip.0);
            let count = printed.iter().filter(|job| job.windows(bars.len()).any(|part| part == bars)).count();
            let good = match state {
                PrintState::Printed => count == 1,
                PrintState::Unclear => count <= 1,
                PrintState::Queued | PrintState::Sent | PrintState::Dropped => false,
            };
            if !good {
                out.push(format!("slip {}: {state:?}, {count} on paper", slip.0));
            }
        }
        Ok(out)
    }
}

/// A slip's own number as its bar code carries it: CODE 128, subset C, two digits a byte.
fn bars_of(number: &str) -> Vec<u8> {
    let pairs =
        number.as_bytes().chunks(2).map(|pair| pair.iter().fold(0, |sum, digit| sum * 10 + (digit - b'0')));
    b"{C".iter().copied().chain(pairs).collect()
}

fn opening() -> Opening {
    let stamp = Stamp {
        business_date: BusinessDate(0),
        wall: Wall(0),
        moment: Moment(0),
        staff: StaffId("1".to_owned()),
        shift: ShiftId(0),
    };
    let numbering = Numbering { prefix: Registered::practice().prefix, lane: 1, book: 7 };
    Opening { mode: Mode::Practice, device: DeviceId("61204".to_owned()), numbering, stamp }
}

/// Lives a day without a kill and counts every step.
fn census(runtime: &tokio::runtime::Runtime) -> Result<BTreeMap<String, u64>, Box<dyn Error>> {
    let shop = Shop::open(runtime)?;
    let file = shop.folder.path().join("census");
    let status = shop.child(1, &["--census", path_text(&file)?])?;
    if !status.success() {
        return Err(format!("the day without a kill failed: {status}").into());
    }
    let findings = shop.findings()?;
    if !findings.is_empty() {
        return Err(format!("the day without a kill: {findings:#?}").into());
    }
    let mut steps = BTreeMap::new();
    for line in std::fs::read_to_string(&file)?.lines() {
        *steps.entry(line.to_owned()).or_default() += 1;
    }
    // the cloud's health is asked at any time; dying there is dying anywhere
    steps.retain(|step: &String, _| !step.ends_with(":probe"));
    Ok(steps)
}

fn path_text(path: &Path) -> Result<&str, Box<dyn Error>> {
    path.to_str().ok_or_else(|| "a path that is no text".into())
}

/// What a campaign came to.
#[derive(Default)]
struct Tally {
    killed: BTreeMap<String, u64>,
    missed: u64,
    bad: Vec<String>,
}

/// Kills at least `kills` times, every step at least [`PER_STEP`] times.
pub fn campaign(kills: u64, from: u64) -> Result<(), Box<dyn Error>> {
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build()?;
    let began = Instant::now();
    let steps = census(&runtime)?;
    let each = PER_STEP.max(kills.div_ceil(steps.len().max(1) as u64));
    let plan: Vec<(String, u64, u64)> = steps
        .iter()
        .flat_map(|(step, passes)| (0..each).map(move |n| (step.clone(), 1 + n % passes, from + n)))
        .collect();
    println!("{} steps, {} kills", steps.len(), plan.len());
    let next = Mutex::new(plan.into_iter());
    let tally = Mutex::new(Tally::default());
    std::thread::scope(|scope| {
        for _ in 0..WORKERS {
            scope.spawn(|| work(&runtime, &next, &tally));
        }
    });
    let tally = tally.into_inner().unwrap_or_else(PoisonError::into_inner);
    for (step, count) in &tally.killed {
        println!("{count:5}  {step}");
    }
    let killed: u64 = tally.killed.values().sum();
    println!(
        "{killed} kills, {} steps not reached, {} with findings, {:.0} s",
        tally.missed,
        tally.bad.len(),
        began.elapsed().as_secs_f64()
    );
    for finding in tally.bad.iter().take(20) {
        println!("{finding}");
    }
    let few: Vec<_> =
        steps.keys().filter(|step| tally.killed.get(*step).is_none_or(|n| *n < PER_STEP)).collect();
    if !tally.bad.is_empty() || killed < kills || !few.is_empty() {
        return Err(format!("the campaign failed; steps with too few kills: {few:?}").into());
    }
    Ok(())
}

fn work(
    runtime: &tokio::runtime::Runtime,
    next: &Mutex<std::vec::IntoIter<(String, u64, u64)>>,
    tally: &Mutex<Tally>,
) {
    loop {
        let job = next.lock().unwrap_or_else(PoisonError::into_inner).next();
        let Some((step, pass, seed)) = job else { return };
        // how often a step is passed depends on the clock; the first pass always comes
        let result = match kill_once(runtime, &step, pass, seed) {
            Ok(None) => kill_once(runtime, &step, 1, seed),
            other => other,
        };
        let mut tally = tally.lock().unwrap_or_else(PoisonError::into_inner);
        match result {
            Ok(Some(findings)) => {
                *tally.killed.entry(step.clone()).or_default() += 1;
                if !findings.is_empty() {
                    tally.bad.push(format!("{step}={pass} seed {seed}: {findings:#?}"));
                }
            }
            Ok(None) => tally.missed += 1,
            Err(error) => tally.bad.push(format!("{step}={pass} seed {seed}: {error}")),
        }
    }
}

/// `None` when the step was not reached as often this time.
fn kill_once(
    runtime: &tokio::runtime::Runtime,
    step: &str,
    pass: u64,
    seed: u64,
) -> Result<Option<Vec<String>>, Box<dyn Error>> {
    use std::os::unix::process::ExitStatusExt;
    let shop = Shop::open(runtime)?;
    let status = shop.child(seed, &["--die", &format!("{step}={pass}")])?;
    if status.signal() != Some(9) {
        return if status.success() { Ok(None) } else { Err(format!("the first life: {status}").into()) };
    }
    let status = shop.child(seed, &["--recover"])?;
    if !status.success() {
        return Err(format!("the second life: {status}").into());
    }
    Ok(Some(shop.findings()?))
}
