//! Figures of a million members: bringing them in, opening, finding, paging, memory.
//!
//! `cargo run --release -p members --example find [members]`
#![allow(
    clippy::unwrap_used,
    clippy::print_stdout,
    reason = "a measurement may stop and speaks on the console"
)]

use members::{Finder, Name, NotReady, Note, Order, Person, Persons, Phone, RootKey};
use std::fmt::Write as _;
use std::fs;
use std::path::Path;
use std::process::Command;
use std::time::{Duration, Instant};

/// What stops a measurement.
type Stop = Box<dyn std::error::Error>;

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
        usize::try_from(self.next() >> 11).unwrap_or(0) % end
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
        (
            card,
            Person { name: Name::new(&name).unwrap_or_default(), phone, code: None, note: Note::default() },
        )
    };
    (1..).take(count).map(of).collect()
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

fn import(persons: &mut Persons, batch: u64, rows: &[(u64, Person)]) -> Result<(), Stop> {
    let (clock, before) = (Instant::now(), processor());
    let mut open = persons.begin(batch)?;
    let mut longest = Duration::ZERO;
    for piece in rows.chunks(2_000) {
        let clock = Instant::now();
        open.push(persons, piece)?;
        longest = longest.max(clock.elapsed());
    }
    let written = clock.elapsed();
    let count = open.finish(persons)?;
    let (wall, work) = (clock.elapsed(), processor().saturating_sub(before));
    let finish = wall.saturating_sub(written);
    println!(
        "import of {count}: {wall:?} wall, {work:?} processor, longest piece of 2,000 {longest:?}, finish {finish:?}"
    );
    Ok(())
}

/// The same people by SQLite's own program, in the clear, for comparison; nothing when it is not installed.
fn raw_import(folder: &Path, rows: &[(u64, Person)]) -> Result<(), Stop> {
    let (csv, base) = (folder.join("raw.csv"), folder.join("raw.db"));
    let mut text = String::new();
    for (card, person) in rows {
        let phone = person.phone.map(Phone::reveal).unwrap_or_default();
        writeln!(text, "{},{phone},{}.{:02}", person.name.reveal(), card % 1_000, card % 100)?;
    }
    fs::write(&csv, text)?;
    let clock = Instant::now();
    let import = format!(".import {} t", csv.display());
    let run =
        Command::new("sqlite3").arg(&base).args(["create table t(a,b,c)", ".mode csv", &import]).status();
    if run.is_ok_and(|status| status.success()) {
        println!("sqlite3 .import of {}: {:?} wall", rows.len(), clock.elapsed());
    }
    fs::remove_file(csv)?;
    let _ = fs::remove_file(base);
    Ok(())
}

fn ask(finder: &Finder, what: &str, questions: impl Iterator<Item = String>) -> Result<(), Stop> {
    let mut times: Vec<Duration> = Vec::new();
    let mut found = 0;
    for question in questions {
        let clock = Instant::now();
        found += finder.find(&question, 20)?.len();
        times.push(clock.elapsed());
    }
    println!("find by {what}: {} ({} questions, {found} found)", spread(&mut times), times.len());
    Ok(())
}

fn spread(times: &mut [Duration]) -> String {
    times.sort_unstable();
    let at = |permille: usize| {
        times.get(times.len().saturating_sub(1) * permille / 1_000).copied().unwrap_or_default()
    };
    format!("p50 {:?}, p99 {:?}, most {:?}", at(500), at(990), at(1_000))
}

fn initials(name: &str) -> String {
    use pinyin::ToPinyin;
    name.chars().filter_map(|letter| letter.to_pinyin()).map(|pinyin| pinyin.first_letter()).collect()
}

