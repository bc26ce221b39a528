//! Giving back what a card paid, and taking off a card what was loaded: planned before anything is done, so that a
//! preview, the gate of rights and the refund itself say the same.

use domain::member::{self, Card, CardId, GiveBack, Plan, Programme, Refunded, Spent, TopUpRefund, ToppedUp};
use domain::refund::{self, CardBack, Part, Phase, Refund, Source};
use domain::refusal::Refusal;
use domain::sale::{Purpose, Sale, SaleStatus};
use domain::tender::Tender;
use money::Fen;
use std::collections::BTreeMap;
use store::Reader;

const BOOK: fn(store::BookError) -> Refusal = |_| Refusal::BookTrouble;

/// One way back, and what it does to a card.
pub(in super::super) struct Way {
    pub part: Part,
    pub card: Option<CardBack>,
    pub plan: Option<Plan>,
}

impl Way {
    /// A way back that touches no card.
    pub const fn plain(part: Part) -> Self {
        Self { part, card: None, plan: None }
    }
}

/// What a refund would do.
pub(in super::super) struct Back {
    pub ways: Vec<Way>,
    /// What could still be given back then, in fen.
    pub left_after: Fen,
    /// Of a top-up that is on its card.
    pub unload: Option<TopUpRefund>,
}

impl Back {
    /// What leaves the shop or goes onto cards, in fen.
    pub fn total(&self) -> Fen {
        Fen::sum(self.ways.iter().map(|way| way.part.amount)).unwrap_or(Fen::MAX)
    }
}

/// The card that is loaded by a sale which is settled: only then is its money there.
pub(in super::super) fn loaded_card(sale: &Sale) -> Option<(CardId, ToppedUp)> {
    match sale.purpose {
        Purpose::TopUp { card, gift } if sale.status == SaleStatus::Settled => {
            Some((card, ToppedUp { paid: sale.entry.due, gift }))
        }
        Purpose::TopUp { .. } | Purpose::Goods => None,
    }
}

/// What of a sale can still be given back, in fen: of a top-up as much as is left of it on its card.
///
/// # Errors
/// [`Refusal::BookTrouble`].
pub(in super::super) fn left_of(reader: &Reader, sale: &Sale, known: &[Refund]) -> Result<Fen, Refusal> {
    let Some((card, of)) = loaded_card(sale) else {
        let parts = refund::left(sale, known);
        return Fen::sum(parts.iter().map(|part| part.amount)).ok_or(Refusal::AmountTooLarge);
    };
    let back = taken_off(sale, known).ok_or(Refusal::AmountTooLarge)?;
    let there = reader.card_now(card).map_err(BOOK)?.map(|(_, card)| card.principal);
    Ok(of.paid.less_or_zero(back.principal).min(there.unwrap_or_default()))
}

/// True when nothing is left that could go back one day.
pub(in super::super) fn is_all_back(sale: &Sale, known: &[Refund]) -> bool {
    match loaded_card(sale) {
        Some((_, of)) => taken_off(sale, known).is_some_and(|back| back.principal >= of.paid),
        None => refund::left(sale, known).is_empty(),
    }
}

/// Spreads `amount` (all that is left when `None`) over what a sale can give back. A top-up goes back as far as it
/// is on its card, the gift first.
///
/// # Errors
/// As for [`refund::plan`]; of a card, as for [`member::refund_top_up`] and [`member::give_back`];
/// [`Refusal::RefundNothingLeft`] when all of a top-up would be kept for gift that was spent;
/// [`Refusal::BookTrouble`].
pub(in super::super) fn plan_back(
    reader: &Reader,
    programme: &Programme,
    sale: &Sale,
    known: &[Refund],
    amount: Option<Fen>,
) -> Result<Back, Refusal> {
    if let Some((card, of)) = loaded_card(sale) {
        return unload(reader, programme, (sale, known), (card, of), amount);
    }
    let plan = refund::plan(sale, known, amount)?;
    let mut cards = BTreeMap::new();
    let ways =
        plan.parts.into_iter().map(|part| give_back(reader, programme, (sale, known), part, &mut cards));
    Ok(Back { ways: ways.collect::<Result<_, _>>()?, left_after: plan.left_after, unload: None })
}

/// One part; `cards` are as the parts before leave them.
fn give_back(
    reader: &Reader,
    programme: &Programme,
    (sale, known): (&Sale, &[Refund]),
    part: Part,
    cards: &mut BTreeMap<CardId, Card>,
) -> Result<Way, Refusal> {
    let Source::Member { part: place, .. } = part.source else { return Ok(Way::plain(part)) };
    let tender = usize::try_from(place).ok().and_then(|place| sale.tenders.get(place));
    let Some(Tender::Member { card, spent }) = tender else { return Err(Refusal::RefundNothingLeft) };
    let own = known.iter().filter(|refund| refund.source == part.source && !is_failed(refund));
    let mut back = own.filter_map(|refund| match refund.card {
        Some(CardBack::Spent(is)) => Some(is),
        _ => None,
    });
    let back = back.try_fold(Spent::default(), Spent::and).ok_or(Refusal::AmountTooLarge)?;
    let (id, found) = reader.card_now(*card).map_err(BOOK)?.ok_or(Refusal::CardUnknown)?;
    let heir = cards.get(&id).copied().unwrap_or(found);
    let told: GiveBack = member::give_back(&heir, programme, spent, &back, Some(part.amount))?;
    if let Some(change) = told.plan.changes.first() {
        cards.insert(id, change.after);
    }
    Ok(Way { part, card: Some(CardBack::Spent(told.is)), plan: Some(told.plan) })
}

fn unload(
    reader: &Reader,
    programme: &Programme,
    (sale, known): (&Sale, &[Refund]),
    (card, of): (CardId, ToppedUp),
    amount: Option<Fen>,
) -> Result<Back, Refusal> {
    let (id, heir) = reader.card_now(card).map_err(BOOK)?.ok_or(Refusal::CardUnknown)?;
    let back = taken_off(sale, known).ok_or(Refusal::AmountTooLarge)?;
    let told = member::refund_top_up(&heir, programme, &of, &back, amount)?;
    if told.paid_out.is_zero() {
        // the guest would lose what is there and get nothing
        return Err(Refusal::RefundNothingLeft);
    }
    let plan = refund::plan(sale, known, Some(told.paid_out))?;
    let mut ways: Vec<Way> = plan.parts.into_iter().map(Way::plain).collect();
    if let Some(first) = ways.first_mut() {
        first.card = Some(CardBack::Unloaded { card: id, is: told.is });
        first.plan = Some(told.plan.clone());
    }
    Ok(Back { ways, left_after: told.left_after, unload: Some(told) })
}

/// What was taken off the card of a top-up so far. Money of a way back that failed is on the card again; the gift
/// that went with it is not. `None` beyond the bound of money.
fn taken_off(sale: &Sale, known: &[Refund]) -> Option<Refunded> {
    let own = || known.iter().filter(|refund| refund.sale == sale.id && !refund.orphan);
    let mut sum = Refunded::default();
    for refund in own() {
        if let Some(CardBack::Unloaded { is, .. }) = refund.card {
            sum = sum.and(is)?;
        }
    }
    let failed = Fen::sum(own().filter(|refund| is_failed(refund)).map(|refund| refund.amount))?;
    sum.principal = sum.principal.less(failed)?;
    Some(sum)
}

const fn is_failed(refund: &Refund) -> bool {
    matches!(refund.phase, Phase::Failed(_))
}
