//! What a scanned text is. Order: our own numbers first, then length and prefix.

use crate::cloud::PayCode;
use crate::evidence::Wallet;
use crate::ids::{SlipNo, TradeNo};

/// Longest scan that is looked at, in characters.
pub const SCAN_MAX: usize = 64;

/// A scanned text, understood.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Scanned {
    /// A guest's payment code.
    Payment { wallet: Wallet, code: PayCode },
    /// The bar code of one of our slips.
    OwnSlip(SlipNo),
    /// One of our order or refund numbers, as the guest's wallet bill shows it.
    OwnTrade(TradeNo),
    /// The wallet's own transaction number (28 digits beginning 42 or a date).
    WalletVoucher(String),
    /// A member card's code: of a holder of this shop, else of the payment cloud (cpay 569/11609, prefix 99). How long
    /// the cloud's codes are is published nowhere.
    Member(String),
    /// A staff badge; a secret, so it is never shown.
    Badge(Badge),
    /// Understood and of no use here.
    Refused(ScanRefusal),
}

/// What a staff badge holds: `QT` and 24 of `[A-Z2-7]`, 120 bits of chance. Never stored or logged as it is.
#[derive(Clone, PartialEq, Eq)]
pub struct Badge(String);

impl Badge {
    /// `None` when the text has another shape.
    #[must_use]
    pub fn new(text: impl Into<String>) -> Option<Self> {
        let text = text.into();
        let tail = text.strip_prefix("QT").filter(|tail| tail.len() == 24)?;
        tail.bytes().all(|b| matches!(b, b'A'..=b'Z' | b'2'..=b'7')).then_some(Self(text))
    }

    /// The text, for hashing and for the paper it is printed on.
    #[must_use]
    pub fn reveal(&self) -> &str {
        &self.0
    }
}

impl std::fmt::Debug for Badge {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Badge(…)")
    }
}

/// Why a scan is of no use.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ScanRefusal {
    /// Nothing readable.
    Empty,
    /// Longer than any code we know.
    TooLong,
    /// A UnionPay code; the payment cloud has no such wallet.
    UnionPay,
    /// Begins like WeChat's but has another length.
    WeChatLength,
    /// Begins like Alipay's but has another length.
    AlipayLength,
    /// A goods bar code (EAN).
    Goods,
    /// A link or other text.
    NotACode,
}

/// Strips what scanners add: AIM prefix, line ends, blanks; full-width digits become ASCII.
#[must_use]
pub fn clean(text: &str) -> String {
    let text = text.trim_matches(|c: char| c.is_control() || c.is_whitespace());
    let text = strip_aim(text);
    text.chars()
        .filter(|c| !c.is_control() && !c.is_whitespace())
        .map(|c| match c {
            '０'..='９' => u32::from(c).checked_sub(0xFEE0).and_then(char::from_u32).unwrap_or(c),
            other => other,
        })
        .collect()
}

/// `]C0`, `]C1`, `]E0`, `]Q1` …: a symbology mark some scanners put in front.
fn strip_aim(text: &str) -> &str {
    let mut chars = text.chars();
    let marked = chars.next() == Some(']')
        && chars.next().is_some_and(|c| c.is_ascii_alphabetic())
        && chars.next().is_some_and(|c| c.is_ascii_alphanumeric());
    if marked { text.get(3..).unwrap_or_default() } else { text }
}

/// What a scan is. `prefix` is the merchant's own order-number prefix; empty matches nothing.
#[must_use]
pub fn classify(text: &str, prefix: &str) -> Scanned {
    let text = clean(text);
    if text.is_empty() {
        return Scanned::Refused(ScanRefusal::Empty);
    }
    if text.chars().count() > SCAN_MAX {
        return Scanned::Refused(ScanRefusal::TooLong);
    }
    if let Some(own) = own_number(&text, prefix) {
        return own;
    }
    if let Some(badge) = Badge::new(text.as_str()) {
        return Scanned::Badge(badge);
    }
    if !text.bytes().all(|b| b.is_ascii_digit()) {
        return Scanned::Refused(ScanRefusal::NotACode);
    }
    by_digits(text)
}

