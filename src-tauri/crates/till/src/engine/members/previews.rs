//! What a payment, a top-up or a closing would do, before it is done: pure reading.

use super::cards::{card_view, limited};
use super::loading::read_ask;
use crate::view::{ClosePreview, Code, MoneyView, SpendPreview, TierView, TopUpPreview};
use ::members::Finder;
use domain::member::{self, Ask, CardId, Hint, Programme, Spent};
use domain::refusal::Refusal;
use money::Fen;
use store::{CardRow, Reader};

const BOOK: fn(store::BookError) -> Refusal = |_| Refusal::BookTrouble;

fn row(reader: &Reader, id: CardId) -> Result<CardRow, Refusal> {
    reader.card_row(id).map_err(BOOK)?.ok_or(Refusal::CardUnknown)
}

fn money(fen: Fen) -> MoneyView {
    MoneyView::from(fen)
}

/// What paying `due` by a card would do: all of it, or as much as is there.
///
/// # Errors
/// [`Refusal::CardUnknown`], [`Refusal::BookTrouble`]; any other stands in the view.
pub fn spend_preview(
    reader: &Reader,
    finder: Option<&Finder>,
    programme: &Programme,
    due: Fen,
    id: CardId,
) -> Result<SpendPreview, Refusal> {
    let row = row(reader, id)?;
    let view = |is: Spent, rest: Fen, after: Fen, problem| SpendPreview {
        card: card_view(finder, programme, &row),
        due: money(due),
        principal: money(is.principal),
        gift: money(is.gift),
        earned: money(is.earned),
        rest: money(rest),
        after: money(after),
        problem,
    };
    Ok(match member::spend_up_to(&row.card, programme, due) {
        Ok(told) => {
            let after = told.plan.changes.first().map(|change| change.after.total());
            view(told.is, told.rest, after.unwrap_or_default(), None)
        }
        Err(why) => view(Spent::default(), due, row.card.total(), Some(Code::from(Refusal::from(why)))),
    })
}

/// What a top-up would be: of the tier on this key, or of an amount as typed.
///
/// # Errors
/// [`Refusal::CardUnknown`], [`Refusal::BookTrouble`]; any other stands in the view.
pub fn top_up_preview(
    reader: &Reader,
    finder: Option<&Finder>,
    programme: &Programme,
    id: CardId,
    tier: Option<u8>,
    amount: &str,
) -> Result<TopUpPreview, Refusal> {
    let card = limited(finder, &row(reader, id)?.card);
    let before = card.total();
    let ask = read_ask(tier, amount);
    let told = ask.and_then(|ask| Ok(member::top_up(&card, programme, ask)?));
    let asked = match ask {
        Ok(Ask::Amount(amount)) => amount,
        Ok(Ask::Tier(place)) => programme.tiers.get(place).map(|tier| tier.amount).unwrap_or_default(),
        Err(_) => Fen::ZERO,
    };
    Ok(match told {
        Ok(told) => TopUpPreview {
            amount: money(told.is.paid),
            gift: money(told.is.gift),
            before: money(before),
            after: money(told.plan.changes.first().map(|change| change.after.total()).unwrap_or_default()),
            hint: told.hint.and_then(|hint| hint_view(programme, hint)),
            problem: None,
        },
        Err(why) => TopUpPreview {
            amount: money(asked),
            gift: money(Fen::ZERO),
            before: money(before),
            after: money(before),
            hint: None,
            problem: Some(Code::from(why)),
        },
    })
}

/// The tier behind a hint, on its key.
fn hint_view(programme: &Programme, hint: Hint) -> Option<TierView> {
    super::tiers(programme).into_iter().find(|tier| tier.amount.fen == hint.amount.get())
}

/// What closing a card would do.
///
/// # Errors
/// [`Refusal::CardUnknown`], [`Refusal::BookTrouble`]; any other stands in the view.
pub fn close_preview(
    reader: &Reader,
    finder: Option<&Finder>,
    programme: &Programme,
    id: CardId,
) -> Result<ClosePreview, Refusal> {
    let row = row(reader, id)?;
    let told = member::close(&row.card, programme);
    let problem = told.as_ref().err().map(|why| Code::from(Refusal::from(*why)));
    let (paid_out, expired, in_cash) = told.map_or((Fen::ZERO, Fen::ZERO, false), |closing| {
        (closing.paid_out, closing.expired, closing.in_cash)
    });
    Ok(ClosePreview {
        card: card_view(finder, programme, &row),
        paid_out: money(paid_out),
        expired: money(expired),
        in_cash,
        cash_back: money(programme.limits.cash_back),
        problem,
    })
}
