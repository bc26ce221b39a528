//! People for the tests, and the plain way to look for them.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    dead_code,
    reason = "a failed test may panic; each test uses a part"
)]

use members::{Code, Finder, Name, NotReady, Note, Person, Persons, Phone, RootKey};
use pinyin::ToPinyinMulti;
use std::path::Path;
use std::time::Duration;

pub fn root() -> RootKey {
    RootKey::new([7; 32])
}

pub fn open(folder: &Path) -> Persons {
    Persons::open(folder, &root(), |_| true).unwrap()
}

/// Waits until the index is there.
pub fn ready(finder: &Finder) {
    loop {
        match finder.health() {
            Err(NotReady::Building(_)) => std::thread::sleep(Duration::from_millis(1)),
            Err(other) => panic!("{other}"),
            Ok(_) => return,
        }
    }
}

pub fn person(name: &str, phone: &str, code: &str, note: &str) -> Person {
    Person {
        name: Name::new(name).unwrap(),
        phone: Phone::parse(phone),
        code: Code::parse(code),
        note: Note::new(note).unwrap(),
    }
}

/// A name as it is compared.
pub fn plain(name: &str) -> String {
    let narrow = |letter: char| match letter {
        'Ａ'..='Ｚ' => char::from_u32(u32::from(letter) - u32::from('Ａ') + u32::from('A')).unwrap(),
        other => other,
    };
    name.chars().map(narrow).filter(|letter| letter.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// True when `letters` are initials of a part of the name, by any reading.
pub fn has_initials(name: &str, letters: &str) -> bool {
    let name: Vec<char> = plain(name).chars().collect();
    let letters: Vec<char> = letters.chars().collect();
    name.windows(letters.len())
        .any(|part| part.iter().zip(&letters).all(|(own, letter)| reads(*own, *letter)))
}

fn reads(own: char, letter: char) -> bool {
    own == letter
        || own.to_pinyin_multi().is_some_and(|all| all.into_iter().any(|one| one.plain().starts_with(letter)))
}

/// What a word of one kind says about a member, the slow way.
pub fn fits(card: u64, person: &Person, word: &str) -> bool {
    let phone = person.phone.map(Phone::reveal).unwrap_or_default();
    let code = person.code.as_ref().map(|code| code.reveal().to_lowercase()).unwrap_or_default();
    let name = plain(person.name.reveal());
    let number = card.to_string();
    if word.bytes().all(|byte| byte.is_ascii_digit()) {
        let long = word.len() >= 3;
        return phone == word
            || word.parse() == Ok(card)
            || name.contains(word)
            || code == word
            || (long && (phone.ends_with(word) || number.ends_with(word) || code.ends_with(word)));
    }
    if word.bytes().all(|byte| byte.is_ascii_lowercase()) {
        return code == word || has_initials(&name, word);
    }
    name.contains(word)
}
