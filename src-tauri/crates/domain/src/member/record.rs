//! What the journal says beside a card's moves.

use super::{Refunded, Spent};
use crate::ids::{SaleId, TradeNo};
use money::Fen;
use serde::{Deserialize, Serialize};

/// What moved a card.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Why {
    /// A sale: paid by the card, or a top-up that is complete.
    Sale { sale: SaleId },
    /// A payment by card went back onto it.
    GivenBack { sale: SaleId, no: TradeNo, is: Spent },
    /// A top-up goes back.
    Unloaded { sale: SaleId, is: Refunded },
    /// A way back of a top-up failed; its money is on the card again.
    Reloaded { sale: SaleId, no: TradeNo, amount: Fen },
    /// Change of a sale in notes.
    Change { sale: SaleId },
    /// Asked for at the counter.
    Desk,
}

/// A batch of old balances, as the report says it that the owner signs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Import {
    /// New cards, numbered on without a gap.
    pub cards: u32,
    /// Balances that went onto cards which were there.
    pub merged: u32,
    /// All together, in fen.
    pub principal: Fen,
    pub gift: Fen,
    /// The file did not tell principal and gift apart.
    pub whole: bool,
    /// What the file said, whatever it was called: 64 hexadecimal digits.
    pub identity: String,
}
