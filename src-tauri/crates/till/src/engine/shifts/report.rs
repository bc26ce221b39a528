//! A report from the book: the same function makes what is printed and what is shown.

use crate::clock::Now;
use crate::view::ScopeView;
use domain::ids::{ShiftId, SlipNo};
use domain::refusal::Refusal;
use domain::report::{Carried, CashFigures, Figures, MemberFigures, Report, Scope};
use domain::shift::Shift;
use domain::slip::{Slip, SlipKind};
use domain::tender::Method;
use domain::time::BusinessDate;
use jiff::civil::Date;
use std::collections::BTreeMap;
use store::{BookError, Over, Reader};

/// Handover slips that are looked through for a shift; older ones are made anew from the book.
const HANDOVERS_MAX: u32 = 500;
const BOOK: fn(BookError) -> Refusal = |_| Refusal::BookTrouble;

/// From when a report is asked.
#[derive(Clone, Copy, Debug)]
pub struct Asked {
    /// The business day of now.
    pub today: BusinessDate,
}

/// A report, and the handover slip it was printed on.
pub struct Reported {
    pub report: Report,
    pub over: Over,
    pub slip: Option<SlipNo>,
}

impl super::super::Counter {
    pub(super) fn asked(&self, now: Now) -> Asked {
        Asked { today: self.day_now(now) }
    }
}

/// The report of a scope. What was handed over is told as it was printed then.
///
/// # Errors
/// [`Refusal::ReportUnknown`], [`Refusal::BookTrouble`].
pub fn of(reader: &Reader, asked: &Asked, scope: ScopeView) -> Result<Reported, Refusal> {
    match scope {
        ScopeView::Current => {
            let open = reader.open_shift().map_err(BOOK)?;
            let last = || reader.last_closed_shift().map_err(BOOK);
            let shift = match open {
                Some(shift) => shift,
                None => last()?.ok_or(Refusal::ReportUnknown)?,
            };
            of_shift(reader, &shift)
        }
        ScopeView::Shift { id } => {
            let shift = reader.shift(ShiftId(id)).map_err(BOOK)?.ok_or(Refusal::ReportUnknown)?;
            of_shift(reader, &shift)
        }
        ScopeView::Today => of_day(reader, asked.today),
        ScopeView::Yesterday => of_day(reader, day_before(asked.today)?),
        ScopeView::Day { day } => of_day(reader, BusinessDate(day)),
        ScopeView::Unattended { day } => {
            let scope = Scope::Day { day: BusinessDate(day), shifts: 0 };
            let over = Over::ShiftOfDay { shift: ShiftId::UNATTENDED, day: BusinessDate(day) };
            let report = build(reader, scope, over, None, open_now(reader)?)?;
            Ok(Reported { report, over, slip: None })
        }
    }
}

fn of_shift(reader: &Reader, shift: &Shift) -> Result<Reported, Refusal> {
    let over = Over::Shift(shift.id);
    if shift.closing.is_some()
        && let Some(slip) = handovers(reader)?.remove(&shift.id)
        && let Some(report) = slip.report
    {
        return Ok(Reported { report: *report, over, slip: Some(slip.no) });
    }
    let scope = Scope::Shift {
        shift: shift.id,
        owner: shift.owner.clone(),
        name: shift.name.clone(),
        opened: shift.opened,
        closed: shift.closing.as_ref().map(|closing| closing.wall),
        day: shift.day,
        next: None,
    };
    let report = build(reader, scope, over, Some(shift), open_now(reader)?)?;
    Ok(Reported { report, over, slip: None })
}

/// The handover slips of the last shifts.
///
/// # Errors
/// [`Refusal::BookTrouble`].
pub fn handovers(reader: &Reader) -> Result<BTreeMap<ShiftId, Slip>, Refusal> {
    let rows = reader.reports(SlipKind::Handover, HANDOVERS_MAX).map_err(BOOK)?;
    Ok(rows.into_iter().filter_map(|row| Some((row.shift?, row.slip))).collect())
}

