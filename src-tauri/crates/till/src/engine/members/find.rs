//! Finding members again: pure reading, on the book's second door and in the index of holders.
//!
//! Names and phones come from the holders, everything else from the book. While holders are away, cards go by
//! their number.

use super::super::people::names;
use super::cards::card_view;
use crate::limits::SEARCH_MAX;
use crate::view::{
    CardView, DeltaView, MemberList, MemberOrder, MoneyView, StatementRowView, StatementView, move_code,
};
use ::members::{FOUND_MAX, Finder, NotReady, Order};
use domain::ids::StaffId;
use domain::member::{CardId, Programme, Standing};
use domain::refusal::Refusal;
use std::collections::BTreeMap;
use store::{ByBalance, CardRow, Reader, StatementRow, StatementSpan};

const BOOK: fn(store::BookError) -> Refusal = |_| Refusal::BookTrouble;

/// Cards by what was typed: the end of a phone, a part of a name, initials, a card's number or code, several of
/// them together; best first, closed cards last. Nothing typed is the newest page.
///
/// # Errors
/// [`Refusal::BookTrouble`].
pub fn list(
    reader: &Reader,
    finder: Option<&Finder>,
    programme: &Programme,
    query: &str,
    limit: u32,
) -> Result<MemberList, Refusal> {
    if query.trim().is_empty() {
        return page(reader, finder, programme, MemberOrder::Newest, 0, limit);
    }
    let limit = usize::try_from(limit.min(SEARCH_MAX)).unwrap_or(FOUND_MAX);
    let mut ids: Vec<u64> = by_number(query).into_iter().collect();
    let found = finder.map(|finder| finder.find(query, limit));
    let building = building(found.as_ref().and_then(|found| found.as_ref().err()));
    let others = found.and_then(Result::ok).unwrap_or_default().into_iter().map(|found| found.card);
    for card in others {
        if !ids.contains(&card) {
            ids.push(card);
        }
    }
    let mut rows = rows_of(reader, &ids)?;
    // sorted as they were found but for this
    rows.sort_by_key(|row| row.card.standing == Standing::Closed);
    rows.truncate(limit);
    let cards: Vec<CardView> = rows.iter().map(|row| card_view(finder, programme, row)).collect();
    let total = u64::try_from(cards.len()).unwrap_or(u64::MAX);
    Ok(MemberList { cards, total, building })
}

/// A card's number as it stands on slips, which also cards without a holder have.
fn by_number(query: &str) -> Option<u64> {
    let text = query.trim();
    text.bytes().all(|b| b.is_ascii_digit()).then(|| text.parse().ok()).flatten()
}

fn building(why: Option<&NotReady>) -> Option<u16> {
    match why {
        Some(NotReady::Building(parts)) => Some(*parts),
        Some(NotReady::Failed(_)) | None => None,
    }
}

/// Those that count, in the order asked.
fn rows_of(reader: &Reader, ids: &[u64]) -> Result<Vec<CardRow>, Refusal> {
    let row = |id: &u64| reader.card_row(CardId(*id)).map_err(BOOK).transpose();
    ids.iter().filter_map(row).collect()
}

/// A page of the whole list, from the `from`th on (0 is the first). By name, phone, number and age these are the
/// cards that somebody is put down for; by money all that are not closed; and all of them by number while holders
/// are away.
///
/// # Errors
/// [`Refusal::BookTrouble`].
pub fn page(
    reader: &Reader,
    finder: Option<&Finder>,
    programme: &Programme,
    order: MemberOrder,
    from: u64,
    limit: u32,
) -> Result<MemberList, Refusal> {
    let limit = limit.min(SEARCH_MAX);
    let by = |order| by_holder(reader, finder, order, from, limit);
    let (rows, total, building) = match order {
        MemberOrder::Newest => by(Order::Newest)?,
        MemberOrder::Name => by(Order::Name)?,
        MemberOrder::Phone => by(Order::Phone)?,
        MemberOrder::Card => by(Order::Card)?,
        MemberOrder::MostMoney => by_money(reader, ByBalance::MostFirst, from, limit)?,
        MemberOrder::LeastMoney => by_money(reader, ByBalance::LeastFirst, from, limit)?,
    };
    let cards = rows.iter().map(|row| card_view(finder, programme, row)).collect();
    Ok(MemberList { cards, total, building })
}

