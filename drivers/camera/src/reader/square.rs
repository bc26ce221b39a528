//! QR codes by rxing.

use super::{Luma, Reading, Symbology};
use rxing::common::HybridBinarizer;
use rxing::qrcode::cpp_port::QrReader;
use rxing::{BarcodeFormat, BinaryBitmap, DecodeHints, Luma8Source, Reader};
use std::collections::HashSet;

/// The first QR code in the frame.
pub fn read(frame: &Luma) -> Option<Reading> {
    let width = u32::try_from(frame.width).ok()?;
    let height = u32::try_from(frame.height).ok()?;
    let source = Luma8Source::new_with_slice(frame.dots, width, height).ok()?;
    let hints = DecodeHints {
        TryHarder: Some(true),
        PossibleFormats: Some(HashSet::from([BarcodeFormat::QR_CODE])),
        ..DecodeHints::default()
    };
    let mut picture = BinaryBitmap::new(HybridBinarizer::new(source));
    let found = QrReader.decode_with_hints(&mut picture, &hints).ok()?;
    Some(Reading { text: found.getText().as_bytes().to_vec(), symbology: Symbology::Qr, sure: true })
}
