//! Which file belongs to which mode. The two never mix: each mode has its own file, and the book
//! itself refuses the other mode.

use crate::settings::Settings;
use domain::fact::{Mode, Stamp};
use domain::ids::{DeviceId, Numbering, ShiftId, StaffId};
use domain::time::{BusinessDate, Moment};
use std::path::{Path, PathBuf};
use store::{Book, BookError, Opening, Reader};

/// The book of a mode.
#[must_use]
pub fn path(folder: &Path, mode: Mode) -> PathBuf {
    folder.join("books").join(match mode {
        Mode::Practice => "practice.book",
        Mode::Real => "real.book",
    })
}

/// Where its backups go.
#[must_use]
pub fn backup(folder: &Path, mode: Mode) -> PathBuf {
    folder.join("backups").join(match mode {
        Mode::Practice => "practice.book",
        Mode::Real => "real.book",
    })
}

/// The numbers of this counter: prefix and lane from the settings, the book's own part from the book.
#[must_use]
pub fn numbering(path: &Path, prefix: &str, lane: u16) -> Numbering {
    let known = if path.exists() { Reader::open(path).and_then(|reader| reader.head()).ok() } else { None };
    let book = known.map_or_else(draw, |head| head.numbering.book);
    Numbering { prefix: prefix.to_owned(), lane, book }
}

/// Six digits of chance, so that a new book never repeats an old one's numbers.
fn draw() -> u32 {
    let mut bytes = [0_u8; 4];
    if getrandom::fill(&mut bytes).is_err() {
        bytes = u32::try_from(till::clock::wall().0 / 1000 % 1_000_000).unwrap_or(0).to_be_bytes();
    }
    u32::from_be_bytes(bytes) % 1_000_000
}

/// A book that was backed up and is no longer there was lost: beginning a new one in silence would
/// hide every open case of the old one.
fn is_missing(path: &Path) -> bool {
    let (Some(name), Some(folder)) = (path.file_name(), path.parent().and_then(Path::parent)) else {
        return false;
    };
    let copies = folder.join("backups");
    let kept = |generation: &str| {
        let mut file = name.to_owned();
        file.push(generation);
        copies.join(file).exists()
    };
    !path.exists() && (kept(".1") || kept(".2"))
}

/// Opens the book of a mode, or begins it.
///
/// # Errors
/// Any [`BookError`]; the file is left as it was.
pub fn open(
    path: &Path,
    mode: Mode,
    device: &str,
    numbering: &Numbering,
    settings: &Settings,
) -> Result<Book, BookError> {
    if is_missing(path) {
        return Err(BookError::Damaged("the book is gone, its backups are there".to_owned()));
    }
    if let Some(folder) = path.parent() {
        std::fs::create_dir_all(folder).map_err(|error| BookError::Io(error.to_string()))?;
    }
    let stamp = Stamp {
        business_date: BusinessDate(0),
        wall: till::clock::wall(),
        moment: Moment(0),
        staff: StaffId(settings.merchant.staff_id.clone()),
        shift: ShiftId(0),
    };
    let device = DeviceId(device.to_owned());
    Book::open(path, &Opening { mode, device, numbering: numbering.clone(), stamp })
}
