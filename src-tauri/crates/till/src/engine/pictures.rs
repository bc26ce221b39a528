//! The complete picture of the counter, made from its state and nothing else.

use super::Counter;
use super::day::date_text;
use super::lane::Front;
use super::settle::paid_in_all;
use crate::clock::Now;
use crate::view::{
    Code, CounterView, GuestView, LineView, ModeView, MoneyView, OpenSaleView, Question, Stage, TenderView,
    WalletView,
};
use domain::attempt::{Attempt, Phase, Want};
use domain::evidence::Doubt;
use domain::fact::Mode;
use domain::ids::SaleId;
use domain::sale::Sale;
use domain::tender::Tender;
use money::Fen;

impl Counter {
    /// What the cashier's screen shows.
    #[must_use]
    pub fn picture(&self, now: Now) -> CounterView {
        let cases = self.case_views(now);
        CounterView {
            seq: self.pictures,
            mode: match self.config.mode {
                Mode::Practice => ModeView::Practice,
                Mode::Real => ModeView::Real,
            },
            shop: self.config.shop.clone(),
            staff: self.hands_name(),
            device: self.config.device.0.clone(),
            business_date: date_text(self.day_now(now)),
            line: self.line_view(),
            stage: self.stage(now),
            open_sale: self.sale_in_front().map(|sale| self.open_sale_view(&sale)),
            question: self.lane.question.as_ref().map(|q| Question { id: q.id, ask: q.ask.clone() }),
            badge: u32::try_from(cases.len()).unwrap_or(u32::MAX),
            cases,
            devices: self.lights.views(&self.config),
            camera: self.eye.view(now.moment),
            notice: self.notice.clone(),
            last_slip: self.last_slip.as_ref().map(|slip| slip.0.clone()),
            opened: self.lane.opened.map(|sale| sale.0),
            opened_deposit: self.lane.opened_deposit.map(|deposit| deposit.0),
            opened_member: self.lane.opened_member.map(|card| card.0),
            members: self.members_view(),
            change_to_card: self.lane.change.is_some(),
            work: self.work_view(),
            deposits: self.takes_deposits(),
            taking: self.taking_view(now),
            ageing: self.ageing(now),
            desk: self.desk_view(now),
            shift: self.shift_view(now),
            float: MoneyView::from(self.proposed_float()),
            held: self.held_views(),
        }
    }

    fn line_view(&self) -> LineView {
        let mut view = LineView { seq: self.lane.seq, text: self.lane.text.clone(), ..LineView::default() };
        match self.lane.typed(&self.config.limits) {
            None => {}
            Some(Err(refusal)) => view.problem = Some(Code::from(refusal)),
            Some(Ok(entry)) => {
                view.gross = Some(MoneyView::from(entry.gross));
                view.due = Some(MoneyView::from(entry.due));
                view.discount = (!entry.discount.is_zero()).then(|| MoneyView::from(entry.discount));
                view.undiscountable =
                    (!entry.undiscountable.is_zero()).then(|| MoneyView::from(entry.undiscountable));
                view.deposit = (!entry.deposit.is_zero()).then(|| MoneyView::from(entry.deposit));
            }
        }
        view
    }

    /// The amount line alone, for the answer to a key.
    #[must_use]
    pub fn line(&self) -> LineView {
        self.line_view()
    }

    fn stage(&self, now: Now) -> Stage {
        match &self.lane.front {
            Front::Waiting(no) => self.attempts.get(no).map_or(Stage::Amount, |a| self.waiting(now, a)),
            Front::Showing(no) => self.attempts.get(no).map_or(Stage::Amount, |a| self.showing(now, a)),
            Front::Paid(view) => Stage::Paid((**view).clone()),
            Front::Refunded { amount, arrived } => {
                Stage::Refunded { amount: amount.clone(), arrived: *arrived }
            }
            Front::Refused { card, wallet, amount } => {
                Stage::Refused { card: card.clone(), wallet: *wallet, amount: amount.clone() }
            }
            Front::Freezing(_)
            | Front::ShowingFreeze(_)
            | Front::DepositTaken { .. }
            | Front::DepositSettled(_) => self.deposit_stage(now),
            Front::Amount | Front::Armed => match &self.lane.held {
                Some(held) => Stage::CodeReady {
                    wallet: WalletView::from(held.wallet),
                    left_ms: held.until.since(now.moment),
                },
                None if matches!(self.lane.front, Front::Armed) => Stage::Armed,
                None => Stage::Amount,
            },
        }
    }

    pub(super) fn waiting(&self, now: Now, attempt: &Attempt) -> Stage {
        let rules = self.rules(attempt);
        let age_ms = now.moment.since(attempt.dispatched);
        Stage::Waiting {
            key: format!("pay:{}", attempt.no),
            wallet: WalletView::from(attempt.wallet),
            amount: MoneyView::from(attempt.amount),
            doubt: match &attempt.phase {
                Phase::Asking(doubt) => Some(Code::from(*doubt)),
                _ => None,
            },
            age_ms,
            left_ms: rules.policy.give_up.saturating_sub(age_ms),
            giving_back: attempt.want == Want::GiveBack,
            can_reverse: rules.can_reverse,
            room: None,
        }
    }

