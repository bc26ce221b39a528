//! The words of a person: their limits, and how little of them shows by itself.

use std::borrow::Cow;
use std::fmt;
use zeroize::Zeroize;

/// A phone number of 3 to 16 digits. `Display` and `Debug` are `138****5678`.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Phone(u64);

impl Phone {
    /// Most digits; the longest number of the world's plan has 15.
    pub const DIGITS_MAX: usize = 16;
    /// Fewest digits.
    pub const DIGITS_MIN: usize = 3;

    /// A number as people write it: full-width digits, spaces, hyphens, brackets and the country code `86` of a
    /// mobile are read over. `None` for anything else, and for too few or too many digits.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        // most are written so
        if text.len() == 11 && text.starts_with('1') && text.bytes().all(|byte| byte.is_ascii_digit()) {
            return Some(Self(pack(text)));
        }
        let mut digits = String::new();
        for letter in text.trim().chars().map(narrow) {
            match letter {
                '0'..='9' => digits.push(letter),
                ' ' | '-' | '(' | ')' | '.' | '+' | '\u{3000}' | '—' | '–' | '·' => {}
                _ => return None,
            }
        }
        let own = ["0086", "86"].iter().find_map(|code| {
            digits
                .strip_prefix(code)
                .filter(|rest| rest.len() == 11 && rest.starts_with('1'))
                .map(str::to_owned)
        });
        let digits = own.unwrap_or(digits);
        (Self::DIGITS_MIN..=Self::DIGITS_MAX).contains(&digits.len()).then(|| Self(pack(&digits)))
    }

    /// All digits. What calls this answers for who sees them.
    #[must_use]
    pub fn reveal(self) -> String {
        (0..16).rev().map(|at| (self.0 >> (4 * at)) & 0xF).filter(|digit| *digit < 10).fold(
            String::with_capacity(16),
            |mut text, digit| {
                text.push(char::from_digit(u32::try_from(digit).unwrap_or(0), 10).unwrap_or('0'));
                text
            },
        )
    }

    /// A digit in each four bits, the last one lowest, `F` where none is.
    pub(crate) const fn packed(self) -> u64 {
        self.0
    }

    /// `None` when a digit is none, or the fillers are not in front.
    pub(crate) fn unpack(packed: u64) -> Option<Self> {
        let mut digits = 0;
        let mut rest = packed;
        while digits < 16 && rest & 0xF < 10 {
            digits += 1;
            rest >>= 4;
        }
        let filler = if digits == 16 { 0 } else { u64::MAX >> (4 * digits) };
        (digits >= Self::DIGITS_MIN && rest == filler).then_some(Self(packed))
    }
}

/// Digits, the last one lowest, `F` above; those before the last 16 are left out.
pub(crate) fn pack(digits: &str) -> u64 {
    digits.bytes().fold(u64::MAX, |packed, digit| (packed << 4) | u64::from(digit.wrapping_sub(b'0') & 0xF))
}

impl fmt::Display for Phone {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let digits = self.reveal();
        let (front, end) = match digits.len() {
            11.. => (3, 4),
            8.. => (0, 4),
            _ => (0, 0),
        };
        let (start, tail) =
            (digits.get(..front).unwrap_or(""), digits.get(digits.len() - end..).unwrap_or(""));
        write!(out, "{start}****{tail}")
    }
}

impl fmt::Debug for Phone {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, out)
    }
}

/// A private text of at most `MAX` letters. `Debug` shows none of them.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Private<const MAX: usize>(String);

/// A name of at most 60 letters; empty when the card has none.
pub type Name = Private<60>;
/// A remark of at most 200 letters.
pub type Note = Private<200>;

impl<const MAX: usize> Private<MAX> {
    /// Most letters.
    pub const LETTERS_MAX: usize = MAX;

    /// The text without blanks around it and without letters that cannot be seen (controls, direction marks,
    /// zero width). `None` when it is too long.
    #[must_use]
    pub fn new(text: &str) -> Option<Self> {
        seen(text, MAX).map(|text| Self(text.into_owned()))
    }

    /// The text. What calls this answers for who sees it.
    #[must_use]
    pub fn reveal(&self) -> &str {
        &self.0
    }

    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl<const MAX: usize> Drop for Private<MAX> {
    fn drop(&mut self) {
        self.0.zeroize();
    }
}

impl<const MAX: usize> fmt::Debug for Private<MAX> {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(if self.0.is_empty() { "-" } else { "***" })
    }
}

/// As in [`Private::new`], without a copy where there is nothing to take out.
pub(crate) fn seen(text: &str, most: usize) -> Option<Cow<'_, str>> {
    let text = text.trim();
    let clean: Cow<'_, str> = if text.chars().any(unseen) {
        text.chars().filter(|c| !unseen(*c)).collect()
    } else {
        Cow::Borrowed(text)
    };
    (clean.len() <= most || clean.chars().count() <= most).then_some(clean)
}

fn unseen(letter: char) -> bool {
    letter.is_control()
        || matches!(letter, '\u{AD}' | '\u{61C}' | '\u{200B}'..='\u{200F}' | '\u{2028}'..='\u{202E}' | '\u{2060}'..='\u{206F}' | '\u{FEFF}')
}

/// What is printed on a card or kept in its chip: 1 to 32 letters and digits. `Debug` shows nothing of it.
#[derive(Clone, PartialEq, Eq)]
pub struct Code(String);

impl Code {
    /// Most letters.
    pub const LETTERS_MAX: usize = 32;

    /// The code in capitals, without blanks, hyphens and underscores; `None` for other letters, none, or too many.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        Self::plain(text).map(|code| Self(code.into_owned()))
    }

    /// The same, without a copy of one that is written so already.
    pub(crate) fn plain(text: &str) -> Option<Cow<'_, str>> {
        let is_plain = |byte: u8| byte.is_ascii_digit() || byte.is_ascii_uppercase();
        let code: Cow<'_, str> = if text.bytes().all(is_plain) {
            Cow::Borrowed(text)
        } else {
            let letters = text.chars().map(narrow);
            let letters = letters.filter(|c| !c.is_whitespace() && !matches!(c, '-' | '_'));
            letters.map(|c| c.to_ascii_uppercase()).collect()
        };
        let fits = (1..=Self::LETTERS_MAX).contains(&code.len());
        (fits && code.bytes().all(|byte| byte.is_ascii_alphanumeric())).then_some(code)
    }

    /// The code. What calls this answers for who sees it.
    #[must_use]
    pub fn reveal(&self) -> &str {
        &self.0
    }
}

impl Drop for Code {
    fn drop(&mut self) {
        self.0.zeroize();
    }
}

impl fmt::Debug for Code {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("***")
    }
}

/// A full-width letter in its narrow form.
pub(crate) fn narrow(letter: char) -> char {
    match letter {
        '\u{FF01}'..='\u{FF5E}' => char::from_u32(u32::from(letter) - 0xFEE0).unwrap_or(letter),
        _ => letter,
    }
}
