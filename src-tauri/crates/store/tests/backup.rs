//! Copies: whole, checked, two generations, and never in the way of the writer.
#![allow(clippy::unwrap_used)] // a test may stop where it stands

mod shop;

use domain::fact::Mode;
use shop::{Shop, device, numbering};
use std::fs;
use store::{Book, Opening, verify};

fn opening() -> Opening {
    Opening { mode: Mode::Real, device: device(), numbering: numbering(), stamp: Shop::default().stamp() }
}

#[test]
fn two_generations_of_whole_books() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("book.db");
    let to = folder.path().join("copies/book.db");
    fs::create_dir(folder.path().join("copies")).unwrap();
    let mut book = Book::open(&path, &opening()).unwrap();
    let reader = Book::reader(&path).unwrap();
    let mut heads = Vec::new();
    let acts = Shop::day().acts;
    for part in acts.chunks(acts.len().div_ceil(3)) {
        for (stamp, entries) in part {
            book.append(stamp, entries).unwrap();
        }
        // what is still in the log is in the copy, too
        reader.backup(&to).unwrap();
        heads.push(book.head().clone());
    }
    assert_eq!(heads.len(), 3);
    let mut names: Vec<_> = fs::read_dir(folder.path().join("copies"))
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    assert_eq!(names, ["book.db.1", "book.db.2"]);
    for (ending, head) in [("1", &heads[2]), ("2", &heads[1])] {
        let copy = folder.path().join(format!("copies/book.db.{ending}"));
        let report = verify(&copy).unwrap();
        assert_eq!((report.facts, report.findings), (head.seq, vec![]));
        assert_eq!(report.head, head.hash);
        assert_eq!(Book::open(&copy, &opening()).unwrap().head(), head);
    }
    book.backup(&to).unwrap();
}

#[test]
fn a_copy_that_cannot_be_written_leaves_the_former_ones() {
    let folder = tempfile::tempdir().unwrap();
    let mut book = Book::open(&folder.path().join("book.db"), &opening()).unwrap();
    let to = folder.path().join("copy.db");
    book.backup(&to).unwrap();
    let kept = fs::read(folder.path().join("copy.db.1")).unwrap();
    // a folder stands where the copy is to be written
    fs::create_dir(folder.path().join("copy.db.tmp")).unwrap();
    assert!(book.backup(&to).is_err());
    assert!(book.backup(&folder.path().join("no/such/copy.db")).is_err());
    assert_eq!(fs::read(folder.path().join("copy.db.1")).unwrap(), kept);
    let (stamp, entries) = Shop::day().acts.remove(0);
    book.append(&stamp, &entries).unwrap();
}

#[test]
fn a_damaged_book_does_not_push_good_copies_out() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("book.db");
    let to = folder.path().join("copy.db");
    let mut book = Book::open(&path, &opening()).unwrap();
    for (stamp, entries) in &Shop::day().acts {
        book.append(stamp, entries).unwrap();
    }
    book.backup(&to).unwrap();
    drop(book);
    let conn = rusqlite::Connection::open(&path).unwrap();
    conn.execute_batch("UPDATE head SET head_hash = zeroblob(32)").unwrap();
    drop(conn);
    let kept = fs::read(folder.path().join("copy.db.1")).unwrap();
    assert!(matches!(Book::reader(&path).unwrap().backup(&to), Err(store::BookError::Damaged(_))));
    assert_eq!(fs::read(folder.path().join("copy.db.1")).unwrap(), kept);
    assert!(!folder.path().join("copy.db.2").exists());
    assert!(!folder.path().join("copy.db.tmp").exists());
}
