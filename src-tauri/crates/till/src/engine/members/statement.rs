//! A card's statement on paper.

use super::super::Counter;
use super::cards::part;
use crate::clock::Now;
use domain::member::{CardId, MoveKind};
use domain::refusal::Refusal;
use domain::slip::{Slip, SlipKind, StatementLine};
use money::{Fen, FenDelta};
use store::{StatementRow, StatementSpan};

/// Lines of a printed statement: a page.
const LINES: u32 = 40;

impl Counter {
    pub(super) fn print_statement(&mut self, now: Now, id: CardId) -> Result<(), Refusal> {
        let card = self.known_card(id)?;
        let span = StatementSpan { limit: LINES, ..StatementSpan::default() };
        let rows = self.book.statement(id, &span).map_err(|_| Refusal::BookTrouble)?;
        let no = self.config.numbering.slip_no(self.counts.slip).ok_or(Refusal::NotConfigured)?;
        // the balance at the end; nothing moved by this paper
        let kind = rows.first().map_or(MoveKind::Adjust, |row| row.kind);
        let slip = Slip {
            cards: vec![part(&card, kind, FenDelta::ZERO, FenDelta::ZERO)],
            statement: rows.iter().rev().map(line).collect(),
            ..self.bare_slip(now, no, SlipKind::Statement)
        };
        let mut entries = Vec::new();
        self.slip_entries(&slip, &mut entries);
        self.commit(now, &entries)?;
        self.slip_issued(now, &slip);
        Ok(())
    }
}

fn line(row: &StatementRow) -> StatementLine {
    StatementLine {
        wall: row.wall,
        kind: row.kind,
        principal: row.principal,
        gift: row.gift,
        after: row.principal_after.plus(row.gift_after).unwrap_or(Fen::MAX),
    }
}
