//! A disk that is full or fails, met through the book's own connection.

#[path = "../tests/shop/mod.rs"]
mod shop;

use crate::{Book, BookError, Opening, verify};
use domain::fact::Mode;
use shop::{Shop, device, numbering};
use std::path::Path;

fn opening() -> Opening {
    Opening { mode: Mode::Real, device: device(), numbering: numbering(), stamp: Shop::default().stamp() }
}

fn pages(book: &Book, most: i64) {
    let _: i64 =
        book.conn.query_row(&format!("PRAGMA max_page_count = {most}"), [], |row| row.get(0)).unwrap();
}

#[test]
fn a_full_disk_loses_nothing_and_the_book_goes_on_when_there_is_room() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("book.db");
    let mut book = Book::open(&path, &opening()).unwrap();
    let used: i64 = book.conn.query_row("PRAGMA page_count", [], |row| row.get(0)).unwrap();
    let mut shop = Shop::default();
    for due in 1..200 {
        let sale = shop.sale(due);
        shop.cash(sale, due);
    }
    let (mut refused, mut room) = (0, used + 3);
    pages(&book, room);
    for (stamp, entries) in &shop.acts {
        let before = book.head().clone();
        while let Err(error) = book.append(stamp, entries) {
            assert_eq!(error, BookError::DiskFull);
            assert_eq!(book.head(), &before);
            assert_eq!(book.reader.head().unwrap(), before);
            refused += 1;
            room += 3;
            pages(&book, room);
        }
    }
    assert!(refused > 5, "{refused}");
    let facts: usize = shop.acts.iter().map(|(_, entries)| entries.len()).sum();
    drop(book);
    let report = verify(&path).unwrap();
    assert_eq!((report.facts, report.findings), (u64::try_from(facts + 1).unwrap(), vec![]));
}

/// Cuts the files under the open book and makes it forget what it has in memory.
fn cut(book: &Book, path: &Path) {
    for ending in ["", "-wal"] {
        let name = format!("{}{ending}", path.display());
        std::fs::File::options().write(true).open(name).unwrap().set_len(0).unwrap();
    }
    book.conn.execute_batch("PRAGMA shrink_memory").unwrap();
}

#[test]
fn a_failing_disk_stops_the_book_until_it_is_opened_again() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("book.db");
    let mut book = Book::open(&path, &opening()).unwrap();
    let acts = Shop::day().acts;
    for (stamp, entries) in &acts[..10] {
        book.append(stamp, entries).unwrap();
    }
    cut(&book, &path);
    let (stamp, entries) = &acts[10];
    let error = book.append(stamp, entries).unwrap_err();
    assert!(matches!(error, BookError::Io(_) | BookError::Damaged(_)), "{error:?}");
    assert_eq!(book.append(stamp, entries), Err(BookError::Poisoned));
    assert_eq!(book.append(stamp, entries), Err(BookError::Poisoned));
    assert_eq!(book.checkpoint(), Err(BookError::Poisoned));
}
