//! Rows of one file that share a phone or a card number.

use crate::limit::{AMOUNT_MAX, REPEATS_MAX};
use crate::row::RowRead;
use crate::trouble::FileTrouble;
use money::Fen;
use serde::{Deserialize, Serialize};
use std::borrow::Cow;
use std::collections::{BTreeMap, HashMap, HashSet};
use std::hash::{BuildHasher as _, RandomState};

/// What becomes of rows that share a phone or a card number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Repeat {
    /// None is imported.
    Refuse,
    /// One member with the money of all, where all can be one person's; the others are refused.
    Sum,
    /// The first is imported.
    First,
    /// The last is imported.
    Last,
}

/// Rows that belong together; at least two.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Group {
    /// Their lines, rising.
    pub lines: Vec<u32>,
    /// The amount of each.
    pub amounts: Vec<Fen>,
    /// Some share a phone.
    pub by_phone: bool,
    /// Some share a card number.
    pub by_card: bool,
    /// No two phones, card numbers or names among them: they can be summed.
    pub one_person: bool,
}

impl Group {
    /// Whether the rows become one under [`Repeat::Sum`].
    #[must_use]
    pub fn sums(&self) -> bool {
        let all = Fen::sum(self.amounts.iter().copied());
        self.one_person && all.is_some_and(|all| all.get() <= AMOUNT_MAX)
    }

    /// The one row that is kept, as a place in `lines`; `None` when none or all are.
    pub(crate) const fn kept(&self, repeat: Repeat) -> Option<usize> {
        match repeat {
            Repeat::Refuse | Repeat::Sum => None,
            Repeat::First => Some(0),
            Repeat::Last => self.lines.len().checked_sub(1),
        }
    }

    /// What becomes of each row: its line and its fate.
    pub(crate) fn fates(&self, repeat: Repeat, group: usize) -> impl Iterator<Item = (u32, Fate)> + '_ {
        let last = self.lines.len().saturating_sub(1);
        let sum = repeat == Repeat::Sum && self.sums();
        let kept = self.kept(repeat);
        self.lines.iter().enumerate().map(move |(at, line)| {
            let other = kept.unwrap_or(usize::from(at == 0));
            let fate = if sum {
                Fate::Sum { group, last: at == last }
            } else if kept == Some(at) {
                Fate::Keep
            } else {
                Fate::Refuse { line: self.lines.get(other).copied().unwrap_or(*line) }
            };
            (*line, fate)
        })
    }
}

/// What becomes of one row of a group.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Fate {
    Keep,
    Refuse { line: u32 },
    Sum { group: usize, last: bool },
}

/// The keys of all readable rows: phones as they are, card numbers and names as hashes.
///
/// Card numbers take 16 bytes, hashed under keys of this run: two different ones of 2,000,000 rows meet once in
/// 10^26 runs, and no file can be made so that they do. A name takes 8; a false match only lets two rows of one
/// phone be summed that the user asked to sum.
pub(crate) struct Ledger {
    seeds: [RandomState; 2],
    phones: Vec<u64>,
    cards: Vec<[u64; 2]>,
    names: Vec<u64>,
    lines: Vec<u32>,
    amounts: Vec<Fen>,
}

/// Stands for no key.
const NONE: u64 = 0;

impl Ledger {
    pub fn new() -> Self {
        Self {
            seeds: [RandomState::new(), RandomState::new()],
            phones: Vec::new(),
            cards: Vec::new(),
            names: Vec::new(),
            lines: Vec::new(),
            amounts: Vec::new(),
        }
    }

    pub fn add(&mut self, row: &RowRead, amount: Fen) {
        let number = row.phone.as_deref().and_then(|phone| phone.parse().ok());
        self.phones.push(number.unwrap_or(NONE));
        let hash = |text: &str, seed: &RandomState| seed.hash_one(text).max(1);
        if let Some(card) = &row.card_no {
            // rows before the first card number have none
            self.cards.resize(self.lines.len(), [NONE; 2]);
            let [a, b] = &self.seeds;
            let card = folded(card);
            self.cards.push([hash(&card, a), hash(&card, b)]);
        }
        let [seed, _] = &self.seeds;
        self.names.push(if row.name.is_empty() { NONE } else { hash(&row.name, seed) });
        self.lines.push(row.line);
        self.amounts.push(amount);
    }

