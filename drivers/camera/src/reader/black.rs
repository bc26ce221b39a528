//! From grey to black and white.

use super::Luma;
use super::grey::mean;
use super::number::side;
use rxing::common::{BitMatrix, HybridBinarizer};
use rxing::{Binarizer as _, Luma8Source};

/// By rxing's blocks of eight dots: the best single choice for printed and shown codes.
pub fn by_blocks(frame: &Luma) -> Option<BitMatrix> {
    let source = Luma8Source::new_with_slice(frame.dots, side(frame.width), side(frame.height)).ok()?;
    HybridBinarizer::new(source).get_black_matrix().ok().cloned()
}

/// By the mean of a wide square around each dot: for uneven light and large modules.
pub fn by_mean(frame: &Luma, radius: usize) -> Option<BitMatrix> {
    let around = mean(frame, radius);
    let mut black = BitMatrix::new(side(frame.width), side(frame.height)).ok()?;
    for (y, (row, means)) in frame.dots.chunks(frame.width).zip(around.chunks(frame.width)).enumerate() {
        for (x, (dot, mean)) in row.iter().zip(means).enumerate() {
            if u16::from(*dot) + 3 < u16::from(*mean) {
                black.set(side(x), side(y));
            }
        }
    }
    Some(black)
}

/// White dots with black around them are filled, then black shrinks back: heals bars cut by a screen's lattice.
pub fn closed(black: &BitMatrix) -> Option<BitMatrix> {
    let grown = neighbours(black, |count| count > 0)?;
    neighbours(&grown, |count| count == 9)
}

fn neighbours(black: &BitMatrix, keep: impl Fn(u32) -> bool) -> Option<BitMatrix> {
    let (width, height) = (black.width(), black.height());
    let mut out = BitMatrix::new(width, height).ok()?;
    for y in 1..height.saturating_sub(1) {
        let column = |x: u32| {
            u32::from(black.get(x, y - 1)) + u32::from(black.get(x, y)) + u32::from(black.get(x, y + 1))
        };
        let mut sums = [0, column(0), column(1)];
        for x in 1..width.saturating_sub(1) {
            sums = [sums[1], sums[2], column(x + 1)];
            if keep(sums.iter().sum()) {
                out.set(x, y);
            }
        }
    }
    Some(out)
}
