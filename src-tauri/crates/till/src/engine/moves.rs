//! What a moved attempt means for its sale, the ledger, the screen and the voice.

use super::deposits::opened_entry;
use super::lane::Front;
use super::refunds::coupon;
use super::settle::Paid;
use super::{Counter, Output};
use crate::clock::Now;
use crate::limits::OPEN_CASES_MAX;
use crate::view::{Code, MoneyView, WalletView};
use domain::attempt::{Attempt, Means, Phase, Want};
use domain::evidence::{Doubt, Reason};
use domain::fact::{Entry, Fact};
use domain::ids::{SaleId, TradeNo};
use domain::ledger::{Account, Move, Txn, TxnId};
use domain::refusal::Refusal;
use domain::sale::{Sale, SaleStatus};
use domain::tender::WalletPart;

impl Counter {
    /// Commits a durable move with all its consequences in one transaction, then applies it.
    pub(super) fn commit_move(&mut self, now: Now, before: &Attempt, next: &Attempt) -> Result<(), Refusal> {
        let mut sale = self.sale_of(next.sale)?;
        let takes = next.want == Want::Keep && sale.takes(&next.no);
        // a top-up that no card can take goes back
        let counted = takes && self.is_loadable(&sale)?;
        let mut entries = vec![move_entry(before, next, counted)];
        sale.mark(&next.no, wallet_part(next, counted));
        let counts = matches!(next.phase, Phase::Paid(_)) && counted;
        let deposit = if counts { self.deposit_with_charge(now, next) } else { None };
        entries.extend(deposit.iter().map(opened_entry));
        let slip = if counts && sale.is_paid_up() {
            let paid = Paid { attempt: Some(next), deposit: deposit.as_ref(), card: None };
            Some(self.settle_entries(now, &mut sale, paid, &mut entries)?)
        } else {
            None
        };
        self.commit(now, &entries)?;

        let was_front = self.lane.attempt() == Some(&next.no);
        let known = sale.clone();
        if self.sales.contains_key(&sale.id) || sale.status == SaleStatus::Open {
            self.sales.insert(sale.id, sale);
        }
        self.install(now, next, counted);
        self.deposit_opened(deposit);
        self.say_move(before, next, counted, was_front);
        if let Some(slip) = slip {
            self.settled(now, &known, &slip, was_front);
        } else if was_front {
            self.front_move(next, counted);
        }
        self.forget_if_done(next.sale);
        Ok(())
    }

    fn install(&mut self, now: Now, next: &Attempt, counted: bool) {
        if next.phase.is_final() {
            if next.phase == Phase::Reversed {
                self.given_back.insert(next.no.clone(), now.moment);
                if self.given_back.len() > OPEN_CASES_MAX {
                    self.given_back.pop_first();
                }
            }
            if matches!(next.phase, Phase::Refused(_)) {
                self.looks.insert(next.no.clone(), next.dispatched.after(self.rules(next).policy.horizon));
            }
            self.attempts.remove(&next.no);
        } else {
            self.attempts.insert(next.no.clone(), next.clone());
        }
        if matches!(next.phase, Phase::Paid(_)) && !counted {
            self.orphans.insert(next.no.clone(), next.clone());
        }
    }

    /// The sale from the working set, or from the book when it is long settled.
    pub(super) fn sale_of(&self, id: SaleId) -> Result<Sale, Refusal> {
        match self.sales.get(&id) {
            Some(sale) => Ok(sale.clone()),
            None => self.book.sale(id).map_err(|_| Refusal::BookTrouble)?.ok_or(Refusal::SaleUnknown),
        }
    }

    /// A sale leaves the working set once it is closed and nothing of it is undecided.
    pub(super) fn forget_if_done(&mut self, id: SaleId) {
        let open = self.attempts.values().any(|attempt| attempt.sale == id);
        let closed = self.sales.get(&id).is_some_and(|sale| sale.status != SaleStatus::Open);
        if closed && !open {
            self.sales.remove(&id);
        }
    }

    /// The main screen follows its own attempt.
    fn front_move(&mut self, next: &Attempt, counted: bool) {
        let amount = Some(MoneyView::from(next.amount));
        let wallet = Some(WalletView::from(next.wallet));
        match &next.phase {
            Phase::Paid(_) if counted => self.lane.front = Front::Amount,
            Phase::Paid(_) => {
                self.lane.front = Front::Refused { card: Code("CardGivingBack".to_owned()), wallet, amount };
            }
            phase if phase.is_dead() => {
                self.lane.front = Front::Refused { card: dead_card(phase), wallet, amount };
            }
            _ => {}
        }
    }

