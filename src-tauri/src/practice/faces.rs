//! One pretend device behind several askers: settings may be saved while it works.

use kit::{Display, PaperState, PrintFault, Printed, Printer, Shown, Speaker, Trouble};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

/// A device that can be handed out more than once.
pub struct Shared<T>(Arc<Mutex<T>>);

impl<T> Shared<T> {
    pub fn new(device: T) -> Self {
        Self(Arc::new(Mutex::new(device)))
    }

    fn device(&self) -> MutexGuard<'_, T> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl<T> Clone for Shared<T> {
    fn clone(&self) -> Self {
        Self(self.0.clone())
    }
}

impl<T: Printer> Printer for Shared<T> {
    fn print(&mut self, job: &[u8]) -> Result<Printed, PrintFault> {
        self.device().print(job)
    }

    fn kick_drawer(&mut self) -> Result<(), Trouble> {
        self.device().kick_drawer()
    }

    fn status(&mut self) -> Result<PaperState, Trouble> {
        self.device().status()
    }
}

impl<T: Speaker> Speaker for Shared<T> {
    fn say(&mut self, phrase: &str, deadline: Duration) -> Result<(), Trouble> {
        self.device().say(phrase, deadline)
    }

    fn check(&mut self) -> Result<(), Trouble> {
        self.device().check()
    }
}

impl<T: Display> Display for Shared<T> {
    fn show(&mut self, what: Option<&Shown>) -> Result<(), Trouble> {
        self.device().show(what)
    }

    fn kick_drawer(&mut self) -> Result<(), Trouble> {
        self.device().kick_drawer()
    }
}
