//! Deposits, people, shifts and what is kept beside the journal.
#![allow(clippy::unwrap_used)] // a test may stop where it stands

mod shop;

use domain::attempt::Want;
use domain::deposit::{Deposit, DrawKind, Hold, standing};
use domain::evidence::Wallet;
use domain::fact::{Entry, Fact, Mode, SecretKind};
use domain::ids::{DepositId, SaleId, ShiftId, SlipNo};
use domain::refund::{self, Source};
use domain::shift::ShiftState;
use domain::slip::{HoldKind, SlipKind};
use domain::staff::{Misses, Role};
use domain::tender::{Method, Tender};
use domain::time::BusinessDate;
use shop::hotel::{delta, id};
use shop::{Shop, device, fen, numbering};
use store::{Beside, Book, BookError, DepositSearch, DepositState, Opening, verify, verify_book};

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

fn ids(deposits: &[Deposit]) -> Vec<u64> {
    deposits.iter().map(|deposit| deposit.id.0).collect()
}

#[test]
fn open_deposits_are_those_that_somebody_must_still_settle() {
    let book = book(&Shop::hotel_day());
    let work = book.open_work().unwrap();
    // partly given back, unwanted and on its way, with a charge, on the terminal, still freezing
    assert_eq!(ids(&work.open_deposits), [2, 5, 6, 7, 8]);
    assert_eq!(work.draws.iter().map(|draw| draw.deposit.0).collect::<Vec<_>>(), [2, 2, 5]);
    assert_eq!(work.counters.deposit, 9);
    let left: Vec<i64> =
        work.open_deposits.iter().map(|deposit| standing(deposit, &work.draws).left.get()).collect();
    assert_eq!(left, [20_000, 0, 20_000, 30_000, 0]);
    assert_eq!(book.head().held, delta(20_000 + 7_000 + 20_000 + 30_000));
    let one = book.deposit(DepositId(1)).unwrap().unwrap();
    assert_eq!(one.payer(), Some("o***9abc"));
    let draws = book.draws_of(DepositId(1)).unwrap();
    assert_eq!((draws.len(), draws[0].settled), (1, Some(fen(19_900))));
    assert_eq!(book.draw(draws[0].no.as_str()).unwrap().as_ref(), draws.first());
    assert_eq!(book.deposit(DepositId(4)).unwrap().unwrap().lapsed, fen(40_000));
    assert_eq!(book.deposit(DepositId(99)).unwrap(), None);
}

#[test]
fn a_deposit_stays_open_while_one_of_its_draws_is_not_decided() {
    let mut shop = Shop::default();
    let deposit = shop.freeze(Wallet::Alipay, "1", 500);
    shop.frozen(&deposit, Want::Keep);
    let no = shop.draw(&deposit, DrawKind::Release, 500, 0);
    // the wallet gives it back by itself meanwhile
    shop.lapse(&deposit, 500);
    let open = |shop: &Shop| ids(&book(shop).open_work().unwrap().open_deposits);
    assert_eq!(open(&shop), [1]);
    let failed = refund::Phase::Failed(domain::evidence::RefundReason::TooMuch);
    shop.draw_moved(&no, DrawKind::Release, failed, None);
    assert_eq!(open(&shop), [0; 0]);
}

#[test]
fn a_deposit_that_was_proven_dead_and_is_frozen_after_all_is_open_again() {
    let mut shop = Shop::default();
    let deposit = shop.freeze(Wallet::WeChat, "1", 500);
    shop.freeze_moved(&deposit, domain::attempt::Phase::NeverArrived, Want::Keep);
    assert_eq!(book(&shop).open_work().unwrap().open_deposits, []);
    shop.frozen(&deposit, Want::GiveBack);
    let found = book(&shop).open_work().unwrap().open_deposits;
    assert!(found[0].is_unwanted());
}

