//! What a guest pays: one amount, one or several tenders.
//!
//! `counted + awaited <= due` always holds, so no two tenders can pay the same fen.

#[cfg(test)]
mod deposit_table;
#[cfg(test)]
mod proofs;
#[cfg(test)]
mod table;

use crate::entry::Entry;
use crate::evidence::Wallet;
use crate::ids::{SaleId, TradeNo};
use crate::ledger::Account;
use crate::member::{CardId, Spent, ToppedUp};
use crate::refusal::Refusal;
use crate::tender::{CashRounding, RecordKind, Tender, WalletPart};
use money::Fen;
use serde::{Deserialize, Serialize};

/// Where a sale stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum SaleStatus {
    /// Something is still to be paid.
    Open,
    /// Paid in full.
    Settled,
    /// Given up; whatever was paid is given back.
    Abandoned,
}

/// What a guest pays for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Purpose {
    /// What the shop sells.
    #[default]
    Goods,
    /// Money on a member card. The gift is what the guest was told before paying.
    TopUp { card: CardId, gift: Fen },
}

impl Purpose {
    /// Facts of ordinary sales do not name their purpose.
    fn is_goods(&self) -> bool {
        *self == Self::Goods
    }

    /// What payments are credited to.
    #[must_use]
    pub const fn credit(self) -> Account {
        match self {
            Self::Goods => Account::Sales,
            Self::TopUp { .. } => Account::TopUps,
        }
    }

    /// What ways back are charged to.
    #[must_use]
    pub const fn charged(self) -> Account {
        match self {
            Self::Goods => Account::Refunds,
            Self::TopUp { .. } => Account::TopUps,
        }
    }
}

/// A sale.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sale {
    /// Its number on this counter.
    pub id: SaleId,
    /// What was typed.
    pub entry: Entry,
    /// In the order in which they were begun.
    pub tenders: Vec<Tender>,
    /// Where it stands.
    pub status: SaleStatus,
    /// What it is paid for.
    #[serde(default, skip_serializing_if = "Purpose::is_goods")]
    pub purpose: Purpose,
}

impl Sale {
    /// A sale with nothing paid.
    #[must_use]
    pub const fn open(id: SaleId, entry: Entry) -> Self {
        Self { id, entry, tenders: Vec::new(), status: SaleStatus::Open, purpose: Purpose::Goods }
    }

    /// A top-up with nothing paid.
    #[must_use]
    pub const fn top_up(id: SaleId, card: CardId, asked: ToppedUp) -> Self {
        let (gross, due) = (asked.paid, asked.paid);
        let entry = Entry { gross, discount: Fen::ZERO, undiscountable: Fen::ZERO, due, deposit: Fen::ZERO };
        let purpose = Purpose::TopUp { card, gift: asked.gift };
        Self { id, entry, tenders: Vec::new(), status: SaleStatus::Open, purpose }
    }

    /// What has been paid and counts.
    #[must_use]
    pub fn counted(&self) -> Fen {
        Fen::sum(self.tenders.iter().map(Tender::counted)).unwrap_or(Fen::MAX)
    }

    /// What may still come in through open attempts.
    #[must_use]
    pub fn awaited(&self) -> Fen {
        Fen::sum(self.tenders.iter().map(Tender::awaited)).unwrap_or(Fen::MAX)
    }

    /// What is still to be paid, open attempts not deducted.
    #[must_use]
    pub fn rest(&self) -> Fen {
        self.entry.due.less_or_zero(self.counted())
    }

    /// The attempts that are not decided and still wanted.
    pub fn open_attempts(&self) -> impl Iterator<Item = &TradeNo> {
        self.tenders.iter().filter_map(|tender| match tender {
            Tender::Wallet { no, part: WalletPart::Open, .. } => Some(no),
            _ => None,
        })
    }

    /// A wallet part of `amount` is about to be dispatched.
    ///
    /// # Errors
    /// [`Refusal::SaleNotOpen`]; [`Refusal::AttemptOpen`] while another attempt is undecided;
    /// [`Refusal::AmountTooLarge`] above the rest; with a card's balance [`Refusal::CardByCard`] for a top-up, and
    /// [`Refusal::DepositChannel`] for what would cover a sale with a deposit.
    pub fn start_wallet(&self, no: &TradeNo, wallet: Wallet, amount: Fen) -> Result<Tender, Refusal> {
        self.must_take(amount)?;
        let held = self.held_with(amount);
        if wallet.is_card() {
            self.must_be_goods()?;
            if !held.is_zero() {
                return Err(Refusal::DepositChannel);
            }
        }
        Ok(Tender::Wallet { no: no.clone(), wallet, amount, part: WalletPart::Open, held })
    }

    /// The deposit that is charged together with a payment of `amount`: all of it with the payment that
    /// covers the whole rest, none with a part.
    #[must_use]
    pub fn held_with(&self, amount: Fen) -> Fen {
        if amount == self.rest() && !amount.is_zero() { self.entry.deposit } else { Fen::ZERO }
    }

