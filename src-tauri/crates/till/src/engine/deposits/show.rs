//! Deposits on the screen, on the guest's window, and by what a scan names.

use super::super::Counter;
use super::super::lane::{Front, Settling};
use super::cards::{Extras, card};
use crate::clock::Now;
use crate::config::Work;
use crate::view::{DepositCard, GuestView, MoneyView, SettledView, Stage, TakingView, WorkView};
use domain::attempt::{Attempt, Phase};
use domain::deposit::Deposit;
use domain::evidence::{Doubt, Wallet};
use domain::fact::Mode;
use domain::ids::{DepositId, TradeNo};
use domain::refund;
use money::Fen;

impl Counter {
    pub(in crate::engine) fn work_view(&self) -> WorkView {
        match self.config.work {
            Work::CashierOnly => WorkView::CashierOnly,
            Work::DepositOnly => WorkView::DepositOnly,
            Work::Both => WorkView::Both,
        }
    }

    pub(in crate::engine) fn taking_view(&self, now: Now) -> Option<TakingView> {
        let taking = self.lane.taking.as_ref().filter(|_| self.is_taking())?;
        let has = |wallet: Wallet| {
            let channel = self.config.channels.of(wallet);
            let open = channel.open && self.config.wallets_ready;
            (open && channel.by_code, open && channel.by_qr)
        };
        let (wechat, alipay) = (has(Wallet::WeChat), has(Wallet::Alipay));
        Some(TakingView {
            room: taking.room.clone(),
            name: taking.name.clone(),
            known: self.stay_of(&taking.room).map(|deposit| self.deposit_card(now, deposit)).collect(),
            wechat_scan: wechat.0,
            alipay_scan: alipay.0,
            alipay_qr: alipay.1,
            wechat_qr: wechat.1,
        })
    }

    fn deposit_card(&self, now: Now, deposit: &Deposit) -> DepositCard {
        let name = self.book.guest_name(deposit.id).ok().flatten();
        let slips = self.book.slips_of_deposit(deposit.id).unwrap_or_default();
        let extras = Extras { name, slip: slips.into_iter().next().map(|slip| slip.no) };
        card(deposit, &self.deposits.of(deposit.id), extras, &self.config.channels, self.trusted_wall(now))
    }

    fn freeze_of(&self, id: DepositId) -> Option<(&Deposit, &Attempt)> {
        let deposit = self.deposits.open.get(&id)?;
        Some((deposit, deposit.freeze.as_ref()?))
    }

    pub(in crate::engine) fn deposit_stage(&self, now: Now) -> Stage {
        match &self.lane.front {
            Front::Freezing(id) => self.freeze_of(*id).map_or(Stage::Amount, |(deposit, freeze)| {
                let mut stage = self.waiting(now, freeze);
                if let Stage::Waiting { key, can_reverse, room, .. } = &mut stage {
                    *key = format!("freeze:{}", id.0);
                    *can_reverse = false;
                    *room = Some(deposit.room.clone());
                }
                stage
            }),
            Front::ShowingFreeze(id) => self.freeze_of(*id).map_or(Stage::Amount, |(deposit, freeze)| {
                let mut stage = self.showing(now, freeze);
                if let Stage::ShowingCode { key, room, .. } = &mut stage {
                    *key = format!("freeze:{}", id.0);
                    *room = Some(deposit.room.clone());
                }
                stage
            }),
            Front::DepositTaken { deposit, slip, change, late } => match self.known_deposit(*deposit) {
                Ok((deposit, _)) => Stage::DepositTaken {
                    card: Box::new(self.deposit_card(now, &deposit)),
                    slip: slip.as_ref().map(|slip| slip.0.clone()).unwrap_or_default(),
                    change: change.map(MoneyView::from),
                    late: *late,
                },
                Err(_) => Stage::Amount,
            },
            Front::DepositSettled(settling) => Stage::DepositSettled(self.settled_view(settling)),
            _ => Stage::Amount,
        }
    }

    fn settled_view(&self, settling: &Settling) -> SettledView {
        SettledView {
            room: settling.room.clone(),
            consumed: MoneyView::from(settling.consumed),
            returned: MoneyView::from(settling.returned),
            kept: MoneyView::from(settling.kept),
            done: self.is_through(&settling.draws),
            failed: settling.draws.iter().any(|no| self.has_failed(no)),
        }
    }

    /// A draw that the counter keeps no more is long done.
    fn is_through(&self, draws: &[TradeNo]) -> bool {
        let done =
            |no: &TradeNo| self.deposits.draws.get(no).is_none_or(|draw| draw.phase == refund::Phase::Done);
        draws.iter().all(|no| done(no) && !self.has_failed(no))
    }

    fn has_failed(&self, no: &TradeNo) -> bool {
        let failed = |phase: &refund::Phase| matches!(phase, refund::Phase::Failed(_));
        self.deposits.draws.get(no).is_some_and(|draw| failed(&draw.phase))
    }

    /// What the guest sees of his deposit.
    pub(in crate::engine) fn deposit_guest(&self, now: Now) -> GuestView {
        let practice = self.config.mode == Mode::Practice;
        let asked = |amount: Fen| GuestView::DepositAsked { amount: MoneyView::from(amount), practice };
        match &self.lane.front {
            Front::Amount | Front::Armed => match self.deposit_asked() {
                Ok(amount) => asked(amount),
                Err(_) => GuestView::Idle { shop: self.config.shop.clone(), practice },
            },
            Front::Freezing(id) => {
                self.freeze_of(*id).map_or(GuestView::Blank, |(_, freeze)| GuestView::Wait {
                    amount: MoneyView::from(freeze.amount),
                    typing: freeze.phase == Phase::Asking(Doubt::Typing),
                    practice,
                })
            }
            Front::ShowingFreeze(id) => {
                self.freeze_of(*id).map_or(GuestView::Blank, |(_, freeze)| self.guest_code(now, freeze))
            }
            // found late: another guest may stand there
            Front::DepositTaken { late: true, .. } => GuestView::Blank,
            Front::DepositTaken { deposit, change, .. } => match self.known_deposit(*deposit) {
                Ok((deposit, _)) => GuestView::DepositHeld {
                    amount: MoneyView::from(deposit.amount),
                    frozen: deposit.freeze.is_some(),
                    change: change.map(MoneyView::from),
                    practice,
                },
                Err(_) => GuestView::Blank,
            },
            Front::DepositSettled(settling) => GuestView::DepositSettled {
                consumed: MoneyView::from(settling.consumed),
                returned: MoneyView::from(settling.returned),
                done: self.is_through(&settling.draws),
                practice,
            },
            _ => GuestView::Blank,
        }
    }
}
