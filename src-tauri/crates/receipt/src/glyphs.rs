//! Text to printable GB bytes: the one door through which foreign text reaches paper.
//!
//! One byte is one column: ASCII takes one, everything else the two bytes of its GB code. The
//! four-byte codes of GB18030 are junk on firmware that knows GBK only, so those characters print `?`.

use encoding_rs::GB18030;
use std::borrow::Cow;

/// Characters of one text that can reach paper; what follows is ignored.
pub(crate) const MAX_CHARS: usize = 512;

/// The hanzi of common use; nothing in this range needs filtering.
const HAN_FIRST: char = '\u{4E00}';
const HAN_LAST: char = '\u{9FFF}';

/// Appends the printable form of `text` to `out`; every byte is 0x20 or above.
pub(crate) fn append(text: &str, out: &mut Vec<u8>) {
    if text.len() <= MAX_CHARS && text.bytes().all(|byte| matches!(byte, b' '..=b'~')) {
        out.extend_from_slice(text.as_bytes());
        return;
    }
    let common =
        text.len() <= MAX_CHARS && text.chars().all(|c| matches!(c, ' '..='~' | HAN_FIRST..=HAN_LAST));
    let clean = if common {
        Cow::Borrowed(text)
    } else {
        Cow::Owned(text.chars().filter_map(printable).take(MAX_CHARS).collect())
    };
    let (bytes, _, _) = GB18030.encode(&clean);
    let mut rest = &*bytes;
    while let [lead, tail @ ..] = rest {
        match (lead, tail) {
            (b' '..=b'~', _) => {
                out.push(*lead);
                rest = tail;
            }
            (0x81..=0xFE, [trail @ 0x40..=0xFE, after @ ..]) => {
                out.extend_from_slice(&[*lead, *trail]);
                rest = after;
            }
            (0x81..=0xFE, [_, _, _, after @ ..]) => {
                out.push(b'?');
                rest = after;
            }
            _ => rest = tail,
        }
    }
}

/// The text that these bytes print. Undoes [`append`], so a preview shows what paper shows.
pub(crate) fn text(bytes: &[u8]) -> String {
    let (text, _) = GB18030.decode_without_bom_handling(bytes);
    match text {
        Cow::Borrowed(text) => text.to_owned(),
        Cow::Owned(text) => text,
    }
}

/// Columns, and bytes, of the character that begins with `lead`.
pub(crate) const fn width(lead: u8) -> usize {
    if lead < 0x80 { 1 } else { 2 }
}

/// What is printed for `c`; `None` for characters that shape or hide text instead of being text.
pub(crate) fn printable(c: char) -> Option<char> {
    match c {
        ' '..='~' | HAN_FIRST..=HAN_LAST => Some(c),
        // U+00A5 has no two-byte code, its full-width twin has.
        '\u{A5}' => Some('￥'),
        '\t'
        | '\n'
        | '\r'
        | '\u{85}'
        | '\u{A0}'
        | '\u{2000}'..='\u{200A}'
        | '\u{2028}'
        | '\u{2029}'
        | '\u{202F}' => Some(' '),
        _ if c.is_control() || is_unseen(c) => None,
        // Private characters are whatever the printer's maker put there.
        '\u{E000}'..='\u{F8FF}' => Some('?'),
        _ => Some(c),
    }
}

/// Format, bidi, zero-width and filler characters (Unicode Cf and Default_Ignorable_Code_Point).
const fn is_unseen(c: char) -> bool {
    matches!(c,
        '\u{AD}' | '\u{34F}' | '\u{600}'..='\u{605}' | '\u{61C}' | '\u{6DD}' | '\u{70F}'
        | '\u{890}' | '\u{891}' | '\u{8E2}' | '\u{115F}' | '\u{1160}' | '\u{17B4}' | '\u{17B5}'
        | '\u{180B}'..='\u{180F}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}'
        | '\u{2060}'..='\u{206F}' | '\u{3164}' | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}' | '\u{FFA0}'
        | '\u{FFF0}'..='\u{FFFB}' | '\u{110BD}' | '\u{110CD}' | '\u{13430}'..='\u{1343F}'
        | '\u{1BCA0}'..='\u{1BCA3}' | '\u{1D173}'..='\u{1D17A}' | '\u{E0000}'..='\u{E0FFF}')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn bytes(text: &str) -> Vec<u8> {
        let mut out = Vec::new();
        append(text, &mut out);
        out
    }

    #[test]
    fn yuan_sign_has_two_bytes() {
        assert_eq!(bytes("¥"), [0xA3, 0xA4]);
        assert_eq!(bytes("€"), [0xA2, 0xE3]);
    }

    #[test]
    fn four_byte_codes_print_a_question_mark() {
        assert_eq!(bytes("𠮷野家™🏨\u{E000}"), b"?\xD2\xB0\xBC\xD2???");
    }

    #[test]
    fn what_is_not_text_is_dropped() {
        assert_eq!(bytes("a\u{1B}\u{0}\u{7F}\u{9B}\u{202E}\u{200B}\u{FEFF}\u{AD}\u{E0041}b\nc"), b"ab c");
        assert_eq!(bytes("中\u{1D}\u{200D}文"), b"\xD6\xD0\xCE\xC4");
    }

    #[test]
    fn endless_text_is_cut() {
        assert_eq!(bytes(&"x".repeat(1_000_000)).len(), MAX_CHARS);
        assert_eq!(bytes(&"店".repeat(1_000_000)).len(), 2 * MAX_CHARS);
    }

    /// The preview decodes what paper gets: no code may read back as another character.
    #[test]
    fn every_character_is_one_or_two_bytes_and_reads_back() {
        let mut pairs = 0;
        for c in '\0'..=char::MAX {
            let out = bytes(c.encode_utf8(&mut [0; 4]));
            match *out {
                [] => assert_eq!(printable(c), None, "{c:?}"),
                [one] => assert!(one == b'?' || printable(c) == Some(char::from(one)), "{c:?}"),
                [lead, trail] => {
                    assert!((0x81..=0xFE).contains(&lead) && (0x40..=0xFE).contains(&trail), "{c:?}");
                    assert_eq!(text(&out).chars().next(), printable(c), "{c:?}");
                    pairs += 1;
                }
                _ => panic!("{c:?} has {} bytes", out.len()),
            }
        }
        assert!(pairs > 21_000, "{pairs}");
    }
}
