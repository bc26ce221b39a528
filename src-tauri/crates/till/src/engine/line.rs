//! The amount line: it always listens, and Esc never loses money.

use super::Counter;
use super::Output;
use super::lane::{Front, Intent, Passed, Then, Way};
use crate::clock::Now;
use crate::view::{Ask, MoneyView};
use domain::entry::Entry;
use domain::fact::{self, Fact};
use domain::refusal::Refusal;
use domain::sale::SaleStatus;
use money::Fen;

impl Counter {
    /// Takes the line as typed. Typing after a result starts the next sale; typing while a case
    /// waits parks it.
    pub(super) fn draft(&mut self, now: Now, seq: u32, text: &str) {
        if seq < self.lane.seq {
            return;
        }
        self.lane.seq = seq;
        let was_empty = self.lane.text.is_empty();
        self.sync_line(text);
        if self.lane.text.is_empty() {
            return;
        }
        (self.lane.opened, self.lane.opened_member, self.lane.presented) = (None, None, None);
        if let Some(taking) = &mut self.lane.taking {
            taking.again = None;
        }
        match self.lane.front {
            Front::Paid(_)
            | Front::Refunded { .. }
            | Front::Waiting(_)
            | Front::Showing(_)
            | Front::Freezing(_)
            | Front::ShowingFreeze(_)
            | Front::DepositTaken { .. }
            | Front::DepositSettled(_) => {
                let text = std::mem::take(&mut self.lane.text);
                self.lane.clear();
                self.lane.text = text;
            }
            Front::Refused { .. } if self.lane.taking.is_some() => self.lane.front = Front::Amount,
            Front::Refused { .. } if self.front_sale_counts_nothing() => {
                let text = std::mem::take(&mut self.lane.text);
                // a refused sale of which nothing is paid ends when the next amount begins
                if self.abandon_front(now).is_ok() {
                    self.lane.clear();
                }
                self.lane.text = text;
            }
            Front::Armed | Front::Refused { .. } => self.lane.front = Front::Amount,
            Front::Amount => {}
        }
        if was_empty {
            self.out.push(Output::Warm);
        }
    }

    pub(super) fn front_sale_counts_nothing(&self) -> bool {
        self.lane
            .sale
            .and_then(|id| self.sales.get(&id))
            .is_none_or(|sale| sale.counted().is_zero() && sale.awaited().is_zero())
    }

    /// Enter: dismiss a result, ask about a waiting case, charge a code that waits, or arm.
    pub(super) fn enter(&mut self, now: Now, line: &str) -> Result<(), Refusal> {
        self.sync_line(line);
        match &self.lane.front {
            Front::Paid(_)
            | Front::Refunded { .. }
            | Front::DepositTaken { .. }
            | Front::DepositSettled(_) => {
                self.lane.clear();
                return Ok(());
            }
            Front::Freezing(id) | Front::ShowingFreeze(id) => {
                let id = *id;
                return self.move_freeze(now, id, domain::attempt::Event::AskNow);
            }
            Front::Waiting(no) | Front::Showing(no) => {
                let no = no.clone();
                return self.ask_attempt(now, &no);
            }
            Front::Amount | Front::Armed | Front::Refused { .. } => {}
        }
        if let Some(held) = self.lane.held.clone() {
            let intent = Intent { wallet: held.wallet, way: Way::Scan(held.code), passed: Passed::default() };
            return self.pay(now, intent);
        }
        if matches!(self.lane.front, Front::Refused { .. })
            && self.lane.text.is_empty()
            && self.lane.sale.is_none()
            && self.lane.taking.is_none()
        {
            self.lane.clear();
            return Ok(());
        }
        self.arm(now, Passed::default())
    }

    /// The engine and the screen agree on the line before a key acts on it.
    pub(super) fn sync_line(&mut self, line: &str) {
        self.lane.text = line.chars().take(64).collect();
        if !self.lane.text.trim().is_empty() {
            // another amount takes the place of a top-up of which nothing is paid
            self.lane.loading = None;
        }
    }

    /// Shows the amount to the guest and asks for the code.
    pub(super) fn arm(&mut self, now: Now, passed: Passed) -> Result<(), Refusal> {
        if self.is_taking() {
            let amount = self.deposit_asked()?;
            if let Some(ask) = self.deposit_pause(now, amount, passed) {
                let next = next_passed(&ask, passed);
                self.lane.ask(ask, Then::Arm(next));
                return Ok(());
            }
        } else if self.lane.sale.is_none() {
            let entry = self.typed()?;
            if let Some(ask) = self.pause(now, &entry, passed) {
                let next = next_passed(&ask, passed);
                self.lane.ask(ask, Then::Arm(next));
                return Ok(());
            }
        }
        self.lane.front = Front::Armed;
        Ok(())
    }

