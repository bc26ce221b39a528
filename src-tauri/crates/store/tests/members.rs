//! Member cards: balances, standings, statements, and what the book refuses.
#![allow(clippy::unwrap_used)] // a test may stop where it stands

mod check;
mod shop;

use check::{members_changed, rows_fit};
use domain::fact::{Entry, Fact, Mode};
use domain::ids::{SaleId, ShiftId};
use domain::ledger::{Account, Move as Step};
use domain::member::{Card, CardId, Move, MoveKind, Part, Standing, Why};
use domain::report::MemberFigures;
use domain::slip::{Slip, SlipKind};
use domain::tender::Method;
use domain::time::{BusinessDate, Wall};
use shop::hotel::{delta, txn};
use shop::members::Deck;
use shop::{Shop, device, fen, numbering};
use store::{Book, BookError, ByBalance, CardRow, Opening, Over, StatementSpan, verify_book};

fn opening() -> Opening {
    Opening { mode: Mode::Practice, device: device(), numbering: numbering(), stamp: Shop::default().stamp() }
}

fn book(shop: &Shop) -> Book {
    let mut book = Book::in_memory(&opening()).unwrap();
    for (stamp, entries) in &shop.acts {
        book.append(stamp, entries).unwrap();
    }
    book
}

const ALL: StatementSpan = StatementSpan { from: None, to: None, before: None, limit: u32::MAX };

fn deck() -> Deck {
    Deck::on(Shop::default())
}

/// Refused as a whole, and nothing is left of it.
fn conflict(book: &mut Book, wrong: Vec<Entry>) -> String {
    let before = book.head().clone();
    let error = book.append(&Shop::default().stamp(), &wrong).unwrap_err();
    assert_eq!(book.head(), &before);
    assert_eq!(verify_book(book).unwrap().findings, []);
    assert!(matches!(error, BookError::Conflict(_)), "{error:?}");
    error.to_string().split_once(": ").unwrap().1.to_owned()
}

fn moved(moves: &[Move]) -> Vec<Entry> {
    vec![Entry::plain(Fact::CardsMoved { moves: moves.to_vec(), why: Why::Desk, note: String::new() })]
}

fn own(card: CardId, kind: MoveKind, principal: i64, gift: i64) -> Move {
    Move { card, kind, principal: delta(principal), gift: delta(gift) }
}

#[test]
fn a_card_and_its_statement() {
    let mut deck = deck();
    let one = deck.open(true);
    let top_up = deck.top_up(one, 300, true).unwrap();
    let sale = deck.spend(one, 12_000).unwrap();
    deck.give_back(1, Some(5_000), false);
    deck.report(one);
    let book = book(&deck.shop);
    assert_eq!(book.card(one).unwrap().as_ref(), Some(deck.card(one)));
    assert_eq!(book.card(CardId(2)).unwrap(), None);
    let lines = book.statement(one, &ALL).unwrap();
    let told: Vec<_> =
        lines.iter().rev().map(|l| (l.kind, l.principal, l.gift, l.principal_after, l.gift_after)).collect();
    assert_eq!(told, deck.lines[&one]);
    let kinds: Vec<MoveKind> = lines.iter().map(|line| line.kind).collect();
    let newest_first = [
        MoveKind::Lost,
        MoveKind::SpendGiftBack,
        MoveKind::GiveBack,
        MoveKind::SpendGift,
        MoveKind::Spend,
        MoveKind::TopUp,
    ];
    assert_eq!(kinds, newest_first);
    // who, why, where
    assert_eq!((lines[5].sale, lines[4].sale, lines[2].sale), (Some(top_up), Some(sale), Some(sale)));
    let refund = book.refunds_of(sale).unwrap().remove(0);
    assert_eq!((lines[2].refund.as_ref(), lines[4].refund.as_ref()), (Some(&refund.no), None));
    assert_eq!((lines[0].sale, lines[0].note.as_str(), lines[0].staff.0.as_str()), (None, "柜台", "小王"));
    assert_eq!(lines[0].business_date, BusinessDate(20_261_123));
    assert_eq!((lines[1].seq, lines[1].n, lines[2].n), (lines[2].seq, 2, 1));

    // by pages and by time
    let page = |before, limit| book.statement(one, &StatementSpan { before, limit, ..ALL }).unwrap();
    assert_eq!(page(None, 2), lines[..2]);
    assert_eq!(page(Some((lines[1].seq, lines[1].n)), 3), lines[2..5]);
    assert_eq!(page(Some((lines[5].seq, 1)), 3), []);
    let (from, to) = (Some(lines[3].wall), Some(lines[1].wall));
    assert_eq!(book.statement(one, &StatementSpan { from, to, ..ALL }).unwrap(), lines[1..5]);
    let before = Some(Wall(lines[5].wall.0 - 1));
    assert_eq!(book.statement(one, &StatementSpan { to: before, ..ALL }).unwrap(), []);
    assert_eq!(book.statement(CardId(9), &ALL).unwrap(), []);
    assert_eq!(book.slips_of_card(one).unwrap().len(), 1);
    assert_eq!(book.slips_of_card(CardId(9)).unwrap(), []);
}

