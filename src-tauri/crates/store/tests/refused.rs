//! Wrong facts leave no trace, and wrong files are left alone.
#![allow(clippy::unwrap_used)] // a test may stop where it stands

mod shop;

use domain::evidence::Wallet;
use domain::fact::{Entry, Fact, Mode};
use domain::ids::{JobId, SaleId, SlipNo, TradeNo};
use domain::ledger::{Account, Move, Txn, TxnId};
use shop::{Shop, device, fen, lopsided, numbering};
use std::path::Path;
use store::{Book, BookError, Opening, verify_book};

fn opening(mode: Mode) -> Opening {
    Opening { mode, device: device(), numbering: numbering(), stamp: Shop::default().stamp() }
}

fn full(path: &Path) -> Book {
    let mut book = Book::open(path, &opening(Mode::Practice)).unwrap();
    for (stamp, entries) in &Shop::day().acts {
        book.append(stamp, entries).unwrap();
    }
    book
}

/// The append is refused as a whole, and the book goes on as if it had never been tried.
fn refused(book: &mut Book, wrong: Vec<Entry>) -> BookError {
    let mut shop = Shop::day();
    shop.acts.clear();
    let (before, work) = (book.head().clone(), book.open_work().unwrap());
    // a good fact before it and one behind it must not stay
    let sale = shop.sale(100);
    let mut entries = shop.acts.remove(0).1;
    entries.extend(wrong);
    entries.push(Entry::plain(Fact::SaleAbandoned { sale }));
    let stamp = shop.stamp();
    let error = book.append(&stamp, &entries).unwrap_err();
    assert_eq!(book.head(), &before);
    assert_eq!(book.open_work().unwrap(), work);
    assert_eq!(book.sale(sale).unwrap(), None);
    assert_eq!(verify_book(book).unwrap().findings, []);
    error
}

/// The book is none the worse for what it refused.
fn goes_on(book: &mut Book) {
    let mut shop = Shop::day();
    shop.acts.clear();
    let sale = shop.sale(100);
    shop.cash(sale, 100);
    for (stamp, entries) in &shop.acts {
        book.append(stamp, entries).unwrap();
    }
    assert_eq!(book.sale(sale).unwrap().unwrap().counted(), fen(100));
}

#[test]
fn an_append_is_all_or_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let mut book = full(&folder.path().join("book.db"));
    let drawer = Fact::DrawerOpened { reason: domain::fact::DrawerReason::Count };
    let money = |step: Move| vec![Entry::with(drawer.clone(), vec![step])];
    let good = |id: &str| Txn::transfer(id, Account::CashDrawer, Account::Float, fen(5));
    let unbalanced = BookError::Unbalanced("x".into());
    assert_eq!(refused(&mut book, money(Move::Direct(lopsided("x")))), unbalanced);
    assert_eq!(refused(&mut book, money(Move::Pend(lopsided("x")))), unbalanced);

    let posted = TxnId("tender-2".into());
    let no = TradeNo::new("QT000712345600000077").unwrap();
    let plain = |fact: Fact| vec![Entry::plain(fact)];
    let one = book.sale(SaleId(1)).unwrap().unwrap();
    let slip = book.slips_of(SaleId(1)).unwrap().remove(0);
    let attempt = book.attempts_of(SaleId(1)).unwrap().remove(0);
    let refund = book.refunds_of(SaleId(1)).unwrap().remove(0);
    let tender = one.tenders[0].clone();
    let wrong = [
        ("twice", money(Move::Direct(good(&posted.0)))),
        ("twice", [money(Move::Pend(good("y"))), money(Move::Direct(good("y")))].concat()),
        ("posted before", money(Move::Post(posted.clone()))),
        ("posted before", money(Move::Void(posted))),
        ("unknown", money(Move::Post(TxnId("nobody".into())))),
        ("unknown", money(Move::Void(TxnId("nobody".into())))),
        ("known sale", plain(Fact::SaleOpened { sale: one.clone() })),
        ("known slip", plain(Fact::SlipIssued { slip: slip.clone() })),
        ("known refund", plain(Fact::RefundOpened { refund: refund.clone() })),
        ("settled", plain(Fact::SaleSettled { sale: one.id, slip: slip.no.clone() })),
        ("settled", plain(Fact::SaleAbandoned { sale: one.id })),
        ("settled", plain(Fact::TenderTaken { sale: one.id, tender })),
        ("settled", plain(Fact::AttemptDispatched { attempt: attempt.clone() })),
        ("no sale", plain(Fact::SaleAbandoned { sale: SaleId(77) })),
        (
            "no attempt",
            plain(Fact::AttemptMoved {
                no: no.clone(),
                phase: domain::attempt::Phase::Reversing,
                want: domain::attempt::Want::Keep,
            }),
        ),
        ("no refund", plain(Fact::RefundMoved { no, phase: domain::refund::Phase::Done, settled: None })),
        ("no job", plain(Fact::PrintMoved { job: JobId(77), state: domain::fact::PrintState::Sent })),
        (
            "no slip",
            plain(Fact::PrintQueued {
                job: JobId(9),
                slip: SlipNo("8".into()),
                copy: domain::fact::Copy::First,
                role: domain::fact::PaperRole::Guest,
            }),
        ),
        (
            "second opening",
            plain(Fact::BookOpened { mode: Mode::Practice, device: device(), numbering: numbering() }),
        ),
    ];
    for (what, entries) in wrong {
        let error = refused(&mut book, entries);
        assert!(matches!(error, BookError::Conflict(_)), "{what}: {error:?}");
    }

    goes_on(&mut book);
}

