//! Draws on their way: numbered and committed before they leave, repeated under their number until known.

use super::super::refunds::{coupon, recoup};
use super::super::{Counter, Output, Ticket};
use super::settle::Known;
use super::{Settlement, slips};
use crate::clock::Now;
use domain::cloud::{CloudCall, ConsumeCall, RefundCall, ReleaseCall};
use domain::deposit::{Deposit, Draw, DrawKind, Hold, standing, step_draw};
use domain::entry::Entry as Typed;
use domain::fact::{Entry, Fact};
use domain::ids::{DepositId, SaleId, SlipNo, TradeNo};
use domain::ledger::{Account, Move, Posting, Txn, TxnId};
use domain::refund::{Asked, Effect, Event, Phase, Rules, Source};
use domain::refusal::Refusal;
use domain::sale::Sale;
use domain::slip::{Slip, SlipKind, SlipTender};
use domain::tender::Tender;
use money::Fen;

/// What one commit writes beside the draws themselves.
#[derive(Default)]
pub(super) struct Books {
    pub entries: Vec<Entry>,
    /// Sales that consumptions became. Their slips are kept for reprints; the paper is the settlement's.
    sold: u64,
    slip: Option<Slip>,
}

impl Counter {
    pub(super) fn due_draws(&mut self, now: Now) {
        let due = |draw: &&Draw| draw.course.next.is_some_and(|at| at <= now.moment);
        let due: Vec<TradeNo> =
            self.deposits.draws.values().filter(due).map(|draw| draw.no.clone()).collect();
        for no in due {
            let _later = self.move_draw(now, &no, Event::Due);
        }
    }

    pub(in crate::engine) fn heard_draw(
        &mut self,
        now: Now,
        no: &TradeNo,
        event: Event,
    ) -> Result<(), Refusal> {
        self.move_draw(now, no, event)
    }

    /// Steps one draw. The commit comes first; without it nothing changes and nothing leaves.
    pub(in crate::engine) fn move_draw(
        &mut self,
        now: Now,
        no: &TradeNo,
        event: Event,
    ) -> Result<(), Refusal> {
        let before = self.deposits.draws.get(no).cloned().ok_or(Refusal::CaseUnknown)?;
        let rules = Rules { policy: &self.config.policies.refund };
        let pause = rules.policy.pause;
        let step = step_draw(&before, event, rules, now.moment);
        if step.durable {
            if let Err(refusal) = self.commit_draw(now, &step.next) {
                if let Some(draw) = self.deposits.draws.get_mut(no) {
                    draw.course.next = Some(now.moment.after(pause));
                }
                return Err(refusal);
            }
        } else {
            self.deposits.draws.insert(no.clone(), step.next.clone());
        }
        for effect in step.effects {
            self.act_on_draw(now, &step.next, effect);
        }
        Ok(())
    }

    /// After the commit that opened it.
    pub(super) fn send_draw(&mut self, now: Now, no: &TradeNo) {
        let Some(draw) = self.deposits.draws.get(no).filter(|draw| draw.phase == Phase::Dispatched) else {
            return;
        };
        let rules = Rules { policy: &self.config.policies.refund };
        let step = step_draw(draw, Event::Dispatch, rules, now.moment);
        self.deposits.draws.insert(no.clone(), step.next.clone());
        for effect in step.effects {
            self.act_on_draw(now, &step.next, effect);
        }
    }

    /// A durable move with all that follows from it in one transaction: a consumption becomes a settled sale, and
    /// the last draw of a settlement brings its slip.
    fn commit_draw(&mut self, now: Now, next: &Draw) -> Result<(), Refusal> {
        let (deposit, mut draws) = self.known_deposit(next.deposit)?;
        for draw in draws.iter_mut().filter(|draw| draw.no == next.no) {
            draw.clone_from(next);
        }
        let mut books = Books::default();
        books.entries.push(moved_entry(&deposit, next));
        if next.phase == Phase::Done {
            self.sell(now, &deposit, &draws, next, &mut books)?;
        }
        let through = self.settlement_through(next);
        if let Some((_, settlement)) = &through {
            let known = self.settlement_parts(settlement, next)?;
            let approved_by = settlement.approved_by.clone();
            self.print_settlement(now, &known, &settlement.draws, approved_by, &mut books);
        }
        self.commit(now, &books.entries)?;

        self.deposits.draws.insert(next.no.clone(), next.clone());
        self.booked(now, books);
        if matches!(next.phase, Phase::Failed(_)) {
            self.draw_failed(now, &deposit, next);
        }
        if let Some((place, settlement)) = through {
            self.deposits.settlements.swap_remove(place);
            self.say_settled(&settlement.draws);
            let ids: Vec<DepositId> = self.deposits.open.keys().copied().collect();
            for id in ids {
                self.deposits.forget_if_done(id);
            }
        }
        Ok(())
    }

