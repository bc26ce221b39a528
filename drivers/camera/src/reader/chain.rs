//! The order in which the readers look at a frame.

use super::bars::{self, QUICK, THOROUGH};
use super::black::{by_blocks, by_mean, closed};
use super::clock::Clock;
use super::grey::{Grey, double, half, sharp, third};
use super::square::{self, Square};
use super::{Luma, Reading, Symbology, grid};
use rxing::common::BitMatrix;
use rxing::qrcode::cpp_port::detector::FinderPatternSet;
use std::time::Duration;

/// After this a frame's readers begin nothing new; the longest step after it keeps a frame below 33 ms.
const IN_FRAME: Duration = Duration::from_millis(20);

/// The same for the patient readers of a camera's frame.
const PATIENT: Duration = Duration::from_millis(150);

/// The same for a still picture.
const STILL: Duration = Duration::from_millis(1500);

/// The readers that look at every frame: together below 33 ms at 1280x720.
#[derive(Default)]
pub struct InFrame;

impl InFrame {
    #[must_use]
    pub fn new() -> Self {
        Self
    }

    /// The codes in this frame.
    pub fn read(&mut self, frame: &Luma) -> Vec<Reading> {
        let mut search = Search::new(IN_FRAME);
        search.quick(frame);
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

    /// The codes in this frame.
    pub fn read(&mut self, frame: &Luma) -> Vec<Reading> {
        let mut search = Search::new(PATIENT);
        search.thorough(frame);
        search.readings()
    }
}

/// Every code in one still picture, each once.
#[must_use]
pub fn read_all(frame: &Luma) -> Vec<Reading> {
    let mut search = Search::new(STILL);
    search.quick(frame);
    if search.found.is_empty() {
        search.thorough(frame);
    }
    search.readings()
}

struct Search {
    clock: Clock,
    found: Vec<Reading>,
}

impl Search {
    fn new(limit: Duration) -> Self {
        Self { clock: Clock::new(limit), found: Vec::new() }
    }

    fn readings(self) -> Vec<Reading> {
        self.found
    }

    fn quick(&mut self, frame: &Luma) {
        let small = half(frame);
        let first = self.squares(&small.luma(), by_blocks(&small.luma()));
        if !self.found.is_empty() {
            return;
        }
        self.bars(frame, QUICK);
        if !self.found.is_empty() || self.clock.over() {
            return;
        }
        let second = self.squares(frame, by_blocks(frame));
        if self.found.is_empty() {
            self.refine(&small.luma(), &first, 2);
            self.refine(frame, &second, 2);
        }
    }

    fn squares(&mut self, frame: &Luma, black: Option<BitMatrix>) -> Vec<FinderPatternSet> {
        let Some(black) = black else { return Vec::new() };
        let _ = frame;
        let look = square::look(&black, 40, &self.clock);
        look.found.into_iter().for_each(|s| self.tell(s));
        look.unread
    }

    fn refine(&mut self, frame: &Luma, sets: &[FinderPatternSet], most: usize) {
        for set in sets.iter().take(most) {
            if self.clock.over() {
                return;
            }
            if let Some(square) = grid::read(frame, set, &self.clock) {
                self.tell(square);
                return;
            }
        }
    }

    fn bars(&mut self, frame: &Luma, effort: bars::Effort) {
        for reading in bars::read(frame, effort, &self.clock) {
            if !self.found.iter().any(|r| r.text == reading.text) {
                self.found.push(reading);
            }
        }
    }

    fn tell(&mut self, square: Square) {
        if !self.found.iter().any(|r| r.text == square.text) {
            self.found.push(Reading { text: square.text, symbology: Symbology::Qr, sure: true });
        }
    }

    /// Every way there is, until one reads.
    fn thorough(&mut self, frame: &Luma) {
        let small = half(frame);
        let inverse = inverted(frame);
        let ways: [&dyn Fn() -> (Grey, Option<BitMatrix>); 7] = [
            &|| with(copy(&inverse.luma()), by_blocks),
            &|| with(half(&inverse.luma()), by_blocks),
            &|| with(third(frame), by_blocks),
            &|| with(copy(frame), |f| by_mean(f, f.width.min(f.height) / 16)),
            &|| with(copy(&small.luma()), |f| closed(&by_blocks(f)?)),
            &|| with(sharp(&small.luma(), 2, 2.0), by_blocks),
            &|| with(sharp(frame, 3, 2.0), by_blocks),
        ];
        for way in ways {
            if self.clock.over() {
                return;
            }
            let (grey, black) = way();
            let sets = self.squares(&grey.luma(), black);
            self.refine(&grey.luma(), &sets, 4);
            if !self.found.is_empty() {
                return;
            }
        }
        self.bars(frame, THOROUGH);
        if self.found.is_empty() && frame.width * frame.height < 500_000 && !self.clock.over() {
            let large = double(frame);
            let sets = self.squares(&large.luma(), by_blocks(&large.luma()));
            self.refine(&large.luma(), &sets, 4);
        }
    }
}

fn with(grey: Grey, split: impl Fn(&Luma) -> Option<BitMatrix>) -> (Grey, Option<BitMatrix>) {
    let black = split(&grey.luma());
    (grey, black)
}

fn copy(frame: &Luma) -> Grey {
    Grey { width: frame.width, height: frame.height, dots: frame.dots.to_vec() }
}

fn inverted(frame: &Luma) -> Grey {
    Grey { width: frame.width, height: frame.height, dots: frame.dots.iter().map(|d| 255 - d).collect() }
}