#[test]
fn an_attempts_number_is_used_once() {
    let mut shop = Shop::default();
    let sale = shop.sale(100);
    shop.dispatch(sale, Wallet::WeChat, 100);
    let again = shop.acts[1].1.clone();
    let mut book = Book::in_memory(&opening(Mode::Real)).unwrap();
    for (stamp, entries) in &shop.acts {
        book.append(stamp, entries).unwrap();
    }
    let stamp = shop.stamp();
    assert!(matches!(book.append(&stamp, &again), Err(BookError::Conflict(_))));
    assert_eq!(book.attempts_of(sale).unwrap().len(), 1);
    assert_eq!(book.append(&stamp, &[]), Ok(()));
}

#[test]
fn practice_and_real_money_never_mix() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("book.db");
    drop(full(&path));
    let before = std::fs::read(&path).unwrap();
    let error = Book::open(&path, &opening(Mode::Real)).err();
    assert_eq!(error, Some(BookError::WrongMode { book: Mode::Practice }));
    assert_eq!(std::fs::read(&path).unwrap(), before);
    Book::open(&path, &opening(Mode::Practice)).unwrap();
}

#[test]
fn a_newer_book_is_left_alone() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("book.db");
    drop(full(&path));
    rusqlite::Connection::open(&path).unwrap().pragma_update(None, "user_version", 7).unwrap();
    let before = std::fs::read(&path).unwrap();
    let newer = BookError::NewerBook { file: 7, program: 6 };
    assert_eq!(Book::open(&path, &opening(Mode::Practice)).err(), Some(newer.clone()));
    assert_eq!(Book::reader(&path).err(), Some(newer.clone()));
    assert_eq!(store::verify(&path).err(), Some(newer));
    assert_eq!(std::fs::read(&path).unwrap(), before);
}

#[test]
fn foreign_files_are_left_alone() {
    let folder = tempfile::tempdir().unwrap();
    let text = folder.path().join("notes.txt");
    std::fs::write(&text, "milk, bread, and a good long line of other things to buy in the shop".repeat(40))
        .unwrap();
    let other = folder.path().join("other.db");
    rusqlite::Connection::open(&other).unwrap().execute_batch("CREATE TABLE t (a)").unwrap();
    let marked = folder.path().join("marked.db");
    rusqlite::Connection::open(&marked).unwrap().pragma_update(None, "application_id", 7).unwrap();
    for path in [text, other, marked] {
        let before = std::fs::read(&path).unwrap();
        assert_eq!(Book::open(&path, &opening(Mode::Practice)).err(), Some(BookError::NotABook));
        assert_eq!(Book::reader(&path).err(), Some(BookError::NotABook));
        assert_eq!(std::fs::read(&path).unwrap(), before);
    }
    let nowhere = folder.path().join("no/such/book.db");
    assert!(matches!(Book::open(&nowhere, &opening(Mode::Practice)), Err(BookError::Io(_))));
    assert!(matches!(Book::reader(&folder.path().join("none.db")), Err(BookError::Io(_))));
}

#[test]
fn an_empty_file_becomes_a_book() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("book.db");
    std::fs::write(&path, "").unwrap();
    assert_eq!(Book::reader(&path).err(), Some(BookError::NotABook));
    assert_eq!(Book::open(&path, &opening(Mode::Real)).unwrap().head().seq, 1);
    assert_eq!(Book::reader(&path).unwrap().head().unwrap().mode, Mode::Real);
}

#[test]
fn one_writer_and_any_reader() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("book.db");
    let mut book = full(&path);
    assert_eq!(Book::open(&path, &opening(Mode::Practice)).err(), Some(BookError::Locked));
    #[cfg(unix)]
    {
        let alias = folder.path().join("alias.db");
        std::os::unix::fs::symlink(&path, &alias).unwrap();
        assert_eq!(Book::open(&alias, &opening(Mode::Practice)).err(), Some(BookError::Locked));
    }
    let reader = Book::reader(&path).unwrap();
    let seen = reader.head().unwrap();
    let mut shop = Shop::day();
    shop.acts.clear();
    let sale = shop.sale(100);
    let (stamp, entries) = shop.acts.remove(0);
    book.append(&stamp, &entries).unwrap();
    assert_eq!(reader.head().unwrap().seq, seen.seq + 1);
    book.checkpoint().unwrap();
    let other = std::thread::spawn(move || reader.sale(sale).unwrap());
    assert!(other.join().unwrap().is_some());
    drop(book);
    Book::open(&path, &opening(Mode::Practice)).unwrap();
}

#[test]
fn a_foreign_program_that_writes_is_waited_for_and_then_told() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("book.db");
    let mut book = full(&path);
    let before = book.head().clone();
    let intruder = rusqlite::Connection::open(&path).unwrap();
    intruder.execute_batch("BEGIN IMMEDIATE").unwrap();
    let mut shop = Shop::day();
    shop.acts.clear();
    shop.sale(100);
    let (stamp, entries) = shop.acts.remove(0);
    assert_eq!(book.append(&stamp, &entries), Err(BookError::Locked));
    assert_eq!(book.head(), &before);
    intruder.execute_batch("ROLLBACK").unwrap();
    book.append(&stamp, &entries).unwrap();
}
