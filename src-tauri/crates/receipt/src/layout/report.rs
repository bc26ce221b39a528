//! Handovers and summaries: every figure with its label, in the order of the source document.

use super::{Clock, sign};
use crate::line::{Line, Size};
use crate::template::Columns;
use crate::words::{Hotel, Member};
use domain::report::{CashFigures, Figures, MemberFigures, Report, Scope};
use money::FenDelta;

pub(super) fn append(
    lines: &mut Vec<Line>,
    report: &Report,
    columns: Columns,
    (hotel, member): (&Hotel, &Member),
    clock: Clock<'_>,
) {
    scope(lines, &report.scope, hotel, clock);
    lines.push(Line::Rule);
    eight(lines, &report.total, hotel);
    methods(lines, report, columns, hotel);
    if let Some(unattended) = &report.unattended {
        let title = match report.scope {
            Scope::Shift { .. } => hotel.unattended,
            Scope::Day { .. } => hotel.unattended_of_day,
        };
        block(lines, title);
        lines.push(counted(hotel.eight[0], unattended.trade, unattended.trades, hotel));
        lines.push(counted(hotel.eight[4], unattended.refund, unattended.refunds, hotel));
        lines.push(money(hotel.eight[2], unattended.received));
    }
    deposits(lines, report, hotel);
    members(lines, report, hotel, member);
    cash(lines, report, hotel);
    others(lines, report, hotel);
    lines.push(Line::Rule);
    lines.push(Line::pair(hotel.anchor, report.anchor.as_str()));
    lines.push(Line::Qr(format!("QT1:{}", report.anchor)));
    sign(lines, hotel.sign_giver);
    sign(lines, hotel.sign_taker);
}

fn scope(lines: &mut Vec<Line>, scope: &Scope, hotel: &Hotel, clock: Clock<'_>) {
    match scope {
        Scope::Shift { shift, name, opened, closed, day, next, .. } => {
            lines.push(Line::pair(hotel.shift, shift.0.to_string()));
            lines.push(Line::pair(hotel.owner, name.as_str()));
            lines.push(Line::pair(hotel.from, clock(*opened)));
            let closed = closed.map_or_else(|| hotel.still_open.to_owned(), clock);
            lines.push(Line::pair(hotel.to, closed));
            lines.push(Line::pair(hotel.day, date(day.0)));
            if let Some(next) = next {
                lines.push(Line::pair(hotel.next, next.as_str()));
            }
        }
        Scope::Day { day, shifts } => {
            lines.push(Line::pair(hotel.day, date(day.0)));
            lines.push(Line::pair(hotel.shifts, shifts.to_string()));
        }
    }
}

/// `YYYYMMDD` as people write it.
pub(crate) fn date(day: u32) -> String {
    format!("{:04}-{:02}-{:02}", day / 10_000, day / 100 % 100, day % 100)
}

fn block(lines: &mut Vec<Line>, title: &str) {
    lines.push(Line::Rule);
    lines.push(Line::centred(title, Size::One, true));
}

fn money(label: &str, amount: FenDelta) -> Line {
    Line::pair(label, amount.to_string())
}

fn strong(label: &str, amount: FenDelta) -> Line {
    Line::Pair { left: label.to_owned(), right: amount.to_string(), size: Size::One, bold: true }
}

fn counted(label: &str, amount: FenDelta, count: u32, hotel: &Hotel) -> Line {
    let label = if count == 0 { label.to_owned() } else { format!("{label} {count}{}", hotel.times) };
    Line::pair(label, amount.to_string())
}

fn eight(lines: &mut Vec<Line>, figures: &Figures, hotel: &Hotel) {
    let [trade, settle, received, discount, refund, refund_settle, trades, refunds] = hotel.eight;
    lines.push(money(trade, figures.trade));
    lines.push(money(settle, figures.settle));
    lines.push(strong(received, figures.received));
    lines.push(Line::text(format!("  {}", hotel.formula)));
    lines.push(money(discount, figures.discount));
    lines.push(money(refund, figures.refund));
    lines.push(money(refund_settle, figures.refund_settle));
    lines.push(Line::pair(trades, figures.trades.to_string()));
    lines.push(Line::pair(refunds, figures.refunds.to_string()));
}

/// Narrow paper leaves out what is zero; wide paper tells every figure of a method.
fn methods(lines: &mut Vec<Line>, report: &Report, columns: Columns, hotel: &Hotel) {
    if report.methods.is_empty() {
        return;
    }
    block(lines, hotel.by_method);
    for (method, figures) in &report.methods {
        lines.push(Line::Text {
            text: hotel.method(*method).to_owned(),
            align: crate::line::Align::Left,
            size: Size::One,
            bold: true,
        });
        let [trade, settle, received, discount, refund, refund_settle, ..] = hotel.eight;
        let all = columns != Columns::C32;
        let rows = [
            (trade, figures.trade, figures.trades),
            (settle, figures.settle, 0),
            (discount, figures.discount, 0),
            (refund, figures.refund, figures.refunds),
            (refund_settle, figures.refund_settle, 0),
        ];
        for (label, amount, count) in rows {
            if all || count > 0 || (!amount.is_zero() && (label == discount || label == trade)) {
                lines.push(counted(&format!("  {label}"), amount, count, hotel));
            }
        }
        lines.push(money(&format!("  {received}"), figures.received));
    }
}

