//! Finding one of a million members as a cashier types.

use crate::Fault;
use crate::people::rows;
use crate::samples::Samples;
use crate::table::{Aim, Report, Row, Unit};
use members::{Finder, Name, NotReady, Person, Persons, Phone, RootKey};
use pinyin::ToPinyin as _;
use std::path::Path;
use std::time::{Duration, Instant};

const MEMBERS: u32 = 1_000_000;
/// Every so many of them is asked for.
const STEP: usize = 500;
/// Answers on a screen.
const ANSWERS: usize = 20;
/// Longest that 99 of 100 questions may take, in ns.
const MOST: u64 = 20_000_000;

pub fn measure(folder: &Path, report: &mut Report) -> Result<(), Fault> {
    let mut persons = Persons::open(&folder.join("million"), &RootKey::new([7; 32]), |_| true)?;
    let finder = persons.finder();
    ready(&finder);
    let mut batch = persons.begin(1)?;
    let mut asked = Vec::new();
    let mut piece = Vec::new();
    for (at, [name, phone, ..]) in rows(MEMBERS).enumerate() {
        let person = Person {
            name: Name::new(&name).ok_or("a name")?,
            phone: Phone::parse(&phone),
            ..Person::default()
        };
        piece.push((u64::try_from(at)? + 1, person));
        if piece.len() == 2_000 {
            batch.push(&mut persons, &piece)?;
            piece.clear();
        }
        if at % STEP == 0 {
            asked.push((name, phone));
        }
    }
    batch.push(&mut persons, &piece)?;
    batch.finish(&mut persons)?;
    type Typed = fn(&str, &str) -> String;
    let kinds: [(&str, Typed); 4] = [
        ("phone's last four", |_, phone| phone.chars().skip(7).collect()),
        ("name", |name, _| name.to_owned()),
        ("name in pinyin initials", |name, _| initials(name)),
        ("one initial", |name, _| initials(name).chars().take(1).collect()),
    ];
    for (what, typed) in kinds {
        let mut times = Samples::default();
        for (name, phone) in &asked {
            let text = typed(name, phone);
            let begun = Instant::now();
            let found = finder.find(&text, ANSWERS)?;
            times.time(begun.elapsed());
            if found.is_empty() {
                return Err(format!("nobody is found by {what}").into());
            }
        }
        let row = Row::plain(&format!("1m members: by {what}"), Unit::Time, &times);
        report.rows.push(row.aim(Aim::Most99(MOST)));
    }
    Ok(())
}

fn initials(name: &str) -> String {
    name.chars().filter_map(|letter| letter.to_pinyin()).map(|pinyin| pinyin.first_letter()).collect()
}

fn ready(finder: &Finder) {
    while matches!(finder.health(), Err(NotReady::Building(_))) {
        std::thread::sleep(Duration::from_millis(1));
    }
}
