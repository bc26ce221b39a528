//! The one movement of a card, and which account stands on its other side.

use super::CardId;
use crate::ledger::{Account, Posting};
use money::FenDelta;
use serde::{Deserialize, Serialize};

/// Why a card's balance moved. What stands in a statement's line.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum MoveKind {
    /// Paid in, with its gift.
    TopUp,
    /// Paid out again, its gift taken back.
    TopUpRefund,
    /// Kept back from a refund because the gift had been spent.
    GiftWithheld,
    Spend,
    /// Earned by spending.
    SpendGift,
    /// A payment by card was refunded.
    GiveBack,
    /// What that payment had earned was taken back.
    SpendGiftBack,
    /// Change of a cash sale.
    SmallChange,
    /// To another card.
    CardOut,
    /// From another card.
    CardIn,
    /// Set right by a person, with a reason.
    Adjust,
    /// Reported lost; moves nothing.
    Lost,
    /// Found again; moves nothing.
    Found,
    /// To the card that takes this one's place.
    ReplaceOut,
    /// From the card whose place this one takes.
    ReplaceIn,
    /// Principal paid out, gift expired.
    Close,
    /// Brought in from an old system.
    Opening,
    /// Taken out again with the whole batch.
    OpeningUndone,
}

/// What stands on the other side of a card's posting.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// Where money came from or goes: drawer, clearing, terminal, sales, refunds.
    Other,
    /// [`Account::GiftExpense`].
    Gifts,
    /// [`Account::MemberAdjustment`].
    Adjustment,
    /// [`Account::MemberOpening`].
    Opening,
    /// The other card of the same transaction.
    OtherCard,
}

impl Side {
    const fn account(self, other: Account) -> Option<Account> {
        match self {
            Self::Other => Some(other),
            Self::Gifts => Some(Account::GiftExpense),
            Self::Adjustment => Some(Account::MemberAdjustment),
            Self::Opening => Some(Account::MemberOpening),
            Self::OtherCard => None,
        }
    }
}

impl MoveKind {
    /// In the order of reports.
    pub const ALL: [Self; 18] = [
        Self::TopUp,
        Self::TopUpRefund,
        Self::GiftWithheld,
        Self::Spend,
        Self::SpendGift,
        Self::GiveBack,
        Self::SpendGiftBack,
        Self::SmallChange,
        Self::CardOut,
        Self::CardIn,
        Self::Adjust,
        Self::Lost,
        Self::Found,
        Self::ReplaceOut,
        Self::ReplaceIn,
        Self::Close,
        Self::Opening,
        Self::OpeningUndone,
    ];

    /// The name stored in tables; never changed once used.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::TopUp => "top_up",
            Self::TopUpRefund => "top_up_refund",
            Self::GiftWithheld => "gift_withheld",
            Self::Spend => "spend",
            Self::SpendGift => "spend_gift",
            Self::GiveBack => "give_back",
            Self::SpendGiftBack => "spend_gift_back",
            Self::SmallChange => "small_change",
            Self::CardOut => "card_out",
            Self::CardIn => "card_in",
            Self::Adjust => "adjust",
            Self::Lost => "lost",
            Self::Found => "found",
            Self::ReplaceOut => "replace_out",
            Self::ReplaceIn => "replace_in",
            Self::Close => "close",
            Self::Opening => "opening",
            Self::OpeningUndone => "opening_undone",
        }
    }

    /// The kind with this stored name.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }

    /// The other side of the principal and of the gift.
    #[must_use]
    pub const fn sides(self) -> (Side, Side) {
        match self {
            Self::TopUp | Self::TopUpRefund | Self::SmallChange | Self::Close => (Side::Other, Side::Gifts),
            Self::Spend | Self::GiveBack => (Side::Other, Side::Other),
            Self::GiftWithheld | Self::SpendGift | Self::SpendGiftBack => (Side::Gifts, Side::Gifts),
            Self::CardOut | Self::CardIn | Self::ReplaceOut | Self::ReplaceIn => {
                (Side::OtherCard, Side::OtherCard)
            }
            Self::Adjust | Self::Lost | Self::Found => (Side::Adjustment, Side::Adjustment),
            Self::Opening | Self::OpeningUndone => (Side::Opening, Side::Opening),
        }
    }

    /// True when more on the card by it must respect the limits. What is brought in from an old system may
    /// exceed them and is marked; what is given back belongs on the card, and what takes over is no new money.
    #[must_use]
    pub const fn is_limited(self) -> bool {
        matches!(self, Self::TopUp | Self::SmallChange | Self::CardIn | Self::Adjust)
    }
}

/// What happened to one card, in fen: positive is more on the card.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Move {
    pub card: CardId,
    pub kind: MoveKind,
    pub principal: FenDelta,
    pub gift: FenDelta,
}

impl Move {
    /// True when it moves nothing.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.principal.is_zero() && self.gift.is_zero()
    }

    /// Its lines in the book: liabilities are credited when the card gains. Lines without money are left out.
    pub(super) fn postings(&self, other: Account) -> Vec<Posting> {
        let (principal, gift) = self.kind.sides();
        let posting = |account, delta| Posting { account, delta };
        let mut lines = vec![
            posting(Account::MemberPrincipal, self.principal.negated()),
            posting(Account::MemberGift, self.gift.negated()),
        ];
        let both = self.principal.plus(self.gift).filter(|_| principal == gift);
        let sides = match both {
            Some(sum) => vec![(principal, sum)],
            None => vec![(principal, self.principal), (gift, self.gift)],
        };
        let account = |(side, delta): (Side, FenDelta)| Some(posting(side.account(other)?, delta));
        lines.extend(sides.into_iter().filter_map(account));
        lines.retain(|line| !line.delta.is_zero());
        lines
    }
}
