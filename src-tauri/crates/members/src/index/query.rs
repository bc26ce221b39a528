//! What was typed, taken apart.

use super::letters;
use crate::words::{Code, narrow, pack};

/// A name as it is compared: small letters, narrow ones, without blanks and signs.
pub(super) fn plain(name: &str) -> impl Iterator<Item = char> + '_ {
    name.chars().map(small).filter(|letter| counts(*letter))
}

fn small(letter: char) -> char {
    if is_common(letter) {
        return letter;
    }
    let letter = narrow(letter);
    letter.to_lowercase().next().unwrap_or(letter)
}

/// Private letters stand in for rare hanzi in old files.
fn counts(letter: char) -> bool {
    is_common(letter) || letter.is_alphanumeric() || ('\u{E000}'..='\u{F8FF}').contains(&letter)
}

/// The hanzi that names are made of, known without a look into tables.
const fn is_common(letter: char) -> bool {
    matches!(letter, '\u{4E00}'..='\u{9FFF}')
}

/// What must hold of a member, all of it.
#[derive(Debug, Default)]
pub(crate) struct Query {
    pub(super) parts: Vec<Part>,
    /// The whole text, when it could be a code.
    pub(super) code: Option<String>,
}

#[derive(Debug)]
pub(super) enum Part {
    Digits(Digits),
    /// A part of a name.
    Text(Vec<u8>),
    /// Initials, or Latin letters of a name: for each class the places in the word where it fits.
    Latin {
        fits: Vec<u32>,
        length: u32,
    },
}

/// The end of something, or all of it.
#[derive(Debug)]
pub(super) struct Digits {
    pub text: Vec<u8>,
    /// A phone's bits that must be equal, and how.
    pub mask: u64,
    pub tail: u64,
    /// The whole number, as a phone has it.
    pub whole: u64,
    /// As a card's number; `None` beyond 64 bits.
    pub card: Option<u64>,
    /// 10^digits; 0 when no card's number is as long.
    pub tens: u64,
}

/// Fewest digits of an end; fewer find a card's whole number only.
const END_MIN: usize = 3;
/// Longest word of initials.
const LATIN_MAX: usize = 32;
/// Letters of a question that are read.
const TEXT_MAX: usize = 100;

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Digit,
    Latin,
    Other,
    Between,
}

fn kind(letter: char) -> Kind {
    match letter {
        '0'..='9' => Kind::Digit,
        'a'..='z' => Kind::Latin,
        letter if counts(letter) => Kind::Other,
        _ => Kind::Between,
    }
}

impl Query {
    pub(crate) fn read(text: &str) -> Self {
        let letters: Vec<char> = text.chars().take(TEXT_MAX).map(small).collect();
        let code = Code::parse(text).map(|code| code.reveal().to_owned());
        // a number that people wrote in groups (138 0013 8000) is one number
        let numbers = letters.iter().all(|c| matches!(kind(*c), Kind::Digit | Kind::Between));
        if numbers {
            let digits: String = letters.iter().filter(|c| c.is_ascii_digit()).collect();
            let parts = if digits.is_empty() { Vec::new() } else { vec![Part::Digits(Digits::new(&digits))] };
            return Self { parts, code };
        }
        let words = letters.chunk_by(|one, next| kind(*one) == kind(*next));
        let mut parts: Vec<Part> = words.filter_map(Part::new).collect();
        // what finds few is walked for, the others are held against what was found
        parts.sort_by_key(|part| match part {
            Part::Digits(digits) if digits.text.len() >= END_MIN => 0,
            Part::Text(_) => 1,
            Part::Latin { .. } => 2,
            Part::Digits(_) => 3,
        });
        Self { parts, code }
    }
}

impl Part {
    fn new(word: &[char]) -> Option<Self> {
        let text: String = word.iter().collect();
        match kind(*word.first()?) {
            Kind::Digit => Some(Self::Digits(Digits::new(&text))),
            Kind::Other => Some(Self::Text(text.into_bytes())),
            Kind::Latin => Some(Self::latin(word)),
            Kind::Between => None,
        }
    }

    fn latin(word: &[char]) -> Self {
        let word = word.get(..LATIN_MAX).unwrap_or(word);
        let bits: Vec<u32> = word.iter().map(|letter| letters::bit(*letter)).collect();
        let fits = letters::sets().iter().map(|set| {
            bits.iter()
                .enumerate()
                .fold(0, |fits, (at, bit)| if set & bit == 0 { fits } else { fits | (1 << at) })
        });
        Self::Latin { fits: fits.collect(), length: u32::try_from(bits.len()).unwrap_or(0) }
    }
}

impl Digits {
    fn new(text: &str) -> Self {
        let length = text.len();
        let mask = match length {
            ..END_MIN | 17.. => 0,
            16 => u64::MAX,
            _ => !(u64::MAX << (4 * length)),
        };
        let packed = pack(text);
        // a mask of nothing equals no tail
        let tail = if mask == 0 { u64::MAX } else { packed & mask };
        let tens = u32::try_from(length)
            .ok()
            .filter(|_| length >= END_MIN)
            .and_then(|length| 10_u64.checked_pow(length));
        Self {
            text: text.as_bytes().to_vec(),
            mask,
            tail,
            whole: if mask == 0 { u64::MAX - 1 } else { packed },
            card: text.parse().ok(),
            tens: tens.unwrap_or(0),
        }
    }

    /// True when it is long enough to be the end of something.
    pub(super) fn is_end(&self) -> bool {
        self.text.len() >= END_MIN
    }
}
