//! The tray: everything that is open, and what the cashier can do about it.

use super::lane::Front;
use super::members::{Way, loaded_card, plan_back};
use super::{Counter, Job};
use crate::clock::Now;
use crate::limits::SAME_AMOUNT_MS;
use crate::view::{CaseAct, CaseKind, CaseView, Code, MoneyView, WalletView};
use domain::attempt::{Attempt, Event, Means, Phase, Want};
use domain::fact::PrintState;
use domain::ids::{DepositId, JobId, SaleId, TradeNo};
use domain::refund::{Part, Refund};
use domain::refusal::Refusal;
use domain::sale::{Sale, SaleStatus};
use money::Fen;

/// What a case's key names.
enum Key {
    Freeze(DepositId),
    Draw(TradeNo),
    Attempt(TradeNo),
    Orphan(TradeNo),
    Refund(TradeNo),
    Print(JobId),
    Sale(SaleId),
}

fn parse(key: &str) -> Result<Key, Refusal> {
    let (kind, name) = key.split_once(':').ok_or(Refusal::CaseUnknown)?;
    let number = || TradeNo::new(name).ok_or(Refusal::CaseUnknown);
    let count = || name.parse::<u64>().map_err(|_| Refusal::CaseUnknown);
    match kind {
        "freeze" => Ok(Key::Freeze(DepositId(count()?))),
        "draw" => Ok(Key::Draw(number()?)),
        "pay" => Ok(Key::Attempt(number()?)),
        "orphan" => Ok(Key::Orphan(number()?)),
        "refund" => Ok(Key::Refund(number()?)),
        "print" => Ok(Key::Print(JobId(count()?))),
        "sale" => Ok(Key::Sale(SaleId(count()?))),
        _ => Err(Refusal::CaseUnknown),
    }
}

/// The last eight characters, for people.
pub(super) fn label(no: &str) -> String {
    let skip = no.chars().count().saturating_sub(8);
    no.chars().skip(skip).collect()
}

impl Counter {
    pub(super) fn ask_now(&mut self, now: Now, key: &str) -> Result<(), Refusal> {
        match parse(key)? {
            Key::Attempt(no) => self.ask_attempt(now, &no),
            Key::Refund(no) => self.move_refund(now, &no, domain::refund::Event::AskNow),
            Key::Freeze(id) => self.move_freeze(now, id, Event::AskNow),
            Key::Draw(no) => self.move_draw(now, &no, domain::refund::Event::AskNow),
            Key::Orphan(_) | Key::Print(_) | Key::Sale(_) => Err(Refusal::CaseDecided),
        }
    }

    /// "Give the money back": a manual stop is always a reversal, close or refund.
    pub(super) fn give_back(&mut self, now: Now, key: &str) -> Result<(), Refusal> {
        match parse(key)? {
            Key::Attempt(no) => self.move_attempt(now, &no, Event::GiveBack),
            Key::Orphan(no) => self.refund_orphan(now, &no),
            Key::Freeze(id) => self.move_freeze(now, id, Event::GiveBack),
            Key::Draw(_) | Key::Refund(_) | Key::Print(_) | Key::Sale(_) => Err(Refusal::CaseDecided),
        }
    }

    pub(super) fn act(&mut self, now: Now, key: &str, act: CaseAct) -> Result<(), Refusal> {
        match (parse(key)?, act) {
            (Key::Attempt(_) | Key::Refund(_) | Key::Freeze(_) | Key::Draw(_), CaseAct::AskNow) => {
                self.ask_now(now, key)
            }
            (Key::Attempt(_) | Key::Orphan(_) | Key::Freeze(_), CaseAct::GiveBack) => {
                self.give_back(now, key)
            }
            (Key::Draw(no), CaseAct::Refund) => self.draw_again(now, &no),
            (Key::Freeze(id), CaseAct::Resume) => self.resume_freeze(id),
            (Key::Freeze(id), CaseAct::Refund) => self.release_unwanted(now, id),
            (Key::Orphan(no), CaseAct::Refund) => self.refund_orphan(now, &no),
            (Key::Refund(no), CaseAct::Refund) => self.refund_again(now, &no),
            (Key::Print(id), CaseAct::CameOut) => self.resolve_print(now, id, PrintState::Printed),
            (Key::Print(id), CaseAct::PrintAgain) => self.resolve_print(now, id, PrintState::Queued),
            (Key::Print(id), CaseAct::DropPrint) => self.resolve_print(now, id, PrintState::Dropped),
            (Key::Sale(id), CaseAct::Resume) => self.resume(id),
            (Key::Attempt(no), CaseAct::Resume) => {
                let sale = self.attempts.get(&no).map(|a| a.sale).ok_or(Refusal::CaseUnknown)?;
                self.resume(sale)
            }
            _ => Err(Refusal::CaseDecided),
        }
    }