type Rows = (Vec<CardRow>, u64, Option<u16>);

fn by_holder(
    reader: &Reader,
    finder: Option<&Finder>,
    order: Order,
    from: u64,
    limit: u32,
) -> Result<Rows, Refusal> {
    let at = usize::try_from(from).unwrap_or(usize::MAX);
    let size = usize::try_from(limit).unwrap_or(FOUND_MAX);
    match finder.map(|finder| finder.page(order, at, size)) {
        Some(Ok((ids, total))) => {
            Ok((rows_of(reader, &ids)?, u64::try_from(total).unwrap_or(u64::MAX), None))
        }
        other => {
            let building = building(other.and_then(Result::err).as_ref());
            let rows = skipped(from, limit, |wanted| reader.cards_page(None, wanted))?;
            Ok((rows, reader.head().map_err(BOOK)?.cards, building))
        }
    }
}

fn by_money(reader: &Reader, order: ByBalance, from: u64, limit: u32) -> Result<Rows, Refusal> {
    let rows = skipped(from, limit, |wanted| reader.cards_by_balance(order, None, wanted))?;
    Ok((rows, reader.head().map_err(BOOK)?.cards, None))
}

/// The rows from the `from`th on, of a list that is read from its beginning.
fn skipped(
    from: u64,
    limit: u32,
    read: impl FnOnce(u32) -> Result<Vec<CardRow>, store::BookError>,
) -> Result<Vec<CardRow>, Refusal> {
    let wanted = from.saturating_add(u64::from(limit));
    let rows = read(u32::try_from(wanted).unwrap_or(u32::MAX)).map_err(BOOK)?;
    Ok(rows.into_iter().skip(usize::try_from(from).unwrap_or(usize::MAX)).collect())
}

/// One card.
///
/// # Errors
/// [`Refusal::CardUnknown`], [`Refusal::BookTrouble`].
pub fn card(
    reader: &Reader,
    finder: Option<&Finder>,
    programme: &Programme,
    id: CardId,
) -> Result<CardView, Refusal> {
    let row = reader.card_row(id).map_err(BOOK)?.ok_or(Refusal::CardUnknown)?;
    Ok(card_view(finder, programme, &row))
}

/// A card with lines of its statement, newest first; only older ones than `before`, by `seq` and `n`.
///
/// # Errors
/// [`Refusal::CardUnknown`], [`Refusal::BookTrouble`].
pub fn statement(
    reader: &Reader,
    finder: Option<&Finder>,
    programme: &Programme,
    id: CardId,
    before: Option<(u64, u32)>,
    limit: u32,
) -> Result<StatementView, Refusal> {
    let limit = limit.clamp(1, SEARCH_MAX);
    let card = card(reader, finder, programme, id)?;
    // one more tells whether there is more
    let span = StatementSpan { before, limit: limit + 1, ..StatementSpan::default() };
    let mut lines = reader.statement(id, &span).map_err(BOOK)?;
    let more = lines.len() > usize::try_from(limit).unwrap_or(usize::MAX);
    lines.truncate(usize::try_from(limit).unwrap_or(usize::MAX));
    let names = names(reader).map_err(BOOK)?;
    Ok(StatementView { card, rows: lines.iter().map(|line| row_view(line, &names)).collect(), more })
}

fn row_view(line: &StatementRow, names: &BTreeMap<StaffId, String>) -> StatementRowView {
    StatementRowView {
        seq: line.seq,
        n: line.n,
        wall_ms: line.wall.0,
        kind: move_code(line.kind),
        principal: DeltaView::from(line.principal),
        gift: DeltaView::from(line.gift),
        principal_after: MoneyView::from(line.principal_after),
        gift_after: MoneyView::from(line.gift_after),
        sale: line.sale.map(|sale| sale.0),
        // whoever does not work here any more goes by his number
        staff: names.get(&line.staff).unwrap_or(&line.staff.0).clone(),
        note: line.note.clone(),
    }
}
