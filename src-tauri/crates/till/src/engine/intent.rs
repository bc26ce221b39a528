//! From "this guest pays" to a dispatched attempt: checks, pauses, one commit, one call.

use super::lane::{Front, Intent, Passed, Then, Way};
use super::line::next_passed;
use super::{Counter, Output, Ticket};
use crate::clock::Now;
use crate::limits::OPEN_CASES_MAX;
use crate::view::{Ask, MoneyView};
use domain::attempt::{Asked, Attempt, Event, Means};
use domain::cloud::{CloudCall, PayCall, ShowCall};
use domain::evidence::Wallet;
use domain::fact::{Entry, Fact};
use domain::ids::{SaleId, TradeNo};
use domain::ledger::{Account, Move, Txn};
use domain::policy::SHOWN_CODE_LIFE;
use domain::refusal::Refusal;
use domain::sale::Sale;
use domain::tender::WalletPart;
use money::Fen;

/// Everything a dispatch needs, before anything has changed.
struct Plan {
    sale: Sale,
    /// True when the sale is made by this dispatch.
    fresh: bool,
    /// What the sale counts; a deposit on top is charged with it.
    amount: Fen,
    undiscountable: Fen,
    /// Undecided attempts of the sale whose money will go back.
    unwanted: Vec<TradeNo>,
}

impl Counter {
    pub(super) fn show_code(&mut self, now: Now, wallet: Wallet) -> Result<(), Refusal> {
        if matches!(
            self.lane.front,
            Front::Waiting(_) | Front::Showing(_) | Front::Freezing(_) | Front::ShowingFreeze(_)
        ) {
            return Err(Refusal::AttemptOpen);
        }
        if wallet.is_card() {
            return Err(Refusal::CodeNotShown);
        }
        self.pay(now, Intent { wallet, way: Way::Show, passed: Passed::default() })
    }

    /// Dispatches, or asks what has to be asked first.
    pub(super) fn pay(&mut self, now: Now, intent: Intent) -> Result<(), Refusal> {
        if self.is_taking() {
            return self.take_by_wallet(now, intent);
        }
        self.may_use_wallets()?;
        if let Some(ask) = self.pay_pause(now, &intent)? {
            let passed = next_passed(&ask, intent.passed);
            self.lane.ask(ask, Then::Pay(Intent { passed, ..intent }));
            return Ok(());
        }
        let plan = self.plan_dispatch(&intent)?;
        self.dispatch(now, intent, plan)
    }

    pub(super) fn may_use_wallets(&self) -> Result<(), Refusal> {
        if !self.config.wallets_ready {
            return Err(Refusal::NotConfigured);
        }
        if self.lights.cloud_away() {
            return Err(Refusal::CloudAway);
        }
        if self.attempts.len().saturating_add(self.deposits.undecided()) >= OPEN_CASES_MAX {
            return Err(Refusal::TooManyOpen);
        }
        Ok(())
    }

    fn pay_pause(&self, now: Now, intent: &Intent) -> Result<Option<Ask>, Refusal> {
        let passed = intent.passed;
        if let Some(sale) = self.lane.sale.and_then(|id| self.sales.get(&id)) {
            let open = self.undecided(sale.id);
            return Ok(match open {
                Some(attempt) if !passed.beside_open => {
                    Some(Ask::GoOnBesideOpen { case: self.attempt_case(now, attempt) })
                }
                _ => None,
            });
        }
        let entry = self.typed()?;
        // only Alipay knows a non-discountable part
        if intent.wallet != Wallet::Alipay && !entry.undiscountable.is_zero() && !passed.undiscountable {
            return Ok(Some(Ask::DropUndiscountable { part: MoneyView::from(entry.undiscountable) }));
        }
        Ok(self.pause(now, &entry, passed))
    }

