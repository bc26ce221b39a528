//! What tells one member from another: the mobile number and the card number.

use crate::amount::{error_name, scientific};
use crate::cells::{Cell, Shape};
use crate::clean::{half, invisible, unmarked};
use crate::fault::FaultCode;
use crate::limit::{CARD_MAX, EXACT_DIGITS};

/// Digits of a mobile number of the mainland.
const MOBILE: usize = 11;

/// Eleven digits, or `None` for a blank cell.
pub(crate) fn phone(cell: Cell<'_>) -> Result<Option<String>, FaultCode> {
    let Some(raw) = typed(cell)? else { return Ok(None) };
    if mobile(raw) {
        return Ok(Some(raw.to_owned()));
    }
    let folded: String = unmarked(raw.trim())
        .chars()
        .map(half)
        .filter(|c| !c.is_whitespace() && !invisible(*c) && !matches!(c, '-' | '(' | ')' | '.' | '·'))
        .collect();
    let plain: String = raw.trim().chars().map(half).collect();
    if scientific(plain.trim()) {
        return Err(FaultCode::Destroyed);
    }
    if folded.is_empty() {
        return Ok(None);
    }
    if error_name(&folded) {
        return Err(FaultCode::FormulaError);
    }
    // programs that keep numbers as floats write 13800138000.0
    let folded = if plain.ends_with(".0") { folded.strip_suffix('0').unwrap_or(&folded) } else { &folded };
    let bare =
        ["+86", "0086", "86"].iter().find_map(|code| folded.strip_prefix(code).filter(|rest| mobile(rest)));
    match bare {
        Some(rest) => Ok(Some(rest.to_owned())),
        None if mobile(folded) => Ok(Some(folded.to_owned())),
        None if folded.contains(['*', 'X', 'x', '•']) && folded.starts_with('1') => Err(FaultCode::Masked),
        None => Err(FaultCode::NotAMobile),
    }
}

/// Letters, digits and dashes, or `None` for a blank cell.
pub(crate) fn card_no(cell: Cell<'_>) -> Result<Option<String>, FaultCode> {
    let Some(raw) = typed(cell)? else { return Ok(None) };
    let folded: String =
        unmarked(raw.trim()).chars().map(half).filter(|c| !c.is_whitespace() && !invisible(*c)).collect();
    if folded.is_empty() {
        return Ok(None);
    }
    if error_name(&folded) {
        return Err(FaultCode::FormulaError);
    }
    let rounded = cell.shape == Shape::Number && folded.len() > EXACT_DIGITS;
    if rounded || scientific(&folded) && folded.contains(['.', '+']) {
        return Err(FaultCode::Destroyed);
    }
    if folded.len() > CARD_MAX {
        return Err(FaultCode::TooLong);
    }
    let fits = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_');
    let digits = folded.bytes().any(|b| b.is_ascii_digit());
    if digits && folded.chars().all(fits) { Ok(Some(folded)) } else { Err(FaultCode::NotACardNo) }
}

fn typed(cell: Cell<'_>) -> Result<Option<&str>, FaultCode> {
    match cell.shape {
        Shape::Text | Shape::Number => Ok((!cell.text.is_empty()).then_some(cell.text)),
        Shape::Date => Err(FaultCode::Date),
        Shape::Error => Err(FaultCode::FormulaError),
        Shape::Flag => Err(FaultCode::NotACardNo),
    }
}

fn mobile(text: &str) -> bool {
    let bytes = text.as_bytes();
    bytes.len() == MOBILE
        && bytes.iter().all(u8::is_ascii_digit)
        && bytes.first() == Some(&b'1')
        && bytes.get(1).is_some_and(|second| (b'3'..=b'9').contains(second))
}

#[cfg(test)]
mod tests {
    use super::*;
    use FaultCode as F;

    fn cell(shape: Shape, text: &str) -> Cell<'_> {
        Cell { shape, text }
    }

    #[test]
    fn phones() {
        for (raw, expected) in [
            ("13800138000", Ok(Some("13800138000"))),
            ("+86 138-0013-8000", Ok(Some("13800138000"))),
            ("86 13800138000", Ok(Some("13800138000"))),
            ("008613800138000", Ok(Some("13800138000"))),
            ("１３８００１３８０００", Ok(Some("13800138000"))),
            ("138 0013 8000", Ok(Some("13800138000"))),
            ("'13800138000", Ok(Some("13800138000"))),
            ("\u{202D}13800138000\u{202C}", Ok(Some("13800138000"))),
            ("13800138000.0", Ok(Some("13800138000"))),
            ("", Ok(None)),
            ("  ", Ok(None)),
            ("1.38E+10", Err(F::Destroyed)),
            ("138****8000", Err(F::Masked)),
            ("1380013800", Err(F::NotAMobile)),
            ("138001380000", Err(F::NotAMobile)),
            ("12800138000", Err(F::NotAMobile)),
            ("0571-88888888", Err(F::NotAMobile)),
            ("13800138000/13900139000", Err(F::NotAMobile)),
            ("#N/A", Err(F::FormulaError)),
            ("张三", Err(F::NotAMobile)),
        ] {
            assert_eq!(phone(cell(Shape::Text, raw)), expected.map(|o| o.map(str::to_owned)), "{raw:?}");
        }
        assert_eq!(phone(cell(Shape::Number, "13800138000")), Ok(Some("13800138000".to_owned())));
        assert_eq!(phone(cell(Shape::Date, "2024-01-01")), Err(F::Date));
    }

    #[test]
    fn cards() {
        for (raw, expected) in [
            ("000123", Ok(Some("000123"))),
            ("'000123", Ok(Some("000123"))),
            ("VIP-8 8", Ok(Some("VIP-88"))),
            ("ＶＩＰ８８", Ok(Some("VIP88"))),
            ("6222020000000000123", Ok(Some("6222020000000000123"))),
            ("12E5", Ok(Some("12E5"))),
            ("", Ok(None)),
            ("6.22202E+18", Err(F::Destroyed)),
            ("金卡", Err(F::NotACardNo)),
            ("金卡8", Err(F::NotACardNo)),
            ("012345678901234567890123456789012", Err(F::TooLong)),
        ] {
            assert_eq!(card_no(cell(Shape::Text, raw)), expected.map(|o| o.map(str::to_owned)), "{raw:?}");
        }
        assert_eq!(card_no(cell(Shape::Number, "6222020000000000100")), Err(F::Destroyed));
        assert_eq!(card_no(cell(Shape::Number, "123.5")), Err(F::NotACardNo));
    }
}
