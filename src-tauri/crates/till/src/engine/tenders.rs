//! Cash and bookkeeping: they need no network and are final at once.

use super::deposits::opened_entry;
use super::lane::{Front, Passed, Then};
use super::line::next_passed;
use super::members::spent_entry;
use super::settle::Paid;
use super::{Counter, Output};
use crate::clock::Now;
use crate::config::Drawer;
use crate::view::{Ask, MoneyView};
use domain::fact::{DrawerReason, Entry, Fact};
use domain::ids::{SaleId, TradeNo};
use domain::ledger::{Account, Move, Posting, Txn, TxnId};
use domain::member::{Change, Plan};
use domain::refusal::Refusal;
use domain::sale::{Purpose, Sale};
use domain::tender::{RecordKind, Tender, WalletPart};
use money::{Fen, parse_amount};

/// The sale a tender is for, before anything has changed.
pub(super) struct Target {
    pub sale: Sale,
    fresh: bool,
    unwanted: Vec<TradeNo>,
}

impl Counter {
    /// Cash for the open sale or for the amount on the line; an empty `received` is exact.
    pub(super) fn cash(&mut self, now: Now, received: &str, passed: Passed) -> Result<(), Refusal> {
        self.cash_may_move()?;
        if self.is_taking() {
            return self.take_by_cash(now, received, passed);
        }
        if let Some(ask) = self.tender_pause(now, passed)? {
            let passed = next_passed(&ask, passed);
            self.lane.ask(ask, Then::Cash(received.to_owned(), passed));
            return Ok(());
        }
        let target = self.target()?;
        let asked = self.cash_for(&target.sale);
        let received = if received.trim().is_empty() { asked } else { parse_amount(received)? };
        let tender = target.sale.take_cash(received, self.config.cash_rounding)?;
        self.take(now, target, tender, None)
    }

    /// Bookkeeping for `amount` (all of the rest when empty).
    pub(super) fn record(
        &mut self,
        now: Now,
        kind: RecordKind,
        amount: &str,
        reference: &str,
        passed: Passed,
    ) -> Result<(), Refusal> {
        if self.is_taking() {
            return self.take_by_record(now, kind, amount, reference, passed);
        }
        if let Some(ask) = self.tender_pause(now, passed)? {
            let passed = next_passed(&ask, passed);
            self.lane.ask(ask, Then::Record(kind, amount.to_owned(), reference.to_owned(), passed));
            return Ok(());
        }
        let target = self.target()?;
        let amount = if amount.trim().is_empty() { target.sale.rest() } else { parse_amount(amount)? };
        let tender = target.sale.take_record(kind, amount, reference)?;
        self.take(now, target, tender, None)
    }

    /// Cash may finish a sale whose attempt is undecided, once the cashier has seen the case.
    pub(super) fn tender_pause(&self, now: Now, passed: Passed) -> Result<Option<Ask>, Refusal> {
        let Some(sale) = self.lane.sale.and_then(|id| self.sales.get(&id)) else {
            let entry = self.typed()?;
            return Ok(self.pause(now, &entry, passed));
        };
        let open = self.undecided(sale.id);
        Ok(match open {
            Some(attempt) if !passed.beside_open => {
                Some(Ask::GoOnBesideOpen { case: self.attempt_case(now, attempt) })
            }
            _ => None,
        })
    }

    pub(super) fn target(&self) -> Result<Target, Refusal> {
        if let Some(sale) = self.lane.sale.and_then(|id| self.sales.get(&id)) {
            self.must_be_loadable(sale)?;
            let unwanted: Vec<TradeNo> = sale.open_attempts().cloned().collect();
            let mut sale = sale.clone();
            for no in &unwanted {
                sale.mark(no, WalletPart::Unwanted);
            }
            return Ok(Target { sale, fresh: false, unwanted });
        }
        Ok(Target { sale: self.sale_to_be()?, fresh: true, unwanted: Vec::new() })
    }

    /// The sale that the next tender opens: a top-up that is asked, or the amount on the line.
    pub(super) fn sale_to_be(&self) -> Result<Sale, Refusal> {
        let id = SaleId(self.counts.sale);
        match &self.lane.loading {
            Some(loading) => self.top_up_to_be(id, loading),
            None => Ok(Sale::open(id, self.typed()?)),
        }
    }

