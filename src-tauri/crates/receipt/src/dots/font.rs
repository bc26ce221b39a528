//! The bundled letters, 24 dots high: `assets/fonts/counter24.dots`, made by the script beside it.

/// Rows of every letter.
pub(crate) const HEIGHT: usize = 24;
/// Dots of an ASCII letter; all others are twice as wide.
pub(crate) const NARROW: usize = 12;

const NARROW_BYTES: usize = 2 * HEIGHT;
const WIDE_BYTES: usize = 3 * HEIGHT;
/// 20 to 7E.
const NARROW_COUNT: usize = 95;
/// Trail bytes of one lead byte: 40 to 7E and 80 to FE.
const TRAILS: usize = 190;
/// Lead bytes 81 to FE.
const LEADS: usize = 126;
const LEN: usize = NARROW_COUNT * NARROW_BYTES + LEADS * TRAILS * WIDE_BYTES;

static DOTS: &[u8; LEN] = include_bytes!("../../../../../assets/fonts/counter24.dots");

/// One letter.
#[derive(Clone, Copy)]
pub(crate) enum Glyph {
    Narrow(&'static [u8]),
    Wide(&'static [u8]),
}

/// The first letter of printable GB bytes and the bytes after it; `None` at the end.
pub(crate) fn next(cells: &[u8]) -> Option<(Glyph, &[u8])> {
    match cells {
        [lead @ 0x81..=0xFE, trail @ 0x40..=0xFE, after @ ..] => {
            let column = usize::from(trail - 0x40) - usize::from(*trail > 0x7F);
            let at = usize::from(lead - 0x81) * TRAILS + column;
            Some((Glyph::Wide(slice(NARROW_COUNT * NARROW_BYTES + at * WIDE_BYTES, WIDE_BYTES)), after))
        }
        [one, after @ ..] => {
            let at = usize::from(one.clamp(&b' ', &b'~') - b' ');
            Some((Glyph::Narrow(slice(at * NARROW_BYTES, NARROW_BYTES)), after))
        }
        [] => None,
    }
}

fn slice(begin: usize, len: usize) -> &'static [u8] {
    DOTS.get(begin..begin + len).unwrap_or_default()
}

impl Glyph {
    /// Dots from this letter to the next.
    pub(crate) const fn width(self) -> usize {
        match self {
            Self::Narrow(_) => NARROW,
            Self::Wide(_) => 2 * NARROW,
        }
    }

    /// The rows, top first, each in the highest bits.
    pub(crate) fn rows(self) -> impl Iterator<Item = u64> {
        let (dots, len) = match self {
            Self::Narrow(dots) => (dots, 2),
            Self::Wide(dots) => (dots, 3),
        };
        dots.chunks_exact(len).map(|row| {
            let mut bytes = [0; 8];
            bytes.iter_mut().zip(row).for_each(|(to, from)| *to = *from);
            u64::from_be_bytes(bytes)
        })
    }

    /// The same row with strokes one dot wider, within the letter's own cell.
    pub(crate) const fn bold(self, row: u64) -> u64 {
        (row | row >> 1) & !(u64::MAX >> self.width())
    }
}

/// Every one of the 24 highest bits twice.
pub(crate) const fn doubled(row: u64) -> u64 {
    let mut spread = row >> 40;
    spread = (spread | spread << 16) & 0x0000_00FF_0000_FFFF;
    spread = (spread | spread << 8) & 0x0000_00FF_00FF_00FF;
    spread = (spread | spread << 4) & 0x0000_0F0F_0F0F_0F0F;
    spread = (spread | spread << 2) & 0x0000_3333_3333_3333;
    spread = (spread | spread << 1) & 0x0000_5555_5555_5555;
    (spread | spread << 1) << 16
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::glyphs;

    #[test]
    fn every_bit_is_doubled() {
        for at in 0..24 {
            assert_eq!(doubled(1 << (63 - at)), 0b11 << (62 - 2 * at), "{at}");
        }
        assert_eq!(doubled(0xFF_FFFF << 40), 0xFFFF_FFFF_FFFF << 16);
    }

    #[test]
    fn bold_stays_in_its_cell() {
        assert_eq!(Glyph::Narrow(&[]).bold(0x8010 << 48), 0xC010 << 48);
        assert_eq!(Glyph::Wide(&[]).bold(0x80_0001 << 40), 0xC0_0001 << 40);
    }

    /// Letters that any slip has are drawn, each differently, and none of them as a box.
    #[test]
    fn letters_of_slips_are_there() {
        let mut cells = Vec::new();
        glyphs::append("前台收银小票合计微信支付宝现金找零退款押￥，。：（）镕喆堃昇①℃Aa0", &mut cells);
        let (mut rest, mut seen) = (cells.as_slice(), Vec::new());
        let (box_of_none, _) = next(&[0xFE, 0xFE]).unwrap();
        let no: Vec<u64> = box_of_none.rows().collect();
        while let Some((glyph, after)) = next(rest) {
            let rows: Vec<u64> = glyph.rows().collect();
            assert_eq!(rows.len(), HEIGHT);
            assert!(rows.iter().any(|row| *row != 0) && rows != no && !seen.contains(&rows));
            seen.push(rows);
            rest = after;
        }
        assert_eq!(seen.len(), 35);
    }
}