    /// Rows that share a key, directly or through others.
    pub fn groups(mut self) -> Result<Vec<Group>, FileTrouble> {
        if !self.cards.is_empty() {
            self.cards.resize(self.lines.len(), [NONE; 2]);
        }
        let phones = twice(&self.phones, |key| *key != NONE);
        let cards = twice(&self.cards, |key| *key != [NONE; 2]);
        if phones.is_empty() && cards.is_empty() {
            return Ok(Vec::new());
        }
        let phone = |at: usize| self.phones.get(at).filter(|key| phones.contains(key));
        let card = |at: usize| self.cards.get(at).filter(|key| cards.contains(*key));
        let shared: Vec<usize> =
            (0..self.lines.len()).filter(|at| phone(*at).is_some() || card(*at).is_some()).collect();
        if shared.len() > REPEATS_MAX {
            return Err(FileTrouble::TooManyRepeats { rows: shared.len(), most: REPEATS_MAX });
        }
        let mut roots: Vec<usize> = (0..shared.len()).collect();
        let (mut by_phone, mut by_card) = (HashMap::new(), HashMap::new());
        for (node, at) in shared.iter().enumerate() {
            if let Some(key) = phone(*at) {
                join(&mut roots, node, *by_phone.entry(key).or_insert(node));
            }
            if let Some(key) = card(*at) {
                join(&mut roots, node, *by_card.entry(key).or_insert(node));
            }
        }
        let mut members: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        for (node, at) in shared.iter().enumerate() {
            members.entry(root(&mut roots, node)).or_default().push(*at);
        }
        Ok(members.into_values().map(|rows| self.group(&rows)).collect())
    }

    fn group(&self, rows: &[usize]) -> Group {
        let pick = |from: &[u64]| -> Vec<u64> {
            rows.iter().filter_map(|at| from.get(*at).copied()).filter(|key| *key != NONE).collect()
        };
        let (phones, names) = (pick(&self.phones), pick(&self.names));
        let cards: Vec<[u64; 2]> = rows
            .iter()
            .filter_map(|at| self.cards.get(*at).copied())
            .filter(|key| *key != [NONE; 2])
            .collect();
        Group {
            lines: rows.iter().filter_map(|at| self.lines.get(*at).copied()).collect(),
            amounts: rows.iter().filter_map(|at| self.amounts.get(*at).copied()).collect(),
            by_phone: !twice(&phones, |_| true).is_empty(),
            by_card: !twice(&cards, |_| true).is_empty(),
            one_person: same(&phones) && same(&cards) && same(&names),
        }
    }
}

/// A card number as it is compared: `vip-0_8` and `VIP08` are one, to a scanner as to a person who types.
fn folded(card: &str) -> Cow<'_, str> {
    if card.bytes().all(|byte| byte.is_ascii_digit()) {
        return Cow::Borrowed(card);
    }
    card.chars().filter(|c| !matches!(c, '-' | '_')).map(|c| c.to_ascii_uppercase()).collect()
}

fn same<K: PartialEq>(keys: &[K]) -> bool {
    keys.windows(2).all(|pair| matches!(pair, [a, b] if a == b))
}

/// The keys that stand more than once.
fn twice<K: Ord + Copy + std::hash::Hash>(keys: &[K], counts: impl Fn(&K) -> bool) -> HashSet<K> {
    let mut sorted = keys.to_vec();
    sorted.sort_unstable();
    let pairs =
        sorted.windows(2).filter_map(|pair| if let [a, b] = pair { (a == b).then_some(*a) } else { None });
    pairs.filter(counts).collect()
}

fn root(roots: &mut [usize], node: usize) -> usize {
    let mut at = node;
    while let Some(up) = roots.get(at).copied().filter(|up| *up != at) {
        // halves the way for the next who asks
        let above = roots.get(up).copied().unwrap_or(up);
        if let Some(slot) = roots.get_mut(at) {
            *slot = above;
        }
        at = above;
    }
    at
}

fn join(roots: &mut [usize], a: usize, b: usize) {
    let (a, b) = (root(roots, a), root(roots, b));
    if let Some(slot) = roots.get_mut(a.max(b)) {
        *slot = a.min(b);
    }
}
