//! From grey to black and white.

use super::Luma;
use super::grey::mean;
use super::number::{byte, side};
use rxing::common::{BitArray, BitMatrix};

/// Side of a block in dots.
const BLOCK: usize = 8;

/// Blocks with less between their darkest and lightest dot hold no edge, for [`by_blocks`].
pub const RANGE: u8 = 24;

/// The same where there is little light.
pub const DIM: u8 = 10;

/// By blocks of eight dots, each against the mean of five by five blocks (ZXing's way): the best single choice
/// for printed and shown codes. `range` is the least contrast that is an edge.
pub fn by_blocks(frame: &Luma, range: u8) -> Option<BitMatrix> {
    let (wide, high) = (frame.width.div_ceil(BLOCK), frame.height.div_ceil(BLOCK));
    if frame.width < 5 * BLOCK || frame.height < 5 * BLOCK {
        return by_mean(frame, frame.width.max(frame.height));
    }
    let levels = smooth(&levels(frame, (wide, high), range), wide, high);
    let mut black = BitMatrix::new(side(frame.width), side(frame.height)).ok()?;
    let mut row = BitArray::with_size(frame.width);
    for (y, dots) in frame.dots.chunks_exact(frame.width).enumerate() {
        let levels = &levels[y / BLOCK * wide..][..wide];
        for (word, (dots, levels)) in dots.chunks(8 * BLOCK).zip(levels.chunks(8)).enumerate() {
            let mut bits = 0u64;
            for (at, (dots, level)) in dots.chunks(BLOCK).zip(levels).enumerate() {
                bits |= darker(dots, *level) << (at * BLOCK);
            }
            row.setBulk(word * 8 * BLOCK, usize::try_from(bits).ok()?);
        }
        black.setRow(side(y), &row);
    }
    Some(black)
}

/// A bit for each of up to eight dots that is not lighter than the level, the first one lowest.
fn darker(dots: &[u8], level: u8) -> u64 {
    const LANES: u64 = 0x0001_0001_0001_0001;
    let Ok(eight) = <[u8; 8]>::try_from(dots) else {
        return dots.iter().enumerate().map(|(i, dot)| u64::from(*dot <= level) << i).sum();
    };
    // Four lanes of 16 bits: the ninth bit of a lane survives the subtraction where the dot is not lighter.
    let dots = u64::from_le_bytes(eight);
    let levels = LANES * (0x100 | u64::from(level));
    let not_lighter = |dots: u64| ((levels - (dots & (LANES * 0xFF))) >> 8) & LANES;
    let each = not_lighter(dots) | (not_lighter(dots >> 8) << 8);
    // One bit in every byte, gathered into the top byte.
    each.wrapping_mul(0x0102_0408_1020_4080) >> 56
}

/// Each block's own level between dark and light.
fn levels(frame: &Luma, (wide, high): (usize, usize), range: u8) -> Vec<u8> {
    let mut levels: Vec<u8> = Vec::with_capacity(wide * high);
    for by in 0..high {
        let top = (by * BLOCK).min(frame.height - BLOCK);
        let lines = &frame.dots[top * frame.width..][..BLOCK * frame.width];
        for bx in 0..wide {
            let left = (bx * BLOCK).min(frame.width - BLOCK);
            let (mut sum, mut low, mut most) = (0u32, u8::MAX, u8::MIN);
            for line in lines.chunks_exact(frame.width) {
                let Some(eight) = line[left..].first_chunk::<BLOCK>() else { continue };
                sum += eight.iter().map(|dot| u32::from(*dot)).sum::<u32>();
                low = eight.iter().fold(low, |l, dot| l.min(*dot));
                most = eight.iter().fold(most, |m, dot| m.max(*dot));
            }
            let level = if most - low > range {
                byte(sum / 64)
            } else if bx > 0 && by > 0 {
                // One colour: black when it is darker than the level its neighbours found, else white.
                let at = by * wide + bx;
                let beside = |i: usize| u32::from(levels[i]);
                let near = byte((beside(at - wide) + 2 * beside(at - 1) + beside(at - wide - 1)) / 4);
                if low < near { near } else { low / 2 }
            } else {
                low / 2
            };
            levels.push(level);
        }
    }
    levels
}

/// The mean of five by five blocks around each.
fn smooth(levels: &[u8], wide: usize, high: usize) -> Vec<u8> {
    let mut out = Vec::with_capacity(levels.len());
    for y in 0..high {
        let top = y.clamp(2, high - 3) - 2;
        for x in 0..wide {
            let left = x.clamp(2, wide - 3) - 2;
            let rows = (top..top + 5).map(|y| &levels[y * wide + left..][..5]);
            out.push(byte(rows.flatten().map(|l| u32::from(*l)).sum::<u32>() / 25));
        }
    }
    out
}

/// Whether the picture is so full of edges that it is mostly noise, in which a search for marks takes long and
/// finds nothing. Looks at every eighth row.
pub fn noisy(black: &BitMatrix) -> bool {
    let (mut edges, mut words) = (0, 0);
    for y in (0..black.height()).step_by(8) {
        for word in black.getRow(y).getBitArray() {
            edges += (word ^ (word >> 1)).count_ones();
            words += 1;
        }
    }
    // More than one dot in eleven; a code that fills much of the frame has fewer.
    edges > words * 6
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

#[cfg(test)]
mod tests {
    use super::darker;

    #[test]
    fn eight_dots_at_once_are_as_dark_as_one_by_one() {
        for level in 0..=255u8 {
            for start in 0..=255u8 {
                let dots: Vec<u8> = (0..8).map(|i| start.wrapping_mul(i).wrapping_add(level / 2)).collect();
                let bits = (0..8).map(|i| u64::from(dots[i] <= level) << i).sum();
                assert_eq!(darker(&dots, level), bits);
                assert_eq!(darker(&dots[..5], level), bits & 0x1F);
            }
        }
    }
}
