//! Batches of old balances: all of it counts or nothing, and random days of cards against a model.
#![allow(clippy::unwrap_used)] // a test may stop where it stands

mod check;
mod shop;

use check::{members_changed, rows_fit};
use domain::fact::{Entry, Fact, Mode};
use domain::ids::{BatchId, ShiftId};
use domain::member::{Card, CardId, Import, MoveKind, Part, Standing};
use domain::time::BusinessDate;
use shop::batches::Batch;
use shop::hotel::delta;
use shop::members::Deck;
use shop::{Shop, device, fen, numbering};
use store::{BatchState, Book, BookError, Opening, Over, StatementSpan, verify, verify_book};

fn opening() -> Opening {
    Opening { mode: Mode::Practice, device: device(), numbering: numbering(), stamp: Shop::default().stamp() }
}

const ALL: StatementSpan = StatementSpan { from: None, to: None, before: None, limit: u32::MAX };

/// A counter whose facts reach its book.
struct Counter {
    deck: Deck,
    book: Book,
}

impl Counter {
    fn new() -> Self {
        Self { deck: Deck::on(Shop::default()), book: Book::in_memory(&opening()).unwrap() }
    }

    fn write(&mut self) {
        for (stamp, entries) in self.deck.shop.acts.drain(..) {
            self.book.append(&stamp, &entries).unwrap();
        }
    }

    fn conflict(&mut self, wrong: Vec<Entry>) -> String {
        let before = self.book.head().clone();
        let stamp = self.deck.shop.stamp();
        let error = self.book.append(&stamp, &wrong).unwrap_err();
        assert_eq!(self.book.head(), &before);
        assert!(matches!(error, BookError::Conflict(_)), "{error:?}");
        error.to_string().split_once(": ").unwrap().1.to_owned()
    }

    /// The book says what the model says.
    fn agrees(&self) {
        let Self { deck, book } = self;
        for (id, card) in &deck.cards {
            assert_eq!(book.card(*id).unwrap().as_ref(), Some(card), "card {}", id.0);
            let lines = book.statement(*id, &ALL).unwrap();
            let told: Vec<_> = lines
                .iter()
                .rev()
                .map(|l| (l.kind, l.principal, l.gift, l.principal_after, l.gift_after))
                .collect();
            assert_eq!(told, deck.lines[id], "card {}", id.0);
            assert_eq!(book.card_now(*id).unwrap().map(|now| now.0), Some(deck.now(*id)));
        }
        let seen: Vec<CardId> =
            book.cards_page(None, u32::MAX).unwrap().iter().map(|row| row.card.id).collect();
        let alive = deck.cards.values().filter(|card| card.standing != Standing::Closed);
        assert_eq!(seen, alive.map(|card| card.id).collect::<Vec<_>>());
        let head = book.head();
        assert_eq!(head.cards, u64::try_from(seen.len()).unwrap());
        assert_eq!((head.counters.card, head.counters.batch), (deck.next_card, deck.next_batch));
        let on = |part: fn(&Card) -> i64| delta(deck.cards.values().map(part).sum());
        assert_eq!(head.principal, on(|card| card.principal.get()));
        assert_eq!(head.gift, on(|card| card.gift.get()));
        for batch in &deck.batches {
            let row = book.batch(batch.id).unwrap().unwrap();
            assert_eq!(row.state, if batch.live { BatchState::Live } else { BatchState::Undone });
            assert_eq!(row.import, Deck::import(batch));
            let used = batch.live && deck.used(batch);
            assert_eq!(book.batch_used(batch.id).unwrap(), used, "batch {}", batch.id.0);
        }
    }
}

fn staged(batch: u64, first: u64, rows: &[(i64, i64)]) -> Vec<Entry> {
    let rows = rows.iter().map(|(principal, gift)| (fen(*principal), fen(*gift))).collect();
    vec![Entry::plain(Fact::CardsStaged { batch: BatchId(batch), first: CardId(first), rows })]
}