#[test]
fn standings_and_successors() {
    let mut deck = deck();
    let [one, two, three, four] = [true, true, false, true].map(|named| deck.open(named));
    deck.top_up(one, 100, true);
    assert!(deck.report(one) && deck.replace(one, two) && deck.replace(two, three));
    deck.call(three, true);
    deck.report(four);
    deck.report(four);
    deck.close(four, true);
    let book = book(&deck.shop);
    for (id, card) in &deck.cards {
        assert_eq!(book.card(*id).unwrap().as_ref(), Some(card));
    }
    let standing = |id| book.card(id).unwrap().unwrap().standing;
    assert_eq!(
        [one, two, three, four].map(standing),
        [Standing::Closed, Standing::Closed, Standing::Active, Standing::Closed]
    );
    let now = |id| book.card_now(id).unwrap().map(|(id, card)| (id, card.principal));
    for id in [one, two, three] {
        assert_eq!(now(id), Some((three, fen(10_000))));
    }
    assert_eq!((now(four), now(CardId(9))), (Some((four, fen(0))), None));
    let row = CardRow { card: *deck.card(one), batch: None, successor: Some(two) };
    assert_eq!(book.card_row(one).unwrap(), Some(row));
    assert_eq!(book.head().cards, 1);
    assert_eq!((book.head().counters.card, book.head().principal), (5, delta(10_000)));
    // asked together, in the order asked
    let found = book.cards(&[four, CardId(9), one]).unwrap();
    assert_eq!(found.iter().map(|card| card.id).collect::<Vec<_>>(), [four, one]);
}

#[test]
fn lists_leave_out_what_is_closed() {
    let mut deck = deck();
    let ids: Vec<CardId> = (0..7).map(|_| deck.open(true)).collect();
    for (id, yuan) in ids.iter().zip([100, 500, 0, 300, 100, 0, 300]) {
        deck.top_up(*id, yuan, true);
    }
    deck.close(ids[4], true);
    deck.report(ids[3]);
    let book = book(&deck.shop);
    let numbers = |rows: Vec<CardRow>| rows.iter().map(|row| row.card.id.0).collect::<Vec<_>>();
    assert_eq!(numbers(book.cards_page(None, 3).unwrap()), [1, 2, 3]);
    assert_eq!(numbers(book.cards_page(Some(CardId(3)), 9).unwrap()), [4, 6, 7]);
    let by = |order, after, limit| numbers(book.cards_by_balance(order, after, limit).unwrap());
    assert_eq!(by(ByBalance::MostFirst, None, 9), [2, 4, 7, 1, 3, 6]);
    assert_eq!(by(ByBalance::LeastFirst, None, 9), [3, 6, 1, 4, 7, 2]);
    for order in [ByBalance::MostFirst, ByBalance::LeastFirst] {
        // page by page it is the same
        let (mut after, mut all) = (None, Vec::new());
        while let Some(row) = book.cards_by_balance(order, after, 1).unwrap().first() {
            after = Some((row.card.total(), row.card.id));
            all.push(row.card.id.0);
        }
        assert_eq!(all, by(order, None, 9));
    }
}

