//! The Windows spooler, RAW.

use super::TITLE;
use kit::line::WriteFault;
use kit::{Trouble, TroubleKind};
use printers::common::base::job::PrinterJobOptions;
use printers::common::base::printer::PrinterState;
use std::sync::mpsc;
use std::thread;
use std::time::Duration;

/// The names of all queues.
pub fn names() -> Vec<String> {
    within(Duration::from_secs(2), || {
        printers::get_printers().into_iter().map(|printer| printer.system_name).collect()
    })
    .unwrap_or_default()
}

/// Whether the queue is there and not paused or off line.
pub fn ready(queue: &str, deadline: Duration) -> Result<(), Trouble> {
    let name = queue.to_owned();
    let found = within(deadline, move || printers::get_printer_by_name(&name));
    let found = found.ok_or_else(|| Trouble::new(TroubleKind::TimedOut, "the spooler does not answer"))?;
    let printer = found.ok_or_else(|| Trouble::new(TroubleKind::NotFound, "there is no such queue"))?;
    match printer.state {
        PrinterState::PAUSED | PrinterState::OFFLINE => {
            Err(Trouble::new(TroubleKind::DeviceError, "the queue is stopped"))
        }
        _ => Ok(()),
    }
}

/// Hands one job over as it is: the default document type of the library is RAW.
pub fn submit(queue: &str, bytes: &[u8], deadline: Duration) -> Result<(), WriteFault> {
    let (name, job, length) = (queue.to_owned(), bytes.to_vec(), bytes.len());
    let done = within(deadline, move || {
        let printer = printers::get_printer_by_name(&name)?;
        let options = PrinterJobOptions { name: Some(TITLE), ..PrinterJobOptions::none() };
        Some(printer.print(&job, options).map(drop).map_err(|error| format!("{error:?}")))
    });
    let fault = |kind, detail: String, taken| WriteFault { trouble: Trouble::new(kind, detail), taken };
    match done {
        Some(Some(Ok(()))) => Ok(()),
        // part of it may be in the queue: two slips are worse than a question
        Some(Some(Err(error))) => Err(fault(TroubleKind::DeviceError, error, length)),
        Some(None) => Err(fault(TroubleKind::NotFound, "there is no such queue".to_owned(), 0)),
        None => Err(fault(TroubleKind::TimedOut, "the spooler does not answer".to_owned(), length)),
    }
}

/// The spooler's calls have no deadline; one that hangs is left behind on a thread of its own.
fn within<T: Send + 'static>(deadline: Duration, work: impl FnOnce() -> T + Send + 'static) -> Option<T> {
    let (tell, told) = mpsc::channel();
    let spawned = thread::Builder::new().name("spooler".to_owned()).spawn(move || tell.send(work()));
    spawned.ok()?;
    told.recv_timeout(deadline).ok()
}
