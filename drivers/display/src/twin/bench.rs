use super::{Glass, TwinPole};
use crate::figure::{digits, row};
use kit::twin::Switch;
use kit::{Display, Shown, Trouble, TroubleKind};

/// A display without a wire: digits and both rows at once.
#[derive(Debug)]
pub struct TwinDisplay(TwinPole);

impl TwinDisplay {
    /// A dark twin with all switches off, and what a person sees of it.
    #[must_use]
    pub fn new() -> (Self, TwinPole) {
        let pole = TwinPole::default();
        (Self(pole.clone()), pole)
    }

    fn plugged(&self) -> Result<(), Trouble> {
        if self.0.switches().is_on(Switch::Unplugged) {
            // without current nothing is lit
            self.dark();
            return Err(Trouble::new(TroubleKind::NotFound, "the twin is unplugged"));
        }
        if self.0.switches().is_on(Switch::Deaf) {
            return Err(Trouble::new(TroubleKind::TimedOut, "the twin takes no more bytes"));
        }
        Ok(())
    }

    fn dark(&self) {
        let mut glass = self.0.lock();
        *glass = Glass { kicks: glass.kicks, ..Glass::default() };
    }
}

impl Display for TwinDisplay {
    fn show(&mut self, what: Option<&Shown>) -> Result<(), Trouble> {
        self.plugged()?;
        self.dark();
        let Some(shown) = what else { return Ok(()) };
        let read = |bytes: &[u8]| String::from_utf8_lossy(bytes).trim_end().to_owned();
        let figure = read(&digits(&shown.figure)?);
        let mut glass = self.0.lock();
        glass.lamp = shown.lamp;
        glass.figure = figure;
        glass.rows = [read(&row(&shown.upper)), read(&row(&shown.lower))];
        Ok(())
    }

    fn kick_drawer(&mut self) -> Result<(), Trouble> {
        self.plugged()?;
        self.0.lock().kicks += 1;
        Ok(())
    }
}
