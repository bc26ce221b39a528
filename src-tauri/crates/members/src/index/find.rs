//! Walking through the columns for what was typed.

use super::query::{Digits, Part, Query};
use super::{DEAD, Index, start};
use memchr::memmem;
use std::collections::BinaryHeap;

/// A card that was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Found {
    /// 0 is best: all of what was typed is all of something.
    pub rank: u16,
    pub card: u64,
}

/// The best so far, the worst of them on top.
struct Best {
    limit: usize,
    heap: BinaryHeap<Found>,
}

impl Best {
    fn offer(&mut self, found: Found) {
        if self.heap.len() < self.limit {
            self.heap.push(found);
        } else if let Some(mut worst) = self.heap.peek_mut()
            && found < *worst
        {
            *worst = found;
        }
    }
}

impl Index {
    /// The best `limit` cards, by rank and then by card.
    pub(crate) fn find(&self, query: &Query, limit: usize) -> Vec<Found> {
        let mut best = Best { limit, heap: BinaryHeap::with_capacity(limit) };
        let coded = query.code.as_deref().map(|code| self.by_code(code)).unwrap_or_default();
        for card in &coded {
            best.offer(Found { rank: 0, card: *card });
        }
        if let Some((lead, others)) = query.parts.split_first() {
            self.walk(lead, &mut |id, rank| {
                let rank = others.iter().try_fold(rank, |rank, part| Some(rank + self.rank(part, id)?));
                let card = self.cards.get(id).copied().unwrap_or(DEAD);
                if let Some(rank) = rank
                    && card != DEAD
                    && !coded.contains(&card)
                {
                    best.offer(Found { rank, card });
                }
            });
        }
        best.heap.into_sorted_vec()
    }

    /// Every entry that a part fits, once, in order.
    fn walk(&self, part: &Part, tell: &mut impl FnMut(usize, u16)) {
        match part {
            Part::Digits(digits) => self.walk_digits(digits, tell),
            Part::Text(text) => self.walk_names(text, tell),
            Part::Latin { fits, length } => self.walk_initials(fits, *length, tell),
        }
    }

    /// How well a part fits an entry; less is better, `None` is not at all.
    fn rank(&self, part: &Part, id: usize) -> Option<u16> {
        match part {
            Part::Digits(digits) => self.rank_digits(digits, id),
            Part::Text(text) => text_rank(self.name(id), text),
            Part::Latin { fits, length } => initials_rank(self.initials(id), fits, *length),
        }
    }

    fn walk_digits(&self, digits: &Digits, tell: &mut impl FnMut(usize, u16)) {
        // those whose name or code has the digits are few, and known before the walk
        let mut others: Vec<usize> = Vec::new();
        self.walk_names(&digits.text, &mut |id, _| others.push(id));
        if digits.is_end() {
            let mut end = digits.text.clone();
            end.push(b'\n');
            for at in memmem::find_iter(&self.codes, &end) {
                let coded = self
                    .coded
                    .partition_point(|(from, _)| usize::try_from(*from).is_ok_and(|from| from <= at));
                others
                    .extend(coded.checked_sub(1).and_then(|at| usize::try_from(self.coded.get(at)?.1).ok()));
            }
        }
        others.sort_unstable();
        others.dedup();
        let mut others = others.into_iter().peekable();
        // a number that ends with given digits ends with given bits: that much is cheap to ask
        let low = if digits.tens == 0 { 0 } else { !(u64::MAX << digits.tens.trailing_zeros()) };
        let (mask, tail, card) = (digits.mask, digits.tail, digits.card.unwrap_or(DEAD - 1));
        for (id, (phone, own)) in self.phones.iter().zip(&self.cards).enumerate() {
            let near = phone & mask == tail || *own == card || (low != 0 && (own ^ card) & low == 0);
            if (near || others.peek() == Some(&id))
                && let Some(rank) = self.rank_digits(digits, id)
            {
                tell(id, rank);
            }
            others.next_if_eq(&id);
        }
    }

    fn rank_digits(&self, digits: &Digits, id: usize) -> Option<u16> {
        let (phone, card) = (*self.phones.get(id)?, *self.cards.get(id)?);
        if phone == digits.whole || Some(card) == digits.card {
            return Some(0);
        }
        if phone & digits.mask == digits.tail {
            return Some(2);
        }
        let own = u32::try_from(id).ok()?;
        if digits.is_end()
            && let Ok(at) = self.coded.binary_search_by_key(&own, |(_, id)| *id)
            && self.codes.get(self.code_place(at)).is_some_and(|code| code.ends_with(&digits.text))
        {
            return Some(3);
        }
        if digits.tens != 0
            && card != DEAD
            && card >= digits.tens / 10
            && Some(card % digits.tens) == digits.card
        {
            return Some(4);
        }
        text_rank(self.name(id), &digits.text).map(|_| 5)
    }

    fn walk_names(&self, text: &[u8], tell: &mut impl FnMut(usize, u16)) {
        let finder = memmem::Finder::new(text);
        let (mut from, mut id) = (0, 0);
        while let Some(at) = self.names.get(from..).and_then(|rest| finder.find(rest)) {
            let at = from + at;
            while start(&self.name_at, id + 1) <= at {
                id += 1;
            }
            let whole = self.name_place(id);
            tell(id, place_rank(at == whole.start, text.len() == whole.len()));
            from = whole.end + 1;
        }
    }

    /// Shift-and: bit `n` of the state says that the first `n + 1` letters fit up to here.
    fn walk_initials(&self, fits: &[u32], length: u32, tell: &mut impl FnMut(usize, u16)) {
        let Some(last) = length.checked_sub(1).map(|last| 1_u32 << last) else { return };
        let (mut state, mut id, mut told) = (0_u32, 0, false);
        for (at, class) in self.letters.iter().enumerate() {
            state = ((state << 1) | 1) & fits.get(usize::from(*class)).copied().unwrap_or(0);
            if state & last == 0 {
                continue;
            }
            while start(&self.letter_at, id + 1) <= at {
                id += 1;
                told = false;
            }
            if !told {
                told = true;
                let whole = self.letter_place(id);
                let length = usize::try_from(length).unwrap_or(0);
                tell(id, 1 + place_rank(at + 1 == whole.start + length, whole.len() == length));
            }
        }
    }
}

/// All of a name, its beginning, a part.
const fn place_rank(at_start: bool, same_length: bool) -> u16 {
    match (at_start, same_length) {
        (true, true) => 0,
        (true, false) => 1,
        (false, _) => 2,
    }
}

fn text_rank(name: &[u8], text: &[u8]) -> Option<u16> {
    memmem::find(name, text).map(|at| place_rank(at == 0, name.len() == text.len()))
}

/// One more than a name's: letters that were typed in full are surer than initials.
fn initials_rank(initials: &[u16], fits: &[u32], length: u32) -> Option<u16> {
    let last = 1_u32 << length.checked_sub(1)?;
    let length = usize::try_from(length).ok()?;
    let mut state = 0_u32;
    let end = initials.iter().position(|class| {
        state = ((state << 1) | 1) & fits.get(usize::from(*class)).copied().unwrap_or(0);
        state & last != 0
    })?;
    Some(1 + place_rank(end + 1 == length, initials.len() == length))
}
