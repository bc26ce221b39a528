//! People, shifts, reports, and what is kept beside the journal.
#![allow(clippy::unwrap_used)] // a test may stop where it stands

mod shop;

use domain::attempt::Want;
use domain::deposit::{DrawKind, Hold};
use domain::evidence::Wallet;
use domain::fact::{Entry, Fact, Mode, SecretKind};
use domain::ids::{DepositId, SaleId, ShiftId};
use domain::refund::{self, Source};
use domain::shift::ShiftState;
use domain::slip::SlipKind;
use domain::staff::Role;
use domain::time::BusinessDate;
use shop::hotel::{delta, id};
use shop::{Shop, device, fen, numbering};
use store::{Beside, Book, BookError, Opening, verify, verify_book};

fn opening() -> Opening {
    Opening { mode: Mode::Practice, device: device(), numbering: numbering(), stamp: Shop::default().stamp() }
}

fn book(shop: &Shop) -> Book {
    let mut book = Book::in_memory(&opening()).unwrap();
    for (stamp, entries) in &shop.acts {
        book.append(stamp, entries).unwrap();
    }
    assert_eq!(verify_book(&book).unwrap().findings, []);
    book
}

#[test]
fn people_with_their_wrong_pins_and_secrets() {
    let book_of = |shop: &Shop| book(shop).staff().unwrap();
    let rows = book_of(&Shop::hotel_day());
    let names: Vec<_> = rows.iter().map(|row| (row.staff.name.as_str(), row.pin, row.badge)).collect();
    assert_eq!(names, [("小李", false, false), ("店长", true, false)]);
    assert_eq!((rows[0].misses.row, rows[0].misses.today), (3, 3));
    assert_eq!((rows[1].misses.row, rows[1].misses.day), (0, BusinessDate(20_261_123)), "unlocked");

    let mut shop = Shop::hotel_day();
    shop.hire("小李", Role::Manager);
    let rows = book_of(&shop);
    assert_eq!((rows[0].staff.role, rows[0].misses.row), (Role::Manager, 3), "a change forgets nothing");
    shop.act(vec![Entry::plain(Fact::SignedIn { staff: id("小李"), by: SecretKind::Badge })]);
    assert_eq!(book_of(&shop)[0].misses.row, 3, "a badge says nothing of PINs");
    shop.act(vec![Entry::plain(Fact::SignedIn { staff: id("小李"), by: SecretKind::Pin })]);
    assert_eq!(book_of(&shop)[0].misses.row, 0);
    // the counter's own person, before anybody is named
    let mut shop = Shop::default();
    shop.act(vec![Entry::plain(Fact::SignedIn { staff: id(""), by: SecretKind::None })]);
    assert_eq!(book_of(&shop), []);
}

#[test]
fn shifts_go_from_open_to_counted_to_closed() {
    let day = book(&Shop::hotel_day());
    assert_eq!(day.open_shift().unwrap().unwrap().id, ShiftId(3));
    assert_eq!(day.head().shift, ShiftId(3));
    let second = day.last_closed_shift().unwrap().unwrap();
    assert_eq!((second.id, second.state()), (ShiftId(2), ShiftState::Closed));
    assert_eq!(second.count.as_ref().unwrap().difference(), Some(delta(-100)));
    assert_eq!(day.shift(ShiftId(1)).unwrap(), None, "a day's automatic shift");
    assert_eq!(day.shift(ShiftId(2)).unwrap(), Some(second));
    let list = |from, to, limit| -> Vec<u64> {
        let shifts = day.shifts(from, to, limit).unwrap();
        shifts.iter().map(|shift| shift.id.0).collect()
    };
    let date = |n| Some(BusinessDate(n));
    assert_eq!(list(None, None, 9), [3, 2]);
    assert_eq!(list(date(20_261_123), date(20_261_123), 1), [3]);
    assert_eq!(list(date(20_261_124), None, 9), [0; 0]);

    let mut shop = Shop::default();
    shop.begin_shift(1, "小李", 0, 0, true);
    shop.end_shift(0, 0, None);
    let closed = book(&shop);
    assert_eq!(closed.open_shift().unwrap(), None);
    assert_eq!(closed.head().counters.shift, 2);
}

#[test]
fn reports_newest_first_with_their_shift() {
    let mut shop = Shop::hotel_day();
    shop.end_shift(0, 0, None);
    let book = book(&shop);
    let handovers = book.reports(SlipKind::Handover, 9).unwrap();
    let shifts: Vec<_> = handovers.iter().map(|row| row.shift.unwrap().0).collect();
    assert_eq!(shifts, [3, 2]);
    assert_eq!(handovers[1].slip.report.as_ref().unwrap().anchor, "00c0ffee 7");
    assert_eq!(book.reports(SlipKind::Handover, 1).unwrap().len(), 1);
    let days = book.reports(SlipKind::Summary, 9).unwrap();
    assert_eq!((days.len(), days[0].shift), (1, None));
    assert_eq!(book.reports(SlipKind::Sale, 9).unwrap(), []);
}

