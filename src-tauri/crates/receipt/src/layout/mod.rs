//! The order of things on a slip.

mod tenders;

use crate::line::{Line, Size};
use crate::logo::Logo;
use crate::template::Template;
use crate::words::Words;
use domain::fact::Copy;
use domain::slip::{Slip, SlipKind, SlipTender};

/// Header lines, and footer lines, that are printed.
pub(crate) const MAX_LINES: usize = 12;

/// The lines of a slip, top to bottom, ending in a cut. `when` is the slip's wall time as the
/// shop's guests read it: this crate knows no time zone.
#[must_use]
pub fn layout(slip: &Slip, copy: Copy, template: &Template, when: &str) -> Vec<Line> {
    dressed(slip, copy, template, when, None, "")
}

/// The same with a logo above and a QR code of `qr` below, where they are given.
pub(crate) fn dressed(
    slip: &Slip,
    copy: Copy,
    template: &Template,
    when: &str,
    logo: Option<&Logo>,
    qr: &str,
) -> Vec<Line> {
    let words = Words::of(template.language);
    let mut lines = Vec::with_capacity(48);
    head(&mut lines, slip, copy, template, words, logo);
    facts(&mut lines, slip, template, words, when);
    sums(&mut lines, slip, words);
    for tender in &slip.tenders {
        tenders::append(&mut lines, tender, template.fields, words);
    }
    if slip.kind == SlipKind::Orphan {
        orphan(&mut lines, slip, words);
    }
    if template.fields.reason && !slip.reason.is_empty() {
        lines.push(Line::Rule);
        let label = if slip.kind == SlipKind::Sale { words.remark } else { words.reason };
        lines.push(Line::text(format!("{label}: {}", slip.reason)));
    }
    foot(&mut lines, slip, template, words, qr);
    lines
}

fn head(
    lines: &mut Vec<Line>,
    slip: &Slip,
    copy: Copy,
    template: &Template,
    words: &Words,
    logo: Option<&Logo>,
) {
    if slip.practice {
        lines.push(Line::centred(words.practice, Size::One, true));
    }
    lines.extend(logo.cloned().map(Line::Logo));
    if template.fields.shop && !template.shop.is_empty() {
        lines.push(Line::centred(template.shop.as_str(), Size::Two, true));
    }
    for text in template.header.iter().take(MAX_LINES) {
        lines.push(Line::centred(text.as_str(), Size::One, false));
    }
    let title = match slip.kind {
        SlipKind::Sale => words.sale,
        SlipKind::Refund => words.refund,
        SlipKind::Orphan => words.orphan,
    };
    if template.fields.title {
        lines.push(Line::centred(title, Size::One, true));
    }
    if let Copy::Reprint(n) = copy {
        lines.push(Line::centred(format!("*** {} {n} ***", words.reprint), Size::One, true));
    }
    lines.push(Line::Rule);
}

fn facts(lines: &mut Vec<Line>, slip: &Slip, template: &Template, words: &Words, when: &str) {
    lines.push(Line::pair(words.slip_no, slip.no.0.as_str()));
    if let Some(original) = &slip.original {
        lines.push(Line::pair(words.original, original.0.as_str()));
    }
    if template.fields.time {
        lines.push(Line::pair(words.time, when));
    }
    if template.fields.staff && !slip.staff.is_empty() {
        lines.push(Line::pair(words.staff, slip.staff.as_str()));
    }
    if template.fields.device && !slip.device.is_empty() {
        lines.push(Line::pair(words.device, slip.device.as_str()));
    }
    lines.push(Line::Rule);
}

fn sums(lines: &mut Vec<Line>, slip: &Slip, words: &Words) {
    if slip.kind == SlipKind::Sale && !slip.discount.is_zero() {
        lines.push(Line::pair(words.gross, slip.gross.to_string()));
        lines.push(Line::pair(words.discount, slip.discount.as_delta().negated().to_string()));
    }
    let label = if slip.kind == SlipKind::Sale { words.total } else { words.returned };
    let right = format!("{}{}", words.yuan, slip.total);
    lines.push(Line::Pair { left: label.to_owned(), right, size: Size::Two, bold: true });
    lines.push(Line::Rule);
}

/// What the guest must know about a charge no sale wanted.
fn orphan(lines: &mut Vec<Line>, slip: &Slip, words: &Words) {
    lines.push(Line::text(words.orphan_story));
    let on_its_way = slip.tenders.iter().any(|tender| {
        matches!(
            tender,
            SlipTender::WalletRefund { .. } | SlipTender::CashRefund { .. } | SlipTender::RecordRefund { .. }
        )
    });
    if !on_its_way {
        lines.push(Line::text(words.orphan_open));
    }
}

fn foot(lines: &mut Vec<Line>, slip: &Slip, template: &Template, words: &Words, qr: &str) {
    lines.push(Line::Rule);
    for text in template.footer.iter().take(MAX_LINES) {
        lines.push(Line::centred(text.as_str(), Size::One, false));
    }
    if template.fields.barcode {
        lines.push(Line::Barcode(slip.no.0.clone()));
    }
    if !qr.is_empty() {
        // the signs under a bar code would stand in the quiet zone
        lines.push(Line::Blank);
        lines.push(Line::Qr(qr.to_owned()));
    }
    if slip.practice {
        lines.push(Line::centred(words.practice, Size::One, true));
    }
    lines.push(Line::Cut);
}
