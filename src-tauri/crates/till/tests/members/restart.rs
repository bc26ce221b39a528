//! A power cut in the middle of everything.

use crate::audit::{audit, balance};
use crate::desk::config;
use crate::house::{House, fen};
use domain::cloud::{CloudAnswer, CloudCall};
use domain::evidence::{Evidence, PaidFacts};
use domain::ledger::Account;
use domain::member::CardId;
use domain::time::Wall;
use members::{Persons, Trouble};
use std::path::Path;
use std::sync::Arc;
use store::Book;
use till::clock::Now;
use till::engine::members::MemberCommand;
use till::engine::{Command, Counter, Input, Opening, Output};
use till::view::CaseKind;
use till::waypoint::Unwatched;

/// A counter over a book and holders that the test has prepared.
pub fn counter_over(path: &Path, holders: Result<Persons, Trouble>) -> Counter {
    let mut settings = config();
    settings.members = Some(crate::house::programme());
    let book = Book::open(path, &crate::desk::opening(&settings)).unwrap();
    let now = Now { moment: book.head().moment, wall: Wall(crate::desk::AFTERNOON) };
    let nonces = Box::new(|| "nonce".to_owned());
    let opening = Opening { book, config: settings, nonces, waypoints: Arc::new(Unwatched), holders };
    Counter::open(now, opening).unwrap().0
}

/// The answer to the one question about a payment.
fn answer_paid(house: &mut House, outputs: &[Output], amount: i64) {
    let asked = outputs.iter().find_map(|output| match output {
        Output::Call { ticket, sent, call: CloudCall::AskPayment { .. } } => Some((ticket.clone(), *sent)),
        _ => None,
    });
    let (ticket, sent) = asked.unwrap();
    let (guest_paid, settled) = (fen(amount), fen(amount));
    let facts = PaidFacts { transaction_id: None, guest_paid, settled, paid_at: 0, payer: None };
    let answer = CloudAnswer::Payment(Evidence::Paid(facts));
    house.desk.feed(Input::Answer { ticket, sent, answer });
    audit(house);
}

#[test]
fn a_top_up_that_was_on_its_way_is_asked_about_and_loaded_once() {
    let mut house = House::new();
    let card = house.open("王芳", "", "");
    house.asks(card, "300");
    house.scan_wallet();
    let mut house = house.after_a_cut();
    audit(&house);
    assert_eq!((house.on(card), house.desk.cases(CaseKind::Payment).len()), ((0, 0), 1));
    house.desk.wait(10_000);
    let outputs = house.desk.feed(Input::Tick);
    answer_paid(&mut house, &outputs, 30_000);
    assert_eq!((house.on(card), house.desk.cases(CaseKind::Payment)), ((30_000, 3000), vec![]));
    // and after one more start it is still once
    let house = house.after_a_cut();
    audit(&house);
    assert_eq!(house.on(card), (30_000, 3000));
}

#[test]
fn a_part_by_card_waits_for_the_rest_across_a_restart() {
    let mut house = House::new();
    let card = house.loaded("100");
    house.desk.type_line("150");
    house.desk.scan("VIP-7").0.unwrap();
    house.desk.answer(true).0.unwrap();
    let mut house = house.after_a_cut();
    audit(&house);
    assert_eq!(house.on(card), (0, 500));
    let sale = domain::ids::SaleId(house.picture().held[0].sale);
    house.desk.key(Command::Recall { sale }).0.unwrap();
    let charge = house.scan_wallet();
    assert_eq!(charge.amount, fen(5000));
    house.paid(&charge);
    let green = house.green();
    assert_eq!((green.tenders.len(), green.cards[0].after.fen), (2, 500));
    // or it is given up instead
    let mut house = House::new();
    let card = house.loaded("100");
    house.desk.type_line("150");
    house.desk.scan("VIP-7").0.unwrap();
    house.desk.answer(true).0.unwrap();
    let mut house = house.after_a_cut();
    let sale = domain::ids::SaleId(house.picture().held[0].sale);
    house.desk.key(Command::Recall { sale }).0.unwrap();
    house.desk.key(Command::AbandonSale).0.unwrap();
    house.desk.answer(true).0.unwrap();
    audit(&house);
    assert_eq!(house.on(card), (10_000, 0));
}

/// After every commit of a day the files are copied and opened again: nothing is there twice, nothing is lost.
#[test]
fn wherever_the_power_fails_the_accounts_close() {
    let mut house = House::new();
    let mut states = 0;
    let mut look = |house: &House| {
        let again = house.after_a_cut();
        audit(&again);
        let sums = |house: &House, account| balance(house, account);
        for account in [Account::MemberPrincipal, Account::MemberGift, Account::CashDrawer, Account::TopUps] {
            assert_eq!(sums(&again, account), sums(house, account));
        }
        states += 1;
    };
    let one = house.open("王芳", "13812345678", "VIP-7");
    look(&house);
    house.asks(one, "500");
    look(&house);
    house.cash("200").0.unwrap();
    look(&house);
    let charge = house.scan_wallet();
    look(&house);
    house.paid(&charge);
    look(&house);
    house.dismiss();
    let sale = house.spend("VIP-7", "100");
    look(&house);
    house.refund(sale, "40").0.unwrap();
    look(&house);
    house.does(MemberCommand::Replace { card: one, code: "VIP-8".to_owned() });
    look(&house);
    let two = CardId(house.picture().opened_member.unwrap());
    house.desk.type_line("9.5");
    house.cash("10").0.unwrap();
    house.does(MemberCommand::KeepChange { card: two });
    look(&house);
    house.does(MemberCommand::Close { card: two, pay_out: till::view::PayOutView::Bank });
    look(&house);
    assert_eq!(states, 10);
}

/// What is asked of the guest and not paid is gone with the program, as a typed amount is.
#[test]
fn nothing_is_left_of_what_was_only_asked() {
    let mut house = House::new();
    let card = house.open("王芳", "", "");
    house.asks(card, "300");
    let house = house.restart();
    assert_eq!((house.picture().open_sale, house.picture().held.len()), (None, 0));
    assert_eq!(house.on(card), (0, 0));
    // a desk without holders still opens the book
    let path = house.folder.path().join("book");
    drop(house.desk);
    let counter = counter_over(&path, Err(Trouble::WrongKey));
    assert!(counter.finder().is_none());
    assert!(counter.book().card(card).unwrap().is_some());
}
