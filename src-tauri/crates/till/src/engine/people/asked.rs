//! What a command is asked to do: its act with what it concerns, and how much it would move.

use super::super::lane::Then;
use super::super::members::plan_back;
use super::super::{Command, Counter};
use super::gate::act_of;
use crate::view::{CaseAct, ScopeView};
use domain::code::{Scanned, classify};
use domain::deposit::{self, Deposit, Draw, DrawKind, Settle};
use domain::ids::{DepositId, ShiftId, TradeNo};
use domain::refusal::Refusal;
use domain::staff::Act;
use money::{Fen, parse_amount};

impl Counter {
    /// The act of a command, with what it concerns.
    pub(super) fn act_asked(&self, command: &Command) -> Act {
        match command {
            Command::Scan { text, .. } => self.act_of_scan(text),
            // what was paid of a sale goes back when it is given up
            Command::Answer { id, yes: true } if self.gives_up(*id) => Act::Refund,
            // a way back that failed begins anew
            Command::Act { key, act: CaseAct::Refund } if key.starts_with("refund:") => Act::Refund,
            Command::Act { key, act: CaseAct::Refund } if key.starts_with("draw:") => Act::SettleDeposit,
            // everybody changes his own PIN
            Command::SetPin { staff, .. } if self.people.here.as_ref() == Some(staff) => Act::SignIn,
            Command::CountShift { .. } | Command::CloseShift { .. } if self.is_others_shift() => {
                Act::EndOthersShift
            }
            Command::PrintReport { scope } | Command::PermitReport { scope } if self.is_own_shift(*scope) => {
                Act::SeeOwnShift
            }
            _ => act_of(command),
        }
    }

    fn act_of_scan(&self, text: &str) -> Act {
        let scanned = classify(text, &self.config.numbering.prefix);
        match scanned {
            Scanned::Badge(_) => Act::SignIn,
            Scanned::OwnSlip(_) | Scanned::OwnTrade(_) | Scanned::WalletVoucher(_) => Act::Find,
            Scanned::Payment { .. } => Act::Collect,
            Scanned::Member(_) | Scanned::Refused(_) => match self.card_scanned(&scanned, text) {
                Ok(Some(_)) => self.act_of_card_scan(),
                Ok(None) | Err(_) => Act::Collect,
            },
        }
    }

    fn gives_up(&self, id: u32) -> bool {
        let question = self.lane.question.as_ref();
        question.is_some_and(|q| q.id == id && matches!(q.then, Then::GiveUp))
    }

    fn is_others_shift(&self) -> bool {
        self.shifts.open.as_ref().is_some_and(|shift| shift.owner != self.hands())
    }

    fn is_own_shift(&self, scope: ScopeView) -> bool {
        let shift = match scope {
            ScopeView::Current => match &self.shifts.open {
                Some(shift) => Some(shift.clone()),
                None => self.book.last_closed_shift().ok().flatten(),
            },
            ScopeView::Shift { id } => self.book.shift(ShiftId(id)).ok().flatten(),
            ScopeView::Today
            | ScopeView::Yesterday
            | ScopeView::Day { .. }
            | ScopeView::Unattended { .. } => None,
        };
        shift.is_some_and(|shift| shift.owner == self.hands())
    }

    /// What the command would move: given back, or out of the drawer and into it.
    pub(super) fn amount_asked(&self, command: &Command) -> Result<Fen, Refusal> {
        match command {
            Command::Refund { sale, amount, .. } => {
                let (sale, id) = (self.sale_of(*sale)?, *sale);
                let known = self.book.refunds_of(id).map_err(|_| Refusal::BookTrouble)?;
                let amount = if amount.trim().is_empty() { None } else { Some(parse_amount(amount)?) };
                Ok(plan_back(&self.book, &self.programme_or_plain(), &sale, &known, amount)?.total())
            }
            Command::Answer { id, yes: true } if self.gives_up(*id) => {
                let sale = self.lane.sale.ok_or(Refusal::SaleUnknown)?;
                Ok(self.sale_of(sale)?.counted())
            }
            Command::Act { key, act: CaseAct::Refund } => self.amount_again(key),
            Command::SettleDeposit { deposits, consume, keep_rest } => {
                let consume = match consume.trim() {
                    "" | "*" | "＊" => None,
                    typed => match parse_amount(typed) {
                        Err(money::AmountError::Zero) => Some(Fen::ZERO),
                        read => Some(read?),
                    },
                };
                self.given_back(deposits, Settle { consume, keep_rest: *keep_rest })
            }
            Command::MoveCash { amount, .. } => Ok(parse_amount(amount)?),
            Command::Member(wish) => self.amount_of_wish(wish),
            _ => Ok(Fen::ZERO),
        }
    }

    /// What goes back when a failed way back is tried again.
    fn amount_again(&self, key: &str) -> Result<Fen, Refusal> {
        let (kind, name) = key.split_once(':').ok_or(Refusal::CaseUnknown)?;
        let no = || TradeNo::new(name).ok_or(Refusal::CaseUnknown);
        match kind {
            "refund" => Ok(self.failed_refunds.get(&no()?).ok_or(Refusal::CaseUnknown)?.amount),
            "draw" => {
                let failed = self.deposits.failed.get(&no()?).ok_or(Refusal::CaseUnknown)?;
                let consumes = failed.kind == DrawKind::Consume;
                let consume = Some(if consumes { failed.amount } else { Fen::ZERO });
                let keep_rest = consumes && failed.freed.is_zero();
                self.given_back(&[failed.deposit], Settle { consume, keep_rest })
            }
            _ => Ok(Fen::ZERO),
        }
    }

    fn given_back(&self, ids: &[DepositId], settle: Settle) -> Result<Fen, Refusal> {
        let mut chosen: Vec<(Deposit, Vec<Draw>)> = Vec::with_capacity(ids.len());
        for id in ids {
            let deposit = self.book.deposit(*id).map_err(|_| Refusal::BookTrouble)?;
            let draws = self.book.draws_of(*id).map_err(|_| Refusal::BookTrouble)?;
            chosen.push((deposit.ok_or(Refusal::DepositUnknown)?, draws));
        }
        let chosen: Vec<(&Deposit, &[Draw])> =
            chosen.iter().map(|(d, draws)| (d, draws.as_slice())).collect();
        if chosen.is_empty() {
            return Err(Refusal::DepositUnknown);
        }
        Ok(deposit::plan(&chosen, settle, &self.config.channels)?.release)
    }
}
