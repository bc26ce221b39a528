//! Stopped by a person, by a lost program, by a kill: nothing of an import is left that does not count.

use crate::desk::Desk;
use crate::house::{House, name, table};
use domain::member::{CardId, Import};
use domain::refusal::Refusal;
use members::{Draft, Order, Sealer};
use std::io::{BufRead, BufReader};
use std::process::{Command, Stdio};
use std::time::Duration;
use till::engine::members::{MemberCommand, Rows, Step, StepDone};
use till::view::HolderEdit;

/// As many holders as cards, and a sound book.
fn agrees(house: &House) {
    house.is_sound();
    let cards = house.cards();
    let (_, holders) = house.finder.page(Order::Card, 0, 1).unwrap();
    assert_eq!(holders, cards.len());
    for card in cards.iter().step_by(97) {
        house.finder.holder(card.id.0).unwrap();
    }
}

#[test]
fn an_import_that_is_stopped_leaves_nothing_and_can_be_run_again() {
    let house = House::new();
    let path = house.write("old.csv", &table(10_000));
    house.check(&path);
    house.intake.run().unwrap();
    while house.reader().staged_batch().unwrap().is_none() {
        std::thread::yield_now();
    }
    house.intake.cancel().unwrap();
    assert_eq!(house.ended(), Err("checked".to_owned()));
    assert_eq!(house.reader().batches(9).unwrap(), []);
    agrees(&house);
    house.bring().unwrap();
    assert_eq!(house.cards().len(), 10_000);
    agrees(&house);
    // a dry run is stopped, too
    house.intake.check().unwrap();
    house.intake.cancel().unwrap();
    house.until("opened", |view| name(view) == "opened");
    let folder = house.stop();
    agrees(&House::open(folder));
}

fn rows(sealer: &mut Sealer, count: usize) -> Rows {
    for n in 0..count {
        let phone = format!("1{:010}", 3_100_000_000_u64 + u64::try_from(n).unwrap());
        sealer.seal(&Draft::read("会员", Some(&phone), None, "").unwrap()).unwrap();
    }
    let money = (crate::desk::fen(100), crate::desk::fen(1));
    Rows { holders: sealer.piece(), balances: vec![money; count], merged: Vec::new() }
}

fn step(desk: &mut Desk, step: Step) -> Result<StepDone, Refusal> {
    desk.counter.import_step(desk.now, step).0
}

fn begin(desk: &mut Desk, cards: u32) -> Sealer {
    let StepDone::Begun(sealer) = step(desk, Step::Begin(import(cards))).unwrap() else { panic!() };
    *sealer
}

fn import(cards: u32) -> Import {
    let sum = |each: i64| crate::desk::fen(each * i64::from(cards));
    Import { cards, merged: 0, principal: sum(100), gift: sum(1), whole: false, identity: "ab".repeat(32) }
}

#[test]
fn a_program_that_is_lost_between_two_pieces_leaves_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("book");
    for pieces in 0..3 {
        let mut desk = Desk::on_disk(&path);
        let mut sealer = begin(&mut desk, 300);
        assert_eq!(step(&mut desk, Step::Begin(import(300))).unwrap_err(), Refusal::ImportBusy);
        for _ in 0..pieces {
            let rows = rows(&mut sealer, 100);
            assert!(matches!(step(&mut desk, Step::Rows(rows)), Ok(StepDone::GoesOn)));
        }
        drop(desk);
        let mut desk = Desk::on_disk(&path);
        let book = desk.counter.book();
        assert_eq!((book.staged_batch().unwrap(), book.head().cards), (None, 0));
        let finder = desk.counter.finder().unwrap();
        assert_eq!(finder.page(Order::Card, 0, 9).unwrap(), (vec![], 0));
        let none = step(&mut desk, Step::Rows(rows(&mut sealer, 1))).unwrap_err();
        assert_eq!(none, Refusal::ImportNone);
        assert_eq!(store::verify_book(desk.counter.book()).unwrap().findings, []);
    }
    // two pieces of a hundred and one of a hundred were written: their numbers are nobody's any more
    let mut desk = Desk::on_disk(&path);
    let holder = HolderEdit { name: "张".into(), ..HolderEdit::default() };
    desk.key(till::engine::Command::Member(MemberCommand::Open { holder })).0.unwrap();
    assert!(desk.counter.book().card(CardId(301)).unwrap().is_some());
}

