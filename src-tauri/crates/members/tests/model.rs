//! Any sequence of changes gives the same answers as a plain map.
#![allow(clippy::unwrap_used, reason = "a failed test may panic")]

mod common;

use common::{fits, person, plain, ready, root};
use members::{Code, Finder, Forgotten, Order, Person, Persons, Trouble};
use proptest::prelude::*;
use std::collections::BTreeMap;
use std::path::Path;

const NAMES: &[&str] = &[
    "王芳",
    "王",
    "李小明",
    "曾国藩",
    "单雄信",
    "重耳",
    "欧阳 修",
    "Tom Li",
    "买买提·艾力",
    "张三2号",
    "𠮷野家",
    "",
    "王芳芳",
    "仇英",
    "ＶＩＰ客",
    "Zoë",
];
const PHONES: &[&str] = &[
    "13812345678",
    "13912345678",
    "138 0013 8000",
    "",
    "0755-88888888",
    "+86 13812345678",
    "5678",
    "1234567890123456",
];
const CODES: &[&str] = &["", "", "VIP_0012", "880012", "A1", "5678"];
const WORDS: &[&str] = &[
    "5678",
    "678",
    "13812345678",
    "王",
    "芳",
    "王芳",
    "wf",
    "f",
    "zgf",
    "cgf",
    "sxx",
    "dxx",
    "c",
    "z",
    "oyx",
    "tl",
    "tomli",
    "8888",
    "vip",
    "vip0012",
    "0012",
    "880012",
    "a1",
    "3",
    "12",
    "105",
    "1005",
    "2",
    "qy",
    "欧阳修",
    "艾力",
    "𠮷",
    "野",
    "123456789012345",
    "1234567890123456",
    "zo",
    "ë",
    "q",
];

#[derive(Clone, Debug)]
enum Op {
    Add(u64, Person),
    Change(u64, Person),
    Forget(u64),
    /// Cards, and whether it is finished and then known to the book.
    Batch(u64, Vec<(u64, Person)>, Fate),
    Drop(u64),
    Restart,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Fate {
    Live,
    /// Finished, but the book's fact never came.
    Unknown,
    Abandoned,
    /// Written, and then the power went.
    Cut,
}

fn people() -> impl Strategy<Value = Person> {
    let pick = proptest::sample::select;
    (pick(NAMES), pick(PHONES), pick(CODES)).prop_map(|(name, phone, code)| person(name, phone, code, "常客"))
}

fn cards() -> impl Strategy<Value = u64> {
    prop_oneof![1..20_u64, 1_000..1_010_u64, Just(i64::MAX.unsigned_abs())]
}

fn ops() -> impl Strategy<Value = Op> {
    let fate =
        proptest::sample::select(&[Fate::Live, Fate::Live, Fate::Unknown, Fate::Abandoned, Fate::Cut][..]);
    prop_oneof![
        4 => (cards(), people()).prop_map(|(card, person)| Op::Add(card, person)),
        2 => (cards(), people()).prop_map(|(card, person)| Op::Change(card, person)),
        2 => cards().prop_map(Op::Forget),
        2 => (1..6_u64, proptest::collection::vec((20..900_u64, people()), 0..12), fate)
            .prop_map(|(batch, rows, fate)| Op::Batch(batch, rows, fate)),
        1 => (1..6_u64).prop_map(Op::Drop),
        1 => Just(Op::Restart),
    ]
}

/// What is known, and which batch it came with.
type Model = BTreeMap<u64, (Person, u64)>;

struct World<'a> {
    folder: &'a Path,
    persons: Option<Persons>,
    model: Model,
    live: Vec<u64>,
}

