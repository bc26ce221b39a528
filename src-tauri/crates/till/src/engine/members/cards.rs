//! Cards as screens and slips tell them.

use super::super::day::date_text;
use crate::view::{CardChangeView, CardView, DeltaView, HolderView, MoneyView, StandingView};
use ::members::{Finder, Trouble};
use domain::member::{Card, CardId, Change, MoveKind, Plan, Programme};
use domain::slip::CardPart;
use money::{Fen, FenDelta};
use store::CardRow;

/// A card's number as it stands on slips: at least six digits, so that it does not look like an amount.
#[must_use]
pub fn number(card: CardId) -> String {
    format!("{:06}", card.0)
}

pub(super) fn card_view(finder: Option<&Finder>, programme: &Programme, row: &CardRow) -> CardView {
    let card = &row.card;
    CardView {
        card: card.id.0,
        number: number(card.id),
        holder: holder_view(finder, card),
        named: card.named,
        standing: StandingView::from(card.standing),
        principal: MoneyView::from(card.principal),
        gift: MoneyView::from(card.gift),
        total: MoneyView::from(card.total()),
        opened: date_text(card.opened),
        batch: row.batch.map(|batch| batch.0),
        successor: row.successor.map(|card| card.0),
        over_limit: programme.limits.exceeded(&limited(finder, card)),
    }
}

/// What may be shown of a holder; the phone is masked by its own type.
fn holder_view(finder: Option<&Finder>, card: &Card) -> HolderView {
    let Some(finder) = finder else { return HolderView::Away };
    match finder.holder(card.id.0) {
        Ok(person) => HolderView::Known {
            name: person.name.reveal().to_owned(),
            phone: person.phone.map(|phone| phone.to_string()).unwrap_or_default(),
            code: person.code.as_ref().map(|code| code.reveal().to_owned()).unwrap_or_default(),
            note: person.note.reveal().to_owned(),
        },
        Err(Trouble::Gone) => HolderView::Forgotten,
        // the book knows that somebody was named
        Err(Trouble::Absent) if card.named => HolderView::Forgotten,
        Err(Trouble::Absent) => HolderView::Nobody,
        Err(_) => HolderView::Away,
    }
}

/// The card as the limits see it: once its holder is forgotten nobody knows by name whose it is.
pub(super) fn limited(finder: Option<&Finder>, card: &Card) -> Card {
    let gone = || match finder.map(|finder| finder.holder(card.id.0)) {
        Some(Err(Trouble::Absent | Trouble::Gone)) => true,
        // while holders are away the book's word counts
        Some(_) | None => false,
    };
    Card { named: card.named && !gone(), ..*card }
}

/// What a plan does to each card, for a slip; the kind is that of the card's first move.
pub(super) fn parts_of(plan: &Plan) -> Vec<CardPart> {
    let part = |change: &Change| {
        let own = plan.moves.iter().find(|own| own.card == change.after.id)?;
        Some(part_of(change, own.kind))
    };
    plan.changes.iter().filter_map(part).collect()
}

pub(super) fn part_of(change: &Change, kind: MoveKind) -> CardPart {
    let Change { before, after } = change;
    let (principal, gift) = (after.principal.delta(before.principal), after.gift.delta(before.gift));
    part(after, kind, principal, gift)
}

pub(super) const fn part(after: &Card, kind: MoveKind, principal: FenDelta, gift: FenDelta) -> CardPart {
    let (principal_after, gift_after) = (after.principal, after.gift);
    CardPart { card: after.id, kind, principal, gift, principal_after, gift_after }
}

/// The same for the screen.
pub(in super::super) fn change_view(part: &CardPart) -> CardChangeView {
    let after = part.principal_after.plus(part.gift_after).unwrap_or(Fen::MAX);
    let moved = [part.principal.negated(), part.gift.negated()];
    let before = FenDelta::sum([after.as_delta()].into_iter().chain(moved)).and_then(FenDelta::as_fen);
    CardChangeView {
        card: part.card.0,
        number: number(part.card),
        before: MoneyView::from(before.unwrap_or_default()),
        after: MoneyView::from(after),
        principal: DeltaView::from(part.principal),
        gift: DeltaView::from(part.gift),
        principal_after: MoneyView::from(part.principal_after),
        gift_after: MoneyView::from(part.gift_after),
    }
}
