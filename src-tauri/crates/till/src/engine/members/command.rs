//! What is asked for about member cards. Holds names and phones, so it cannot be printed.

use crate::view::{CardPartView, HolderEdit, PayOutView};
use domain::ids::BatchId;
use domain::member::CardId;
use domain::staff::Act;

impl MemberCommand {
    /// What it is in the table of rights.
    #[must_use]
    pub const fn act(&self) -> Act {
        match self {
            Self::TopUp { .. } | Self::Pay { .. } | Self::KeepChange { .. } => Act::Collect,
            Self::Show { .. }
            | Self::Open { .. }
            | Self::Transfer { .. }
            | Self::Lose { .. }
            | Self::Found { .. }
            | Self::Replace { .. }
            | Self::Rename { .. }
            | Self::PrintStatement { .. } => Act::TendCards,
            Self::Adjust { .. } => Act::AdjustCard,
            Self::Close { .. } => Act::CloseCard,
            Self::SeePhone { .. } => Act::SeePhone,
            Self::Forget { .. } | Self::UndoBatch { .. } | Self::PrintBatch { .. } | Self::Export { .. } => {
                Act::MoveMembers
            }
        }
    }
}

/// A wish about cards.
#[derive(Clone, PartialEq, Eq)]
pub enum MemberCommand {
    /// Opens the page of a card (found, scanned); `None` puts it away.
    Show {
        card: Option<CardId>,
    },
    /// A new card, with its holder or without; its page opens.
    Open {
        holder: HolderEdit,
    },
    /// Puts a top-up in front: the tier on this key, or an amount as typed. It is paid like a sale.
    TopUp {
        card: CardId,
        tier: Option<u8>,
        amount: String,
    },
    /// Pays the open sale, or the amount on the line, by card; `amount` as typed is a part, empty all that is
    /// due. Less on the card than that asks first.
    Pay {
        card: CardId,
        amount: String,
    },
    /// Puts the change of the sale that was just paid in notes on the card.
    KeepChange {
        card: CardId,
    },
    /// Sets a balance right: `+20`, `-3.5`; with a reason.
    Adjust {
        card: CardId,
        part: CardPartView,
        amount: String,
        reason: String,
    },
    /// Card to card, all when `amount` is empty; both holders have agreed.
    Transfer {
        from: CardId,
        to: CardId,
        amount: String,
        agreed: bool,
    },
    Lose {
        card: CardId,
    },
    Found {
        card: CardId,
    },
    /// A new card takes the place of this one; `code` is what is printed on the new plastic, if anything.
    Replace {
        card: CardId,
        code: String,
    },
    /// Pays out and closes.
    Close {
        card: CardId,
        pay_out: PayOutView,
    },
    /// Other words of the holder; a masked phone stays as it is.
    Rename {
        card: CardId,
        holder: HolderEdit,
    },
    /// Writes down that somebody looks at a whole phone number, and why; the shell shows it after that.
    SeePhone {
        card: CardId,
        reason: String,
    },
    /// Destroys the holder's words; the accounts stay.
    Forget {
        card: CardId,
    },
    /// Prints the statement: the newest lines, at most a page.
    PrintStatement {
        card: CardId,
    },
    /// Takes a batch out again of which no card was used.
    UndoBatch {
        batch: BatchId,
    },
    /// Prints a batch's report again.
    PrintBatch {
        batch: BatchId,
    },
    /// Writes down that members are written to a file.
    Export {
        count: u64,
        masked: bool,
    },
}
