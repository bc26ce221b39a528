//! How long things take here and now. Printed, and not judged where a disk is waited for: disks and neighbours
//! differ by the hour.
#![allow(clippy::unwrap_used)] // a test may stop where it stands

mod shop;

use domain::evidence::Wallet;
use domain::fact::Mode;
use domain::ids::ShiftId;
use domain::report::Figure;
use domain::time::BusinessDate;
use shop::{Act, Shop, device, numbering};
use std::fs::File;
use std::io::Write;
use std::path::Path;
use std::time::{Duration, Instant};
use store::{Book, DepositSearch, Opening, Over, Search, verify, verify_book};

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

/// 200,000 transactions of three shifts a day, put where a counter would have put them, without their sales:
/// what is measured reads none.
const LARGE: &str = "
  WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 200000)
  INSERT INTO ledger_txn SELECT iif(i % 4 = 0, 'tender-' || i || '-0', 'pay-QT0007123456' || printf('%08d', i)),
    'posted', i + 1, i + 1, 20240101 + i / 540, 1 + i / 180 FROM n;
  INSERT INTO posting SELECT id, 1, iif(id LIKE 'pay%', 'clearing_wechat', 'cash_drawer'), 1000 FROM ledger_txn;
  INSERT INTO posting SELECT id, 2, 'sales', -1000 FROM ledger_txn;
  INSERT INTO journal SELECT seq_opened, 'lane-7', 1, zeroblob(32), zeroblob(32),
    iif(id LIKE 'tender%', 'drawer.opened', 'attempt.paid'), 1, business_date, 1, 1, 'x', shift,
    iif(id LIKE 'tender%', '{\"fact\":{\"DrawerOpened\":{\"reason\":\"Cash\"}},\"moves\":[]}',
      printf('%0900d', seq_opened)) FROM ledger_txn WHERE seq_opened > 1;
  WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 20000)
  INSERT INTO deposits SELECT i, i, (i % 400) || '', 'wechat', 'frozen', 5000, iif(i > 19600, 'held', 'spent'),
    iif(i > 19600, 5000, 0), iif(i > 19600, 5000, 0), 0, 'QT0007123456' || printf('%08d', i),
    '42000' || printf('%08d', i), 1, 20240101 + i / 60, 1, 'x', '{\"id\":' || i || ',\"chain\":' || i ||
    ',\"room\":\"' || (i % 400) || '\",\"amount\":5000,\"hold\":\"Cash\",\"freeze\":null,\"lapsed\":0,' ||
    '\"taken\":1,\"wall\":1}' FROM n;
  INSERT INTO draws SELECT 'QT0007123456' || printf('%08d', 20000 + id), id, 'consume', 100, 0, 'done', 1, 'x',
    business_date, printf('%0400d', id) FROM deposits WHERE state = 'spent';
";

#[test]
fn a_shift_of_a_large_book() {
    let folder = tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR")).unwrap();
    let path = folder.path().join("book.db");
    drop(Book::open(&path, &opening()).unwrap());
    let conn = rusqlite::Connection::open(&path).unwrap();
    conn.execute_batch(&format!("BEGIN; {LARGE} COMMIT; PRAGMA wal_checkpoint(TRUNCATE)")).unwrap();
    drop(conn);
    let book = Book::reader(&path).unwrap();
    let (early, late) = (Over::Shift(ShiftId(30)), Over::Shift(ShiftId(1_100)));
    let quickest = (0..9).map(|_| {
        let start = Instant::now();
        book.sums(late).unwrap();
        start.elapsed()
    });
    let quickest = quickest.min().unwrap();
    assert!(quickest < Duration::from_millis(50), "the figures of a shift: {quickest:?}");
    for round in ["cold", "warm"] {
        let sums = timed(&format!("sums of an early shift, {round}"), || book.sums(early).unwrap());
        assert_eq!((sums.total.trades, sums.drawer[0].1), (180, 45));
        timed(&format!("sums of a late shift, {round}"), || book.sums(late).unwrap());
        let day = BusinessDate(20_240_101 + 360);
        let over = Over::Days { from: day, to: day };
        timed(&format!("sums of a late day, {round}"), || book.sums(over).unwrap());
        timed("rows of a figure", || book.figure_rows(late, Figure::Trade, None, 200).unwrap());
        timed("expected cash in rows", || book.figure_rows(late, Figure::CashExpected, None, 200).unwrap());
    }
    timed("sums of everything", || book.sums(Over::Everything).unwrap());
    timed("open deposits", || assert_eq!(book.open_work().unwrap().open_deposits.len(), 400));
    let search =
        DepositSearch { room: Some("77".into()), open_only: true, limit: 9, ..DepositSearch::default() };
    timed("deposits of a room", || assert_eq!(book.deposits(&search).unwrap().len(), 1));
    let end = |number: &str| book.deposit_by_number(number).unwrap().map(|deposit| deposit.id.0);
    timed("deposit by number", || assert_eq!(end("QT000712345600000123"), Some(123)));
    timed("deposit by a number's end", || assert_eq!(end("600019999"), Some(19_999)));
    timed("what somebody gave back", || {
        book.moved_by(&domain::ids::StaffId("x".into()), BusinessDate(20_240_110)).unwrap()
    });
}
