//! Change of a sale in notes that goes on a card instead of into the guest's hand.

use super::super::lane::{Front, Then};
use super::super::settle::change_of;
use super::super::{Counter, Output};
use super::cards::{card_view, change_view, parts_of};
use super::postings::moved_entry;
use crate::clock::Now;
use crate::view::{Ask, MoneyView};
use domain::ids::SaleId;
use domain::ledger::Account;
use domain::member::{self, CardId, Why};
use domain::refusal::Refusal;
use domain::sale::Sale;
use domain::slip::{Slip, SlipKind};
use money::Fen;

impl Counter {
    /// The change of a sale that is about to stand on the screen, as long as it does.
    pub(in super::super) fn change_to_keep(&self, sale: &Sale) -> Option<(SaleId, Fen)> {
        let change = change_of(sale).filter(|change| !change.is_zero());
        change.filter(|_| self.config.members.is_some()).map(|change| (sale.id, change))
    }

    fn change_on_screen(&self) -> Result<(SaleId, Fen), Refusal> {
        let paid = matches!(self.lane.front, Front::Paid(_));
        self.lane.change.filter(|_| paid).ok_or(Refusal::CaseUnknown)
    }

    /// A card was held out while change lies there.
    pub(super) fn ask_to_keep_change(&mut self, card: CardId) -> Result<(), Refusal> {
        let (_, change) = self.change_on_screen()?;
        let row = self.card_row(card)?;
        let plan = member::small_change(&self.limited_card(card)?, self.programme()?, change)?;
        let after = plan.changes.first().map(|own| own.after.total()).unwrap_or_default();
        let view = card_view(self.finder().as_ref(), self.programme()?, &row);
        let (change, after) = (MoneyView::from(change), MoneyView::from(after));
        self.lane.ask(Ask::KeepChange { card: Box::new(view), change, after }, Then::KeepChange(card));
        Ok(())
    }

    /// The notes stay in the drawer, and the card is richer by them.
    ///
    /// # Errors
    /// [`Refusal::CaseUnknown`] when no change is on the screen, or it is on a card already.
    pub(in super::super) fn keep_change(&mut self, now: Now, card: CardId) -> Result<(), Refusal> {
        let (sale, change) = self.change_on_screen()?;
        let plan = member::small_change(&self.limited_card(card)?, self.programme()?, change)?;
        self.cash_may_move()?;
        self.roll_day(now)?;
        let no = self.config.numbering.slip_no(self.counts.slip).ok_or(Refusal::NotConfigured)?;
        let txn = plan.txn(format!("change-{}", no.0), Account::CashDrawer);
        let original = match &self.lane.front {
            Front::Paid(view) => Some(domain::ids::SlipNo(view.slip.clone())),
            _ => None,
        };
        let slip = Slip {
            sale,
            original,
            gross: change,
            total: change,
            cards: parts_of(&plan),
            ..self.bare_slip(now, no, SlipKind::Card)
        };
        let mut entries = vec![moved_entry(&plan, Why::Change { sale }, "", txn)];
        self.slip_entries(&slip, &mut entries);
        self.commit(now, &entries)?;

        self.slip_issued(now, &slip);
        self.lane.change = None;
        (self.lane.opened_member, self.lane.presented) = (None, None);
        if let Front::Paid(view) = &mut self.lane.front {
            view.change = Some(MoneyView::from(Fen::ZERO));
            view.cards.extend(slip.cards.iter().map(change_view));
        }
        let words = self.amount_words(change);
        self.out.push(Output::Say(format!("会员卡充值成功，{words}")));
        Ok(())
    }
}
