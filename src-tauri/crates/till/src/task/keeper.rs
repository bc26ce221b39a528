//! Backups beside the running counter: every hour and at close, two generations.

use std::path::{Path, PathBuf};
use std::sync::mpsc::{RecvTimeoutError, Sender, channel};
use std::thread::{self, JoinHandle};
use std::time::Duration;
use store::Reader;

/// How often.
const EVERY: Duration = Duration::from_secs(3600);

/// The keeper's thread. Dropping it makes one last backup and waits for it.
pub(super) struct Keeper {
    stop: Option<Sender<()>>,
    thread: Option<JoinHandle<()>>,
}

impl Keeper {
    /// Keeps copies of `book` at `to`; `None` keeps none.
    pub fn start(book: &Path, to: Option<PathBuf>) -> Self {
        let Some(to) = to else { return Self { stop: None, thread: None } };
        let book = book.to_path_buf();
        let (stop, stopped) = channel();
        let run = move || {
            loop {
                let wait = stopped.recv_timeout(EVERY);
                backup(&book, &to);
                if !matches!(wait, Err(RecvTimeoutError::Timeout)) {
                    return;
                }
            }
        };
        let thread = thread::Builder::new().name("keeper".to_owned()).spawn(run).ok();
        Self { stop: Some(stop), thread }
    }
}

impl Drop for Keeper {
    fn drop(&mut self) {
        drop(self.stop.take());
        if let Some(thread) = self.thread.take()
            && thread.join().is_err()
        {
            tracing::error!("the keeper died");
        }
    }
}

fn backup(book: &Path, to: &Path) {
    let done = Reader::open(book).and_then(|reader| reader.backup(to));
    match done {
        Ok(()) => tracing::info!("backup made"),
        Err(error) => tracing::error!(%error, "backup failed"),
    }
}
