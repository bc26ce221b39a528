//! A batch that is sealed on one thread and written on another is the batch that one thread would have written.
#![allow(clippy::unwrap_used, reason = "a failed test may panic")]

mod common;

use common::{open, person, ready};
use members::{Draft, Person, Persons, Sealed, Trouble, Waiting};
use std::sync::mpsc::sync_channel;

fn texts(n: u64) -> [String; 4] {
    let phone = if n.is_multiple_of(7) { String::new() } else { format!("138{n:08}") };
    let code = if n.is_multiple_of(3) { format!("vip_{n:04}") } else { String::new() };
    [format!(" 王{n}\u{200B}"), phone, code, format!("备注{n}")]
}

fn whole(n: u64) -> Person {
    let [name, phone, code, note] = texts(n);
    person(&name, &phone, &code, &note)
}

/// Seals on a thread of its own, a hundred to a piece.
fn bring(persons: &mut Persons, batch: u64, first: u64, count: u64, mut between: impl FnMut(&mut Persons)) {
    let (mut begun, mut sealer) = persons.begin_sealed(batch, first, count).unwrap();
    let (send, pieces) = sync_channel::<Sealed>(1);
    let work = std::thread::spawn(move || -> Waiting {
        for n in first..first + count {
            let [name, phone, code, note] = texts(n);
            let some = |text: &str| (!text.is_empty()).then(|| text.to_owned());
            let (phone, code) = (some(&phone), some(&code));
            sealer.seal(&Draft::read(&name, phone.as_deref(), code.as_deref(), &note).unwrap()).unwrap();
            if n % 100 == 99 {
                send.send(sealer.piece()).unwrap();
            }
        }
        send.send(sealer.piece()).unwrap();
        let beyond = Draft::read("", None, None, "").unwrap();
        assert_eq!(sealer.seal(&beyond), Err(Trouble::OutOfRange));
        sealer.end()
    });
    for piece in pieces {
        begun.write(persons, &piece).unwrap();
        between(persons);
    }
    assert_eq!(begun.finish_sealed(persons, work.join().unwrap()), Ok(count));
}

#[test]
fn what_is_sealed_elsewhere_opens_here() {
    let folder = tempfile::tempdir().unwrap();
    let mut persons = open(folder.path());
    ready(&persons.finder());
    let mut own = 10_000;
    bring(&mut persons, 1, 1, 450, |persons| {
        persons.add(own, &whole(own)).unwrap();
        own += 1;
    });
    let check = |persons: &Persons| {
        let finder = persons.finder();
        ready(&finder);
        for card in (1..=450).chain(10_000..own) {
            assert_eq!(finder.holder(card).unwrap(), whole(card), "{card}");
            let wanted = whole(card);
            if let Some(phone) = wanted.phone {
                assert_eq!(finder.by_phone(phone).unwrap(), [card]);
            }
            if let Some(code) = wanted.code {
                assert_eq!(finder.by_code(&code).unwrap(), [card]);
            }
        }
        assert_eq!(finder.health().unwrap().damaged, 0);
    };
    check(&persons);
    drop(persons);
    let mut persons = open(folder.path());
    check(&persons);
    // a card of it is somebody's already: nothing of that piece is written
    let (mut begun, mut sealer) = persons.begin_sealed(2, 450, 2).unwrap();
    sealer.seal(&Draft::read("李", None, None, "").unwrap()).unwrap();
    assert_eq!(begun.write(&mut persons, &sealer.piece()), Err(Trouble::Taken));
    begun.abandon(&mut persons).unwrap();
    check(&persons);
    assert_eq!(persons.drop_batch(1), Ok(450));
    assert_eq!(persons.finder().holder(1), Err(Trouble::Absent));
    assert_eq!(persons.finder().holder(10_000).unwrap(), whole(10_000));
}

#[test]
fn a_batch_that_is_cut_short_goes_with_its_room() {
    let folder = tempfile::tempdir().unwrap();
    let mut persons = open(folder.path());
    let (mut begun, mut sealer) = persons.begin_sealed(1, 1, 500).unwrap();
    for n in 1..=200 {
        sealer.seal(&Draft::read(&format!("王{n}"), None, None, "").unwrap()).unwrap();
    }
    begun.write(&mut persons, &sealer.piece()).unwrap();
    persons.add(9_000, &whole(9_000)).unwrap();
    drop((begun, persons));
    let persons = Persons::open(folder.path(), &common::root(), |_| false).unwrap();
    let finder = persons.finder();
    ready(&finder);
    let health = finder.health().unwrap();
    assert_eq!((health.rows, health.damaged, health.sound), (1, 0, true));
    assert_eq!(finder.holder(1), Err(Trouble::Absent));
    assert_eq!(finder.holder(9_000).unwrap(), whole(9_000));
}

#[test]
fn a_draft_keeps_the_limits_of_the_words() {
    let long = |letters| "九".repeat(letters);
    assert!(Draft::read(&long(60), None, None, &long(200)).is_some());
    assert!(Draft::read(&long(61), None, None, "").is_none());
    assert!(Draft::read("", None, None, &long(201)).is_none());
    assert!(Draft::read("", Some("12"), None, "").is_none());
    assert!(Draft::read("", None, Some("金卡"), "").is_none());
    assert!(Draft::read("", None, Some("-"), "").is_none());
}
