//! Deposits: what is open, how they are found, and what contradicts them.
#![allow(clippy::unwrap_used)] // a test may stop where it stands

mod shop;

use domain::attempt::Want;
use domain::deposit::{Deposit, DrawKind, Hold, standing};
use domain::evidence::Wallet;
use domain::fact::{Entry, Fact, Mode, SecretKind};
use domain::ids::{DepositId, SaleId, ShiftId, SlipNo};
use domain::refund;
use domain::slip::{HoldKind, SlipKind};
use domain::staff::Misses;
use domain::tender::{Method, Tender};
use domain::time::BusinessDate;
use shop::hotel::{delta, id};
use shop::{Shop, device, fen, numbering};
use store::{Beside, Book, BookError, DepositSearch, DepositState, Opening, verify_book};

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
