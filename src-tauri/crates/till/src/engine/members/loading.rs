//! A top-up: asked like an amount, paid like a sale, and on its card once all of it is paid.

use super::super::Counter;
use super::super::Output;
use super::super::lane::Front;
use super::postings::plan_of;
use crate::clock::Now;
use crate::config::Work;
use crate::view::{MoneyView, TopUpView};
use domain::entry::Entry;
use domain::ids::SaleId;
use domain::member::{self, Ask, CardId, Change, Move, MoveKind, Plan, ToppedUp};
use domain::refusal::Refusal;
use domain::sale::{Purpose, Sale};
use domain::slip::Slip;
use money::parse_amount;

/// A top-up of which nothing is paid.
#[derive(Clone, Copy, Debug)]
pub(in super::super) struct Loading {
    pub card: CardId,
    ask: Ask,
    /// What the guest was told.
    told: ToppedUp,
}

impl Loading {
    /// What is asked of the guest.
    pub fn entry(&self) -> Entry {
        self.sale(SaleId::NONE).entry
    }

    pub const fn sale(&self, id: SaleId) -> Sale {
        Sale::top_up(id, self.card, self.told)
    }
}

impl Counter {
    /// Puts a top-up in front.
    pub(super) fn top_up(
        &mut self,
        now: Now,
        card: CardId,
        tier: Option<u8>,
        amount: &str,
    ) -> Result<(), Refusal> {
        if self.config.work == Work::DepositOnly {
            return Err(Refusal::DepositsOnly);
        }
        let ask = read_ask(tier, amount)?;
        let told = member::top_up(&self.limited_card(card)?, self.programme()?, ask)?.is;
        if told.paid > self.config.limits.ceiling {
            return Err(Refusal::AmountTooLarge);
        }
        if self.is_being_loaded(card) {
            return Err(Refusal::CardBusy);
        }
        if matches!(self.lane.front, Front::Refused { .. }) && self.front_sale_counts_nothing() {
            // as when another amount is typed: a refused sale of which nothing is paid ends
            self.abandon_front(now)?;
        }
        self.lane.clear();
        self.lane.loading = Some(Loading { card, ask, told });
        self.lane.front = Front::Armed;
        self.out.push(Output::Warm);
        Ok(())
    }

    /// The sale that the first tender opens; the rules are asked again, as the card may be another by then.
    pub(in super::super) fn top_up_to_be(&self, id: SaleId, loading: &Loading) -> Result<Sale, Refusal> {
        member::top_up(&self.limited_card(loading.card)?, self.programme()?, loading.ask)?;
        Ok(loading.sale(id))
    }

    /// What a complete top-up puts on its card, or on the one that took its place; `None` for other sales. It is
    /// paid, so no limit is asked and a lost card takes it, too.
    ///
    /// # Errors
    /// [`Refusal::CardClosed`] when no card is there to take it; [`Refusal::BookTrouble`].
    pub(in super::super) fn load_of(&self, sale: &Sale) -> Result<Option<Plan>, Refusal> {
        let Purpose::TopUp { card, gift } = sale.purpose else { return Ok(None) };
        let heir = self.heir_of(card)?.ok_or(Refusal::CardClosed)?;
        let (principal, gift) = (sale.entry.due.as_delta(), gift.as_delta());
        let own = Move { card: heir.id, kind: MoveKind::TopUp, principal, gift };
        plan_of(heir, own).map(Some).ok_or(Refusal::AmountTooLarge)
    }

    /// Whether money for this sale has a place to go.
    ///
    /// # Errors
    /// [`Refusal::BookTrouble`].
    pub(in super::super) fn is_loadable(&self, sale: &Sale) -> Result<bool, Refusal> {
        match self.load_of(sale) {
            Ok(_) => Ok(true),
            Err(Refusal::BookTrouble) => Err(Refusal::BookTrouble),
            Err(_) => Ok(false),
        }
    }

    /// # Errors
    /// As for [`Self::load_of`].
    pub(in super::super) fn must_be_loadable(&self, sale: &Sale) -> Result<(), Refusal> {
        self.load_of(sale).map(|_| ())
    }

    /// The card that the sale in front tops up.
    pub(in super::super) fn top_up_view(&self, sale: &Sale) -> Option<TopUpView> {
        let Purpose::TopUp { gift, .. } = sale.purpose else { return None };
        let plan = self.load_of(sale).ok().flatten()?;
        let Change { before, after } = plan.changes.first()?;
        Some(TopUpView {
            card: after.id.0,
            number: super::number(after.id),
            gift: MoneyView::from(gift),
            before: MoneyView::from(before.total()),
            after: MoneyView::from(after.total()),
        })
    }

    /// The voice after a top-up tells all that came onto the card.
    pub(in super::super) fn say_loaded(&mut self, slip: &Slip) {
        let part = slip.cards.first();
        let loaded = part.and_then(|part| part.principal.plus(part.gift)?.as_fen());
        let words = self.amount_words(loaded.unwrap_or(slip.total));
        self.out.push(Output::Say(format!("会员卡充值成功，{words}")));
    }
}

/// A key from 1 on, or an amount as typed.
pub(super) fn read_ask(tier: Option<u8>, amount: &str) -> Result<Ask, Refusal> {
    match tier {
        Some(key) => Ok(Ask::Tier(usize::from(key.checked_sub(1).ok_or(Refusal::NotATier)?))),
        None => Ok(Ask::Amount(parse_amount(amount)?)),
    }
}
