//! The last tender settles the sale: slip, print job and discount in the same commit.

use super::lane::Front;
use super::members::{change_view, loaded_entry};
use super::prints::Planned;
use super::{Counter, Job};
use crate::clock::Now;
use crate::view::{MoneyView, PaidView};
use domain::attempt::{Attempt, Phase};
use domain::deposit::Deposit;
use domain::evidence::PaidFacts;
use domain::fact::{Copy, Entry, Fact, PrintState};
use domain::ids::{SlipNo, TradeNo};
use domain::ledger::{Account, Move, Txn};
use domain::member::Change;
use domain::refund::Source;
use domain::refusal::Refusal;
use domain::sale::{Purpose, Sale, SaleStatus};
use domain::slip::{CardPart, Slip, SlipKind, SlipTender};
use domain::tender::{Method, Tender, WalletPart};
use money::Fen;
use std::collections::BTreeMap;

/// What the last tender of a sale brought, in the commit that settles it.
#[derive(Clone, Copy, Default)]
pub(super) struct Paid<'a> {
    pub attempt: Option<&'a Attempt>,
    /// Paid on top.
    pub deposit: Option<&'a Deposit>,
    /// The member card that paid.
    pub card: Option<&'a Change>,
}

impl Counter {
    /// Adds what settles `sale` to `entries` and marks the sale. A top-up loads its card.
    pub(super) fn settle_entries(
        &self,
        now: Now,
        sale: &mut Sale,
        paid: Paid<'_>,
        entries: &mut Vec<Entry>,
    ) -> Result<Slip, Refusal> {
        let no = self.config.numbering.slip_no(self.counts.slip).ok_or(Refusal::NotConfigured)?;
        let load = self.load_of(sale)?;
        let slip = Slip {
            no: no.clone(),
            kind: SlipKind::Sale,
            original: None,
            gross: sale.entry.gross,
            discount: sale.entry.discount,
            total: sale.entry.due,
            tenders: self.slip_tenders(sale, paid.attempt)?,
            deposits: paid.deposit.map(|deposit| self.taken_part(deposit)).into_iter().collect(),
            cards: self.sale_cards(sale, load.as_ref(), paid.card)?,
            ..self.blank_slip(now, sale)
        };
        let discount = Txn::transfer(
            format!("settle-{}", sale.id.0),
            Account::MerchantDiscount,
            Account::Sales,
            sale.entry.discount,
        );
        let moves = if sale.entry.discount.is_zero() { Vec::new() } else { vec![Move::Direct(discount)] };
        entries.push(Entry::with(Fact::SaleSettled { sale: sale.id, slip: no }, moves));
        entries.extend(load.as_ref().map(|plan| loaded_entry(sale, plan)));
        self.slip_entries(&slip, entries);
        sale.status = SaleStatus::Settled;
        Ok(slip)
    }

    /// The fields every slip of a sale shares.
    pub(super) fn blank_slip(&self, now: Now, sale: &Sale) -> Slip {
        Slip { sale: sale.id, ..self.bare_slip(now, SlipNo(String::new()), SlipKind::Sale) }
    }

    /// The slip is a fact; it goes to the printer in the same commit when the printer is free.
    pub(super) fn slip_entries(&self, slip: &Slip, entries: &mut Vec<Entry>) {
        entries.push(Entry::plain(Fact::SlipIssued { slip: slip.clone() }));
        for print in self.planned_prints(slip) {
            let Planned { job, role, sent, .. } = print;
            let (slip, copy) = (slip.no.clone(), Copy::First);
            entries.push(Entry::plain(Fact::PrintQueued { job, slip, copy, role }));
            if sent {
                entries.push(Entry::plain(Fact::PrintMoved { job, state: PrintState::Sent }));
            }
        }
    }

    /// After the commit of a slip: its number is used, its jobs are in the queue or on their way.
    pub(super) fn slip_issued(&mut self, now: Now, slip: &Slip) {
        self.counts.slip += 1;
        self.last_slip = Some(slip.no.clone());
        let copy = Copy::First;
        for print in self.planned_prints(slip) {
            let Planned { job, role, sent, .. } = print;
            self.counts.job += 1;
            let state = if sent { PrintState::Sent } else { PrintState::Queued };
            self.jobs.insert(job, Job { slip: slip.no.clone(), copy, role, state, retry: now.moment });
            if sent {
                self.hand_to_printer(print, slip, copy);
            }
        }
    }

    fn slip_tenders(&self, sale: &Sale, fresh: Option<&Attempt>) -> Result<Vec<SlipTender>, Refusal> {
        let mut paid: BTreeMap<TradeNo, PaidFacts> = BTreeMap::new();
        let wallets = sale.tenders.iter().filter(|t| matches!(t, Tender::Wallet { .. })).count();
        if wallets > usize::from(fresh.is_some()) {
            for attempt in self.book.attempts_of(sale.id).map_err(|_| Refusal::BookTrouble)? {
                if let Phase::Paid(facts) = attempt.phase {
                    paid.insert(attempt.no, facts);
                }
            }
        }
        if let Some(Attempt { no, phase: Phase::Paid(facts), .. }) = fresh {
            paid.insert(no.clone(), facts.clone());
        }
        Ok(sale.tenders.iter().filter_map(|tender| slip_tender(tender, &paid)).collect())
    }

