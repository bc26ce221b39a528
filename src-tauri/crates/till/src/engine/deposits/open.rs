//! A deposit comes into being: one commit, then the call.

use super::super::lane::{Front, Intent, Way};
use super::super::{Counter, Output, Ticket};
use crate::clock::Now;
use domain::attempt::{self, Asked, Attempt, Event, Means};
use domain::cloud::{CloudCall, FreezeCall, ShowFreezeCall};
use domain::deposit::{Deposit, Hold};
use domain::fact::{Entry, Fact};
use domain::ids::{DepositId, SaleId};
use domain::ledger::{Account, Move, Txn};
use domain::policy::SHOWN_CODE_LIFE;
use domain::refusal::Refusal;
use money::Fen;
use store::Beside;

impl Counter {
    /// The room that a deposit is taken for now.
    pub(super) fn room(&self) -> String {
        self.lane.taking.as_ref().map(|taking| taking.room.clone()).unwrap_or_default()
    }

    /// A deposit without a freeze; an empty room is none.
    pub(super) fn new_deposit(&self, now: Now, room: &str, amount: Fen, hold: Hold) -> Deposit {
        let id = DepositId(self.counts.deposit);
        let chain = self.chain_of(room).unwrap_or(id);
        let (taken, wall, room) = (now.moment, self.trusted_wall(now), room.to_owned());
        Deposit { id, chain, room, amount, hold, freeze: None, lapsed: Fen::ZERO, taken, wall }
    }

    /// The stay that the room has already.
    fn chain_of(&self, room: &str) -> Option<DepositId> {
        self.stay_of(room).map(|deposit| deposit.chain).next_back()
    }

    /// Open deposits of a room, oldest first.
    pub(super) fn stay_of<'a>(&'a self, room: &'a str) -> impl DoubleEndedIterator<Item = &'a Deposit> {
        let wanted = |deposit: &&Deposit| {
            deposit.freeze.as_ref().is_none_or(|freeze| freeze.want == attempt::Want::Keep)
        };
        let here = move |deposit: &&Deposit| !room.is_empty() && deposit.room == room;
        self.deposits.open.values().filter(here).filter(wanted)
    }

    /// The guest's name stands beside the journal, so that it can be forgotten.
    pub(super) fn guest_name(&self, deposit: &Deposit) -> Vec<Beside> {
        let name =
            self.lane.taking.as_ref().map(|taking| taking.name.clone()).filter(|name| !name.is_empty());
        name.map(|name| Beside::GuestName { deposit: deposit.id, name }).into_iter().collect()
    }

    /// After its commit.
    pub(in crate::engine) fn deposit_opened(&mut self, deposit: Option<Deposit>) {
        if let Some(deposit) = deposit {
            self.counts.deposit += 1;
            self.deposits.open.insert(deposit.id, deposit);
        }
    }

    /// One commit holds the deposit, its freeze and the pending posting; the call leaves after it.
    pub(super) fn dispatch_freeze(&mut self, now: Now, intent: Intent, amount: Fen) -> Result<(), Refusal> {
        self.roll_day(now)?;
        let no = self.config.numbering.trade_no(self.counts.trade).ok_or(Refusal::NotConfigured)?;
        let (wallet, means) = match intent.way {
            Way::Scan(_) => (intent.wallet, Means::Scanned),
            Way::Show => (intent.wallet, Means::Shown),
        };
        let prepared = Attempt::prepare(no.clone(), SaleId::NONE, wallet, means, amount);
        let step = attempt::step(&prepared, Event::Dispatch, self.freeze_rules(&prepared), now.moment)
            .map_err(|_| Refusal::CaseDecided)?;
        let bare = self.new_deposit(now, &self.room(), amount, Hold::Frozen { wallet });
        let deposit = Deposit { freeze: Some(step.next), ..bare };
        let fact = Fact::DepositOpened { deposit: deposit.clone() };
        let entry = Entry::with(fact, vec![Move::Pend(held_txn(&deposit, ""))]);
        let beside = self.guest_name(&deposit);
        self.commit_beside(now, &[entry], &beside)?;

        self.counts.trade += 1;
        let (id, remark, nonce) = (deposit.id, deposit.room.clone(), (self.nonces)());
        self.deposit_opened(Some(deposit));
        let call = match &intent.way {
            Way::Scan(code) => {
                let code = code.clone();
                CloudCall::Freeze(FreezeCall { no, wallet, code, amount, remark, nonce })
            }
            Way::Show => {
                let life_s = u32::try_from(SHOWN_CODE_LIFE / 1000).unwrap_or(120);
                CloudCall::ShowFreeze(ShowFreezeCall { no, wallet, amount, remark, nonce, life_s })
            }
        };
        let ticket = Ticket::Freeze { deposit: id, asked: Asked::Pay };
        self.out.push(Output::Call { ticket, sent: now.moment, call });
        if let Way::Scan(code) = &intent.way {
            self.used.add(code, now.moment);
        }
        self.lane.text.clear();
        self.lane.held = None;
        if let Some(taking) = &mut self.lane.taking {
            taking.again = None;
        }
        self.lane.front = if means == Means::Shown { Front::ShowingFreeze(id) } else { Front::Freezing(id) };
        Ok(())
    }
}

/// Money of a liability, or the memorandum of what the wallet holds. `mark` tells a second transaction of the
/// same deposit apart from the first.
pub(super) fn held_txn(deposit: &Deposit, mark: &str) -> Txn {
    let id = format!("deposit-{}{mark}", deposit.id.0);
    match deposit.hold {
        Hold::Frozen { .. } => {
            Txn::transfer(id, Account::DepositsFrozen, Account::DepositsFrozenContra, deposit.amount)
        }
        Hold::Paid { .. } | Hold::Cash | Hold::Record(_) => {
            Txn::transfer(id, deposit.hold.method().account(), Account::DepositsPaid, deposit.amount)
        }
    }
}

/// The fact of a deposit that is held at once.
pub(super) fn held_at_once(deposit: &Deposit) -> Entry {
    let fact = Fact::DepositOpened { deposit: deposit.clone() };
    Entry::with(fact, vec![Move::Direct(held_txn(deposit, ""))])
}
