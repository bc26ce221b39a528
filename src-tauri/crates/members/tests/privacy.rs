//! Nothing of a person is on the disk in the clear, and what is forgotten cannot be read again.
#![allow(clippy::unwrap_used, reason = "a failed test may panic")]

mod common;

use base64::Engine as _;
use base64::engine::general_purpose::{STANDARD, STANDARD_NO_PAD};
use common::{open, person, ready, root};
use members::{Copied, Finder, Forgotten, Name, Order, Persons, Phone, Trouble, back_up};
use std::fs;
use std::path::{Path, PathBuf};

const NAMES: [&str; 3] = ["欧阳震华", "Quarterstaff", "慕容雪村"];
const PHONES: [&str; 3] = ["13877665544", "15901020304", "18655443322"];
const NOTE: &str = "对花生过敏的老顾客";
const CODE: &str = "ZX81QK7700";

/// Everything that a planted text could look like.
fn shapes(text: &str) -> Vec<Vec<u8>> {
    let mut out = vec![text.as_bytes().to_vec()];
    for units in [u16::to_le_bytes, u16::to_be_bytes] {
        out.push(text.encode_utf16().flat_map(units).collect());
    }
    out.push(encoding_rs::GBK.encode(text).0.into_owned());
    let mut more: Vec<Vec<u8>> = Vec::new();
    for bytes in &out {
        more.push(hex::encode(bytes).into_bytes());
        more.push(hex::encode_upper(bytes).into_bytes());
        // whatever stands before it, a run of base64 has the same middle for each of three shifts
        for shift in 0..3 {
            let padded = [vec![0; shift], bytes.clone()].concat();
            let text = STANDARD_NO_PAD.encode(&padded);
            let from = (shift * 8).div_ceil(6);
            let to = padded.len() * 8 / 6;
            more.push(text.as_bytes()[from..to].to_vec());
        }
        more.push(STANDARD.encode(bytes).into_bytes());
    }
    if text.bytes().all(|byte| byte.is_ascii_digit()) {
        // as a number, and as the digits in four bits each that memory has
        let number: u64 = text.parse().unwrap();
        more.extend([number.to_le_bytes()[..5].to_vec(), number.to_be_bytes()[3..].to_vec()]);
        let packed = u64::from_str_radix(text, 16).unwrap();
        more.extend([packed.to_le_bytes()[..6].to_vec(), packed.to_be_bytes()[2..].to_vec()]);
    }
    out.extend(more);
    out
}

fn files(folder: &Path) -> Vec<PathBuf> {
    fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect()
}

fn hits(folder: &Path) -> Vec<String> {
    let planted: Vec<&str> = NAMES.iter().chain(&PHONES).copied().chain([NOTE, CODE]).collect();
    let wanted: Vec<(&str, Vec<u8>)> =
        planted.iter().flat_map(|text| shapes(text).into_iter().map(move |shape| (*text, shape))).collect();
    let mut found = Vec::new();
    for file in files(folder) {
        let bytes = fs::read(&file).unwrap();
        for (text, shape) in &wanted {
            if memchr::memmem::find(&bytes, shape).is_some() {
                found.push(format!("{text} in {}", file.display()));
            }
        }
    }
    found
}

fn fill(persons: &mut Persons) {
    for (at, (name, phone)) in (1..).zip(NAMES.iter().zip(PHONES)) {
        persons.add(at, &person(name, phone, CODE, NOTE)).unwrap();
    }
    persons.change(2, &person(NAMES[0], PHONES[1], "", NOTE)).unwrap();
    let rows: Vec<_> = (100..5_100).map(|card| (card, person(NAMES[2], PHONES[2], CODE, ""))).collect();
    let mut batch = persons.begin(9).unwrap();
    batch.push(persons, &rows).unwrap();
    assert_eq!(batch.finish(persons), Ok(5_000));
}

