//! Reports, their figures and the history of shifts for the screen: read on the book's second door.

use super::super::day::date_text;
use super::report::{Asked, Reported, handovers, of};
use crate::view::{
    DrawerLine, FigureDetail, FigureLine, FigureRowView, FigureView, FiguresView, MethodFigures, MethodView,
    MoneyView, PersonView, ReportView, RoleView, ScopeView, ShiftRow, ShiftStateView, SignedView,
};
use domain::fact::DrawerReason;
use domain::ids::SlipNo;
use domain::refusal::Refusal;
use domain::report::{CashFigures, DepositFigures, Figure, Figures, MemberFigures, Report, Scope};
use domain::shift::{Count, Shift, ShiftState};
use domain::slip::Slip;
use domain::tender::Method;
use money::FenDelta;
use store::{FigureRow, Reader};

const BOOK: fn(store::BookError) -> Refusal = |_| Refusal::BookTrouble;
/// Rows of one figure on the screen.
const ROWS_MAX: u32 = 500;
/// Shifts in the history.
const HISTORY_MAX: u32 = 200;

/// A report for the screen. `blind` hides the drawer's figures of a shift that is not counted yet.
///
/// # Errors
/// [`Refusal::ReportUnknown`], [`Refusal::BookTrouble`].
pub fn report(reader: &Reader, asked: &Asked, scope: ScopeView, blind: bool) -> Result<ReportView, Refusal> {
    let Reported { report, slip, .. } = of(reader, asked, scope)?;
    Ok(view(&report, slip.as_ref(), blind))
}

/// The report itself, for other papers.
///
/// # Errors
/// As for [`report`].
pub fn document(reader: &Reader, asked: &Asked, scope: ScopeView) -> Result<Report, Refusal> {
    Ok(of(reader, asked, scope)?.report)
}

fn view(report: &Report, slip: Option<&SlipNo>, blind: bool) -> ReportView {
    let (shift, owner, day, opened, closed) = match &report.scope {
        Scope::Shift { shift, owner, name, opened, closed, day, .. } => {
            let owner = PersonView { id: owner.0.clone(), name: name.clone(), role: RoleView::Clerk };
            (Some(shift.0), Some(owner), *day, Some(opened.0), closed.map(|wall| wall.0))
        }
        Scope::Day { day, .. } => (None, None, *day, None, None),
    };
    let hidden = blind && shift.is_some() && report.cash.counted.is_none();
    let method = |(method, figures): &(Method, Figures)| MethodFigures {
        method: MethodView::from(*method),
        figures: figures_view(figures),
    };
    ReportView {
        shift,
        owner,
        day: date_text(day),
        opened_ms: opened,
        closed_ms: closed,
        total: figures_view(&report.total),
        methods: report.methods.iter().map(method).collect(),
        unattended: report.unattended.as_ref().map(figures_view),
        deposits: deposit_lines(&report.deposits),
        cash: if hidden { Vec::new() } else { cash_lines(&report.cash) },
        counted: report.cash.counted.and_then(FenDelta::as_fen).map(MoneyView::from),
        reason: report.reason.map(Into::into),
        note: report.note.clone(),
        others: [
            line(Figure::ShopDiscount, report.shop_discount, None),
            line(Figure::Orphans, report.orphans, None),
        ]
        .into_iter()
        .chain(report.members.iter().flat_map(member_lines))
        .collect(),
        drawer: report.drawer.iter().map(drawer_line).collect(),
        cases: report.carried.cases.saturating_add(report.carried.orphans),
        held_sales: report.carried.held_sales,
        unprinted: report.carried.unprinted,
        slip: slip.map(|slip| slip.0.clone()),
    }
}

fn line(figure: Figure, amount: FenDelta, count: Option<u32>) -> FigureLine {
    FigureLine { figure: FigureView::from(figure), amount: SignedView::from(amount), count }
}

