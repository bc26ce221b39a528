//! The merchant's authentication key.

use hmac::{Hmac, KeyInit as _, Mac as _};
use serde::{Deserialize, Deserializer, de::Error as _};
use sha2::Sha256;
use std::fmt;
use zeroize::Zeroizing;

/// Longest key that is taken, in bytes; issued keys have 32.
const KEY_MAX: usize = 128;

/// `authen_key`: its ASCII bytes as issued are the HMAC key; neither decoded nor case-folded
/// (cpay 569/37627). Wiped when dropped; shows nothing.
#[derive(Clone)]
pub struct Key(Zeroizing<String>);

impl Key {
    /// `None` when empty, too long, or with a blank or a non-ASCII character.
    #[must_use]
    pub fn new(text: impl Into<String>) -> Option<Self> {
        let text = Zeroizing::new(text.into());
        let fits = !text.is_empty() && text.len() <= KEY_MAX;
        (fits && text.bytes().all(|b| b.is_ascii_graphic())).then_some(Self(text))
    }

    /// The key's text, for the one place that stores it.
    #[must_use]
    pub fn reveal(&self) -> &str {
        &self.0
    }

    /// HMAC-SHA256 over the bytes, 64 upper-case hex digits.
    #[must_use]
    pub fn code(&self, message: &[u8]) -> String {
        self.mac(message).map(|mac| hex::encode_upper(mac.finalize().into_bytes())).unwrap_or_default()
    }

    /// True when `code` is this key's code of the bytes; compared in constant time.
    #[must_use]
    pub fn vouches(&self, message: &[u8], code: &str) -> bool {
        let Ok(code) = hex::decode(code) else {
            return false;
        };
        self.mac(message).is_some_and(|mac| mac.verify_slice(&code).is_ok())
    }

    /// `None` never happens: HMAC takes keys of every length.
    fn mac(&self, message: &[u8]) -> Option<Hmac<Sha256>> {
        let mut mac = Hmac::<Sha256>::new_from_slice(self.0.as_bytes()).ok()?;
        mac.update(message);
        Some(mac)
    }
}

impl fmt::Debug for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Key(…)")
    }
}

impl<'de> Deserialize<'de> for Key {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        Self::new(String::deserialize(from)?).ok_or_else(|| D::Error::custom("not a key"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_shows_nothing() {
        let key = Key::new("0123456789ABCDEF0123456789ABCDEF").unwrap();
        assert_eq!(format!("{key:?}"), "Key(…)");
    }

    #[test]
    fn what_is_no_key() {
        assert!(Key::new("").is_none());
        assert!(Key::new("a b").is_none());
        assert!(Key::new("密钥").is_none());
        assert!(Key::new("A".repeat(129)).is_none());
    }

    #[test]
    fn the_case_of_a_key_counts_and_the_case_of_a_code_does_not() {
        let upper = Key::new("ABCDEF").unwrap();
        let lower = Key::new("abcdef").unwrap();
        let code = upper.code(b"text");
        assert!(upper.vouches(b"text", &code));
        assert!(upper.vouches(b"text", &code.to_lowercase()));
        assert!(!lower.vouches(b"text", &code));
        assert!(!upper.vouches(b"text ", &code));
        assert!(!upper.vouches(b"text", ""));
        assert!(!upper.vouches(b"text", &code[..62]));
        assert!(!upper.vouches(b"text", "zz"));
    }
}
