//! One row of cells becomes a member with money, or a list of what is wrong.

use crate::amount::amount;
use crate::cells::{Cell, Cells, Shape};
use crate::clean::clean;
use crate::columns::Mapping;
use crate::fault::{Fault, FaultCode, Field};
use crate::header::is_total;
use crate::keys::{card_no, phone};
use crate::limit::{AMOUNT_MAX, NAME_MAX, REMARK_MAX};
use crate::row::{Money, RowRead};
use money::Fen;

/// Where each field stands.
pub(crate) struct Judge {
    name: Option<usize>,
    phone: Option<usize>,
    card_no: Option<usize>,
    balance: Option<usize>,
    principal: Option<usize>,
    gift: Option<usize>,
    remark: Option<usize>,
    /// Columns of the table.
    width: usize,
    /// Cells that a row of a text needs.
    needed: usize,
    /// The sign between two cells of a text.
    sign: Option<char>,
}

/// What a row is.
pub(crate) enum Judged {
    Read(RowRead),
    /// With the amount, if that much can be read.
    Bad(Vec<Fault>, Option<Fen>),
    /// A line of sums, with what it says.
    Total(Option<Fen>),
}

/// A field's value; what is wrong is added to the faults.
fn note<T>(read: Result<T, FaultCode>, field: Field, faults: &mut Vec<Fault>) -> Option<T> {
    read.map_err(|code| faults.push(Fault::at(field, code))).ok()
}

fn plain(cell: Cell<'_>, field: Field, most: usize, faults: &mut Vec<Fault>) -> String {
    if cell.shape == Shape::Error {
        faults.push(Fault::at(field, FaultCode::FormulaError));
        return String::new();
    }
    let text = clean(cell.text);
    if text.len() > most && text.chars().count() > most {
        faults.push(Fault::at(field, FaultCode::TooLong));
        return String::new();
    }
    text.into_owned()
}

impl Judge {
    pub fn new(mapping: &Mapping, sign: Option<char>) -> Self {
        let at = |field: Field| mapping.columns.iter().position(|column| *column == field);
        Self {
            name: at(Field::Name),
            phone: at(Field::Phone),
            card_no: at(Field::CardNo),
            balance: at(Field::Balance),
            principal: at(Field::Principal),
            gift: at(Field::Gift),
            remark: at(Field::Remark),
            width: mapping.columns.len(),
            needed: mapping
                .columns
                .iter()
                .rposition(|column| *column != Field::Ignore)
                .map_or(0, |last| last + 1),
            sign,
        }
    }

    pub fn row(&self, cells: &Cells) -> Judged {
        let cell = |at: Option<usize>| at.and_then(|at| cells.get(at)).unwrap_or(Cell::BLANK);
        let mut faults = Vec::new();
        let phone = note(phone(cell(self.phone)), Field::Phone, &mut faults).flatten();
        let card_no = note(card_no(cell(self.card_no)), Field::CardNo, &mut faults).flatten();
        if phone.is_none() && card_no.is_none() {
            if cells.iter().any(|cell| is_total(cell.text)) {
                return Judged::Total(self.money(cells, &mut Vec::new()).1);
            }
            if faults.is_empty() {
                let field = if self.phone.is_some() { Field::Phone } else { Field::CardNo };
                faults.push(Fault::at(field, FaultCode::Empty));
            }
        }
        let (money, amount) = self.money(cells, &mut faults);
        let name = plain(cell(self.name), Field::Name, NAME_MAX, &mut faults);
        let remark = plain(cell(self.remark), Field::Remark, REMARK_MAX, &mut faults);
        if let Some(code) = self.outline(cells) {
            faults.insert(0, Fault::row(code));
        }
        match money {
            Some(money) if faults.is_empty() => Judged::Read(RowRead {
                line: cells.line,
                also: Vec::new(),
                name,
                phone,
                card_no,
                money,
                remark,
            }),
            _ => Judged::Bad(faults, amount),
        }
    }

    /// The money, and what of it counts for the sums of the file even when the row is bad.
    fn money(&self, cells: &Cells, faults: &mut Vec<Fault>) -> (Option<Money>, Option<Fen>) {
        let cell = |at: usize| cells.get(at).unwrap_or(Cell::BLANK);
        let mut read = |at: Option<usize>, field: Field| at.map(|at| note(amount(cell(at)), field, faults));
        let balance = read(self.balance, Field::Balance);
        let principal = read(self.principal, Field::Principal);
        // nothing in the column of gifts is no gift
        let blank = self.gift.is_some_and(|at| cell(at).is_blank() && cell(at).shape == Shape::Text);
        let gift = if blank { Some(Some(Fen::ZERO)) } else { read(self.gift, Field::Gift) };
        let Some(principal) = principal else {
            let amount = balance.flatten();
            return (amount.map(|amount| Money::Whole { amount }), amount);
        };
        let all = match (balance, gift) {
            (Some(balance), _) => balance,
            (None, Some(gift)) => principal.zip(gift).and_then(|(principal, gift)| principal.plus(gift)),
            (None, None) => principal,
        };
        let (Some(principal), Some(all)) = (principal, all) else { return (None, all) };
        let gift = match gift {
            Some(gift) => gift,
            None => all.less(principal),
        };
        let fits = |gift: &Fen| principal.plus(*gift) == Some(all);
        match gift.filter(fits) {
            Some(_) if all.get() > AMOUNT_MAX => {
                faults.push(Fault::at(Field::Principal, FaultCode::TooLarge));
                (None, Some(all))
            }
            Some(gift) => (Some(Money::Split { principal, gift }), Some(all)),
            None => {
                if gift.is_some() || self.gift.is_none() {
                    faults.push(Fault::at(Field::Balance, FaultCode::SumDiffers));
                }
                (None, Some(all))
            }
        }
    }

    /// What is wrong with the row's outline.
    fn outline(&self, cells: &Cells) -> Option<FaultCode> {
        let half = cells.complete && cells.len() < self.needed;
        let extra = (self.width..cells.len()).any(|at| cells.get(at).is_some_and(|cell| !cell.is_blank()));
        let lines = cells.complete && cells.has_line_ends();
        if lines && (half || extra || self.swallows(cells)) {
            Some(FaultCode::OpenQuote)
        } else if half {
            Some(FaultCode::HalfRow)
        } else {
            extra.then_some(FaultCode::ExtraCells)
        }
    }

    /// Whether one cell holds what looks like another row.
    fn swallows(&self, cells: &Cells) -> bool {
        let Some(sign) = self.sign else { return false };
        let least = self.needed.saturating_sub(1).max(1);
        (0..cells.len()).any(|at| {
            let text = cells.get(at).map_or("", |cell| cell.text);
            let least = if Some(at) == self.remark { least } else { 1 };
            text.contains(['\n', '\r']) && text.lines().any(|line| line.matches(sign).count() >= least)
        })
    }
}
