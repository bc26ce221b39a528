//! Member cards and batches of old balances.

use super::Line;
use crate::error::BookError;
use crate::head::{Counters, Head};
use crate::views::batches::{self, BatchRow, BatchState};
use crate::views::{card_moves, cards};
use domain::ids::BatchId;
use domain::member::{Card, CardId, Import, Move, MoveKind, Standing, Why};
use money::Fen;

pub(super) fn opened(line: &Line<'_>, head: &mut Head, card: &Card) -> Result<(), BookError> {
    if !card.total().is_zero() || card.standing != Standing::Active {
        return Err(BookError::conflict(format!("card {} is not new", card.id.0)));
    }
    fresh(head, card.id)?;
    Counters::past(&mut head.counters.card, card.id.0);
    more(head, 1)?;
    cards::insert(line.conn, card)
}

/// A number that no card has had.
fn fresh(head: &Head, id: CardId) -> Result<(), BookError> {
    if id.0 < head.counters.card {
        return Err(BookError::conflict(format!("card {} has been used", id.0)));
    }
    Ok(())
}

fn more(head: &mut Head, cards: u32) -> Result<(), BookError> {
    let sum = head.cards.checked_add(u64::from(cards));
    head.cards = sum.ok_or_else(|| BookError::conflict("more cards than can be"))?;
    Ok(())
}

fn fewer(head: &mut Head, cards: u32) -> Result<(), BookError> {
    let rest = head.cards.checked_sub(u64::from(cards));
    head.cards = rest.ok_or_else(|| BookError::conflict("fewer cards than none"))?;
    Ok(())
}

pub(super) fn named(line: &Line<'_>, card: CardId, named: bool) -> Result<(), BookError> {
    cards::name(line.conn, card, named)
}

pub(super) fn moved(
    line: &Line<'_>,
    head: &mut Head,
    moves: &[Move],
    why: &Why,
    note: &str,
) -> Result<(), BookError> {
    if moves.is_empty() {
        return Err(BookError::conflict("a card is moved by nothing"));
    }
    for (n, own) in (1_u32..).zip(moves) {
        let id = own.card.0;
        let mut row = cards::must_be_alive(line.conn, own.card)?;
        let before = row.card.standing;
        row.card = row
            .card
            .moved(std::slice::from_ref(own))
            .ok_or_else(|| BookError::conflict(format!("card {id} cannot take this move")))?;
        row.card.standing = standing(own, &row.card)?;
        if row.card.standing == Standing::Closed {
            fewer(head, 1)?;
        }
        if own.kind == MoveKind::ReplaceOut {
            let heir = moves.iter().find(|other| other.kind == MoveKind::ReplaceIn && other.card != own.card);
            let heir =
                heir.ok_or_else(|| BookError::conflict(format!("nothing takes the place of card {id}")))?;
            row.successor = Some(heir.card);
        }
        let reported = matches!(own.kind, MoveKind::Lost | MoveKind::Found);
        if reported && (before == row.card.standing || !own.is_empty()) {
            return Err(BookError::conflict(format!("card {id} cannot be lost or found")));
        }
        cards::update(line.conn, &row)?;
        card_moves::insert(line, n, own, &row.card, why, note)?;
    }
    Ok(())
}

/// How a card stands after a move; nothing is left on one that is closed.
fn standing(own: &Move, after: &Card) -> Result<Standing, BookError> {
    match own.kind {
        MoveKind::Lost => Ok(Standing::Lost),
        MoveKind::Found => Ok(Standing::Active),
        MoveKind::Close | MoveKind::ReplaceOut if after.total().is_zero() => Ok(Standing::Closed),
        MoveKind::Close | MoveKind::ReplaceOut => {
            Err(BookError::conflict(format!("something is left on card {}", own.card.0)))
        }
        // only a batch brings balances in
        MoveKind::Opening | MoveKind::OpeningUndone => {
            Err(BookError::conflict(format!("card {} has no batch", own.card.0)))
        }
        _ => Ok(after.standing),
    }
}

