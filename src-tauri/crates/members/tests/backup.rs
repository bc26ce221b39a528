//! Copies that are made while the writer goes on.
#![allow(clippy::unwrap_used, reason = "a failed test may panic")]

mod common;

use common::{open, person, ready, root};
use members::{Copied, Persons, Trouble, back_up};
use std::fs;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;

#[test]
fn a_copy_beside_a_busy_writer_has_a_key_for_every_row() {
    let (folder, copy) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let mut persons = open(folder.path());
    persons.add(1, &person("王芳", "13812345678", "", "")).unwrap();
    let (from, to) = (folder.path().to_path_buf(), copy.path().to_path_buf());
    let (begun, over) = (AtomicBool::new(false), AtomicBool::new(false));
    thread::scope(|scope| {
        let copies = scope.spawn(|| {
            begun.store(true, Ordering::SeqCst);
            let made: Vec<_> = (0..5).map(|_| back_up(&from, &to)).collect();
            over.store(true, Ordering::SeqCst);
            made
        });
        let mut card = 2;
        while !over.load(Ordering::SeqCst) {
            if begun.load(Ordering::SeqCst) {
                persons.add(card, &person("李小明", "13912345678", "", "")).unwrap();
                card += 1;
            }
        }
        assert_eq!(copies.join().unwrap(), vec![Ok(Copied::Alone); 5]);
        assert!(card > 3, "the writer went on meanwhile");
    });
    let copied = Persons::open(copy.path(), &root(), |_| true).unwrap();
    let finder = copied.finder();
    ready(&finder);
    let health = finder.health().unwrap();
    assert!(health.sound && health.rows > 1, "{health:?}");
    assert_eq!((health.damaged, health.gone), (0, 0));
}

#[test]
fn keys_that_were_cut_do_not_take_the_place_of_their_copy() {
    let (folder, copy) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let mut persons = open(folder.path());
    for card in 1..4 {
        persons.add(card, &person("王芳", "", "", "")).unwrap();
    }
    assert_eq!(back_up(folder.path(), copy.path()), Ok(Copied::Alone));
    drop(persons);
    let whole = fs::read(copy.path().join("keys")).unwrap();
    let own = folder.path().join("keys");
    fs::write(&own, &whole[..whole.len() - 32]).unwrap();
    assert_eq!(back_up(folder.path(), copy.path()), Err(Trouble::KeysDamaged));
    assert_eq!(fs::read(copy.path().join("keys")).unwrap(), whole);
    fs::write(&own, b"something else").unwrap();
    assert_eq!(back_up(folder.path(), copy.path()), Err(Trouble::KeysDamaged));
    assert_eq!(fs::read(copy.path().join("keys")).unwrap(), whole);
    fs::write(&own, &whole).unwrap();
    assert_eq!(back_up(folder.path(), copy.path()), Ok(Copied::Alone));
}

#[test]
fn a_folder_without_files_is_no_copy() {
    let (folder, copy) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    assert_eq!(back_up(folder.path(), copy.path()), Err(Trouble::PersonsMissing));
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0, "nothing is made by looking");
}
