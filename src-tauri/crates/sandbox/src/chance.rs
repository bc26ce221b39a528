//! Numbers that look drawn and are counted, so that a world can be played again.

const LETTERS: &[u8; 62] = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

/// `len` of `[0-9A-Za-z]` that differ for every `count`.
pub fn letters(mut count: u64, len: usize) -> String {
    let mut text = String::with_capacity(len);
    while text.len() < len {
        count = mix(count);
        let index = usize::try_from(count % 62).unwrap_or(0);
        text.push(char::from(LETTERS.get(index).copied().unwrap_or(b'0')));
    }
    text
}

/// One step of splitmix64.
const fn mix(count: u64) -> u64 {
    let z = count.wrapping_add(0x9E37_79B9_7F4A_7C15);
    let z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    let z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    z ^ (z >> 31)
}
