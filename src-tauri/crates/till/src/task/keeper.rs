//! Copies beside the running counter, every hour and at close: two generations of the book, one of the holders.
//! The holders' copy is renewed at once when somebody was forgotten, and at the start, should the power have been cut
//! before that: it has the key that was destroyed here.

use members::Copied;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::thread::{self, JoinHandle};
use std::time::Duration;
use store::Reader;

/// How long it waits for a wish at a time.
const TURN: Duration = Duration::from_secs(60);
/// All copies are made every so many turns without a wish: an hour.
const TURNS: u32 = 60;

/// Where copies go.
#[derive(Clone, Debug)]
pub struct Backup {
    /// The book's copies, with a number behind this name.
    pub book: PathBuf,
    pub holders: Option<HoldersBackup>,
}

/// The folder of the holders, and the folder of its copy.
#[derive(Clone, Debug)]
pub struct HoldersBackup {
    pub from: PathBuf,
    pub to: PathBuf,
}

/// Somebody was forgotten.
struct Forgotten;

/// The keeper's thread. Dropping it makes one last backup and waits for it.
pub(super) struct Keeper {
    wishes: Option<Sender<Forgotten>>,
    thread: Option<JoinHandle<()>>,
}

impl Keeper {
    /// Keeps copies of `book` and of the holders; `None` keeps none.
    pub fn start(book: &Path, to: Option<Backup>) -> Self {
        let Some(to) = to else { return Self { wishes: None, thread: None } };
        let book = book.to_path_buf();
        let (wishes, heard) = channel();
        let run = move || keep(&book, &to, &heard);
        let thread = thread::Builder::new().name("keeper".to_owned()).spawn(run).ok();
        Self { wishes: Some(wishes), thread }
    }

    /// Renews the holders' copy soon.
    pub fn forget(&self) {
        if let Some(wishes) = &self.wishes
            && wishes.send(Forgotten).is_err()
        {
            tracing::error!("the keeper is not there: the holders' copy is not renewed");
        }
    }
}

impl Drop for Keeper {
    fn drop(&mut self) {
        drop(self.wishes.take());
        if let Some(thread) = self.thread.take()
            && thread.join().is_err()
        {
            tracing::error!("the keeper died");
        }
    }
}

fn keep(book: &Path, to: &Backup, wishes: &Receiver<Forgotten>) {
    let mut turns = 0;
    copy_holders(to);
    loop {
        match wishes.recv_timeout(TURN) {
            Ok(Forgotten) => {
                // several at once need one copy
                while wishes.try_recv().is_ok() {}
                copy_holders(to);
            }
            Err(RecvTimeoutError::Timeout) if turns + 1 < TURNS => turns += 1,
            Err(over) => {
                turns = 0;
                copy_book(book, &to.book);
                copy_holders(to);
                if over == RecvTimeoutError::Disconnected {
                    return;
                }
            }
        }
    }
}

fn copy_book(book: &Path, to: &Path) {
    let done = Reader::open(book).and_then(|reader| reader.backup(to));
    match done {
        Ok(()) => tracing::info!("backup made"),
        Err(error) => tracing::error!(%error, "backup failed"),
    }
}

fn copy_holders(to: &Backup) {
    let Some(HoldersBackup { from, to }) = &to.holders else { return };
    match members::back_up(from, to) {
        Ok(Copied::Alone) => tracing::info!("backup of the holders made"),
        Ok(Copied::FormerLeft) => {
            tracing::warn!(
                "an older copy of the holders' keys is out of reach: it has to be destroyed by hand"
            );
        }
        Err(trouble) => tracing::error!(%trouble, "backup of the holders failed"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use members::{Persons, RootKey};
    use std::fs;

    #[test]
    fn a_forgotten_persons_key_leaves_the_copy_without_waiting_for_the_hour() {
        let dir = tempfile::tempdir().unwrap();
        let (from, to) = (dir.path().join("holders"), dir.path().join("copy"));
        let mut persons = Persons::open(&from, &RootKey::new([7; 32]), |_| true).unwrap();
        persons.add(1, &members::Person::default()).unwrap();
        let backup = Backup {
            book: dir.path().join("book"),
            holders: Some(HoldersBackup { from: from.clone(), to: to.clone() }),
        };
        let keeper = Keeper::start(&dir.path().join("no.book"), Some(backup));
        let copied =
            || fs::read(to.join("keys")).is_ok_and(|copy| copy == fs::read(from.join("keys")).unwrap());
        let until_copied = || {
            let seen = (0..4_000).any(|_| {
                thread::sleep(Duration::from_millis(5));
                copied()
            });
            assert!(seen, "the copy was not renewed");
        };
        until_copied();
        persons.forget(1).unwrap();
        assert!(!copied());
        keeper.forget();
        until_copied();
        persons.add(2, &members::Person::default()).unwrap();
        drop(keeper);
        assert!(copied(), "the last one at close");
    }
}