/// Our slip (16 digits from 8) or our order number (prefix and 18 more).
fn own_number(text: &str, prefix: &str) -> Option<Scanned> {
    let digits = text.bytes().all(|b| b.is_ascii_digit());
    if digits && text.len() == 16 && text.starts_with('8') {
        return Some(Scanned::OwnSlip(SlipNo(text.to_owned())));
    }
    let ours = !prefix.is_empty() && text.strip_prefix(prefix).is_some_and(|rest| rest.len() == 18);
    if ours { TradeNo::new(text).map(Scanned::OwnTrade) } else { None }
}

fn by_digits(text: String) -> Scanned {
    let two = text.get(..2).and_then(|p| p.parse::<u8>().ok()).unwrap_or(0);
    let payment = |wallet, text: String| Scanned::Payment { wallet, code: PayCode::new(text) };
    match (two, text.len()) {
        (10..=15, 18) => payment(Wallet::WeChat, text),
        (25..=30, 16..=24) => payment(Wallet::Alipay, text),
        (62, 19) => Scanned::Refused(ScanRefusal::UnionPay),
        (99, 3..=32) => Scanned::Member(text),
        (_, 28) if two == 42 || two == 20 => Scanned::WalletVoucher(text),
        (_, 8 | 12 | 13 | 14) if ean_checks(&text) => Scanned::Refused(ScanRefusal::Goods),
        (10..=15, 15..=21) => Scanned::Refused(ScanRefusal::WeChatLength),
        (25..=30, 14..=26) => Scanned::Refused(ScanRefusal::AlipayLength),
        _ => Scanned::Refused(ScanRefusal::NotACode),
    }
}

/// The check digit of EAN-8, UPC-A, EAN-13 and ITF-14.
fn ean_checks(text: &str) -> bool {
    let sum: u32 = text
        .bytes()
        .rev()
        .enumerate()
        .map(|(place, b)| u32::from(b - b'0') * if place % 2 == 1 { 3 } else { 1 })
        .sum();
    sum.is_multiple_of(10)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kind(text: &str) -> String {
        match classify(text, "13000052") {
            Scanned::Payment { wallet, .. } => format!("{wallet:?}"),
            Scanned::OwnSlip(_) => "slip".to_owned(),
            Scanned::OwnTrade(_) => "trade".to_owned(),
            Scanned::WalletVoucher(_) => "voucher".to_owned(),
            Scanned::Member(_) => "member".to_owned(),
            Scanned::Badge(_) => "badge".to_owned(),
            Scanned::Refused(why) => format!("{why:?}"),
        }
    }

    #[test]
    fn every_kind_of_scan() {
        let table = [
            ("134567890123456789", "WeChat"),
            ("103456789012345678", "WeChat"),
            ("153456789012345678", "WeChat"),
            ("163456789012345678", "NotACode"),
            ("093456789012345678", "NotACode"),
            ("13456789012345678", "WeChatLength"),
            ("1345678901234567890", "WeChatLength"),
            ("2512345678901234", "Alipay"),
            ("251234567890123456789012", "Alipay"),
            ("301234567890123456", "Alipay"),
            ("3112345678901234", "NotACode"),
            ("251234567890123", "AlipayLength"),
            ("2512345678901234567890123", "AlipayLength"),
            ("6212345678901234567", "UnionPay"),
            ("9912345678", "member"),
            ("8000112300000042", "slip"),
            // an own prefix that looks like WeChat's is tried first
            ("13000052000112345600000007", "trade"),
            ("4200001234202611231234567890", "voucher"),
            ("2026112322001234561234567890", "voucher"),
            ("6901234567892", "Goods"),
            ("QTABCDEFGHIJKLMNOPQRSTUVWX", "badge"),
            ("QTABCDEFGHIJKLMNOPQRSTUVW1", "NotACode"),
            ("https://qr.alipay.com/fkx1", "NotACode"),
            ("", "Empty"),
            ("\r\n", "Empty"),
            ("]Q1134567890123456789\r\n", "WeChat"),
            ("１３４５６７８９０１２３４５６７８９", "WeChat"),
            ("1345 6789 0123 4567 89", "WeChat"),
        ];
        for (text, expected) in table {
            assert_eq!(kind(text), expected, "{text:?}");
        }
        assert_eq!(kind(&"1".repeat(65)), "TooLong");
    }

    #[test]
    fn a_payment_code_is_never_shown() {
        let shown = format!("{:?}", classify("134567890123456789", ""));
        assert!(!shown.contains("3456"), "{shown}");
    }
}
