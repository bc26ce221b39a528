use super::conversation::Conversation;
use super::patience::Patience;
use super::status::{QUEUED_ASK, hindrance};
use crate::PrinterAddress;
use kit::line::Line;
use kit::{PaperState, PrintFault, Printed, Printer, Trouble, TroubleKind};
use std::time::Instant;

/// The drawer pulse: pin 2, 50 ms on, 500 ms off.
pub const KICK: [u8; 5] = [0x1b, 0x70, 0x00, 0x19, 0xfa];

/// Jobs in a row without their proof after which the printer is taken not to know GS r.
const UNPROVEN: u8 = 2;

/// An ESC/POS printer at an address. What it learns about the printer's answers holds as long as this value.
pub struct EscPosPrinter {
    address: PrinterAddress,
    patience: Patience,
    line: Option<Box<dyn Line>>,
    /// It did not answer; jobs do not ask it again. [`Printer::status`] does.
    mute: bool,
    /// It did answer once, so its silence means trouble.
    heard: bool,
    /// Jobs in a row that a printer in good health never proved.
    unproven: u8,
    kicked: Option<Instant>,
}

impl EscPosPrinter {
    /// The printer at `address`; nothing is opened yet.
    #[must_use]
    pub const fn new(address: PrinterAddress, patience: Patience) -> Self {
        Self { address, patience, line: None, mute: false, heard: false, unproven: 0, kicked: None }
    }

    /// Has a line and looks at the printer over it. A kept line that turns out dead is opened anew: the device
    /// was unplugged and is back, and nothing but questions was sent.
    fn look(&mut self) -> Result<PaperState, Trouble> {
        let kept = self.line.is_some();
        match self.look_once() {
            Err(trouble) if kept && trouble.kind != TroubleKind::TimedOut => {
                tracing::debug!(%trouble, "printer line is opened anew");
                self.line = None;
                self.look_once()
            }
            outcome => outcome,
        }
    }

    fn look_once(&mut self) -> Result<PaperState, Trouble> {
        let (mute, heard, patience) = (self.mute, self.heard, self.patience);
        let line = self.line()?;
        line.drain()?;
        if mute || !line.answers() {
            return Ok(PaperState::default());
        }
        // One that is serving another counter answers when it is done with that.
        let first = if heard { patience.stall } else { patience.answer };
        let state = Conversation::new(line, patience).look(first)?;
        self.heard |= state.online.is_some();
        if !self.heard {
            tracing::info!("the printer answers no status request");
            self.mute = true;
        }
        Ok(state)
    }

    /// Passes the state of a printer that can work, and of one that is mute.
    fn fit(&self, state: PaperState) -> Result<PaperState, Trouble> {
        match hindrance(&state) {
            Some(kind) => Err(Trouble::new(kind, "the printer cannot work")),
            None if state.online.is_none() && self.heard => {
                Err(Trouble::new(TroubleKind::TimedOut, "the printer has fallen silent"))
            }
            None => Ok(state),
        }
    }

    fn line(&mut self) -> Result<&mut dyn Line, Trouble> {
        let line = match self.line.take() {
            Some(line) => line,
            None => self.address.connect(self.patience.connect)?,
        };
        Ok(self.line.insert(line).as_mut())
    }

    /// Closes what is not kept, and what has failed.
    fn settle<T, E>(&mut self, outcome: Result<T, E>) -> Result<T, E> {
        if outcome.is_err() || !self.address.keeps_open() {
            self.line = None;
        }
        outcome
    }

    fn print_once(&mut self, job: &[u8]) -> Result<Printed, PrintFault> {
        let not_begun = |trouble| PrintFault { trouble, began: false };
        let state = self.look().and_then(|state| self.fit(state)).map_err(not_begun)?;
        let mute = state.online.is_none();
        let asks_proof = !mute && self.unproven < UNPROVEN;
        let mut bytes = job.to_vec();
        if asks_proof {
            bytes.extend(QUEUED_ASK);
        }
        let pace = self.patience.pace(bytes.len());
        let line = self.line().map_err(not_begun)?;
        line.write_all(&bytes, pace)
            .map_err(|fault| PrintFault { trouble: fault.trouble, began: fault.taken > 0 })?;
        if mute {
            return Ok(Printed::Accepted);
        }
        self.follow(job.len(), asks_proof).map_err(|trouble| PrintFault { trouble, began: true })
    }

    /// After the bytes: waits for the proof, and looks at the printer now and then meanwhile.
    fn follow(&mut self, bytes: usize, asks_proof: bool) -> Result<Printed, Trouble> {
        let patience = self.patience;
        let end = Instant::now() + patience.proof_of(bytes);
        let line = self.line()?;
        let mut talk = Conversation::new(line, patience);
        loop {
            if asks_proof && talk.proven(end.min(Instant::now() + patience.look))? {
                self.unproven = 0;
                return Ok(Printed::Proven);
            }
            let state = talk.look(patience.answer)?;
            let over = Instant::now() >= end;
            // Some are off line for a moment with every full buffer.
            let passing = !(over || state.paper_out || state.cover_open || state.error);
            if let Some(kind) = hindrance(&state).filter(|_| !passing) {
                return Err(Trouble::new(kind, "the printer stopped in the job"));
            }
            if !asks_proof || (over && state.online == Some(true)) {
                self.unproven = self.unproven.saturating_add(1);
                return Ok(Printed::Accepted);
            }
            if over {
                return Err(Trouble::new(TroubleKind::TimedOut, "the printer fell silent in the job"));
            }
        }
    }

    fn kick_once(&mut self) -> Result<(), Trouble> {
        // Without paper the printer would keep the kick, and open the drawer, unattended, at the next roll.
        self.look().and_then(|state| self.fit(state))?;
        if let Some(kicked) = self.kicked {
            std::thread::sleep(self.patience.kick_gap.saturating_sub(kicked.elapsed()));
        }
        let pace = self.patience.pace(KICK.len());
        self.line()?.write_all(&KICK, pace).map_err(|fault| fault.trouble)?;
        self.kicked = Some(Instant::now());
        Ok(())
    }
}

impl Printer for EscPosPrinter {
    fn print(&mut self, job: &[u8]) -> Result<Printed, PrintFault> {
        let outcome = self.print_once(job);
        self.settle(outcome)
    }

    fn kick_drawer(&mut self) -> Result<(), Trouble> {
        let outcome = self.kick_once();
        self.settle(outcome)
    }

    fn status(&mut self) -> Result<PaperState, Trouble> {
        self.mute = false;
        let outcome = self.look();
        self.settle(outcome)
    }
}
