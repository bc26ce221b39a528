//! Member cards as the screen sees them. Phone numbers are masked here, always.

use super::{Code, MoneyView};
use domain::member::{MoveKind, Standing};
use money::FenDelta;
use serde::{Deserialize, Serialize};
use specta::Type;
use std::fmt;

/// An amount with a sign: `+20.00`, `-3.50`, `0.00`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Type)]
pub struct DeltaView {
    pub fen: i64,
    pub text: String,
}

impl From<FenDelta> for DeltaView {
    fn from(delta: FenDelta) -> Self {
        let sign = if delta > FenDelta::ZERO { "+" } else { "" };
        Self { fen: delta.get(), text: format!("{sign}{delta:#}") }
    }
}

/// What may be done with a card.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum StandingView {
    Active,
    Lost,
    Closed,
}

impl From<Standing> for StandingView {
    fn from(standing: Standing) -> Self {
        match standing {
            Standing::Active => Self::Active,
            Standing::Lost => Self::Lost,
            Standing::Closed => Self::Closed,
        }
    }
}

/// Who holds a card, as far as it may be shown. `Debug` tells no name.
#[derive(Clone, PartialEq, Eq, Serialize, Type)]
#[serde(tag = "is", rename_all = "snake_case")]
pub enum HolderView {
    /// Nobody was ever put down.
    Nobody,
    Known {
        name: String,
        /// `138****5678`; empty without a phone.
        phone: String,
        /// What is printed on the plastic; empty when it is the card's number.
        code: String,
        note: String,
    },
    /// The holder was forgotten: key and words are destroyed.
    Forgotten,
    /// The names cannot be read just now.
    Away,
}

impl fmt::Debug for HolderView {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(match self {
            Self::Nobody => "Nobody",
            Self::Known { .. } => "Known(***)",
            Self::Forgotten => "Forgotten",
            Self::Away => "Away",
        })
    }
}

/// A card.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
pub struct CardView {
    pub card: u64,
    /// As it stands on slips: `000042`.
    pub number: String,
    pub holder: HolderView,
    pub named: bool,
    pub standing: StandingView,
    pub principal: MoneyView,
    pub gift: MoneyView,
    pub total: MoneyView,
    /// `2026-11-23`.
    pub opened: String,
    /// The import that brought it.
    pub batch: Option<u64>,
    /// The card that took its place.
    pub successor: Option<u64>,
    /// More is on it than the prepaid-card rules allow; it can be spent, not loaded.
    pub over_limit: bool,
}

/// A card before and after something that was done with it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
pub struct CardChangeView {
    pub card: u64,
    pub number: String,
    pub before: MoneyView,
    pub after: MoneyView,
    pub principal: DeltaView,
    pub gift: DeltaView,
    pub principal_after: MoneyView,
    pub gift_after: MoneyView,
}

/// The order of the member list.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum MemberOrder {
    #[default]
    Newest,
    Name,
    Phone,
    Card,
    MostMoney,
    LeastMoney,
}

/// A page of members.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
pub struct MemberList {
    pub cards: Vec<CardView>,
    /// All that there are in this order; of a search, those that are shown.
    pub total: u64,
    /// Names and phones are still being read: so many of 1000 parts.
    pub building: Option<u16>,
}

/// One line of a statement.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
pub struct StatementRowView {
    pub seq: u64,
    pub n: u32,
    pub wall_ms: i64,
    /// `move.<code>` in the words; the codes are those of `MoveKind::code`.
    pub kind: String,
    pub principal: DeltaView,
    pub gift: DeltaView,
    pub principal_after: MoneyView,
    pub gift_after: MoneyView,
    /// The sale or top-up behind it.
    pub sale: Option<u64>,
    pub staff: String,
    pub note: String,
}

/// A card with the newest lines of its statement.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
pub struct StatementView {
    pub card: CardView,
    /// Newest first.
    pub rows: Vec<StatementRowView>,
    /// Older lines are there.
    pub more: bool,
}

/// A fixed amount on its key.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
pub struct TierView {
    /// 1 to 9.
    pub key: u8,
    pub amount: MoneyView,
    pub gift: MoneyView,
    /// What is on the card more then.
    pub total: MoneyView,
}

/// What the counter's cards are, and whether their holders can be read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
pub struct MembersView {
    /// The card's name.
    pub name: String,
    pub tiers: Vec<TierView>,
    pub any_amount: bool,
    /// Per cent of what is paid by the guest's own money; 0 is none.
    pub spending_gift: u16,
    /// Names and phones cannot be read: `holders.<code>` in the words.
    pub trouble: Option<String>,
}

/// The card that an open top-up is for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
pub struct TopUpView {
    pub card: u64,
    pub number: String,
    pub gift: MoneyView,
    /// On the card now, and once it is paid.
    pub before: MoneyView,
    pub after: MoneyView,
}

/// What a top-up of so much would be.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
pub struct TopUpPreview {
    pub amount: MoneyView,
    pub gift: MoneyView,
    pub before: MoneyView,
    pub after: MoneyView,
    /// "No gift at this amount; 500 gives 75."
    pub hint: Option<TierView>,
    /// Why it cannot be.
    pub problem: Option<Code>,
}

/// What paying by a card would do.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
pub struct SpendPreview {
    pub card: CardView,
    /// What is to be paid.
    pub due: MoneyView,
    pub principal: MoneyView,
    pub gift: MoneyView,
    /// Gift on spending.
    pub earned: MoneyView,
    /// Still to be paid otherwise.
    pub rest: MoneyView,
    pub after: MoneyView,
    pub problem: Option<Code>,
}

/// What closing a card would do.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
pub struct ClosePreview {
    pub card: CardView,
    pub paid_out: MoneyView,
    /// Gift that is lost to the guest.
    pub expired: MoneyView,
    /// The prepaid-card rules let it be paid out in notes.
    pub in_cash: bool,
    /// Most that is paid out in notes.
    pub cash_back: MoneyView,
    pub problem: Option<Code>,
}

/// What refunding a top-up does to the card.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
pub struct UnloadView {
    pub change: CardChangeView,
    /// Gift that goes back first.
    pub gift: MoneyView,
    /// Kept from what is paid out, for gift that was spent.
    pub withheld: MoneyView,
    /// Gift that was spent and that the shop bears.
    pub forgiven: MoneyView,
    pub paid_out: MoneyView,
}

/// Which money of a card is set right.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum CardPartView {
    Principal,
    Gift,
}

/// How a closed card's money leaves.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum PayOutView {
    Cash,
    /// A transfer on the bank's terminal or app; booked here.
    Bank,
}

/// What is put down of a holder, as typed. It cannot be printed.
#[derive(Clone, Default, PartialEq, Eq, Deserialize, Type)]
pub struct HolderEdit {
    pub name: String,
    /// Whole, or as it was shown masked: then it stays.
    pub phone: String,
    pub code: String,
    pub note: String,
}

/// The words' key of a move.
#[must_use]
pub fn move_code(kind: MoveKind) -> String {
    kind.code().to_owned()
}