    /// The settlement that this draw's end completes.
    fn settlement_through(&self, next: &Draw) -> Option<(usize, Settlement)> {
        let all = &self.deposits.settlements;
        let place = all.iter().position(|settlement| settlement.draws.contains(&next.no))?;
        let settlement = all.get(place)?;
        let decided = |no: &TradeNo| match self.deposits.draws.get(no) {
            _ if *no == next.no => next.phase.is_final(),
            draw => draw.is_none_or(|draw| draw.phase.is_final()),
        };
        settlement.draws.iter().all(decided).then(|| (place, settlement.clone()))
    }

    /// The deposits of a settlement with their draws, among them `next` as it will be.
    fn settlement_parts(&self, settlement: &Settlement, next: &Draw) -> Result<Vec<Known>, Refusal> {
        let mut known: Vec<Known> = Vec::new();
        for draw in settlement.draws.iter().filter_map(|no| self.deposits.draws.get(no)) {
            if known.iter().all(|(deposit, _)| deposit.id != draw.deposit) {
                let (deposit, mut draws) = self.known_deposit(draw.deposit)?;
                for draw in draws.iter_mut().filter(|draw| draw.no == next.no) {
                    draw.clone_from(next);
                }
                known.push((deposit, draws));
            }
        }
        Ok(known)
    }

    /// A consumption is a sale, paid from the deposit and settled at once.
    pub(super) fn sell(
        &self,
        now: Now,
        deposit: &Deposit,
        draws: &[Draw],
        draw: &Draw,
        books: &mut Books,
    ) -> Result<(), Refusal> {
        if draw.kind != DrawKind::Consume {
            return Ok(());
        }
        let sale = SaleId(self.counts.sale.saturating_add(books.sold));
        let no = self.config.numbering.slip_no(self.counts.slip.saturating_add(books.sold));
        let no: SlipNo = no.ok_or(Refusal::NotConfigured)?;
        let (amount, method) = (draw.amount, deposit.hold.method());
        let typed = Typed {
            gross: amount,
            discount: Fen::ZERO,
            undiscountable: Fen::ZERO,
            due: amount,
            deposit: Fen::ZERO,
        };
        let tender = Tender::Deposit { deposit: deposit.id, back: back_of(deposit, draw), amount };
        let slip = Slip {
            sale,
            gross: amount,
            total: amount,
            tenders: vec![SlipTender::Deposit { deposit: deposit.id, method, amount }],
            deposits: vec![self.settled_part(deposit, draws, &[draw])],
            ..self.bare_slip(now, no.clone(), SlipKind::Sale)
        };
        books.entries.extend([
            Entry::plain(Fact::SaleOpened { sale: Sale::open(sale, typed) }),
            Entry::plain(Fact::TenderTaken { sale, tender }),
            Entry::plain(Fact::SaleSettled { sale, slip: no }),
            Entry::plain(Fact::SlipIssued { slip }),
        ]);
        books.sold = books.sold.saturating_add(1);
        Ok(())
    }

    /// One slip for a settlement of which something was done.
    pub(super) fn print_settlement(
        &self,
        now: Now,
        known: &[Known],
        numbers: &[TradeNo],
        approved_by: String,
        books: &mut Books,
    ) {
        let own = |draw: &Draw| numbers.contains(&draw.no);
        let done = |draw: &Draw| own(draw) && draw.phase == Phase::Done;
        let anything = known.iter().flat_map(|(_, draws)| draws).any(done);
        let no = self.config.numbering.slip_no(self.counts.slip.saturating_add(books.sold));
        let Some(no) = no.filter(|_| anything) else { return };
        let slip = Slip { approved_by, ..self.settled_slip(now, no, known, own) };
        self.slip_entries(&slip, &mut books.entries);
        books.slip = Some(slip);
    }

