//! What can be wrong with the files, as closed codes.

use rusqlite::ErrorCode;
use std::io::ErrorKind;

/// Why nothing was done. No text of a person is ever in one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Trouble {
    #[error("the root key is not the one these files were made with")]
    WrongKey,
    #[error("`persons` is there and `keys` is not")]
    KeysMissing,
    #[error("the head of `keys` is damaged, or it is another file")]
    KeysDamaged,
    #[error("`keys` has slots and `persons` is not there")]
    PersonsMissing,
    #[error("`persons` is damaged, or it is another file")]
    PersonsDamaged,
    #[error("`persons` and `keys` do not belong together")]
    Mismatch,
    #[error("the files are of a newer program")]
    Newer,
    #[error("this card has no person")]
    Absent,
    /// Forgotten: the row is there (of a backup, say), its key is destroyed.
    #[error("the person of this card is forgotten")]
    Gone,
    /// The row does not open under its key: it, its slot or its place was changed.
    #[error("the person of this card is damaged")]
    Damaged,
    #[error("this card has a person already")]
    Taken,
    #[error("a batch of this number is there already, or 0 was given")]
    BatchTaken,
    #[error("no card or batch has this number")]
    OutOfRange,
    #[error("the disk is full")]
    Full,
    #[error("another program holds the files")]
    Busy,
    #[error("the files cannot be read or written: {0}")]
    Io(ErrorKind),
}

impl Trouble {
    /// The code's name, for a log or a sentence.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::WrongKey => "wrong_key",
            Self::KeysMissing => "keys_missing",
            Self::KeysDamaged => "keys_damaged",
            Self::PersonsMissing => "persons_missing",
            Self::PersonsDamaged => "persons_damaged",
            Self::Mismatch => "mismatch",
            Self::Newer => "newer",
            Self::Absent => "absent",
            Self::Gone => "gone",
            Self::Damaged => "damaged",
            Self::Taken => "taken",
            Self::BatchTaken => "batch_taken",
            Self::OutOfRange => "out_of_range",
            Self::Full => "full",
            Self::Busy => "busy",
            Self::Io(_) => "io",
        }
    }
}

impl From<std::io::Error> for Trouble {
    fn from(error: std::io::Error) -> Self {
        match error.kind() {
            ErrorKind::StorageFull | ErrorKind::QuotaExceeded => Self::Full,
            kind => Self::Io(kind),
        }
    }
}

impl From<rusqlite::Error> for Trouble {
    fn from(error: rusqlite::Error) -> Self {
        let rusqlite::Error::SqliteFailure(failure, _) = &error else {
            // a column of another type, or a row that must be there and is not
            return Self::PersonsDamaged;
        };
        match failure.code {
            ErrorCode::DiskFull => Self::Full,
            ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked => Self::Busy,
            ErrorCode::SystemIoFailure
            | ErrorCode::CannotOpen
            | ErrorCode::ReadOnly
            | ErrorCode::PermissionDenied => Self::Io(ErrorKind::Other),
            _ => Self::PersonsDamaged,
        }
    }
}
