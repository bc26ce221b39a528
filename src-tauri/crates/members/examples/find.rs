//! Figures of a million members: bringing them in, opening, finding, paging, memory.
//!
//! `cargo run --release -p members --example find [members]`
#![allow(
    clippy::unwrap_used,
    clippy::print_stdout,
    reason = "a measurement may stop and speaks on the console"
)]

use members::{Finder, Name, NotReady, Note, Order, Person, Persons, Phone, RootKey};
use std::fs;
use std::time::{Duration, Instant};

const SURNAMES: &str = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤单仇查解重乐";
const GIVEN: &str = "伟芳娜秀英敏静丽强磊军洋勇艳杰娟涛明超兰霞平刚桂文辉力健红玉华建国志海波宁贵福生龙元全学祥才发武新利清飞彬富顺信子心良厚庆友裕河哲江浩亮政谦亨奇固之轮翰朗伯宏言若鸣朋斌梁栋维启克伦翔旭鹏泽晨辰士以家致树炎德行时泰盛雄琛钧冠策腾楠榕风航弘义兴云博诚先敬震振壮会思群豪心邦承乐绍功松善";

/// A small generator, so that every run has the same people.
struct Dice(u64);

impl Dice {
    fn next(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0
    }

    /// Below `end`.
    fn below(&mut self, end: usize) -> usize {
        usize::try_from(self.next() >> 11).unwrap() % end
    }
}

fn people(count: usize) -> Vec<(u64, Person)> {
    let (surnames, given): (Vec<char>, Vec<char>) = (SURNAMES.chars().collect(), GIVEN.chars().collect());
    let mut dice = Dice(0x9E37_79B9_7F4A_7C15);
    let of = |card| {
        // common surnames are common
        let surname = dice.below(surnames.len()).min(dice.below(surnames.len()));
        let mut name = String::from(surnames[surname]);
        name.push(given[dice.below(given.len())]);
        if dice.below(5) > 0 {
            name.push(given[dice.below(given.len())]);
        }
        let phone = format!("1{}{:09}", 3 + dice.below(7), dice.below(1_000_000_000));
        let phone = Phone::parse(&phone);
        (card, Person { name: Name::new(&name).unwrap(), phone, code: None, note: Note::default() })
    };
    (1..=u64::try_from(count).unwrap()).map(of).collect()
}

/// Processor time of this process so far, of all threads.
fn processor() -> Duration {
    let stat = fs::read_to_string("/proc/self/stat").unwrap_or_default();
    let rest: Vec<&str> = stat.rsplit(')').next().unwrap_or("").split_whitespace().collect();
    let ticks: u64 = [11, 12].iter().filter_map(|at| rest.get(*at)?.parse::<u64>().ok()).sum();
    Duration::from_millis(ticks * 10)
}

fn resident_kib() -> u64 {
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"));
    line.and_then(|line| line.trim().trim_end_matches(" kB").parse().ok()).unwrap_or(0)
}

fn ready(finder: &Finder) {
    while let Err(NotReady::Building(_)) = finder.health() {
        std::thread::sleep(Duration::from_millis(2));
    }
}

fn import(persons: &mut Persons, batch: u64, rows: &[(u64, Person)]) {
    let (clock, before) = (Instant::now(), processor());
    let mut open = persons.begin(batch).unwrap();
    let mut longest = Duration::ZERO;
    for piece in rows.chunks(2_000) {
        let clock = Instant::now();
        open.push(persons, piece).unwrap();
        longest = longest.max(clock.elapsed());
    }
    let written = clock.elapsed();
    let count = open.finish(persons).unwrap();
    println!(
        "import of {count}: {:?} wall, {:?} processor, longest piece of 2,000 {longest:?}, finish {:?}",
        clock.elapsed(),
        processor() - before,
        clock.elapsed() - written,
    );
}

fn ask(finder: &Finder, what: &str, questions: &[String]) {
    let mut times: Vec<Duration> = Vec::new();
    let mut found = 0;
    for question in questions {
        let clock = Instant::now();
        found += finder.find(question, 20).unwrap().len();
        times.push(clock.elapsed());
    }
    times.sort_unstable();
    let at = |permille: usize| times[(times.len() - 1) * permille / 1_000];
    println!(
        "find by {what}: p50 {:?}, p99 {:?}, most {:?} ({} questions, {found} found)",
        at(500),
        at(990),
        at(1_000),
        times.len()
    );
}