    /// A refund that failed is tried with a new number.
    fn refund_again(&mut self, now: Now, no: &TradeNo) -> Result<(), Refusal> {
        let failed: Refund = self.failed_refunds.get(no).cloned().ok_or(Refusal::CaseUnknown)?;
        self.may_use_wallets()?;
        let sale = self.sale_of(failed.sale)?;
        let known = self.book.refunds_of(failed.sale).map_err(|_| Refusal::BookTrouble)?;
        if loaded_card(&sale).is_some() {
            // its money is on the card again, so it is taken off anew
            let programme = self.programme_or_plain();
            let back = plan_back(&self.book, &programme, &sale, &known, Some(failed.amount))?;
            self.begin_back(now, &sale, back, &failed.reason)?;
            self.failed_refunds.remove(no);
            return Ok(());
        }
        let left = domain::refund::left(&sale, &known);
        let room = left.iter().find(|part| part.source == failed.source).map(|part| part.amount);
        if room.is_none_or(|room| room < failed.amount) {
            return Err(Refusal::RefundTooMuch);
        }
        let part = Part { source: failed.source.clone(), amount: failed.amount };
        self.refund_ways(now, &sale, vec![Way::plain(part)], &failed.reason, Vec::new())?;
        self.failed_refunds.remove(no);
        Ok(())
    }

    /// Brings an open sale back to the main screen.
    pub(super) fn resume(&mut self, id: SaleId) -> Result<(), Refusal> {
        let sale = self.sales.get(&id).ok_or(Refusal::SaleUnknown)?;
        if sale.status != SaleStatus::Open {
            return Err(Refusal::SaleNotOpen);
        }
        let attempt = self.undecided(id);
        let front = match attempt {
            Some(Attempt { no, means: Means::Shown, .. }) => Front::Showing(no.clone()),
            Some(Attempt { no, .. }) => Front::Waiting(no.clone()),
            None => Front::Armed,
        };
        self.lane.clear();
        self.lane.sale = Some(id);
        self.lane.front = front;
        Ok(())
    }

    /// An attempt of the sale that is not decided, wanted or not: money may still come in through it.
    pub(super) fn undecided(&self, sale: SaleId) -> Option<&Attempt> {
        self.attempts.values().find(|attempt| attempt.sale == sale)
    }

    /// Undecided cases of the same amount on this lane within the last minutes, freezes among them.
    pub(super) fn same_amount_cases(&self, now: Now, due: Fen) -> Vec<CaseView> {
        self.attempts
            .values()
            .filter(|a| a.amount == due && now.moment.since(a.dispatched) <= SAME_AMOUNT_MS)
            .map(|a| self.attempt_case(now, a))
            .chain(self.same_amount_freezes(now, due))
            .collect()
    }

    /// Every case but the one on the main screen.
    pub(super) fn case_views(&self, now: Now) -> Vec<CaseView> {
        let attempts = self.attempts.values().filter(|a| self.lane.attempt() != Some(&a.no));
        let mut cases: Vec<CaseView> = attempts.map(|a| self.attempt_case(now, a)).collect();
        cases.extend(self.orphans.values().map(|orphan| orphan_case(now, orphan)));
        let refunds = self.refunds.values().map(|r| refund_case(now, r, CaseKind::Refund));
        cases.extend(refunds);
        let failed = self.failed_refunds.values().map(|r| refund_case(now, r, CaseKind::RefundFailed));
        cases.extend(failed);
        cases.extend(self.deposit_cases(now));
        cases.extend(self.jobs.iter().filter_map(|(id, job)| print_case(*id, job)));
        cases.extend(self.sales.values().filter(|s| self.is_waiting_sale(s)).map(sale_case));
        cases
    }

