//! Refunds: numbered and committed before they leave, asked about until known.

use super::lane::Front;
use super::members::{Back, Way, plan_back, way_entry};
use super::{Counter, Output, Ticket};
use crate::clock::Now;
use crate::view::{Code, MoneyView, WalletView};
use domain::cloud::{CloudCall, RefundCall};
use domain::fact::{DrawerReason, Entry, Fact};
use domain::ids::{SaleId, TradeNo};
use domain::ledger::{Account, Move, Txn, TxnId};
use domain::refund::{self, Asked, CardBack, Effect, Event, Part, Phase, Refund, Rules, Source};
use domain::refusal::Refusal;
use domain::sale::{Purpose, Sale};
use money::{Fen, parse_amount};

/// Longest reason, in characters (cpay 569/37673: `refund_reason` S64).
const REASON_MAX: usize = 60;

impl Counter {
    /// Gives back `amount` of a settled sale (all that is left when empty).
    pub(super) fn refund(&mut self, now: Now, id: SaleId, amount: &str, reason: &str) -> Result<(), Refusal> {
        let sale = self.sale_of(id)?;
        let known = self.book.refunds_of(id).map_err(|_| Refusal::BookTrouble)?;
        let amount = if amount.trim().is_empty() { None } else { Some(parse_amount(amount)?) };
        let back = plan_back(&self.book, &self.programme_or_plain(), &sale, &known, amount)?;
        self.begin_back(now, &sale, back, reason)
    }

    /// A refund as it was planned: on the screen, on the book, on its way.
    pub(super) fn begin_back(
        &mut self,
        now: Now,
        sale: &Sale,
        back: Back,
        reason: &str,
    ) -> Result<(), Refusal> {
        let needs_cloud = back.ways.iter().any(|way| way.part.source.order().is_some());
        if needs_cloud {
            self.may_use_wallets()?;
        }
        if back.ways.iter().any(|way| way.part.source == Source::Cash) {
            self.cash_may_move()?;
        }
        self.roll_day(now)?;
        let total = back.total();
        self.refund_ways(now, sale, back.ways, reason, Vec::new())?;
        self.lane.clear();
        self.lane.front = Front::Refunded { amount: MoneyView::from(total), arrived: !needs_cloud };
        Ok(())
    }

    /// Opens one refund per way behind `entries`, all in one commit, then sends them.
    pub(super) fn refund_ways(
        &mut self,
        now: Now,
        sale: &Sale,
        ways: Vec<Way>,
        reason: &str,
        mut entries: Vec<Entry>,
    ) -> Result<(), Refusal> {
        let mut opened = Vec::new();
        for (count, way) in (self.counts.trade..).zip(ways) {
            let no = self.config.numbering.trade_no(count).ok_or(Refusal::NotConfigured)?;
            let bare = self.new_refund(now, no, sale.id, way.part.clone(), reason, false);
            let refund = Refund { card: way.card, ..bare };
            entries.push(open_entry(sale.purpose, &refund));
            entries.extend(way_entry(&way, &refund));
            opened.push(refund);
        }
        let cash = opened.iter().any(|refund| refund.source == Source::Cash);
        if cash {
            entries.push(Entry::plain(Fact::DrawerOpened { reason: DrawerReason::Cash }));
        }
        self.commit(now, &entries)?;

        self.counts.trade += u64::try_from(opened.len()).unwrap_or(0);
        self.note_approver(opened.iter().map(|refund| &refund.no));
        if cash {
            self.kick();
        }
        for refund in opened {
            self.launch(now, sale, refund);
        }
        Ok(())
    }

    pub(super) fn new_refund(
        &mut self,
        now: Now,
        no: TradeNo,
        sale: SaleId,
        part: Part,
        reason: &str,
        orphan: bool,
    ) -> Refund {
        let wallet = part.source.order().is_some();
        // an orphan charge goes back by itself, in the merchant's own right
        let by = if orphan { None } else { self.authority() };
        Refund {
            no,
            sale,
            source: part.source,
            amount: part.amount,
            orphan,
            reason: reason.chars().filter(|c| !c.is_control()).take(REASON_MAX).collect(),
            nonce: (self.nonces)(),
            phase: if wallet { Phase::Dispatched } else { Phase::Done },
            dispatched: now.moment,
            by,
            settled: None,
            card: None,
            course: refund::Course::default(),
        }
    }

    /// After its commit: a wallet refund is sent, cash and bookkeeping are done and get their slip.
    pub(super) fn launch(&mut self, now: Now, sale: &Sale, refund: Refund) {
        if refund.phase == Phase::Done {
            self.refund_slip(now, sale, &refund);
            self.say_refund(&refund);
            return;
        }
        let rules = Rules { policy: &self.config.policies.refund };
        let step = refund::step(&refund, Event::Dispatch, rules, now.moment);
        self.refunds.insert(refund.no.clone(), step.next.clone());
        for effect in step.effects {
            self.act_on_refund(now, &step.next, effect);
        }
    }

    pub(super) fn due_refunds(&mut self, now: Now) {
        let due: Vec<TradeNo> = self
            .refunds
            .values()
            .filter(|refund| refund.course.next.is_some_and(|at| at <= now.moment))
            .map(|refund| refund.no.clone())
            .collect();
        for no in due {
            let _later = self.move_refund(now, &no, Event::Due);
        }
    }