    pub(super) fn showing(&self, now: Now, attempt: &Attempt) -> Stage {
        let end = attempt.dispatched.after(self.rules(attempt).policy.give_up);
        Stage::ShowingCode {
            key: format!("pay:{}", attempt.no),
            wallet: WalletView::from(attempt.wallet),
            amount: MoneyView::from(attempt.amount),
            code: attempt.course.shown.clone(),
            left_ms: end.since(now.moment),
            room: None,
        }
    }

    /// The open sale on the main screen; a top-up of which nothing is paid has no number yet.
    fn sale_in_front(&self) -> Option<Sale> {
        let open = self.lane.sale.and_then(|id| self.sales.get(&id)).cloned();
        open.or_else(|| self.lane.loading.map(|loading| loading.sale(SaleId::NONE)))
    }

    fn open_sale_view(&self, sale: &Sale) -> OpenSaleView {
        OpenSaleView {
            top_up: self.top_up_view(sale),
            sale: sale.id.0,
            partly: !sale.counted().is_zero(),
            due: MoneyView::from(paid_in_all(sale)),
            counted: MoneyView::from(sale.counted()),
            rest: MoneyView::from(rest_in_all(sale)),
            cash: self.cash_asked(sale),
            parts: self.tender_views(sale),
        }
    }

    pub(super) fn tender_views(&self, sale: &Sale) -> Vec<TenderView> {
        sale.tenders.iter().map(super::search::tender_view).collect()
    }

    /// What the guest's window shows: the guest's own business only.
    #[must_use]
    pub fn guest_picture(&self, now: Now) -> GuestView {
        let practice = self.config.mode == Mode::Practice;
        // nobody stands at the counter: only a payment under way is still the guest's business
        if !self.may_scan() && self.lane.attempt().is_none() && self.lane.freeze().is_none() {
            return GuestView::Idle { shop: self.config.shop.clone(), practice };
        }
        match &self.lane.front {
            Front::Armed | Front::Amount if self.is_taking() => self.deposit_guest(now),
            Front::Armed => match self.front_amount() {
                Some(amount) => GuestView::PleaseShow { amount, practice },
                None => GuestView::Blank,
            },
            Front::Waiting(no) => match self.attempts.get(no) {
                Some(attempt) => GuestView::Wait {
                    amount: MoneyView::from(attempt.amount),
                    typing: attempt.phase == Phase::Asking(Doubt::Typing),
                    practice,
                },
                None => GuestView::Blank,
            },
            Front::Showing(no) => self.attempts.get(no).map_or(GuestView::Blank, |a| self.guest_code(now, a)),
            Front::Paid(view) if view.tells_card() => self.card_guest(view),
            Front::Paid(view) => GuestView::Paid {
                amount: view.amount.clone(),
                guest_paid: view.tenders.iter().find_map(|tender| match tender {
                    TenderView::Wallet { guest_paid, .. } => guest_paid.clone(),
                    _ => None,
                }),
                change: view.change.clone(),
                practice,
            },
            Front::Refunded { amount, .. } => GuestView::Refunded { amount: amount.clone(), practice },
            Front::Refused { .. } => GuestView::NotPaid { practice },
            Front::Freezing(_)
            | Front::ShowingFreeze(_)
            | Front::DepositTaken { .. }
            | Front::DepositSettled(_) => self.deposit_guest(now),
            Front::Amount => match self.front_amount() {
                Some(amount) => GuestView::Amount { amount, practice },
                None => self
                    .presented_guest()
                    .unwrap_or_else(|| GuestView::Idle { shop: self.config.shop.clone(), practice }),
            },
        }
    }

    /// What is asked of the guest: the rest of the open sale, or the amount on the line.
    fn front_amount(&self) -> Option<MoneyView> {
        if let Some(sale) = self.lane.sale.and_then(|id| self.sales.get(&id)) {
            let part = self.lane.part(&self.config.limits).ok().flatten();
            let whole = || rest_in_all(sale);
            let asked = part.filter(|part| *part != sale.rest());
            return Some(MoneyView::from(asked.unwrap_or_else(whole)));
        }
        let entry = self.typed().ok()?;
        Some(MoneyView::from(entry.due.plus(entry.deposit)?))
    }

    pub(super) fn guest_code(&self, now: Now, attempt: &Attempt) -> GuestView {
        let end = attempt.dispatched.after(self.rules(attempt).policy.give_up);
        let practice = self.config.mode == Mode::Practice;
        match &attempt.course.shown {
            Some(code) => GuestView::Scan {
                amount: MoneyView::from(attempt.amount),
                wallet: WalletView::from(attempt.wallet),
                code: code.clone(),
                left_ms: end.since(now.moment),
                practice,
            },
            None => GuestView::Wait { amount: MoneyView::from(attempt.amount), typing: false, practice },
        }
    }
}

/// What is still to be paid, with the deposit that goes with it.
pub(super) fn rest_in_all(sale: &Sale) -> Fen {
    let rest = sale.rest();
    rest.plus(sale.held_with(rest)).unwrap_or(Fen::MAX)
}

/// True when a tender shows in the list of parts.
#[must_use]
pub(super) const fn is_shown(tender: &Tender) -> bool {
    !matches!(tender, Tender::Wallet { part: domain::tender::WalletPart::Dead, .. })
}