    /// A sale without an undecided attempt that is not on the main screen.
    fn is_waiting_sale(&self, sale: &Sale) -> bool {
        sale.status == SaleStatus::Open
            && self.lane.sale != Some(sale.id)
            && sale.open_attempts().next().is_none()
    }

    pub(super) fn attempt_case(&self, now: Now, attempt: &Attempt) -> CaseView {
        let doubt = match &attempt.phase {
            Phase::Asking(doubt) => Some(Code::from(*doubt)),
            _ => None,
        };
        let mut acts = vec![CaseAct::AskNow];
        if attempt.want == Want::Keep {
            acts.push(CaseAct::GiveBack);
            acts.push(CaseAct::Resume);
        }
        CaseView {
            key: format!("pay:{}", attempt.no),
            kind: CaseKind::Payment,
            wallet: Some(WalletView::from(attempt.wallet)),
            amount: Some(MoneyView::from(attempt.amount)),
            label: label(attempt.no.as_str()),
            age_ms: now.moment.since(attempt.dispatched),
            doubt,
            escalated: attempt.escalated(self.rules(attempt).policy, now.moment),
            giving_back: attempt.want == Want::GiveBack,
            acts,
        }
    }
}

fn orphan_case(now: Now, orphan: &Attempt) -> CaseView {
    CaseView {
        key: format!("orphan:{}", orphan.no),
        kind: CaseKind::Orphan,
        wallet: Some(WalletView::from(orphan.wallet)),
        amount: Some(MoneyView::from(orphan.amount)),
        label: label(orphan.no.as_str()),
        age_ms: now.moment.since(orphan.dispatched),
        doubt: None,
        escalated: true,
        giving_back: true,
        acts: vec![CaseAct::Refund],
    }
}

fn refund_case(now: Now, refund: &Refund, kind: CaseKind) -> CaseView {
    let wallet = refund.source.order().map(|(_, wallet, _)| WalletView::from(wallet));
    let (doubt, acts) = match &refund.phase {
        domain::refund::Phase::Asking(doubt) => (Some(Code::from(*doubt)), vec![CaseAct::AskNow]),
        domain::refund::Phase::Failed(reason) => (Some(Code::from(*reason)), vec![CaseAct::Refund]),
        _ => (None, vec![CaseAct::AskNow]),
    };
    CaseView {
        key: format!("refund:{}", refund.no),
        kind,
        wallet,
        amount: Some(MoneyView::from(refund.amount)),
        label: label(refund.no.as_str()),
        age_ms: now.moment.since(refund.dispatched),
        doubt,
        escalated: kind == CaseKind::RefundFailed,
        giving_back: true,
        acts,
    }
}

fn print_case(id: JobId, job: &Job) -> Option<CaseView> {
    let (kind, acts) = match job.state {
        PrintState::Unclear => {
            (CaseKind::PrintUnclear, vec![CaseAct::CameOut, CaseAct::PrintAgain, CaseAct::DropPrint])
        }
        PrintState::Queued => (CaseKind::PrintQueued, vec![CaseAct::DropPrint]),
        PrintState::Sent | PrintState::Printed | PrintState::Dropped => return None,
    };
    Some(CaseView {
        key: format!("print:{}", id.0),
        kind,
        wallet: None,
        amount: None,
        label: label(&job.slip.0),
        age_ms: 0,
        doubt: None,
        escalated: false,
        giving_back: false,
        acts,
    })
}

fn sale_case(sale: &Sale) -> CaseView {
    CaseView {
        key: format!("sale:{}", sale.id.0),
        kind: CaseKind::Sale,
        wallet: None,
        amount: Some(MoneyView::from(super::pictures::rest_in_all(sale))),
        label: sale.id.0.to_string(),
        age_ms: 0,
        doubt: None,
        escalated: false,
        giving_back: false,
        acts: vec![CaseAct::Resume],
    }
}