fn balances(batch: u64, rows: &[(u64, i64, i64)]) -> Vec<Entry> {
    let rows = rows.iter().map(|(card, principal, gift)| (CardId(*card), fen(*principal), fen(*gift)));
    vec![Entry::plain(Fact::BalancesStaged { batch: BatchId(batch), rows: rows.collect() })]
}

fn imported(batch: u64, import: Import) -> Vec<Entry> {
    vec![Entry::plain(Fact::BatchImported { batch: BatchId(batch), import })]
}

#[test]
fn nothing_of_a_batch_counts_before_all_of_it_does() {
    let mut counter = Counter::new();
    let one = counter.deck.open(false);
    counter.write();
    let batch = counter.deck.stage(vec![(12_000, 500), (0, 0), (777, 0)], vec![(one, 40, 4)], 2);
    counter.write();
    let book = &counter.book;
    assert_eq!(book.staged_batch().unwrap(), Some(batch.id));
    assert_eq!(book.card(CardId(2)).unwrap(), None);
    assert_eq!((book.card_now(CardId(2)).unwrap(), book.statement(CardId(2), &ALL).unwrap()), (None, vec![]));
    assert_eq!(book.card(one).unwrap().unwrap().total(), fen(0));
    assert_eq!((book.head().cards, book.head().counters.card), (1, 5));
    let row = book.batch(batch.id).unwrap().unwrap();
    let so_far = Import { identity: String::new(), ..Deck::import(&batch) };
    assert_eq!((row.state, row.first, row.import), (BatchState::Staged, CardId(2), so_far));
    assert!(!book.batch_used(batch.id).unwrap());
    assert_eq!(verify_book(book).unwrap().findings, []);

    let import = Deck::import(&batch);
    let identity = import.identity.clone();
    assert_eq!(book.batch_of_identity(&identity).unwrap(), None);
    counter.deck.shop.who = "店长";
    counter.deck.go_live(batch);
    counter.write();
    counter.agrees();
    let book = &counter.book;
    let row = book.batch_of_identity(&identity).unwrap().unwrap();
    assert_eq!((row.id, row.import, row.staff.0.as_str()), (BatchId(1), import, "店长"));
    assert_eq!(book.staged_batch().unwrap(), None);
    assert_eq!(book.card_row(CardId(2)).unwrap().unwrap().batch, Some(BatchId(1)));
    // what the batch brought stands first, and says when it began to count
    let first = book.statement(CardId(2), &ALL).unwrap().remove(0);
    assert_eq!((first.kind, first.principal, first.gift), (MoveKind::Opening, delta(12_000), delta(500)));
    assert_eq!((first.seq, first.n, first.wall, first.staff), (row.seq, 0, row.wall, row.staff));
    let sums = book.sums(Over::Everything).unwrap();
    assert_eq!((sums.members.brought, sums.members.cards), (delta(13_321), 4));
    assert_eq!(sums.methods.len(), 0);
    assert_eq!(verify_book(book).unwrap().findings, []);
}

#[test]
fn the_line_of_a_batch_stands_last_through_pages_and_times() {
    let mut counter = Counter::new();
    let batch = counter.deck.stage(vec![(20_000, 300)], vec![], 2);
    counter.deck.go_live(batch);
    let card = CardId(1);
    counter.deck.spend(card, 5_000);
    counter.deck.adjust(card, Part::Principal, -7);
    counter.write();
    counter.agrees();
    let lines = counter.book.statement(card, &ALL).unwrap();
    assert_eq!(lines.len(), 4);
    let page = |before, limit| counter.book.statement(card, &StatementSpan { before, limit, ..ALL }).unwrap();
    assert_eq!(page(None, 3), lines[..3]);
    assert_eq!(page(Some((lines[2].seq, lines[2].n)), 3), lines[3..]);
    assert_eq!(page(Some((lines[3].seq, lines[3].n)), 3), []);
    let (from, to) = (Some(lines[2].wall), Some(lines[3].wall));
    assert_eq!(counter.book.statement(card, &StatementSpan { from, ..ALL }).unwrap(), lines[..3]);
    assert_eq!(counter.book.statement(card, &StatementSpan { to, ..ALL }).unwrap(), lines[3..]);
}

