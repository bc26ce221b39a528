//! What a file writes for an amount of money, in yuan.

use crate::cells::{Cell, Shape};
use crate::clean::{half, invisible, unmarked};
use crate::fault::FaultCode;
use crate::limit::AMOUNT_MAX;
use money::Fen;

/// Digits of a fen's fraction that decide whether a number cell is a whole fen: 1e-6 of a fen.
const NEAR: usize = 6;

/// The amount of a cell.
pub(crate) fn amount(cell: Cell<'_>) -> Result<Fen, FaultCode> {
    match cell.shape {
        Shape::Text => text(cell.text),
        Shape::Number => number(cell.text),
        Shape::Date => Err(FaultCode::Date),
        Shape::Error => Err(FaultCode::FormulaError),
        Shape::Flag => Err(FaultCode::NotAnAmount),
    }
}

/// Yuan and a fraction as digits, and what the fraction may hold beyond fen.
fn fen(whole: &str, part: &str) -> Result<Fen, FaultCode> {
    let whole = whole.trim_start_matches('0');
    if whole.len() > 12 {
        return Err(FaultCode::TooLarge);
    }
    let digit = |b: u8| i64::from(b.wrapping_sub(b'0'));
    let yuan = whole.bytes().fold(0_i64, |sum, b| sum * 10 + digit(b));
    let mut cents = part.bytes().map(digit);
    let cents = cents.next().unwrap_or(0) * 10 + cents.next().unwrap_or(0);
    bounded(yuan * 100 + cents)
}

fn bounded(fen: i64) -> Result<Fen, FaultCode> {
    Fen::new(fen).filter(|_| fen <= AMOUNT_MAX).ok_or(FaultCode::TooLarge)
}

/// Decimal text of a number cell: exact, or within 1e-6 of a whole fen, as sums of floats are.
fn number(text: &str) -> Result<Fen, FaultCode> {
    if text.starts_with('-') {
        return Err(FaultCode::Negative);
    }
    let (whole, part) = text.split_once('.').unwrap_or((text, ""));
    let digits = |s: &str| s.bytes().all(|b| b.is_ascii_digit());
    if whole.is_empty() || !digits(whole) || !digits(part) {
        return Err(FaultCode::TooLarge);
    }
    let amount = fen(whole, part)?;
    let Some(rest) = part.get(2..) else { return Ok(amount) };
    let near = |digit: u8| rest.bytes().take(NEAR).all(|b| b == digit);
    if near(b'0') {
        Ok(amount)
    } else if rest.len() >= NEAR && near(b'9') {
        bounded(amount.get() + 1)
    } else {
        Err(FaultCode::NotWholeFen)
    }
}

/// Typed text: `1,234.50`, `￥12`, `12元`, full-width digits, blanks anywhere.
fn text(raw: &str) -> Result<Fen, FaultCode> {
    if let Some((whole, part)) = plain(raw) {
        return fen(whole, part);
    }
    let folded: String = unmarked(raw.trim())
        .chars()
        .map(|c| if c == '。' { '.' } else { half(c) })
        .filter(|c| !c.is_whitespace() && !invisible(*c))
        .collect();
    if folded.is_empty() {
        return Err(FaultCode::Empty);
    }
    if error_name(&folded) {
        return Err(FaultCode::FormulaError);
    }
    let (bare, negative) = sign(&folded);
    let read = unsigned(bare);
    match read {
        Ok(_) | Err(FaultCode::TooManyDecimals | FaultCode::TooLarge) if negative => Err(FaultCode::Negative),
        other => other,
    }
}

/// The usual case without a copy: digits, and at most two after one point.
fn plain(raw: &str) -> Option<(&str, &str)> {
    let (whole, part) = raw.split_once('.').unwrap_or((raw, ""));
    let digits = |s: &str| s.bytes().all(|b| b.is_ascii_digit());
    (!whole.is_empty() && part.len() <= 2 && digits(whole) && digits(part)).then_some((whole, part))
}

/// The names that spreadsheets give to a formula that failed.
pub(crate) fn error_name(text: &str) -> bool {
    text.starts_with('#')
        && ["#N/A", "#REF!", "#VALUE!", "#DIV/0!", "#NAME?", "#NULL!", "#NUM!", "#SPILL!", "#####"]
            .iter()
            .any(|name| text.starts_with(name))
}

/// Takes signs and currencies off both ends; true when one of the signs, or brackets, says negative.
fn sign(text: &str) -> (&str, bool) {
    let (mut rest, mut negative) = (text, false);
    if let Some(inner) = rest.strip_prefix('(').and_then(|inner| inner.strip_suffix(')')) {
        (rest, negative) = (inner, true);
    }
    loop {
        let before = rest;
        for word in ["¥", "￥", "RMB", "rmb", "CNY", "cny", "人民币"] {
            rest = rest.strip_prefix(word).unwrap_or(rest);
        }
        for word in ["元", "圆", "RMB", "rmb", "CNY", "cny", "整"] {
            rest = rest.strip_suffix(word).unwrap_or(rest);
        }
        rest = rest.strip_prefix('+').unwrap_or(rest);
        if let Some(inner) = rest.strip_prefix('-') {
            (rest, negative) = (inner, true);
        }
        if let Some(inner) = rest.strip_suffix('-') {
            (rest, negative) = (inner, true);
        }
        if rest == before {
            return (rest, negative);
        }
    }
}

