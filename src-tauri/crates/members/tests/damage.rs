//! Power that goes, bytes that flip, files that are missing: an error code, and never a wrong person.
#![allow(clippy::unwrap_used, reason = "a failed test may panic")]

mod common;

use common::{open, person, ready, root};
use members::{Forgotten, NotReady, Person, Persons, RootKey, Trouble};
use proptest::prelude::*;
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

fn who(card: u64) -> Person {
    person(&format!("王{card}"), &format!("138{card:08}"), "", "")
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let path = entry.unwrap().path();
        // another process would not have the shared memory either
        if path.file_name().unwrap() != "persons-shm" {
            fs::copy(&path, to.join(path.file_name().unwrap())).unwrap();
        }
    }
}

/// Opens a folder that something happened to. Whatever it says, each person it shows is one who was there.
fn look(folder: &Path, known: &BTreeMap<u64, Vec<Person>>) -> Result<usize, Trouble> {
    let persons = Persons::open(folder, &root(), |_| true)?;
    let finder = persons.finder();
    let mut shown = 0;
    for (card, ever) in known {
        match finder.holder(*card) {
            Ok(person) => {
                assert!(ever.contains(&person), "card {card} shows somebody else");
                shown += 1;
            }
            Err(trouble) => assert!(!matches!(trouble, Trouble::WrongKey), "{trouble}"),
        }
    }
    loop {
        match finder.find("王", 1_000) {
            Err(NotReady::Building(_)) => std::thread::sleep(std::time::Duration::from_millis(1)),
            Err(NotReady::Failed(trouble)) => return Err(trouble),
            Ok(found) => {
                assert!(found.iter().all(|found| known.contains_key(&found.card)));
                break;
            }
        }
    }
    Ok(shown)
}

#[test]
fn nothing_acknowledged_is_lost_wherever_the_journal_is_cut() {
    let folder = tempfile::tempdir().unwrap();
    let mut persons = open(folder.path());
    // after each step: how long the journal was, and who had to be there
    let mut known: BTreeMap<u64, Vec<Person>> = BTreeMap::new();
    let mut model: BTreeMap<u64, Person> = BTreeMap::new();
    let wal = folder.path().join("persons-wal");
    let mut acknowledged = vec![(fs::metadata(&wal).unwrap().len(), model.clone())];
    for step in 1..=30_u64 {
        match step % 5 {
            0 => {
                persons.forget(step - 1).unwrap();
                model.remove(&(step - 1));
            }
            4 => {
                persons.change(step - 1, &who(step + 1_000)).unwrap();
                model.insert(step - 1, who(step + 1_000));
                known.get_mut(&(step - 1)).unwrap().push(who(step + 1_000));
                persons.add(step, &who(step)).unwrap();
                model.insert(step, who(step));
                known.entry(step).or_default().push(who(step));
            }
            _ => {
                persons.add(step, &who(step)).unwrap();
                model.insert(step, who(step));
                known.entry(step).or_default().push(who(step));
            }
        }
        acknowledged.push((fs::metadata(&wal).unwrap().len(), model.clone()));
    }
    let whole = fs::metadata(&wal).unwrap().len();
    assert!(acknowledged.windows(2).all(|two| two[0].0 < two[1].0), "the journal grew with every step");
    let mut cuts: Vec<u64> = (0..=whole).step_by(7_919).collect();
    cuts.extend(acknowledged.iter().flat_map(|(length, _)| [length.saturating_sub(1), *length, length + 1]));
    for cut in cuts.into_iter().filter(|cut| *cut <= whole) {
        let after = tempfile::tempdir().unwrap();
        copy(folder.path(), after.path());
        fs::File::options().write(true).open(after.path().join("persons-wal")).unwrap().set_len(cut).unwrap();
        let Some((_, must)) = acknowledged.iter().rev().find(|(length, _)| *length <= cut) else {
            // before the file was made; a folder without rows is refused because there are keys
            assert_eq!(look(after.path(), &known), Err(Trouble::PersonsMissing));
            continue;
        };
        look(after.path(), &known).unwrap();
        let opened = open(after.path());
        for (card, person) in must {
            match opened.finder().holder(*card) {
                Ok(own) => assert!(known[card].contains(&own)),
                // forgotten later on: the key went before the row
                Err(trouble) => assert!(
                    trouble == Trouble::Gone && !model.contains_key(card),
                    "{card} {person:?}: {trouble}"
                ),
            }
        }
    }
}

