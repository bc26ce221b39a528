//! Finding deposits again: pure reading, on the book's second door.

use super::super::search::slip_line;
use super::cards::{Extras, card};
use super::query;
use super::settle::{Known, plan_of, read_consume};
use crate::limits::SEARCH_MAX;
use crate::view::{
    Code, DepositCard, DepositList, DepositPreview, DepositShare, DrawLine, HoldView, MethodView, MoneyView,
    StayView, hold_kind,
};
use domain::deposit::{Channels, Deposit, Draw, DrawKind, Plan, Settle};
use domain::ids::{DepositId, SaleId};
use domain::refund::Phase;
use domain::refusal::Refusal;
use domain::slip::{Slip, SlipKind, SlipTender};
use domain::time::{BusinessDate, Wall};
use money::Fen;
use store::{DepositSearch, Reader};

const BOOK: fn(store::BookError) -> Refusal = |_| Refusal::BookTrouble;

/// Deposits by room, a part of the guest's name, the end of a number, `=500`, a word of a method, a day, in any
/// order; open ones oldest first.
///
/// # Errors
/// [`Refusal::BookTrouble`].
pub fn list(
    reader: &Reader,
    channels: &Channels,
    day: BusinessDate,
    wall: Wall,
    query: &str,
    open_only: bool,
) -> Result<DepositList, Refusal> {
    let found = query::find(reader, day, query, open_only)?;
    let cards: Vec<DepositCard> =
        found.into_iter().map(|id| found_card(reader, channels, wall, id)).collect::<Result<_, _>>()?;
    let left = sum(cards.iter().map(|card| card.left.fen));
    let ageing = u32::try_from(cards.iter().filter(|card| card.ageing).count()).unwrap_or(u32::MAX);
    Ok(DepositList { cards, left, ageing })
}

fn sum(fens: impl Iterator<Item = i64>) -> MoneyView {
    MoneyView::from(Fen::sum(fens.filter_map(Fen::new)).unwrap_or(Fen::MAX))
}

fn known(reader: &Reader, id: DepositId) -> Result<Known, Refusal> {
    let deposit = reader.deposit(id).map_err(BOOK)?.ok_or(Refusal::DepositUnknown)?;
    Ok((deposit, reader.draws_of(id).map_err(BOOK)?))
}

fn found_card(
    reader: &Reader,
    channels: &Channels,
    wall: Wall,
    id: DepositId,
) -> Result<DepositCard, Refusal> {
    let (deposit, draws) = known(reader, id)?;
    let slips = reader.slips_of_deposit(id).map_err(BOOK)?;
    let name = reader.guest_name(id).map_err(BOOK)?;
    let extras = Extras { name, slip: slips.into_iter().next().map(|slip| slip.no) };
    Ok(card(&deposit, &draws, extras, channels, wall))
}

/// A deposit with all others of its stay, oldest first.
///
/// # Errors
/// [`Refusal::DepositUnknown`], [`Refusal::BookTrouble`].
pub fn stay(reader: &Reader, channels: &Channels, wall: Wall, id: DepositId) -> Result<StayView, Refusal> {
    let (named, _) = known(reader, id)?;
    let (mut cards, mut lines, mut slips) = (Vec::new(), Vec::new(), Vec::new());
    for id in stay_ids(reader, &named)? {
        cards.push(found_card(reader, channels, wall, id)?);
        let own = reader.slips_of_deposit(id).map_err(BOOK)?;
        lines.extend(draw_lines(&reader.draws_of(id).map_err(BOOK)?, &own));
        slips.extend(own);
    }
    slips.sort_by(|a, b| a.no.cmp(&b.no));
    Ok(StayView {
        room: named.room.clone(),
        name: cards.iter().rev().find_map(|card| card.name.clone()),
        left: sum(cards.iter().map(|card| card.left.fen)),
        cards,
        draws: lines,
        named: Some(id.0),
        slips: slips.iter().map(slip_line).collect(),
    })
}

