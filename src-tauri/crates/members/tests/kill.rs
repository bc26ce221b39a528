//! A writer that is killed: whatever it said was done is there when the folder is opened next.
#![allow(
    clippy::unwrap_used,
    clippy::print_stdout,
    reason = "a failed test may panic; the writer speaks to its killer"
)]

mod common;

use common::{person, ready, root};
use members::{Forgotten, Person, Persons, Trouble};
use std::collections::HashSet;
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Duration;

const FOLDER: &str = "MEMBERS_KILL_FOLDER";

fn who(card: u64) -> Person {
    person(&format!("王{card}"), &format!("138{card:08}"), "", "")
}

/// The part that is killed: runs only as a child of the test below.
#[test]
fn writer() {
    let Ok(folder) = std::env::var(FOLDER) else { return };
    let mut persons = Persons::open(Path::new(&folder), &root(), |_| false).unwrap();
    let from = persons.finder().holder(1).map_or(1, |_| 1 + next(&persons));
    println!("\nready");
    for card in from.. {
        println!("try {card}");
        persons.add(card, &who(card)).unwrap();
        println!("added {card}");
        if card % 3 == 0 {
            println!("forgetting {}", card - 1);
            assert_eq!(persons.forget(card - 1), Ok(Forgotten::Destroyed));
            println!("forgot {}", card - 1);
        }
        if card % 10 == 0 {
            let rows: Vec<_> = (0..1_000).map(|at| (1_000_000 + card * 1_000 + at, who(at))).collect();
            let mut batch = persons.begin(card).unwrap();
            batch.push(&mut persons, &rows).unwrap();
            batch.finish(&mut persons).unwrap();
        }
    }
}

/// The highest card of the counter's own.
fn next(persons: &Persons) -> u64 {
    let finder = persons.finder();
    ready(&finder);
    let (cards, _) = finder.page(members::Order::Newest, 0, 1).unwrap();
    cards.first().copied().unwrap_or(0)
}

#[test]
fn what_was_said_before_a_kill_holds_after_it() {
    let folder = tempfile::tempdir().unwrap();
    let (mut added, mut forgotten, mut open) = (HashSet::new(), HashSet::new(), HashSet::new());
    for round in 0..12_u64 {
        let mut child = Command::new(std::env::current_exe().unwrap())
            .args(["--exact", "writer", "--nocapture"])
            .env(FOLDER, folder.path())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let mut lines = BufReader::new(child.stdout.take().unwrap()).lines().map_while(Result::ok);
        assert!(lines.by_ref().any(|line| line == "ready"), "the writer opened what the last one left");
        std::thread::sleep(Duration::from_micros(7_000 + round * 4_700));
        child.kill().unwrap();
        child.wait().unwrap();
        for line in lines {
            let Some((word, card)) =
                line.split_once(' ').and_then(|(word, card)| Some((word, card.parse::<u64>().ok()?)))
            else {
                continue;
            };
            match word {
                "added" => drop(added.insert(card)),
                "forgetting" => drop(open.insert(card)),
                "forgot" => drop(forgotten.insert(card)),
                _ => {}
            }
        }
        let persons = Persons::open(folder.path(), &root(), |_| false).unwrap();
        let finder = persons.finder();
        ready(&finder);
        let health = finder.health().unwrap();
        assert!(health.sound && health.damaged == 0, "{health:?}");
        assert_eq!(persons.batches(), Ok(vec![]), "the book knows none of them");
        for card in &added {
            match finder.holder(*card) {
                Ok(own) => assert!(own == who(*card) && !forgotten.contains(card)),
                Err(trouble) => assert!(
                    open.contains(card) && matches!(trouble, Trouble::Gone | Trouble::Absent),
                    "{card}: {trouble}"
                ),
            }
        }
    }
    assert!(added.len() > 20 && !forgotten.is_empty(), "{} were added", added.len());
}