#[test]
fn no_file_holds_a_name_or_a_phone_in_any_shape() {
    let (folder, copy) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let mut persons = open(folder.path());
    fill(&mut persons);
    ready(&persons.finder());
    assert_eq!(persons.finder().find("mrxc", 3).unwrap().len(), 3, "they are in memory");
    back_up(folder.path(), copy.path()).unwrap();
    let names: Vec<_> =
        files(folder.path()).iter().map(|path| path.file_name().unwrap().to_owned()).collect();
    assert!(names.iter().any(|name| name == "persons-wal"), "the journal is there to be searched: {names:?}");
    assert_eq!(hits(folder.path()), Vec::<String>::new());
    assert_eq!(hits(copy.path()), Vec::<String>::new());
    persons.forget(1).unwrap();
    persons.drop_batch(9).unwrap();
    drop(persons);
    assert_eq!(hits(folder.path()), Vec::<String>::new());
    // the search itself finds what is there
    fs::write(copy.path().join("plain"), hex::encode(NAMES[0])).unwrap();
    fs::write(copy.path().join("coded"), STANDARD.encode(format!("x{}y", PHONES[0]))).unwrap();
    let found = hits(copy.path()).join(" ");
    assert!(found.contains("plain") && found.contains("coded"), "{found}");
}

fn copy_file(from: &Path, to: &Path, name: &str) {
    fs::copy(from.join(name), to.join(name)).unwrap();
}

#[test]
fn an_older_persons_tells_nothing_of_who_was_forgotten() {
    let (folder, copy) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let mut persons = open(folder.path());
    fill(&mut persons);
    assert_eq!(back_up(folder.path(), copy.path()), Ok(Copied::Alone));
    assert_eq!(persons.forget(1), Ok(Forgotten::Destroyed));
    assert_eq!(persons.forget(1), Ok(Forgotten::Absent));
    assert_eq!(persons.finder().holder(1), Err(Trouble::Absent));
    assert_eq!(persons.drop_batch(9), Ok(5_000));
    drop(persons);
    for name in ["persons-wal", "persons-shm"] {
        let _ = fs::remove_file(folder.path().join(name));
    }
    copy_file(copy.path(), folder.path(), "persons");
    let mut persons = open(folder.path());
    let finder = persons.finder();
    ready(&finder);
    for card in [1, 100, 5_099] {
        assert_eq!(finder.holder(card), Err(Trouble::Gone), "{card}");
    }
    assert_eq!(finder.holder(3), Ok(person(NAMES[2], PHONES[2], CODE, NOTE)));
    assert_eq!((finder.health().unwrap().gone, finder.health().unwrap().damaged), (5_001, 0));
    assert_eq!(finder.by_phone(Phone::parse(PHONES[0]).unwrap()), Ok(vec![]));
    assert_eq!(finder.page(Order::Card, 0, 10), Ok((vec![2, 3], 2)));
    assert_eq!(persons.change(1, &person("王芳", "", "", "")), Err(Trouble::Gone));
    assert_eq!(persons.add(1, &person("王芳", "", "", "")), Ok(()), "somebody else may have the card");
    assert_eq!(finder.holder(1).unwrap().name.reveal(), "王芳");
    assert_eq!(persons.forget(100), Ok(Forgotten::Destroyed));
    assert_eq!(finder.holder(100), Err(Trouble::Absent));
}