    /// After the commit: numbers are used, and the settlement's slip is on its way to paper.
    pub(super) fn booked(&mut self, now: Now, books: Books) {
        self.counts.sale = self.counts.sale.saturating_add(books.sold);
        self.counts.slip = self.counts.slip.saturating_add(books.sold);
        if let Some(slip) = &books.slip {
            self.slip_issued(now, slip);
        }
    }

    fn act_on_draw(&mut self, now: Now, draw: &Draw, effect: Effect) {
        let Ok((deposit, draws)) = self.known_deposit(draw.deposit) else { return };
        let Some((asked, call)) = call(&deposit, &draws, draw, effect) else { return };
        let ticket = Ticket::Draw { no: draw.no.clone(), asked };
        self.out.push(Output::Call { ticket, sent: now.moment, call });
    }

    /// What was left open: freezes and draws are asked about first. Draws that were opened in one commit are one
    /// settlement.
    pub(in crate::engine) fn take_up_deposits(&mut self, now: Now) -> Result<(), Refusal> {
        let freezing: Vec<DepositId> = self.deposits.freezing().map(|deposit| deposit.id).collect();
        for id in freezing {
            self.move_freeze(now, id, domain::attempt::Event::Restarted)?;
        }
        let open: Vec<Draw> =
            self.deposits.draws.values().filter(|draw| !draw.phase.is_final()).cloned().collect();
        for draw in open {
            self.settlement_again(&draw)?;
            self.move_draw(now, &draw.no, Event::Restarted)?;
        }
        Ok(())
    }

    /// Finds what was settled together with an open draw.
    fn settlement_again(&mut self, open: &Draw) -> Result<(), Refusal> {
        if self.deposits.settlements.iter().any(|settlement| settlement.draws.contains(&open.no)) {
            return Ok(());
        }
        let (deposit, _) = self.known_deposit(open.deposit)?;
        let mut numbers = Vec::new();
        for id in self.stay_ids(&deposit)? {
            let (deposit, draws) = self.known_deposit(id)?;
            let own: Vec<Draw> =
                draws.iter().filter(|draw| draw.dispatched == open.dispatched).cloned().collect();
            if own.is_empty() {
                continue;
            }
            numbers.extend(own.into_iter().map(|draw| draw.no));
            // its slip tells of it, also when nothing of it is left
            self.deposits.open.insert(id, deposit);
            self.deposits.draws.extend(draws.into_iter().map(|draw| (draw.no.clone(), draw)));
        }
        let approved_by = String::new();
        self.deposits.settlements.push(Settlement { draws: numbers, approved_by });
        Ok(())
    }
}

/// How what was consumed can be given back later.
fn back_of(deposit: &Deposit, draw: &Draw) -> Source {
    match (&deposit.hold, &deposit.freeze) {
        (Hold::Frozen { wallet }, Some(freeze)) => Source::Consumed {
            of: draw.no.clone(),
            freeze: freeze.no.clone(),
            wallet: *wallet,
            total: draw.amount,
        },
        (Hold::Paid { wallet, of, total, .. }, _) => {
            Source::Wallet { of: of.clone(), wallet: *wallet, total: *total }
        }
        (Hold::Record(kind), _) => Source::Record(*kind),
        (Hold::Cash | Hold::Frozen { .. }, _) => Source::Cash,
    }
}