#[test]
fn a_batch_that_was_cut_goes_and_one_that_the_book_knows_stays() {
    let folder = tempfile::tempdir().unwrap();
    let mut persons = open(folder.path());
    persons.add(1, &who(1)).unwrap();
    let rows: Vec<_> = (10..5_010).map(|card| (card, who(card))).collect();
    let mut batch = persons.begin(3).unwrap();
    for piece in rows.chunks(700) {
        batch.push(&mut persons, piece).unwrap();
        let after = tempfile::tempdir().unwrap();
        copy(folder.path(), after.path());
        // the keys of a batch are flushed at its end: any part of them may be missing after a power loss
        let keys = fs::File::options().write(true).open(after.path().join("keys")).unwrap();
        keys.set_len(4_096 + 32 * 500 + 11).unwrap();
        let mut opened = Persons::open(after.path(), &root(), |id| id != 3).unwrap();
        let finder = opened.finder();
        ready(&finder);
        let health = finder.health().unwrap();
        assert_eq!((health.rows, health.damaged, health.sound), (1, 0, true));
        assert_eq!((finder.holder(1), finder.holder(10)), (Ok(who(1)), Err(Trouble::Absent)));
        opened.add(10, &who(10)).unwrap();
        assert_eq!(finder.holder(10), Ok(who(10)));
    }
    assert_eq!(
        persons.finder().by_phone(who(10).phone.unwrap()).unwrap_or_default(),
        [],
        "not before the end"
    );
    // the counter goes on meanwhile
    persons.add(2, &who(2)).unwrap();
    assert_eq!(batch.finish(&mut persons), Ok(5_000));
    let after = tempfile::tempdir().unwrap();
    copy(folder.path(), after.path());
    let opened = Persons::open(after.path(), &root(), |id| id == 3).unwrap();
    for card in (10..5_010).chain([1, 2]) {
        assert_eq!(opened.finder().holder(card), Ok(who(card)));
    }
}

#[test]
fn each_kind_of_trouble_has_its_name() {
    let folder = tempfile::tempdir().unwrap();
    let mut persons = open(folder.path());
    persons.add(1, &who(1)).unwrap();
    persons.add(2, &who(2)).unwrap();
    assert_eq!(persons.add(u64::MAX, &who(1)), Err(Trouble::OutOfRange));
    assert_eq!(persons.begin(0).err(), Some(Trouble::BatchTaken));
    drop(persons);
    let wrong = |what: &dyn Fn(&Path), root: &RootKey| {
        let other = tempfile::tempdir().unwrap();
        copy(folder.path(), other.path());
        what(other.path());
        Persons::open(other.path(), root, |_| true).err()
    };
    let flip = |name: &'static str, at: usize| {
        move |folder: &Path| {
            let mut bytes = fs::read(folder.join(name)).unwrap();
            bytes[at] ^= 0x10;
            fs::write(folder.join(name), bytes).unwrap();
        }
    };
    assert_eq!(wrong(&|_| (), &RootKey::new([8; 32])), Some(Trouble::WrongKey));
    assert_eq!(
        wrong(&|folder| fs::remove_file(folder.join("keys")).unwrap(), &root()),
        Some(Trouble::KeysMissing)
    );
    assert_eq!(
        wrong(&|folder| fs::remove_file(folder.join("persons")).unwrap(), &root()),
        Some(Trouble::PersonsMissing)
    );
    assert_eq!(
        wrong(&|folder| fs::write(folder.join("keys"), b"QTKEYS").unwrap(), &root()),
        Some(Trouble::KeysDamaged)
    );
    assert_eq!(
        wrong(&|folder| fs::write(folder.join("persons"), [b'x'; 9_000]).unwrap(), &root()),
        Some(Trouble::PersonsDamaged)
    );
    let cut = |length: u64| {
        move |folder: &Path| {
            fs::File::options().write(true).open(folder.join("persons")).unwrap().set_len(length).unwrap();
        }
    };
    assert_eq!(wrong(&cut(0), &root()), Some(Trouble::PersonsMissing));
    assert_eq!(wrong(&cut(100), &root()), Some(Trouble::PersonsDamaged));
    assert_eq!(wrong(&cut(9_000), &root()), Some(Trouble::PersonsDamaged));
    for at in 0..108 {
        assert_eq!(wrong(&flip("keys", at), &root()), Some(Trouble::KeysDamaged), "head byte {at}");
        assert_eq!(
            wrong(&flip("keys", at), &RootKey::new([8; 32])),
            Some(Trouble::KeysDamaged),
            "damage before a wrong key"
        );
    }
    assert_eq!(wrong(&flip("persons", 3), &root()), Some(Trouble::PersonsDamaged));
    let strange = |folder: &Path| {
        let other = tempfile::tempdir().unwrap();
        drop(open(other.path()));
        fs::copy(other.path().join("keys"), folder.join("keys")).unwrap();
    };
    assert_eq!(wrong(&strange, &root()), Some(Trouble::Mismatch));
}

