//! The order of things on a slip.

mod deposit;
mod member;
pub(crate) mod report;
mod statement;
mod tenders;

use crate::line::{Line, Size};
use crate::logo::Logo;
use crate::template::Template;
use crate::words::{Hotel, Member, Words};
use domain::fact::Copy;
use domain::report::Scope;
use domain::slip::{Slip, SlipKind, SlipTender};
use domain::time::Wall;

/// Header lines, and footer lines, that are printed.
pub(crate) const MAX_LINES: usize = 12;

/// Writes a wall time as the shop's guests read it: this crate knows no time zone.
pub type Clock<'a> = &'a dyn Fn(Wall) -> String;

/// The lines of a slip, top to bottom, ending in a cut.
#[must_use]
pub fn layout(slip: &Slip, copy: Copy, template: &Template, clock: Clock<'_>) -> Vec<Line> {
    dressed(slip, copy, template, clock, None, "")
}

/// The same with a logo above and a QR code of `qr` below, where they are given.
pub(crate) fn dressed(
    slip: &Slip,
    copy: Copy,
    template: &Template,
    clock: Clock<'_>,
    logo: Option<&Logo>,
    qr: &str,
) -> Vec<Line> {
    let (words, hotel) = (Words::of(template.language), Hotel::of(template.language));
    let mut lines = Vec::with_capacity(48);
    head(&mut lines, slip, copy, template, words, logo);
    facts(&mut lines, slip, template, words, &clock(slip.wall));
    body(&mut lines, slip, template, words, clock);
    if !slip.approved_by.is_empty() {
        lines.push(Line::pair(hotel.approved_by, slip.approved_by.as_str()));
    }
    if slip.kind == SlipKind::Orphan {
        orphan(&mut lines, slip, words);
    }
    if template.fields.reason && !slip.reason.is_empty() {
        lines.push(Line::Rule);
        let label = if slip.kind == SlipKind::Sale { words.remark } else { words.reason };
        lines.push(Line::text(format!("{label}: {}", slip.reason)));
    }
    if slip.kind == SlipKind::Card {
        member::signature(&mut lines, slip, hotel);
    }
    foot(&mut lines, slip, template, words, qr);
    lines
}

/// What the slip is about.
fn body(lines: &mut Vec<Line>, slip: &Slip, template: &Template, words: &Words, clock: Clock<'_>) {
    let (hotel, member) = (Hotel::of(template.language), Member::of(template.language));
    match slip.kind {
        SlipKind::Sale | SlipKind::Refund | SlipKind::Orphan => {
            sums(lines, slip, words, member);
            deposit::with_sale(lines, slip, template.fields, words, hotel);
            tenders(lines, slip, template, words);
            member::append(lines, slip, member);
        }
        SlipKind::Deposit | SlipKind::Settlement => {
            deposit::append(lines, slip, template.fields, words, hotel);
        }
        SlipKind::CashMove => cash_move(lines, slip, words, hotel),
        SlipKind::Handover | SlipKind::Summary => {
            if let Some(report) = &slip.report {
                report::append(lines, report, template.paper.columns, (hotel, member), clock);
            }
        }
        SlipKind::Card => {
            member::card(lines, slip, words, member);
            tenders(lines, slip, template, words);
        }
        SlipKind::Statement => statement::append(lines, slip, template.paper.columns, member, clock),
        SlipKind::Import => member::import(lines, slip, words, member),
    }
}

fn tenders(lines: &mut Vec<Line>, slip: &Slip, template: &Template, words: &Words) {
    let all = (words, Hotel::of(template.language), Member::of(template.language));
    for tender in &slip.tenders {
        tenders::append(lines, tender, template.fields, all);
    }
}

/// Cash that moved without a guest: two people sign.
fn cash_move(lines: &mut Vec<Line>, slip: &Slip, words: &Words, hotel: &Hotel) {
    let Some(cash) = &slip.cash else { return };
    let right = format!("{}{}", words.yuan, cash.amount);
    lines.push(Line::Pair { left: hotel.way(cash.way).to_owned(), right, size: Size::Two, bold: true });
    lines.push(Line::pair(words.reason, hotel.reason(cash.reason)));
    if !cash.note.is_empty() {
        lines.push(Line::text(format!("{}: {}", words.remark, cash.note)));
    }
    sign(lines, hotel.sign_giver);
    sign(lines, hotel.sign_taker);
}

/// A line to sign on.
fn sign(lines: &mut Vec<Line>, who: &str) {
    lines.push(Line::Blank);
    lines.push(Line::text(format!("{who}: ______________")));
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
    let (hotel, member) = (Hotel::of(template.language), Member::of(template.language));
    let title = match slip.kind {
        SlipKind::Sale if member::is_top_up(slip) => member.top_up,
        SlipKind::Refund if member::is_top_up(slip) => member.top_up_refund,
        SlipKind::Sale => words.sale,
        SlipKind::Refund => words.refund,
        SlipKind::Orphan => words.orphan,
        SlipKind::Deposit => hotel.deposit,
        SlipKind::Settlement => hotel.settlement,
        SlipKind::CashMove => hotel.cash_move,
        SlipKind::Handover => hotel.handover,
        SlipKind::Summary => match slip.report.as_ref().map(|report| &report.scope) {
            Some(Scope::Shift { .. }) => hotel.shift_summary,
            _ => hotel.day_summary,
        },
        SlipKind::Card => slip.cards.first().map_or(member.slip, |part| member.title(part.kind)),
        SlipKind::Statement => member.statement,
        SlipKind::Import => member.import,
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

fn sums(lines: &mut Vec<Line>, slip: &Slip, words: &Words, member: &Member) {
    if slip.kind == SlipKind::Sale && !slip.discount.is_zero() {
        lines.push(Line::pair(words.gross, slip.gross.to_string()));
        lines.push(Line::pair(words.discount, slip.discount.as_delta().negated().to_string()));
    }
    let label = match slip.kind {
        SlipKind::Sale if member::is_top_up(slip) => member.top_up_amount,
        SlipKind::Sale => words.total,
        _ => words.returned,
    };
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
