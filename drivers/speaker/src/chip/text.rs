use super::profile::Encoding;

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

/// The bytes of a text in the encoding of a chip; letters it does not have are left out.
#[must_use]
pub fn encode_as(encoding: Encoding, text: &str) -> Vec<u8> {
    match encoding {
        Encoding::Gbk => encode(text),
        Encoding::Gb2312 => text.chars().filter_map(gbk).filter(|bytes| is_gb2312(bytes)).flatten().collect(),
        Encoding::Big5 => text.chars().filter_map(big5).flatten().collect(),
        Encoding::Ucs2 => {
            let unit = |letter: char| u16::try_from(u32::from(letter)).ok();
            text.chars().filter_map(unit).flat_map(u16::to_be_bytes).collect()
        }
    }
}

/// GB2312 is the part of GBK whose bytes are both above A0, up to row 87.
const fn is_gb2312(bytes: &[u8]) -> bool {
    matches!(bytes, [0..=0x7f] | [0xa1..=0xf7, 0xa1..=0xfe])
}

fn big5(letter: char) -> Option<Vec<u8>> {
    let mut utf8 = [0; 4];
    let (bytes, _, unmappable) = encoding_rs::BIG5.encode(letter.encode_utf8(&mut utf8));
    (!unmappable).then(|| bytes.into_owned())
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
        assert_eq!(encode("😀"), [0_u8; 0]);
    }

    #[test]
    fn every_encoding_has_its_own_bytes() {
        assert_eq!(encode_as(Encoding::Gbk, "1元镕"), [b'1', 0xd4, 0xaa, 0xe9, 0x46]);
        assert_eq!(encode_as(Encoding::Gb2312, "1元镕"), [b'1', 0xd4, 0xaa]);
        assert_eq!(encode_as(Encoding::Big5, "1元镕"), [b'1', 0xa4, 0xb8]);
        assert_eq!(encode_as(Encoding::Ucs2, "1元😀"), [0, b'1', 0x51, 0x43]);
    }
}