#[test]
fn there_is_one_copy_of_the_keys() {
    let (folder, first, second) =
        (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let mut persons = open(folder.path());
    fill(&mut persons);
    assert_eq!(back_up(folder.path(), first.path()), Ok(Copied::Alone));
    let before = fs::read(first.path().join("keys")).unwrap();
    persons.forget(1).unwrap();
    assert_eq!(back_up(folder.path(), first.path()), Ok(Copied::Alone));
    let after = fs::read(first.path().join("keys")).unwrap();
    assert_eq!(before.len(), after.len());
    assert_eq!(after[4096..4128], [0; 32], "the copy forgets with the next backup");
    assert_ne!(before[4096..4128], [0; 32]);
    assert_eq!(back_up(folder.path(), second.path()), Ok(Copied::Alone));
    assert!(!first.path().join("keys").exists() && first.path().join("persons").exists());
    fs::rename(second.path().join("keys"), first.path().join("elsewhere")).unwrap();
    fs::remove_dir_all(second.path()).unwrap();
    assert_eq!(back_up(folder.path(), first.path()), Ok(Copied::FormerLeft), "a person has to look for it");
    drop(persons);
    let copied = Persons::open(first.path(), &root(), |_| true).unwrap();
    assert_eq!(copied.finder().holder(3), Ok(person(NAMES[2], PHONES[2], CODE, NOTE)));
    assert_eq!(copied.finder().holder(1), Err(Trouble::Absent));
}

#[test]
fn no_message_shows_a_person() {
    let one = person(NAMES[0], PHONES[0], CODE, NOTE);
    let said = format!("{one:?} {:?} {} {:?}", one.name, one.phone.unwrap(), root());
    assert!(said.contains("138****5544"));
    for text in [NAMES[0], PHONES[0], CODE, NOTE, "7766", "[7, 7"] {
        assert!(!said.contains(text), "{said}");
    }
    let shown = |text| Phone::parse(text).unwrap().to_string();
    assert_eq!(shown("+86 138 1234 5678"), "138****5678");
    assert_eq!(shown("0755-8888 6666"), "075****6666");
    assert_eq!(shown("88886666"), "****6666");
    assert_eq!(shown("12345"), "****");
    assert_eq!(Phone::parse("12"), None);
    assert_eq!(Phone::parse("1381234567x"), None);
    assert_eq!(Phone::parse("１３８１２３４５６７８").unwrap().reveal(), "13812345678");
    assert_eq!(Phone::parse("12345678901234567"), None);
    assert_eq!(Name::new("王\u{202E}芳\u{0}\n").unwrap().reveal(), "王芳");
    assert_eq!(Name::new(&"王".repeat(61)), None);
}

#[test]
fn what_may_be_typed() {
    let folder = tempfile::tempdir().unwrap();
    let mut persons = open(folder.path());
    let finder = persons.finder();
    ready(&finder);
    for (card, name, phone, code) in [
        (1, "李小明", "13812345678", ""),
        (2, "李晓敏", "13912345678", "VIP0012"),
        (3, "曾国藩", "0755-12345678", ""),
        (5678, "单田芳", "", ""),
        (5, "仇英", "15500001111", "880012"),
    ] {
        persons.add(card, &person(name, phone, code, "")).unwrap();
    }
    let found =
        |text: &str| -> Vec<u64> { finder.find(text, 10).unwrap().iter().map(|own| own.card).collect() };
    assert_eq!(found("5678"), [5678, 1, 2, 3], "a whole number before an end");
    assert_eq!(found("lxm 5678"), [1, 2]);
    assert_eq!(found("LXM５６７８"), [1, 2]);
    assert_eq!(found("李小5678"), [1]);
    assert_eq!(found("138 1234 5678"), [1]);
    assert_eq!(
        (found("zgf"), found("cgf"), found("stf"), found("dtf"), found("qy")),
        (vec![3], vec![3], vec![5678], vec![5678], vec![5])
    );
    assert_eq!(found("vip-0012"), [2]);
    assert_eq!(found("0012"), [2, 5]);
    assert_eq!(found("678"), [1, 2, 3, 5678]);
    assert_eq!((found("5"), found("78"), found(""), found(" ?!")), (vec![5], vec![], vec![], vec![]));
    assert_eq!(found("小明"), [1]);
    let pages: fn(&Finder, Order) -> Vec<u64> = |finder, order| finder.page(order, 0, 9).unwrap().0;
    assert_eq!(pages(&finder, Order::Newest), [5, 5678, 3, 2, 1]);
    // 曾 as ceng, 仇 as chou, 单 as dan; 晓 and 小 have the same tone, so 明 (ming) and 敏 (min) do not decide
    assert_eq!(pages(&finder, Order::Name), [3, 5, 5678, 1, 2]);
}