#[test]
fn a_damaged_row_is_forgotten_without_another_ones_key() {
    let folder = tempfile::tempdir().unwrap();
    let mut persons = open(folder.path());
    for card in 1..=4 {
        persons.add(card, &who(card)).unwrap();
    }
    drop(persons);
    let conn = rusqlite::Connection::open(folder.path().join("persons")).unwrap();
    // 1 points to the slot of 2, 3 has other bytes, 4 is no row of ours
    conn.execute("UPDATE person SET slot = 1 WHERE card = 1", []).unwrap();
    conn.execute("UPDATE person SET sealed = zeroblob(60) WHERE card = 3", []).unwrap();
    conn.execute("UPDATE person SET sealed = 'text', slot = -1 WHERE card = 4", []).unwrap();
    drop(conn);
    let mut persons = open(folder.path());
    let finder = persons.finder();
    ready(&finder);
    assert_eq!(finder.health().unwrap().damaged, 3);
    for card in [1, 3, 4] {
        assert_eq!(finder.holder(card), Err(Trouble::Damaged));
        assert_eq!(persons.add(card, &who(9)), Err(Trouble::Taken));
    }
    assert_eq!(persons.forget(1), Ok(Forgotten::RowOnly));
    assert_eq!(persons.forget(3), Ok(Forgotten::Destroyed));
    assert_eq!(persons.change(4, &who(40)), Ok(()), "written anew");
    assert_eq!((finder.holder(2), finder.holder(4)), (Ok(who(2)), Ok(who(40))));
    assert_eq!(finder.holder(1), Err(Trouble::Absent));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 150, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn foreign_bytes_show_no_wrong_person(
        name in proptest::sample::select(&["persons", "keys"][..]),
        cut in proptest::option::weighted(0.3, any::<proptest::sample::Index>()),
        flips in proptest::collection::vec((any::<proptest::sample::Index>(), 1..=255_u8), 0..20),
    ) {
        let folder = tempfile::tempdir().unwrap();
        let mut persons = open(folder.path());
        let mut known = BTreeMap::new();
        let rows: Vec<_> = (1..=300).map(|card| (card, who(card))).collect();
        let mut batch = persons.begin(1).unwrap();
        batch.push(&mut persons, &rows).unwrap();
        batch.finish(&mut persons).unwrap();
        known.extend(rows.into_iter().map(|(card, person)| (card, vec![person])));
        drop(persons);
        let path = folder.path().join(name);
        let mut bytes = fs::read(&path).unwrap();
        if let Some(cut) = cut {
            bytes.truncate(cut.index(bytes.len()));
        }
        let length = bytes.len();
        for (at, change) in flips.iter().filter(|_| length > 0) {
            bytes[at.index(length)] ^= change;
        }
        fs::write(&path, &bytes).unwrap();
        let _ = look(folder.path(), &known);
    }
}
