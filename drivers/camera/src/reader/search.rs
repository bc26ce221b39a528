//! One frame's search: what was found so far, and the time that is left.

use super::bars::{self, Effort};
use super::clock::Clock;
use super::guard::guarded;
use super::square::{self, Look};
use super::{Luma, Reading, Symbology, grid};
use rxing::common::BitMatrix;
use rxing::qrcode::cpp_port::detector::FinderPatternSet;

/// Sets of corner marks tried in one picture.
const MOST_SETS: usize = 40;

pub struct Search {
    pub clock: Clock,
    /// Whether the last look at black and white left marks that may well be a code.
    pub promising: bool,
    found: Vec<Reading>,
}

impl Search {
    pub fn new(clock: Clock) -> Self {
        Self { clock, promising: false, found: Vec::new() }
    }

    pub fn any(&self) -> bool {
        !self.found.is_empty()
    }

    pub fn readings(self) -> Vec<Reading> {
        self.found
    }

    /// QR codes in black and white; gives the marks that did not read.
    pub fn squares(&mut self, frame: &Luma, black: Option<BitMatrix>) -> Vec<FinderPatternSet> {
        let Some(black) = black else { return Vec::new() };
        debug_assert_eq!(usize::try_from(black.width()).ok(), Some(frame.width));
        let look: Look = guarded(|| square::look(&black, MOST_SETS, &self.clock));
        look.found.into_iter().for_each(|s| self.tell(s.text, Symbology::Qr));
        self.promising = look.promising;
        look.unread
    }

    /// A second reading of marks that did not read, in grey; at most this many sets.
    pub fn refine(&mut self, frame: &Luma, sets: &[FinderPatternSet], most: usize) {
        for set in sets.iter().take(most) {
            if self.clock.over() {
                return;
            }
            if let Some(square) = guarded(|| grid::read(frame, set, &self.clock)) {
                self.tell(square.text, Symbology::Qr);
            }
        }
    }

    /// CODE 128 along lines; `frame` must not be a smaller one, where bars run together.
    pub fn bars(&mut self, frame: &Luma, effort: Effort) {
        let found = guarded(|| bars::read(frame, effort, &self.clock));
        found.into_iter().for_each(|text| self.tell(text, Symbology::Code128));
    }

    /// QR codes another reader found.
    pub fn others(&mut self, frame: &Luma, read: fn(&Luma) -> Vec<Vec<u8>>) {
        guarded(|| read(frame)).into_iter().for_each(|text| self.tell(text, Symbology::Qr));
    }

    /// Each text once, whatever kinds of code say it.
    fn tell(&mut self, text: Vec<u8>, symbology: Symbology) {
        if !self.found.iter().any(|r| r.text == text) {
            self.found.push(Reading { text, symbology, sure: true });
        }
    }
}