#[test]
fn what_does_not_fit_is_dropped_at_once() {
    let folder = tempfile::tempdir().unwrap();
    let mut desk = Desk::on_disk(&folder.path().join("book"));
    type Spoil = fn(&mut Rows);
    let wrong: [Spoil; 4] = [
        |rows| rows.balances.truncate(1),
        |rows| rows.holders = members::Sealed::default(),
        |rows| rows.merged.push((CardId(9), crate::desk::fen(0), crate::desk::fen(0))),
        |rows| rows.balances[0].0 = crate::desk::fen(99_999),
    ];
    for spoil in wrong {
        let mut sealer = begin(&mut desk, 2);
        let mut rows = rows(&mut sealer, 2);
        spoil(&mut rows);
        assert_eq!(step(&mut desk, Step::Rows(rows)).unwrap_err(), Refusal::ImportStale);
        assert_eq!(step(&mut desk, Step::Finish(sealer.end())).unwrap_err(), Refusal::ImportNone);
    }
    // less than was said is not what was tried
    let mut sealer = begin(&mut desk, 300);
    let less = rows(&mut sealer, 299);
    step(&mut desk, Step::Rows(less)).unwrap();
    assert_eq!(step(&mut desk, Step::Finish(sealer.end())).unwrap_err(), Refusal::ImportStale);
    // a card that is opened before the first piece takes its number
    let mut sealer = begin(&mut desk, 2);
    let holder = HolderEdit { name: "张".into(), ..HolderEdit::default() };
    desk.key(till::engine::Command::Member(MemberCommand::Open { holder })).0.unwrap();
    let late = rows(&mut sealer, 2);
    assert_eq!(step(&mut desk, Step::Rows(late)).unwrap_err(), Refusal::ImportStale);
    let mut sealer = begin(&mut desk, 2);
    let all = rows(&mut sealer, 2);
    step(&mut desk, Step::Rows(all)).unwrap();
    let done = step(&mut desk, Step::Finish(sealer.end())).unwrap();
    let StepDone::Counts { batch, .. } = done else { panic!() };
    assert_eq!(step(&mut desk, Step::Begin(import(2))).unwrap_err(), Refusal::ImportTwice);
    let book = desk.counter.book();
    let row = book.batch(batch).unwrap().unwrap();
    // the numbers that were kept for others are used by nobody
    assert_eq!((row.import.cards, row.first), (2, CardId(302)));
    let dropped = |row: &store::JournalRow| row.kind == "batch.dropped";
    assert_eq!(book.journal(0, u32::MAX).unwrap().iter().filter(|row| dropped(row)).count(), 1);
    assert_eq!(store::verify_book(book).unwrap().findings, []);
}

const FOLDER: &str = "INTAKE_KILL_FOLDER";

/// The part that is killed: runs only as a child of the test below.
#[test]
fn importer() {
    let Ok(folder) = std::env::var(FOLDER) else { return };
    let folder = tempfile::Builder::new().tempdir_in(folder).unwrap();
    let shop = folder.path().parent().unwrap().join("shop");
    std::fs::create_dir_all(&shop).unwrap();
    let house = House::at(folder, &shop);
    println!("\nready");
    for n in house.reader().head().unwrap().counters.batch.. {
        let text =
            table(3_000).replace(",1310", &format!(",1{}", 320 + n % 600)).replace("VIP", &format!("V{n}X"));
        house.check(&house.write("old.csv", &text));
        println!("run");
        let batch = house.bring().unwrap();
        println!("done {}", batch.0);
        if n % 3 == 0 {
            house.wish(MemberCommand::UndoBatch { batch }).unwrap();
            println!("undone {}", batch.0);
        }
    }
}

#[test]
fn a_kill_at_any_time_leaves_whole_batches_only() {
    let folder = tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR")).unwrap();
    let shop = folder.path().join("shop");
    let mut done = 0;
    for round in 0..8_u64 {
        let mut child = Command::new(std::env::current_exe().unwrap())
            .args(["--exact", "crash::importer", "--nocapture"])
            .env(FOLDER, folder.path())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let mut lines = BufReader::new(child.stdout.take().unwrap()).lines().map_while(Result::ok);
        assert!(lines.by_ref().any(|line| line == "run"), "the shop opened what the last one left");
        std::thread::sleep(Duration::from_millis(20 + round * 90));
        child.kill().unwrap();
        child.wait().unwrap();
        let said: Vec<String> = lines.collect();
        let house = House::at(tempfile::tempdir().unwrap(), &shop);
        agrees(&house);
        for line in &said {
            let Some(batch) = line.strip_prefix("done ").and_then(|id| id.parse().ok()) else { continue };
            let row = house.reader().batch(domain::ids::BatchId(batch)).unwrap().unwrap();
            assert_eq!(row.import.cards, 3_000);
            done += 1;
        }
        house.stop();
    }
    println!("{done} batches were done between eight kills");
    assert!(done > 0, "no import was ever done");
}
