//! The one place where lines become rows of a paper's width; paper and screen both read from here.

use crate::code128::Code128;
use crate::glyphs;
use crate::line::{Align, Line, Size};
use crate::logo::Logo;
use crate::qr;
use crate::template::Columns;

/// Rows one text may take; a longer one ends in an ellipsis.
const MAX_ROWS: usize = 8;

/// `…`, two columns.
const ELLIPSIS: [u8; 2] = [0xA1, 0xAD];

/// One row of paper.
pub(crate) enum Row<'a> {
    /// Printable GB bytes, one column each and no wider than the paper.
    Print {
        cells: &'a [u8],
        align: Align,
        size: Size,
        bold: bool,
    },
    /// Bars with `text` below, centred.
    Bars {
        text: &'a str,
        code: &'a Code128,
        module_dots: u8,
    },
    /// A QR code, centred.
    Qr {
        text: &'a str,
        module_dots: u8,
    },
    /// A picture no wider than the paper, centred.
    Logo(&'a Logo),
    Cut,
}

/// How the letters of a row look.
#[derive(Clone, Copy)]
struct Style {
    align: Align,
    size: Size,
    bold: bool,
}

impl Style {
    const PLAIN: Self = Self { align: Align::Left, size: Size::One, bold: false };
    const CENTRED: Self = Self { align: Align::Centre, ..Self::PLAIN };

    const fn row(self, cells: &[u8]) -> Row<'_> {
        Row::Print { cells, align: self.align, size: self.size, bold: self.bold }
    }
}

