//! What is known of a single letter: the initials its readings begin with, and its place in the order of pinyin.

use pinyin::{ToPinyin, ToPinyinMulti};
use std::collections::HashMap;
use std::sync::LazyLock;

/// Letters of the first plane, for which tables are laid.
const PLANE: u32 = 0x1_0000;

struct Tables {
    /// Class of each letter of the first plane.
    near: Vec<u16>,
    /// And of those beyond that have a reading.
    far: HashMap<char, u16>,
    /// Initials of each class, `a` lowest. Class 0 closes a name, class 1 has none.
    sets: Vec<u32>,
    /// Place of each letter of the first plane, from 1 on.
    places: Vec<u16>,
}

static TABLES: LazyLock<Tables> = LazyLock::new(lay);

fn lay() -> Tables {
    let mut sets = vec![0, 0];
    let mut known = HashMap::new();
    let mut near = vec![1; usize::try_from(PLANE).unwrap_or(0)];
    let mut far = HashMap::new();
    for letter in ('\0'..='\u{3FFFF}').filter(|letter| u32::from(*letter) < 0x80 || *letter > '\u{2E00}') {
        let set = initials(letter);
        if set == 0 {
            continue;
        }
        let class = *known.entry(set).or_insert_with(|| {
            sets.push(set);
            u16::try_from(sets.len() - 1).unwrap_or(1)
        });
        match near.get_mut(code(letter)) {
            Some(own) => *own = class,
            None => {
                far.insert(letter, class);
            }
        }
    }
    Tables { near, far, sets, places: places() }
}

/// Latin letters and all else by their code, hanzi by their first reading with its tone.
fn places() -> Vec<u16> {
    let reading = |letter: char| letter.to_pinyin().map_or("", |pinyin| pinyin.with_tone_num_end());
    let mut letters: Vec<char> = (0..PLANE).filter_map(char::from_u32).collect();
    letters.sort_by_cached_key(|letter| (reading(*letter), u32::from(*letter)));
    let mut places = vec![0; usize::try_from(PLANE).unwrap_or(0)];
    for (place, letter) in letters.into_iter().enumerate() {
        if let Some(own) = places.get_mut(code(letter)) {
            *own = u16::try_from(place + 1).unwrap_or(u16::MAX);
        }
    }
    places
}

/// The initials of all readings, as a set of bits; all count, because a surname is often read otherwise (曾, 单, 仇).
fn initials(letter: char) -> u32 {
    if letter.is_ascii_lowercase() {
        return bit(letter);
    }
    let Some(readings) = letter.to_pinyin_multi() else { return 0 };
    let firsts = readings.into_iter().filter_map(|pinyin| pinyin.plain().chars().next());
    firsts.fold(0, |set, first| set | bit(first))
}

/// The bit of a small Latin letter; no bit for others.
pub(super) const fn bit(letter: char) -> u32 {
    if letter.is_ascii_lowercase() { 1 << (letter as u32 - 'a' as u32) } else { 0 }
}

fn code(letter: char) -> usize {
    usize::try_from(u32::from(letter)).unwrap_or(usize::MAX)
}

/// Lays the tables now (some 50 ms), so that nobody waits for them later.
pub(super) fn warm() {
    LazyLock::force(&TABLES);
}

/// The class of a letter in small form.
pub(super) fn class(letter: char) -> u16 {
    let tables = &*TABLES;
    match tables.near.get(code(letter)) {
        Some(class) => *class,
        None => tables.far.get(&letter).copied().unwrap_or(1),
    }
}

/// The initials of all classes, by class.
pub(super) fn sets() -> &'static [u32] {
    &TABLES.sets
}

/// Where a letter stands in the order of names, from 1 on; letters beyond the first plane stand last.
pub(super) fn place(letter: char) -> u16 {
    TABLES.places.get(code(letter)).copied().unwrap_or(u16::MAX)
}
