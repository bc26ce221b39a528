//! Batches of old balances, and a model of what must come of them.

use super::fen;
use super::hotel::{delta, txn};
use super::members::{Deck, Line};
use domain::fact::{Entry, Fact};
use domain::ids::BatchId;
use domain::ledger::{Account, Move as Step};
use domain::member::{Card, CardId, Import, Move, MoveKind};
use domain::time::BusinessDate;

/// A batch as the model knows it.
#[derive(Clone)]
pub struct Batch {
    pub id: BatchId,
    pub first: u64,
    pub fresh: Vec<(i64, i64)>,
    pub merged: Vec<(CardId, i64, i64)>,
    pub live: bool,
}

impl Deck {
    pub fn stage(&mut self, fresh: Vec<(i64, i64)>, merged: Vec<(CardId, i64, i64)>, chunk: usize) -> Batch {
        let batch = Batch { id: BatchId(self.next_batch), first: self.next_card, fresh, merged, live: false };
        self.next_batch += 1;
        let id = batch.id;
        for rows in batch.fresh.chunks(chunk) {
            let first = CardId(self.next_card);
            self.next_card += u64::try_from(rows.len()).unwrap();
            let rows = rows.iter().map(|(principal, gift)| (fen(*principal), fen(*gift))).collect();
            self.shop.act(vec![Entry::plain(Fact::CardsStaged { batch: id, first, rows })]);
        }
        for rows in batch.merged.chunks(chunk) {
            let rows = rows.iter().map(|(card, p, g)| (*card, fen(*p), fen(*g))).collect();
            self.shop.act(vec![Entry::plain(Fact::BalancesStaged { batch: id, rows })]);
        }
        batch
    }

    pub fn import(batch: &Batch) -> Import {
        let sum = |part: fn(&(i64, i64)) -> i64| batch.fresh.iter().map(part).sum::<i64>();
        let merged = batch.merged.iter().fold((0, 0), |sum, row| (sum.0 + row.1, sum.1 + row.2));
        Import {
            cards: u32::try_from(batch.fresh.len()).unwrap(),
            merged: u32::try_from(batch.merged.len()).unwrap(),
            principal: fen(sum(|row| row.0) + merged.0),
            gift: fen(sum(|row| row.1) + merged.1),
            whole: false,
            identity: format!("{:064x}", batch.id.0),
        }
    }

    fn batch_txn(name: &str, import: &Import, sign: i64) -> Vec<Step> {
        let (principal, gift) = (import.principal.get() * sign, import.gift.get() * sign);
        let lines = [
            (Account::MemberOpening, principal + gift),
            (Account::MemberPrincipal, -principal),
            (Account::MemberGift, -gift),
        ];
        vec![Step::Direct(txn(name.to_owned(), &lines))]
    }

    pub fn go_live(&mut self, mut batch: Batch) {
        let import = Self::import(&batch);
        let moves = Self::batch_txn(&format!("batch-{}", batch.id.0), &import, 1);
        self.shop.act(vec![Entry::with(Fact::BatchImported { batch: batch.id, import }, moves)]);
        for (id, (principal, gift)) in (batch.first..).map(CardId).zip(&batch.fresh) {
            let opened = BusinessDate(self.shop.date);
            let card = Card { principal: fen(*principal), gift: fen(*gift), ..Card::new(id, true, opened) };
            self.cards.insert(id, card);
            self.lines.insert(id, Vec::new());
            let (principal, gift) = (delta(*principal), delta(*gift));
            self.line(&Move { card: id, kind: MoveKind::Opening, principal, gift });
        }
        self.merge(&batch, MoveKind::Opening, 1);
        batch.live = true;
        self.batches.push(batch);
    }

    fn merge(&mut self, batch: &Batch, kind: MoveKind, sign: i64) {
        for (card, principal, gift) in &batch.merged {
            let (principal, gift) = (delta(sign * principal), delta(sign * gift));
            let own = Move { card: *card, kind, principal, gift };
            self.cards.insert(*card, self.card(*card).moved(&[own]).unwrap());
            self.line(&own);
        }
    }

    pub fn undo_txn(batch: &Batch) -> Entry {
        let moves = Self::batch_txn(&format!("unbatch-{}", batch.id.0), &Self::import(batch), -1);
        Entry::with(Fact::BatchUndone { batch: batch.id }, moves)
    }

    /// The model's own word on whether a batch was used since.
    pub fn used(&self, batch: &Batch) -> bool {
        let fresh = (batch.first..).map(CardId).take(batch.fresh.len());
        fresh.chain(batch.merged.iter().map(|row| row.0)).any(|card| {
            let since = self.opened_at(card, batch).map_or(0, |at| at + 1);
            let mut later = 0;
            for line in &self.lines[&card][since..] {
                match line.0 {
                    MoveKind::Lost | MoveKind::Found => {}
                    MoveKind::Opening => later += 1,
                    MoveKind::OpeningUndone => later -= 1,
                    _ => return true,
                }
            }
            later != 0
        })
    }

    /// Where the batch's line stands in the card's statement: the openings before it are those of earlier batches.
    fn opened_at(&self, card: CardId, batch: &Batch) -> Option<usize> {
        let has = |known: &&Batch| {
            let fresh = known.first..known.first + u64::try_from(known.fresh.len()).unwrap();
            known.id < batch.id && (fresh.contains(&card.0) || known.merged.iter().any(|row| row.0 == card))
        };
        let before = self.batches.iter().filter(has).count();
        let opening = |(_, line): &(usize, &Line)| line.0 == MoveKind::Opening;
        self.lines[&card].iter().enumerate().filter(opening).nth(before).map(|(at, _)| at)
    }

    pub fn undo(&mut self, at: usize) {
        let batch = self.batches[at].clone();
        self.shop.act(vec![Self::undo_txn(&batch)]);
        self.merge(&batch, MoveKind::OpeningUndone, -1);
        for id in (batch.first..).map(CardId).take(batch.fresh.len()) {
            self.cards.remove(&id);
        }
        self.batches[at].live = false;
    }

    pub fn drop(&mut self, batch: &Batch) {
        self.shop.act(vec![Entry::plain(Fact::BatchDropped { batch: batch.id })]);
    }
}
