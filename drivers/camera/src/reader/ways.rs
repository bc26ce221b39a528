//! The slow ways to look at a picture, in the order of what they add for their time.

use super::Luma;
use super::bars::{AROUND, CLOSE};
use super::black::{DIM, RANGE, by_blocks, by_mean, closed};
use super::grey::{Grey, copy, double, framed, half, inverted, sharp, third};
use super::others::{quircs, rqrr};
use super::search::Search;
use rxing::common::BitMatrix;

type Way = fn(&Luma) -> (Grey, Option<BitMatrix>);

const FIRST: [Way; 5] = [
    |f| blocks(half(f), DIM),
    |f| blocks(inverted(f), RANGE),
    |f| blocks(half(&inverted(f).luma()), RANGE),
    |f| blocks(sharp(&half(f).luma(), 2, 2.0), RANGE),
    |f| blocks(third(f), RANGE),
];

const LAST: [Way; 4] = [
    |f| split(half(f), |f| closed(&by_blocks(f, RANGE)?)),
    |f| split(copy(f), |f| by_mean(f, f.width.min(f.height) / 16)),
    |f| blocks(sharp(f, 3, 2.0), RANGE),
    |f| split(copy(f), |f| closed(&by_blocks(f, RANGE)?)),
];

/// Dots up to which a picture is looked at in double size.
const SMALL: usize = 500_000;

/// Dots of white around a code that fills its picture.
const BORDER: usize = 24;

/// Sets of marks read a second time, for each way.
const SETS: usize = 3;

/// Corner marks above which a picture is noise to rqrr, which copies it for every pair of them.
const FEW: usize = 12;

/// One way after the other, until one finds something or the time is over.
pub fn all(search: &mut Search, frame: &Luma) {
    let mut promising = 0;
    if tried(search, frame, &FIRST, &mut promising) {
        return;
    }
    for effort in [CLOSE, AROUND] {
        if !search.any() {
            search.bars(frame, effort);
        }
    }
    if search.any() || search.clock.over() {
        return;
    }
    search.others(frame, quircs);
    if search.any() || tried(search, frame, &LAST, &mut promising) {
        return;
    }
    if frame.width * frame.height < SMALL {
        let larger: [Way; 2] =
            [|f| blocks(double(f), RANGE), |f| blocks(framed(&double(f).luma(), BORDER), RANGE)];
        if tried(search, frame, &larger, &mut promising) {
            return;
        }
    }
    if (1..FEW).contains(&promising) && !search.clock.over() {
        search.others(frame, rqrr);
    }
}

/// Whether to stop: something was found, or the time is over.
fn tried(search: &mut Search, frame: &Luma, ways: &[Way], promising: &mut usize) -> bool {
    for way in ways {
        if search.clock.over() {
            return true;
        }
        let (grey, black) = way(frame);
        let sets = search.squares(&grey.luma(), black);
        *promising = (*promising).max(sets.len());
        search.refine(&grey.luma(), &sets, SETS);
        if search.any() {
            return true;
        }
    }
    false
}

fn blocks(grey: Grey, range: u8) -> (Grey, Option<BitMatrix>) {
    split(grey, |f| by_blocks(f, range))
}

fn split(grey: Grey, split: impl Fn(&Luma) -> Option<BitMatrix>) -> (Grey, Option<BitMatrix>) {
    let black = split(&grey.luma());
    (grey, black)
}
