//! How long things take here and now. Printed, never judged: disks and neighbours differ by the hour.
#![allow(clippy::unwrap_used)] // a test may stop where it stands

mod shop;

use domain::evidence::Wallet;
use domain::fact::Mode;
use shop::{Act, Shop, device, numbering};
use std::fs::File;
use std::io::Write;
use std::path::Path;
use std::time::{Duration, Instant};
use store::{Book, Opening, Search, verify, verify_book};

fn opening() -> Opening {
    Opening { mode: Mode::Practice, device: device(), numbering: numbering(), stamp: Shop::default().stamp() }
}

fn wallets(sales: usize) -> Shop {
    let mut shop = Shop::default();
    for _ in 0..sales {
        let sale = shop.sale(1_000);
        let no = shop.dispatch(sale, Wallet::WeChat, 1_000);
        shop.paid(sale, &no, Wallet::WeChat, 1_000);
    }
    shop
}

fn middle(mut times: Vec<Duration>) -> Duration {
    times.sort_unstable();
    times[times.len() / 2]
}

fn timed<T>(what: &str, work: impl FnOnce() -> T) -> T {
    let start = Instant::now();
    let made = work();
    println!("{what}: {:?}", start.elapsed());
    made
}

/// Times the commits that settle, each followed by the same bytes without a database: appended while the
/// log grows, written over once its size is given. Answers the log bytes of one commit.
fn race(book: &mut Book, acts: &[Act], folder: &Path, over: Option<usize>) -> usize {
    let log = folder.join("book.db-wal");
    let mut plain =
        File::options().create(true).truncate(false).write(true).open(folder.join("plain")).unwrap();
    let (mut settle, mut bytes, mut bare) = (Vec::new(), Vec::new(), Vec::new());
    for (at, (stamp, entries)) in acts.iter().enumerate() {
        let (before, start) = (std::fs::metadata(&log).unwrap().len(), Instant::now());
        book.append(stamp, entries).unwrap();
        if at % 3 != 2 {
            continue;
        }
        settle.push(start.elapsed());
        let grown = usize::try_from(std::fs::metadata(&log).unwrap().len() - before).unwrap();
        bytes.push(over.unwrap_or(grown));
        let block = vec![7_u8; over.unwrap_or(grown)];
        let start = Instant::now();
        plain.write_all(&block).unwrap();
        plain.sync_data().unwrap();
        bare.push(start.elapsed());
    }
    bytes.sort_unstable();
    let bytes = bytes[bytes.len() / 2];
    let how = if over.is_some() { "written over" } else { "growing" };
    println!("log {how}: commit {:?}, {bytes} bytes bare {:?}", middle(settle), middle(bare));
    bytes
}

#[test]
fn pace() {
    let folder = tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR")).unwrap();
    let path = folder.path().join("book.db");
    let shop = wallets(1_000);
    let mut book = Book::open(&path, &opening()).unwrap();
    let (first, second) = shop.acts.split_at(900);
    let bytes = race(&mut book, first, folder.path(), None);
    // from here on the log is written over, as it is after every idle moment
    book.checkpoint().unwrap();
    race(&mut book, second.get(..900).unwrap(), folder.path(), Some(bytes));
    for (stamp, entries) in &second[900..] {
        book.append(stamp, entries).unwrap();
    }
    timed("checkpoint", || book.checkpoint().unwrap());
    timed("verify_book of 6001 facts", || assert!(verify_book(&book).unwrap().is_sound()));
    timed("backup", || book.backup(&folder.path().join("copy")).unwrap());
    drop(book);
    let book = timed("open", || Book::open(&path, &opening()).unwrap());
    timed("open work", || book.open_work().unwrap());
    let digits = Search { digits: Some("00000123".into()), limit: 50, ..Search::default() };
    timed("search", || assert!(!book.search(&digits).unwrap().is_empty()));
    drop(book);
    timed("verify", || assert!(verify(&path).unwrap().is_sound()));

    timed("100 books in memory", || {
        for _ in 0..100 {
            Book::in_memory(&opening()).unwrap();
        }
    });
    let mut book = Book::in_memory(&opening()).unwrap();
    timed("3000 appends in memory", || {
        for (stamp, entries) in &shop.acts {
            book.append(stamp, entries).unwrap();
        }
    });
}