    fn plan_dispatch(&self, intent: &Intent) -> Result<Plan, Refusal> {
        let plan = if let Some(sale) = self.lane.sale.and_then(|id| self.sales.get(&id)) {
            let part = self.lane.part(&self.config.limits)?;
            self.must_be_loadable(sale)?;
            let unwanted = sale.open_attempts().cloned().collect::<Vec<_>>();
            let mut sale = sale.clone();
            for no in &unwanted {
                sale.mark(no, WalletPart::Unwanted);
            }
            let amount = part.unwrap_or_else(|| sale.rest());
            let undiscountable = sale.entry.undiscountable.min(amount);
            Plan { sale, fresh: false, amount, undiscountable, unwanted }
        } else {
            let sale = self.sale_to_be()?;
            let (amount, undiscountable) = (sale.entry.due, sale.entry.undiscountable);
            Plan { sale, fresh: true, amount, undiscountable, unwanted: Vec::new() }
        };
        let charged = plan.amount.plus(plan.sale.held_with(plan.amount));
        if charged.is_none_or(|charged| charged > self.config.wallet_ceiling) {
            return Err(Refusal::OverLimit);
        }
        let undiscountable = if intent.wallet == Wallet::Alipay { plan.undiscountable } else { Fen::ZERO };
        Ok(Plan { undiscountable, ..plan })
    }

    /// One commit holds the sale, the attempt and its pending posting; the call leaves after it.
    fn dispatch(&mut self, now: Now, intent: Intent, plan: Plan) -> Result<(), Refusal> {
        let no = self.config.numbering.trade_no(self.counts.trade).ok_or(Refusal::NotConfigured)?;
        let means = match intent.way {
            Way::Scan(_) => Means::Scanned,
            Way::Show => Means::Shown,
        };
        let tender = plan.sale.start_wallet(&no, intent.wallet, plan.amount)?;
        self.roll_day(now)?;
        let held = plan.sale.held_with(plan.amount);
        let charged = plan.amount.plus(held).ok_or(Refusal::AmountTooLarge)?;
        let bare = Attempt::prepare(no.clone(), plan.sale.id, intent.wallet, means, charged);
        let prepared = Attempt { held, ..bare };
        let rules = self.rules(&prepared);
        let step = domain::attempt::step(&prepared, Event::Dispatch, rules, now.moment)
            .map_err(|_| Refusal::CaseDecided)?;
        let mut entries = self.unwant_entries(&plan.unwanted);
        if plan.fresh {
            entries.push(Entry::plain(Fact::SaleOpened { sale: plan.sale.clone() }));
        }
        let account = Account::Clearing(intent.wallet);
        let txn = Txn::transfer(format!("pay-{no}"), account, plan.sale.purpose.credit(), plan.amount)
            .and(Txn::transfer("", account, Account::DepositsPaid, held));
        let dispatched = Fact::AttemptDispatched { attempt: step.next.clone() };
        entries.push(Entry::with(dispatched, vec![Move::Pend(txn)]));
        self.commit(now, &entries)?;

        self.counts.trade += 1;
        self.counts.sale += u64::from(plan.fresh);
        let mut sale = plan.sale;
        sale.tenders.push(tender);
        let id = sale.id;
        self.sales.insert(id, sale);
        self.apply_unwanted(now, &plan.unwanted);
        self.attempts.insert(no.clone(), step.next);
        let call = self.charge(&no, &intent, charged, plan.undiscountable, id);
        let ticket = Ticket::Attempt { no: no.clone(), asked: Asked::Pay };
        self.out.push(Output::Call { ticket, sent: now.moment, call });
        if let Way::Scan(code) = &intent.way {
            self.used.add(code, now.moment);
        }
        self.lane.text.clear();
        self.lane.held = None;
        self.lane.loading = None;
        self.lane.sale = Some(id);
        self.lane.front = if means == Means::Shown { Front::Showing(no) } else { Front::Waiting(no) };
        Ok(())
    }

    fn charge(
        &mut self,
        no: &TradeNo,
        intent: &Intent,
        amount: Fen,
        undiscountable: Fen,
        sale: SaleId,
    ) -> CloudCall {
        let nonce = (self.nonces)();
        let flow = sale.0.to_string();
        let (no, wallet) = (no.clone(), intent.wallet);
        match &intent.way {
            Way::Scan(code) => CloudCall::Pay(PayCall {
                no,
                wallet,
                code: code.clone(),
                amount,
                undiscountable,
                flow,
                nonce,
            }),
            Way::Show => {
                let life_s = u32::try_from(SHOWN_CODE_LIFE / 1000).unwrap_or(120);
                CloudCall::ShowCode(ShowCall { no, wallet, amount, undiscountable, flow, nonce, life_s })
            }
        }
    }
}
