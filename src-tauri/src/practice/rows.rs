//! Rows of paper on the screen.

use super::{BenchLine, DotsView};
use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use receipt::{Align, PreviewLine};

/// A row of the preview as the strip shows it.
pub fn of_preview(line: PreviewLine) -> BenchLine {
    if let Some(logo) = line.logo {
        return picture(logo.row_bytes() * 8, logo.height(), logo.bits());
    }
    let align = match line.align {
        Align::Left => "left",
        Align::Centre => "center",
        Align::Right => "right",
    };
    BenchLine {
        text: line.text.trim_end().to_owned(),
        size: if line.size == receipt::Size::Two { 2 } else { 1 },
        bold: line.bold,
        align: align.to_owned(),
        barcode: line.barcode,
        qr: line.qr,
        dots: None,
    }
}

/// A picture as a row of its own.
pub fn picture(width: usize, height: usize, bits: &[u8]) -> BenchLine {
    let side = |dots: usize| u32::try_from(dots).unwrap_or(0);
    let dots = DotsView { width: side(width), height: side(height), bits: BASE64_STANDARD.encode(bits) };
    BenchLine {
        text: String::new(),
        size: 1,
        bold: false,
        align: "center".to_owned(),
        barcode: None,
        qr: None,
        dots: Some(dots),
    }
}
