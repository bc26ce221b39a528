//! What of deposits stands in the tray.

use super::super::Counter;
use super::super::cases::label;
use crate::clock::Now;
use crate::limits::SAME_AMOUNT_MS;
use crate::view::{CaseAct, CaseKind, CaseView, Code, MoneyView, WalletView};
use domain::attempt::{Attempt, Phase, Want};
use domain::deposit::{Deposit, Draw, Hold};
use domain::refund;
use money::Fen;

impl Counter {
    /// Every case but the one on the main screen.
    pub(in crate::engine) fn deposit_cases(&self, now: Now) -> Vec<CaseView> {
        let front = self.lane.freeze();
        let freezing = self.deposits.freezing().filter(|deposit| front != Some(deposit.id));
        let mut cases: Vec<CaseView> =
            freezing.filter_map(|deposit| self.freeze_case(now, deposit)).collect();
        cases.extend(self.unwanted().map(|deposit| unwanted_case(now, deposit)));
        let draws = self.deposits.draws.values().filter(|draw| !draw.phase.is_final());
        cases.extend(draws.map(|draw| self.draw_case(now, draw, CaseKind::Draw)));
        let failed = self.deposits.failed.values();
        cases.extend(failed.map(|draw| self.draw_case(now, draw, CaseKind::DrawFailed)));
        cases
    }

    /// Undecided freezes of the same amount within the last minutes.
    pub(in crate::engine) fn same_amount_freezes(&self, now: Now, due: Fen) -> Vec<CaseView> {
        let young =
            |deposit: &&Deposit| deposit.amount == due && now.moment.since(deposit.taken) <= SAME_AMOUNT_MS;
        self.deposits.freezing().filter(young).filter_map(|deposit| self.freeze_case(now, deposit)).collect()
    }

    fn freeze_case(&self, now: Now, deposit: &Deposit) -> Option<CaseView> {
        let freeze = deposit.freeze.as_ref()?;
        let mut acts = vec![CaseAct::AskNow];
        if freeze.want == Want::Keep {
            acts.push(CaseAct::GiveBack);
            acts.push(CaseAct::Resume);
        }
        Some(CaseView {
            doubt: match &freeze.phase {
                Phase::Asking(doubt) => Some(Code::from(*doubt)),
                _ => None,
            },
            escalated: freeze.escalated(self.freeze_rules(freeze).policy, now.moment),
            giving_back: freeze.want == Want::GiveBack,
            acts,
            ..bare_case(now, deposit, freeze)
        })
    }

    fn draw_case(&self, now: Now, draw: &Draw, kind: CaseKind) -> CaseView {
        let deposit = self.deposits.open.get(&draw.deposit);
        let wallet = deposit.and_then(|deposit| match &deposit.hold {
            Hold::Frozen { wallet } | Hold::Paid { wallet, .. } => Some(WalletView::from(*wallet)),
            Hold::Cash | Hold::Record(_) => None,
        });
        let (doubt, acts) = match &draw.phase {
            refund::Phase::Asking(doubt) => (Some(Code::from(*doubt)), vec![CaseAct::AskNow]),
            refund::Phase::Failed(reason) => (Some(Code::from(*reason)), vec![CaseAct::Refund]),
            _ => (None, vec![CaseAct::AskNow]),
        };
        let age_ms = now.moment.since(draw.dispatched);
        CaseView {
            key: format!("draw:{}", draw.no),
            kind,
            wallet,
            amount: Some(MoneyView::from(draw.amount)),
            label: label(draw.no.as_str()),
            age_ms,
            doubt,
            escalated: kind == CaseKind::DrawFailed || age_ms >= self.config.policies.refund.give_up,
            giving_back: super::slips::taken_of(draw).is_zero(),
            acts,
        }
    }
}

fn bare_case(now: Now, deposit: &Deposit, freeze: &Attempt) -> CaseView {
    CaseView {
        key: format!("freeze:{}", deposit.id.0),
        kind: CaseKind::Freeze,
        wallet: Some(WalletView::from(freeze.wallet)),
        amount: Some(MoneyView::from(deposit.amount)),
        label: label(freeze.no.as_str()),
        age_ms: now.moment.since(deposit.taken),
        doubt: None,
        escalated: true,
        giving_back: true,
        acts: vec![CaseAct::Refund],
    }
}

fn unwanted_case(now: Now, deposit: &Deposit) -> CaseView {
    let wallet = match &deposit.hold {
        Hold::Frozen { wallet } | Hold::Paid { wallet, .. } => Some(WalletView::from(*wallet)),
        Hold::Cash | Hold::Record(_) => None,
    };
    CaseView {
        key: format!("freeze:{}", deposit.id.0),
        kind: CaseKind::DepositUnwanted,
        wallet,
        amount: Some(MoneyView::from(deposit.amount)),
        label: label(deposit.number().map_or("", |no| no.as_str())),
        age_ms: now.moment.since(deposit.taken),
        doubt: None,
        escalated: true,
        giving_back: true,
        acts: vec![CaseAct::Refund],
    }
}