fn main() -> Result<(), Stop> {
    let count = std::env::args().nth(1).and_then(|text| text.parse().ok()).unwrap_or(1_000_000);
    let folder = tempfile::tempdir()?;
    let root = RootKey::new([3; 32]);
    let rows = people(count);
    bring_in(folder.path(), &root, &rows)?;
    let questions = questions(&rows);
    drop(rows);
    let (before, clock, work) = (resident_kib(), Instant::now(), processor());
    let mut persons = Persons::open(folder.path(), &root, |_| true)?;
    let opened = clock.elapsed();
    let finder = persons.finder();
    ready(&finder);
    println!(
        "open: {opened:?}; index after {:?}, {:?} processor",
        clock.elapsed(),
        processor().saturating_sub(work)
    );
    let (bytes, members) = finder.memory()?;
    let each = bytes / members.max(1);
    println!(
        "index: {bytes} bytes, {each} a member; resident {} KiB more",
        resident_kib().saturating_sub(before)
    );
    ask(&finder, "phone end of 4", questions.iter().map(|own| own.end.clone()))?;
    ask(&finder, "whole phone", questions.iter().map(|own| own.phone.clone()))?;
    ask(&finder, "name part", questions.iter().map(|own| own.given.clone()))?;
    ask(&finder, "initials", questions.iter().map(|own| own.initials.clone()))?;
    ask(&finder, "one initial", questions.iter().map(|own| own.initials.chars().take(1).collect()))?;
    ask(&finder, "surname", questions.iter().map(|own| own.surname.clone()))?;
    ask(
        &finder,
        "initials and phone end",
        questions.iter().map(|own| format!("{} {}", own.initials, own.end)),
    )?;
    pages(&finder, members)?;
    changes(&mut persons, count)
}

fn bring_in(folder: &Path, root: &RootKey, rows: &[(u64, Person)]) -> Result<(), Stop> {
    let mut persons = Persons::open(folder, root, |_| true)?;
    ready(&persons.finder());
    let (first, rest) = rows.split_at(rows.len() / 10);
    import(&mut persons, 1, first)?;
    raw_import(folder, first)?;
    import(&mut persons, 2, rest)?;
    raw_import(folder, rest)?;
    let clock = Instant::now();
    persons.finder().settle();
    println!("sorting for the pages after it, all orders: {:?}", clock.elapsed());
    drop(persons);
    for name in ["persons", "keys"] {
        println!("{name}: {} KiB", fs::metadata(folder.join(name))?.len() / 1024);
    }
    Ok(())
}

/// What a cashier might type of three members.
struct Question {
    phone: String,
    end: String,
    surname: String,
    given: String,
    initials: String,
}

fn questions(rows: &[(u64, Person)]) -> Vec<Question> {
    let mut dice = Dice(42);
    let mut one = || rows.get(dice.below(rows.len())).map(|row| row.1.clone()).unwrap_or_default();
    let mut next = || {
        let (phone, name, letters) = (one(), one(), one());
        let phone = phone.phone.map(Phone::reveal).unwrap_or_default();
        Question {
            end: phone.chars().skip(7).collect(),
            phone,
            surname: letters.name.reveal().chars().take(1).collect(),
            given: name.name.reveal().chars().skip(1).collect(),
            initials: initials(letters.name.reveal()),
        }
    };
    (0..2_000).map(|_| next()).collect()
}

fn pages(finder: &Finder, members: usize) -> Result<(), Stop> {
    let mut times = Vec::new();
    for at in 0..500 {
        for order in [Order::Name, Order::Phone, Order::Card, Order::Newest] {
            let clock = Instant::now();
            let (cards, _) = finder.page(order, at * members / 500, 50)?;
            for card in cards {
                finder.holder(card)?;
            }
            times.push(clock.elapsed());
        }
    }
    println!("page of 50 with its holders: {}", spread(&mut times));
    Ok(())
}

fn changes(persons: &mut Persons, count: usize) -> Result<(), Stop> {
    let finder = persons.finder();
    let name = Name::new("曾国藩").unwrap_or_default();
    let one = Person { name, phone: Phone::parse("13800138000"), ..Person::default() };
    let clock = Instant::now();
    persons.add(u64::try_from(count)? + 1, &one)?;
    let added = clock.elapsed();
    let clock = Instant::now();
    finder.page(Order::Name, 0, 50)?;
    let page = clock.elapsed();
    let clock = Instant::now();
    persons.forget(1)?;
    println!("add {added:?}, page by name after it {page:?}, forget {:?}", clock.elapsed());
    let clock = Instant::now();
    let gone = persons.drop_batch(1)?;
    println!("undo of the batch of {gone}: {:?}", clock.elapsed());
    Ok(())
}
