//! Paying by card: no network, no question but one, and both balances on screen and slip.

use super::super::Counter;
use super::super::lane::{Passed, Then};
use super::super::line::next_passed;
use super::cards::{card_view, part, part_of};
use crate::clock::Now;
use crate::config::Work;
use crate::view::{Ask, MoneyView};
use domain::member::{self, CardId, Change, MoveKind, Plan, Spend};
use domain::refusal::Refusal;
use domain::sale::{Purpose, Sale};
use domain::slip::CardPart;
use domain::tender::Tender;
use money::{Fen, parse_amount};

impl Counter {
    /// By key; an amount is a part.
    pub(super) fn pay_by_key(&mut self, now: Now, card: CardId, amount: &str) -> Result<(), Refusal> {
        let part = if amount.trim().is_empty() { None } else { Some(parse_amount(amount)?) };
        self.pay_by_card(now, card, part, Passed::default())
    }

    /// Pays the open sale or the amount on the line: all that is due, or a part.
    pub(in super::super) fn pay_by_card(
        &mut self,
        now: Now,
        card: CardId,
        part: Option<Fen>,
        passed: Passed,
    ) -> Result<(), Refusal> {
        if self.config.work == Work::DepositOnly {
            return Err(Refusal::DepositsOnly);
        }
        if self.is_taking() {
            return Err(Refusal::DepositChannel);
        }
        if let Some(ask) = self.tender_pause(now, passed)? {
            let passed = next_passed(&ask, passed);
            self.lane.ask(ask, Then::ByCard(card, part, passed));
            return Ok(());
        }
        let target = self.target()?;
        let sale = &target.sale;
        if sale.purpose != Purpose::Goods {
            return Err(Refusal::CardByCard);
        }
        let typed = if self.lane.sale.is_some() { self.lane.part(&self.config.limits)? } else { None };
        let rest = sale.rest();
        let amount = part.or(typed).unwrap_or(rest);
        if amount > rest {
            return Err(Refusal::AmountTooLarge);
        }
        let spend = member::spend_up_to(&self.known_card(card)?, self.programme()?, amount)?;
        if !spend.rest.is_zero() {
            return self.ask_for_the_part(card, &spend, rest, passed);
        }
        let tender = sale.take_member(card, spend.is)?;
        self.take(now, target, tender, Some(&spend.plan))
    }

    /// Less is on the card than was asked: this part, and the rest otherwise?
    fn ask_for_the_part(
        &mut self,
        card: CardId,
        spend: &Spend,
        due: Fen,
        passed: Passed,
    ) -> Result<(), Refusal> {
        let (row, part) = (self.card_row(card)?, spend.is.amount());
        let view = card_view(self.finder().as_ref(), self.programme()?, &row);
        let (card_view, rest) = (Box::new(view), MoneyView::from(due.less_or_zero(part)));
        let ask = Ask::PartByCard { card: card_view, part: MoneyView::from(part), rest };
        self.lane.ask(ask, Then::ByCard(card, Some(part), passed));
        Ok(())
    }

    /// What a settled sale did to cards: loaded one, or was paid by them. `fresh` is a card that pays in the same
    /// commit.
    pub(in super::super) fn sale_cards(
        &self,
        sale: &Sale,
        load: Option<&Plan>,
        fresh: Option<&Change>,
    ) -> Result<Vec<CardPart>, Refusal> {
        if let Some(change) = load.and_then(|plan| plan.changes.first()) {
            return Ok(vec![part_of(change, MoveKind::TopUp)]);
        }
        let mut parts: Vec<CardPart> = Vec::new();
        for tender in &sale.tenders {
            let Tender::Member { card, spent } = tender else { continue };
            let (principal, gift) = (spent.principal.as_delta().negated(), spent.earned.delta(spent.gift));
            let after = match fresh {
                Some(change) if change.after.id == *card => change.after,
                // it paid a part before; what took its place meanwhile is told instead of it
                _ => {
                    self.book
                        .card_now(*card)
                        .map_err(|_| Refusal::BookTrouble)?
                        .ok_or(Refusal::CardUnknown)?
                        .1
                }
            };
            let own = part(&after, MoveKind::Spend, principal, gift);
            match parts.iter_mut().find(|part| part.card == own.card) {
                Some(part) => {
                    let beyond = || Refusal::AmountTooLarge;
                    part.principal = part.principal.plus(principal).ok_or_else(beyond)?;
                    part.gift = part.gift.plus(gift).ok_or_else(beyond)?;
                }
                None => parts.push(own),
            }
        }
        Ok(parts)
    }
}
