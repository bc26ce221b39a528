//! The one door: every command has its act here, and the domain's table of rights says who may.

use super::super::lane::Then;
use super::super::{Command, Counter};
use crate::clock::Now;
use crate::view::{CaseAct, ScopeView};
use domain::code::{Scanned, classify};
use domain::deposit::{self, Deposit, Draw, DrawKind, Settle};
use domain::ids::{DepositId, ShiftId, TradeNo};
use domain::refund;
use domain::refusal::Refusal;
use domain::staff::{Act, Asker, Verdict, rule, verdict};
use money::{Fen, parse_amount};

/// What a command is in the table of rights. What it concerns can make it another act: see `Counter::act_asked`.
#[must_use]
pub fn act_of(command: &Command) -> Act {
    match command {
        // what was scanned decides
        Command::Scan { .. } | Command::Draft { .. } | Command::Dismiss | Command::Camera { .. } => Act::Look,
        Command::SignIn { .. } | Command::Lock | Command::Approve { .. } => Act::SignIn,
        Command::OpenDeposit { .. } => Act::Find,
        Command::Enter { .. }
        | Command::Cash { .. }
        | Command::ShowCode { .. }
        | Command::Record { .. }
        | Command::Park
        | Command::Answer { .. }
        | Command::AbandonSale
        | Command::Deposits { .. }
        | Command::Room { .. }
        | Command::Hold
        | Command::Recall { .. } => Act::Collect,
        Command::AskNow { .. } | Command::GiveBack { .. } | Command::Act { .. } => Act::SettleCase,
        Command::Refund { .. } => Act::Refund,
        Command::SettleDeposit { .. } => Act::SettleDeposit,
        Command::Reprint { .. } => Act::Reprint,
        Command::OpenDrawer { .. } => Act::OpenDrawer,
        Command::MoveCash { .. } => Act::MoveCash,
        Command::StartShift { .. } => Act::StartShift,
        Command::CountShift { .. } | Command::CloseShift { .. } => Act::EndShift,
        Command::PrintReport { .. } => Act::SeeReports,
        Command::SaveStaff { .. }
        | Command::RemoveStaff { .. }
        | Command::SetPin { .. }
        | Command::NewBadge { .. }
        | Command::DropBadge { .. }
        | Command::UnlockStaff { .. } => Act::ManageStaff,
        Command::Permit { act } => *act,
    }
}

impl Counter {
    /// Lets a command through, asks a second person for it (`None`), or refuses it.
    ///
    /// # Errors
    /// [`Refusal::Locked`] while nobody is signed in; why the person may not; the command's own refusal when
    /// what it would move cannot be read; [`Refusal::ApprovalOver`] when an approval was for something else.
    pub(in super::super) fn gate(&mut self, now: Now, command: Command) -> Result<Option<Command>, Refusal> {
        self.people.touched = now.moment;
        if !self.people.staffed() {
            return Ok(Some(command));
        }
        let act = self.act_asked(&command);
        let Some(person) = self.people.here().cloned() else {
            let idle = matches!(command, Command::Draft { .. } | Command::Dismiss);
            return match rule(act).signed_in {
                true => Err(Refusal::Locked),
                // the work stays as it was when the counter was locked
                false => Ok((!idle).then_some(command)),
            };
        };
        let amount = self.amount_asked(&command)?;
        if let Some(approval) = self.people.approval.take() {
            let bound = approval.is_for(&command, act, amount, &person.id);
            return if bound {
                self.people.approval = Some(approval);
                Ok(Some(command))
            } else {
                Err(Refusal::ApprovalOver)
            };
        }
        let spent = self.spent(now, &person, act)?;
        let asker = Asker { staff: Some(&person), on_duty: self.on_duty(&person.id), spent };
        match verdict(asker, act, amount) {
            Verdict::Allowed => Ok(Some(command)),
            Verdict::Approval(why) if !matches!(command, Command::Permit { .. }) => {
                self.ask_approval(now, command, act, amount, why).map(|()| None)
            }
            Verdict::Approval(why) | Verdict::Refused(why) => Err(why),
        }
    }

    /// The act of a command, with what it concerns.
    fn act_asked(&self, command: &Command) -> Act {
        match command {
            Command::Scan { text, .. } => match classify(text, &self.config.numbering.prefix) {
                Scanned::Badge(_) => Act::SignIn,
                Scanned::OwnSlip(_) | Scanned::OwnTrade(_) | Scanned::WalletVoucher(_) => Act::Find,
                Scanned::Payment { .. } | Scanned::Member(_) | Scanned::Refused(_) => Act::Collect,
            },
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
            Command::PrintReport { scope } if self.is_own_shift(*scope) => Act::SeeOwnShift,
            _ => act_of(command),
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
            ScopeView::Today | ScopeView::Yesterday | ScopeView::Day { .. } => None,
        };
        shift.is_some_and(|shift| shift.owner == self.hands())
    }

    /// What the command would move: given back, or out of the drawer and into it.
    fn amount_asked(&self, command: &Command) -> Result<Fen, Refusal> {
        match command {
            Command::Refund { sale, amount, .. } => {
                let (sale, id) = (self.sale_of(*sale)?, *sale);
                let known = self.book.refunds_of(id).map_err(|_| Refusal::BookTrouble)?;
                let amount = if amount.trim().is_empty() { None } else { Some(parse_amount(amount)?) };
                let plan = refund::plan(&sale, &known, amount)?;
                Fen::sum(plan.parts.iter().map(|part| part.amount)).ok_or(Refusal::AmountTooLarge)
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
