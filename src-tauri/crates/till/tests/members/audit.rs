//! What must hold of cards, ledger and journal at every moment.

use crate::house::House;
use domain::fact::Fact;
use domain::ledger::{Account, Move as Step, Txn, TxnId};
use domain::member::{CardId, Move, MoveKind, check_balance, check_postings};
use domain::sale::{Purpose, SaleStatus};
use money::FenDelta;
use store::{Over, StatementSpan, verify_book};

/// The book is what its journal says, each card what its statement says, and all of them what the ledger says.
pub fn audit(house: &House) {
    let book = house.desk.counter.book();
    assert_eq!(verify_book(book).unwrap().findings, []);
    let (mut principal, mut gift) = (0, 0);
    for id in (1..book.head().counters.card).map(CardId) {
        let Some(card) = book.card(id).unwrap() else { continue };
        let span = StatementSpan { limit: u32::MAX, ..StatementSpan::default() };
        let lines = book.statement(id, &span).unwrap();
        let own = |line: &store::StatementRow| {
            let (kind, principal, gift) = (line.kind, line.principal, line.gift);
            Move { card: id, kind, principal, gift }
        };
        let moves: Vec<Move> = lines.iter().rev().map(own).collect();
        check_balance(&card, &moves).unwrap();
        principal += card.principal.get();
        gift += card.gift.get();
    }
    let balances = book.balances(Over::Everything).unwrap();
    let owed = |account| -balances.get(&account).copied().unwrap_or_default().get();
    assert_eq!((owed(Account::MemberPrincipal), owed(Account::MemberGift)), (principal, gift));
    assert_eq!(owed(Account::TopUps), waiting(house), "paid for top-ups and not on a card");
    postings(house);
    no_words(house);
}

/// Parts of top-ups that are not complete, and money that could not go back yet.
fn waiting(house: &House) -> i64 {
    let book = house.desk.counter.book();
    let mut sum = 0;
    for id in (1..book.head().counters.sale).map(domain::ids::SaleId) {
        let sale = book.sale(id).unwrap().unwrap();
        if sale.purpose == Purpose::Goods {
            continue;
        }
        let open = match sale.status {
            SaleStatus::Settled => 0,
            SaleStatus::Open | SaleStatus::Abandoned => sale.counted().get(),
        };
        let refunds = book.refunds_of(id).unwrap();
        let own = || refunds.iter().filter(|refund| !refund.orphan);
        let done: i64 =
            own().filter(|refund| refund.phase.code() == "done").map(|refund| refund.amount.get()).sum();
        let going = own().filter(|refund| !refund.phase.is_final());
        sum += match sale.status {
            SaleStatus::Settled => going.map(|refund| refund.amount.get()).sum::<i64>(),
            SaleStatus::Open | SaleStatus::Abandoned => open - done,
        };
    }
    sum
}

/// A fact that moves cards by itself posts what it moves.
fn postings(house: &House) {
    for row in house.desk.counter.book().journal(0, 100_000).unwrap() {
        let entry = row.entry().unwrap();
        let Fact::CardsMoved { moves, .. } = entry.fact else { continue };
        // what a payment took and gave back is posted by its tender and its refund
        let own: Vec<Move> = moves
            .into_iter()
            .filter(|own| !matches!(own.kind, MoveKind::Spend | MoveKind::GiveBack))
            .collect();
        let mut all = Txn { id: TxnId(String::new()), postings: Vec::new() };
        for step in entry.moves {
            let Step::Direct(txn) = step else { panic!("a card's move is final") };
            assert!(!txn.postings.is_empty());
            all = all.and(txn);
        }
        check_postings(&own, &all).unwrap();
    }
}

/// Neither names nor whole phone numbers are in the journal.
fn no_words(house: &House) {
    for row in house.desk.counter.book().journal(0, 100_000).unwrap() {
        for word in ["王芳", "李雷", "13812345678", "13900001111"] {
            assert!(!row.body.contains(word), "{}", row.kind);
        }
    }
}

/// What everything together has brought into an account, in fen: debits are positive.
pub fn balance(house: &House, account: Account) -> i64 {
    let balances = house.desk.counter.book().balances(Over::Everything).unwrap();
    balances.get(&account).copied().unwrap_or(FenDelta::ZERO).get()
}