    /// The amount line, which must be the amount of a sale.
    pub(super) fn typed(&self) -> Result<Entry, Refusal> {
        if self.is_taking() {
            return Err(Refusal::DepositsOnly);
        }
        if let Some(loading) = self.lane.loading {
            return Ok(loading.entry());
        }
        if self.takes_deposits() {
            return Err(Refusal::RoomMissing);
        }
        self.lane.typed(&self.config.limits).unwrap_or(Err(Refusal::AmountEmpty))
    }

    /// The first pause that this amount needs and the cashier has not ended yet.
    pub(super) fn pause(&self, now: Now, entry: &Entry, passed: Passed) -> Option<Ask> {
        if !passed.same_amount {
            let charged = entry.due.plus(entry.deposit).unwrap_or(Fen::MAX);
            let cases = self.same_amount_cases(now, charged);
            if !cases.is_empty() {
                return Some(Ask::SameAmount { due: MoneyView::from(entry.due), cases });
            }
        }
        // the usual amount is that of sales
        let usual = self.usual.filter(|_| !passed.unusual && self.lane.loading.is_none());
        if self.config.limits.unusual(entry.due, usual) {
            return Some(Ask::Unusual {
                due: MoneyView::from(entry.due),
                usual: MoneyView::from(usual.unwrap_or_default()),
            });
        }
        None
    }

    /// Esc: one step back. A case under way goes to the tray, a part that is paid asks first.
    pub(super) fn dismiss(&mut self, now: Now) -> Result<(), Refusal> {
        if self.lane.question.take().is_some() {
            self.lane.held = None;
            return Ok(());
        }
        let lane = &mut self.lane;
        lane.presented = None;
        if lane.opened.take().is_some()
            || lane.opened_deposit.take().is_some()
            || lane.opened_member.take().is_some()
        {
            return Ok(());
        }
        if let Some(loading) = lane.loading {
            // back to the card that was to be topped up
            lane.clear();
            lane.opened_member = Some(loading.card);
            return Ok(());
        }
        match self.lane.front {
            Front::Waiting(_)
            | Front::Showing(_)
            | Front::Paid(_)
            | Front::Refunded { .. }
            | Front::Freezing(_)
            | Front::ShowingFreeze(_)
            | Front::DepositTaken { .. }
            | Front::DepositSettled(_) => {
                self.lane.clear();
                Ok(())
            }
            Front::Armed => {
                self.lane.front = Front::Amount;
                Ok(())
            }
            Front::Amount | Front::Refused { .. } if self.lane.sale.is_some() => self.abandon_front(now),
            Front::Amount | Front::Refused { .. } => {
                if !self.steps_out_of_deposits() {
                    self.lane.clear();
                }
                Ok(())
            }
        }
    }

    /// Gives the sale on the main screen up; asks first when something is paid.
    pub(super) fn abandon_front(&mut self, now: Now) -> Result<(), Refusal> {
        let Some(id) = self.lane.sale else {
            self.lane.clear();
            return Ok(());
        };
        let Some(sale) = self.sales.get(&id) else {
            self.lane.clear();
            return Ok(());
        };
        if !sale.counted().is_zero() {
            let counted = MoneyView::from(sale.counted());
            self.lane.ask(Ask::GiveUpSale { counted }, Then::GiveUp);
            return Ok(());
        }
        if !sale.awaited().is_zero() {
            // undecided: it stays in the tray until it is known
            self.lane.clear();
            return Ok(());
        }
        self.commit(now, &[fact::Entry::plain(Fact::SaleAbandoned { sale: id })])?;
        if let Some(sale) = self.sales.get_mut(&id) {
            sale.status = SaleStatus::Abandoned;
        }
        self.forget_if_done(id);
        self.lane.clear();
        Ok(())
    }
}

/// The pauses that are over once this one is answered with yes.
pub(super) fn next_passed(ask: &Ask, passed: Passed) -> Passed {
    match ask {
        Ask::Unusual { .. } => Passed { unusual: true, ..passed },
        Ask::SameAmount { .. } => Passed { same_amount: true, ..passed },
        Ask::DropUndiscountable { .. } => Passed { undiscountable: true, ..passed },
        Ask::GoOnBesideOpen { .. } => Passed { beside_open: true, ..passed },
        Ask::OpenSlip { .. }
        | Ask::GiveUpSale { .. }
        | Ask::PartByCard { .. }
        | Ask::KeepChange { .. }
        | Ask::Approve { .. } => passed,
    }
}
