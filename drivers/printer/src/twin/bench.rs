use kit::twin::{Switch, Switches};
use kit::{PaperState, PrintFault, Printed, Printer, Trouble, TroubleKind};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

/// How long a slow twin takes for a job, and a deaf one until it is given up.
const SLOW: Duration = Duration::from_millis(1500);

#[derive(Debug, Default)]
struct Sheets {
    printed: Vec<Vec<u8>>,
    /// Accepted by a mute printer that cannot print at the moment; comes out later, as on a real one.
    held: Vec<Vec<u8>>,
    /// Beginnings of jobs that were cut off.
    torn: Vec<Vec<u8>>,
    kicks: usize,
    tears_after: Option<usize>,
}

/// What came out of a [`TwinPrinter`], and its switches. Clones see the same paper.
#[derive(Clone, Debug, Default)]
pub struct TwinPaper {
    sheets: Arc<Mutex<Sheets>>,
    switches: Switches,
}

impl TwinPaper {
    /// The switches; `Unplugged`, `PaperOut`, `PaperNearEnd`, `CoverOpen`, `Mute`, `Slow` and `Deaf` count.
    #[must_use]
    pub const fn switches(&self) -> &Switches {
        &self.switches
    }

    /// Every job that came out whole, oldest first.
    #[must_use]
    pub fn jobs(&self) -> Vec<Vec<u8>> {
        let mut sheets = self.lock();
        if self.hindrance().is_none() {
            let held = std::mem::take(&mut sheets.held);
            sheets.printed.extend(held);
        }
        sheets.printed.clone()
    }

    /// The beginnings of jobs that were cut off.
    #[must_use]
    pub fn torn(&self) -> Vec<Vec<u8>> {
        self.lock().torn.clone()
    }

    /// How often the drawer was kicked.
    #[must_use]
    pub fn kicks(&self) -> usize {
        self.lock().kicks
    }

    /// Cuts the next job off after `bytes`, once.
    pub fn tear_after(&self, bytes: usize) {
        self.lock().tears_after = Some(bytes);
    }

    fn hindrance(&self) -> Option<TroubleKind> {
        if self.switches.is_on(Switch::PaperOut) {
            Some(TroubleKind::PaperOut)
        } else if self.switches.is_on(Switch::CoverOpen) {
            Some(TroubleKind::CoverOpen)
        } else {
            None
        }
    }

    fn lock(&self) -> MutexGuard<'_, Sheets> {
        self.sheets.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// A printer without a machine.
#[derive(Debug, Default)]
pub struct TwinPrinter {
    paper: TwinPaper,
}

impl TwinPrinter {
    /// A twin with all switches off, and the handle to its paper.
    #[must_use]
    pub fn new() -> (Self, TwinPaper) {
        let paper = TwinPaper::default();
        (Self { paper: paper.clone() }, paper)
    }

    /// The trouble that a printer which answers tells before a byte of a job is sent.
    fn refusal(&self) -> Result<(), Trouble> {
        let switches = &self.paper.switches;
        if switches.is_on(Switch::Unplugged) {
            return Err(Trouble::new(TroubleKind::NotFound, "the twin is unplugged"));
        }
        match self.paper.hindrance() {
            Some(kind) if !switches.is_on(Switch::Mute) => Err(Trouble::new(kind, "the twin cannot print")),
            _ => Ok(()),
        }
    }
}

impl Printer for TwinPrinter {
    fn print(&mut self, job: &[u8]) -> Result<Printed, PrintFault> {
        let switches = &self.paper.switches;
        self.refusal().map_err(|trouble| PrintFault { trouble, began: false })?;
        let broken = |kind, detail: &str| PrintFault { trouble: Trouble::new(kind, detail), began: true };
        if switches.is_on(Switch::Deaf) {
            std::thread::sleep(SLOW);
            return Err(broken(TroubleKind::TimedOut, "the twin takes no more bytes"));
        }
        if switches.is_on(Switch::Slow) {
            std::thread::sleep(SLOW);
        }
        let mute = [Switch::Mute, Switch::Lying, Switch::Babbling].iter().any(|way| switches.is_on(*way));
        let hindered = self.paper.hindrance().is_some();
        let mut sheets = self.paper.lock();
        if let Some(bytes) = sheets.tears_after.take_if(|bytes| *bytes < job.len()) {
            sheets.torn.push(job.iter().take(bytes).copied().collect());
            return Err(broken(TroubleKind::Disconnected, "the twin was cut off in the job"));
        }
        if hindered {
            sheets.held.push(job.to_vec());
        } else {
            sheets.printed.push(job.to_vec());
        }
        Ok(if mute { Printed::Accepted } else { Printed::Proven })
    }

    fn kick_drawer(&mut self) -> Result<(), Trouble> {
        self.refusal()?;
        self.paper.lock().kicks += 1;
        Ok(())
    }

    fn status(&mut self) -> Result<PaperState, Trouble> {
        let switches = &self.paper.switches;
        if switches.is_on(Switch::Unplugged) {
            return Err(Trouble::new(TroubleKind::NotFound, "the twin is unplugged"));
        }
        let silent = [Switch::Mute, Switch::Deaf, Switch::Lying, Switch::Babbling];
        if silent.iter().any(|way| switches.is_on(*way)) {
            return Ok(PaperState::default());
        }
        Ok(PaperState {
            online: Some(self.paper.hindrance().is_none()),
            paper_out: switches.is_on(Switch::PaperOut),
            paper_near_end: switches.is_on(Switch::PaperNearEnd),
            cover_open: switches.is_on(Switch::CoverOpen),
            error: false,
        })
    }
}
