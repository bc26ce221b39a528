//! Member cards: every balance is its moves and never negative, the limits hold, every top-up that was paid is
//! loaded exactly once, and the liabilities in the ledger are what is on the cards.

use super::walk;
use domain::fact::{Entry, Fact};
use domain::ids::{BatchId, SaleId};
use domain::ledger::Account;
use domain::member::{
    Card, CardId, Change, Limits, Move, MoveKind, Standing, Why, check_balance, check_limit,
};
use domain::refund::{self, Refund, Source};
use domain::sale::{Purpose, Sale, SaleStatus};
use domain::tender::Tender;
use domain::time::BusinessDate;
use money::{Fen, FenDelta};
use std::collections::BTreeMap;
use store::{Book, Over};

#[derive(Default)]
struct House {
    limits: Limits,
    cards: BTreeMap<CardId, Card>,
    /// Rows of batches, in their order.
    staged: BTreeMap<BatchId, Vec<Card>>,
    /// The day of the fact.
    day: BusinessDate,
    moves: BTreeMap<CardId, Vec<Move>>,
    sales: BTreeMap<SaleId, Sale>,
    /// How often each top-up came onto its card.
    loads: BTreeMap<SaleId, u32>,
    refunds: BTreeMap<String, Refund>,
    findings: Vec<String>,
}

pub(super) fn audit(book: &Book, out: &mut Vec<String>) {
    let mut house = House::default();
    if let Err(problem) = walk(book, |stamp, entry| {
        house.day = stamp.business_date;
        house.take(entry);
    }) {
        out.push(problem);
        return;
    }
    out.append(&mut house.findings);
    house.balances(book, out);
    house.top_ups(out);
    house.given_back(out);
    house.ledger(book, out);
}

impl House {
    fn take(&mut self, entry: &Entry) {
        match &entry.fact {
            Fact::CardOpened { card } => self.opened(*card),
            Fact::CardsMoved { moves, why, .. } => self.moved(moves, why),
            Fact::CardsStaged { batch, first, rows } => {
                let card = |(id, (principal, gift)): (u64, &(Fen, Fen))| {
                    let blank = Card::new(CardId(id), true, self.day);
                    Card { principal: *principal, gift: *gift, ..blank }
                };
                self.staged.entry(*batch).or_default().extend((first.0..).zip(rows).map(card));
            }
            Fact::BatchDropped { batch } => {
                self.staged.remove(batch);
            }
            Fact::BatchImported { batch, .. } => self.brought(*batch, MoveKind::Opening),
            Fact::BatchUndone { batch } => self.brought(*batch, MoveKind::OpeningUndone),
            Fact::SaleOpened { sale } => {
                self.sales.insert(sale.id, sale.clone());
            }
            Fact::TenderTaken { sale, tender } => {
                if let Some(sale) = self.sales.get_mut(sale) {
                    sale.tenders.push(tender.clone());
                }
            }
            Fact::SaleSettled { sale, .. } => self.status(*sale, SaleStatus::Settled),
            Fact::SaleAbandoned { sale } => self.status(*sale, SaleStatus::Abandoned),
            Fact::RefundOpened { refund } => {
                self.refunds.insert(refund.no.to_string(), refund.clone());
            }
            Fact::RefundMoved { no, phase, .. } => {
                if let Some(refund) = self.refunds.get_mut(no.as_str()) {
                    refund.phase = phase.clone();
                }
            }
            _ => {}
        }
    }

    fn opened(&mut self, card: Card) {
        if !card.total().is_zero() || self.cards.insert(card.id, card).is_some() {
            self.findings.push(format!("card {} was opened wrongly", card.id.0));
        }
    }

    fn status(&mut self, sale: SaleId, status: SaleStatus) {
        if let Some(sale) = self.sales.get_mut(&sale) {
            sale.status = status;
        }
    }

    /// New cards of a batch begin or end; balances onto cards that were there are none of these days' imports.
    fn brought(&mut self, batch: BatchId, kind: MoveKind) {
        for card in self.staged.get(&batch).cloned().unwrap_or_default() {
            let id = card.id;
            if kind == MoveKind::Opening {
                let (principal, gift) = (card.principal.as_delta(), card.gift.as_delta());
                self.cards.insert(id, Card::new(id, card.named, card.opened));
                self.moved(&[Move { card: id, kind, principal, gift }], &Why::Desk);
            } else if self.cards.remove(&id) != Some(card) {
                self.findings.push(format!("card {} was used before its batch was undone", id.0));
            }
        }
    }

