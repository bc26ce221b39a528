//! How long things take here and now. Printed, never judged: disks and neighbours differ by the hour.

mod shop;

use domain::evidence::Wallet;
use domain::fact::Mode;
use shop::{Shop, device, numbering};
use std::fs::File;
use std::io::Write;
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

#[test]
fn pace() {
    let folder = tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR")).unwrap();
    let path = folder.path().join("book.db");
    let log = folder.path().join("book.db-wal");
    let shop = wallets(1_000);
    let mut book = Book::open(&path, &opening()).unwrap();
    let (mut settle, mut bytes, mut bare) = (Vec::new(), Vec::new(), Vec::new());
    let mut plain = File::create(folder.path().join("plain")).unwrap();
    for (at, (stamp, entries)) in shop.acts.iter().enumerate() {
        let (before, start) = (std::fs::metadata(&log).unwrap().len(), Instant::now());
        book.append(stamp, entries).unwrap();
        if at % 3 != 2 {
            continue;
        }
        settle.push(start.elapsed());
        let grown = std::fs::metadata(&log).unwrap().len() - before;
        bytes.push(grown);
        // the same number of bytes, appended and synced without a database, in the same minute
        let block = vec![7_u8; usize::try_from(grown).unwrap()];
        let start = Instant::now();
        plain.write_all(&block).unwrap();
        plain.sync_data().unwrap();
        bare.push(start.elapsed());
    }
    bytes.sort_unstable();
    println!("settling commit: {:?}, {} bytes", middle(settle), bytes[bytes.len() / 2]);
    println!("the same bytes and fdatasync: {:?}", middle(bare));
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
