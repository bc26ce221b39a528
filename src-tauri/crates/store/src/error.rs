//! Why the book could not do something. Closed: callers match every kind.

use domain::fact::Mode;
use rusqlite::ErrorCode;

/// What went wrong with a book. No kind carries amounts, names or codes of guests.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum BookError {
    /// The file was written by a newer program; it is left untouched.
    #[error("the book has version {file}, this program knows {program}")]
    NewerBook {
        /// Schema version of the file.
        file: i64,
        /// Newest schema version this program knows.
        program: i64,
    },
    /// A practice book was opened for real money, or the other way round.
    #[error("the book is kept in mode {book:?}")]
    WrongMode {
        /// The mode of the file.
        book: Mode,
    },
    /// The file is not a book of this program; it is left untouched.
    #[error("the file is not a book")]
    NotABook,
    /// The file's content contradicts itself.
    #[error("the book is damaged: {0}")]
    Damaged(String),
    /// No room is left; nothing of the append was kept, and later appends work once there is room.
    #[error("the disk is full")]
    DiskFull,
    /// Another program holds the book.
    #[error("the book is in use by another program")]
    Locked,
    /// The disk failed. After a failed append the book must be opened again.
    #[error("the book cannot be read or written: {0}")]
    Io(String),
    /// An earlier append met a failing disk, so what is on it is not known until the book is opened again.
    #[error("the book must be opened again after a disk failure")]
    Poisoned,
    /// The postings of this transaction do not sum to zero.
    #[error("the postings of {0} do not balance")]
    Unbalanced(String),
    /// The facts contradict the book: a name used twice, or one that does not exist or is decided.
    #[error("the facts contradict the book: {0}")]
    Conflict(String),
}

impl BookError {
    pub(crate) fn damaged(what: impl ToString) -> Self {
        Self::Damaged(what.to_string())
    }

    pub(crate) fn conflict(what: impl ToString) -> Self {
        Self::Conflict(what.to_string())
    }

    /// True when nobody can say what reached the disk.
    pub(crate) const fn poisons(&self) -> bool {
        matches!(self, Self::Io(_) | Self::Damaged(_) | Self::NotABook)
    }
}

impl From<rusqlite::Error> for BookError {
    fn from(error: rusqlite::Error) -> Self {
        let rusqlite::Error::SqliteFailure(failure, _) = &error else {
            // a column of another type, text that is no UTF-8, a row that is missing
            return Self::damaged(error);
        };
        match failure.code {
            ErrorCode::DiskFull => Self::DiskFull,
            ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked => Self::Locked,
            ErrorCode::NotADatabase => Self::NotABook,
            ErrorCode::ConstraintViolation => Self::conflict(error),
            ErrorCode::DatabaseCorrupt | ErrorCode::Unknown | ErrorCode::TypeMismatch => Self::damaged(error),
            _ => Self::Io(error.to_string()),
        }
    }
}

impl From<std::io::Error> for BookError {
    fn from(error: std::io::Error) -> Self {
        match error.kind() {
            std::io::ErrorKind::StorageFull | std::io::ErrorKind::QuotaExceeded => Self::DiskFull,
            _ => Self::Io(error.to_string()),
        }
    }
}
