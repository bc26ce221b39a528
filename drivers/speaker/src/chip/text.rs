/// A phrase as GBK bytes. What GBK does not have is left out, and so are control characters; brackets become
/// spaces, because the chips take them for tags.
#[must_use]
pub fn spoken_text(phrase: &str) -> String {
    phrase
        .chars()
        .map(|letter| if matches!(letter, '[' | ']') { ' ' } else { letter })
        .filter(|letter| !letter.is_control() && gbk(*letter).is_some())
        .collect()
}

/// GBK bytes of a text, tags kept; what GBK does not have is left out.
#[must_use]
pub fn encode(text: &str) -> Vec<u8> {
    text.chars().filter_map(gbk).flatten().collect()
}

/// GB18030 writes what GBK lacks in four bytes, which the chips would read as four letters.
fn gbk(letter: char) -> Option<Vec<u8>> {
    let mut utf8 = [0; 4];
    let (bytes, _, _) = encoding_rs::GB18030.encode(letter.encode_utf8(&mut utf8));
    (bytes.len() <= 2).then(|| bytes.into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_a_chip_can_read_is_left() {
        assert_eq!(spoken_text("收款[v16]\n12.5元😀𠮷"), "收款 v16 12.5元");
        assert_eq!(encode("元€"), [0xd4, 0xaa, 0xa2, 0xe3]);
        assert_eq!(encode("😀"), []);
    }
}
