//! How long things take here and now. Printed, and not judged where a disk is waited for: disks and neighbours
//! differ by the hour.
#![allow(clippy::unwrap_used)] // a test may stop where it stands

mod shop;

use domain::evidence::Wallet;
use domain::fact::{Entry, Fact, Mode};
use domain::ids::{BatchId, ShiftId};
use domain::ledger::{Account, Move, Txn};
use domain::member::{CardId, Import};
use domain::report::Figure;
use domain::time::BusinessDate;
use shop::{Act, Shop, device, fen, numbering};
use std::fs::File;
use std::io::Write;
use std::path::Path;
use std::time::{Duration, Instant};
use store::{Book, ByBalance, DepositSearch, Opening, Over, Search, verify, verify_book};

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

/// Each chunk of a batch as a counter appends it, then what makes it count; answers what one append took.
fn bring(book: &mut Book, shop: &mut Shop, cards: u64) -> Vec<Duration> {
    const CHUNK: u64 = 5_000;
    let (batch, mut times, mut sum) = (BatchId(book.head().counters.batch), Vec::new(), 0);
    for from in (1..=cards).step_by(usize::try_from(CHUNK).unwrap()) {
        let first = CardId(book.head().counters.card);
        let money = |n: u64| i64::try_from(n * 7_919 % 500_000).unwrap();
        let rows: Vec<_> = (from..(from + CHUNK).min(cards + 1)).map(|n| (fen(money(n)), fen(0))).collect();
        sum += rows.iter().map(|row| row.0.get()).sum::<i64>();
        let entry = Entry::plain(Fact::CardsStaged { batch, first, rows });
        let (stamp, start) = (shop.stamp(), Instant::now());
        book.append(&stamp, &[entry]).unwrap();
        times.push(start.elapsed());
    }
    let import = Import {
        cards: u32::try_from(cards).unwrap(),
        merged: 0,
        principal: fen(sum),
        gift: fen(0),
        whole: true,
        identity: format!("{cards:064x}"),
    };
    let brought = Txn::transfer(
        format!("batch-{}", batch.0),
        Account::MemberOpening,
        Account::MemberPrincipal,
        fen(sum),
    );
    let entry = Entry::with(Fact::BatchImported { batch, import }, vec![Move::Direct(brought)]);
    let stamp = shop.stamp();
    timed("  the whole batch counts", || book.append(&stamp, &[entry]).unwrap());
    times
}

fn batch_of(cards: u64) {
    let folder = tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR")).unwrap();
    let path = folder.path().join("book.db");
    let mut shop = Shop::default();
    let mut book = Book::open(&path, &opening()).unwrap();
    let start = Instant::now();
    let times = bring(&mut book, &mut shop, cards);
    let (all, most) = (start.elapsed(), times.iter().max().copied().unwrap());
    let rate = cards * 1_000 / u64::try_from(all.as_millis().max(1)).unwrap();
    println!("{cards} cards: {all:?}, {rate} a second, 5000 in {:?}, at most {most:?}", middle(times));
    let page = || book.cards_by_balance(ByBalance::MostFirst, None, 50).unwrap();
    timed("  first page by balance", || assert_eq!(page().len(), 50));
    timed("  a page by number", || book.cards_page(Some(CardId(cards / 2)), 50).unwrap());
    timed("  50 cards", || {
        book.cards(&(1..=50).map(|n| CardId(n * cards / 60)).collect::<Vec<_>>()).unwrap()
    });
    timed("  used or not", || assert!(!book.batch_used(BatchId(1)).unwrap()));
    timed("  figures", || book.sums(Over::Everything).unwrap());
    timed("  checkpoint", || book.checkpoint().unwrap());
    timed("  verify_book", || assert_eq!(verify_book(&book).unwrap().findings, []));
    println!("  {} bytes", std::fs::metadata(&path).unwrap().len());
    let stamp = shop.stamp();
    let undone = Txn::transfer(
        "unbatch-1".to_owned(),
        Account::MemberPrincipal,
        Account::MemberOpening,
        book.head().principal.as_fen().unwrap(),
    );
    let undo = Entry::with(Fact::BatchUndone { batch: BatchId(1) }, vec![Move::Direct(undone)]);
    timed("  undone", || book.append(&stamp, &[undo]).unwrap());
    // a second one, dropped before it counts
    let (batch, first) = (BatchId(2), CardId(book.head().counters.card));
    for from in (0..cards).step_by(5_000) {
        let rows = vec![(fen(1), fen(0)); 5_000];
        let entry = Entry::plain(Fact::CardsStaged { batch, first: CardId(first.0 + from), rows });
        book.append(&shop.stamp(), &[entry]).unwrap();
    }
    let entry = Entry::plain(Fact::BatchDropped { batch });
    let stamp = shop.stamp();
    timed("  dropped", || book.append(&stamp, &[entry]).unwrap());
    assert!(book.card(CardId(1)).unwrap().is_none() && book.staged_batch().unwrap().is_none());
}

#[test]
fn a_batch_of_100_000_cards() {
    batch_of(100_000);
}

#[test]
#[ignore = "a minute without optimisation; run it with --release"]
fn a_batch_of_1_000_000_cards() {
    batch_of(1_000_000);
}