impl World<'_> {
    fn restart(&mut self) {
        self.persons = None;
        let live = self.live.clone();
        self.persons = Some(Persons::open(self.folder, &root(), |batch| live.contains(&batch)).unwrap());
    }

    fn step(&mut self, op: Op) {
        let persons = self.persons.as_mut().unwrap();
        let is_there = |card: &u64, model: &Model| model.contains_key(card);
        match op {
            Op::Add(card, person) => {
                let wanted = if is_there(&card, &self.model) { Err(Trouble::Taken) } else { Ok(()) };
                assert_eq!(persons.add(card, &person), wanted);
                self.model.entry(card).or_insert((person, 0));
            }
            Op::Change(card, person) => {
                let wanted = if is_there(&card, &self.model) { Ok(()) } else { Err(Trouble::Absent) };
                assert_eq!(persons.change(card, &person), wanted);
                self.model.entry(card).and_modify(|own| own.0 = person);
            }
            Op::Forget(card) => {
                let wanted = self.model.remove(&card).map_or(Forgotten::Absent, |_| Forgotten::Destroyed);
                assert_eq!(persons.forget(card), Ok(wanted));
            }
            Op::Drop(batch) => {
                self.live.retain(|own| *own != batch);
                let before = self.model.len();
                self.model.retain(|_, (_, own)| *own != batch);
                assert_eq!(persons.drop_batch(batch), Ok(u64::try_from(before - self.model.len()).unwrap()));
            }
            Op::Batch(batch, rows, fate) => self.batch(batch, rows, fate),
            Op::Restart => self.restart(),
        }
    }

    fn batch(&mut self, batch: u64, rows: Vec<(u64, Person)>, fate: Fate) {
        let persons = self.persons.as_mut().unwrap();
        if self.live.contains(&batch) {
            assert_eq!(persons.begin(batch).err(), Some(Trouble::BatchTaken));
            return;
        }
        let rows: Vec<_> = BTreeMap::from_iter(rows).into_iter().collect();
        let mut open = persons.begin(batch).unwrap();
        let taken = rows.iter().any(|(card, _)| self.model.contains_key(card));
        assert_eq!(open.push(persons, &rows), if taken { Err(Trouble::Taken) } else { Ok(()) });
        match fate {
            _ if taken => open.abandon(persons).unwrap(),
            Fate::Abandoned => open.abandon(persons).unwrap(),
            Fate::Cut => self.restart(),
            Fate::Unknown => {
                open.finish(persons).unwrap();
                self.restart();
            }
            Fate::Live => {
                assert_eq!(open.finish(persons), Ok(u64::try_from(rows.len()).unwrap()));
                self.live.push(batch);
                self.model.extend(rows.into_iter().map(|(card, person)| (card, (person, batch))));
            }
        }
    }

    fn check(&self) {
        let finder = self.persons.as_ref().unwrap().finder();
        for card in (1..900).chain(1_000..1_010) {
            let wanted = self.model.get(&card).map(|own| own.0.clone()).ok_or(Trouble::Absent);
            assert_eq!(finder.holder(card), wanted, "card {card}");
        }
        ready(&finder);
        let health = finder.health().unwrap();
        assert!(health.sound && health.damaged == 0);
        for word in WORDS {
            self.check_find(&finder, word);
        }
        self.check_pages(&finder);
        for phone in PHONES.iter().filter_map(|text| members::Phone::parse(text)) {
            let own = |(card, own): (&u64, &(Person, u64))| (own.0.phone == Some(phone)).then_some(*card);
            let wanted: Vec<u64> = self.model.iter().filter_map(own).collect();
            assert_eq!(finder.by_phone(phone).unwrap(), wanted);
            assert_eq!(finder.phone_book().unwrap().cards(phone).collect::<Vec<_>>(), wanted);
        }
        let codes = finder.code_book().unwrap();
        for code in self.model.values().filter_map(|(person, _)| person.code.clone()) {
            let own =
                |(card, own): (&u64, &(Person, u64))| (own.0.code == Some(code.clone())).then_some(*card);
            let wanted: Vec<u64> = self.model.iter().filter_map(own).collect();
            assert_eq!(finder.by_code(&code).unwrap(), wanted);
            assert_eq!(codes.cards(&code).collect::<Vec<_>>(), wanted);
        }
        assert_eq!(codes.cards(&Code::parse("nobody-0").unwrap()).count(), 0);
    }

    fn check_find(&self, finder: &Finder, word: &str) {
        let found = finder.find(word, 1_000).unwrap();
        assert!(found.is_sorted(), "best first");
        let mut cards: Vec<u64> = found.iter().map(|found| found.card).collect();
        cards.sort_unstable();
        let kinds = plain(word).chars().collect::<Vec<_>>();
        let parts: Vec<String> =
            kinds.chunk_by(|one, next| kind(*one) == kind(*next)).map(|part| part.iter().collect()).collect();
        let wanted: Vec<u64> = self
            .model
            .iter()
            .filter(|(card, (person, _))| {
                let code = person.code.as_ref().is_some_and(|code| code.reveal().to_lowercase() == word);
                code || parts.iter().all(|part| fits(**card, person, part))
            })
            .map(|(card, _)| *card)
            .collect();
        assert_eq!(cards, wanted, "{word}");
        for limit in [0, 1, 3] {
            assert_eq!(finder.find(word, limit).unwrap()[..], found[..limit.min(found.len())], "{word}");
        }
    }

    fn check_pages(&self, finder: &Finder) {
        let page = |order| finder.page(order, 0, 1_000).unwrap();
        let cards: Vec<u64> = self.model.keys().copied().collect();
        assert_eq!(page(Order::Card), (cards.clone(), cards.len()));
        for order in [Order::Name, Order::Phone, Order::Newest] {
            let (mut own, total) = page(order);
            let pieces: Vec<u64> =
                (0..own.len()).step_by(3).flat_map(|at| finder.page(order, at, 3).unwrap().0).collect();
            assert_eq!((total, &pieces), (cards.len(), &own));
            let key = |card: &u64| match order {
                Order::Phone => {
                    self.model[card].0.phone.map_or("~".to_owned(), |phone| format!("{:>16}", phone.reveal()))
                }
                _ => plain(self.model[card].0.name.reveal()),
            };
            if order == Order::Phone {
                assert!(
                    own.iter()
                        .map(key)
                        .collect::<Vec<_>>()
                        .windows(2)
                        .all(|two| shorter_last(&two[0], &two[1]))
                );
            }
            if order == Order::Name {
                let names: Vec<String> = own.iter().map(key).collect();
                let mut groups = names.clone();
                groups.dedup();
                let count = std::collections::BTreeSet::from_iter(&names).len();
                assert_eq!(groups.len(), count, "equal names stand together: {names:?}");
            }
            own.sort_unstable();
            assert_eq!(own, cards);
        }
    }
}

/// Numbers of one length by their digits, longer ones first, none at all last.
fn shorter_last(one: &str, next: &str) -> bool {
    let length = |text: &str| if text == "~" { 0 } else { text.trim().len() };
    match length(one).cmp(&length(next)) {
        std::cmp::Ordering::Equal => one <= next,
        order => order.is_gt(),
    }
}

fn kind(letter: char) -> u8 {
    match letter {
        '0'..='9' => 0,
        'a'..='z' => 1,
        _ => 2,
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 40, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_sequence_answers_like_a_map(steps in proptest::collection::vec(ops(), 1..25), looks in 1..8_usize) {
        let folder = tempfile::tempdir().unwrap();
        let mut world = World { folder: folder.path(), persons: None, model: Model::new(), live: Vec::new() };
        world.restart();
        for (at, step) in steps.into_iter().enumerate() {
            world.step(step);
            if at % looks == 0 {
                world.check();
            }
        }
        world.check();
        world.restart();
        world.check();
    }
}