    fn say_move(&mut self, before: &Attempt, next: &Attempt, counted: bool, front: bool) {
        let phrase = match &next.phase {
            Phase::Paid(_) if counted => Some(self.paid_phrase(next, !front)),
            Phase::Paid(_) => None,
            Phase::Reversing if before.phase != Phase::Reversing => Some("交易未成功，正在撤销".to_owned()),
            Phase::Reversed => Some("未收款，款项已退回".to_owned()),
            phase if phase.is_dead() && front && self.config.speech.failed => {
                Some("未付款，请换一种方式".to_owned())
            }
            Phase::Asking(Doubt::Typing) => Some("请输入密码".to_owned()),
            _ if front && self.turns_doubtful(before, next) => Some("正在核实，请稍候".to_owned()),
            _ => None,
        };
        if let Some(phrase) = phrase {
            self.out.push(Output::Say(phrase));
        }
    }

    /// A doubt that changes without a commit may still be worth a word.
    pub(super) fn colour(&mut self, before: &Attempt, next: &Attempt) {
        let typing = Phase::Asking(Doubt::Typing);
        if next.phase == typing && before.phase != typing {
            self.out.push(Output::Say("请输入密码".to_owned()));
        } else if self.lane.attempt() == Some(&next.no) && self.turns_doubtful(before, next) {
            self.out.push(Output::Say("正在核实，请稍候".to_owned()));
        }
    }

    /// The first doubt about a scanned payment is worth a word, so that nobody scans again meanwhile.
    pub(super) fn turns_doubtful(&self, before: &Attempt, next: &Attempt) -> bool {
        let doubtful =
            matches!(next.phase, Phase::Asking(doubt) if !matches!(doubt, Doubt::Typing | Doubt::Confirming));
        let asked_before = matches!(before.phase, Phase::Asking(_));
        self.config.speech.waiting && doubtful && !asked_before && next.means == Means::Scanned
    }

    /// Facts that send the money of undecided attempts back, whatever they bring.
    pub(super) fn unwant_entries(&self, numbers: &[TradeNo]) -> Vec<Entry> {
        numbers
            .iter()
            .filter_map(|no| self.attempts.get(no))
            .map(|attempt| {
                Entry::plain(Fact::AttemptMoved {
                    no: attempt.no.clone(),
                    phase: attempt.phase.clone(),
                    want: Want::GiveBack,
                })
            })
            .collect()
    }

    /// After their commit: the attempts strive for giving back from now on.
    pub(super) fn apply_unwanted(&mut self, now: Now, numbers: &[TradeNo]) {
        for no in numbers {
            if let Some(attempt) = self.attempts.get_mut(no) {
                attempt.want = Want::GiveBack;
                let _decided = self.move_attempt(now, no, domain::attempt::Event::GiveBack);
            }
        }
    }
}

/// The fact of a move and what it does to the ledger.
fn move_entry(before: &Attempt, next: &Attempt, counted: bool) -> Entry {
    let no = next.no.clone();
    let pay = TxnId(format!("pay-{no}"));
    match &next.phase {
        Phase::Paid(paid) => {
            let fact = Fact::AttemptPaid { no, paid: paid.clone(), counted, want: next.want };
            let account = Account::Clearing(next.wallet);
            let cheaper = coupon(&next.no, account, next.amount, paid.settled);
            if counted {
                return Entry::with(fact, std::iter::once(Move::Post(pay)).chain(cheaper).collect());
            }
            let id = format!("orphan-{}", next.no);
            let owed = Move::Direct(Txn::transfer(id, account, Account::OrphanCharges, next.amount));
            // a dead attempt's posting is void already
            let void = (!before.phase.is_dead()).then_some(Move::Void(pay));
            Entry::with(fact, void.into_iter().chain([owed]).chain(cheaper).collect())
        }
        phase => {
            let moves = if phase.is_dead() { vec![Move::Void(pay)] } else { Vec::new() };
            Entry::with(Fact::AttemptMoved { no, phase: phase.clone(), want: next.want }, moves)
        }
    }
}

const fn wallet_part(next: &Attempt, counted: bool) -> WalletPart {
    match (&next.phase, next.want) {
        (Phase::Paid(_), _) if counted => WalletPart::Paid,
        (Phase::Paid(_), _) => WalletPart::Orphan,
        (phase, _) if phase.is_dead() => WalletPart::Dead,
        (_, Want::GiveBack) => WalletPart::Unwanted,
        (_, Want::Keep) => WalletPart::Open,
    }
}

/// The card for a payment that is proven not to have happened.
pub(super) fn dead_card(phase: &Phase) -> Code {
    match phase {
        Phase::Refused(reason) => Code::from(*reason),
        Phase::Reversed => Code("CardReversed".to_owned()),
        // nothing ever left, or the cloud never saw it
        _ => Code::from(Reason::Unreachable),
    }
}
