//! Texts that cannot trick a screen, a printer or a spreadsheet.

use std::borrow::Cow;

/// Signs that no eye sees: controls, zero widths, marks that turn the reading direction, fillers.
pub(crate) fn invisible(c: char) -> bool {
    c.is_control()
        || matches!(
            c,
            '\u{00AD}'
                | '\u{034F}'
                | '\u{061C}'
                | '\u{115F}'..='\u{1160}'
                | '\u{17B4}'..='\u{17B5}'
                | '\u{180B}'..='\u{180F}'
                | '\u{200B}'..='\u{200F}'
                | '\u{2028}'..='\u{202E}'
                | '\u{2060}'..='\u{206F}'
                | '\u{3164}'
                | '\u{FE00}'..='\u{FE0F}'
                | '\u{FEFF}'
                | '\u{FFA0}'
                | '\u{FFF0}'..='\u{FFFB}'
                | '\u{FFFE}'..='\u{FFFF}'
                | '\u{E0000}'..='\u{E0FFF}'
        )
}

/// Visible text: line breaks and tabs become one blank, runs of blanks one, none at the ends.
pub(crate) fn clean(text: &str) -> Cow<'_, str> {
    let text = unmarked(text.trim());
    let plain = |c: char| !invisible(c) && (!c.is_whitespace() || c == ' ');
    if text.is_ascii() && text.bytes().all(|b| (b' '..=b'~').contains(&b)) && !text.contains("  ") {
        return Cow::Borrowed(text);
    }
    if text.chars().all(plain) && !text.contains("  ") {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if c.is_whitespace() {
            if !out.is_empty() && !out.ends_with(' ') {
                out.push(' ');
            }
        } else if !invisible(c) {
            out.push(c);
        }
    }
    out.truncate(out.trim_end().len());
    Cow::Owned(out)
}

/// Starts a formula in some spreadsheet.
const fn formula(c: char) -> bool {
    matches!(c, '=' | '+' | '-' | '@' | '\t' | '\r' | '\n' | '＝' | '＋' | '－' | '＠' | '|' | '%')
}

/// The text without the apostrophe that keeps a spreadsheet from reading it as formula or number.
pub(crate) fn unmarked(text: &str) -> &str {
    match text.strip_prefix(['\'', '’']) {
        Some(rest) if rest.trim_start().starts_with(|c: char| formula(c) || c.is_ascii_digit()) => rest,
        Some(rest) if rest.starts_with(formula) => rest,
        _ => text,
    }
}

/// The text as a cell that no spreadsheet runs or rounds: an apostrophe before what starts a formula, before
/// leading zeros and before more digits than a spreadsheet keeps.
#[must_use]
pub fn safe_cell(text: &str) -> Cow<'_, str> {
    let digits = text.len() > 1 && text.bytes().all(|b| b.is_ascii_digit());
    let lossy = digits && (text.starts_with('0') || text.len() > crate::limit::EXACT_DIGITS);
    let starts = text.trim_start().starts_with(formula) || text.starts_with(formula);
    if starts || lossy { Cow::Owned(format!("'{text}")) } else { Cow::Borrowed(text) }
}

/// A full-width digit, letter or sign as its half-width form.
pub(crate) fn half(c: char) -> char {
    match c {
        '！'..='～' => u32::from(c).checked_sub(0xFEE0).and_then(char::from_u32).unwrap_or(c),
        '　' => ' ',
        '−' | '–' | '—' | '‐' | '‑' | '‒' => '-',
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_unseen_gets_through() {
        for (raw, seen) in [
            ("张三", "张三"),
            (" 张\u{200B}三 ", "张三"),
            ("a\u{202E}b", "ab"),
            ("\u{3000}王\u{3000}五\u{3000}", "王 五"),
            ("a\r\nb\tc", "a b c"),
            ("\u{1B}[2J", "[2J"),
            ("a \u{200B} ", "a"),
            ("'=1+1", "=1+1"),
            ("O'Hara", "O'Hara"),
        ] {
            assert_eq!(clean(raw), seen, "{raw:?}");
        }
    }

    #[test]
    fn no_cell_runs() {
        for text in [
            "=1",
            "+1",
            "-1",
            "@a",
            "\t=1",
            "\r=1",
            "＝1",
            "＋1",
            "－1",
            "＠a",
            "00123",
            "6222020000000000",
            " =1",
        ] {
            assert!(safe_cell(text).starts_with('\''), "{text:?}");
            assert_eq!(unmarked(&safe_cell(text)).trim(), text.trim(), "{text:?}");
        }
        for text in ["张三", "13800138000", "12.50", "0", "", "a-b"] {
            assert_eq!(safe_cell(text), text);
        }
    }
}