/// The deposits of one stay, oldest first.
pub(super) fn stay_ids(reader: &Reader, deposit: &Deposit) -> Result<Vec<DepositId>, Refusal> {
    if deposit.room.is_empty() {
        return Ok(vec![deposit.id]);
    }
    let room = Some(deposit.room.clone());
    let rows = reader
        .deposits(&DepositSearch { room, limit: SEARCH_MAX, ..DepositSearch::default() })
        .map_err(BOOK)?;
    let own = rows.iter().filter(|row| row.chain == deposit.chain && row.id != deposit.id);
    let mut ids: Vec<DepositId> = own.map(|row| row.id).chain([deposit.id]).collect();
    ids.sort_unstable();
    Ok(ids)
}

/// Consumptions of one deposit follow one another, and so do the slips of the sales they became.
fn draw_lines(draws: &[Draw], slips: &[Slip]) -> Vec<DrawLine> {
    let drawn = |slip: &&Slip| matches!(slip.tenders.as_slice(), [SlipTender::Deposit { .. }]);
    let mut sold =
        slips.iter().filter(|slip| slip.kind == SlipKind::Sale).filter(drawn).map(|slip| slip.sale);
    let line = |draw: &Draw| {
        let consume = draw.kind == DrawKind::Consume;
        let sale: Option<SaleId> = if consume && draw.phase == Phase::Done { sold.next() } else { None };
        DrawLine {
            no: draw.no.to_string(),
            deposit: draw.deposit.0,
            consume,
            amount: MoneyView::from(draw.amount),
            freed: MoneyView::from(draw.freed),
            phase: draw.phase.code().to_owned(),
            code: match &draw.phase {
                Phase::Failed(reason) => Some(Code::from(*reason)),
                Phase::Asking(doubt) => Some(Code::from(*doubt)),
                Phase::Dispatched | Phase::Accepted | Phase::Done => None,
            },
            sale: sale.map(|sale| sale.0),
        }
    };
    draws.iter().map(line).collect()
}

/// What one number would do, or why it would be refused.
///
/// # Errors
/// [`Refusal::DepositUnknown`], [`Refusal::BookTrouble`].
pub fn preview(
    reader: &Reader,
    channels: &Channels,
    ids: &[DepositId],
    consume: &str,
    keep_rest: bool,
) -> Result<DepositPreview, Refusal> {
    let mut chosen: Vec<Known> = Vec::with_capacity(ids.len());
    for id in ids {
        if chosen.iter().all(|(deposit, _)| deposit.id != *id) {
            chosen.push(known(reader, *id)?);
        }
    }
    let plan =
        read_consume(consume).and_then(|consume| plan_of(&chosen, Settle { consume, keep_rest }, channels));
    Ok(match plan {
        Ok(plan) => previewed(&chosen, &plan),
        Err(refusal) => DepositPreview {
            consume: MoneyView::from(Fen::ZERO),
            release: MoneyView::from(Fen::ZERO),
            kept: MoneyView::from(Fen::ZERO),
            shares: Vec::new(),
            problem: Some(Code::from(refusal)),
        },
    })
}

fn previewed(chosen: &[Known], plan: &Plan) -> DepositPreview {
    let share = |share: &domain::deposit::Share| {
        let (deposit, _) = chosen.iter().find(|(deposit, _)| deposit.id == share.deposit)?;
        Some(DepositShare {
            deposit: deposit.id.0,
            method: MethodView::from(deposit.hold.method()),
            hold: HoldView::from(hold_kind(&deposit.hold)),
            payer: deposit.payer().map(str::to_owned),
            consume: MoneyView::from(share.consume),
            release: MoneyView::from(share.release),
        })
    };
    DepositPreview {
        consume: MoneyView::from(plan.consume),
        release: MoneyView::from(plan.release),
        kept: MoneyView::from(plan.kept),
        shares: plan.shares.iter().filter_map(share).collect(),
        problem: None,
    }
}
