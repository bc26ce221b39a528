//! Books of older programs are lifted, and then are what the newest program would have made of their journal.
#![allow(clippy::unwrap_used)] // a test may stop where it stands

mod shop;

use domain::evidence::Wallet;
use domain::fact::Mode;
use domain::ids::{SaleId, ShiftId, StaffId};
use domain::report::Figure;
use domain::slip::SlipKind;
use domain::tender::Method;
use domain::time::BusinessDate;
use rusqlite::Connection;
use shop::hotel::delta;
use shop::{Shop, device, fen, numbering};
use std::path::Path;
use store::{Book, BookError, Opening, Over, verify};

/// Written by the programs of those versions, not by this one.
const VERSION_2: &str = include_str!("version_2.sql");
const VERSION_3: &str = include_str!("version_3.sql");
const VERSION_4: &str = include_str!("version_4.sql");

fn opening() -> Opening {
    Opening { mode: Mode::Practice, device: device(), numbering: numbering(), stamp: Shop::default().stamp() }
}

fn written(path: &Path, book: &str) -> Connection {
    let conn = Connection::open(path).unwrap();
    conn.execute_batch("PRAGMA foreign_keys = OFF").unwrap();
    conn.execute_batch(book).unwrap();
    conn
}

fn old(path: &Path) -> Connection {
    written(path, VERSION_2)
}

#[test]
fn a_book_of_version_2_is_lifted_and_verifies() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("book.db");
    drop(old(&path));
    assert_eq!(Book::reader(&path).err(), Some(BookError::NotABook), "its writer lifts it first");
    let mut book = Book::open(&path, &opening()).unwrap();
    assert_eq!(verify(&path).unwrap().findings, []);

    // what the old columns could not say comes from the journal
    assert_eq!(book.head().counters.deposit, 1);
    assert_eq!(book.head().held, delta(0));
    assert_eq!(book.drawer_balance().unwrap(), delta(2_000));
    let staff = StaffId("小王".into());
    let day = BusinessDate(20_261_123);
    assert_eq!(book.moved_by(&staff, day).unwrap(), fen(6_000), "one failed, one was an orphan's");
    assert_eq!(book.moved_by(&staff, BusinessDate(20_261_124)).unwrap(), fen(0));
    assert_eq!(book.moved_by(&StaffId("小李".into()), day).unwrap(), fen(0));
    let work = book.open_work().unwrap();
    assert_eq!((work.open_sales.len(), work.open_attempts.len(), work.orphans.len()), (1, 1, 1));
    assert_eq!((work.open_deposits.len(), work.print_jobs.len()), (0, 2));
    assert_eq!(book.slips_of(SaleId(1)).unwrap().len(), 2);

    // its figures are those of the old transactions
    let sums = book.sums(Over::Shift(ShiftId(1))).unwrap();
    assert_eq!(sums.methods[&Method::Cash].trade, delta(2_000));
    assert_eq!(sums.methods[&Method::WeChat].received, delta(12_850 - 6_000));
    assert_eq!(sums.methods[&Method::Voucher].trade, delta(3_333));
    assert_eq!((sums.orphans, sums.shop_discount), (delta(8_800), delta(300)));
    assert_eq!(sums.drawer, [(domain::fact::DrawerReason::Cash, 1)]);
    let rows = book.figure_rows(Over::Shift(ShiftId(1)), Figure::Trade, None, 9).unwrap();
    assert_eq!(rows.len(), 3);

    // and it goes on as a new one does
    for (stamp, entries) in &hotel_only().acts {
        book.append(stamp, entries).unwrap();
    }
    drop(book);
    assert_eq!(verify(&path).unwrap().findings, []);
    assert_eq!(Book::open(&path, &opening()).unwrap().open_work().unwrap().open_deposits.len(), 5);
}

/// The hotel's part of the day, which follows on the day of the old book.
fn hotel_only() -> Shop {
    let (old, mut both) = (Shop::day(), Shop::hotel_day());
    both.acts.drain(..old.acts.len());
    both
}