#[test]
fn what_a_card_cannot_take() {
    let mut deck = deck();
    let [one, two, three] = [true, true, true].map(|named| deck.open(named));
    deck.top_up(one, 100, true);
    deck.close(three, true);
    let mut book = book(&deck.shop);
    let new = |id: u64| Card::new(CardId(id), true, BusinessDate(20_261_123));
    let opened = |card: Card| vec![Entry::plain(Fact::CardOpened { card })];
    let absent = CardId(9);
    let wrong = [
        ("a number twice", opened(new(1)), "card 1 has been used"),
        ("money from nowhere", opened(Card { gift: fen(1), ..new(4) }), "card 4 is not new"),
        ("born lost", opened(Card { standing: Standing::Lost, ..new(4) }), "card 4 is not new"),
        ("no card", moved(&[own(absent, MoveKind::Adjust, 1, 0)]), "there is no card 9"),
        ("no move", moved(&[]), "a card is moved by nothing"),
        ("below zero", moved(&[own(one, MoveKind::Spend, -10_001, 0)]), "card 1 cannot take this move"),
        ("gift below zero", moved(&[own(one, MoveKind::Spend, -1, -1)]), "card 1 cannot take this move"),
        (
            "below zero in between",
            moved(&[own(one, MoveKind::Spend, -10_001, 0), own(one, MoveKind::GiveBack, 10_001, 0)]),
            "card 1 cannot take this move",
        ),
        (
            "more than money can be",
            moved(&[own(one, MoveKind::Adjust, money::Fen::MAX.get(), 0)]),
            "card 1 cannot take this move",
        ),
        ("found, not lost", moved(&[own(one, MoveKind::Found, 0, 0)]), "card 1 cannot be lost or found"),
        (
            "lost twice",
            moved(&[own(one, MoveKind::Lost, 0, 0), own(one, MoveKind::Lost, 0, 0)]),
            "card 1 cannot be lost or found",
        ),
        ("lost with money", moved(&[own(one, MoveKind::Lost, -1, 0)]), "card 1 cannot be lost or found"),
        ("closed with money", moved(&[own(one, MoveKind::Close, -9_999, 0)]), "something is left on card 1"),
        (
            "replaced by nothing",
            moved(&[own(one, MoveKind::ReplaceOut, -10_000, 0)]),
            "nothing takes the place of card 1",
        ),
        (
            "replaced by itself",
            moved(&[own(one, MoveKind::ReplaceOut, -10_000, 0), own(one, MoveKind::ReplaceIn, 10_000, 0)]),
            "nothing takes the place of card 1",
        ),
        (
            "replaced by what is not there",
            moved(&[own(one, MoveKind::ReplaceOut, -10_000, 0), own(absent, MoveKind::ReplaceIn, 10_000, 0)]),
            "there is no card 9",
        ),
        ("a closed card", moved(&[own(three, MoveKind::Adjust, 1, 0)]), "card 3 is closed"),
        ("brought in alone", moved(&[own(two, MoveKind::Opening, 1, 0)]), "card 2 has no batch"),
        ("taken out alone", moved(&[own(one, MoveKind::OpeningUndone, -1, 0)]), "card 1 has no batch"),
        (
            "a name for no card",
            vec![Entry::plain(Fact::CardNamed { card: absent, named: true })],
            "there is no card 9",
        ),
    ];
    for (what, entries, why) in wrong {
        assert_eq!(conflict(&mut book, entries), why, "{what}");
    }
    // and it goes on
    let before = book.card(one).unwrap();
    assert_eq!(before.as_ref(), Some(deck.card(one)));
    let known = deck.shop.acts.len();
    deck.spend(one, 9_000).unwrap();
    for (stamp, entries) in &deck.shop.acts[known..] {
        book.append(stamp, entries).unwrap();
    }
    assert_eq!(book.card(one).unwrap().as_ref(), Some(deck.card(one)));
}

#[test]
fn cards_that_are_not_what_was_posted_are_found() {
    let mut deck = deck();
    let one = deck.open(true);
    deck.top_up(one, 300, true);
    let mut book = book(&deck.shop);
    let name =
        |n: u32| txn(format!("card-1-{n}"), &[(Account::MemberAdjustment, 5), (Account::MemberGift, -5)]);
    // a fact whose move and posting differ is taken, as the ledger is anybody's; the verifier tells
    let fact = Fact::CardsMoved {
        moves: vec![own(one, MoveKind::Adjust, 5, 0)],
        why: Why::Desk,
        note: String::new(),
    };
    book.append(&Shop::default().stamp(), &[Entry::with(fact, vec![Step::Direct(name(1))])]).unwrap();
    let found: Vec<String> = verify_book(&book).unwrap().findings.iter().map(ToString::to_string).collect();
    assert_eq!(
        found,
        [
            "ledger member_principal: is not what is on the cards",
            "ledger member_gift: is not what is on the cards"
        ]
    );
}

