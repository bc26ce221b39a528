//! The letters of a page: `assets/paper/paper-sc.otf`, made by the script beside it. Hanzi that it lacks are
//! the slips' own letters, drawn dot by dot.

use crate::dots::font;
use crate::glyphs;
use skrifa::raw::TableProvider;
use skrifa::{FontRef, MetadataProvider};

pub(super) static OTF: &[u8] = include_bytes!("../../../../../assets/paper/paper-sc.otf");

/// Font units of one em.
pub(super) const EM: i32 = 1000;
/// As wide as a hanzi, without ink.
const BLANK: char = '\u{3000}';

/// The measures of the embedded font.
pub(super) struct Letters(FontRef<'static>);

/// One letter of a text.
pub(super) enum Letter {
    /// A letter of the font; `advance` in thousandths of the size.
    Glyph { id: u32, advance: u16 },
    /// Rows of 24 dots for the letter, top first, each in the highest bits; in the place of the font's blank.
    Dots { blank: u32, advance: u16, rows: Vec<u64> },
}

impl Letters {
    /// `None` when the font cannot be read.
    pub(super) fn new() -> Option<Self> {
        FontRef::new(OTF).ok().map(Self)
    }

    /// What is drawn for a letter; `None` for those that print nothing.
    pub(super) fn of(&self, letter: char) -> Option<Letter> {
        if let Some(found) = self.glyph(letter) {
            return Some(found);
        }
        let mut cells = Vec::with_capacity(2);
        glyphs::append(letter.encode_utf8(&mut [0; 4]), &mut cells);
        match cells.as_slice() {
            [] => None,
            // no letter of GBK either
            [one] => self.glyph(char::from(*one)),
            both => {
                let (glyph, _) = font::next(both)?;
                let (blank, advance) = self.measured(BLANK)?;
                Some(Letter::Dots { blank, advance, rows: glyph.rows().collect() })
            }
        }
    }

    fn glyph(&self, letter: char) -> Option<Letter> {
        self.measured(letter).map(|(id, advance)| Letter::Glyph { id, advance })
    }

    fn measured(&self, letter: char) -> Option<(u32, u16)> {
        let id = self.0.charmap().map(letter)?;
        Some((id.to_u32(), self.0.hmtx().ok()?.advance(id)?))
    }

    /// Twips of a text in a size.
    pub(super) fn width(&self, text: &str, size: i32) -> i32 {
        let advance = |letter| match self.of(letter) {
            Some(Letter::Glyph { advance, .. } | Letter::Dots { advance, .. }) => i32::from(advance),
            None => 0,
        };
        clean(text).map(advance).sum::<i32>() * size / EM
    }

    /// The rows of a text that is wider than `width` twips; words stay whole where they fit.
    pub(super) fn wrap(&self, text: &str, size: i32, width: i32) -> Vec<String> {
        let mut rows = vec![String::new()];
        for letter in clean(text) {
            let Some(row) = rows.last_mut() else { break };
            row.push(letter);
            if self.width(row, size) <= width {
                continue;
            }
            let at = match row.trim_end().rfind(' ') {
                Some(space) if space > 0 => space + 1,
                _ => row.len() - letter.len_utf8(),
            };
            if at == 0 {
                continue;
            }
            let rest = row.split_off(at);
            rows.push(rest.trim_start().to_owned());
        }
        rows
    }
}

/// The letters of foreign text that can be drawn, as on slips.
pub(super) fn clean(text: &str) -> impl Iterator<Item = char> {
    text.chars().filter_map(glyphs::printable).take(glyphs::MAX_CHARS)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a failed test may panic")]
    use super::*;

    #[test]
    fn rare_hanzi_are_dots_and_nothing_is_nothing() {
        let letters = Letters::new().unwrap();
        assert!(matches!(letters.of('鑫'), Some(Letter::Glyph { advance: 1000, .. })));
        for rare in ['堃', '喆', '镕'] {
            let Some(Letter::Dots { advance, rows, .. }) = letters.of(rare) else { panic!("{rare}") };
            assert_eq!(i32::from(advance), EM);
            assert!(rows.len() == 24 && rows.iter().any(|row| *row != 0), "{rare}");
        }
        let (odd, question) = (letters.of('\u{1F3E8}'), letters.of('?'));
        assert!(matches!((odd, question),
            (Some(Letter::Glyph { id: a, .. }), Some(Letter::Glyph { id: b, .. })) if a == b));
        assert_eq!(letters.width("a\u{200B}\u{7}b", 200), letters.width("ab", 200));
    }

    #[test]
    fn figures_are_of_one_width_so_that_columns_stand() {
        let letters = Letters::new().unwrap();
        let one = letters.width("1111111", 180);
        for digit in '0'..='9' {
            assert_eq!(letters.width(&digit.to_string().repeat(7), 180), one);
        }
    }

    #[test]
    fn rows_are_no_wider_than_asked_and_lose_nothing() {
        let letters = Letters::new().unwrap();
        let text = "前台多收了一笔 and gave it back to room 1208 at once 客人已签字确认";
        let rows = letters.wrap(text, 180, 1800);
        assert!(
            rows.len() > 2 && rows.iter().all(|row| letters.width(row.trim_end(), 180) <= 1800),
            "{rows:?}"
        );
        let packed = |text: &str| text.split_whitespace().collect::<String>();
        assert_eq!(packed(&rows.concat()), packed(text));
    }
}
