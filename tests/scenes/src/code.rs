//! Codes as light and dark modules.

use crate::chance::Chance;
use barcoders::sym::code39::Code39;
use barcoders::sym::code128::Code128;
use barcoders::sym::ean13::EAN13;
use qrcodegen::{Mask, QrCode, QrCodeEcc, QrSegment, Version};

/// Modules of a code, rows from the top; true is dark.
#[derive(Clone)]
pub struct Modules {
    pub width: usize,
    pub height: usize,
    pub dark: Vec<bool>,
}

impl Modules {
    #[must_use]
    pub fn at(&self, x: usize, y: usize) -> bool {
        x < self.width && y < self.height && self.dark[y * self.width + x]
    }

    fn bars(bars: &[u8]) -> Self {
        Self { width: bars.len(), height: 1, dark: bars.iter().map(|b| *b == 1).collect() }
    }
}

/// How strong a QR code is, and how large at least.
#[derive(Clone, Copy)]
pub struct Strength {
    pub level: QrCodeEcc,
    /// 1 to 40.
    pub version: u8,
}

impl Strength {
    pub fn any(chance: &mut Chance, versions: std::ops::RangeInclusive<u8>) -> Self {
        let level =
            [QrCodeEcc::Low, QrCodeEcc::Medium, QrCodeEcc::Quartile, QrCodeEcc::High][chance.below(4)];
        let spread = usize::from(versions.end() - versions.start()) + 1;
        Self { level, version: versions.start() + chance.below(spread) as u8 }
    }
}

/// A QR code of this text; `None` when it does not fit.
#[must_use]
pub fn qr(text: &str, strength: Strength, chance: &mut Chance) -> Option<Modules> {
    let segments = if text.bytes().all(|b| b.is_ascii_digit()) && chance.happens(0.3) {
        vec![QrSegment::make_bytes(text.as_bytes())]
    } else {
        QrSegment::make_segments(text)
    };
    let mask = Mask::new(chance.below(8) as u8);
    let low = Version::new(strength.version.clamp(1, 40));
    let code =
        QrCode::encode_segments_advanced(&segments, strength.level, low, Version::MAX, Some(mask), false);
    let code = code.ok()?;
    let side = code.size();
    let dark =
        (0..side).flat_map(|y| (0..side).map(move |x| (x, y))).map(|(x, y)| code.get_module(x, y)).collect();
    Some(Modules { width: side as usize, height: side as usize, dark })
}

/// A CODE 128 of these digits, in set C and, for an odd last digit, set B.
#[must_use]
pub fn code128(digits: &str) -> Option<Modules> {
    let even = digits.len() & !1;
    let tail = if even < digits.len() { format!("\u{0181}{}", &digits[even..]) } else { String::new() };
    let code = Code128::new(format!("\u{0106}{}{tail}", &digits[..even])).ok()?;
    Some(Modules::bars(&code.encode()))
}

/// A CODE 128 of this text in set B.
#[must_use]
pub fn code128_text(text: &str) -> Option<Modules> {
    Some(Modules::bars(&Code128::new(format!("\u{0181}{text}")).ok()?.encode()))
}

/// A bar code that is no payment code: EAN-13 or CODE 39.
#[must_use]
pub fn foreign(chance: &mut Chance) -> Option<Modules> {
    if chance.happens(0.5) {
        let code = EAN13::new(chance.digits(12)).ok()?;
        return Some(Modules::bars(&code.encode()));
    }
    let code = Code39::new(chance.digits(9)).ok()?;
    Some(Modules::bars(&code.encode()))
}
