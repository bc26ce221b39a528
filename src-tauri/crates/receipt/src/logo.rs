//! The shop's picture as dots. The caller decodes its file; here grey becomes black and white.

use crate::template::Columns;
use std::fmt;
use std::sync::Arc;

/// Most rows of a logo, 30 mm at 8 dots per mm.
const MAX_ROWS: usize = 240;
/// Longest side of a picture that is taken, in pixels.
const MAX_SIDE: usize = 8192;

/// One bit per dot, 1 is black. Copies share the dots.
#[derive(Clone, PartialEq, Eq)]
pub struct Logo {
    width: usize,
    height: usize,
    bits: Arc<[u8]>,
}

/// Why a picture cannot be a logo.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum LogoFault {
    #[error("the picture is empty")]
    Empty,
    #[error("a side of the picture is longer than {MAX_SIDE} pixels")]
    TooLarge,
    #[error("the picture has not width x height values")]
    Torn,
}

impl Logo {
    /// Made smaller to fit paper of this width and 240 rows, then dithered (Floyd-Steinberg).
    ///
    /// `luma` has one byte per pixel, row by row, 0 is black; what is transparent must be white already.
    ///
    /// # Errors
    ///
    /// When the picture is empty, larger than 8192 pixels at a side, or `luma` is not width x height long.
    pub fn new(width: usize, height: usize, luma: &[u8], columns: Columns) -> Result<Self, LogoFault> {
        if width == 0 || height == 0 {
            return Err(LogoFault::Empty);
        }
        if width > MAX_SIDE || height > MAX_SIDE {
            return Err(LogoFault::TooLarge);
        }
        if luma.len() != width * height {
            return Err(LogoFault::Torn);
        }
        let (w, h) = fitting(width, height, columns.dots());
        let mut grey = Vec::with_capacity(w * h);
        for y in 0..h {
            let rows = span(y, h, height);
            grey.extend((0..w).map(|x| mean(luma, width, &span(x, w, width), &rows)));
        }
        Ok(Self { width: w, height: h, bits: dither(&grey, w).into() })
    }

    /// In dots.
    #[must_use]
    pub const fn width(&self) -> usize {
        self.width
    }

    /// In dots.
    #[must_use]
    pub const fn height(&self) -> usize {
        self.height
    }

    /// The rows, top first, each of [`Self::row_bytes`] bytes; the leftmost dot is the highest bit.
    #[must_use]
    pub fn bits(&self) -> &[u8] {
        &self.bits
    }

    /// Bytes of one row.
    #[must_use]
    pub const fn row_bytes(&self) -> usize {
        self.width.div_ceil(8)
    }
}

impl fmt::Debug for Logo {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Logo({} x {})", self.width, self.height)
    }
}

/// The largest size with the picture's own proportions, and never more than its own.
fn fitting(width: usize, height: usize, dots: usize) -> (usize, usize) {
    if width * MAX_ROWS >= height * dots {
        let w = width.min(dots);
        (w, (height * w / width).max(1))
    } else {
        let h = height.min(MAX_ROWS);
        ((width * h / height).max(1), h)
    }
}

/// The source pixels, of `from`, that fall on pixel `at` of `to`.
fn span(at: usize, to: usize, from: usize) -> std::ops::Range<usize> {
    let begin = at * from / to;
    begin..((at + 1) * from / to).max(begin + 1)
}

fn mean(luma: &[u8], width: usize, columns: &std::ops::Range<usize>, rows: &std::ops::Range<usize>) -> u8 {
    let row = |y: usize| luma.get(y * width + columns.start..y * width + columns.end).unwrap_or_default();
    let sum: usize = rows.clone().flat_map(row).map(|grey| usize::from(*grey)).sum();
    u8::try_from(sum / (columns.len() * rows.len())).unwrap_or(u8::MAX)
}

/// Packed rows. What black or white is too much goes on to the right and to the three below, in sixteenths.
fn dither(grey: &[u8], width: usize) -> Vec<u8> {
    let mut bits = Vec::with_capacity(width.div_ceil(8) * (grey.len() / width));
    // one place more at each side for what falls off the edge
    let (mut owed, mut below) = (vec![0_i32; width + 2], vec![0_i32; width + 2]);
    for row in grey.chunks_exact(width) {
        let mut byte = 0_u8;
        for (x, grey) in row.iter().enumerate() {
            let wanted = i32::from(*grey) + owed.get(x + 1).map_or(0, |owed| owed / 16);
            let black = wanted < 128;
            let rest = wanted - if black { 0 } else { 255 };
            let give = |places: &mut [i32], shares: &[i32]| {
                places.iter_mut().zip(shares).for_each(|(place, share)| *place += rest * share);
            };
            give(owed.get_mut(x + 2..).unwrap_or_default(), &[7]);
            give(below.get_mut(x..).unwrap_or_default(), &[3, 5, 1]);
            byte |= u8::from(black) << (7 - x % 8);
            if x % 8 == 7 || x + 1 == width {
                bits.push(byte);
                byte = 0;
            }
        }
        std::mem::swap(&mut owed, &mut below);
        below.fill(0);
    }
    bits
}

#[cfg(test)]
mod tests {
    use super::*;

    fn black(logo: &Logo) -> u32 {
        logo.bits().iter().map(|byte| byte.count_ones()).sum()
    }

    #[test]
    fn small_pictures_stay_as_they_are_and_large_ones_fit() {
        let size = |w, h, columns| {
            let logo = Logo::new(w, h, &vec![0; w * h], columns).unwrap();
            assert_eq!(logo.bits().len(), logo.row_bytes() * logo.height());
            (logo.width(), logo.height())
        };
        assert_eq!(size(100, 50, Columns::C32), (100, 50));
        assert_eq!(size(768, 200, Columns::C32), (384, 100));
        assert_eq!(size(1000, 1000, Columns::C48), (240, 240));
        assert_eq!(size(8192, 1, Columns::C32), (384, 1));
        assert_eq!(size(1, 8192, Columns::C32), (1, 240));
    }

    #[test]
    fn black_is_black_white_is_white_and_grey_is_half() {
        let flat = |grey: u8| Logo::new(64, 64, &[grey; 64 * 64], Columns::C32).unwrap();
        assert_eq!((black(&flat(0)), black(&flat(255))), (64 * 64, 0));
        let half = black(&flat(128));
        assert!((1950..2150).contains(&half), "{half}");
        // whatever is beyond the right edge stays white
        let narrow = Logo::new(5, 2, &[0; 10], Columns::C32).unwrap();
        assert_eq!(narrow.bits(), [0xF8, 0xF8]);
    }

    #[test]
    fn what_is_no_picture_is_refused() {
        let fault = |w, h, luma: &[u8]| Logo::new(w, h, luma, Columns::C32).unwrap_err();
        assert_eq!(fault(0, 5, &[]), LogoFault::Empty);
        assert_eq!(fault(9000, 1, &[0; 9000]), LogoFault::TooLarge);
        assert_eq!(fault(3, 3, &[0; 8]), LogoFault::Torn);
    }
}