#[test]
fn a_crash_between_two_chunks_leaves_a_batch_to_be_dropped() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("book.db");
    let mut deck = Deck::on(Shop::default());
    let one = deck.open(true);
    let batch = deck.stage(vec![(5, 0); 7], vec![(one, 9, 9)], 3);
    let mut book = Book::open(&path, &opening()).unwrap();
    // the card and two of the four chunks
    for (stamp, entries) in &deck.shop.acts[..3] {
        book.append(stamp, entries).unwrap();
    }
    drop(book);
    let mut book = Book::open(&path, &opening()).unwrap();
    assert_eq!(book.staged_batch().unwrap(), Some(batch.id));
    assert_eq!(book.batch(batch.id).unwrap().unwrap().import.cards, 6);
    assert_eq!((book.head().counters.card, book.head().cards), (8, 1));
    let stamp = deck.shop.stamp();
    let drop_it = Entry::plain(Fact::BatchDropped { batch: batch.id });
    book.append(&stamp, &[drop_it]).unwrap();
    assert_eq!((book.staged_batch().unwrap(), book.batch(batch.id).unwrap()), (None, None));
    assert_eq!(book.batches(9).unwrap(), []);
    // neither number is used again
    assert_eq!((book.head().counters.card, book.head().counters.batch), (8, 2));
    let again = book.append(&stamp, &staged(1, 8, &[(1, 0)])).unwrap_err();
    assert_eq!(again, BookError::Conflict("batch 1 has been used".into()));
    let again = book.append(&stamp, &staged(2, 7, &[(1, 0)])).unwrap_err();
    assert_eq!(again, BookError::Conflict("card 7 has been used".into()));
    book.append(&stamp, &staged(2, 8, &[(1, 0)])).unwrap();
    drop(book);
    assert_eq!(verify(&path).unwrap().findings, []);
}

#[test]
fn what_a_batch_cannot_be() {
    let mut counter = Counter::new();
    let [one, closed] = [true, true].map(|named| counter.deck.open(named));
    counter.deck.close(closed, true);
    let live = counter.deck.stage(vec![(100, 0)], vec![], 1);
    let known = Deck::import(&live).identity;
    counter.deck.go_live(live);
    counter.deck.stage(vec![(10, 1), (20, 2)], vec![(one, 3, 3)], 9);
    counter.write();
    let whole = Import {
        cards: 2,
        merged: 1,
        principal: fen(33),
        gift: fen(6),
        whole: false,
        identity: "cd".repeat(32),
    };
    let wrong = [
        ("a gap", staged(2, 7, &[(1, 0)]), "batch 2 has a gap before card 7"),
        ("a number twice", staged(2, 5, &[(1, 0)]), "batch 2 has a gap before card 5"),
        ("another one meanwhile", staged(3, 6, &[(1, 0)]), "UNIQUE constraint failed: batches.state"),
        ("a live one goes on", staged(1, 6, &[(1, 0)]), "batch 1 is live"),
        ("too much", staged(2, 6, &[(money::Fen::MAX.get(), 0)]), "a batch is out of bounds"),
        ("onto no card", balances(2, &[(99, 1, 0)]), "there is no card 99 to bring a balance onto"),
        ("onto a staged one", balances(2, &[(4, 1, 0)]), "there is no card 4 to bring a balance onto"),
        ("onto a closed one", balances(2, &[(2, 1, 0)]), "there is no card 2 to bring a balance onto"),
        (
            "twice onto one card",
            balances(2, &[(1, 1, 0)]),
            "UNIQUE constraint failed: batch_balances.batch, batch_balances.card",
        ),
        ("fewer cards", imported(2, Import { cards: 1, ..whole.clone() }), "batch 2 is not what was staged"),
        ("more merged", imported(2, Import { merged: 2, ..whole.clone() }), "batch 2 is not what was staged"),
        (
            "another sum",
            imported(2, Import { principal: fen(34), ..whole.clone() }),
            "batch 2 is not what was staged",
        ),
        (
            "another gift",
            imported(2, Import { gift: fen(5), ..whole.clone() }),
            "batch 2 is not what was staged",
        ),
        (
            "the same file",
            imported(2, Import { identity: known, ..whole.clone() }),
            "UNIQUE constraint failed: batches.identity",
        ),
        ("never staged", imported(7, whole.clone()), "there is no batch 7"),
        ("live already", imported(1, whole.clone()), "batch 1 is live"),
        ("live and dropped", vec![Entry::plain(Fact::BatchDropped { batch: BatchId(1) })], "batch 1 is live"),
        (
            "staged and undone",
            vec![Entry::plain(Fact::BatchUndone { batch: BatchId(2) })],
            "batch 2 is staged",
        ),
        (
            "a card that does not count",
            vec![Entry::plain(Fact::CardNamed { card: CardId(4), named: false })],
            "there is no card 4",
        ),
    ];
    for (what, entries, why) in wrong {
        assert_eq!(counter.conflict(entries), why, "{what}");
        assert_eq!(verify_book(&counter.book).unwrap().findings, [], "{what}");
    }
    // a card that took its balance and was closed before the batch counts
    counter.deck.close(one, true);
    counter.write();
    assert_eq!(counter.conflict(imported(2, whole)), "a card does not take its part of batch 2");
    let back = vec![Entry::plain(Fact::BatchDropped { batch: BatchId(2) })];
    counter.book.append(&Shop::default().stamp(), &back).unwrap();
    assert_eq!(verify_book(&counter.book).unwrap().findings, []);
}