    /// After the commit: numbers, print, and the green card when the sale is on the main screen.
    pub(super) fn settled(&mut self, now: Now, sale: &Sale, slip: &Slip, front: bool) {
        self.slip_issued(now, slip);
        self.sales.remove(&sale.id);
        let view = PaidView {
            cards: slip.cards.iter().map(change_view).collect(),
            amount: MoneyView::from(paid_in_all(sale)),
            tenders: self.tender_views(sale),
            change: change_of(sale).map(MoneyView::from),
            deposit: (!sale.entry.deposit.is_zero()).then(|| MoneyView::from(sale.entry.deposit)),
            slip: slip.no.0.clone(),
            late: !front,
        };
        if sale.purpose != Purpose::Goods {
            self.say_loaded(slip);
        }
        if front {
            self.lane.clear();
            self.lane.change = self.change_to_keep(sale);
            self.lane.front = Front::Paid(Box::new(view));
        }
    }
}

/// The sale and the deposit that is paid with it, as the guest pays both in one.
pub(super) fn paid_in_all(sale: &Sale) -> Fen {
    sale.entry.due.plus(sale.entry.deposit).unwrap_or(Fen::MAX)
}

/// Cash to give back, `None` without cash.
pub(super) fn change_of(sale: &Sale) -> Option<Fen> {
    let given = sale.tenders.iter().filter_map(|tender| match tender {
        Tender::Cash { change, .. } => Some(*change),
        _ => None,
    });
    // notes that were a part gave none
    given.max()
}

fn slip_tender(tender: &Tender, paid: &BTreeMap<TradeNo, PaidFacts>) -> Option<SlipTender> {
    match tender {
        Tender::Wallet { no, wallet, amount, part: WalletPart::Paid, held } => {
            let facts = paid.get(no);
            // as the guest's wallet tells it: with the deposit that was charged on top
            let amount = amount.plus(*held).unwrap_or(*amount);
            Some(SlipTender::Wallet {
                wallet: *wallet,
                amount,
                guest_paid: facts.map_or(amount, |facts| facts.guest_paid),
                no: no.clone(),
                transaction_id: facts.and_then(|facts| facts.transaction_id.clone()),
            })
        }
        Tender::Wallet { .. } => None,
        Tender::Cash { amount, rounding, received, change, held } => Some(SlipTender::Cash {
            amount: amount.plus(*held).unwrap_or(*amount),
            rounding: *rounding,
            received: *received,
            change: *change,
        }),
        Tender::Record { kind, amount, reference } => {
            Some(SlipTender::Record { kind: *kind, amount: *amount, reference: reference.clone() })
        }
        Tender::Member { card, spent } => Some(SlipTender::Member { card: *card, spent: *spent }),
        Tender::Deposit { deposit, back, amount } => {
            let (deposit, amount) = (*deposit, *amount);
            Some(SlipTender::Deposit { deposit, method: method_of(back), amount })
        }
    }
}

/// The method a source's money lies in.
pub(super) const fn method_of(source: &Source) -> Method {
    match source {
        Source::Wallet { wallet, .. } | Source::Consumed { wallet, .. } => Method::of_wallet(*wallet),
        Source::Cash => Method::Cash,
        Source::Record(kind) => Method::of_record(*kind),
        Source::Member { .. } => Method::MemberCard,
    }
}

/// The slip of one refund.
pub(super) fn slip_of_refund(
    blank: Slip,
    no: SlipNo,
    original: Option<SlipNo>,
    refund: &domain::refund::Refund,
    part: Option<CardPart>,
) -> Slip {
    use domain::refund::Phase as RefundPhase;
    let amount = refund.amount;
    let line = match &refund.source {
        Source::Wallet { of, wallet, .. } | Source::Consumed { of, wallet, .. } => SlipTender::WalletRefund {
            wallet: *wallet,
            amount,
            no: refund.no.clone(),
            of: of.clone(),
            arrived: refund.phase == RefundPhase::Done,
        },
        Source::Cash => SlipTender::CashRefund { amount },
        Source::Record(kind) => SlipTender::RecordRefund { kind: *kind, amount },
        Source::Member { card, .. } => {
            // after a replacement the new one took it
            SlipTender::MemberRefund { card: part.map_or(*card, |part| part.card), amount }
        }
    };
    Slip {
        no,
        original,
        kind: if refund.orphan { SlipKind::Orphan } else { SlipKind::Refund },
        gross: amount,
        total: amount,
        tenders: vec![line],
        cards: part.into_iter().collect(),
        reason: refund.reason.clone(),
        ..blank
    }
}
