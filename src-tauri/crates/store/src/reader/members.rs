//! Member cards, their statements, and batches of old balances.

use super::Reader;
use crate::error::BookError;
use crate::views::batches::{self, BatchRow, BatchState};
use crate::views::card_moves::{self, StatementRow, StatementSpan};
use crate::views::cards::{self, ByBalance, CardRow};
use crate::views::slips;
use domain::ids::BatchId;
use domain::member::{Card, CardId};
use domain::slip::Slip;
use money::Fen;

#[allow(clippy::missing_errors_doc)] // said once, at the type
impl Reader {
    /// `None` also for a card of a batch that does not count yet, or not any more.
    pub fn card(&self, id: CardId) -> Result<Option<Card>, BookError> {
        Ok(self.card_row(id)?.map(|row| row.card))
    }

    /// As [`Self::card`], with its batch and the card that took its place.
    pub fn card_row(&self, id: CardId) -> Result<Option<CardRow>, BookError> {
        cards::get(&self.conn, id)
    }

    /// The card that stands for this one now: itself, or the last that took its place. What is given back to a
    /// replaced card goes there.
    pub fn card_now(&self, id: CardId) -> Result<Option<(CardId, Card)>, BookError> {
        Ok(cards::now(&self.conn, id)?.map(|card| (card.id, card)))
    }

    /// In the order asked; those that do not count are left out.
    pub fn cards(&self, ids: &[CardId]) -> Result<Vec<Card>, BookError> {
        ids.iter().filter_map(|id| self.card(*id).transpose()).collect()
    }

    /// Cards that are not closed behind the number `after`, in the order of their numbers.
    pub fn cards_page(&self, after: Option<CardId>, limit: u32) -> Result<Vec<CardRow>, BookError> {
        cards::page(&self.conn, after, limit)
    }

    /// Cards that are not closed, by principal and gift together, equal ones by number; behind the balance and
    /// number `after`. Reads all cards: for a list that a person looks at, not for walking through all pages.
    pub fn cards_by_balance(
        &self,
        order: ByBalance,
        after: Option<(Fen, CardId)>,
        limit: u32,
    ) -> Result<Vec<CardRow>, BookError> {
        cards::by_balance(&self.conn, order, after, limit)
    }

    /// Newest first. A card of a batch has as its oldest line what the batch brought. Empty for a card that does
    /// not count.
    pub fn statement(&self, card: CardId, span: &StatementSpan) -> Result<Vec<StatementRow>, BookError> {
        let still = self.conn.unchecked_transaction()?;
        let lines = card_moves::statement(&self.conn, card, span)?;
        still.commit()?;
        Ok(lines)
    }

    /// Slips on which the card stands first, in the order of their numbers.
    pub fn slips_of_card(&self, card: CardId) -> Result<Vec<Slip>, BookError> {
        slips::of_card(&self.conn, card)
    }

    /// `None` also for a batch that was dropped.
    pub fn batch(&self, id: BatchId) -> Result<Option<BatchRow>, BookError> {
        batches::get(&self.conn, id)
    }

    /// Newest first.
    pub fn batches(&self, limit: u32) -> Result<Vec<BatchRow>, BookError> {
        batches::newest(&self.conn, limit)
    }

    /// The batch that counts and whose file said this.
    pub fn batch_of_identity(&self, identity: &str) -> Result<Option<BatchRow>, BookError> {
        batches::of_identity(&self.conn, identity)
    }

    /// Whether a card of a batch that counts was used since, so that the batch cannot be undone. Lost, found, and
    /// a later batch that was undone are no use; an open top-up is none either. False for any other batch.
    pub fn batch_used(&self, id: BatchId) -> Result<bool, BookError> {
        match batches::get(&self.conn, id)? {
            Some(row) if row.state == BatchState::Live => batches::used(&self.conn, &row),
            _ => Ok(false),
        }
    }

    /// The batch that is being brought in, or was when the program ended.
    pub fn staged_batch(&self) -> Result<Option<BatchId>, BookError> {
        Ok(batches::staged(&self.conn)?.map(|row| row.id))
    }
}