fn initials(name: &str) -> String {
    use pinyin::ToPinyin;
    name.chars().filter_map(|letter| letter.to_pinyin()).map(|pinyin| pinyin.first_letter()).collect()
}

fn main() {
    let count = std::env::args().nth(1).and_then(|text| text.parse().ok()).unwrap_or(1_000_000);
    let folder = tempfile::tempdir().unwrap();
    let root = RootKey::new([3; 32]);
    let rows = people(count);
    {
        let mut persons = Persons::open(folder.path(), &root, |_| true).unwrap();
        ready(&persons.finder());
        let tenth = rows.len() / 10;
        import(&mut persons, 1, &rows[..tenth]);
        import(&mut persons, 2, &rows[tenth..]);
        let clock = Instant::now();
        persons.finder().settle();
        println!("first page after it, all orders: {:?}", clock.elapsed());
    }
    for name in ["persons", "persons-wal", "keys"] {
        let bytes = fs::metadata(folder.path().join(name)).map_or(0, |meta| meta.len());
        println!("{name}: {} KiB", bytes / 1024);
    }
    let questions: Vec<(String, String, String)> = {
        let mut dice = Dice(42);
        let mut one = || &rows[dice.below(rows.len())].1;
        (0..2_000)
            .map(|_| {
                let (phone, name, letters) = (one(), one(), one());
                let phone = phone.phone.map(Phone::reveal).unwrap_or_default();
                let name: String = name.name.reveal().chars().skip(1).collect();
                (phone[7..].to_owned(), name, initials(letters.name.reveal()))
            })
            .collect()
    };
    drop(rows);
    let (before, clock, work) = (resident_kib(), Instant::now(), processor());
    let mut persons = Persons::open(folder.path(), &root, |_| true).unwrap();
    let opened = clock.elapsed();
    let finder = persons.finder();
    ready(&finder);
    println!("open: {opened:?}; index ready after {:?}, {:?} processor", clock.elapsed(), processor() - work);
    let (bytes, members) = finder.memory().unwrap();
    println!(
        "memory: {bytes} bytes for {members} members, {} each; resident {} KiB more",
        bytes / members.max(1),
        resident_kib().saturating_sub(before)
    );
    ask(&finder, "phone end of 4", &questions.iter().map(|own| own.0.clone()).collect::<Vec<_>>());
    ask(&finder, "name part", &questions.iter().map(|own| own.1.clone()).collect::<Vec<_>>());
    ask(&finder, "initials", &questions.iter().map(|own| own.2.clone()).collect::<Vec<_>>());
    ask(
        &finder,
        "one letter of initials",
        &questions.iter().map(|own| own.2[..1].to_owned()).collect::<Vec<_>>(),
    );
    ask(
        &finder,
        "surname",
        &questions
            .iter()
            .map(|own| SURNAMES.chars().nth(own.0.len() * 3).unwrap().to_string())
            .collect::<Vec<_>>(),
    );
    ask(
        &finder,
        "initials and phone end",
        &questions.iter().map(|own| format!("{} {}", own.2, own.0)).collect::<Vec<_>>(),
    );
    let mut pages: Vec<Duration> = Vec::new();
    for at in 0..2_000 {
        let order = [Order::Name, Order::Phone, Order::Card, Order::Newest][at % 4];
        let clock = Instant::now();
        let (cards, _) = finder.page(order, at * members / 2_000, 50).unwrap();
        for card in cards {
            finder.holder(card).unwrap();
        }
        pages.push(clock.elapsed());
    }
    pages.sort_unstable();
    println!("page of 50 with its holders: p50 {:?}, p99 {:?}", pages[1_000], pages[1_980]);
    let one = Person {
        name: Name::new("曾国藩").unwrap(),
        phone: Phone::parse("13800138000"),
        ..Person::default()
    };
    let clock = Instant::now();
    persons.add(u64::try_from(count).unwrap() + 1, &one).unwrap();
    let added = clock.elapsed();
    let clock = Instant::now();
    finder.page(Order::Name, 0, 50).unwrap();
    let page = clock.elapsed();
    let clock = Instant::now();
    persons.forget(1).unwrap();
    println!("add {added:?}, page by name after it {page:?}, forget {:?}", clock.elapsed());
    let clock = Instant::now();
    persons.drop_batch(1).unwrap();
    println!("undo of the batch of {}: {:?}", count / 10, clock.elapsed());
}