/// The call of an effect; a repeat carries the same content, since nothing else of the deposit moves meanwhile.
fn call(deposit: &Deposit, draws: &[Draw], draw: &Draw, effect: Effect) -> Option<(Asked, CloudCall)> {
    let (no, amount, nonce, by) = (draw.no.clone(), draw.amount, draw.nonce.clone(), draw.by.clone());
    let asked = if effect == Effect::Send { Asked::Send } else { Asked::Query };
    let call = match (&deposit.hold, draw.kind, effect) {
        (Hold::Frozen { wallet }, kind, effect) => {
            let (wallet, freeze) = (*wallet, deposit.freeze.as_ref()?.no.clone());
            match (kind, effect) {
                (DrawKind::Consume, Effect::Send) => {
                    // nothing stays frozen behind a consumption that takes or frees all there is
                    let release_rest = standing(deposit, draws).left.is_zero();
                    CloudCall::Consume(ConsumeCall { no, freeze, wallet, amount, release_rest, nonce })
                }
                (DrawKind::Consume, Effect::Ask) => CloudCall::AskConsume { no, freeze, wallet, amount },
                (DrawKind::Release, Effect::Send) => {
                    CloudCall::Release(ReleaseCall { no, freeze, wallet, amount, nonce, by })
                }
                (DrawKind::Release, Effect::Ask) => CloudCall::AskRelease { no, freeze, wallet, amount },
            }
        }
        (Hold::Paid { wallet, of, total, .. }, DrawKind::Release, Effect::Send) => {
            let (of, wallet, total, reason) = (of.clone(), *wallet, *total, String::new());
            let freeze = None;
            CloudCall::Refund(RefundCall { no, of, wallet, total, amount, reason, nonce, freeze, by })
        }
        (Hold::Paid { wallet, of, .. }, DrawKind::Release, Effect::Ask) => {
            CloudCall::AskRefund { no, of: of.clone(), wallet: *wallet, amount }
        }
        // done with their commit
        (Hold::Paid { .. } | Hold::Cash | Hold::Record(_), ..) => return None,
    };
    Some((asked, call))
}

/// The fact of a new draw: what goes through the cloud pends, the rest is final.
pub(super) fn opened_entry(deposit: &Deposit, draw: &Draw) -> Entry {
    let txn = draw_txn(deposit, draw);
    let step = if draw.phase == Phase::Done { Move::Direct(txn) } else { Move::Pend(txn) };
    Entry::with(Fact::DrawOpened { draw: draw.clone() }, vec![step])
}

fn moved_entry(deposit: &Deposit, next: &Draw) -> Entry {
    let txn = txn_id(next);
    let account = deposit.hold.method().account();
    let moves = match next.phase {
        Phase::Done => {
            let cheaper = match (&deposit.hold, next.kind) {
                (Hold::Frozen { .. }, DrawKind::Consume) => {
                    next.settled.and_then(|settled| coupon(&next.no, account, next.amount, settled))
                }
                (Hold::Paid { .. }, DrawKind::Release) => {
                    recoup(&next.no, account, next.amount, next.settled)
                }
                _ => None,
            };
            std::iter::once(Move::Post(txn)).chain(cheaper).collect()
        }
        Phase::Failed(_) => vec![Move::Void(txn)],
        Phase::Dispatched | Phase::Asking(_) | Phase::Accepted => Vec::new(),
    };
    let (no, phase, settled) = (next.no.clone(), next.phase.clone(), next.settled);
    Entry::with(Fact::DrawMoved { no, phase, settled }, moves)
}

fn txn_id(draw: &Draw) -> TxnId {
    TxnId(match draw.kind {
        DrawKind::Consume => format!("consume-{}", draw.no),
        DrawKind::Release => format!("release-{}", draw.no),
    })
}

/// What a draw moves. Money that lies with the shop already goes out of its account and in again, so that the
/// method's sales are complete.
fn draw_txn(deposit: &Deposit, draw: &Draw) -> Txn {
    let TxnId(id) = txn_id(draw);
    let (method, liability) = (deposit.hold.method().account(), deposit.hold.liability());
    let (taken, gone) = (slips::taken_of(draw), draw.amount.plus(draw.freed).unwrap_or(Fen::MAX));
    match (draw.kind, liability) {
        (DrawKind::Consume, Account::DepositsFrozen) => {
            let memorandum = [
                Posting { account: Account::DepositsFrozenContra, delta: gone.as_delta() },
                Posting { account: Account::DepositsFrozen, delta: gone.as_delta().negated() },
            ];
            let mut txn = Txn::transfer(id, method, Account::Sales, taken);
            txn.postings.extend(memorandum);
            txn
        }
        (DrawKind::Consume, _) => Txn::transfer(id, Account::DepositsPaid, Account::Sales, taken)
            .and(Txn::transfer("", method, method, taken)),
        (DrawKind::Release, Account::DepositsFrozen) => {
            Txn::transfer(id, Account::DepositsFrozenContra, Account::DepositsFrozen, gone)
        }
        (DrawKind::Release, _) => Txn::transfer(id, Account::DepositsPaid, method, gone),
    }
}