fn of_day(reader: &Reader, day: BusinessDate) -> Result<Reported, Refusal> {
    let shifts = reader.shifts(Some(day), Some(day), u32::MAX).map_err(BOOK)?;
    let scope = Scope::Day { day, shifts: u32::try_from(shifts.len()).unwrap_or(u32::MAX) };
    let over = Over::Days { from: day, to: day };
    let report = build(reader, scope, over, None, open_now(reader)?)?;
    Ok(Reported { report, over, slip: None })
}

/// What is open in the book.
fn open_now(reader: &Reader) -> Result<Carried, Refusal> {
    let work = reader.open_work().map_err(BOOK)?;
    let count = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
    let draws = work.draws.iter().filter(|draw| !draw.phase.is_final()).count();
    // a sale whose payment is in doubt is a case already
    let asked = |id| work.open_attempts.iter().any(|attempt| attempt.sale == id);
    let held = work.open_sales.iter().filter(|sale| !asked(sale.id)).count();
    let freezes = work.open_deposits.iter().filter(|d| !d.is_held() && !d.is_dead()).count();
    Ok(Carried {
        cases: count(work.open_attempts.len() + work.open_refunds.len() + draws + freezes),
        orphans: count(work.orphans.len()),
        held_sales: count(held),
        unprinted: count(work.print_jobs.len()),
    })
}

/// Sums of postings, put in order. A day's drawer is the sum of its shifts; the float is its first shift's.
///
/// # Errors
/// [`Refusal::BookTrouble`], also when a sum does not fit.
pub fn build(
    reader: &Reader,
    scope: Scope,
    over: Over,
    shift: Option<&Shift>,
    carried: Carried,
) -> Result<Report, Refusal> {
    let day = match &scope {
        Scope::Shift { day, .. } | Scope::Day { day, .. } => *day,
    };
    let sums = reader.sums(over).map_err(BOOK)?;
    let nobody = Over::ShiftOfDay { shift: ShiftId::UNATTENDED, day };
    let unattended = reader.sums(nobody).map_err(BOOK)?.total;
    let head = reader.head().map_err(BOOK)?;
    let anchor: String = head.hash.iter().take(4).map(|byte| format!("{byte:02x}")).collect();
    let count = shift.and_then(|shift| shift.count.as_ref());
    let closing = shift.and_then(|shift| shift.closing.as_ref());
    let cash = CashFigures {
        counted: count.map(|count| count.sum.as_delta()),
        difference: count.and_then(domain::shift::Count::difference),
        ..sums.cash
    };
    let used = |method: &Method| sums.methods.get(method).filter(|figures| **figures != Figures::default());
    Ok(Report {
        scope,
        total: sums.total,
        methods: Method::ALL
            .iter()
            .filter_map(|method| used(method).map(|figures| (*method, *figures)))
            .collect(),
        unattended: (unattended != Figures::default()).then_some(unattended),
        deposits: sums.deposits,
        members: (sums.members != MemberFigures::default()).then_some(sums.members),
        cash,
        reason: closing.and_then(|closing| closing.reason),
        note: closing.map(|closing| closing.note.clone()).unwrap_or_default(),
        shop_discount: sums.shop_discount,
        orphans: sums.orphans,
        drawer: sums.drawer,
        carried,
        anchor: format!("{anchor}-{}", head.seq),
    })
}

fn day_before(day: BusinessDate) -> Result<BusinessDate, Refusal> {
    let part = |n: u32| i8::try_from(n % 100).map_err(|_| Refusal::ReportUnknown);
    let year = i16::try_from(day.0 / 10_000).map_err(|_| Refusal::ReportUnknown)?;
    let date = Date::new(year, part(day.0 / 100)?, part(day.0)?).and_then(Date::yesterday);
    super::super::day::business(date.map_err(|_| Refusal::ReportUnknown)?).ok_or(Refusal::ReportUnknown)
}