#[test]
fn deposits_are_found_by_every_number_on_paper() {
    let book = book(&Shop::hotel_day());
    let found = |number: &str| book.deposit_by_number(number).unwrap().map(|deposit| deposit.id.0);
    let one = book.deposit(DepositId(1)).unwrap().unwrap();
    let freeze = one.number().unwrap().as_str();
    let draw = book.draws_of(DepositId(1)).unwrap()[0].no.clone();
    let six = book.deposit(DepositId(6)).unwrap().unwrap();
    let charge = six.number().unwrap().as_str();
    assert_eq!((found(freeze), found(draw.as_str()), found(charge)), (Some(1), Some(1), Some(6)));
    assert_eq!((found(&freeze[16..]), found(&format!(" {} ", &draw.as_str()[15..]))), (Some(1), Some(1)));
    assert_eq!(found(&charge[charge.len() - 4..]), Some(6));
    assert_eq!(found(&freeze[17..]), None, "three characters are too few");
    assert_eq!(found("0"), None);
    assert_eq!(found("____"), None);
    assert_eq!(book.deposit_by_voucher(one.transaction_id().unwrap()).unwrap().as_ref(), Some(&one));
    let paid = book.attempt(charge).unwrap().unwrap();
    let domain::attempt::Phase::Paid(facts) = paid.phase else { panic!("not paid") };
    assert_eq!(book.deposit_by_voucher(&facts.transaction_id.unwrap()).unwrap(), Some(six));
    assert_eq!(book.deposit_by_voucher("42").unwrap(), None);
    let slips = book.slips_of_deposit(DepositId(2)).unwrap();
    assert_eq!((slips.len(), slips[0].kind), (1, SlipKind::Deposit));
    assert_eq!(book.deposit_by_slip(&slips[0].no).unwrap().unwrap().id, DepositId(2));
    assert_eq!(book.sale_by_slip(&slips[0].no).unwrap(), None);
    assert_eq!(book.deposit_by_slip(&SlipNo("8".into())).unwrap(), None);
    let sale = book.slips_of(SaleId(1)).unwrap()[0].no.clone();
    assert_eq!(book.deposit_by_slip(&sale).unwrap(), None);
}

#[test]
fn an_end_that_two_deposits_have_names_neither() {
    let mut shop = Shop::default();
    let one = shop.freeze(Wallet::WeChat, "1", 500);
    let mut other = shop.freeze(Wallet::WeChat, "2", 500);
    shop.acts.pop();
    let end = one.number().unwrap().as_str()[12..].to_owned();
    other.freeze.as_mut().unwrap().no = domain::ids::TradeNo::new(format!("ZZ9{end}")).unwrap();
    shop.act(vec![Entry::plain(Fact::DepositOpened { deposit: other })]);
    let book = book(&shop);
    assert_eq!(book.deposit_by_number(&end).unwrap(), None);
    assert_eq!(book.deposit_by_number(&format!("9{end}")).unwrap().unwrap().id, DepositId(2));
}

#[test]
fn the_list_of_deposits_by_room_name_method_day_and_amount() {
    let shop = Shop::hotel_day();
    let mut book = book(&shop);
    let named = |deposit, name: &str| Beside::GuestName { deposit: DepositId(deposit), name: name.into() };
    let stamp = shop.acts.last().unwrap().0.clone();
    book.append_beside(&stamp, &[], &[named(2, "王小明"), named(7, "Anna Wang"), named(1, "小明")]).unwrap();
    let found = |search: DepositSearch| -> Vec<u64> {
        book.deposits(&search).unwrap().into_iter().map(|row| row.id.0).collect()
    };
    let all = DepositSearch { limit: 50, ..DepositSearch::default() };
    assert_eq!(found(all.clone()), [8, 7, 6, 5, 4, 3, 2, 1]);
    assert_eq!(found(DepositSearch { limit: 2, ..all.clone() }), [8, 7]);
    assert_eq!(found(DepositSearch { open_only: true, ..all.clone() }), [2, 5, 6, 7, 8]);
    assert_eq!(found(DepositSearch { open_only: true, limit: 1, ..all.clone() }), [2]);
    assert_eq!(found(DepositSearch { room: Some(" 8302 ".into()), ..all.clone() }), [8, 2]);
    assert_eq!(found(DepositSearch { name: Some("小明".into()), ..all.clone() }), [2, 1]);
    assert_eq!(found(DepositSearch { name: Some("wang".into()), ..all.clone() }), [7]);
    assert_eq!(found(DepositSearch { name: Some("%".into()), ..all.clone() }), [0; 0]);
    assert_eq!(found(DepositSearch { method: Some(Method::Alipay), ..all.clone() }), [8, 4, 3]);
    assert_eq!(found(DepositSearch { amount: Some(fen(7_000)), ..all.clone() }), [5]);
    let day = |from, to| DepositSearch {
        from: Some(BusinessDate(from)),
        to: Some(BusinessDate(to)),
        ..all.clone()
    };
    assert_eq!(found(day(20_261_123, 20_261_123)).len(), 8);
    assert_eq!(found(day(20_261_124, 20_261_130)), [0; 0]);
    let both = DepositSearch {
        room: Some("8302".into()),
        name: Some("王".into()),
        method: Some(Method::Cash),
        amount: Some(fen(60_000)),
        open_only: true,
        ..day(20_261_123, 20_261_123)
    };
    let row = book.deposits(&both).unwrap().remove(0);
    assert_eq!((row.id, row.chain, row.room.as_str()), (DepositId(2), DepositId(2), "8302"));
    assert_eq!(
        (row.name.as_deref(), row.hold, row.state),
        (Some("王小明"), HoldKind::Cash, DepositState::Held)
    );
    assert_eq!((row.amount, row.left, row.number), (fen(60_000), fen(20_000), None));
    assert_eq!((row.staff, row.business_date), (id("小李"), BusinessDate(20_261_123)));
    let rows = book.deposits(&all).unwrap();
    let told: Vec<_> = rows.iter().rev().map(|row| (row.hold, row.state)).collect();
    use {DepositState as S, HoldKind as H};
    let wanted = [
        (H::Frozen, S::Spent),
        (H::Cash, S::Held),
        (H::Frozen, S::Dead),
        (H::Frozen, S::Spent),
        (H::Frozen, S::Held),
        (H::Paid, S::Held),
        (H::Booked, S::Held),
        (H::Frozen, S::Taking),
    ];
    assert_eq!(told, wanted);
    assert_eq!((rows[0].chain, rows[3].payer.as_deref()), (DepositId(2), Some("o***9abc")));
    assert!(rows[2].number.as_deref().unwrap().starts_with("QT"));
}