    /// Cash for the rest. Less than the rest pays a part; more gives change. What covers the rest
    /// but not what rounding up asks for is enough.
    ///
    /// # Errors
    /// [`Refusal::SaleNotOpen`], [`Refusal::AttemptOpen`], [`Refusal::AmountZero`];
    /// [`Refusal::DepositMissing`] when the sale is covered and its deposit is not;
    /// [`Refusal::CashUnreadable`] when the change would reach the amount of a typing slip.
    pub fn take_cash(&self, received: Fen, rounding: CashRounding) -> Result<Tender, Refusal> {
        self.must_be_free()?;
        let rest = self.rest();
        let asked = rounding.apply(rest);
        let held = self.held_with(rest);
        if received.is_zero() {
            return Err(Refusal::AmountZero);
        }
        let with = |fen: Fen| fen.plus(held).ok_or(Refusal::AmountTooLarge);
        let enough = asked.min(rest);
        if received < with(enough)? {
            // a part pays the sale alone; the deposit comes with what covers the rest
            if received >= enough {
                return Err(Refusal::DepositMissing);
            }
            return Ok(Tender::Cash {
                amount: received,
                rounding: money::FenDelta::ZERO,
                received,
                change: Fen::ZERO,
                held: Fen::ZERO,
            });
        }
        let kept = asked.min(received.less_or_zero(held));
        let change = received.less(with(kept)?).ok_or(Refusal::CashUnreadable)?;
        if change > CHANGE_MAX {
            return Err(Refusal::CashUnreadable);
        }
        Ok(Tender::Cash { amount: rest, rounding: kept.delta(rest), received, change, held })
    }

    /// A bookkeeping tender of `amount`.
    ///
    /// # Errors
    /// As for [`Self::start_wallet`]; [`Refusal::DepositNotByRecord`] for what would cover a sale with a deposit.
    pub fn take_record(&self, kind: RecordKind, amount: Fen, reference: &str) -> Result<Tender, Refusal> {
        self.must_take_alone(amount)?;
        Ok(Tender::Record { kind, amount, reference: reference.chars().take(REFERENCE_MAX).collect() })
    }

    /// A part, or all of the rest, by a member card.
    ///
    /// # Errors
    /// As for [`Self::start_wallet`]; [`Refusal::CardByCard`] for a top-up; [`Refusal::DepositNotByRecord`] for
    /// what would cover a sale with a deposit.
    pub fn take_member(&self, card: CardId, spent: Spent) -> Result<Tender, Refusal> {
        self.must_be_free()?;
        self.must_be_goods()?;
        self.must_take_alone(spent.amount())?;
        Ok(Tender::Member { card, spent })
    }

    /// A part of `amount` has its place in the rest.
    fn must_take(&self, amount: Fen) -> Result<(), Refusal> {
        self.must_be_free()?;
        if amount.is_zero() {
            return Err(Refusal::AmountZero);
        }
        if amount > self.rest() { Err(Refusal::AmountTooLarge) } else { Ok(()) }
    }

    /// As [`Self::must_take`], for ways of paying by which no deposit is held: it would have no way back by itself.
    fn must_take_alone(&self, amount: Fen) -> Result<(), Refusal> {
        self.must_take(amount)?;
        if self.held_with(amount).is_zero() { Ok(()) } else { Err(Refusal::DepositNotByRecord) }
    }

    /// What a card pays for: another card is not loaded by it.
    fn must_be_goods(&self) -> Result<(), Refusal> {
        if self.purpose == Purpose::Goods { Ok(()) } else { Err(Refusal::CardByCard) }
    }

    fn must_be_free(&self) -> Result<(), Refusal> {
        if self.status != SaleStatus::Open {
            return Err(Refusal::SaleNotOpen);
        }
        if self.open_attempts().next().is_some() {
            return Err(Refusal::AttemptOpen);
        }
        Ok(())
    }

    /// Whether a payment that came in now counts for this sale, or is owed back.
    #[must_use]
    pub fn takes(&self, no: &TradeNo) -> bool {
        self.status == SaleStatus::Open
            && self.tenders.iter().any(|tender| {
                matches!(tender, Tender::Wallet { no: own, amount, part: WalletPart::Open, .. }
                    if own == no && *amount <= self.rest())
            })
    }

    /// Marks a wallet part. Unknown numbers change nothing.
    pub fn mark(&mut self, no: &TradeNo, to: WalletPart) {
        for tender in &mut self.tenders {
            if let Tender::Wallet { no: own, part, .. } = tender
                && own == no
            {
                *part = to;
            }
        }
    }

    /// True when everything is paid and nothing more may come in for it.
    #[must_use]
    pub fn is_paid_up(&self) -> bool {
        self.status == SaleStatus::Open && self.rest().is_zero() && self.awaited().is_zero()
    }
}

/// Change above this is a typing slip: 1,000 yuan.
const CHANGE_MAX: Fen = match Fen::new(100_000) {
    Some(fen) => fen,
    None => Fen::ZERO,
};
/// Longest reference of a bookkeeping tender, in characters.
const REFERENCE_MAX: usize = 40;
