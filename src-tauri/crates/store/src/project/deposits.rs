//! Deposits and what is drawn from them.

use super::Line;
use crate::error::BookError;
use crate::head::Counters;
use crate::views::{deposits, draws};
use domain::attempt::{Phase, Want};
use domain::deposit::{Deposit, Draw};
use domain::evidence::PaidFacts;
use domain::ids::{DepositId, TradeNo};
use domain::refund;
use money::Fen;

pub(super) fn opened(line: &Line<'_>, next: &mut Counters, deposit: &Deposit) -> Result<(), BookError> {
    Counters::past(&mut next.deposit, deposit.id.0);
    if let Some(freeze) = &deposit.freeze {
        Counters::past_number(&mut next.trade, freeze.no.as_str());
    }
    deposits::insert(line, deposit)
}

pub(super) fn freeze_moved(
    line: &Line<'_>,
    id: DepositId,
    phase: Phase,
    want: Want,
) -> Result<(), BookError> {
    let mut deposit = deposits::must_exist(line.conn, id)?;
    let Some(freeze) = &mut deposit.freeze else {
        return Err(BookError::conflict(format!("deposit {} is not frozen", id.0)));
    };
    freeze.phase = phase;
    freeze.want = want;
    store(line, &deposit)
}

pub(super) fn held(line: &Line<'_>, id: DepositId, paid: &PaidFacts, want: Want) -> Result<(), BookError> {
    freeze_moved(line, id, Phase::Paid(paid.clone()), want)
}

pub(super) fn draw_opened(line: &Line<'_>, next: &mut Counters, draw: &Draw) -> Result<(), BookError> {
    Counters::past_number(&mut next.trade, draw.no.as_str());
    let deposit = deposits::must_exist(line.conn, draw.deposit)?;
    draws::insert(line, draw)?;
    store(line, &deposit)
}

pub(super) fn draw_moved(
    line: &Line<'_>,
    no: &TradeNo,
    phase: &refund::Phase,
    settled: Option<Fen>,
) -> Result<(), BookError> {
    let mut draw = draws::must_exist(line.conn, no)?;
    draw.phase = phase.clone();
    draw.settled = settled.or(draw.settled);
    draws::update(line.conn, &draw)?;
    store(line, &deposits::must_exist(line.conn, draw.deposit)?)
}

pub(super) fn lapsed(line: &Line<'_>, id: DepositId, amount: Fen) -> Result<(), BookError> {
    let mut deposit = deposits::must_exist(line.conn, id)?;
    deposit.lapsed =
        deposit.lapsed.plus(amount).ok_or_else(|| BookError::conflict("more lapsed than there can be"))?;
    store(line, &deposit)
}

fn store(line: &Line<'_>, deposit: &Deposit) -> Result<(), BookError> {
    deposits::update(line.conn, deposit, &draws::of_deposit(line.conn, deposit.id)?)
}
