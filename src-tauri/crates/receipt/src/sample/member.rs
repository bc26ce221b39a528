//! Example slips of member cards.

use super::{delta, fen};
use domain::member::{CardId, Import, MoveKind};
use domain::report::MemberFigures;
use domain::slip::{CardPart, SlipKind, StatementLine};
use domain::time::Wall;

const CARD: CardId = CardId(123);

/// 200 yuan and their gift set over to another card; a statement has what is left at its end.
pub(super) fn cards(kind: SlipKind) -> Vec<CardPart> {
    let part = |card, kind, principal, gift, after: (i64, i64)| CardPart {
        card,
        kind,
        principal: delta(principal),
        gift: delta(gift),
        principal_after: fen(after.0),
        gift_after: fen(after.1),
    };
    match kind {
        SlipKind::Card => vec![
            part(CARD, MoveKind::CardOut, -20_000, -3_000, (25_000, 3_750)),
            part(CardId(4_711), MoveKind::CardIn, 20_000, 3_000, (20_000, 3_000)),
        ],
        SlipKind::Statement => vec![part(CARD, MoveKind::Spend, 0, 0, (40_000, 6_680))],
        _ => Vec::new(),
    }
}

/// Topped up, spent with a gift on spending, partly given back.
pub(super) fn statement() -> Vec<StatementLine> {
    let line = |kind, principal, gift, after| StatementLine {
        wall: Wall(0),
        kind,
        principal: delta(principal),
        gift: delta(gift),
        after: fen(after),
    };
    vec![
        line(MoveKind::TopUp, 50_000, 7_500, 57_500),
        line(MoveKind::Spend, -12_000, -1_000, 44_500),
        line(MoveKind::SpendGift, 0, 180, 44_680),
        line(MoveKind::GiveBack, 2_000, 0, 46_680),
    ]
}

/// 8 000 cards out of an old file that knew gifts.
pub(super) fn import() -> Import {
    Import {
        cards: 7_812,
        merged: 188,
        principal: fen(312_480_050),
        gift: fen(28_160_000),
        whole: false,
        identity: "3fa1c07b".repeat(8),
    }
}

/// Two top-ups and two payments.
pub(super) fn figures() -> MemberFigures {
    MemberFigures {
        topped_up: delta(100_000),
        topped_up_count: 2,
        gifts: delta(15_000),
        spent_principal: delta(17_000),
        spent_gift: delta(3_000),
        spent_count: 2,
        paid_out: delta(5_000),
        adjusted: delta(-200),
        brought: delta(0),
        principal: delta(31_248_050),
        gift: delta(2_816_000),
        cards: 812,
    }
}