#[test]
fn a_batch_is_undone_until_a_card_of_it_is_used() {
    let mut counter = Counter::new();
    let one = counter.deck.open(true);
    counter.deck.top_up(one, 100, true);
    let batch = counter.deck.stage(vec![(500, 5), (600, 6)], vec![(one, 70, 7)], 9);
    counter.deck.go_live(batch);
    counter.write();
    // lost and found is no use; a later batch is, until it is undone itself
    counter.deck.report(CardId(2));
    counter.deck.report(CardId(3));
    counter.deck.report(CardId(3));
    let later = counter.deck.stage(vec![], vec![(CardId(3), 1, 1), (one, 2, 2)], 9);
    counter.deck.go_live(later);
    counter.write();
    counter.agrees();
    let undo = |counter: &Counter, at: usize| vec![Deck::undo_txn(&counter.deck.batches[at])];
    let wrong = undo(&counter, 0);
    assert_eq!(counter.conflict(wrong), "a card of batch 1 was used");
    counter.deck.undo(1);
    counter.write();
    counter.agrees();
    // a use on the merged card, or on a new one
    counter.deck.spend(one, 10).unwrap();
    counter.write();
    let wrong = undo(&counter, 0);
    assert_eq!(counter.conflict(wrong), "a card of batch 1 was used");

    let third = counter.deck.stage(vec![(40, 0), (41, 0)], vec![(one, 9, 0)], 1);
    counter.deck.go_live(third);
    counter.deck.call(CardId(4), false);
    counter.write();
    counter.agrees();
    counter.deck.undo(2);
    counter.write();
    counter.agrees();
    assert_eq!(counter.book.card(CardId(4)).unwrap(), None);
    assert_eq!(counter.book.statement(CardId(4), &ALL).unwrap(), []);
    assert_eq!(counter.book.statement(one, &ALL).unwrap()[0].kind, MoveKind::OpeningUndone);
    let wrong = undo(&counter, 2);
    assert_eq!(counter.conflict(wrong), "batch 3 is undone");
    // the same file may come again
    let again = Batch { live: false, ..counter.deck.stage(vec![(1, 0)], vec![], 1) };
    let import = Import { identity: format!("{:064x}", 3), ..Deck::import(&again) };
    counter.write();
    counter.book.append(&Shop::default().stamp(), &imported(4, import)).unwrap();
    let newest: Vec<u64> = counter.book.batches(3).unwrap().iter().map(|row| row.id.0).collect();
    assert_eq!(newest, [4, 3, 2]);
}

/// A small generator with a seed, so that a failure can be seen again.
struct Dice(u64);

impl Dice {
    fn below(&mut self, bound: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from((self.0 >> 33) % u64::try_from(bound).unwrap()).unwrap()
    }