    pub(super) fn move_refund(&mut self, now: Now, no: &TradeNo, event: Event) -> Result<(), Refusal> {
        let Some(before) = self.refunds.get(no).cloned() else { return Err(Refusal::CaseUnknown) };
        let rules = Rules { policy: &self.config.policies.refund };
        let pause = rules.policy.pause;
        let step = refund::step(&before, event, rules, now.moment);
        if step.durable
            && let Err(refusal) = self.commit_moved(now, &step.next)
        {
            if let Some(refund) = self.refunds.get_mut(no) {
                refund.course.next = Some(now.moment.after(pause));
            }
            return Err(refusal);
        }
        self.refunds.insert(no.clone(), step.next.clone());
        if step.durable {
            self.refund_moved(now, &before, &step.next);
        }
        for effect in step.effects {
            self.act_on_refund(now, &step.next, effect);
        }
        Ok(())
    }

    fn commit_moved(&mut self, now: Now, next: &Refund) -> Result<(), Refusal> {
        let entries: Vec<Entry> = std::iter::once(moved_entry(next)).chain(self.reload_of(next)?).collect();
        self.commit(now, &entries)
    }

    /// Accepted or done for the first time: slip and voice. Failed: a case for the cashier.
    fn refund_moved(&mut self, now: Now, before: &Refund, next: &Refund) {
        let accepted = |phase: &Phase| matches!(phase, Phase::Accepted | Phase::Done);
        if accepted(&next.phase) && !accepted(&before.phase) {
            if let Ok(sale) = self.sale_of(next.sale) {
                self.refund_slip(now, &sale, next);
            }
            self.say_refund(next);
            if let Front::Refunded { arrived, .. } = &mut self.lane.front {
                *arrived = next.phase == Phase::Done;
            }
        }
        if next.phase.is_final() {
            self.refunds.remove(&next.no);
        }
        if let Phase::Failed(reason) = &next.phase {
            self.refund_failed(next, Code::from(*reason));
        }
    }

    fn refund_failed(&mut self, refund: &Refund, card: Code) {
        if refund.orphan {
            self.orphan_refund_failed(refund);
            return;
        }
        self.failed_refunds.insert(refund.no.clone(), refund.clone());
        let wallet = refund.source.order().map(|(_, wallet, _)| WalletView::from(wallet));
        if matches!(self.lane.front, Front::Refunded { .. } | Front::Amount) && self.lane.text.is_empty() {
            self.lane.front = Front::Refused { card, wallet, amount: Some(MoneyView::from(refund.amount)) };
        }
    }

    fn act_on_refund(&mut self, now: Now, refund: &Refund, effect: Effect) {
        let Some((of, wallet, total)) = refund.source.order() else { return };
        let (no, of, amount) = (refund.no.clone(), of.clone(), refund.amount);
        let (asked, call) = match effect {
            Effect::Send => {
                let freeze = match &refund.source {
                    Source::Consumed { freeze, .. } => Some(freeze.clone()),
                    Source::Wallet { .. } | Source::Cash | Source::Record(_) | Source::Member { .. } => None,
                };
                let (reason, nonce, by) = (refund.reason.clone(), refund.nonce.clone(), refund.by.clone());
                let call = RefundCall { no, of, wallet, total, amount, reason, nonce, freeze, by };
                (Asked::Send, CloudCall::Refund(call))
            }
            Effect::Ask => (Asked::Query, CloudCall::AskRefund { no, of, wallet, amount }),
        };
        let ticket = Ticket::Refund { no: refund.no.clone(), asked };
        self.out.push(Output::Call { ticket, sent: now.moment, call });
    }
}

/// The account a refund is charged to.
const fn charged(purpose: Purpose, refund: &Refund) -> Account {
    if refund.orphan { Account::OrphanCharges } else { purpose.charged() }
}

pub(super) fn open_entry(purpose: Purpose, refund: &Refund) -> Entry {
    let (id, debit) = (format!("refund-{}", refund.no), charged(purpose, refund));
    let txn = match &refund.card {
        Some(CardBack::Spent(is)) => Txn::transfer(id, debit, Account::MemberPrincipal, is.principal)
            .and(Txn::transfer("", debit, Account::MemberGift, is.gift)),
        _ => Txn::transfer(id, debit, refund.source.account(), refund.amount),
    };
    let step = if refund.phase == Phase::Done { Move::Direct(txn) } else { Move::Pend(txn) };
    Entry::with(Fact::RefundOpened { refund: refund.clone() }, vec![step])
}

fn moved_entry(next: &Refund) -> Entry {
    let txn = TxnId(format!("refund-{}", next.no));
    let moves = match next.phase {
        Phase::Done => {
            let account = next.source.account();
            let cheaper = recoup(&next.no, account, next.amount, next.settled);
            std::iter::once(Move::Post(txn)).chain(cheaper).collect()
        }
        Phase::Failed(_) => vec![Move::Void(txn)],
        Phase::Dispatched | Phase::Asking(_) | Phase::Accepted => Vec::new(),
    };
    let settled = next.settled;
    Entry::with(Fact::RefundMoved { no: next.no.clone(), phase: next.phase.clone(), settled }, moves)
}

/// What a payment or consumption settles for less: the shop bears that coupon.
pub(super) fn coupon(no: &TradeNo, clearing: Account, amount: Fen, settled: Fen) -> Option<Move> {
    let less = amount.less(settled).filter(|less| !less.is_zero())?;
    let id = format!("coupon-{no}");
    Some(Move::Direct(Txn::transfer(id, Account::WalletDiscount, clearing, less)))
}

/// What a way back takes less from the settlement: its part of the coupon comes back to the shop.
pub(super) fn recoup(no: &TradeNo, clearing: Account, amount: Fen, settled: Option<Fen>) -> Option<Move> {
    let less = amount.less(settled?).filter(|less| !less.is_zero())?;
    let id = format!("recoup-{no}");
    Some(Move::Direct(Txn::transfer(id, clearing, Account::WalletDiscount, less)))
}
