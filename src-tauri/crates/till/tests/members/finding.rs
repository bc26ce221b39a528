//! Members found again: by what is known of them, by number, by money, and by nothing while they are away.

use crate::house::{House, programme};
use domain::member::CardId;
use domain::refusal::Refusal;
use till::engine::members::MemberCommand;
use till::engine::members::find::{self, list, page};
use till::view::{CardView, HolderView, MemberList, MemberOrder};

pub fn view(house: &House, card: CardId) -> CardView {
    let finder = house.desk.counter.finder();
    find::card(house.desk.counter.book(), finder.as_ref(), &programme(), card).unwrap()
}

/// The numbers of the cards that a query finds.
pub fn names(house: &House, query: &str) -> Vec<u64> {
    let finder = house.desk.counter.finder();
    let found = list(house.desk.counter.book(), finder.as_ref(), &programme(), query, 50).unwrap();
    found.cards.iter().map(|card| card.card).collect()
}

fn numbers(list: &MemberList) -> Vec<u64> {
    list.cards.iter().map(|card| card.card).collect()
}

/// Five cards: 王芳, 李雷, 王小明, nobody, and a closed one of 王芳.
fn shop() -> House {
    let mut house = House::new();
    let one = house.open("王芳", "13812345678", "VIP-7");
    let two = house.open("李雷", "13900001111", "");
    let three = house.open("王小明", "13700005678", "");
    let four = house.open("", "", "");
    let five = house.open("王芳", "13812345678", "");
    for (card, amount) in [(one, "100"), (two, "400"), (three, "50"), (four, "20")] {
        house.load(card, amount);
    }
    house.does(MemberCommand::Close { card: five, pay_out: till::view::PayOutView::Cash });
    house.dismiss();
    house
}

#[test]
fn by_what_the_cashier_knows() {
    let house = shop();
    assert_eq!(names(&house, "5678"), [1, 3, 5], "a closed card comes last");
    assert_eq!(names(&house, "王5678"), [1, 3, 5]);
    assert_eq!(names(&house, "wxm"), [3]);
    assert_eq!(names(&house, "ll"), [2]);
    assert_eq!(names(&house, "vip7"), [1]);
    assert_eq!(names(&house, "000004"), [4], "a card without a holder, by its number");
    assert_eq!(names(&house, "4"), [4]);
    assert!(names(&house, "没有").is_empty() && names(&house, "000009").is_empty());
    let seen = view(&house, CardId(1));
    assert_eq!((seen.number.as_str(), seen.opened.as_str(), seen.batch), ("000001", "2026-11-23", None));
    let finder = house.desk.counter.finder();
    let unknown = find::card(house.desk.counter.book(), finder.as_ref(), &programme(), CardId(9));
    assert_eq!(unknown.unwrap_err(), Refusal::CardUnknown);
}

#[test]
fn pages_in_every_order() {
    let house = shop();
    let finder = house.desk.counter.finder();
    let of = |order, from, limit| {
        page(house.desk.counter.book(), finder.as_ref(), &programme(), order, from, limit).unwrap()
    };
    // those that somebody is put down for
    assert_eq!(numbers(&of(MemberOrder::Newest, 0, 9)), [5, 3, 2, 1]);
    assert_eq!(of(MemberOrder::Newest, 0, 2).total, 4);
    assert_eq!(numbers(&of(MemberOrder::Newest, 2, 2)), [2, 1]);
    assert_eq!(numbers(&of(MemberOrder::Card, 0, 9)), [1, 2, 3, 5]);
    assert_eq!(numbers(&of(MemberOrder::Phone, 0, 9)), [3, 1, 5, 2]);
    assert_eq!(numbers(&of(MemberOrder::Name, 0, 9)).len(), 4);
    // all that are not closed
    assert_eq!(numbers(&of(MemberOrder::MostMoney, 0, 9)), [2, 1, 3, 4]);
    assert_eq!(numbers(&of(MemberOrder::LeastMoney, 1, 2)), [3, 1]);
    assert_eq!(of(MemberOrder::LeastMoney, 1, 2).total, 4);
    // nothing typed is the newest page
    let first = list(house.desk.counter.book(), finder.as_ref(), &programme(), " ", 2).unwrap();
    assert_eq!((numbers(&first), first.building), (vec![5, 3], None));
}

#[test]
fn by_number_alone_while_holders_are_away() {
    let house = shop();
    let of = |order, from| page(house.desk.counter.book(), None, &programme(), order, from, 2).unwrap();
    assert_eq!(numbers(&of(MemberOrder::Name, 0)), [1, 2]);
    assert_eq!(numbers(&of(MemberOrder::Newest, 2)), [3, 4]);
    assert_eq!(of(MemberOrder::Card, 0).total, 4);
    assert_eq!(of(MemberOrder::MostMoney, 0).cards[0].holder, HolderView::Away);
    let found = |query| list(house.desk.counter.book(), None, &programme(), query, 9).unwrap();
    assert_eq!(numbers(&found("000002")), [2]);
    assert!(numbers(&found("王芳")).is_empty());
}

#[test]
fn a_statement_by_pages() {
    let mut house = House::new();
    let card = house.loaded("300");
    for amount in ["1", "2", "3"] {
        house.spend("VIP-7", amount);
    }
    let finder = house.desk.counter.finder();
    let read = |before, limit| {
        find::statement(house.desk.counter.book(), finder.as_ref(), &programme(), card, before, limit)
            .unwrap()
    };
    let first = read(None, 2);
    assert_eq!((first.rows.len(), first.more, first.card.card), (2, true, card.0));
    assert_eq!((first.rows[0].kind.as_str(), first.rows[0].gift.text.as_str()), ("spend", "-3.00"));
    assert_eq!(first.rows[0].gift_after.fen, 2400);
    let last = &first.rows[1];
    let rest = read(Some((last.seq, last.n)), 9);
    assert_eq!((rest.rows.len(), rest.more), (2, false));
    let oldest = rest.rows.last().unwrap();
    assert_eq!(
        (oldest.kind.as_str(), oldest.principal.text.as_str(), oldest.sale),
        ("top_up", "+300.00", Some(1))
    );
    assert!(!read(None, 4).more);
}
