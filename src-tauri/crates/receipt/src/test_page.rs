//! The page that shows whether a printer is set up rightly.

use crate::line::{Align, Line, Size};
use crate::template::Paper;

/// Chinese in text mode, a ruler as wide as the paper is said to be, sizes, bars and a QR code.
///
/// A ruler that wraps or stops short tells that the columns are set wrongly; junk instead of
/// Chinese tells that the printer has no GB font.
#[must_use]
pub fn test_page(paper: &Paper) -> Vec<Line> {
    let columns = paper.columns.count();
    let ruler: String = ('1'..='9').chain(['0']).cycle().take(columns).collect();
    let hanzi: String = "打印测试中文清晰整齐".chars().cycle().take(columns / 2).collect();
    vec![
        Line::centred("打印测试", Size::Two, true),
        Line::centred("PRINT TEST", Size::One, false),
        Line::Rule,
        Line::text(ruler),
        Line::text(hanzi),
        Line::pair("左 left", "右 right"),
        Line::pair("金额 amount", "￥1234.50"),
        Line::Text { text: "加粗 bold".to_owned(), align: Align::Left, size: Size::One, bold: true },
        Line::Text { text: "靠右 right".to_owned(), align: Align::Right, size: Size::One, bold: false },
        Line::Text { text: "大字 large".to_owned(), align: Align::Left, size: Size::Two, bold: false },
        Line::Rule,
        Line::Barcode("8000100000000001".to_owned()),
        Line::Blank,
        Line::Qr("QIANTAI PRINT TEST".to_owned()),
        Line::Cut,
    ]
}