/// What moved on member cards; nothing where nothing did.
fn member_lines(members: &MemberFigures) -> Vec<FigureLine> {
    let lines = [
        line(Figure::MembersToppedUp, members.topped_up, Some(members.topped_up_count)),
        line(Figure::MembersGifts, members.gifts, None),
        line(Figure::MembersSpentPrincipal, members.spent_principal, Some(members.spent_count)),
        line(Figure::MembersSpentGift, members.spent_gift, None),
        line(Figure::MembersPaidOut, members.paid_out, None),
        line(Figure::MembersAdjusted, members.adjusted, None),
        line(Figure::MembersBrought, members.brought, None),
    ];
    lines.into_iter().filter(|line| line.amount.fen != 0).collect()
}

fn figures_view(figures: &Figures) -> FiguresView {
    FiguresView {
        trade: figures.trade.into(),
        settle: figures.settle.into(),
        received: figures.received.into(),
        discount: figures.discount.into(),
        refund: figures.refund.into(),
        refund_settle: figures.refund_settle.into(),
        trades: figures.trades,
        refunds: figures.refunds,
    }
}

fn deposit_lines(deposits: &DepositFigures) -> Vec<FigureLine> {
    vec![
        line(Figure::DepositsTaken, deposits.taken, Some(deposits.taken_count)),
        line(Figure::DepositsConsumed, deposits.consumed, Some(deposits.consumed_count)),
        line(Figure::DepositsReturned, deposits.returned, Some(deposits.returned_count)),
        line(Figure::DepositsLapsed, deposits.lapsed, None),
        line(Figure::DepositsHeld, deposits.held, Some(deposits.held_count)),
    ]
}

fn cash_lines(cash: &CashFigures) -> Vec<FigureLine> {
    let mut lines = vec![
        line(Figure::CashFloat, cash.float, None),
        line(Figure::CashSales, cash.sales, None),
        line(Figure::CashRefunds, cash.refunds, None),
        line(Figure::CashDepositsIn, cash.deposits_in, None),
        line(Figure::CashDepositsOut, cash.deposits_out, None),
        line(Figure::CashPaidIn, cash.paid_in, None),
        line(Figure::CashPaidOut, cash.paid_out, None),
        line(Figure::CashDropped, cash.dropped, None),
        line(Figure::CashExpected, cash.expected, None),
    ];
    lines.extend(cash.difference.map(|difference| line(Figure::CashDifference, difference, None)));
    lines
}

fn drawer_line((reason, count): &(DrawerReason, u32)) -> DrawerLine {
    let reason = match reason {
        DrawerReason::Cash => "cash",
        DrawerReason::Change => "change",
        DrawerReason::Count => "count",
        DrawerReason::Mistake => "mistake",
        DrawerReason::Other => "other",
    };
    DrawerLine { reason: reason.to_owned(), count: *count }
}

/// A figure opened: its amount, the figures it is made of, and the postings behind it.
///
/// # Errors
/// As for [`report`].
pub fn figure(
    reader: &Reader,
    asked: &Asked,
    scope: ScopeView,
    figure: Figure,
    method: Option<Method>,
    blind: bool,
) -> Result<FigureDetail, Refusal> {
    let Reported { report, over, slip } = of(reader, asked, scope)?;
    let shown = view(&report, slip.as_ref(), blind);
    let figures = match method {
        Some(method) => {
            report.methods.iter().find(|(own, _)| *own == method).map(|(_, f)| *f).unwrap_or_default()
        }
        None => report.total,
    };
    let all = lines_of(&figures, &shown);
    let find = |wanted: Figure| all.iter().find(|line| line.figure == FigureView::from(wanted)).cloned();
    let asked_line = find(figure).ok_or(Refusal::ReportUnknown)?;
    let rows = reader.figure_rows(over, figure, method, ROWS_MAX).map_err(BOOK)?;
    let cut = rows.len() >= usize::try_from(ROWS_MAX).unwrap_or(usize::MAX);
    let parts = parts_of(figure).iter().filter_map(|part| find(*part)).collect();
    let rows = rows.iter().map(|row| row_view(reader, row)).collect::<Result<_, _>>()?;
    Ok(FigureDetail { figure: figure.into(), amount: asked_line.amount, parts, rows, cut })
}