/// Hands every row of `lines` to `emit`, top to bottom.
pub(crate) fn rows(lines: &[Line], columns: Columns, emit: &mut impl FnMut(Row<'_>)) {
    let (mut left, mut right) = (Vec::new(), Vec::new());
    for line in lines {
        match line {
            Line::Text { text, align, size, bold } => {
                let style = Style { align: *align, size: *size, bold: *bold };
                text_rows(text, style, columns, &mut left, emit);
            }
            Line::Pair { left: label, right: value, size, bold } => {
                left.clear();
                right.clear();
                glyphs::append(label, &mut left);
                glyphs::append(value, &mut right);
                let style = Style { align: Align::Left, size: *size, bold: *bold };
                pair_rows(&mut left, &right, columns.count() / size.factor(), |cells| emit(style.row(cells)));
            }
            Line::Rule => {
                left.clear();
                left.resize(columns.count(), b'-');
                emit(Style::PLAIN.row(&left));
            }
            Line::Blank => emit(Style::PLAIN.row(&[])),
            Line::Barcode(text) => barcode_rows(text, columns, &mut left, emit),
            Line::Qr(text) => match qr::module_dots(text) {
                Some(module_dots) => emit(Row::Qr { text, module_dots }),
                None => text_rows(text, Style::CENTRED, columns, &mut left, emit),
            },
            Line::Logo(logo) => {
                if logo.width() <= columns.dots() {
                    emit(Row::Logo(logo));
                }
            }
            Line::Cut => emit(Row::Cut),
        }
    }
}

fn text_rows(
    text: &str,
    style: Style,
    columns: Columns,
    cells: &mut Vec<u8>,
    emit: &mut impl FnMut(Row<'_>),
) {
    cells.clear();
    glyphs::append(text, cells);
    paragraph(cells, columns.count() / style.size.factor(), |row| emit(style.row(row)));
}

fn barcode_rows(text: &str, columns: Columns, cells: &mut Vec<u8>, emit: &mut impl FnMut(Row<'_>)) {
    let code = Code128::new(text);
    if let Some((code, module_dots)) =
        code.as_ref().and_then(|code| Some((code, code.module_dots(columns.dots())?)))
    {
        return emit(Row::Bars { text, code, module_dots });
    }
    if let Some(module_dots) = qr::module_dots(text) {
        emit(Row::Qr { text, module_dots });
    }
    text_rows(text, Style::CENTRED, columns, cells, emit);
}

/// Both on one row with at least one space between, else the label's rows and then the value's,
/// which keep to the right edge. Uses `left` up.
fn pair_rows(left: &mut Vec<u8>, right: &[u8], width: usize, mut emit: impl FnMut(&[u8])) {
    if left.len() + 1 + right.len() <= width {
        left.resize(width - right.len(), b' ');
        left.extend_from_slice(right);
        return emit(left);
    }
    if !left.is_empty() {
        paragraph(left, width, &mut emit);
    }
    if !right.is_empty() {
        paragraph(right, width, |row| {
            left.clear();
            left.resize(width - row.len(), b' ');
            left.extend_from_slice(row);
            emit(left);
        });
    }
}

/// Rows of at most `width` columns, one empty row for an empty text.
fn paragraph(cells: &[u8], width: usize, mut emit: impl FnMut(&[u8])) {
    let mut rest = cells;
    for _ in 1..MAX_ROWS {
        if rest.len() <= width {
            return emit(rest);
        }
        let (row, after) = split(rest, width);
        emit(row);
        rest = after;
        if rest.is_empty() {
            return;
        }
    }
    if rest.len() <= width {
        return emit(rest);
    }
    let (kept, _) = rest.split_at(fit(rest, width - ELLIPSIS.len()));
    emit(&[kept, &ELLIPSIS].concat());
}

/// The first row of `cells`, which are wider than `width`, and the rest without the spaces between.
///
/// A word of ASCII letters is kept whole when the row stays at least half full, and no row begins
/// with a sign that closes what stands before it.
fn split(cells: &[u8], width: usize) -> (&[u8], &[u8]) {
    let full = fit(cells, width);
    let (row, rest) = cells.split_at(full);
    let word_goes_on = rest.first().is_some_and(|next| next.is_ascii_graphic());
    // A trail byte is never a space, so a space byte is a space.
    let space = row.iter().rposition(|byte| *byte == b' ').filter(|at| word_goes_on && at * 2 >= width);
    let tail_is_ascii = |at: usize| row.iter().skip(at).all(u8::is_ascii);
    let end = match space.filter(|at| tail_is_ascii(*at)) {
        Some(space) => space,
        None if closes(rest) => {
            Some(fit(row, full.saturating_sub(1))).filter(|before| *before > 0).unwrap_or(full)
        }
        None => full,
    };
    let (row, rest) = cells.split_at(end);
    let spaces = rest.iter().take_while(|byte| **byte == b' ').count();
    (row, rest.get(spaces..).unwrap_or_default())
}

/// Whether the first character is one of `,.!?;:)` or of `、。”》，！？；：）`.
const fn closes(cells: &[u8]) -> bool {
    matches!(
        cells,
        [b',' | b'.' | b'!' | b'?' | b';' | b':' | b')', ..]
            | [0xA1, 0xA2 | 0xA3 | 0xB1 | 0xB7, ..]
            | [0xA3, 0xAC | 0xA1 | 0xBF | 0xBB | 0xBA | 0xA9, ..]
    )
}

/// Bytes of the longest beginning of `cells` that ends with a whole character within `width` columns.
fn fit(cells: &[u8], width: usize) -> usize {
    let mut at = 0;
    while let Some(lead) = cells.get(at) {
        let next = at + glyphs::width(*lead);
        if next > width {
            break;
        }
        at = next;
    }
    at
}

#[cfg(test)]
mod tests {
    use super::*;

    fn broken(text: &str, width: usize) -> Vec<String> {
        let (mut cells, mut rows) = (Vec::new(), Vec::new());
        glyphs::append(text, &mut cells);
        paragraph(&cells, width, |row| rows.push(glyphs::text(row)));
        rows
    }

    fn paired(left: &str, right: &str, width: usize) -> Vec<String> {
        let (mut label, mut value, mut rows) = (Vec::new(), Vec::new(), Vec::new());
        glyphs::append(left, &mut label);
        glyphs::append(right, &mut value);
        pair_rows(&mut label, &value, width, |row| rows.push(glyphs::text(row)));
        rows
    }

    #[test]
    fn hanzi_are_never_halved() {
        assert_eq!(broken("一二三四五", 5), ["一二", "三四", "五"]);
        assert_eq!(broken("a一二三", 4), ["a一", "二三"]);
        assert_eq!(broken("·—…①℃", 4), ["·—", "…①", "℃"]);
    }

    #[test]
    fn words_stay_whole_where_the_row_stays_half_full() {
        assert_eq!(broken("thank you all", 10), ["thank you", "all"]);
        assert_eq!(broken("thank you", 9), ["thank you"]);
        assert_eq!(broken("a bcdefghijk", 8), ["a bcdefg", "hijk"]);
        assert_eq!(broken("ab cd 中文字", 10), ["ab cd 中文", "字"]);
        assert_eq!(broken("abcd   efgh", 5), ["abcd ", "efgh"]);
    }

    #[test]
    fn no_row_begins_with_a_closing_sign() {
        assert_eq!(broken("谢谢惠顾,再来", 8), ["谢谢惠", "顾,再来"]);
        assert_eq!(broken("谢谢惠顾。再来", 8), ["谢谢惠", "顾。再来"]);
        for sign in "、。”》，！？；：）,.!?;:)".chars() {
            assert_eq!(broken(&format!("一二{sign}"), 4), ["一".to_owned(), format!("二{sign}")]);
        }
        assert_eq!(broken("。。", 2), ["。", "。"]);
    }

    #[test]
    fn long_text_ends_in_an_ellipsis() {
        let rows = broken(&"很长".repeat(100), 11);
        assert_eq!(rows.len(), MAX_ROWS);
        assert_eq!(rows.last().unwrap(), "长很长很…");
        assert_eq!(broken(&"ab".repeat(40), 10), ["ababababab"; 8]);
        assert_eq!(broken("", 10), [""]);
    }

    #[test]
    fn values_keep_to_the_right_edge() {
        assert_eq!(paired("合计", "1.00", 10), ["合计  1.00"]);
        assert_eq!(paired("合计", "12.00", 10), ["合计 12.00"]);
        assert_eq!(paired("合计", "123.00", 10), ["合计", "    123.00"]);
        assert_eq!(paired("", "123456789012", 10), ["1234567890", "        12"]);
        assert_eq!(paired("只有左边的字", "", 10), ["只有左边的", "字"]);
    }
}
