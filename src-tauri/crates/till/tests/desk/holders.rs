//! Who holds the cards of a test's shop.

use domain::ids::BatchId;
use members::{NotReady, Persons, RootKey, Trouble};
use std::path::Path;
use store::{BatchState, Reader};

/// The holders beside a book, ready to be asked.
pub fn open_holders(folder: &Path, book: &Reader) -> Result<Persons, Trouble> {
    let is_live =
        |batch| book.batch(BatchId(batch)).unwrap().is_some_and(|row| row.state == BatchState::Live);
    let holders = Persons::open(folder, &RootKey::new([7; 32]), is_live)?;
    while matches!(holders.finder().health(), Err(NotReady::Building(_))) {
        std::thread::yield_now();
    }
    Ok(holders)
}
