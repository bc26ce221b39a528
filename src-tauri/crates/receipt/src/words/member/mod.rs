//! The words of member cards: payments, top-ups, statements, batches and their figures.

mod en;
mod zh;

use super::Language;
use domain::member::MoveKind;

/// The fixed words of one language.
pub(crate) struct Member {
    /// The way of paying, and the title of a report's block.
    pub card: &'static str,
    /// The title of a card slip that says nothing of its kind.
    pub slip: &'static str,
    pub top_up: &'static str,
    pub top_up_refund: &'static str,
    pub statement: &'static str,
    pub import: &'static str,
    small_change: &'static str,
    card_to_card: &'static str,
    replaced: &'static str,
    closed: &'static str,
    lost: &'static str,
    found: &'static str,
    adjusted: &'static str,
    pub number: &'static str,
    /// A top-up's total: the money that was paid.
    pub top_up_amount: &'static str,
    /// The large line of a closed card.
    pub paid_out: &'static str,
    pub back_to_card: &'static str,
    pub back_on_card: &'static str,
    pub spent: &'static str,
    pub earned: &'static str,
    /// Of a payment that goes back: what it had earned.
    pub earned_back: &'static str,
    /// Of a top-up that goes back: kept for gift already spent.
    pub withheld: &'static str,
    /// Before and after a payment.
    pub before: &'static str,
    pub after: &'static str,
    pub balance: &'static str,
    pub principal: &'static str,
    pub gift: &'static str,
    /// The gift of a closed card.
    pub expired: &'static str,
    /// Time, kind, amount, balance.
    pub columns: [&'static str; 4],
    pub opening: &'static str,
    pub no_moves: &'static str,
    pub sum_in: &'static str,
    pub sum_out: &'static str,
    /// Of a batch: new cards, balances that went onto cards that were there.
    pub new_cards: &'static str,
    pub merged: &'static str,
    pub all: &'static str,
    pub identity: &'static str,
    pub whole: &'static str,
    pub undo: &'static str,
    pub sign_owner: &'static str,
    pub sign_importer: &'static str,
    /// Topped up, gifts, principal spent, gift spent, paid out, set right, brought in.
    pub figures: [&'static str; 7],
    /// At the end: principal, gift, cards.
    pub held: [&'static str; 3],
    /// In the order of [`MoveKind::ALL`]: what stands in a statement's line.
    moves: [&'static str; 18],
}

impl Member {
    pub(crate) const fn of(language: Language) -> &'static Self {
        match language {
            Language::Zh => &zh::ZH,
            Language::En => &en::EN,
        }
    }

    /// What a slip is called on which this happened first.
    pub(crate) const fn title(&self, kind: MoveKind) -> &'static str {
        match kind {
            MoveKind::TopUp => self.top_up,
            MoveKind::TopUpRefund | MoveKind::GiftWithheld => self.top_up_refund,
            MoveKind::SmallChange => self.small_change,
            MoveKind::CardOut | MoveKind::CardIn => self.card_to_card,
            MoveKind::ReplaceOut | MoveKind::ReplaceIn => self.replaced,
            MoveKind::Close => self.closed,
            MoveKind::Lost => self.lost,
            MoveKind::Found => self.found,
            MoveKind::Adjust => self.adjusted,
            MoveKind::Spend
            | MoveKind::SpendGift
            | MoveKind::GiveBack
            | MoveKind::SpendGiftBack
            | MoveKind::Opening
            | MoveKind::OpeningUndone => self.slip,
        }
    }

    /// What moved, in a word or two.
    pub(crate) fn moved(&self, kind: MoveKind) -> &'static str {
        MoveKind::ALL
            .iter()
            .zip(self.moves)
            .find_map(|(one, word)| (*one == kind).then_some(word))
            .unwrap_or("")
    }
}
