//! Rows as dots: letters, bars, QR codes and pictures drawn here, for printers without the means.

mod bars;
pub(crate) mod font;
pub(crate) mod symbol;

use crate::break_rows::Row;
use crate::code128::Code128;
use crate::line::{Align, Size};
use crate::logo::Logo;
use crate::template::Columns;

/// White rows below a row of letters, as wide as printers leave by themselves.
const GAP: usize = 6;
/// Height of bars.
const BAR_ROWS: usize = 80;
/// Rows of one command: small printers hold no more.
const BAND_ROWS: usize = 128;

/// Dots that are drawn at once: a hanzi of twice the size.
const MOST_DOTS: usize = 48;

/// A strip of paper that grows downwards. One bit per dot, the leftmost dot is the highest bit.
pub(crate) struct Strip {
    /// Printable width in dots.
    dots: usize,
    /// Bytes of one row.
    stride: usize,
    bits: Vec<u8>,
}

impl Strip {
    pub(crate) fn new(columns: Columns) -> Self {
        let dots = columns.dots();
        Self { dots, stride: dots / 8, bits: Vec::new() }
    }

    /// Draws a row below the last one. A cut draws nothing.
    pub(crate) fn row(&mut self, row: &Row<'_>) {
        match *row {
            Row::Print { cells, align, size, bold } => self.letters(cells, align, size, bold),
            Row::Bars { text, code, module_dots } => self.bars(text, code, usize::from(module_dots)),
            Row::Qr { text, module_dots } => self.symbol(text, usize::from(module_dots)),
            Row::Logo(logo) => self.logo(logo),
            Row::Cut => {}
        }
    }

    /// Makes room for `height` rows and tells the first one.
    fn below(&mut self, height: usize) -> usize {
        let top = self.bits.len() / self.stride;
        self.bits.resize(self.bits.len() + height * self.stride, 0);
        top
    }

    /// Blackens dots of row `y` from `x` on by the bits of `row`, the highest first: at most 48 of
    /// them, and none beyond the edge.
    fn put(&mut self, y: usize, x: usize, row: u64) {
        let begin = (y * self.stride + x / 8).min(self.bits.len());
        let end = ((y + 1) * self.stride).min(self.bits.len()).max(begin);
        let shifted = (row >> (x % 8)).to_be_bytes();
        if let Some(place) = self.bits.get_mut(begin..end) {
            place.iter_mut().zip(shifted).for_each(|(byte, dots)| *byte |= dots);
        }
    }

    /// Blackens `width` dots from `x` on in the rows of `ys`.
    fn fill(&mut self, ys: std::ops::Range<usize>, x: usize, width: usize) {
        for y in ys {
            for begin in (0..width).step_by(MOST_DOTS) {
                self.put(y, x + begin, !(u64::MAX >> (width - begin).min(MOST_DOTS)));
            }
        }
    }

    const fn begin(&self, width: usize, align: Align) -> usize {
        let free = self.dots.saturating_sub(width);
        match align {
            Align::Left => 0,
            Align::Centre => free / 2,
            Align::Right => free,
        }
    }

    fn letters(&mut self, cells: &[u8], align: Align, size: Size, bold: bool) {
        let factor = size.factor();
        let top = self.below(font::HEIGHT * factor + GAP);
        let mut x = self.begin(cells.len() * font::NARROW * factor, align);
        let mut rest = cells;
        while let Some((glyph, after)) = font::next(rest) {
            for (y, row) in glyph.rows().enumerate() {
                let row = if bold { glyph.bold(row) } else { row };
                match size {
                    Size::One => self.put(top + y, x, row),
                    Size::Two => {
                        let row = font::doubled(row);
                        self.put(top + 2 * y, x, row);
                        self.put(top + 2 * y + 1, x, row);
                    }
                }
            }
            x += glyph.width() * factor;
            rest = after;
        }
    }

    fn bars(&mut self, text: &str, code: &Code128, module: usize) {
        let top = self.below(BAR_ROWS + GAP);
        let mut x = self.begin(code.modules * module, Align::Centre);
        for (black, modules) in bars::runs(code) {
            if black {
                self.fill(top..top + BAR_ROWS, x, modules * module);
            }
            x += modules * module;
        }
        // printable ASCII, or there would be no code
        self.letters(text.as_bytes(), Align::Centre, Size::One, false);
    }

    fn symbol(&mut self, text: &str, module: usize) {
        let Some(code) = symbol::Symbol::new(text) else { return };
        let side = code.side() * module;
        let top = self.below(side);
        let begin = self.begin(side, Align::Centre);
        for (x, y) in code.black() {
            let y = top + y * module;
            self.fill(y..y + module, begin + x * module, module);
        }
    }

    fn logo(&mut self, logo: &Logo) {
        let top = self.below(logo.height() + GAP);
        let begin = self.begin(logo.width(), Align::Centre);
        for (y, row) in logo.bits().chunks_exact(logo.row_bytes()).enumerate() {
            for (at, byte) in row.iter().enumerate() {
                self.put(top + y, begin + 8 * at, u64::from(*byte) << 56);
            }
        }
    }

    /// Appends everything drawn so far as `GS v 0` bands and begins anew. White at the right of a band is
    /// not sent.
    pub(crate) fn flush(&mut self, out: &mut Vec<u8>) {
        for band in self.bits.chunks(BAND_ROWS * self.stride) {
            let used = |row: &[u8]| row.iter().rposition(|byte| *byte != 0).map_or(1, |last| last + 1);
            let width = band.chunks_exact(self.stride).map(used).max().unwrap_or(1);
            let height = band.len() / self.stride;
            let ([wide, wider, ..], [high, higher, ..]) = (width.to_le_bytes(), height.to_le_bytes());
            out.extend_from_slice(&[0x1D, b'v', b'0', 0, wide, wider, high, higher]);
            let begin = out.len();
            band.chunks_exact(self.stride).for_each(|row| out.extend(row.iter().take(width)));
            unsay(out.get_mut(begin..).unwrap_or_default());
        }
        self.bits.clear();
    }
}

/// Printers obey DLE EOT, DLE ENQ and DLE DC4 wherever they stand, also among dots, and one of them
/// opens the drawer. One dot more makes another byte of the DLE.
fn unsay(dots: &mut [u8]) {
    for at in 1..dots.len() {
        if let Some([dle @ 0x10, 0x04 | 0x05 | 0x14]) = dots.get_mut(at - 1..=at) {
            *dle = 0x30;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_dots_are_a_real_time_command() {
        let mut dots = [0x10, 0x14, 0x01, 0x10, 0x10, 0x04, 0x10, 0x06, 0x10, 0x05, 0x10];
        unsay(&mut dots);
        assert_eq!(dots, [0x30, 0x14, 0x01, 0x10, 0x30, 0x04, 0x10, 0x06, 0x30, 0x05, 0x10]);
    }

    #[test]
    fn dots_stay_within_their_row() {
        let mut strip = Strip::new(Columns::C32);
        let top = strip.below(2);
        strip.put(top, 380, u64::MAX);
        assert_eq!(strip.bits.iter().map(|byte| byte.count_ones()).sum::<u32>(), 4);
        strip.put(top + 1, 384, u64::MAX);
        strip.put(top + 9, 0, u64::MAX);
        assert_eq!(strip.bits.iter().map(|byte| byte.count_ones()).sum::<u32>(), 4);
    }
}