    /// One tender that is final at once; `card` is what it does to the member card that pays it.
    pub(super) fn take(
        &mut self,
        now: Now,
        target: Target,
        tender: Tender,
        card: Option<&Plan>,
    ) -> Result<(), Refusal> {
        self.roll_day(now)?;
        let cash = matches!(tender, Tender::Cash { .. });
        let Target { mut sale, fresh, unwanted } = target;
        let mut entries = self.unwant_entries(&unwanted);
        if fresh {
            entries.push(Entry::plain(Fact::SaleOpened { sale: sale.clone() }));
        }
        let id = format!("tender-{}-{}", sale.id.0, sale.tenders.len());
        let fact = Fact::TenderTaken { sale: sale.id, tender: tender.clone() };
        entries.push(Entry::with(fact, vec![Move::Direct(tender_txn(id, sale.purpose, &tender))]));
        entries.extend(card.map(|plan| spent_entry(&sale, &tender, plan)));
        let deposit = self.deposit_with_cash(now, &tender);
        entries.extend(deposit.iter().map(opened_entry));
        if cash {
            entries.push(Entry::plain(Fact::DrawerOpened { reason: DrawerReason::Cash }));
        }
        sale.tenders.push(tender.clone());
        let slip = if sale.is_paid_up() {
            let paid =
                Paid { deposit: deposit.as_ref(), card: card.and_then(first_change), ..Paid::default() };
            Some(self.settle_entries(now, &mut sale, paid, &mut entries)?)
        } else {
            None
        };
        self.commit(now, &entries)?;

        self.counts.sale += u64::from(fresh);
        self.deposit_opened(deposit);
        self.lane.text.clear();
        (self.lane.loading, self.lane.opened_member, self.lane.presented) = (None, None, None);
        self.lane.sale = Some(sale.id);
        self.sales.insert(sale.id, sale.clone());
        self.apply_unwanted(now, &unwanted);
        if cash {
            self.kick();
        }
        self.say_tender(&tender);
        match slip {
            Some(slip) => self.settled(now, &sale, &slip, true),
            None => self.lane.front = Front::Amount,
        }
        if !unwanted.is_empty() {
            // its undecided attempts still belong to it
            self.sales.insert(sale.id, sale.clone());
            self.forget_if_done(sale.id);
        }
        Ok(())
    }

    pub(super) fn open_drawer(&mut self, now: Now, reason: DrawerReason) -> Result<(), Refusal> {
        self.commit(now, &[Entry::plain(Fact::DrawerOpened { reason })])?;
        self.kick();
        Ok(())
    }

    /// Where no drawer can be opened from here, its opening is written down all the same.
    pub(super) fn kick(&mut self) {
        if self.config.drawer != Drawer::None {
            self.out.push(Output::Kick(self.config.drawer));
        }
    }

    /// What cash would be asked for the open sale.
    pub(super) fn cash_asked(&self, sale: &Sale) -> MoneyView {
        MoneyView::from(self.cash_for(sale))
    }

    /// Cash rounding is the sale's; the deposit on top is held to the fen.
    fn cash_for(&self, sale: &Sale) -> Fen {
        let (rest, rounding) = (sale.rest(), self.config.cash_rounding);
        rounding.apply(rest).plus(sale.held_with(rest)).unwrap_or(Fen::MAX)
    }
}

fn first_change(plan: &Plan) -> Option<&Change> {
    plan.changes.first()
}

/// Cash goes into the drawer, what rounding gave up is a line of its own, the sale or top-up gets its due.
fn tender_txn(id: String, purpose: Purpose, tender: &Tender) -> Txn {
    let credit = purpose.credit();
    match tender {
        Tender::Cash { amount, rounding, received, change, held } => {
            let kept: Fen = received.less_or_zero(*change);
            let lines = [
                (Account::CashDrawer, kept.as_delta()),
                (Account::Rounding, rounding.negated()),
                (credit, amount.as_delta().negated()),
                (Account::DepositsPaid, held.as_delta().negated()),
            ];
            let postings = lines
                .into_iter()
                .filter(|(_, delta)| !delta.is_zero())
                .map(|(account, delta)| Posting { account, delta })
                .collect();
            Txn { id: TxnId(id), postings }
        }
        Tender::Record { kind, amount, .. } => Txn::transfer(id, kind.account(), credit, *amount),
        Tender::Member { spent, .. } => Txn::transfer(id, Account::MemberPrincipal, credit, spent.principal)
            .and(Txn::transfer("", Account::MemberGift, credit, spent.gift)),
        // wallet parts post through their attempt, a deposit's part through its consumption
        Tender::Wallet { .. } | Tender::Deposit { .. } => Txn { id: TxnId(id), postings: Vec::new() },
    }
}
