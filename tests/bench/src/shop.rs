//! A shop with member cards: book and holders on the disk, the engine on its thread.

use crate::Fault;
use crate::desk;
use members::{Finder, NotReady, Persons, RootKey};
use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};
use till::clock::Clock;
use till::engine::{Command, Counter};
use till::task::{Devices, NoCloud, Outlet, Parts, Pictures, TillHandle};
use till::waypoint::Unwatched;
use tokio::runtime::Runtime;

struct Nobody;

impl Outlet for Nobody {
    fn show(&mut self, _: &Pictures) {}
}

pub struct Shop {
    pub till: TillHandle,
    pub finder: Finder,
    runtime: Runtime,
    seq: u32,
}

impl Shop {
    /// Begins in an empty folder.
    ///
    /// # Errors
    /// Whatever cannot be opened.
    pub fn open(folder: &Path) -> Result<Self, Fault> {
        let path = folder.join("book");
        let (config, book) = desk::with_cards(&path)?;
        let holders = Persons::open(&folder.join("holders"), &RootKey::new([7; 32]), |_| true)?;
        let finder = holders.finder();
        while matches!(finder.health(), Err(NotReady::Building(_))) {
            std::thread::sleep(Duration::from_millis(1));
        }
        let clock = Clock::from(book.head().moment);
        let opening = till::engine::Opening {
            book,
            config,
            nonces: Box::new(till::task::draw_nonce),
            waypoints: Arc::new(Unwatched),
            holders: Ok(holders),
        };
        let opened = Counter::open(clock.now(), opening);
        let (counter, first) = opened.map_err(|refusal| format!("not opened: {refusal:?}"))?;
        let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build()?;
        let till = till::task::start(Parts {
            counter,
            first,
            clock,
            cloud: Arc::new(NoCloud),
            devices: Devices::default(),
            outlet: Box::new(Nobody),
            waypoints: Arc::new(Unwatched),
            runtime: runtime.handle().clone(),
            pepper: [7; 32],
            book: path,
            backup: None,
        })?;
        Ok(Self { till, finder, runtime, seq: 0 })
    }

    fn key(&self, command: Command) -> Result<(), Fault> {
        let done = self.runtime.block_on(self.till.command(command));
        Ok(done.map_err(|refusal| format!("refused: {refusal:?}"))?)
    }

    /// A sale in notes, as a cashier's keys have it: from Enter until it is in the book and answered.
    ///
    /// # Errors
    /// What the engine refuses.
    pub fn sale(&mut self) -> Result<Duration, Fault> {
        self.seq += 1;
        self.key(Command::Draft { seq: self.seq, text: desk::AMOUNT.to_owned() })?;
        let begun = Instant::now();
        self.key(Command::Cash { received: "20".to_owned() })?;
        let taken = begun.elapsed();
        self.key(Command::Dismiss)?;
        Ok(taken)
    }

    /// Ends the engine.
    pub fn close(self) {
        self.runtime.block_on(self.till.stop());
    }
}