#[test]
fn names_and_secrets_are_kept_beside_the_journal_and_can_be_forgotten() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("book.db");
    let mut book = Book::open(&path, &opening()).unwrap();
    let shop = Shop::hotel_day();
    let (last, before) = shop.acts.split_last().unwrap();
    for (stamp, entries) in before {
        book.append(stamp, entries).unwrap();
    }
    let named = |name: &str| Beside::GuestName { deposit: DepositId(2), name: name.into() };
    let secret = |kind, hash: &str| Beside::Secret { staff: id("店长"), kind, hash: hash.into() };
    let all =
        [named("王小明"), secret(SecretKind::Pin, "$argon2id$1"), secret(SecretKind::Badge, "$argon2id$2")];
    let (head, told) = (book.head().clone(), format!("{all:?}"));
    assert!(!told.contains("argon2id") && !told.contains("王"), "{told}");
    // wrong entries take what is beside them along, and the other way round
    let (stamp, entries) = last;
    let sale = [Entry::plain(Fact::SaleAbandoned { sale: SaleId(77) })];
    assert!(matches!(book.append_beside(stamp, &sale, &all), Err(BookError::Conflict(_))));
    let nobody = Beside::GuestName { deposit: DepositId(77), name: "x".into() };
    assert!(matches!(book.append_beside(stamp, entries, &[nobody]), Err(BookError::Conflict(_))));
    let none = secret(SecretKind::None, "x");
    assert!(matches!(book.append_beside(stamp, entries, &[named("x"), none]), Err(BookError::Conflict(_))));
    assert_eq!((book.head(), book.guest_name(DepositId(2)).unwrap()), (&head, None));

    book.append_beside(stamp, entries, &all).unwrap();
    assert_eq!(book.head().seq, head.seq + u64::try_from(entries.len()).unwrap());
    let journal =
        format!("{:?}", book.journal(0, u32::MAX).unwrap().iter().map(|row| &row.body).collect::<Vec<_>>());
    assert!(!journal.contains("argon2id") && !journal.contains("王小明"));
    book.backup(&folder.path().join("copy")).unwrap();
    drop(book);
    let mut book = Book::open(&path, &opening()).unwrap();
    assert_eq!(verify(&path).unwrap().findings, []);
    assert_eq!(book.guest_name(DepositId(2)).unwrap().as_deref(), Some("王小明"));
    let secrets = book.secrets().unwrap();
    assert_eq!(
        secrets.iter().map(|row| (row.kind, row.hash.as_str())).collect::<Vec<_>>(),
        [(SecretKind::Badge, "$argon2id$2"), (SecretKind::Pin, "$argon2id$1")]
    );
    assert!(!format!("{secrets:?}").contains("argon2id"));
    let copy = Book::reader(&folder.path().join("copy.1")).unwrap();
    assert_eq!(copy.secrets().unwrap(), secrets);
    assert_eq!(copy.guest_name(DepositId(2)).unwrap().as_deref(), Some("王小明"));

    let gone = [named(""), Beside::SecretGone { staff: id("店长"), kind: SecretKind::Pin }];
    book.append_beside(stamp, &[], &gone).unwrap();
    book.append_beside(stamp, &[], &[secret(SecretKind::Badge, "$argon2id$3")]).unwrap();
    assert_eq!(book.guest_name(DepositId(2)).unwrap(), None);
    assert_eq!(book.secrets().unwrap()[0].hash, "$argon2id$3");
    assert_eq!(book.secrets().unwrap().len(), 1);
    assert_eq!(verify_book(&book).unwrap().findings, []);
    drop(book);
    let file = std::fs::read(&path).unwrap();
    let left = |text: &str| file.windows(text.len()).any(|bytes| bytes == text.as_bytes());
    assert!(!left("王小明") && !left("$argon2id$1") && !left("$argon2id$2"), "forgotten for good");
    assert!(left("$argon2id$3"));
}

#[test]
fn what_somebody_gave_back_on_a_day() {
    let mut shop = Shop::default();
    let day = BusinessDate(shop.date);
    shop.begin_shift(1, "小李", 0, 0, true);
    let sale = shop.sale(10_000);
    let no = shop.wallet_with(sale, Wallet::WeChat, 10_000, 0, 0);
    let source = Source::Wallet { of: no, wallet: Wallet::WeChat, total: fen(10_000) };
    let refund = shop.refund(sale, source.clone(), 1_000, false);
    shop.refund(sale, source, 9_000, true);
    let deposit = shop.freeze(Wallet::Alipay, "1", 5_000);
    shop.frozen(&deposit, Want::Keep);
    let draw = shop.draw(&deposit, DrawKind::Consume, 3_000, 500);
    let cash = shop.take_deposit(Hold::Cash, "2", 800);
    shop.drawn(&cash, DrawKind::Release, 70, 0);
    let unwanted = shop.freeze(Wallet::Alipay, "3", 4_000);
    shop.frozen(&unwanted, Want::GiveBack);
    shop.drawn(&unwanted, DrawKind::Release, 4_000, 0);
    assert_eq!(book(&shop).moved_by(&id("小李"), day).unwrap(), fen(1_000 + 500 + 70));
    // another person and another day have their own; who moves it on does not matter
    shop.who = "店长";
    shop.drawn(&cash, DrawKind::Release, 20, 0);
    shop.refund_moved(&refund, refund::Phase::Done);
    shop.draw_moved(
        &draw,
        DrawKind::Consume,
        refund::Phase::Failed(domain::evidence::RefundReason::Declined),
        None,
    );
    let book = book(&shop);
    assert_eq!(book.moved_by(&id("小李"), day).unwrap(), fen(1_000 + 70));
    assert_eq!(book.moved_by(&id("店长"), day).unwrap(), fen(20));
    assert_eq!(book.moved_by(&id("店长"), BusinessDate(20_261_124)).unwrap(), fen(0));
}