/// The batch that is being brought in, begun when it is new.
fn staging(line: &Line<'_>, head: &mut Head, id: BatchId) -> Result<BatchRow, BookError> {
    if batches::get(line.conn, id)?.is_some() {
        return batches::must_be(line.conn, id, BatchState::Staged);
    }
    if id.0 < head.counters.batch {
        return Err(BookError::conflict(format!("batch {} has been used", id.0)));
    }
    Counters::past(&mut head.counters.batch, id.0);
    let row = BatchRow::begun(line, id);
    batches::insert(line.conn, &row)?;
    Ok(row)
}

/// Adds rows to what a batch is so far.
fn add(row: &mut BatchRow, sums: impl IntoIterator<Item = (Fen, Fen)>) -> Result<(), BookError> {
    let beyond = || BookError::conflict("a batch is out of bounds");
    for (principal, gift) in sums {
        row.import.principal = row.import.principal.plus(principal).ok_or_else(beyond)?;
        row.import.gift = row.import.gift.plus(gift).ok_or_else(beyond)?;
    }
    // each card holds no more than all together
    row.import.principal.plus(row.import.gift).map(|_| ()).ok_or_else(beyond)
}

/// `held + more`, as a count of 32 bits.
fn count(held: u32, more: usize) -> Result<u32, BookError> {
    let sum = u32::try_from(more).ok().and_then(|more| held.checked_add(more));
    sum.ok_or_else(|| BookError::conflict("a batch is out of bounds"))
}

pub(super) fn cards_staged(
    line: &Line<'_>,
    head: &mut Head,
    id: BatchId,
    first: CardId,
    rows: &[(Fen, Fen)],
) -> Result<(), BookError> {
    let mut row = staging(line, head, id)?;
    if row.import.cards == 0 {
        fresh(head, first)?;
        row.first = first;
    } else if first != row.end() {
        return Err(BookError::conflict(format!("batch {} has a gap before card {}", id.0, first.0)));
    }
    row.import.cards = count(row.import.cards, rows.len())?;
    add(&mut row, rows.iter().copied())?;
    let end = row.end();
    // whoever kept a balance for somebody knew him: such a card is named
    cards::insert_batch(line.conn, id, first, line.stamp.business_date, rows)?;
    head.counters.card = head.counters.card.max(end.0);
    batches::update(line.conn, &row)
}

pub(super) fn balances_staged(
    line: &Line<'_>,
    head: &mut Head,
    id: BatchId,
    rows: &[(CardId, Fen, Fen)],
) -> Result<(), BookError> {
    let mut row = staging(line, head, id)?;
    row.import.merged = count(row.import.merged, rows.len())?;
    add(&mut row, rows.iter().map(|(_, principal, gift)| (*principal, *gift)))?;
    for (card, principal, gift) in rows {
        batches::add_balance(line.conn, id, *card, *principal, *gift)?;
    }
    batches::update(line.conn, &row)
}

/// What was staged counts, when it is what the report says.
pub(super) fn imported(
    line: &Line<'_>,
    head: &mut Head,
    id: BatchId,
    import: &Import,
) -> Result<(), BookError> {
    let staged = batches::must_be(line.conn, id, BatchState::Staged)?;
    let told = |import: &Import| (import.cards, import.merged, import.principal, import.gift);
    if told(&staged.import) != told(import) {
        return Err(BookError::conflict(format!("batch {} is not what was staged", id.0)));
    }
    let row = BatchRow {
        state: BatchState::Live,
        first: staged.first,
        import: import.clone(),
        ..BatchRow::begun(line, id)
    };
    batches::update(line.conn, &row)?;
    more(head, import.cards)?;
    batches::merge(line, &row, MoveKind::Opening)
}

pub(super) fn dropped(line: &Line<'_>, id: BatchId) -> Result<(), BookError> {
    batches::remove(line.conn, &batches::must_be(line.conn, id, BatchState::Staged)?)
}

pub(super) fn undone(line: &Line<'_>, head: &mut Head, id: BatchId) -> Result<(), BookError> {
    let row = batches::must_be(line.conn, id, BatchState::Live)?;
    if batches::used(line.conn, &row)? {
        return Err(BookError::conflict(format!("a card of batch {} was used", id.0)));
    }
    batches::merge(line, &row, MoveKind::OpeningUndone)?;
    fewer(head, row.import.cards)?;
    batches::update(line.conn, &BatchRow { state: BatchState::Undone, ..row })
}
