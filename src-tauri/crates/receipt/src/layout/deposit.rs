//! Deposits on paper: taken, settled, paid together with a sale.

use super::sign;
use crate::line::{Line, Size};
use crate::template::Fields;
use crate::words::{Hotel, Words};
use domain::slip::{DepositPart, HoldKind, Slip, SlipKind};
use money::Fen;

/// The body of a deposit's own slip.
pub(super) fn append(lines: &mut Vec<Line>, slip: &Slip, fields: Fields, words: &Words, hotel: &Hotel) {
    let taken = slip.kind == SlipKind::Deposit;
    for (n, part) in slip.deposits.iter().enumerate() {
        if n > 0 {
            lines.push(Line::Rule);
        }
        let hold = if taken { hotel.hold(part.hold) } else { hotel.settled_hold(part.hold) };
        facts(lines, part, hold, fields, hotel);
        if taken {
            lines.push(large(hotel.taken, part.amount, words));
        } else {
            settled(lines, part, hotel);
        }
    }
    lines.push(Line::Rule);
    if taken {
        taken_foot(lines, slip, hotel);
        return;
    }
    let sum =
        |amount: fn(&DepositPart) -> Fen| Fen::sum(slip.deposits.iter().map(amount)).unwrap_or(Fen::MAX);
    lines.push(large(hotel.consumed, sum(|part| part.consumed), words));
    let (back, coming) = (sum(|part| back(part, true)), sum(|part| back(part, false)));
    if !back.is_zero() || coming.is_zero() {
        lines.push(large(hotel.returned, back, words));
    }
    if !coming.is_zero() {
        lines.push(large(hotel.returning, coming, words));
    }
    let kept = sum(|part| part.left);
    if !kept.is_zero() {
        lines.push(large(hotel.left, kept, words));
    }
    sign(lines, hotel.sign_guest);
}

fn facts(lines: &mut Vec<Line>, part: &DepositPart, hold: &str, fields: Fields, hotel: &Hotel) {
    // a deposit paid along with a sale names no room
    if !part.room.is_empty() {
        lines.push(Line::Pair {
            left: hotel.room.to_owned(),
            right: part.room.clone(),
            size: Size::One,
            bold: true,
        });
    }
    lines.push(Line::pair(hotel.method(part.method), hold));
    if let Some(payer) = &part.payer {
        lines.push(Line::pair(hotel.payer, format!("*{payer}")));
    }
    if fields.order_no && !part.number.is_empty() {
        lines.push(Line::pair(hotel.number_of(part.hold), part.number.as_str()));
    }
}

/// What a part gave back, if that is proven or not, as asked.
fn back(part: &DepositPart, arrived: bool) -> Fen {
    if part.arrived == arrived { part.returned } else { Fen::ZERO }
}

fn settled(lines: &mut Vec<Line>, part: &DepositPart, hotel: &Hotel) {
    lines.push(Line::pair(hotel.taken, part.amount.to_string()));
    lines.push(Line::pair(hotel.consumed, part.consumed.to_string()));
    let coming = !part.arrived && !part.returned.is_zero();
    let label = if coming { hotel.returning } else { hotel.returned };
    lines.push(Line::pair(label, part.returned.to_string()));
    if !part.left.is_zero() {
        lines.push(Line::pair(hotel.left, part.left.to_string()));
    }
    if part.returned.is_zero() {
        return;
    }
    match part.hold {
        HoldKind::Cash => lines.push(Line::text(hotel.arrives_now)),
        HoldKind::Frozen | HoldKind::Paid => {
            if !part.arrived {
                lines.push(Line::text(hotel.on_its_way));
            }
            lines.extend(hotel.arrival(part.method).map(Line::text));
        }
        HoldKind::Booked => lines.push(Line::text(hotel.arrives_by_bank)),
    }
}

/// What the guest must know who has a deposit here.
fn keep(lines: &mut Vec<Line>, slip: &Slip, hotel: &Hotel) {
    if let Some(days) = slip.deposits.iter().find_map(|part| part.days) {
        let [before, after] = hotel.lets_go;
        lines.push(Line::text(format!("{before} {days} {after}")));
    }
    lines.push(Line::text(hotel.keep_slip));
}

fn taken_foot(lines: &mut Vec<Line>, slip: &Slip, hotel: &Hotel) {
    keep(lines, slip, hotel);
    sign(lines, hotel.sign_guest);
    sign(lines, hotel.sign_staff);
}

fn large(label: &str, amount: Fen, words: &Words) -> Line {
    let right = format!("{}{amount}", words.yuan);
    Line::Pair { left: label.to_owned(), right, size: Size::Two, bold: true }
}

/// Below a sale's total: the deposit that was charged with it, and what was charged in all.
pub(super) fn with_sale(lines: &mut Vec<Line>, slip: &Slip, fields: Fields, words: &Words, hotel: &Hotel) {
    let deposit = Fen::sum(slip.deposits.iter().map(|part| part.amount)).unwrap_or(Fen::MAX);
    if slip.kind != SlipKind::Sale || deposit.is_zero() {
        return;
    }
    lines.push(Line::pair(hotel.with_sale, deposit.to_string()));
    let all = deposit.plus(slip.total).unwrap_or(Fen::MAX);
    lines.push(large(hotel.charged, all, words));
    for part in &slip.deposits {
        facts(lines, part, hotel.hold(part.hold), fields, hotel);
    }
    keep(lines, slip, hotel);
    lines.push(Line::Rule);
}
