//! What a cashier types: `128.5`, `88+40.5`, `12*3`, `15%`.

use crate::{Fen, Rate};

/// Longest text that is read as an amount, in characters.
const TEXT_MAX: usize = 40;
/// More digits in a row than this are a scan, not an amount.
const DIGITS_MAX: usize = 10;

/// Why a text is not an amount. One sentence each on the screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum AmountError {
    /// Nothing was typed.
    Empty,
    /// The sum is 0.
    Zero,
    /// The sum is negative.
    Negative,
    /// The sum or a part is above the bound.
    TooLarge,
    /// More than two digits after the point.
    TooManyDecimals,
    /// A burst of digits that is a scan.
    LooksLikeScan,
    /// Not a number.
    Unreadable,
}

/// The amount of a text with `+` and `*`, product first; full-width digits count as digits.
///
/// # Errors
/// The first [`AmountError`] met, left to right.
pub fn parse_amount(text: &str) -> Result<Fen, AmountError> {
    let text = plain(text)?;
    let mut total = Fen::ZERO;
    for term in text.split('+') {
        total = total.plus(product(term)?).ok_or(AmountError::TooLarge)?;
    }
    if total.is_zero() { Err(AmountError::Zero) } else { Ok(total) }
}

/// The share of a text such as `5%` or `12.5%`, at most 100 percent.
///
/// # Errors
/// [`AmountError::Unreadable`] without a percent sign, else as for amounts.
pub fn parse_percent(text: &str) -> Result<Rate, AmountError> {
    let text = plain(text)?;
    let number = text.strip_suffix('%').ok_or(AmountError::Unreadable)?;
    let points = u16::try_from(yuan(number)?.get()).map_err(|_| AmountError::TooLarge)?;
    Rate::basis_points(points).ok_or(AmountError::TooLarge)
}

/// Half-width, without blanks, short enough to be typed.
fn plain(text: &str) -> Result<String, AmountError> {
    let mut out = String::new();
    let mut run = 0_usize;
    for c in text.chars() {
        let c = match c {
            '０'..='９' | '＋' | '＊' | '．' | '％' | '－' => half_width(c),
            '×' => '*',
            '。' => '.',
            other => other,
        };
        if c.is_whitespace() {
            continue;
        }
        run = if c.is_ascii_digit() { run + 1 } else { 0 };
        if run > DIGITS_MAX {
            return Err(AmountError::LooksLikeScan);
        }
        out.push(c);
    }
    if out.is_empty() {
        return Err(AmountError::Empty);
    }
    if out.chars().count() > TEXT_MAX {
        return Err(AmountError::Unreadable);
    }
    Ok(out)
}

/// The full-width forms stand 0xFEE0 above ASCII in Unicode.
fn half_width(c: char) -> char {
    u32::from(c).checked_sub(0xFEE0).and_then(char::from_u32).unwrap_or(c)
}

/// One money factor and any number of whole counts: `12*3`, `3*12.50`.
fn product(term: &str) -> Result<Fen, AmountError> {
    let mut factors = term.split('*');
    let mut amount = yuan(factors.next().unwrap_or_default())?;
    let mut money_seen = term.split('*').next().is_some_and(|f| f.contains('.'));
    for factor in factors {
        if factor.contains('.') {
            // `3*12.50`: the count came first, so the amount so far is a whole number of yuan
            if money_seen || amount.get() % 100 != 0 {
                return Err(AmountError::Unreadable);
            }
            let count = u32::try_from(amount.get() / 100).map_err(|_| AmountError::TooLarge)?;
            amount = yuan(factor)?.times(count).ok_or(AmountError::TooLarge)?;
            money_seen = true;
        } else {
            let count = factor.parse::<u32>().map_err(|_| count_error(factor))?;
            amount = amount.times(count).ok_or(AmountError::TooLarge)?;
        }
    }
    Ok(amount)
}

fn count_error(factor: &str) -> AmountError {
    if !factor.is_empty() && factor.bytes().all(|b| b.is_ascii_digit()) {
        AmountError::TooLarge
    } else {
        AmountError::Unreadable
    }
}

/// `128`, `128.5`, `128.50`, `.5`, `128.`; no sign.
fn yuan(text: &str) -> Result<Fen, AmountError> {
    if text.starts_with('-') {
        return Err(AmountError::Negative);
    }
    let (whole, part) = text.split_once('.').unwrap_or((text, ""));
    if whole.is_empty() && part.is_empty() {
        return Err(AmountError::Unreadable);
    }
    let digits = |s: &str| s.bytes().all(|b| b.is_ascii_digit());
    if !digits(whole) || !digits(part) {
        return Err(AmountError::Unreadable);
    }
    if part.len() > 2 {
        return Err(AmountError::TooManyDecimals);
    }
    let number = |s: &str| if s.is_empty() { Ok(0) } else { s.parse::<i64>() };
    let whole = number(whole).map_err(|_| AmountError::TooLarge)?;
    let cents = number(part).map_err(|_| AmountError::Unreadable)?;
    let cents = if part.len() == 1 { cents * 10 } else { cents };
    whole
        .checked_mul(100)
        .and_then(|fen| fen.checked_add(cents))
        .and_then(Fen::new)
        .ok_or(AmountError::TooLarge)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_cashiers_type() {
        let table: &[(&str, Result<i64, AmountError>)] = &[
            ("128.5", Ok(12850)),
            ("128.50", Ok(12850)),
            ("88+40.5", Ok(12850)),
            ("12*3", Ok(3600)),
            ("3*12.50", Ok(3750)),
            ("12.50*3", Ok(3750)),
            ("2*3+4*5.5", Ok(2800)),
            (".5", Ok(50)),
            ("7.", Ok(700)),
            ("１２８．５", Ok(12850)),
            ("12×3", Ok(3600)),
            (" 1 2 ", Ok(1200)),
            ("0.01", Ok(1)),
            ("1234567890", Ok(123_456_789_000)),
            ("", Err(AmountError::Empty)),
            ("  ", Err(AmountError::Empty)),
            ("0", Err(AmountError::Zero)),
            ("0.00", Err(AmountError::Zero)),
            ("12*0", Err(AmountError::Zero)),
            ("-5", Err(AmountError::Negative)),
            ("1.005", Err(AmountError::TooManyDecimals)),
            ("12345678901", Err(AmountError::LooksLikeScan)),
            ("134567890123456789", Err(AmountError::LooksLikeScan)),
            ("9999999999*9999", Err(AmountError::TooLarge)),
            ("1*9999999999", Err(AmountError::TooLarge)),
            ("1+", Err(AmountError::Unreadable)),
            ("1*", Err(AmountError::Unreadable)),
            ("1.5*1.5", Err(AmountError::Unreadable)),
            ("1.2.3", Err(AmountError::Unreadable)),
            ("abc", Err(AmountError::Unreadable)),
            ("1e3", Err(AmountError::Unreadable)),
            ("٣", Err(AmountError::Unreadable)),
        ];
        for (text, expected) in table {
            assert_eq!(parse_amount(text).map(Fen::get), *expected, "{text:?}");
        }
    }

    #[test]
    fn shares() {
        assert_eq!(parse_percent("5%").map(Rate::get), Ok(500));
        assert_eq!(parse_percent("12.5%").map(Rate::get), Ok(1250));
        assert_eq!(parse_percent("100%").map(Rate::get), Ok(10_000));
        assert_eq!(parse_percent("100.01%"), Err(AmountError::TooLarge));
        assert_eq!(parse_percent("5"), Err(AmountError::Unreadable));
    }
}
