//! Which sign parts the columns of a text.

use serde::{Deserialize, Serialize};

/// A sign that parts columns.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Delimiter {
    /// `,`
    Comma,
    /// A tab.
    Tab,
    /// `;`
    Semicolon,
    /// `|`
    Bar,
    /// `，`
    WideComma,
    /// `；`
    WideSemicolon,
}

/// Stands for a full-width delimiter while the text is parted: the parser knows delimiters of one byte only.
pub(crate) const STAND_IN: u8 = 0x1F;

/// Of equal candidates the first wins.
const ALL: [Delimiter; 6] = [
    Delimiter::Comma,
    Delimiter::Tab,
    Delimiter::Semicolon,
    Delimiter::Bar,
    Delimiter::WideComma,
    Delimiter::WideSemicolon,
];

impl Delimiter {
    /// The sign.
    #[must_use]
    pub const fn sign(self) -> char {
        match self {
            Self::Comma => ',',
            Self::Tab => '\t',
            Self::Semicolon => ';',
            Self::Bar => '|',
            Self::WideComma => '，',
            Self::WideSemicolon => '；',
        }
    }

    pub(crate) fn byte(self) -> u8 {
        u8::try_from(self.sign()).unwrap_or(STAND_IN)
    }

    /// The three bytes of a full-width sign.
    pub(crate) const fn wide(self) -> Option<[u8; 3]> {
        match self {
            Self::WideComma => Some([0xEF, 0xBC, 0x8C]),
            Self::WideSemicolon => Some([0xEF, 0xBC, 0x9B]),
            _ => None,
        }
    }
}

/// The delimiter of a text by its start, and whether a line `sep=;` names it. `whole` when nothing follows.
pub(crate) fn sniff(text: &str, whole: bool) -> (Delimiter, bool) {
    let first = text.lines().next().unwrap_or_default().trim();
    if let Some(sign) = first.strip_prefix("sep=").or_else(|| first.strip_prefix("SEP="))
        && let Some(found) =
            ALL.iter().find(|one| sign.chars().eq([one.sign()]) || (sign.is_empty() && one.sign() == '\t'))
    {
        return (*found, true);
    }
    let rated =
        ALL.iter().enumerate().map(|(at, one)| (rate(text, one.sign(), whole), std::cmp::Reverse(at)));
    let best = rated.max().map(|(_, std::cmp::Reverse(at))| at);
    (best.and_then(|at| ALL.get(at)).copied().unwrap_or(Delimiter::Comma), false)
}

/// How well a sign parts the rows: whether most agree, whether the usual width is the first row's, the width,
/// and the share of rows that have it, in permille.
fn rate(text: &str, sign: char, whole: bool) -> (bool, bool, usize, usize) {
    let mut widths = widths(text, sign);
    if !whole && widths.len() > 1 {
        widths.pop();
    }
    let Some(first) = widths.first().copied() else { return (false, false, 0, 0) };
    let mut sorted = widths.clone();
    sorted.sort_unstable();
    let runs = sorted.chunk_by(|a, b| a == b).map(|run| (run.len(), run.first().copied().unwrap_or(1)));
    let Some((many, usual)) = runs.filter(|(_, width)| *width > 1).max() else { return (false, false, 0, 0) };
    let share = many * 1000 / widths.len();
    (share >= 600, usual == first, usual, share)
}

/// Columns of each row that is not blank, quotes heeded.
fn widths(text: &str, sign: char) -> Vec<usize> {
    let (mut found, mut width, mut quoted, mut fresh, mut blank) = (Vec::new(), 1, false, true, true);
    for c in text.chars() {
        match c {
            '"' if quoted => quoted = false,
            '"' if fresh => quoted = true,
            '\n' | '\r' if !quoted => {
                if !blank {
                    found.push(width);
                }
                (width, fresh, blank) = (1, true, true);
                continue;
            }
            c if c == sign && !quoted => {
                (width, fresh, blank) = (width + 1, true, false);
                continue;
            }
            _ => {}
        }
        (fresh, blank) = (false, false);
    }
    if !blank {
        found.push(width);
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_sign_is_found() {
        for one in ALL {
            let sign = one.sign();
            let text = format!(
                "姓名{sign}手机{sign}余额\n张三{sign}13800138000{sign}\"1,234.50\"\n李{sign}1{sign}2\n"
            );
            assert_eq!(sniff(&text, true), (one, false), "{one:?}");
        }
    }

    #[test]
    fn amounts_do_not_mislead() {
        assert_eq!(sniff("a\tb\tc\nx\ty\t1,234.50\nx\ty\t1,000.00\n", true).0, Delimiter::Tab);
        assert_eq!(sniff("a;b;c\nx;y;12,50\nx;y;13,50\n", true).0, Delimiter::Semicolon);
        assert_eq!(sniff("a,b,c\nx,y,\"q;r;s;t\"\n", true).0, Delimiter::Comma);
        assert_eq!(sniff("sep=;\na;b\n", true), (Delimiter::Semicolon, true));
        assert_eq!(sniff("一列\n", true).0, Delimiter::Comma);
    }
}