#[test]
fn figures_made_by_hand() {
    let mut deck = deck();
    deck.shop.begin_shift(1, "小李", 50_000, 50_000, true);
    let one = deck.open(true);
    let two = deck.open(true);
    deck.top_up(one, 300, true); // 300.00 in notes, gift 30.00
    deck.top_up(two, 500, false); // 500.00 on the terminal, gift 75.00
    deck.spend(one, 8_000); // gift 30.00, principal 50.00, earns 2.50
    deck.give_back(2, None, false); // all of it back, 2.50 taken back
    deck.spend(two, 10_000); // gift 75.00, principal 25.00, earns 1.25
    deck.give_back(1, Some(20_000), false); // 75.00 of gift due, 1.25 there, 73.75 kept, 126.25 paid out
    deck.give_back(0, Some(10_000), true); // 30.00 of gift taken back; 100.00 out, and on again as that fails
    deck.change(one, 350);
    deck.adjust(one, Part::Gift, 500);
    deck.adjust(one, Part::Principal, -20);
    deck.transfer(one, two, Some(1_000));
    let batch = deck.stage(vec![(7_000, 100)], vec![(two, 40, 2)], 5);
    deck.go_live(batch);
    deck.close(two, true);
    let closed = deck.lines[&two].last().unwrap();
    let book = book(&deck.shop);
    let sums = book.sums(Over::Shift(ShiftId(1))).unwrap();
    let on = |part: fn(&Card) -> i64| delta(deck.cards.values().map(part).sum());
    let gift = closed.2.get();
    let by_hand = MemberFigures {
        topped_up: delta(80_000 + 350),
        topped_up_count: 3,
        gifts: delta(10_500 + 250 - 250 + 125 - 7_500 - 3_000 + gift),
        spent_principal: delta(2_500),
        spent_gift: delta(7_500),
        spent_count: 2,
        paid_out: delta(12_625 - closed.1.get()),
        adjusted: delta(480),
        brought: delta(7_142),
        principal: on(|card| card.principal.get()),
        gift: on(|card| card.gift.get()),
        cards: 2,
    };
    assert_eq!(sums.members, by_hand);
    assert_eq!(members_changed(&sums), on(|card| card.total().get()).get());
    // a payment by card is a way of paying, a top-up belongs to the way it was paid
    let card = sums.methods[&Method::MemberCard];
    assert_eq!((card.trade, card.refund, card.trades, card.refunds), (delta(18_000), delta(8_000), 2, 1));
    let cash = sums.methods[&Method::Cash];
    assert_eq!((cash.trade, cash.trades), (delta(30_350), 2));
    assert_eq!(cash.refund, delta(12_625 - closed.1.get()));
    assert_eq!(sums.methods[&Method::BankCard].trade, delta(50_000));
    assert_eq!(sums.methods.len(), 3, "what only moves between accounts is no way of paying");
    assert_eq!((sums.cash.sales, sums.cash.refunds), (cash.trade, cash.refund));
    assert_eq!(book.drawer_balance().unwrap(), sums.cash.expected);
    rows_fit(&book, Over::Shift(ShiftId(1)));
    assert_eq!(verify_book(&book).unwrap().findings, []);
}

#[test]
fn slips_of_cards_statements_and_imports() {
    let mut deck = Shop::default().with_members();
    let mut kinds = Vec::new();
    for kind in [SlipKind::Card, SlipKind::Statement, SlipKind::Import] {
        let slip: Slip = deck.shop.bare(kind);
        kinds.push((kind, slip.no.clone()));
        deck.shop.act(vec![Entry::plain(Fact::SlipIssued { slip })]);
    }
    let book = book(&deck.shop);
    for (kind, no) in &kinds {
        assert_eq!(book.slip(no).unwrap().unwrap().kind, *kind);
    }
    let imports = book.reports(SlipKind::Import, 9).unwrap();
    assert_eq!((imports.len(), imports[0].shift), (1, None));
    assert_eq!(book.reports(SlipKind::Card, 9).unwrap(), []);
    assert_eq!(book.sale(SaleId(1)).unwrap().unwrap().purpose.credit(), Account::TopUps);
}
