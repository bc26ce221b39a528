//! The lines of one payment or one return.

use crate::line::{Line, Size};
use crate::template::Fields;
use crate::words::{Hotel, Member, Words};
use domain::slip::SlipTender;
use money::{Fen, FenDelta};

pub(super) fn append(
    lines: &mut Vec<Line>,
    tender: &SlipTender,
    fields: Fields,
    (words, hotel, member): (&Words, &Hotel, &Member),
) {
    match tender {
        SlipTender::Wallet { wallet, amount, guest_paid, no, transaction_id } => {
            lines.push(part(words.wallet(*wallet), *amount));
            if fields.guest_paid && guest_paid < amount {
                lines.push(Line::pair(words.guest_paid, guest_paid.to_string()));
                let coupon = amount.less_or_zero(*guest_paid).as_delta().negated();
                lines.push(Line::pair(words.coupon, coupon.to_string()));
            }
            if fields.order_no {
                lines.push(Line::pair(words.order_no, no.as_str()));
            }
            if let Some(id) = transaction_id.as_ref().filter(|_| fields.transaction_id) {
                lines.push(Line::pair(words.transaction_id, id.as_str()));
            }
        }
        SlipTender::Cash { amount, rounding, received, change } => {
            lines.push(part(words.cash, *amount));
            if !rounding.is_zero() {
                let label = if *rounding < FenDelta::ZERO { words.rounded_down } else { words.rounded_up };
                lines.push(Line::pair(label, rounding.to_string()));
            }
            lines.push(Line::pair(words.received, received.to_string()));
            lines.push(Line::pair(words.change, change.to_string()));
        }
        SlipTender::Record { kind, amount, reference } => {
            lines.push(part(words.record(*kind), *amount));
            if !reference.is_empty() {
                lines.push(Line::pair(words.reference, reference.as_str()));
            }
        }
        SlipTender::WalletRefund { wallet, amount, no, of, arrived } => {
            lines.push(back(words.wallet(*wallet), *amount, words));
            lines.push(Line::text(if *arrived { words.arrived } else { words.accepted }));
            if !arrived {
                lines.push(Line::text(words.arrival(*wallet)));
            }
            if fields.order_no {
                lines.push(Line::pair(words.order_no, of.as_str()));
                lines.push(Line::pair(words.refund_no, no.as_str()));
            }
        }
        SlipTender::Deposit { method, amount, .. } => {
            lines.push(part(&format!("{} {}", hotel.from_deposit, hotel.method(*method)), *amount));
        }
        SlipTender::Member { spent, .. } => lines.push(part(member.card, spent.amount())),
        SlipTender::MemberRefund { amount, .. } => {
            lines.push(part(member.back_to_card, *amount));
            lines.push(Line::text(member.back_on_card));
        }
        SlipTender::CashRefund { amount } => {
            lines.push(back(words.cash, *amount, words));
            lines.push(Line::text(words.cash_back));
        }
        SlipTender::RecordRefund { kind, amount } => {
            lines.push(back(words.record(*kind), *amount, words));
            lines.push(Line::text(words.record_back));
        }
    }
}

/// The bold line that names a part and its amount.
fn part(name: &str, amount: Fen) -> Line {
    Line::Pair { left: name.to_owned(), right: amount.to_string(), size: Size::One, bold: true }
}

fn back(name: &str, amount: Fen, words: &Words) -> Line {
    part(&format!("{name} {}", words.back), amount)
}