#[test]
fn a_book_of_version_3_is_lifted_and_verifies() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("book.db");
    drop(written(&path, VERSION_3));
    let mut book = Book::open(&path, &opening()).unwrap();
    assert_eq!(verify(&path).unwrap().findings, []);
    let head = book.head().clone();
    assert_eq!((head.counters.card, head.counters.batch, head.cards), (1, 1, 0));
    assert_eq!((head.principal, head.gift), (delta(0), delta(0)));
    assert_eq!(book.reports(SlipKind::Handover, 9).unwrap().len(), 1);
    assert_eq!(book.moved_by(&StaffId("小李".into()), BusinessDate(20_261_123)).unwrap(), fen(40_000));
    // and it goes on with cards as a new one does
    let hotel = Shop::hotel_day();
    let known = hotel.acts.len();
    let deck = hotel.with_members();
    for (stamp, entries) in &deck.shop.acts[known..] {
        book.append(stamp, entries).unwrap();
    }
    drop(book);
    assert_eq!(verify(&path).unwrap().findings, []);
    assert_eq!(Book::open(&path, &opening()).unwrap().cards_page(None, 9).unwrap().len(), 5);
}

/// Its attempts are all there with their marks, and a card's stands beside them.
#[test]
fn a_book_of_version_4_is_lifted_and_takes_a_third_wallet() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("book.db");
    let all = "SELECT group_concat(no || wallet || phase || orphan || body) FROM attempts ORDER BY no";
    let attempts = |conn: &Connection| conn.query_row(all, [], |row| row.get::<_, String>(0)).unwrap();
    let before = attempts(&written(&path, VERSION_4));
    let mut book = Book::open(&path, &opening()).unwrap();
    assert_eq!(verify(&path).unwrap().findings, []);
    assert_eq!(attempts(&Connection::open(&path).unwrap()), before);
    let work = book.open_work().unwrap();
    assert_eq!((work.open_attempts.len(), work.orphans.len()), (1, 1));
    assert_eq!(book.cards_page(None, 9).unwrap().len(), 5);

    let deck = Shop::hotel_day().with_members();
    let known = deck.shop.acts.len();
    let mut shop = deck.shop;
    let sale = shop.sale(8_800);
    let no = shop.dispatch(sale, Wallet::OnlineCard, 8_800);
    shop.paid(sale, &no, Wallet::OnlineCard, 8_800);
    for (stamp, entries) in &shop.acts[known..] {
        book.append(stamp, entries).unwrap();
    }
    assert_eq!(book.sums(Over::Everything).unwrap().methods[&Method::OnlineCard].trade, delta(8_800));
    drop(book);
    assert_eq!(verify(&path).unwrap().findings, []);
}

#[test]
fn a_book_from_before_the_paper_roles_is_lifted_and_verifies() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("book.db");
    old(&path).execute_batch("ALTER TABLE print_jobs DROP COLUMN role; PRAGMA user_version = 1;").unwrap();
    let book = Book::open(&path, &opening()).unwrap();
    let jobs = book.open_work().unwrap().print_jobs;
    assert!(jobs.iter().all(|job| job.role == domain::fact::PaperRole::Guest) && jobs.len() == 2, "{jobs:?}");
    drop(book);
    assert_eq!(verify(&path).unwrap().findings, []);
}

#[test]
fn a_lift_that_is_cut_off_leaves_the_old_book() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("book.db");
    // a table in the way of the new ones stops the migration in its middle
    old(&path).execute_batch("CREATE TABLE refunds_3 (x)").unwrap();
    assert!(Book::open(&path, &opening()).is_err());
    let conn = Connection::open(&path).unwrap();
    let version: i64 = conn.pragma_query_value(None, "user_version", |row| row.get(0)).unwrap();
    let tables = "SELECT count(*) FROM sqlite_schema WHERE name IN ('deposits', 'shifts', 'guest_names')";
    let made: i64 = conn.query_row(tables, [], |row| row.get(0)).unwrap();
    assert_eq!((version, made), (2, 0));
    conn.execute_batch("DROP TABLE refunds_3").unwrap();
    drop(conn);
    drop(Book::open(&path, &opening()).unwrap());
    assert_eq!(verify(&path).unwrap().findings, []);
}
