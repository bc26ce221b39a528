//! What the dry run finds in a table: once through the file, and every decision is reckoned from this.
//!
//! Of a row that comes in as it stands nothing is kept but its gift and whether it is above the limit, 12 and 4
//! bytes; of one that meets a member who is here, 56.

use super::codes::fault_code;
use super::halt::{Halt, flow};
use super::known::{Known, Met};
use super::opened::Opened;
use crate::view::{RowFaultView, SHOWN};
use cardfile::{Field, Money, Row, RowBad, RowRead, Survey, survey};
use domain::member::Limits;
use domain::refusal::Refusal;
use money::Fen;

/// A row that meets cards that are here.
pub(super) struct Meeting {
    pub line: u32,
    pub amount: Fen,
    pub met: Met,
}

/// All that was found.
pub(super) struct Findings {
    pub survey: Survey,
    /// The file does not tell principal and gift apart.
    pub whole: bool,
    /// The first of them.
    pub faults: Vec<RowFaultView>,
    /// By line, rising.
    pub meetings: Vec<Meeting>,
    /// Rows that meet nobody and hold more than a named card may, rising.
    pub above: Vec<u32>,
    /// Lines that have a gift, rising, and what it is.
    gift_lines: Vec<u32>,
    gifts: Vec<Fen>,
    pub limits: Limits,
    /// The same balances were brought in by this batch.
    pub twice: Option<u64>,
}

/// Once through the file.
///
/// # Errors
/// Why there is nothing to decide about.
pub(super) fn find(
    opened: &mut Opened,
    known: &Known,
    limits: Limits,
    on_progress: &mut dyn FnMut(u16),
    stopped: &dyn Fn() -> bool,
) -> Result<Findings, Halt> {
    let mapping = opened.mapping();
    let mut seen = Seen::new(known, limits);
    let mut halted = None;
    let on_row = &mut |row: Row| match row {
        _ if stopped() => flow(Err(Halt::Stopped), &mut halted),
        Row::Read(row) => flow(seen.read(&row), &mut halted),
        Row::Bad(row) => {
            seen.bad(row);
            flow(Ok(()), &mut halted)
        }
    };
    let survey = survey(&mut opened.source, &mapping, on_row, on_progress)?;
    let survey = survey.ok_or_else(|| halted.unwrap_or(Halt::Stopped))?;
    let same = known.book().batch_of_identity(survey.identity()).map_err(|_| Refusal::BookTrouble)?;
    Ok(Findings {
        survey,
        whole: !mapping.columns.contains(&Field::Principal),
        faults: seen.faults,
        meetings: seen.meetings,
        above: seen.above,
        gift_lines: seen.gift_lines,
        gifts: seen.gifts,
        limits,
        twice: same.map(|row| row.id.0),
    })
}

impl Findings {
    /// What of a line's money was given, in fen.
    pub fn gift(&self, line: u32) -> Fen {
        let at = self.gift_lines.binary_search(&line).ok();
        at.and_then(|at| self.gifts.get(at)).copied().unwrap_or_default()
    }

    /// All gifts of readable rows; `None` beyond the bound of money.
    pub fn all_gifts(&self) -> Option<Fen> {
        Fen::sum(self.gifts.iter().copied())
    }

    pub fn meeting(&self, line: u32) -> Option<&Meeting> {
        let at = self.meetings.binary_search_by_key(&line, |meeting| meeting.line).ok()?;
        self.meetings.get(at)
    }
}

/// What was seen so far.
struct Seen<'a> {
    known: &'a Known,
    limits: Limits,
    faults: Vec<RowFaultView>,
    meetings: Vec<Meeting>,
    above: Vec<u32>,
    gift_lines: Vec<u32>,
    gifts: Vec<Fen>,
}

impl<'a> Seen<'a> {
    fn new(known: &'a Known, limits: Limits) -> Self {
        let (faults, meetings, above) = (Vec::new(), Vec::new(), Vec::new());
        Self { known, limits, faults, meetings, above, gift_lines: Vec::new(), gifts: Vec::new() }
    }

    fn read(&mut self, row: &RowRead) -> Result<(), Halt> {
        let (principal, gift) = parts(row.money);
        let amount = principal.plus(gift).ok_or(Refusal::AmountTooLarge)?;
        if !gift.is_zero() {
            self.gift_lines.push(row.line);
            self.gifts.push(gift);
        }
        match self.known.meets(row)? {
            Some(met) => self.meetings.push(Meeting { line: row.line, amount, met }),
            None if amount > self.limits.named => self.above.push(row.line),
            None => {}
        }
        Ok(())
    }

    fn bad(&mut self, row: RowBad) {
        if self.faults.len() < SHOWN {
            let codes = row.faults.iter().map(|fault| fault_code(&fault.code).to_owned()).collect();
            self.faults.push(RowFaultView { line: row.line, codes, cells: row.cells });
        }
    }
}

/// Principal and gift, in fen. Where nobody knows, all of it is the guest's own.
pub(super) const fn parts(money: Money) -> (Fen, Fen) {
    match money {
        Money::Whole { amount } => (amount, Fen::ZERO),
        Money::Split { principal, gift } => (principal, gift),
    }
}
