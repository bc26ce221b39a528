//! The figures of a shift, a day or any time, put together from what was posted in it.

use crate::error::BookError;
use crate::head::Head;
use crate::views::figures::{self, FigureRow, Tally};
use crate::views::ledger::{self, Over, Span};
use crate::views::{deposits, drawer, sales, shifts};
use domain::fact::DrawerReason;
use domain::ids::{ShiftId, StaffId};
use domain::report::{CashFigures, DepositFigures, Figure, Figures, MemberFigures};
use domain::sale::SaleStatus;
use domain::shift::Shift;
use domain::tender::{Method, Tender};
use domain::time::Wall;
use money::{Fen, FenDelta};
use rusqlite::Connection;
use std::collections::BTreeMap;

/// Everything a report sums.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sums {
    /// Methods with a figure that is not zero.
    pub methods: BTreeMap<Method, Figures>,
    /// All methods together.
    pub total: Figures,
    pub deposits: DepositFigures,
    pub members: MemberFigures,
    /// For a shift the float is what was in the drawer when it began, as its facts say; for days it is what
    /// the book held before them and what was found more or less when their shifts began. The unattended time
    /// has no drawer of its own. `counted` and `difference` are left to who counts.
    pub cash: CashFigures,
    /// The shop's own discounts, in fen.
    pub shop_discount: FenDelta,
    /// Charges that no sale wanted, less those given back, in fen.
    pub orphans: FenDelta,
    /// How often the drawer was opened, by reason.
    pub drawer: Vec<(DrawerReason, u32)>,
}

/// What may explain that a count differs.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Suspects {
    /// Refunds out of the drawer.
    pub cash_refunds: u32,
    /// Deposits, or parts of them, given back out of the drawer.
    pub cash_releases: u32,
    /// Drops, pay-ins and pay-outs.
    pub cash_moves: u32,
    /// How often the drawer was opened without a sale or refund.
    pub drawer_opened: u32,
    /// Sales that were given up after cash had been taken for them.
    pub undone_cash: u32,
    /// The largest change that was given.
    pub big_change: Option<Fen>,
}

fn plus(a: FenDelta, b: FenDelta) -> Result<FenDelta, BookError> {
    a.plus(b).ok_or_else(|| BookError::damaged("a figure is out of bounds"))
}

fn minus(a: FenDelta, b: FenDelta) -> Result<FenDelta, BookError> {
    plus(a, b.negated())
}

/// A figure of one method.
fn of(tally: &Tally, figure: Figure) -> FenDelta {
    tally.sums.get(&figure).copied().unwrap_or_default()
}

fn eight(tally: &Tally) -> Figures {
    Figures {
        trade: of(tally, Figure::Trade),
        settle: of(tally, Figure::Settle),
        received: of(tally, Figure::Received),
        discount: of(tally, Figure::Discount),
        refund: of(tally, Figure::Refund),
        refund_settle: of(tally, Figure::RefundSettle),
        trades: tally.trades,
        refunds: tally.refunds,
    }
}

/// All methods and what has none.
fn total(tallies: &BTreeMap<Option<Method>, Tally>) -> Result<Tally, BookError> {
    let mut all = Tally::default();
    for tally in tallies.values() {
        for (figure, sum) in &tally.sums {
            let known = all.sums.entry(*figure).or_default();
            *known = plus(*known, *sum)?;
        }
        all.trades = all.trades.saturating_add(tally.trades);
        all.refunds = all.refunds.saturating_add(tally.refunds);
        all.taken = all.taken.saturating_add(tally.taken);
        all.consumed = all.consumed.saturating_add(tally.consumed);
        all.returned = all.returned.saturating_add(tally.returned);
        all.topped_up = all.topped_up.saturating_add(tally.topped_up);
        all.spent = all.spent.saturating_add(tally.spent);
        all.opening = plus(all.opening, tally.opening)?;
    }
    Ok(all)
}

pub(crate) fn sums(conn: &Connection, over: Over) -> Result<Sums, BookError> {
    let tallies = figures::tallies(conn, Span::of(conn, over)?)?;
    let all = total(&tallies)?;
    let head = Head::load(conn)?;
    let methods = tallies.iter().filter_map(|(method, tally)| Some(((*method)?, eight(tally))));
    Ok(Sums {
        methods: methods.filter(|(_, figures)| *figures != Figures::default()).collect(),
        total: eight(&all),
        deposits: DepositFigures {
            taken: of(&all, Figure::DepositsTaken),
            taken_count: all.taken,
            consumed: of(&all, Figure::DepositsConsumed),
            consumed_count: all.consumed,
            returned: of(&all, Figure::DepositsReturned),
            returned_count: all.returned,
            lapsed: of(&all, Figure::DepositsLapsed),
            held: head.held,
            held_count: deposits::held_count(conn)?,
        },
        members: members(&head, &all),
        cash: cash(conn, over, &all)?,
        shop_discount: of(&all, Figure::ShopDiscount),
        orphans: of(&all, Figure::Orphans),
        drawer: drawer::openings(conn, over)?,
    })
}

fn members(head: &Head, all: &Tally) -> MemberFigures {
    MemberFigures {
        topped_up: of(all, Figure::MembersToppedUp),
        topped_up_count: all.topped_up,
        gifts: of(all, Figure::MembersGifts),
        spent_principal: of(all, Figure::MembersSpentPrincipal),
        spent_gift: of(all, Figure::MembersSpentGift),
        spent_count: all.spent,
        paid_out: of(all, Figure::MembersPaidOut),
        adjusted: of(all, Figure::MembersAdjusted),
        brought: of(all, Figure::MembersBrought),
        principal: head.principal,
        gift: head.gift,
        cards: u32::try_from(head.cards).unwrap_or(u32::MAX),
    }
}