fn unsigned(text: &str) -> Result<Fen, FaultCode> {
    let signs = |c: char| !c.is_ascii_digit() && c != '.' && c != ',';
    if text.contains(signs) {
        return Err(other(text));
    }
    let (whole, part) = text.split_once('.').unwrap_or((text, ""));
    if part.contains('.') {
        return Err(FaultCode::TwoPoints);
    }
    if whole.is_empty() && part.is_empty() {
        return Err(FaultCode::NotAnAmount);
    }
    if part.contains(',') {
        return Err(FaultCode::Commas);
    }
    let mut groups = whole.split(',');
    let first = groups.next().unwrap_or_default();
    let parted = whole.contains(',');
    if parted && (first.is_empty() || first.len() > 3 || groups.any(|group| group.len() != 3)) {
        return Err(FaultCode::Commas);
    }
    let part = if part.len() > 2 { part.trim_end_matches('0') } else { part };
    if part.len() > 2 {
        return Err(FaultCode::TooManyDecimals);
    }
    if parted { fen(&whole.replace(',', ""), part) } else { fen(whole, part) }
}

/// Which kind of text it is that is no amount.
fn other(text: &str) -> FaultCode {
    let digits = text.bytes().filter(u8::is_ascii_digit).count();
    let only = |signs: &str| text.chars().all(|c| c.is_ascii_digit() || signs.contains(c));
    if digits >= 2 && (scientific(text)) {
        FaultCode::Scientific
    } else if digits >= 3
        && (only("-") || only("/") || only("年月日") || only("-/:.T") && text.contains(['-', '/', ':']))
    {
        FaultCode::Date
    } else {
        FaultCode::NotAnAmount
    }
}

/// `1.38E+10`, `2e3`.
pub(crate) fn scientific(text: &str) -> bool {
    let Some((mantissa, exponent)) = text.split_once(['e', 'E']) else { return false };
    let exponent = exponent.strip_prefix(['+', '-']).unwrap_or(exponent);
    let mantissa = mantissa.strip_prefix(['+', '-']).unwrap_or(mantissa);
    let digits = |s: &str| !s.is_empty() && s.bytes().all(|b| b.is_ascii_digit());
    digits(exponent) && digits(&mantissa.replacen('.', "", 1))
}

#[cfg(test)]
mod tests {
    use super::*;
    use FaultCode as F;

    #[test]
    fn what_files_write_for_an_amount() {
        let table: &[(&str, Result<i64, FaultCode>)] = &[
            ("0", Ok(0)),
            ("0.00", Ok(0)),
            ("1", Ok(100)),
            ("1.5", Ok(150)),
            ("1.00", Ok(100)),
            (".5", Ok(50)),
            ("5.", Ok(500)),
            ("007", Ok(700)),
            ("1,234.50", Ok(123_450)),
            ("1，234.50", Ok(123_450)),
            ("1,234,567.8", Ok(123_456_780)),
            ("￥12", Ok(1200)),
            ("¥ 12.3", Ok(1230)),
            ("12元", Ok(1200)),
            ("人民币12元整", Ok(1200)),
            ("RMB 12", Ok(1200)),
            ("１２．５０", Ok(1250)),
            (" 1 2 ", Ok(1200)),
            ("+12", Ok(1200)),
            ("12.500", Ok(1250)),
            ("'12", Ok(1200)),
            ("100000000", Ok(10_000_000_000)),
            ("", Err(F::Empty)),
            ("\u{3000}", Err(F::Empty)),
            ("-5", Err(F::Negative)),
            ("￥-5", Err(F::Negative)),
            ("-￥5", Err(F::Negative)),
            ("－5", Err(F::Negative)),
            ("−5", Err(F::Negative)),
            ("(5.00)", Err(F::Negative)),
            ("5-", Err(F::Negative)),
            ("-0.001", Err(F::Negative)),
            ("1.2E+3", Err(F::Scientific)),
            ("1e3", Err(F::Scientific)),
            ("12.345", Err(F::TooManyDecimals)),
            ("100000000.01", Err(F::TooLarge)),
            ("13800138000", Err(F::TooLarge)),
            ("99999999999999999999", Err(F::TooLarge)),
            ("1.2.3", Err(F::TwoPoints)),
            ("12,50", Err(F::Commas)),
            ("1,2,3", Err(F::Commas)),
            ("1.2,345", Err(F::Commas)),
            (",123", Err(F::Commas)),
            ("2024-01-02", Err(F::Date)),
            ("2024/1/2", Err(F::Date)),
            ("2024年1月2日", Err(F::Date)),
            ("12:30:00", Err(F::Date)),
            ("#N/A", Err(F::FormulaError)),
            ("#DIV/0!", Err(F::FormulaError)),
            ("=1+1", Err(F::NotAnAmount)),
            ("abc", Err(F::NotAnAmount)),
            ("-", Err(F::NotAnAmount)),
            (".", Err(F::NotAnAmount)),
            ("12 dollars", Err(F::NotAnAmount)),
            ("12元5角", Err(F::NotAnAmount)),
            ("٣", Err(F::NotAnAmount)),
        ];
        for (raw, expected) in table {
            assert_eq!(text(raw).map(Fen::get), *expected, "{raw:?}");
        }
    }

    #[test]
    fn what_number_cells_hold() {
        let table: &[(&str, Result<i64, FaultCode>)] = &[
            ("1234.5", Ok(123_450)),
            ("0", Ok(0)),
            ("0.30000000000000004", Ok(30)),
            ("0.29999999999999999", Ok(30)),
            ("0.9999999999", Ok(100)),
            ("12.345", Err(F::NotWholeFen)),
            ("0.0001", Err(F::NotWholeFen)),
            ("0.009", Err(F::NotWholeFen)),
            ("0.00999", Err(F::NotWholeFen)),
            ("-1", Err(F::Negative)),
            ("13800138000", Err(F::TooLarge)),
            ("huge", Err(F::TooLarge)),
        ];
        for (raw, expected) in table {
            assert_eq!(number(raw).map(Fen::get), *expected, "{raw:?}");
        }
    }
}
