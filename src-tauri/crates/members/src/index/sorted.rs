//! The whole list in an order, for its pages.

use super::{DEAD, Index, letters};
use std::cmp::{Ordering, Reverse};

/// The orders of the member list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Order {
    /// Latin letters first, then by pinyin with tone; those without a name come first of all.
    Name,
    /// By all digits; those without a phone come last.
    Phone,
    Card,
    /// The newest first.
    Newest,
}

impl Order {
    pub(crate) const ALL: [Self; 4] = [Self::Name, Self::Phone, Self::Card, Self::Newest];
}

/// The entries of the index in one order, up to those that came since.
pub(crate) struct Sorted {
    order: Order,
    ids: Vec<u32>,
    /// Entries that are sorted in.
    upto: usize,
    dead: usize,
    generation: u32,
}

impl Sorted {
    pub(crate) const fn new(order: Order) -> Self {
        Self { order, ids: Vec::new(), upto: 0, dead: 0, generation: 0 }
    }

    pub(crate) fn bytes(&self) -> usize {
        4 * self.ids.capacity()
    }

    /// Sorts in what came, takes out what went.
    pub(crate) fn settle(&mut self, index: &Index) {
        if self.generation != index.generation || self.upto > index.len() {
            *self = Self { generation: index.generation, ..Self::new(self.order) };
        }
        if self.dead != index.dead {
            self.ids.retain(|id| !is_dead(index, *id));
            self.dead = index.dead;
        }
        if self.upto == index.len() {
            return;
        }
        let from = u32::try_from(self.upto).unwrap_or(u32::MAX);
        let to = u32::try_from(index.len()).unwrap_or(u32::MAX);
        self.upto = index.len();
        let fresh = sort(self.order, index, (from..to).filter(|id| !is_dead(index, *id)));
        if self.ids.is_empty() {
            self.ids = fresh;
            return;
        }
        let mut merged = Vec::with_capacity(self.ids.len() + fresh.len());
        let mut rest = &self.ids[..];
        for id in fresh {
            let at = rest.partition_point(|own| compare(self.order, index, *own, id).is_lt());
            let (before, after) = rest.split_at(at);
            merged.extend_from_slice(before);
            merged.push(id);
            rest = after;
        }
        merged.extend_from_slice(rest);
        self.ids = merged;
    }

    pub(crate) fn cards(&self, index: &Index, from: usize, limit: usize) -> Vec<u64> {
        let ids = self.ids.iter().skip(from).take(limit);
        ids.filter_map(|id| index.cards.get(at(*id)).copied()).collect()
    }
}

fn sort(order: Order, index: &Index, ids: impl Iterator<Item = u32>) -> Vec<u32> {
    if order == Order::Name {
        // the first four letters decide nearly always, and are looked up once
        let mut keyed: Vec<(u64, u32)> = ids.map(|id| (name_key(index, id), id)).collect();
        keyed.sort_unstable_by(|one, other| {
            one.0.cmp(&other.0).then_with(|| compare(order, index, one.1, other.1))
        });
        return keyed.into_iter().map(|(_, id)| id).collect();
    }
    let mut ids: Vec<u32> = ids.collect();
    ids.sort_unstable_by(|one, other| compare(order, index, *one, *other));
    ids
}

fn compare(order: Order, index: &Index, one: u32, other: u32) -> Ordering {
    let card = |id| index.cards.get(at(id)).copied().unwrap_or(DEAD);
    let by_card = || card(one).cmp(&card(other));
    match order {
        Order::Name => compare_names(index, one, other).then_with(by_card),
        Order::Phone => {
            let phone = |id| index.phones.get(at(id)).copied();
            phone(one).cmp(&phone(other)).then_with(by_card)
        }
        Order::Card => by_card(),
        Order::Newest => {
            let age = |id| Reverse(index.ages.get(at(id)).copied());
            age(one).cmp(&age(other)).then_with(|| by_card().reverse())
        }
    }
}

fn compare_names(index: &Index, one: u32, other: u32) -> Ordering {
    let (one, other) = (index.name(at(one)), index.name(at(other)));
    if one == other {
        return Ordering::Equal;
    }
    places(one).cmp(places(other)).then_with(|| one.cmp(other))
}

/// The places of the first four letters, the first one highest.
fn name_key(index: &Index, id: u32) -> u64 {
    let firsts = places(index.name(at(id))).chain(std::iter::repeat(0)).take(4);
    firsts.fold(0, |key, place| (key << 16) | u64::from(place))
}

fn places(name: &[u8]) -> impl Iterator<Item = u16> + '_ {
    std::str::from_utf8(name).unwrap_or("").chars().map(letters::place)
}

fn is_dead(index: &Index, id: u32) -> bool {
    index.cards.get(at(id)).is_none_or(|card| *card == DEAD)
}

fn at(id: u32) -> usize {
    usize::try_from(id).unwrap_or(usize::MAX)
}
