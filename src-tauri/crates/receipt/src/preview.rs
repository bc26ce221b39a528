//! Lines to the rows a screen shows on its paper strip.

use crate::break_rows::{Row, rows};
use crate::glyphs;
use crate::line::{Align, Line, Size};
use crate::logo::Logo;
use crate::template::Columns;

/// One row as it will be on paper.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PreviewLine {
    /// The letters of the row with their spaces; below a bar code its content, empty for a QR code.
    pub text: String,
    pub size: Size,
    pub bold: bool,
    pub align: Align,
    /// The content of the bars above `text`.
    pub barcode: Option<String>,
    /// The content of the QR code that is this row.
    pub qr: Option<String>,
    /// The picture that is this row, one bit per dot.
    pub logo: Option<Logo>,
}

/// The rows that [`crate::encode`] prints for the same lines; a cut takes no row.
#[must_use]
pub fn preview(lines: &[Line], columns: Columns) -> Vec<PreviewLine> {
    let mut strip = Vec::with_capacity(lines.len() + 8);
    rows(lines, columns, &mut |row| strip.extend(PreviewLine::of(&row)));
    strip
}

impl PreviewLine {
    fn of(row: &Row<'_>) -> Option<Self> {
        let drawn = Self {
            text: String::new(),
            size: Size::One,
            bold: false,
            align: Align::Centre,
            barcode: None,
            qr: None,
            logo: None,
        };
        match *row {
            Row::Print { cells, align, size, bold } => {
                Some(Self { text: glyphs::text(cells), size, bold, align, ..drawn })
            }
            Row::Bars { text, .. } => {
                Some(Self { text: text.to_owned(), barcode: Some(text.to_owned()), ..drawn })
            }
            Row::Qr { text, .. } => Some(Self { qr: Some(text.to_owned()), ..drawn }),
            Row::Logo(logo) => Some(Self { logo: Some(logo.clone()), ..drawn }),
            Row::Cut => None,
        }
    }
}
