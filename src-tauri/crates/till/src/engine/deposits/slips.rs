//! Slips of deposits: one when the money is held, one when a settlement is through.

use super::super::Counter;
use crate::clock::Now;
use crate::view::hold_kind;
use domain::deposit::{Deposit, Draw, DrawKind, Hold, standing};
use domain::ids::SlipNo;
use domain::refund::Phase;
use domain::slip::{DepositPart, Slip, SlipKind, SlipTender};
use money::Fen;

impl Counter {
    /// What a slip says of a deposit that was just taken.
    pub(in crate::engine) fn taken_part(&self, deposit: &Deposit) -> DepositPart {
        let days = match &deposit.hold {
            Hold::Frozen { wallet } => Some(self.config.channels.of(*wallet).days),
            Hold::Paid { .. } | Hold::Cash | Hold::Record(_) => None,
        };
        DepositPart {
            deposit: deposit.id,
            room: deposit.room.clone(),
            hold: hold_kind(&deposit.hold),
            method: deposit.hold.method(),
            number: deposit.number().map(|no| no.as_str().to_owned()).unwrap_or_default(),
            payer: deposit.payer().map(str::to_owned),
            amount: deposit.amount,
            consumed: Fen::ZERO,
            returned: Fen::ZERO,
            left: deposit.amount,
            arrived: true,
            days,
        }
    }

    /// The slip of a deposit that is held now. A frozen one has no payment line: nothing was paid. `None` once
    /// the numbers are used up, since paper never stops money.
    pub(super) fn taken_slip(&self, now: Now, deposit: &Deposit, line: Option<SlipTender>) -> Option<Slip> {
        let no = self.config.numbering.slip_no(self.counts.slip)?;
        Some(Slip {
            gross: deposit.amount,
            total: deposit.amount,
            tenders: line.into_iter().collect(),
            deposits: vec![self.taken_part(deposit)],
            ..self.bare_slip(now, no, SlipKind::Deposit)
        })
    }

    /// One slip for everything that one number settled. `parts` are the deposits with their draws as they are
    /// now; `own` names the draws of this settlement.
    pub(super) fn settled_slip(
        &self,
        now: Now,
        no: SlipNo,
        parts: &[(Deposit, Vec<Draw>)],
        own: impl Fn(&Draw) -> bool,
    ) -> Slip {
        let parts: Vec<(DepositPart, Vec<SlipTender>)> = parts
            .iter()
            .filter(|(_, draws)| draws.iter().any(&own))
            .map(|(deposit, draws)| {
                let mine: Vec<&Draw> = draws.iter().filter(|draw| own(draw)).collect();
                let done = || mine.iter().filter(|draw| draw.phase == Phase::Done);
                let lines = done().flat_map(|draw| lines(deposit, draw)).collect();
                (self.settled_part(deposit, draws, &mine), lines)
            })
            .collect();
        let sum = |of: fn(&DepositPart) -> Fen| Fen::sum(parts.iter().map(|(part, _)| of(part)));
        let consumed = sum(|part| part.consumed).unwrap_or(Fen::MAX);
        let returned = sum(|part| part.returned).unwrap_or(Fen::MAX);
        let (deposits, tenders): (Vec<_>, Vec<_>) = parts.into_iter().unzip();
        Slip {
            gross: consumed,
            total: if consumed.is_zero() { returned } else { consumed },
            tenders: tenders.into_iter().flatten().collect(),
            deposits,
            ..self.bare_slip(now, no, SlipKind::Settlement)
        }
    }

    pub(super) fn settled_part(&self, deposit: &Deposit, draws: &[Draw], own: &[&Draw]) -> DepositPart {
        let done = || own.iter().filter(|draw| draw.phase == Phase::Done);
        let sum = |of: fn(&Draw) -> Fen| Fen::sum(done().map(|draw| of(draw))).unwrap_or(Fen::MAX);
        DepositPart {
            consumed: sum(taken_of),
            returned: sum(returned_of),
            left: standing(deposit, draws).left,
            arrived: own.iter().all(|draw| draw.phase == Phase::Done || returned_of(draw).is_zero()),
            days: None,
            ..self.taken_part(deposit)
        }
    }
}

/// What the shop takes by a draw, in fen.
pub(super) const fn taken_of(draw: &Draw) -> Fen {
    match draw.kind {
        DrawKind::Consume => draw.amount,
        DrawKind::Release => Fen::ZERO,
    }
}

/// What goes back by a draw, in fen.
pub(super) const fn returned_of(draw: &Draw) -> Fen {
    match draw.kind {
        DrawKind::Consume => draw.freed,
        DrawKind::Release => draw.amount,
    }
}

/// The payment lines of a draw that is done.
fn lines(deposit: &Deposit, draw: &Draw) -> Vec<SlipTender> {
    let (taken, amount) = (taken_of(draw), returned_of(draw));
    let method = deposit.hold.method();
    let mut lines = Vec::new();
    if !taken.is_zero() {
        lines.push(SlipTender::Deposit { deposit: deposit.id, method, amount: taken });
    }
    if amount.is_zero() {
        return lines;
    }
    lines.push(match &deposit.hold {
        Hold::Frozen { wallet } | Hold::Paid { wallet, .. } => SlipTender::WalletRefund {
            wallet: *wallet,
            amount,
            no: draw.no.clone(),
            of: deposit.number().unwrap_or(&draw.no).clone(),
            arrived: true,
        },
        Hold::Cash => SlipTender::CashRefund { amount },
        Hold::Record(kind) => SlipTender::RecordRefund { kind: *kind, amount },
    });
    lines
}
