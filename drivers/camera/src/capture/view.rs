//! The small picture that the cashier aims by.

use super::Frame;
use kit::{Glimpse, Picture};
use std::time::{Duration, Instant};

/// Largest sides of the picture, dots.
const WIDTH: usize = 320;
const HEIGHT: usize = 180;
/// Between two pictures: a person's hand needs no more.
const BETWEEN: Duration = Duration::from_millis(80);

/// Shows frames in a glimpse, small, mirrored and not too often.
pub struct View {
    glimpse: Glimpse,
    shown: Option<Instant>,
    number: u64,
}

impl View {
    pub const fn new(glimpse: Glimpse) -> Self {
        Self { glimpse, shown: None, number: 0 }
    }

    pub fn show(&mut self, frame: &Frame) {
        if self.shown.is_some_and(|shown| shown.elapsed() < BETWEEN) {
            return;
        }
        self.shown = Some(Instant::now());
        self.number = self.number.wrapping_add(1);
        self.glimpse.show(small(frame, self.number));
    }

    pub fn dark(&mut self) {
        self.shown = None;
        self.glimpse.show(None);
    }
}

/// Every dot is the mean of the square it stands for.
fn small(frame: &Frame, number: u64) -> Option<Picture> {
    let step = frame.width.div_ceil(WIDTH).max(frame.height.div_ceil(HEIGHT)).max(1);
    let (width, height) = (frame.width / step, frame.height / step);
    let mut luma = Vec::with_capacity(width * height);
    for y in 0..height {
        for x in (0..width).rev() {
            let rows = (0..step).filter_map(|dy| {
                let from = (y * step + dy) * frame.width + x * step;
                frame.dots.get(from..from + step)
            });
            let sum: usize = rows.flatten().map(|dot| usize::from(*dot)).sum();
            luma.push(u8::try_from(sum / (step * step)).unwrap_or(u8::MAX));
        }
    }
    let side = |dots: usize| u32::try_from(dots).ok();
    Some(Picture { width: side(width)?, height: side(height)?, luma, number })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_picture_is_small_and_mirrored() {
        let mut dots = vec![0; 1280 * 720];
        for row in dots.chunks_mut(1280) {
            row[..640].fill(200);
        }
        let picture = small(&Frame { width: 1280, height: 720, dots }, 1).unwrap();
        assert_eq!((picture.width, picture.height), (320, 180));
        assert_eq!((picture.luma[0], picture.luma[319]), (0, 200));
        let tiny = small(&Frame { width: 4, height: 2, dots: vec![9; 8] }, 1).unwrap();
        assert_eq!((tiny.width, tiny.height, tiny.luma.len()), (4, 2, 8));
    }
}
