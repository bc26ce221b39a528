//! QR codes: model 2 (many printers draw nothing for model 1), level M, printable ASCII only
//! (readers guess the character set of anything else).

/// Bytes that version 6 and version 10 hold at level M.
const SMALL: usize = 106;
pub(crate) const LARGE: usize = 213;

/// Dots per module for this content: version 6 at 6 and version 10 at 4 dots both stay within 384
/// dots with their quiet zone. `None` when it cannot be printed as a QR code.
pub(crate) fn module_dots(text: &str) -> Option<u8> {
    let ascii = !text.is_empty() && text.bytes().all(|byte| matches!(byte, b' '..=b'~'));
    if !ascii || text.len() > LARGE {
        return None;
    }
    Some(if text.len() > SMALL { 4 } else { 6 })
}

/// Appends the commands that store and print `text`, which [`module_dots`] has let pass.
pub(crate) fn append(text: &str, module_dots: u8, out: &mut Vec<u8>) {
    out.extend_from_slice(&[0x1D, b'(', b'k', 4, 0, 0x31, 0x41, 0x32, 0]);
    out.extend_from_slice(&[0x1D, b'(', b'k', 3, 0, 0x31, 0x43, module_dots]);
    out.extend_from_slice(&[0x1D, b'(', b'k', 3, 0, 0x31, 0x45, 0x31]);
    let [low, high, ..] = (text.len() + 3).to_le_bytes();
    out.extend_from_slice(&[0x1D, b'(', b'k', low, high, 0x31, 0x50, 0x30]);
    out.extend_from_slice(text.as_bytes());
    out.extend_from_slice(&[0x1D, b'(', b'k', 3, 0, 0x31, 0x51, 0x30]);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn known_bytes() {
        let mut out = Vec::new();
        append("AB", 6, &mut out);
        let known = "1d286b0400314132001d286b03003143061d286b03003145311d286b050031503041421d286b0300315130";
        assert_eq!(out.iter().map(|byte| format!("{byte:02x}")).collect::<String>(), known);
    }

    #[test]
    fn size_follows_length_and_foreign_letters_are_refused() {
        assert_eq!(module_dots(&"a".repeat(106)), Some(6));
        assert_eq!(module_dots(&"a".repeat(213)), Some(4));
        assert_eq!(module_dots(&"a".repeat(214)), None);
        assert_eq!(module_dots("付款"), None);
        assert_eq!(module_dots("a\u{1B}"), None);
        assert_eq!(module_dots(""), None);
    }
}