fn deposits(lines: &mut Vec<Line>, report: &Report, hotel: &Hotel) {
    let figures = &report.deposits;
    block(lines, hotel.deposits);
    let [taken, consumed, returned, lapsed, held] = hotel.deposit_lines;
    lines.push(counted(taken, figures.taken, figures.taken_count, hotel));
    lines.push(counted(consumed, figures.consumed, figures.consumed_count, hotel));
    lines.push(counted(returned, figures.returned, figures.returned_count, hotel));
    if !figures.lapsed.is_zero() {
        lines.push(money(lapsed, figures.lapsed));
    }
    let held = if figures.held_count == 0 {
        held.to_owned()
    } else {
        format!("{held} {}{}", figures.held_count, hotel.times)
    };
    lines.push(strong(&held, figures.held));
}

/// What moved on cards, and what is on them: nothing where there are none.
fn members(lines: &mut Vec<Line>, report: &Report, hotel: &Hotel, member: &Member) {
    let Some(figures) = report.members.filter(|figures| *figures != MemberFigures::default()) else { return };
    block(lines, member.card);
    let [topped_up, gifts, spent_principal, spent_gift, ..] = member.figures;
    lines.push(counted(topped_up, figures.topped_up, figures.topped_up_count, hotel));
    lines.push(money(gifts, figures.gifts));
    lines.push(counted(spent_principal, figures.spent_principal, figures.spent_count, hotel));
    lines.push(money(spent_gift, figures.spent_gift));
    let seldom = [figures.paid_out, figures.adjusted, figures.brought];
    let seldom = member.figures.into_iter().skip(4).zip(seldom);
    lines.extend(seldom.filter(|(_, amount)| !amount.is_zero()).map(|(label, amount)| money(label, amount)));
    let [principal, gift, cards] = member.held;
    lines.push(strong(principal, figures.principal));
    lines.push(strong(gift, figures.gift));
    lines.push(Line::pair(cards, figures.cards.to_string()));
}

fn cash(lines: &mut Vec<Line>, report: &Report, hotel: &Hotel) {
    let CashFigures {
        float,
        opening,
        sales,
        refunds,
        deposits_in,
        deposits_out,
        paid_in,
        paid_out,
        dropped,
        expected,
        counted,
        difference,
    } = report.cash;
    block(lines, hotel.cash_block);
    // what goes out has a minus, so that the column adds up to what is expected
    let out = |amount: FenDelta| amount.negated();
    let amounts = [
        float,
        opening,
        sales,
        out(refunds),
        deposits_in,
        out(deposits_out),
        paid_in,
        out(paid_out),
        out(dropped),
        expected,
    ];
    for (n, (label, amount)) in hotel.cash_lines.into_iter().zip(amounts).enumerate() {
        // float and expectation always stand there, the rest where it moved
        let last = n + 1 == hotel.cash_lines.len();
        if last {
            lines.push(strong(label, amount));
        } else if n == 0 || n == 2 || !amount.is_zero() {
            lines.push(money(label, amount));
        }
    }
    let Some(counted) = counted else { return };
    lines.push(strong(hotel.counted, counted));
    let difference = difference.unwrap_or_default();
    let label = match difference.get() {
        0 => hotel.even,
        n if n > 0 => hotel.over,
        _ => hotel.short,
    };
    lines.push(strong(label, difference));
    if let Some(reason) = report.reason {
        lines.push(Line::text(format!("  {}", hotel.difference(reason))));
    }
    if !report.note.is_empty() {
        lines.push(Line::text(format!("  {}", report.note)));
    }
}

fn others(lines: &mut Vec<Line>, report: &Report, hotel: &Hotel) {
    let extra = [(hotel.shop_discount, report.shop_discount), (hotel.orphans, report.orphans)];
    if extra.iter().any(|(_, amount)| !amount.is_zero()) {
        lines.push(Line::Rule);
        lines.extend(
            extra.iter().filter(|(_, amount)| !amount.is_zero()).map(|(label, amount)| money(label, *amount)),
        );
    }
    let opened: u32 = report.drawer.iter().map(|(_, count)| *count).fold(0, u32::saturating_add);
    lines.push(Line::Rule);
    lines.push(Line::pair(hotel.drawer, format!("{opened}{}", hotel.openings_unit)));
    for (reason, count) in &report.drawer {
        lines.push(Line::pair(format!("  {}", hotel.opening(*reason)), count.to_string()));
    }
    let carried = &report.carried;
    let counts = [carried.cases, carried.orphans, carried.held_sales, carried.unprinted];
    block(lines, hotel.carried);
    for (label, count) in hotel.carried_lines.into_iter().zip(counts) {
        lines.push(Line::pair(label, count.to_string()));
    }
}
