//! The book as its one writer holds it.

use crate::error::BookError;
use crate::head::Head;
use crate::reader::Reader;
use std::fs::File;
use std::ops::Deref;
use std::path::Path;

/// The open book. It belongs to one thread; it reads as a [`Reader`] does, and others may read the
/// same file through [`Book::reader`].
pub struct Book {
    // closed before the lock is given up: fields are dropped in this order
    pub(crate) reader: Reader,
    pub(crate) head: Head,
    pub(crate) poisoned: bool,
    pub(crate) _lock: Option<File>,
}

impl Book {
    /// Opens the book at `path` for reading, from any thread, while its writer goes on.
    ///
    /// # Errors
    /// [`BookError::NotABook`], [`BookError::NewerBook`], [`BookError::Damaged`], [`BookError::Io`].
    pub fn reader(path: &Path) -> Result<Reader, BookError> {
        Reader::open(path)
    }

    /// Where the book stands, without asking the disk.
    #[must_use]
    pub const fn head(&self) -> &Head {
        &self.head
    }

    /// Moves committed pages from the log into the file. Called when the counter is idle, so that no
    /// sale waits for it; without it SQLite does so after [`crate::open::LOG_PAGES`] pages.
    ///
    /// # Errors
    /// [`BookError::Io`], [`BookError::DiskFull`]; nothing that was committed is lost by either.
    pub fn checkpoint(&mut self) -> Result<(), BookError> {
        if self.poisoned {
            return Err(BookError::Poisoned);
        }
        let done = self.reader.conn.query_row("PRAGMA wal_checkpoint(PASSIVE)", [], |_| Ok(()));
        done.map_err(|error| {
            let error = BookError::from(error);
            self.poisoned = error.poisons();
            error
        })
    }
}

/// Everything that can be asked of a reader can be asked of the book.
impl Deref for Book {
    type Target = Reader;

    fn deref(&self) -> &Reader {
        &self.reader
    }
}

/// Says where the book stands and nothing of what is in it.
impl std::fmt::Debug for Book {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Book").field("seq", &self.head.seq).finish_non_exhaustive()
    }
}
