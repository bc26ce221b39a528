//! A printer's thread.

use super::report;
use crate::engine::Input;
use crate::limits::IDLE_LOOK_MS;
use crate::task::run::Message;
use crate::waypoint::Waypoints;
use crossbeam_channel::{RecvTimeoutError, Sender, bounded};
use domain::ids::JobId;
use kit::{PaperState, Printer, Trouble};
use std::sync::Arc;
use std::thread;
use std::time::Duration;

/// Jobs that may wait between the engine and the printer's thread; the engine sends one at a time.
const PAPER_MAX: usize = 4;

pub enum Paper {
    Print(JobId, Vec<u8>),
    Test(Vec<u8>),
    Kick,
    Look,
}

pub fn spawn(
    number: usize,
    printer: Box<dyn Printer>,
    inbox: &Sender<Message>,
    waypoints: &Arc<dyn Waypoints>,
) -> Option<Sender<Paper>> {
    let (send, receive) = bounded::<Paper>(PAPER_MAX);
    let mut desk = Desk { number, printer, inbox: inbox.clone(), waypoints: waypoints.clone(), told: None };
    let run = move || {
        desk.look();
        loop {
            match receive.recv_timeout(Duration::from_millis(IDLE_LOOK_MS)) {
                Ok(paper) => desk.take(paper),
                // a guest is better told before the payment than after it
                Err(RecvTimeoutError::Timeout) => desk.look(),
                Err(RecvTimeoutError::Disconnected) => return,
            }
        }
    };
    thread::Builder::new().name("printer".to_owned()).spawn(run).ok().map(|_| send)
}

struct Desk {
    number: usize,
    printer: Box<dyn Printer>,
    inbox: Sender<Message>,
    waypoints: Arc<dyn Waypoints>,
    /// What the engine was told last; the same again is no news.
    told: Option<Result<PaperState, Trouble>>,
}

impl Desk {
    fn take(&mut self, paper: Paper) {
        match paper {
            Paper::Print(job, bytes) => {
                self.waypoints.pass(&"print.before");
                let result = self.printer.print(&bytes);
                self.waypoints.pass(&"print.after");
                self.told = None;
                let failed = result.is_err();
                report(&self.inbox, Input::PrintDone { job, result });
                if !failed {
                    // near end is told while there is paper left
                    self.look();
                }
            }
            Paper::Test(bytes) => {
                let result = self.printer.print(&bytes);
                self.told = None;
                match result {
                    Ok(_) => self.look(),
                    Err(fault) => self.tell(Err(fault.trouble)),
                }
            }
            Paper::Kick => report(&self.inbox, Input::DrawerDone(self.printer.kick_drawer())),
            Paper::Look => {
                self.told = None;
                self.look();
            }
        }
    }

    fn look(&mut self) {
        let result = self.printer.status();
        self.tell(result);
    }

    fn tell(&mut self, result: Result<PaperState, Trouble>) {
        if self.told.as_ref() != Some(&result) {
            self.told = Some(result.clone());
            report(&self.inbox, Input::PrinterSeen { printer: self.number, result });
        }
    }
}
