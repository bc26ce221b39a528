//! A QR code as black squares, level M like the printer's own.

use qrcodegen::{QrCode, QrCodeEcc, QrSegment, Version};

/// Modules of white that a reader needs on each side.
const QUIET: usize = 4;

/// The modules of one code.
pub(crate) struct Symbol(QrCode);

impl Symbol {
    /// `None` when the text is too long for version 10.
    pub(crate) fn new(text: &str) -> Option<Self> {
        let segments = QrSegment::make_segments(text);
        let (least, most) = (Version::new(1), Version::new(10));
        let code =
            QrCode::encode_segments_advanced(&segments, QrCodeEcc::Medium, least, most, None, false).ok()?;
        Some(Self(code))
    }

    /// Modules of one side with the quiet zone.
    pub(crate) fn side(&self) -> usize {
        usize::try_from(self.0.size()).unwrap_or(0) + 2 * QUIET
    }

    /// The black modules, counted from the quiet zone's corner.
    pub(crate) fn black(&self) -> impl Iterator<Item = (usize, usize)> {
        let size = self.0.size();
        (0..size).flat_map(move |y| (0..size).map(move |x| (x, y))).filter_map(|(x, y)| {
            let place = |at: i32| usize::try_from(at).ok().map(|at| at + QUIET);
            self.0.get_module(x, y).then(|| place(x).zip(place(y))).flatten()
        })
    }
}