    fn money(&mut self, most: usize) -> i64 {
        i64::try_from(self.below(most)).unwrap()
    }

    fn card(&mut self, deck: &Deck) -> Option<CardId> {
        deck.cards.keys().nth(self.below(deck.cards.len().max(1))).copied()
    }
}

/// One thing a counter may do; what the rules refuse is not done.
fn something(dice: &mut Dice, deck: &mut Deck) {
    let (Some(one), Some(two)) = (dice.card(deck), dice.card(deck)) else {
        deck.open(true);
        return;
    };
    match dice.below(15) {
        0 => drop(deck.open(dice.below(2) == 0)),
        1 | 2 => drop(deck.top_up(one, [100, 300, 500, 77][dice.below(4)], dice.below(2) == 0)),
        3 | 4 => drop(deck.spend(one, 1 + dice.money(20_000))),
        5 | 6 if !deck.paid.is_empty() => {
            let at = dice.below(deck.paid.len());
            let amount = (dice.below(2) == 0).then(|| 1 + dice.money(9_000));
            deck.give_back(at, amount, dice.below(4) == 0);
        }
        7 => drop(deck.change(one, 1 + dice.money(900))),
        8 => {
            let part = if dice.below(2) == 0 { Part::Principal } else { Part::Gift };
            deck.adjust(one, part, dice.money(600) - 300);
        }
        9 => {
            let amount = (dice.below(2) == 0).then(|| 1 + dice.money(5_000));
            deck.transfer(one, two, amount);
        }
        10 => drop(deck.report(one)),
        11 => drop(deck.replace(one, two)),
        12 if dice.below(3) == 0 => drop(deck.close(one, dice.below(2) == 0)),
        13 => {
            let fresh = (0..dice.below(5)).map(|_| (dice.money(9_000), dice.money(90))).collect();
            let alive = deck.cards.values().filter(|card| card.standing != Standing::Closed);
            let merged: Vec<CardId> = alive.map(|card| card.id).collect();
            let merged: Vec<_> = merged.into_iter().filter(|_| dice.below(3) == 0).collect();
            let merged = merged.into_iter().map(|card| (card, dice.money(900), dice.money(9))).collect();
            let batch = deck.stage(fresh, merged, 1 + dice.below(3));
            if batch.fresh.is_empty() && batch.merged.is_empty() {
                // nothing was staged, so there is no batch
                deck.next_batch -= 1;
            } else if dice.below(4) == 0 {
                deck.drop(&batch);
            } else {
                deck.go_live(batch);
            }
        }
        _ => {
            let mut all = deck.batches.iter().enumerate().rev();
            let last = all.find(|(_, batch)| batch.live && !deck.used(batch)).map(|(at, _)| at);
            if let Some(at) = last {
                deck.undo(at);
            }
        }
    }
}

#[test]
fn random_days_are_what_the_model_says() {
    let mut undone = 0;
    for seed in 1..=12 {
        let (mut dice, mut counter, mut before) = (Dice(seed), Counter::new(), 0);
        for shift in 1..=4_u64 {
            counter.deck.shop.shift = shift;
            counter.deck.shop.date = 20_261_120 + u32::try_from(shift / 2).unwrap();
            for _ in 0..40 {
                something(&mut dice, &mut counter.deck);
                counter.write();
            }
            counter.agrees();
            assert_eq!(verify_book(&counter.book).unwrap().findings, [], "seed {seed}");
            let head = counter.book.head();
            let now = head.principal.get() + head.gift.get();
            let sums = counter.book.sums(Over::Shift(ShiftId(shift))).unwrap();
            assert_eq!(members_changed(&sums), now - before, "seed {seed}, shift {shift}");
            rows_fit(&counter.book, Over::Shift(ShiftId(shift)));
            before = now;
        }
        let over = Over::Days { from: BusinessDate(20_261_120), to: BusinessDate(20_261_130) };
        assert_eq!(members_changed(&counter.book.sums(over).unwrap()), before, "seed {seed}");
        undone += counter.deck.batches.iter().filter(|batch| !batch.live).count();
    }
    assert!(undone > 5, "{undone}");
}