#[test]
fn a_charge_with_a_deposit_counts_the_sale_alone() {
    let book = book(&Shop::hotel_day());
    let six = book.deposit(DepositId(6)).unwrap().unwrap();
    let Hold::Paid { sale, .. } = six.hold else { panic!("{:?}", six.hold) };
    let sale = book.sale(sale).unwrap().unwrap();
    assert_eq!(sale.counted(), fen(10_000));
    assert!(matches!(sale.tenders[0], Tender::Wallet { held, .. } if held == fen(20_000)));
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

#[test]
fn facts_that_contradict_the_book_leave_no_trace() {
    let shop = Shop::hotel_day();
    let mut book = book(&shop);
    let before = (book.head().clone(), book.open_work().unwrap());
    let stamp = shop.acts.last().unwrap().0.clone();
    let two = book.deposit(DepositId(2)).unwrap().unwrap();
    let draw = book.draws_of(DepositId(2)).unwrap().remove(0);
    let three = book.shift(ShiftId(3)).unwrap().unwrap();
    let closing = book.shift(ShiftId(2)).unwrap().unwrap().closing.unwrap();
    let fresh = Deposit { id: DepositId(50), chain: DepositId(50), ..two.clone() };
    let no = domain::ids::TradeNo::new("QT000712345600000088").unwrap();
    let wallet = Wallet::WeChat;
    let wrong = [
        ("known deposit", Fact::DepositOpened { deposit: two.clone() }),
        ("no chain", Fact::DepositOpened { deposit: Deposit { chain: DepositId(51), ..fresh.clone() } }),
        ("no freeze", Fact::DepositOpened { deposit: Deposit { hold: Hold::Frozen { wallet }, ..fresh } }),
        (
            "not frozen",
            Fact::FreezeMoved {
                deposit: two.id,
                phase: domain::attempt::Phase::NeverArrived,
                want: Want::Keep,
            },
        ),
        ("known draw", Fact::DrawOpened { draw: draw.clone() }),
        (
            "no deposit",
            Fact::DrawOpened {
                draw: domain::deposit::Draw { no: no.clone(), deposit: DepositId(50), ..draw },
            },
        ),
        ("no draw", Fact::DrawMoved { no, phase: refund::Phase::Done, settled: None }),
        ("nothing to lapse", Fact::DepositLapsed { deposit: DepositId(50), amount: fen(1) }),
        (
            "known shift",
            Fact::ShiftOpened {
                shift: three.id,
                staff: three.owner.clone(),
                begun: Some(Box::new(three.clone())),
            },
        ),
        (
            "two shifts in one",
            Fact::ShiftOpened { shift: ShiftId(4), staff: three.owner.clone(), begun: Some(Box::new(three)) },
        ),
        ("closed shift", Fact::ShiftClosed { shift: ShiftId(2), closing: closing.clone() }),
        ("automatic shift", Fact::ShiftClosed { shift: ShiftId(1), closing }),
        ("nobody", Fact::StaffRemoved { staff: id("小赵") }),
        ("nobody", Fact::PinMissed { staff: id("小赵"), misses: Misses::default() }),
        ("nobody", Fact::SecretSet { staff: id("小赵"), kind: SecretKind::Pin, set: true }),
        ("no secret", Fact::SecretSet { staff: id("店长"), kind: SecretKind::None, set: true }),
    ];
    for (what, fact) in wrong {
        let error = book.append(&stamp, &[Entry::plain(fact)]).unwrap_err();
        assert!(matches!(error, BookError::Conflict(_)), "{what}: {error:?}");
        assert_eq!((book.head(), &book.open_work().unwrap()), (&before.0, &before.1), "{what}");
    }
    assert_eq!(verify_book(&book).unwrap().findings, []);
}
