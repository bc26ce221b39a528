//! The order in which the readers look at a frame.

use super::bars::{AROUND, GLANCE, QUICK};
use super::black::{DIM, RANGE, by_blocks, noisy};
use super::clock::Clock;
use super::grey::{Grey, half};
use super::search::Search;
use super::ways;
use super::{Luma, Reading};
use std::time::Duration;

/// Builds with debug assertions do the same work in more time, and get it.
const SLACK: u64 = if cfg!(debug_assertions) { 6 } else { 1 };

/// After this a frame's readers begin nothing new; the longest step after it keeps a frame below 33 ms.
const IN_FRAME: Duration = Duration::from_millis(16 * SLACK);

/// A full look costs at most some seven times a look at the half frame: after this it would take too long.
const FULL_LOOK: Duration = Duration::from_millis(3 * SLACK);

/// The same as [`IN_FRAME`] for the patient readers of a camera's frame.
const PATIENT: Duration = Duration::from_millis(200 * SLACK);

/// The same for a still picture.
const STILL: Duration = Duration::from_millis(900 * SLACK);

/// Longest side up to which a picture is looked at first.
const FIRST: usize = 1000;

/// Dots up to which the slow ways look at a picture.
const SLOW: usize = 2_100_000;

/// Dots up to which a picture is looked at in full.
const LARGEST: usize = 16_000_000;

/// Shortest side a picture can have and hold a code.
const SMALLEST: usize = 20;

/// The readers that look at every frame: together below 33 ms at 1280x720.
#[derive(Default)]
pub struct InFrame;

impl InFrame {
    #[must_use]
    pub fn new() -> Self {
        Self
    }

    /// The codes in this frame: those of the half frame when it has any, or those of the whole one. A frame
    /// that is larger than a camera's 1280x720 takes longer in proportion.
    pub fn read(&mut self, frame: &Luma) -> Vec<Reading> {
        if !frame.sound() {
            return Vec::new();
        }
        let mut search = Search::new(Clock::new(IN_FRAME));
        let small = half(frame);
        let first = search.squares(&small.luma(), by_blocks(&small.luma(), RANGE));
        if search.any() {
            return search.readings();
        }
        let looked = search.clock.spent();
        search.bars(frame, QUICK);
        if search.any() {
            return search.readings();
        }
        if looked < FULL_LOOK && !search.clock.over() {
            let black = by_blocks(frame, RANGE).filter(|black| !noisy(black));
            let second = search.squares(frame, black);
            search.refine(frame, &second, 2);
        }
        search.refine(&small.luma(), &first, 2);
        search.readings()
    }
}

/// The slow readers, for a thread of their own and a frame in every few.
#[derive(Default)]
pub struct Patient;

impl Patient {
    #[must_use]
    pub fn new() -> Self {
        Self
    }

    /// The codes in this frame that the first way finds which finds any.
    pub fn read(&mut self, frame: &Luma) -> Vec<Reading> {
        if !frame.sound() {
            return Vec::new();
        }
        let mut search = Search::new(Clock::new(PATIENT));
        ways::all(&mut search, frame);
        search.readings()
    }
}

/// Every code in one still picture, each once. Takes about a second at most, on pictures of any size.
#[must_use]
pub fn read_all(frame: &Luma) -> Vec<Reading> {
    if !frame.sound() {
        return Vec::new();
    }
    let mut search = Search::new(Clock::new(STILL));
    let mut smaller: Vec<Grey> = Vec::new();
    let size = |smaller: &[Grey]| smaller.last().map_or((frame.width, frame.height), |g| (g.width, g.height));
    while size(&smaller).0.max(size(&smaller).1) > FIRST || smaller.is_empty() {
        let next = half(&smaller.last().map_or(*frame, Grey::luma));
        if next.width.min(next.height) < SMALLEST {
            break;
        }
        smaller.push(next);
    }
    let mut steps = vec![*frame];
    steps.extend(smaller.iter().map(Grey::luma));
    steps.retain(|s| s.width * s.height <= LARGEST);
    let Some(finest) = steps.first().copied() else { return Vec::new() };
    let mut barred = false;
    let mut unread = Vec::new();
    for step in steps.iter().rev() {
        let sets = search.squares(step, by_blocks(step, RANGE));
        if !barred {
            search.bars(&finest, if search.any() { GLANCE } else { QUICK });
            barred = true;
        }
        if search.any() && !search.promising {
            return search.readings();
        }
        if !search.clock.over() {
            unread.push((*step, sets));
        }
    }
    for (step, sets) in unread.iter().rev() {
        search.refine(step, sets, 3);
    }
    if !search.any() {
        let slow = steps.iter().find(|s| s.width * s.height <= SLOW).copied().unwrap_or(finest);
        ways::all(&mut search, &slow);
    }
    if !search.any() && finest.width * finest.height > SLOW {
        search.bars(&finest, AROUND);
        search.squares(&finest, by_blocks(&finest, DIM));
    }
    search.readings()
}

impl Luma<'_> {
    /// Large enough for a code, and as many dots as it says.
    fn sound(&self) -> bool {
        self.width.min(self.height) >= SMALLEST
            && self.width.checked_mul(self.height) == Some(self.dots.len())
    }
}