fn lines_of(figures: &Figures, shown: &ReportView) -> Vec<FigureLine> {
    let mut all = vec![
        line(Figure::Trade, figures.trade, Some(figures.trades)),
        line(Figure::Settle, figures.settle, None),
        line(Figure::Received, figures.received, None),
        line(Figure::Discount, figures.discount, None),
        line(Figure::Refund, figures.refund, Some(figures.refunds)),
        line(Figure::RefundSettle, figures.refund_settle, None),
    ];
    all.extend(shown.deposits.iter().chain(&shown.cash).chain(&shown.others).cloned());
    all
}

/// The figures a figure is made of; empty where it is a sum of postings by itself.
const fn parts_of(figure: Figure) -> &'static [Figure] {
    match figure {
        Figure::Settle => &[Figure::Trade, Figure::Discount],
        Figure::Received => &[Figure::Settle, Figure::RefundSettle],
        Figure::CashExpected => &[
            Figure::CashFloat,
            Figure::CashSales,
            Figure::CashRefunds,
            Figure::CashDepositsIn,
            Figure::CashDepositsOut,
            Figure::CashPaidIn,
            Figure::CashPaidOut,
            Figure::CashDropped,
        ],
        _ => &[],
    }
}

fn row_view(reader: &Reader, row: &FigureRow) -> Result<FigureRowView, Refusal> {
    let (kind, number) = row.txn.split_once('-').unwrap_or((row.txn.as_str(), ""));
    let sale = match kind {
        "pay" | "coupon" | "orphan" => reader.sale_by_trade(number).map_err(BOOK)?.map(|sale| sale.id.0),
        "refund" | "recoup" => reader.refund(number).map_err(BOOK)?.map(|refund| refund.sale.0),
        "tender" | "settle" => number.split('-').next().and_then(|id| id.parse().ok()),
        _ => None,
    };
    let deposit = match kind {
        "consume" | "release" => reader.draw(number).map_err(BOOK)?.map(|draw| draw.deposit.0),
        "deposit" | "lapse" => number.split('-').next().and_then(|id| id.parse().ok()),
        _ => None,
    };
    Ok(FigureRowView {
        kind: kind.to_owned(),
        label: super::super::cases::label(&row.number),
        wall_ms: row.wall.0,
        staff: row.staff.0.clone(),
        amount: SignedView::from(row.amount),
        sale: sale.filter(|sale| *sale > 0),
        deposit,
    })
}

/// The shifts, newest first.
///
/// # Errors
/// [`Refusal::BookTrouble`].
pub fn history(reader: &Reader) -> Result<Vec<ShiftRow>, Refusal> {
    let shifts = reader.shifts(None, None, HISTORY_MAX).map_err(BOOK)?;
    let slips = handovers(reader)?;
    Ok(shifts.iter().map(|shift| shift_row(shift, slips.get(&shift.id))).collect())
}

fn shift_row(shift: &Shift, slip: Option<&Slip>) -> ShiftRow {
    ShiftRow {
        id: shift.id.0,
        owner: shift.name.clone(),
        day: date_text(shift.day),
        opened_ms: shift.opened.0,
        closed_ms: shift.closing.as_ref().map(|closing| closing.wall.0),
        state: match shift.state() {
            ShiftState::Open => ShiftStateView::Open,
            ShiftState::Counted => ShiftStateView::Counted,
            ShiftState::Closed => ShiftStateView::Closed,
        },
        difference: shift.count.as_ref().and_then(Count::difference).map(SignedView::from),
        slip: slip.map(|slip| slip.no.0.clone()),
    }
}