fn cash(conn: &Connection, over: Over, all: &Tally) -> Result<CashFigures, BookError> {
    let mut cash = CashFigures {
        float: float(conn, over, of(all, Figure::CashFloat))?,
        opening: all.opening,
        sales: of(all, Figure::CashSales),
        refunds: of(all, Figure::CashRefunds),
        deposits_in: of(all, Figure::CashDepositsIn),
        deposits_out: of(all, Figure::CashDepositsOut),
        paid_in: of(all, Figure::CashPaidIn),
        paid_out: of(all, Figure::CashPaidOut),
        dropped: of(all, Figure::CashDropped),
        ..CashFigures::default()
    };
    let inward = [cash.float, cash.sales, cash.deposits_in, cash.paid_in];
    let outward = [cash.refunds, cash.deposits_out, cash.paid_out, cash.dropped];
    let sum = |all| FenDelta::sum(all).ok_or_else(|| BookError::damaged("a figure is out of bounds"));
    cash.expected = minus(sum(inward)?, sum(outward)?)?;
    Ok(cash)
}

/// The shift whose own drawer is summed.
fn begun(conn: &Connection, over: Over) -> Result<Option<Shift>, BookError> {
    match over {
        Over::Shift(shift) => shifts::get(conn, shift),
        Over::ShiftOfDay { shift, day } => Ok(shifts::get(conn, shift)?.filter(|known| known.day == day)),
        Over::Everything | Over::Days { .. } => Ok(None),
    }
}

/// What was in the drawer at the beginning; `found` is what float transactions of the time put there.
fn float(conn: &Connection, over: Over, found: FenDelta) -> Result<FenDelta, BookError> {
    if let Some(shift) = begun(conn, over)? {
        return Ok(shift.float.as_delta());
    }
    match over {
        Over::Days { from, .. } => {
            let before = minus(Head::load(conn)?.drawer, ledger::drawer_from(conn, from)?)?;
            plus(before, found)
        }
        Over::Everything | Over::Shift(_) | Over::ShiftOfDay { .. } => Ok(found),
    }
}

pub(crate) fn figure_rows(
    conn: &Connection,
    over: Over,
    figure: Figure,
    method: Option<Method>,
    limit: u32,
) -> Result<Vec<FigureRow>, BookError> {
    if figure == Figure::DepositsHeld {
        return figures::held_rows(conn, method, limit);
    }
    let span = Span::of(conn, over)?;
    let mut rows = figures::rows(conn, span, figure, method, limit)?;
    let floats = matches!(figure, Figure::CashFloat | Figure::CashExpected);
    if floats && method.is_none_or(|method| method == Method::Cash) {
        // what was there before stands last
        let room = u32::try_from(rows.len()).is_ok_and(|rows| rows < limit);
        rows.extend(before(conn, over, span)?.filter(|_| room));
    }
    Ok(rows)
}

/// What the drawer held before the first float transaction of the time.
fn before(conn: &Connection, over: Over, span: Span) -> Result<Option<FigureRow>, BookError> {
    let found = of(&total(&figures::tallies(conn, span)?)?, Figure::CashFloat);
    let amount = minus(float(conn, over, found)?, found)?;
    let shift = begun(conn, over)?;
    let (wall, staff) = match &shift {
        Some(shift) => (shift.opened, shift.owner.clone()),
        None => (Wall::default(), StaffId(String::new())),
    };
    let number = shift.map_or_else(String::new, |shift| shift.id.0.to_string());
    let row = FigureRow { txn: String::new(), seq: 0, wall, staff, number, amount };
    Ok((!amount.is_zero()).then_some(row))
}

pub(crate) fn suspects(conn: &Connection, shift: ShiftId) -> Result<Suspects, BookError> {
    let over = Over::Shift(shift);
    let span = Span::of(conn, over)?;
    let count = |figure| -> Result<u32, BookError> {
        let rows = figures::rows(conn, span, figure, None, u32::MAX)?;
        Ok(u32::try_from(rows.len()).unwrap_or(u32::MAX))
    };
    let moves = [Figure::CashPaidIn, Figure::CashPaidOut, Figure::CashDropped];
    let opened = drawer::openings(conn, over)?;
    let without = opened.iter().filter(|(reason, _)| *reason != DrawerReason::Cash);
    let mut suspects = Suspects {
        cash_refunds: count(Figure::CashRefunds)?,
        cash_releases: figures::releases(conn, span)?,
        cash_moves: moves
            .into_iter()
            .try_fold(0, |sum: u32, figure| Ok::<_, BookError>(sum.saturating_add(count(figure)?)))?,
        drawer_opened: without.fold(0, |sum, (_, n)| sum.saturating_add(*n)),
        ..Suspects::default()
    };
    for sale in sales::of_shift(conn, span)? {
        let cash = sale.tenders.iter().filter_map(|tender| match tender {
            Tender::Cash { change, .. } => Some(*change),
            _ => None,
        });
        let largest = cash.max();
        if largest.is_some() && sale.status == SaleStatus::Abandoned {
            suspects.undone_cash = suspects.undone_cash.saturating_add(1);
        }
        suspects.big_change = suspects.big_change.max(largest.filter(|change| !change.is_zero()));
    }
    Ok(suspects)
}
