//! How an amount to give back is spread over a sale's tenders, and what is left of each.

use super::{Phase, Refund, Source};
use crate::refusal::Refusal;
use crate::sale::{Sale, SaleStatus};
use crate::tender::{Tender, WalletPart};
use money::Fen;

/// One refund of a plan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// Which money.
    pub source: Source,
    /// How much of it, in fen; at least 1.
    pub amount: Fen,
}

/// What would be given back, and what would still be left afterwards.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Plan {
    /// In the order in which they are given back.
    pub parts: Vec<Part>,
    /// What could still be given back then, in fen.
    pub left_after: Fen,
}

/// What each tender of a sale can still give back: paid less given back, less what is unknown.
/// Wallet parts come first, in the order they were paid; cash comes last.
#[must_use]
pub fn left(sale: &Sale, refunds: &[Refund]) -> Vec<Part> {
    let mut parts: Vec<Part> = Vec::new();
    for (part, tender) in (0_u32..).zip(&sale.tenders) {
        let (source, amount) = match tender {
            Tender::Wallet { no, wallet, amount, part: WalletPart::Paid, held } => {
                // the cloud is told the order's whole amount, of which the deposit is a part
                let total = amount.plus(*held).unwrap_or(*amount);
                (Source::Wallet { of: no.clone(), wallet: *wallet, total }, *amount)
            }
            Tender::Wallet { .. } => continue,
            Tender::Deposit { back, amount, .. } => (back.clone(), *amount),
            // what really went into the drawer, so that rounding is not given away
            Tender::Cash { received, change, held, .. } => {
                (Source::Cash, received.less_or_zero(*change).less_or_zero(*held))
            }
            Tender::Record { kind, amount, .. } => (Source::Record(*kind), *amount),
            Tender::Member { card, spent } => (Source::Member { card: *card, part }, spent.amount()),
        };
        if let Some(known) = parts.iter_mut().find(|part| part.source == source) {
            known.amount = known.amount.plus(amount).unwrap_or(Fen::MAX);
        } else {
            parts.push(Part { source, amount });
        }
    }
    for part in &mut parts {
        let given = refunds
            .iter()
            .filter(|r| r.sale == sale.id && !r.orphan && r.source == part.source)
            .filter(|r| !matches!(r.phase, Phase::Failed(_)))
            .map(|r| r.amount);
        part.amount = part.amount.less_or_zero(Fen::sum(given).unwrap_or(Fen::MAX));
    }
    parts.sort_by_key(|part| match part.source {
        Source::Wallet { .. } | Source::Consumed { .. } | Source::Member { .. } => 0,
        Source::Record(_) => 1,
        Source::Cash => 2,
    });
    parts.retain(|part| !part.amount.is_zero());
    parts
}

/// Spreads `amount` (all that is left when `None`) over what is left.
///
/// # Errors
/// [`Refusal::SaleNotSettled`] while the sale is open; [`Refusal::RefundNothingLeft`];
/// [`Refusal::RefundTooMuch`]; [`Refusal::AmountZero`].
pub fn plan(sale: &Sale, refunds: &[Refund], amount: Option<Fen>) -> Result<Plan, Refusal> {
    if sale.status == SaleStatus::Open {
        return Err(Refusal::SaleNotSettled);
    }
    let available = left(sale, refunds);
    let total = Fen::sum(available.iter().map(|p| p.amount)).ok_or(Refusal::AmountTooLarge)?;
    if total.is_zero() {
        return Err(Refusal::RefundNothingLeft);
    }
    let amount = amount.unwrap_or(total);
    if amount.is_zero() {
        return Err(Refusal::AmountZero);
    }
    let left_after = total.less(amount).ok_or(Refusal::RefundTooMuch)?;
    let mut rest = amount;
    let mut parts = Vec::new();
    for part in available {
        if rest.is_zero() {
            break;
        }
        let take = rest.min(part.amount);
        rest = rest.less_or_zero(take);
        parts.push(Part { source: part.source, amount: take });
    }
    Ok(Plan { parts, left_after })
}