    fn moved(&mut self, moves: &[Move], why: &Why) {
        for own in moves {
            let Some(before) = self.cards.get(&own.card).copied() else {
                self.findings.push(format!("card {} moved before it was opened", own.card.0));
                continue;
            };
            if before.standing == Standing::Closed && !own.is_empty() {
                self.findings.push(format!("card {} is closed and moved by {:?}", own.card.0, own.kind));
            }
            let Some(mut after) = before.moved(&[*own]) else {
                self.findings.push(format!("card {} would be negative by {own:?}", own.card.0));
                continue;
            };
            after.standing = match own.kind {
                MoveKind::Lost => Standing::Lost,
                MoveKind::Found => Standing::Active,
                MoveKind::ReplaceOut | MoveKind::Close => Standing::Closed,
                _ => after.standing,
            };
            if check_limit(&Change { before, after }, &[*own], &self.limits).is_err()
                // money that was paid is never turned away, and a way out that failed brings it back
                && own.kind != MoveKind::TopUp
            {
                self.findings.push(format!("card {} is over its limit by {:?}", own.card.0, own.kind));
            }
            self.cards.insert(own.card, after);
        }
        if let Why::Sale { sale } = why
            && moves.iter().any(|own| own.kind == MoveKind::TopUp)
        {
            *self.loads.entry(*sale).or_default() += 1;
        }
        for own in moves {
            self.moves.entry(own.card).or_default().push(*own);
        }
    }

    fn balances(&self, book: &Book, out: &mut Vec<String>) {
        for card in self.cards.values() {
            if let Err(breach) = check_balance(card, self.moves.get(&card.id).map_or(&[], Vec::as_slice)) {
                out.push(format!("card {}: {breach:?}", card.id.0));
            }
            match book.card(card.id) {
                Ok(Some(booked)) if booked == *card => {}
                other => {
                    out.push(format!("card {}: {card:?} by its moves, {other:?} in the book", card.id.0))
                }
            }
        }
    }

    /// A settled top-up is loaded once, any other never.
    fn top_ups(&self, out: &mut Vec<String>) {
        let loaded = self.sales.values().filter(|sale| matches!(sale.purpose, Purpose::TopUp { .. }));
        for sale in loaded {
            let wanted = u32::from(sale.status == SaleStatus::Settled);
            let loads = self.loads.get(&sale.id).copied().unwrap_or(0);
            if loads != wanted {
                out.push(format!("top-up {} ({:?}) was loaded {loads} times", sale.id.0, sale.status));
            }
        }
    }

    /// No part of a payment by card goes back twice.
    fn given_back(&self, out: &mut Vec<String>) {
        for sale in self.sales.values() {
            for (place, tender) in (0_u32..).zip(&sale.tenders) {
                let Tender::Member { spent, .. } = tender else { continue };
                let own = self.refunds.values().filter(|refund| {
                    refund.sale == sale.id
                        && !matches!(refund.phase, refund::Phase::Failed(_))
                        && matches!(&refund.source, Source::Member { part, .. } if *part == place)
                });
                let back = Fen::sum(own.map(|refund| refund.amount)).unwrap_or(Fen::MAX);
                if back > spent.amount() {
                    out.push(format!("sale {}: {back} went back of {}", sale.id.0, spent.amount()));
                }
            }
        }
    }

    fn ledger(&self, book: &Book, out: &mut Vec<String>) {
        let Ok(balances) = book.balances(Over::Everything) else {
            out.push("balances cannot be read".to_owned());
            return;
        };
        let owed = |account| balances.get(&account).copied().unwrap_or_default().negated();
        let on_cards =
            |part: fn(&Card) -> Fen| Fen::sum(self.cards.values().map(part)).unwrap_or(Fen::MAX).as_delta();
        let pairs: [(Account, FenDelta); 2] = [
            (Account::MemberPrincipal, on_cards(|card| card.principal)),
            (Account::MemberGift, on_cards(|card| card.gift)),
        ];
        for (account, wanted) in pairs {
            if owed(account) != wanted {
                out.push(format!("{account:?}: {} booked, {wanted} on the cards", owed(account)));
            }
        }
    }
}
