//! The thread that owns the sound device, and what it is told to do.

use super::RATE;
use super::output::{Loudspeaker, SystemSound};
use crossbeam_channel::{Receiver, Sender, TrySendError, bounded};
use kit::{Trouble, TroubleKind};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Instant;

/// Orders before the thread: one is worked off, one may wait.
const WAITING_MAX: usize = 1;

/// What is to be done.
pub enum Job {
    Open,
    Play(Vec<f32>),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Stage {
    Waiting,
    /// The device has taken the first samples.
    Begun,
    /// Nobody waits for it any more: it is not played.
    GivenUp,
}

/// The stage of one order, seen from both sides.
#[derive(Clone)]
struct Fate(Arc<Mutex<Stage>>);

impl Fate {
    fn new() -> Self {
        Self(Arc::new(Mutex::new(Stage::Waiting)))
    }

    fn stage(&self) -> MutexGuard<'_, Stage> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The device begins; false when the order was given up before.
    fn begin(&self) -> bool {
        let mut stage = self.stage();
        if *stage == Stage::Waiting {
            *stage = Stage::Begun;
        }
        *stage == Stage::Begun
    }

    /// The one who waits leaves; true when the device had begun.
    fn leave(&self) -> bool {
        let mut stage = self.stage();
        if *stage == Stage::Waiting {
            *stage = Stage::GivenUp;
        }
        *stage == Stage::Begun
    }
}

struct Order {
    job: Job,
    /// Past this it is dropped instead of being done late.
    until: Instant,
    fate: Fate,
    tell: Sender<Result<(), Trouble>>,
}

/// An order that is under way.
pub struct Ordered {
    fate: Fate,
    told: Receiver<Result<(), Trouble>>,
}

/// How far an order came.
pub enum Progress {
    Done(Result<(), Trouble>),
    /// Sound has begun and goes on.
    Begun,
    /// Nothing was done, and nothing will be.
    GivenUp,
}

/// One thread for as long as the speaker lives, because the device may not move between threads and two would
/// speak at once. A thread that has ended is replaced.
pub struct SoundThread {
    output: fn() -> Box<dyn Loudspeaker>,
    orders: Option<Sender<Order>>,
}

impl Default for SoundThread {
    fn default() -> Self {
        Self::new(|| Box::new(SystemSound::default()))
    }
}

impl SoundThread {
    /// Starts with the first order.
    pub const fn new(output: fn() -> Box<dyn Loudspeaker>) -> Self {
        Self { output, orders: None }
    }

    /// Waits for the outcome until `end`; what has not begun by then is given up.
    pub fn wait(&mut self, ordered: &Ordered, end: Instant) -> Progress {
        use crossbeam_channel::RecvTimeoutError as E;
        match ordered.told.recv_deadline(end) {
            Ok(outcome) => Progress::Done(outcome),
            Err(E::Timeout) if ordered.fate.leave() => Progress::Begun,
            Err(E::Timeout) => Progress::GivenUp,
            Err(E::Disconnected) => {
                // only a thread that dies goes without a word; its queue may outlive it for a moment
                self.orders = None;
                Progress::Done(Err(ended()))
            }
        }
    }

    /// Hands an order over.
    ///
    /// # Errors
    /// `Busy` while the device holds the thread and another order waits already.
    pub fn order(&mut self, job: Job, until: Instant) -> Result<Ordered, Trouble> {
        let (tell, told) = bounded(1);
        let fate = Fate::new();
        let mut order = Order { job, until, fate: fate.clone(), tell };
        for _ in 0..2 {
            let orders = match self.orders.take() {
                Some(orders) => orders,
                None => spawn(self.output)?,
            };
            let taken = orders.try_send(order);
            if !matches!(taken, Err(TrySendError::Disconnected(_))) {
                self.orders = Some(orders);
            }
            match taken {
                Ok(()) => return Ok(Ordered { fate, told }),
                Err(TrySendError::Full(_)) => {
                    return Err(Trouble::new(TroubleKind::Busy, "the sound device holds its thread up"));
                }
                Err(TrySendError::Disconnected(back)) => order = back,
            }
        }
        Err(ended())
    }
}

fn ended() -> Trouble {
    Trouble::new(TroubleKind::Other, "the sound thread has ended")
}

fn spawn(output: fn() -> Box<dyn Loudspeaker>) -> Result<Sender<Order>, Trouble> {
    let (send, orders) = bounded::<Order>(WAITING_MAX);
    std::thread::Builder::new().name("sound".to_owned()).spawn(move || {
        let mut output = output();
        for Order { job, until, fate, tell } in orders {
            let late = || (Instant::now() >= until).then(|| Trouble::new(TroubleKind::TimedOut, "too late"));
            let outcome = match (late(), job) {
                (Some(late), _) => Err(late),
                (None, Job::Open) => output.open(),
                // the device may take its time to open
                (None, Job::Play(samples)) => output.open().and_then(|()| match late() {
                    Some(late) => Err(late),
                    None => output.play(samples, RATE, &mut || fate.begin()),
                }),
            };
            let _left = tell.send(outcome);
        }
    })?;
    Ok(send)
}
